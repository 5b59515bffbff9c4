"""The value a line states."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from commands.core.grammar.number_words import PERCENT, POINT_UNIT
from commands.core.grammar.numbers import Number
from commands.core.grammar.reading import Amount, AmountKind
from commands.core.grammar.scene import Span


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
