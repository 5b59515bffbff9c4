"""When a check-in is due. Weeks begin on Monday; 2026-10-05 is one."""

from __future__ import annotations

from datetime import date

import pytest

from commands.rules.due import Cadence, due_from, is_due, may_remind, next_due

CYCLE_START = date(2026, 10, 1)


@pytest.mark.parametrize(
    ("cadence", "today", "since", "following"),
    [
        pytest.param("weekly", date(2026, 10, 9), date(2026, 10, 5), date(2026, 10, 12), id="Friday"),
        pytest.param("weekly", date(2026, 10, 12), date(2026, 10, 12), date(2026, 10, 19), id="Monday"),
        pytest.param("two_weeks", date(2026, 10, 2), date(2026, 9, 28), date(2026, 10, 12), id="first"),
        pytest.param("two_weeks", date(2026, 10, 9), date(2026, 9, 28), date(2026, 10, 12), id="second"),
        pytest.param("two_weeks", date(2026, 10, 16), date(2026, 10, 12), date(2026, 10, 26), id="third"),
        pytest.param("monthly", date(2026, 10, 4), date(2026, 9, 7), date(2026, 10, 5), id="not yet"),
        pytest.param("monthly", date(2026, 10, 5), date(2026, 10, 5), date(2026, 11, 2), id="Monday 1"),
        pytest.param("monthly", date(2026, 10, 31), date(2026, 10, 5), date(2026, 11, 2), id="its end"),
    ],
)
def test_due_mondays(cadence: str, today: date, since: date, following: date) -> None:
    assert due_from(Cadence(cadence), today=today, cycle_start=CYCLE_START) == since
    assert next_due(Cadence(cadence), today=today, cycle_start=CYCLE_START) == following


@pytest.mark.parametrize(
    ("last", "due"),
    [
        pytest.param(None, True, id="never checked in"),
        pytest.param(date(2026, 10, 4), True, id="on the Sunday before"),
        pytest.param(date(2026, 10, 5), False, id="on the Monday itself"),
        pytest.param(date(2026, 10, 8), False, id="yesterday"),
    ],
)
def test_due_until_any_check_in(last: date | None, due: bool) -> None:
    today = date(2026, 10, 9)
    assert is_due(Cadence.WEEKLY, today=today, cycle_start=CYCLE_START, last_check_in=last) is due


@pytest.mark.parametrize(("today", "may"), [(date(2026, 10, 9), False), (date(2026, 10, 10), True)])
def test_no_reminder_in_the_first_three_days(today: date, may: bool) -> None:
    assert may_remind(today=today, created=date(2026, 10, 7)) is may
