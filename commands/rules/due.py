"""When a check-in is due. Dates are the team's own."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

DAYS_BEFORE_FIRST_REMINDER = 3


class Cadence(StrEnum):
    """How often a key result is checked in."""

    WEEKLY = "weekly"
    TWO_WEEKS = "two_weeks"
    MONTHLY = "monthly"


CADENCE_DAYS = {Cadence.WEEKLY: 7, Cadence.TWO_WEEKS: 14, Cadence.MONTHLY: 31}


def monday_of(day: date) -> date:
    """The Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())


def due_from(cadence: Cadence, *, today: date, cycle_start: date) -> date:
    """The Monday on which the check-in that counts today became due.

    Every Monday; every second one counted from the week in which the cycle starts; or a month's first.
    """
    monday = monday_of(today)
    if cadence is Cadence.WEEKLY:
        return monday
    if cadence is Cadence.TWO_WEEKS:
        return monday - timedelta(days=(monday - monday_of(cycle_start)).days % 14)
    return monday - timedelta(days=(monday.day - 1) // 7 * 7)


def next_due(cadence: Cadence, *, today: date, cycle_start: date) -> date:
    """The Monday on which the next check-in becomes due, later than today."""
    now = due_from(cadence, today=today, cycle_start=cycle_start)
    day = now + timedelta(days=7)
    while due_from(cadence, today=day, cycle_start=cycle_start) == now:
        day += timedelta(days=7)
    return day


def is_due(cadence: Cadence, *, today: date, cycle_start: date, last_check_in: date | None) -> bool:
    """Whether no check-in (of any sort: a value, "same", a note, a blocker) has come since the due Monday."""
    if last_check_in is None:
        return True
    return last_check_in < due_from(cadence, today=today, cycle_start=cycle_start)


def may_remind(*, today: date, created: date) -> bool:
    """A new key result is left alone for its first days."""
    return today >= created + timedelta(days=DAYS_BEFORE_FIRST_REMINDER)
