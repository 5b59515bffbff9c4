"""The last day away and the first one back."""

from __future__ import annotations

from datetime import date

import pytest

from commands.rules.absence import first_back, last_named, last_of_calendar_days, last_of_days
from commands.rules.calendar import WorkCalendar

CALENDAR = WorkCalendar()
MON, FRI, SAT, SUN = (date(2026, 11, day) for day in (23, 27, 28, 29))
NEXT_MON = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("named", "maybe_back", "last"),
    [
        (FRI, False, FRI),  # 请假到周五: Friday is free
        (FRI, True, FRI),  # "until Friday": too, since silence is kinder than a reminder on a day off
        (NEXT_MON, True, SUN),  # "until Monday": nobody's leave ends with a Monday
        (NEXT_MON, False, NEXT_MON),  # 请假到周一: the Monday is free
        (SAT, True, SAT),
    ],
)
def test_the_day_named_is_included_unless_it_can_only_be_the_return(
    named: date, maybe_back: bool, last: date
) -> None:
    assert last_named(named, CALENDAR, maybe_back=maybe_back) == last


@pytest.mark.parametrize(("first", "days", "last"), [(MON, 1, MON), (MON, 5, FRI), (FRI, 2, NEXT_MON)])
def test_days_of_leave_are_working_days(first: date, days: int, last: date) -> None:
    assert last_of_days(first, days, CALENDAR) == last


def test_weeks_of_leave_count_weekends_too() -> None:
    assert last_of_calendar_days(MON, 7) == SUN


@pytest.mark.parametrize(("last", "back"), [(FRI, NEXT_MON), (SUN, NEXT_MON), (MON, date(2026, 11, 24))])
def test_the_first_day_back_is_a_working_day(last: date, back: date) -> None:
    assert first_back(last, CALENDAR) == back


def test_a_public_holiday_is_no_day_back() -> None:
    assert first_back(date(2026, 12, 31), WorkCalendar("ID")) == date(2027, 1, 4)
