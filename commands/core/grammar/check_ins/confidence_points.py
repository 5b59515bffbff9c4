"""A stated confidence on the scale of ten, whatever scale it was typed in."""

from __future__ import annotations

from decimal import ROUND_HALF_DOWN, Decimal
from typing import NamedTuple

TEN = Decimal(10)


class Confidence(NamedTuple):
    """A stated confidence: points, the words it came from if mapped, and the figures it used up."""

    points: int | None
    as_typed: str | None
    start: int
    end: int


def _is_bare_percent(amount: Decimal) -> bool:
    """`confidence 70`: a percent whose sign nobody typed; 12 is a slip, and refused."""
    return 20 <= amount <= 100 and amount % 5 == 0


def points_of(
    amount: Decimal, scale: Decimal | None, *, percent: bool = False, fraction: bool = True
) -> tuple[int, bool]:
    """Points of ten, and whether that is another scale than what was typed."""
    points = amount
    if scale is not None and scale != TEN and scale > 0:
        points = amount * 10 / scale
    elif percent or (scale is None and _is_bare_percent(amount)):
        points = amount / 10
    elif (scale is None and fraction and 0 < amount < 1) or (
        amount == 1 and fraction and amount.as_tuple().exponent != 0
    ):
        points = amount * 10
    if abs(points) > 10**6:
        return 10**6 if points > 0 else -(10**6), True
    whole = int(points.quantize(Decimal(1), rounding=ROUND_HALF_DOWN))
    return whole, whole != amount
