"""Where a health metric should stay."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol


class Ranged(Protocol):
    """A number that should stay between two others; either may be open."""

    unit: str | None
    low: Decimal | None
    high: Decimal | None


def is_inside(metric: Ranged, amount: Decimal) -> bool:
    """Whether a value is where it should be; the ends are inside."""
    return (metric.low is None or amount >= metric.low) and (metric.high is None or amount <= metric.high)
