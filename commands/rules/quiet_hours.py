"""Quiet hours: at night nobody is written to who did not just speak themselves."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

QUIET_FROM, QUIET_UNTIL = time(20), time(8)
"""By the clock on the wall of whoever would be written to."""


def is_quiet(at: datetime, zone: ZoneInfo) -> bool:
    """Whether a moment lies in somebody's quiet hours."""
    return not QUIET_UNTIL <= at.astimezone(zone).time() < QUIET_FROM


def allowed_from(at: datetime, zone: ZoneInfo) -> datetime:
    """The first moment, not before `at`, at which somebody there may be written to."""
    if not is_quiet(at, zone):
        return at
    there = at.astimezone(zone)
    day = there.date() + timedelta(days=there.time() >= QUIET_FROM)
    return datetime.combine(day, QUIET_UNTIL, zone).astimezone(at.tzinfo)
