"""Values stated as `n of m`: counts, shares of the way, and which of two is the earlier one."""

from __future__ import annotations

from commands.core.grammar.check_ins.pairs import Pair, is_date
from commands.core.grammar.check_ins.remaining import is_remaining
from commands.core.grammar.check_ins.stated import Stated
from commands.core.grammar.check_ins.targets import is_target
from commands.core.grammar.check_ins.unmeant import is_due
from commands.core.grammar.check_ins.weighing import Line, after_confidence
from commands.core.grammar.figures.number_words import PERCENT
from commands.core.grammar.figures.numbers import Number
from commands.core.grammar.reading import Amount, AmountKind
from commands.core.grammar.words.lexicon import Hit, side
from commands.core.grammar.words.roles import Role, Side

_MOST = 10**15
"""A count beyond this is no share of a way."""


def value_of_pairs(line: Line, pairs: list[Pair]) -> tuple[Stated | None, Number | None]:
    """The value some pairs state, and an earlier number of theirs; takes their figures out of `line.free`."""
    if not pairs:
        return None, None
    free = [at for at in pairs if at.first in line.free and at.second in line.free]
    earlier = next((at.first for at in free[:-1] if _is_earlier(line, at)), None)
    chosen: Stated | None = None
    for pair in free:
        line.free = [at for at in line.free if at not in (pair.first, pair.second)]
        share = _share_of_way(line, pair)
        if share is not None:
            chosen = chosen or share
        elif pair.first != earlier and _is_count(line, pair):
            count = _count(line, pair)
            chosen = count if chosen is None or chosen.strength < count.strength else chosen
    return chosen, earlier


def _share_of_way(line: Line, pair: Pair) -> Stated | None:
    """`1/4 jalan`, `3 of 4 of the way`: a percent."""
    behind = line.scene.after(pair.end, gap=1)
    told = behind is not None and (Role.WAY in behind.roles or _is_of_target(line, pair, behind))
    if not told and not _is_worded_percent(line, pair):
        return None
    if pair.second.amount <= 0 or pair.first.amount >= _MOST:
        return None
    percent = round(pair.first.amount * 100 / pair.second.amount, 2).normalize()
    return Stated(percent=percent, spans=((pair.start, behind.end if told and behind else pair.end),))


def _is_worded_percent(line: Line, pair: Pair) -> bool:
    """`3 of 4` of a key result measured in percent; `3/4` may be a day as well."""
    return line.unit == PERCENT and "/" not in line.scene.tokens.text[pair.first.end : pair.second.start]


def _is_of_target(line: Line, pair: Pair, behind: Hit) -> bool:
    """`1/3 mục tiêu`, `1/3 target`: a share of it, unless the target is what is counted to."""
    return Role.TARGET in behind.roles and line.target is not None and pair.second.amount != line.target


def _is_count(line: Line, pair: Pair) -> bool:
    if _counts_weeks(line, pair) or _is_date(line, pair):
        return False
    if _is_earlier(line, pair) and (line.free or after_confidence(line, pair.first)):
        return False
    return not (is_remaining(line, pair.second) or is_target(line, pair.first) or is_due(line, pair.second))


def _counts_weeks(line: Line, pair: Pair) -> bool:
    """`tuần 11/13`: how far the quarter is."""
    index = line.scene.token_at(pair.start) - 1
    if index < 0 or line.scene.tokens.touches(index + 1):
        return False  # 今天2/4
    return side(Side.PERIOD).match(line.scene.tokens, index, bare=True) is not None


def _count(line: Line, pair: Pair) -> Stated:
    """The count, surest where m is the key result's target."""
    strength = 8 if line.target == pair.second.amount else 5
    value = Amount(AmountKind.NUMBER, pair.first.amount, of=pair.second.amount)
    return Stated(value=value, strength=strength, spans=((pair.start, pair.end),))


def _is_earlier(line: Line, pair: Pair) -> bool:
    """The first of `from 2/4 to 3/4`."""
    before = line.scene.before(pair.start, gap=1)
    return before is not None and not before.roles.isdisjoint((Role.FROM, Role.WAS))


def _is_date(line: Line, pair: Pair) -> bool:
    if line.target == pair.second.amount:
        return False
    before = line.scene.before(pair.start, gap=2)
    put_off = before is not None and Role.POSTPONED in before.roles
    return put_off or is_date(pair, line.target)
