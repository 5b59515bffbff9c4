"""Whether a cue for a blocker opens one where it stands, or only denies, measures or belongs to a word."""

from __future__ import annotations

from commands.core.grammar.check_ins.pairs import CLASSIFIERS
from commands.core.grammar.check_ins.scene import Scene
from commands.core.grammar.figures.number_words import duration_seconds
from commands.core.grammar.figures.numbers import Number
from commands.core.grammar.words.lexicon import Hit, side
from commands.core.grammar.words.roles import Role, Side

AGES = frozenset(name for name, seconds in duration_seconds().items() if seconds >= 86400)
"""Durations that say how long something takes already, and are never a value of minutes."""
_ADVERBS = frozenset("还在都也就又先正仍现已直是要得会被了需能着说家个单啥")

BAD = (Role.OFF_TRACK, Role.LOOSE_OFF_TRACK, Role.AT_RISK, Role.LOOSE_AT_RISK)


NEAR = 8
"""Phrases looked at behind the first half of a cue in two halves."""


def is_nothing(scene: Scene, place: int) -> bool:
    """`blockers: none`."""
    index = scene.token_at(place)
    index += scene.tokens.words[index : index + 1] in (["="], ["→"])
    found = (
        side(Side.NONE_OPEN).match(scene.tokens, index, bare=scene.bare)
        if index < len(scene.tokens.words)
        else None
    )
    if found is None:
        return False
    behind, end = scene.tokens.ends[found[0] - 1], scene.clauses.end_of(place)
    cues = (hit.start for hit in scene.within(behind, end) if not hit.roles.isdisjoint(_NEXT_SUBJECT))
    return scene.unknown_words(behind, next(cues, end)) == 0


_NEXT_SUBJECT = (Role.NEXT, Role.LOOSE_NEXT, Role.NEXT_TIME, Role.CONFIDENCE, Role.SURE)
"""What is spoken of next where nobody types a comma (`kendala ga ada next kirim newsletter`)."""


def only_stands(scene: Scene, hit: Hit) -> bool:
    """`mentok ga naik-naik`, 卡住不涨了: that it does not move, and not why."""
    denial = scene.after(hit.end)
    if denial is None or denial.roles.isdisjoint((Role.NOT, Role.SAME)):
        return False
    if Role.SAME in denial.roles:
        return True
    moves = scene.after(denial.end)
    return moves is not None and not moves.roles.isdisjoint((Role.UP, Role.DOWN))


def points_back(scene: Scene, hit: Hit) -> bool:
    """`nyangkut di situ`: whether nothing but a "there" stands behind a cue."""
    if Side.THERE not in scene.tables:
        return False
    found = side(Side.THERE).match(scene.tokens, hit.last, bare=scene.bare)
    if found is None:
        return False
    behind, end = scene.tokens.ends[found[0] - 1], scene.clauses.end_of(hit.start)
    return scene.skip(behind, Side.PARTICLE) >= end or not scene.gap(behind, end)


def is_denied(scene: Scene, hit: Hit) -> bool:
    before = scene.before(hit.start, gap=2)
    if before is not None and side(Side.ONCE).match(scene.tokens, before.first) is not None:
        return True  # tadinya macet di HR
    if hit.end - hit.start == 1 and _is_undone(scene, hit):
        return False
    return before is not None and not before.roles.isdisjoint(
        (Role.NOT, Role.MAYBE, Role.IF, Role.NO_BLOCKER)
    )


def stands_free(scene: Scene, hit: Hit) -> bool:
    """A cue of one Chinese character (卡, 等) must not be part of a longer word; none is only counted."""
    if counts_waiting(scene, hit):
        return False
    if hit.end - hit.start > 1 or hit.first == 0 or not scene.tokens.touches(hit.first):
        return True
    before = scene.tokens.words[hit.first - 1]
    figure = any(at.end == hit.start for at in scene.numbers)
    if Role.STUCK in hit.roles and (_is_undone(scene, hit) or _follows_state(scene, hit)):
        return True
    return figure or not before or not before.isalpha() or before in _ADVERBS or _is_granted(scene, hit)


def _is_undone(scene: Scene, hit: Hit) -> bool:
    """素材没交卡市场部: what is denied is the verb between, and not the cue."""
    denial, verb = scene.tokens.words[hit.first - 2 : hit.first] if hit.first > 1 else ("", "")
    return denial in ("没", "未") and verb.isalpha() and verb not in _ADVERBS and verb not in "啥么有"


def _follows_state(scene: Scene, hit: Hit) -> bool:
    """资源没到位卡外包: what is missing or done ends directly before the cue."""
    before = scene.before(hit.start)
    return before is not None and before.end == hit.start and not before.roles.isdisjoint(_STATES)


_STATES = (Role.NEUTRAL, Role.LEFT, Role.ACHIEVED, Role.DONE, Role.SAME, Role.PROGRESS)


def counts_waiting(scene: Scene, hit: Hit) -> bool:
    """`3 signed, 2 pending`: how many are waited for, at the end of a clause."""
    if Role.WAIT not in hit.roles or scene.gap(hit.end, scene.clauses.end_of(hit.start)):
        return False
    return any(at.end <= hit.start and not scene.gap(at.end, hit.start) for at in scene.numbers)


def _is_granted(scene: Scene, hit: Hit) -> bool:
    """割接等变更委员会批: the clause ends with what somebody else has to do, and not with having done it."""
    end = scene.token_at(scene.clauses.end_of(hit.start))
    grants = side(Side.GRANTS)
    ends = [grants.match(scene.tokens, index) for index in range(max(hit.last + 1, end - _LONGEST), end)]
    return Role.WAIT in hit.roles and any(found is not None and found[0] == end for found in ends)


_LONGEST = 3
"""Pieces of such a word."""


def is_value(scene: Scene, hit: Hit) -> bool:
    """`stuck at 48`: a figure with nothing to count behind it is where the value stands."""
    number = next((at for at in scene.numbers if at.start >= hit.end), None)
    if number is None:
        return False
    if _takes_time(scene, hit, number):
        return True
    place = scene.skip(hit.end, Side.ONCE_MORE, Side.BLOCKED_BY, Side.GAUGE)
    if scene.gap(place, number.start) > 0 and scene.gap(hit.end, number.start) > 0:
        return False
    if number.unit is not None or abs(number.amount) >= 10000:
        return number.unit not in AGES  # stuck 3 weeks
    joint = scene.after(number.end, gap=0)
    if joint is not None and Role.OF in joint.roles:
        return True
    behind = scene.token_at(number.end)
    if behind >= len(scene.tokens.words) or number.end >= scene.clauses.end_of(number.start):
        return not number.spelled
    if scene.tokens.words[behind] in CLASSIFIERS and _closes(scene, behind):
        return True  # 停在2家
    if scene.key_result is not None and scene.tokens.words[behind] == scene.key_result.unit:
        return True  # macet di 1.300 unit
    if Role.NOW in hit.roles and not number.spelled and _closes(scene, behind):
        return True  # stuck at 2 banks
    return not scene.tokens.words[behind].isalpha() and not number.spelled


def _takes_time(scene: Scene, hit: Hit, number: Number) -> bool:
    """`khách đợi món 5 phút`: how long is waited for one thing, where the key result counts that."""
    known, seconds = scene.key_result, duration_seconds()
    if Role.WAIT not in hit.roles or number.unit in AGES or known is None or known.unit not in seconds:
        return False
    return number.unit in seconds and scene.gap(hit.end, number.start) <= 1


def _closes(scene: Scene, index: int) -> bool:
    """Whether a piece is the last of its clause."""
    return scene.tokens.ends[index] >= scene.clauses.end_of(scene.tokens.starts[index])
