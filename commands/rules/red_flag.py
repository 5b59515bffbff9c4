"""Red flags: a confidence so low that it is a request for help."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from commands.rules.confidence import RED_BELOW, STABLE_FROM

OVERCONFIDENT_GAP = Decimal(25)


class FlagChange(StrEnum):
    """What a confidence does to the red flag of its key result."""

    NONE = "none"
    RAISED = "raised"
    WORSE = "worse"
    UNCHANGED = "unchanged"
    CLEARED = "cleared"


def flag_change(confidence: int | None, *, open_at: int | None, red_below: int = RED_BELOW) -> FlagChange:
    """The change by a new confidence; `open_at` is the lowest one said of the open flag, if any.

    Only RAISED, WORSE and CLEARED are worth a message. A check-in without confidence changes nothing.
    """
    if confidence is None:
        return FlagChange.NONE if open_at is None else FlagChange.UNCHANGED
    if confidence >= red_below:
        return FlagChange.NONE if open_at is None else FlagChange.CLEARED
    if open_at is None:
        return FlagChange.RAISED
    return FlagChange.WORSE if confidence < open_at else FlagChange.UNCHANGED


def is_overconfident(
    confidence: int | None,
    gap: Decimal | None,
    *,
    stable_from: int = STABLE_FROM,
    gap_over: Decimal = OVERCONFIDENT_GAP,
) -> bool:
    """Whether pace speaks against confidence; said to the owner only, never in a group."""
    return confidence is not None and gap is not None and confidence >= stable_from and gap > gap_over
