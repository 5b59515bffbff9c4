"""Which day is the last one away, and which the first one back. Days are the absent person's own."""

from __future__ import annotations

from datetime import date, timedelta

from commands.rules.calendar import ONE_DAY, WorkCalendar


def last_of_days(first: date, days: int, calendar: WorkCalendar) -> date:
    """The last of a number of days of leave: these are working days."""
    return calendar.add_working_days(calendar.working_day_from(first), days - 1)


def last_of_calendar_days(first: date, days: int) -> date:
    """The last day of one week, two weeks, and so on."""
    return first + timedelta(days=days - 1)


def last_named(named: date, calendar: WorkCalendar, *, maybe_back: bool) -> date:
    """The last day away of somebody who is away "to" a day: that day is included.

    Only where the word may as well mean the day of return (English "until"), the first working day after
    days off is one: nobody's leave ends with a Monday.
    """
    is_return = maybe_back and calendar.working_day_from(named) == named
    is_return = is_return and not calendar.is_working_day(named - ONE_DAY)
    return named - ONE_DAY if is_return else named


def first_back(last: date, calendar: WorkCalendar) -> date:
    """The first working day after the last day away."""
    return calendar.working_day_after(last)
