"""Whether "done" speaks of the whole key result: not of a part, a figure, a meeting or something else."""

from __future__ import annotations

from commands.core.grammar.check_ins.pairs import Pair
from commands.core.grammar.check_ins.scene import Scene, Span, inside
from commands.core.grammar.check_ins.talk import touches_code
from commands.core.grammar.figures.number_words import PERCENT
from commands.core.grammar.figures.numbers import Number
from commands.core.grammar.words.lexicon import Hit, side
from commands.core.grammar.words.roles import Role, Side


def is_whole(scene: Scene, hit: Hit, pairs: list[Pair], taken: list[Span]) -> bool:
    """Whether "done" speaks of the whole key result and not of a part, a figure or something else."""
    start, end = scene.clauses.starts[scene.clauses.at(hit.start)], scene.clauses.end_of(hit.start)
    if any(start <= pair.start < end and pair.first.amount < pair.second.amount for pair in pairs):
        return False
    if Role.NOW in hit.roles and has_figure(scene, hit.end):
        return False  # sudah capai target 2 menit
    paired = [number for pair in pairs for number in (pair.first, pair.second)]
    loose = [at for at in scene.numbers if start <= at.start < end and at not in paired]
    loose = [at for at in loose if not inside(at.start, taken)]
    known = scene.key_result
    if known is not None and known.unit is not None:
        loose = [at for at in loose if at.amount != known.target]
    if any(at.unit != PERCENT or at.amount < 100 for at in loose):
        return _are_all(scene, loose, hit) or _counts_all(scene, loose, hit)
    if scene.ordinals(start, end) or _excepts(scene, start, end):
        return False
    topic = topic_before(scene, hit)
    if topic is not None and _is_meeting_of_it(scene, hit):
        return False
    if topic is None and any(Role.MEETING in other.roles for other in scene.within(start, hit.start)):
        return False  # họp xong rồi, KR1 52%
    if topic is not None:
        return scene.unknown_words(topic, hit.start) == 0 or _says_all(scene, topic, hit)
    behind = [ref.start for ref in scene.refs if hit.end <= ref.start < end]
    behind += [begin for begin, _ in scene.titles if hit.end <= begin < end]
    if behind:
        if any(Role.REPORT in other.roles for other in scene.within(hit.end, min(behind))):
            return False  # `ăn trưa xong em cập nhật KR2`
        return scene.unknown_words(hit.end, min(behind)) <= 1 and scene.unknown_words(start, hit.start) == 0
    return scene.unknown_words(start, end) == 0


def _are_all(scene: Scene, numbers: list[Number], hit: Hit) -> bool:
    """`all four milestones done`, 四个里程碑全部完成: the target, and of all of it that it is done."""
    target = scene.key_result.target if scene.key_result is not None else None
    words = range(scene.token_at(scene.clause_of(hit.start)[0]), hit.last)
    said = any(side(Side.ALL).match(scene.tokens, index) is not None for index in words)
    return said and [at.amount for at in numbers] == [target]


def _is_meeting_of_it(scene: Scene, hit: Hit) -> bool:
    """`kick off KR6 udah beres`, `KR6 demo selesai`: a meeting beside the code is what is over."""
    start = scene.clause_of(hit.start)[0]
    codes = [ref for ref in scene.refs if start <= ref.start < hit.start]
    meetings = [other for other in scene.within(start, hit.start) if Role.MEETING in other.roles]
    return any(touches_code(scene, meeting) for meeting in meetings) if codes else False


def _counts_all(scene: Scene, numbers: list[Number], hit: Hit) -> bool:
    """`KR3 selesai 5 klien`: directly behind the key result, and the target behind."""
    topic = topic_before(scene, hit)
    target = scene.key_result.target if scene.key_result is not None else None
    if topic is None or scene.gap(topic, hit.start):
        return False
    return [at.amount for at in numbers] == [target] and scene.gap(hit.end, numbers[0].start) == 0


def _excepts(scene: Scene, start: int, end: int) -> bool:
    """`done except the docs`, 除了文档都做完了."""
    words = range(scene.token_at(start), scene.token_at(end))
    return any(side(Side.EXCEPT).match(scene.tokens, index) is not None for index in words)


def _says_all(scene: Scene, topic: int, hit: Hit) -> bool:
    """`KR6 all milestones are done`, KR6所有里程碑都完成了."""
    words = range(scene.token_at(topic), hit.last)
    return any(side(Side.ALL).match(scene.tokens, index) is not None for index in words)


def has_figure(scene: Scene, place: int) -> bool:
    """Whether a figure follows within a word."""
    return any(0 <= scene.gap(place, at.start) <= 1 for at in scene.numbers if at.start >= place)


def topic_before(scene: Scene, hit: Hit) -> int | None:
    """Where the code or title words end that stand before a phrase in its clause."""
    start = scene.clauses.starts[scene.clauses.at(hit.start)]
    ends = [ref.end for ref in scene.refs if start <= ref.start < hit.start]
    ends += [end for begin, end in scene.titles if start <= begin < hit.start]
    return max(ends, default=None)
