"""Figures that are wrong by the writer's own word: `52 not 25`, `KR1 51, sorry, 52`, KR1 51…哦不对，52."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from commands.core.grammar.check_ins.pairs import CLASSIFIERS, find_pairs
from commands.core.grammar.check_ins.scene import Rules, Scene
from commands.core.grammar.figures.numbers import Number
from commands.core.grammar.words.lexicon import Hit, side
from commands.core.grammar.words.roles import Role, Side
from commands.core.grammar.words.tokens import GONE

_MOST_PIECES = 8
"""Pieces, marks included, between a figure and the one that takes its place."""
_MARKS = frozenset("→->,.…、;；(!?")


def wrong_figures(scene: Scene, numbers: list[Number], breaths: list[tuple[Number, Number]]) -> set[Number]:
    """The Y of "X not Y" and of "Y was wrong": reported before, and put right now."""
    rules = scene.having(_RULES)
    if not rules:
        return set()
    gone = {one for one, _ in breaths}
    wrong = {at for at in numbers if at not in gone and any(rule(scene, at) for rule in rules)}
    if not wrong:
        return wrong
    return wrong | {pair.second for pair in find_pairs(scene, numbers) if pair.first in wrong}  # typed 3/4


def taken_back(scene: Scene) -> list[tuple[Number, Number]]:
    """The Y and X of "Y, sorry, X": said and put right in one breath, so that only X is reported."""
    if not _may_regret(scene):
        return []
    found = [(one, other) for one, other in pairwise(scene.numbers) if _gives_way(scene, one, other)]
    found = [both for both in found if not (_is_denied(scene, both[0]) or _was_said(scene, both[0]))]
    return [both for one, other in found for both in _with_wholes(scene, one, other)]


def _with_wholes(scene: Scene, one: Number, other: Number) -> list[tuple[Number, Number]]:
    """`3 of 4, no wait, 2 of 4`: the counts for each other, and so are the wholes."""
    pairs = find_pairs(scene, scene.numbers)
    former = next((pair for pair in pairs if pair.second == one), None)
    latter = next((pair for pair in pairs if pair.first == other), None)
    if former is None or latter is None:
        return [(one, other)]
    return [(former.first, other), (one, latter.second)]


def settled(numbers: list[Number], breaths: list[tuple[Number, Number]]) -> list[Number]:
    """The figures with those taken back gone, and what took their places said at once instead."""
    if not breaths:
        return numbers
    instead = {one: other for one, other in breaths if one in numbers}
    later = set(instead.values())
    return [_instead(at, instead.get(at)) for at in numbers if at not in later]


def _instead(number: Number, meant: Number | None) -> Number:
    """What is meant, in the place of what was said."""
    if meant is None:
        return number
    return meant._replace(start=number.start, end=number.end, unit=meant.unit or number.unit)


def _may_regret(scene: Scene) -> bool:
    """Whether a word of regret stands anywhere: nearly always none does."""
    return Side.SLIP in scene.tables or bool(scene.live(*_TAKING_BACK))


def _gives_way(scene: Scene, one: Number, other: Number) -> bool:
    if other.unit not in (one.unit, None):
        return False
    first, last = scene.token_at(one.end), scene.token_at(other.start)
    first += scene.tokens.words[first] in CLASSIFIERS  # 5家？不对，4家
    return 0 < last - first <= _MOST_PIECES and _regrets(scene, first, last)


def _regrets(scene: Scene, first: int, last: int) -> bool:
    """Whether the pieces are marks and words of regret, at least one of these among them."""
    words = scene.tokens.words
    said, index = False, first + _names_its_thing(scene, first, last)
    while index < last:
        behind = _behind_regret(scene, index)
        if behind is not None:
            said, index = True, behind
        elif words[index] in _MARKS:
            index += 1
        elif (behind := _behind_filler(scene, index)) > index:
            index = behind
        else:
            return False
    return said and index == last


def _names_its_thing(scene: Scene, first: int, last: int) -> bool:
    """`3 klien eh 4`: whether the thing counted stands before the word of regret."""
    return last - first == 2 and scene.tokens.words[first].isalpha() and _behind_regret(scene, first) is None


def _behind_regret(scene: Scene, index: int) -> int | None:
    """The piece behind a word of regret that begins at a piece."""
    slip = side(Side.SLIP).match(scene.tokens, index, bare=scene.bare)
    if slip is not None:
        return slip[0]
    hit = _hit_at(scene, index)
    return hit.last if hit is not None and not hit.roles.isdisjoint(_TAKING_BACK) else None


def _behind_filler(scene: Scene, index: int) -> int:
    """The piece behind a word without weight: `it's`, 应该是, a particle."""
    hit = _hit_at(scene, index)
    if hit is not None and not hit.roles.isdisjoint((Role.NOW, Role.MEANT)):
        return hit.last
    return scene.behind(index, (Side.PARTICLE, Side.CONNECT))


def _hit_at(scene: Scene, index: int) -> Hit | None:
    start = scene.tokens.starts[index]
    return next(iter(scene.within(start, start + 1)), None)


_TAKING_BACK = (Role.CORRECTION, Role.LOOSE_CORRECTION)


def _is_denied(scene: Scene, number: Number) -> bool:
    """`not 52`, and `I put KR5 at 1.32M`, which was wrong then."""
    before = scene.before(number.start)
    if number.signed or _is_not_reached(scene, number) or was_meant(scene, number):
        return False
    if before is not None and Role.NOW in before.roles and not scene.gap(before.end, number.start):
        return _is_written(scene, before) and _is_put_right(scene, number)
    if before is None:
        return _is_reported(scene, number)
    if not before.roles.isdisjoint((Role.NOT_YET, Role.UNTIL)):
        return False
    if Role.CORRECTION in before.roles and len(scene.numbers) < 2:
        return False  # kepencet 51
    return Role.NOT in before.roles


def _is_not_reached(scene: Scene, number: Number) -> bool:
    """`isn't 5 yet`: what was never said."""
    index = scene.token_at(number.end)
    return Side.YET in scene.tables and scene.holds(Side.YET, index, min(index + 1, len(scene.tokens.words)))


def _is_reported(scene: Scene, number: Number) -> bool:
    """`I reported KR2 3h, …`, 我报的KR2 30分钟: only the code stands between."""
    wrote = scene.before(number.start, gap=_CODE)
    if wrote is None or Role.NOT not in wrote.roles or wrote.last - wrote.first < 2:
        return False
    if any(Role.WAS in hit.roles for hit in scene.within(scene.clause_of(wrote.start)[0], wrote.start)):
        return False  # yesterday I said KR3 3, today 4
    if not _is_put_right(scene, number):
        return False  # em báo KR1 52%, tự tin 7
    return all(word == GONE for word in scene.tokens.words[wrote.last : scene.token_at(number.start)])


def _is_put_right(scene: Scene, number: Number) -> bool:
    """Whether anything says that a figure was wrong, or takes its place."""
    return bool(scene.live(*_TAKING_BACK, Role.MEANT)) or any(
        _takes_its_place(scene, number, at) for at in scene.numbers
    )


def _takes_its_place(scene: Scene, number: Number, other: Number) -> bool:
    """Whether a later figure is of the same kind, and no confidence."""
    if other.start <= number.start or other.unit not in (None, number.unit):
        return False
    before, mark = scene.before(other.start, gap=1), scene.token_at(other.start) - 1
    if scene.tokens.words[mark] == "/":
        return False
    return before is None or before.roles.isdisjoint((Role.CONFIDENCE, Role.SURE, Role.OF))


def _is_written(scene: Scene, now: Hit) -> bool:
    """The `at` of `I put KR5 at`."""
    wrote = scene.before(now.start, gap=_CODE)
    if wrote is None or Role.NOT not in wrote.roles or wrote.last - wrote.first < 2:
        return False
    return not any(wrote.end <= at.start < now.start for at in scene.numbers)


_CODE = 3
"""Pieces of a code between (`I put KR5 at`)."""


def _is_called_wrong(scene: Scene, number: Number) -> bool:
    """刚写的8不对, `the 8 was wrong`, where another figure is the right one."""
    behind = scene.after(number.end, gap=1)
    if behind is None or Role.CORRECTION not in behind.roles:
        return False
    start, end = scene.clause_of(number.start)
    if Role.MEANT in behind.roles and scene.skip(behind.end, Side.PARTICLE) >= end:
        return False  # KR5 1,2 miliar maksudku
    return any(not start <= at.start < behind.end for at in scene.numbers)


def _was_said(scene: Scene, number: Number) -> bool:
    """我刚才说的是52天，其实是50天: said before, where another figure is called the right one."""
    if Role.SAID not in scene.tables:
        return False
    start = scene.clause_of(number.start)[0]
    said = [hit for hit in scene.within(start, number.start) if Role.SAID in hit.roles]
    if not said or scene.unknown_words(said[-1].end, number.start):
        return False
    later = (at for at in scene.numbers if at.start > number.end)
    return any(_is_right(scene, at) for at in later) or _is_called_wrong(scene, number)


def _is_right(scene: Scene, number: Number) -> bool:
    """其实是50天, 改成56%, and 是302万 in a clause of its own."""
    before = scene.before(number.start, gap=1)
    if before is None:
        return False
    opens = Role.NOW in before.roles and scene.starts_clause(before)
    return Role.MEANT in before.roles or opens


def was_meant(scene: Scene, number: Number) -> bool:
    """The first figure of `bấm nhầm 0,8% thành 8%`."""
    following = next((at for at in scene.numbers if at.start >= number.end), None)
    return following is not None and _became(scene, following) and not _led_by_slip(scene, following)


def _led_by_slip(scene: Scene, number: Number) -> bool:
    """`salah ketik jadi 30`: the word for a slip touches the "to"."""
    to = scene.before(number.start)
    led = scene.before(to.start, gap=0) if to is not None else None
    return led is not None and scene.holds(Side.MISTYPED, led.first, led.last)


def _became(scene: Scene, number: Number) -> bool:
    """The second figure of `bấm nhầm 0,8% thành 8%`: what the first one became by a slip."""
    if Side.MISTYPED not in scene.tables:
        return False
    to = scene.before(number.start)
    if to is None or Role.TO not in to.roles or scene.gap(to.end, number.start):
        return False
    if _led_by_slip(scene, number):
        return len(scene.numbers) > 1  # 3 milestone, salah ketik jadi 30
    meant = next((at for at in scene.numbers if at.end <= to.start and not scene.gap(at.end, to.start)), None)
    slip = scene.before(meant.start, gap=_CODE) if meant is not None else None
    return slip is not None and scene.holds(Side.MISTYPED, slip.first, slip.first + 1)


_RULES: Rules[Callable[[Scene, Number], bool]] = (
    (frozenset({Role.NOT}), _is_denied),
    (frozenset({Role.SAID}), _was_said),
    (frozenset({Role.CORRECTION}), _is_called_wrong),
    (frozenset({Side.MISTYPED}), _became),
)
