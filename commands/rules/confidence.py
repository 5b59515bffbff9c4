"""Confidence 0…10: how sure the owner is to reach the target."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_DOWN, Decimal
from enum import StrEnum

LOWEST, HIGHEST = 0, 10
STABLE_FROM = 7
RED_BELOW = 3
STEEP_FALL = 3


class Band(StrEnum):
    """What a confidence means: nothing to do, keep an eye on it, ask for help."""

    STABLE = "stable"
    WATCH = "watch"
    RED = "red"


def whole(confidence: Decimal) -> int:
    """A fraction rounded, halves down: 7.5 is no 8."""
    return int(confidence.to_integral_value(rounding=ROUND_HALF_DOWN))


def is_confidence(number: int) -> bool:
    """Whether `number` is on the scale."""
    return LOWEST <= number <= HIGHEST


def band(
    confidence: int | None, *, stable_from: int = STABLE_FROM, red_below: int = RED_BELOW
) -> Band | None:
    """The band of a confidence; a missing one stays missing."""
    if confidence is None:
        return None
    if confidence < red_below:
        return Band.RED
    return Band.STABLE if confidence >= stable_from else Band.WATCH


def may_ask_what_changed(before: int, after: int, *, stable_from: int = STABLE_FROM) -> bool:
    """Whether `asks_what_changed` can say yes of a fall from `before` to `after`, whatever came earlier."""
    return before - after >= STEEP_FALL or after < min(before, stable_from)


def asks_what_changed(
    history: Sequence[int], *, stable_from: int = STABLE_FROM, red_below: int = RED_BELOW
) -> bool:
    """Whether the owner is asked privately after the last of `history` (oldest first, missing ones left out).

    Asked after one steep fall, or after two falls in a row that end under stable. A red flag asks by itself.
    """
    if len(history) < 2 or history[-1] < red_below:
        return False
    if history[-2] - history[-1] >= STEEP_FALL:
        return True
    return len(history) > 2 and history[-3] > history[-2] > history[-1] and history[-1] < stable_from
