"""The status a writer states in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from commands.core.grammar.check_ins.done_whole import has_figure, is_whole, topic_before
from commands.core.grammar.check_ins.pairs import Pair
from commands.core.grammar.check_ins.scene import Scene, Span, inside
from commands.core.grammar.check_ins.suppositions import is_topic_marker
from commands.core.grammar.check_ins.talk import is_of_blocker, touches_code
from commands.core.grammar.figures.number_words import PERCENT, duration_seconds
from commands.core.grammar.reading import StatedStatus
from commands.core.grammar.words.lexicon import Hit, side
from commands.core.grammar.words.roles import Role, Side

_STATUSES = {
    Role.ON_TRACK: StatedStatus.ON_TRACK,
    Role.LOOSE_ON_TRACK: StatedStatus.ON_TRACK,
    Role.AT_RISK: StatedStatus.AT_RISK,
    Role.LOOSE_AT_RISK: StatedStatus.AT_RISK,
    Role.OFF_TRACK: StatedStatus.OFF_TRACK,
    Role.LOOSE_OFF_TRACK: StatedStatus.OFF_TRACK,
}
_FIRM = frozenset({Role.ON_TRACK, Role.AT_RISK, Role.OFF_TRACK})
_FAR = 80
"""Characters before a status in which a negation or hedge is looked for."""
_FEW = 1
"""Unknown words a clause may hold beside an everyday status word."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A stated status and its place; `firm` ones are phrases nobody says in passing."""

    status: StatedStatus
    firm: bool
    start: int
    end: int


def find_status(scene: Scene, pairs: list[Pair], taken: list[Span]) -> Stated | None:
    """The first status a line states of its key result, unless a firm one follows a "but"."""
    first = None
    for stated in _statuses(scene, pairs, taken):
        if first is None:
            first = stated
        elif stated.firm and not first.firm and scene.is_contrasted(first.end, stated.start):
            return stated
    return first


def _statuses(scene: Scene, pairs: list[Pair], taken: list[Span]) -> Iterator[Stated]:
    for hit in scene.live(*_STATUSES, Role.DONE):
        if inside(hit.start, taken) or scene.is_of_title(hit):
            continue
        if _is_denied(scene, hit) or _is_left(scene, hit) or is_of_blocker(scene, hit):
            continue
        role = next((role for role in _STATUSES if role in hit.roles), None)
        if role is not None and (role in _FIRM or _is_said_alone(scene, hit)):
            yield Stated(_STATUSES[role], role in _FIRM, hit.start, hit.end)
        elif Role.DONE in hit.roles and is_whole(scene, hit, pairs, taken):
            yield Stated(StatedStatus.DONE, False, hit.start, hit.end)


def _is_denied(scene: Scene, hit: Hit) -> bool:
    """Negated or hedged within its clause."""
    start = max(scene.clause_of(hit.start)[0], hit.start - _FAR)
    for other in scene.within(start, hit.start):
        if _reaches(scene, other, hit):
            return True
        if Role.WAS in other.roles and not scene.gap(other.end, hit.start):
            return True  # sempat mundur, sekarang on track
        if not (other.roles.isdisjoint(_HEDGES) or is_topic_marker(scene, other)):
            return True
        if Role.BECAUSE in other.roles and not hit.roles & _FIRM:
            return True
        if Role.DONE in hit.roles and not other.roles.isdisjoint(_LIKELY) and _is_a_chance(scene, other, hit):
            return True
        if Role.SURE in other.roles and not hit.roles & _FIRM and not has_figure(scene, other.end):
            return not _is_rated(scene, other, hit)
        beside = Role.CONFIDENCE in other.roles and scene.gap(other.end, hit.start) <= 1
        if beside and not hit.roles & _FIRM and not has_figure(scene, other.end):
            return True
    if _is_enclosed(scene, hit) or _is_a_threshold(scene, hit):
        return True
    if Role.UNABLE in hit.roles and scene.skip(hit.end, Side.PARTICLE) < scene.clauses.end_of(hit.start):
        return True  # gagal nambah klien
    if Role.LOOSE_OFF_TRACK in hit.roles and (_is_late_report(scene, hit) or _is_slower(scene, hit)):
        return True
    behind = scene.within(hit.end, scene.clauses.end_of(hit.start))
    return any(Role.IF in other.roles for other in behind)


_LIKELY = (Role.SURE, Role.CHANCE)


def _is_a_chance(scene: Scene, likely: Hit, hit: Hit) -> bool:
    """`chắc 80% là xong`: how sure it is that it will be done."""
    return any(likely.end <= at.start < hit.start and at.unit == PERCENT for at in scene.numbers)


def _is_enclosed(scene: Scene, hit: Hit) -> bool:
    """`KR1 có căng đâu`: a denial that stands on both sides."""
    if Side.DENIED_BEHIND not in scene.tables:
        return False
    words = range(max(0, hit.first - 2), hit.first)
    before = (side(Side.DENIED_BEFORE).match(scene.tokens, index) for index in words)
    led = any(found is not None and found[0] == hit.first for found in before)
    return led and scene.holds(Side.DENIED_BEHIND, hit.last, hit.last + 1)


def _is_a_threshold(scene: Scene, hit: Hit) -> bool:
    """`dưới ngưỡng báo động`: the name of a line that was or was not crossed."""
    passed = scene.before(hit.start)
    return passed is not None and Role.BEYOND in passed.roles and not scene.gap(passed.end, hit.start)


def _is_left(scene: Scene, hit: Hit) -> bool:
    """`amber → green`: the status of before."""
    to = scene.after(hit.end)
    if to is None or Role.TO not in to.roles:
        return False
    turned = scene.after(to.end)
    return turned is not None and not turned.roles.isdisjoint(_STATUSES)


def _is_rated(scene: Scene, rating: Hit, hit: Hit) -> bool:
    """我给黄灯: a status in the place of a mark."""
    rates = any(side(Side.RATING).match(scene.tokens, index) for index in range(rating.first, rating.last))
    return rates and scene.gap(rating.end, hit.start) == 0


def _reaches(scene: Scene, denial: Hit, hit: Hit) -> bool:
    """Whether a denial is about a status: `not at risk`, but not `not finished but on track`."""
    denies = (
        not denial.roles.isdisjoint((Role.NOT, Role.NOT_YET, Role.UNABLE))
        and scene.gap(denial.end, hit.start) <= 3
    )
    return denies and not scene.is_contrasted(denial.end, hit.start)


_HEDGES = (Role.MAYBE, Role.FORECAST, Role.IF, Role.PROPOSAL, Role.MEANT)


def _is_late_report(scene: Scene, hit: Hit) -> bool:
    """`sorry for the late update`, `telat lapor`: the message is late and not the key result."""
    if scene.tokens.words[hit.first - 1 : hit.first] == [":"]:
        return False  # status: telat
    beside = (scene.before(hit.start, gap=1), scene.after(hit.end))
    return any(
        other is not None and Role.REPORT in other.roles and Role.PROGRESS not in other.roles
        for other in beside
    )


def _is_slower(scene: Scene, hit: Hit) -> bool:
    """响应时间慢了半小时: by how much a duration grew, and no delay."""
    measured = scene.key_result is not None and scene.key_result.unit in duration_seconds()
    if not measured or Role.UP not in hit.roles:
        return False
    return has_figure(scene, hit.end) or any(Role.FROM in at.roles for at in scene.live(Role.FROM))


def _is_said_alone(scene: Scene, hit: Hit) -> bool:
    """An everyday word is a status when its clause says little else, or speaks of the key result."""
    start = scene.clauses.starts[scene.clauses.at(hit.start)]
    if hit.first and scene.tokens.words[hit.first - 1] == ":":
        start = hit.start
    topic = topic_before(scene, hit)
    if topic is not None and start < hit.start:
        if _follows_cause(scene, hit):
            return True
        if _is_somebodys(scene, topic, hit) or _is_of_looks(scene, hit):
            return False
        return scene.unknown_words(scene.behind_contrast(topic, hit.start), hit.start) <= _FEW
    return (
        scene.unknown_words(start, hit.start) == 0
        and not (hit.roles & _DELAYS and _names_others(scene, start, hit))
        and scene.unknown_words(hit.end, _before_reason(scene, hit)) <= _FEW
    )


def _follows_cause(scene: Scene, hit: Hit) -> bool:
    """`KR2 thiếu người nên chậm`: a "so" directly before what came of it."""
    return any(
        (found := side(Side.HENCE).match(scene.tokens, index)) is not None and found[0] == hit.first
        for index in range(max(0, hit.first - 2), hit.first)
    )


def _is_somebodys(scene: Scene, topic: int, hit: Hit) -> bool:
    """`KR3 conf 2 vendor late`: whose delay it is stands before the word, behind a figure or by name."""
    if hit.roles.isdisjoint(_DELAYS) or scene.unknown_words(topic, hit.start) == 0:
        return False
    figure = max((at.end for at in scene.numbers if topic <= at.start < hit.start), default=None)
    return (figure is not None and scene.unknown_words(figure, hit.start) > 0) or _names_others(
        scene, topic, hit
    )


def _names_others(scene: Scene, topic: int, hit: Hit) -> bool:
    words = range(scene.token_at(topic), hit.first)
    return any(side(Side.OTHERS).match(scene.tokens, index) is not None for index in words)


def is_others_delay(scene: Scene) -> bool:
    """`KR3 legal is late`: a code, and of whom it is said that they are late."""
    for hit in scene.live(*_DELAYS):
        topic = topic_before(scene, hit)
        if topic is not None and _names_others(scene, topic, hit):
            return True
    return False


_DELAYS = frozenset({Role.LOOSE_OFF_TRACK, Role.LOOSE_AT_RISK})


def _is_of_looks(scene: Scene, hit: Hit) -> bool:
    """`KR6 looks great on the new board`, `KR3 demo went fine`: how it was shown."""
    if Role.LOOSE_ON_TRACK not in hit.roles:
        return False
    if any(touches_code(scene, other) for other in scene.live(Role.MEETING) if other.start < hit.start):
        return True
    words = range(hit.last, scene.token_at(scene.clauses.end_of(hit.start)))
    return any(side(Side.SHOWN_ON).match(scene.tokens, index) is not None for index in words)


def _before_reason(scene: Scene, hit: Hit) -> int:
    """Where the clause ends, or its "because" begins in a line about a key result (`…, late because …`)."""
    end = scene.clauses.end_of(hit.start)
    if not scene.refs and not scene.titles:
        return end
    return next((other.start for other in scene.within(hit.end, end) if Role.BECAUSE in other.roles), end)
