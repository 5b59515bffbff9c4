"""What deals that were just won come to: 签了2单共80万, `signed 2 deals, 800k in all`."""

from __future__ import annotations

from typing import NamedTuple

from commands.core.grammar.check_ins.likelihood import LEAST_AMOUNT
from commands.core.grammar.check_ins.pairs import CLASSIFIERS
from commands.core.grammar.check_ins.scene import Scene
from commands.core.grammar.check_ins.weighing import Line
from commands.core.grammar.figures.number_words import things
from commands.core.grammar.figures.numbers import Number
from commands.core.grammar.words.lexicon import side
from commands.core.grammar.words.roles import Role, Side

_GREAT = 100000
"""A target that is surely money."""


_WINNING = frozenset({Role.ACHIEVED, Role.MORE})


class Won(NamedTuple):
    """An amount that was won, and the count of deals it came from, if one is told."""

    amount: Number
    deals: Number | None


def find_won(line: Line) -> Won | None:
    """The only amount of a line, where it is what deals that were won come to.

    Nothing says that it is all there is by now: 累计80万 and `800k so far` are a level.
    """
    scene = line.scene
    if scene.tables.isdisjoint(_WINNING):
        return None
    amounts = [at for at in line.free if _is_amount(at)]
    if len(amounts) != 1 or amounts[0].signed or not _may_be_money(line):
        return None
    if scene.holds(Side.BY_NOW, 0, len(scene.tokens.words)):
        return None
    [amount] = amounts
    before = [at for at in line.free if at.end <= amount.start]
    if not before and (_is_of_one_deal(scene, amount) or _is_just_won(scene, amount)):
        return Won(amount, None)
    if len(before) != 1 or not _are_deals(scene, before[0]) or not _comes_to(scene, before[0], amount):
        return None
    return Won(amount, before[0])


def told_otherwise(line: Line, won: Won) -> Number | None:
    """The one that the key result does not tell: the amount where deals are counted, else their count."""
    counts = line.counts and line.target is not None and line.target < _GREAT
    return won.amount if counts else won.deals


def may_be_all(scene: Scene) -> bool:
    """Whether the amount may be all there is by now, too: not if it was won on top (又签了2单共80万)."""
    return Role.MORE not in scene.tables


def _is_amount(number: Number) -> bool:
    if number.unit is None:
        return abs(number.amount) >= LEAST_AMOUNT
    return number.unit.isupper()


def _may_be_money(line: Line) -> bool:
    """Whether the key result is told in money, in numbers as great, or not known yet."""
    return line.unit is None or line.unit.isupper() or line.counts


def _are_deals(scene: Scene, number: Number) -> bool:
    """`signed 2 new deals`, 签了两单: a count of things, beside a verb of winning."""
    if number.unit is not None or number.amount >= LEAST_AMOUNT:
        return False
    led = scene.before(number.start, gap=1)
    if led is not None and Role.FROM in led.roles:
        return False  # dari 14 kontrak masuk 2,4 M
    won = scene.within(*scene.clause_of(number.start))
    return _behind_thing(scene, number) is not None and any(hit.roles & _WINNING for hit in won)


def _behind_thing(scene: Scene, number: Number) -> int | None:
    """The first piece behind the things that are counted; a word may stand before them (`2 new deals`)."""
    words, index = scene.tokens.words, scene.token_at(number.end)
    for first in range(index, min(index + 2, len(words))):
        found = things().match(scene.tokens, first) or side(Side.DEAL).match(scene.tokens, first)
        if found is not None:
            return found[0]
        if words[first] in CLASSIFIERS:
            return first + 1
    return None


def _comes_to(scene: Scene, deals: Number, amount: Number) -> bool:
    """Whether nothing but a word for a sum joins deals and amount; behind a comma there has to be one."""
    behind = _behind_thing(scene, deals)
    if behind is None or scene.unknown_words(scene.tokens.starts[behind], amount.start) > _MOST_BETWEEN:
        return False
    first, last = scene.token_at(amount.start), scene.token_at(amount.end)
    summed = scene.holds(Side.COMES_TO, behind, first) or scene.holds(Side.TOTAL, last, last + 1)
    between = scene.within(scene.tokens.starts[behind], amount.start)
    joined = all(at.roles & _BESIDE or scene.holds(Side.COMES_TO, at.first, at.last) for at in between)
    return joined and (summed or scene.same_clause(deals.start, amount.start))


_MOST_BETWEEN = 1
"""Words in no table between deals and what they come to (`for`)."""
_BESIDE = frozenset({Role.ACHIEVED, Role.NEUTRAL, Role.OF})


def _is_of_one_deal(scene: Scene, amount: Number) -> bool:
    """`closed a 300k deal`, 签了个30万的单: what was won, and what it is worth before its name."""
    index = scene.token_at(amount.end)
    if index >= len(scene.tokens.words) or side(Side.DEAL).match(scene.tokens, index) is None:
        return False
    return any(hit.roles & _WINNING for hit in scene.within(scene.clause_of(amount.start)[0], amount.start))


def _is_just_won(scene: Scene, amount: Number) -> bool:
    """`booked 120k this week`, `closed ACME for 120k`, 签了环球12万: won lately, or from somebody by name."""
    start, end = scene.clause_of(amount.start)
    verb = next((hit for hit in reversed(scene.within(start, amount.start)) if hit.roles & _WINNING), None)
    if verb is None or verb.roles & _PASSED:
        return False
    if any(at.roles & _LEVEL for at in scene.within(verb.end, amount.start)):
        return False
    if not scene.gap(verb.end, amount.start):
        return scene.holds(Side.LATELY, scene.token_at(start), scene.token_at(end))
    named = scene.holds(Side.WINNING, verb.first, verb.last) and not scene.within(verb.end, amount.start)
    return named and _LEAST_NAME <= len(scene.tokens.text[verb.end : amount.start].strip()) <= _LONGEST_NAME


_LEVEL = frozenset({Role.TO, Role.NOW, Role.DWINDLED})
_PASSED = frozenset({Role.BEYOND, Role.NEUTRAL})
_LEAST_NAME, _LONGEST_NAME = 2, 20
"""Characters of who was won."""
