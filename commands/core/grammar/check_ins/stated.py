"""The value a line states."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from commands.core.grammar.check_ins.scene import Span
from commands.core.grammar.figures.literals import read_literal
from commands.core.grammar.figures.number_words import PERCENT, POINT_UNIT
from commands.core.grammar.figures.numbers import Number
from commands.core.grammar.reading import Amount, AmountKind
from commands.core.grammar.words.tokens import Tokens, is_figure


class Stated(NamedTuple):
    """The value, progress and starting point a line states, and how surely (0 for a loose figure)."""

    percent: Decimal | None = None
    value: Amount | None = None
    given_from: str | None = None
    strength: int = 0
    spans: tuple[Span, ...] = ()
    remains: bool = False
    """Whether an amount still to be done was named beside a code (`KR3 2 to go`)."""


def level(number: Number) -> Amount:
    unit = None if number.unit == POINT_UNIT else number.unit
    return Amount(AmountKind.NUMBER, number.amount, unit, number.other, number.notation)


def as_great(former: Number, latter: Sequence[Number], tokens: Tokens) -> Number:
    """The A of 从260涨到280万, `from 1.1 to 1.2M`, in the magnitude that only its B was typed with."""
    factor = next((_magnitude(at, tokens) for at in latter), 1)
    if factor == 1 or former.unit is not None or former.amount <= 0 or _magnitude(former, tokens) != 1:
        return former
    grown = former.amount * factor
    alike = all(at.amount / _MOST_TIMES <= grown <= at.amount * _MOST_TIMES for at in latter)
    return former._replace(amount=grown) if alike else former


_MOST_TIMES = 20
"""How many times as great a key result may have become at once to be told in one magnitude."""


def _magnitude(number: Number, tokens: Tokens) -> Decimal | int:
    """What the word or letter at the end of a number multiplies its figure with, or 1."""
    first = bisect_left(tokens.starts, number.start)
    figure = read_literal(tokens.words[first], None) if is_figure(tokens.words[first]) else None
    if figure is not None and figure[0]:
        return number.amount / figure[0]
    return next((factor for mark, factor in _MYRIADS if mark in tokens.text[number.start : number.end]), 1)


_MYRIADS = (("亿", 10**8), ("万", 10**4))


def canonical(number: Number, unit: str | None) -> str:
    """`0.8%`, `4 h`, `7`; a bare A takes the unit of its B."""
    unit = number.unit if number.unit is not None else unit
    amount = plain(number.amount)
    if unit is None or unit == POINT_UNIT:
        return amount
    return f"{amount}%" if unit == PERCENT else f"{amount} {unit}"


def plain(amount: Decimal) -> str:
    """The amount without exponent and trailing zeros."""
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
