"""After a stop: until when it still makes sense to say what was due."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from commands.rules.calendar import WorkCalendar
from commands.rules.recurrence import moment

EVENING, NOON = time(20), time(12)


def same_evening(due_at: datetime, zone: ZoneInfo, calendar: WorkCalendar) -> datetime:
    """A reminder is of use on its own day only and before 20:00; one made for the evening until midnight."""
    del calendar
    there = due_at.astimezone(zone)
    if there.time() >= EVENING:
        return datetime.combine(there.date(), time.max, zone).astimezone(UTC)
    return moment(there.date(), EVENING, zone)


def next_noon(due_at: datetime, zone: ZoneInfo, calendar: WorkCalendar) -> datetime:
    """A digest is read until noon of the next working day."""
    return moment(calendar.working_day_after(due_at.astimezone(zone).date()), NOON, zone)
