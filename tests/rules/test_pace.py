"""Pace: a key result against the working days gone by. The calendar has plain weekends."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from commands.rules.calendar import WorkCalendar
from commands.rules.pace import NOT_PACED, Pace, begins, pace
from commands.rules.progress import KeyResultKind

# 13 weeks of five working days
BEGIN, END = date(2026, 9, 28), date(2026, 12, 27)


def paced(today: date, share: str = "0.2", *, begin: date = BEGIN, end: date = END) -> Pace:
    calendar = WorkCalendar()
    return pace(KeyResultKind.NUMBER, Decimal(share), calendar=calendar, begin=begin, end=end, today=today)


@pytest.mark.parametrize(
    ("today", "elapsed"),
    [
        pytest.param(date(2026, 9, 27), 0, id="the day before"),
        pytest.param(date(2026, 9, 28), 1, id="first day: today counts"),
        pytest.param(date(2026, 11, 13), 35, id="Friday of week 7"),
        pytest.param(date(2026, 11, 15), 35, id="a Sunday adds nothing"),
        pytest.param(date(2026, 12, 25), 65, id="last working day"),
        pytest.param(date(2027, 2, 1), 65, id="after the end"),
    ],
)
def test_expected_by_today(today: date, elapsed: int) -> None:
    assert paced(today).expected == Decimal(elapsed) / 65


@pytest.mark.parametrize(
    ("share", "gap"),
    [
        pytest.param("0.2", "30", id="behind"),
        pytest.param("0.5", "0", id="as expected"),
        pytest.param("0.9", "-40", id="ahead"),
        pytest.param("-0.1", "60", id="below the start"),
    ],
)
def test_gap_in_points_half_way(share: str, gap: str) -> None:
    found = paced(date(2026, 10, 9), share, begin=date(2026, 9, 28), end=date(2026, 10, 23))
    assert found == Pace(expected=Decimal("0.5"), gap=Decimal(gap))


@pytest.mark.parametrize(
    ("today", "begin", "end", "judged"),
    [
        pytest.param(date(2026, 10, 2), BEGIN, date(2026, 10, 23), False, id="fifth working day"),
        pytest.param(date(2026, 10, 5), BEGIN, date(2026, 10, 23), True, id="sixth working day"),
        pytest.param(date(2026, 10, 8), BEGIN, END, False, id="13.8 % of the cycle"),
        pytest.param(date(2026, 10, 9), BEGIN, END, True, id="15.4 % of the cycle"),
        pytest.param(date(2026, 12, 25), date(2026, 12, 21), END, False, id="made in the last week"),
    ],
)
def test_not_judged_too_early(today: date, begin: date, end: date, judged: bool) -> None:
    assert (paced(today, begin=begin, end=end).gap is not None) is judged


@pytest.mark.parametrize("kind", [KeyResultKind.KEEP_ABOVE, KeyResultKind.KEEP_BELOW])
def test_a_limit_to_keep_has_no_pace(kind: KeyResultKind) -> None:
    calendar = WorkCalendar()
    assert (
        pace(kind, Decimal(0), calendar=calendar, begin=BEGIN, end=END, today=date(2026, 12, 1)) == NOT_PACED
    )


@pytest.mark.parametrize(
    ("created", "since", "begin"),
    [
        pytest.param(date(2026, 9, 20), None, date(2026, 10, 1), id="made while planning"),
        pytest.param(date(2026, 11, 3), None, date(2026, 11, 3), id="made half way"),
        pytest.param(date(2026, 11, 3), date(2026, 10, 5), date(2026, 10, 5), id="since overrides"),
    ],
)
def test_where_measuring_begins(created: date, since: date | None, begin: date) -> None:
    assert begins(cycle_start=date(2026, 10, 1), created=created, since=since) == begin


def test_a_span_without_working_days_expects_nothing() -> None:
    assert paced(date(2026, 10, 4), begin=date(2026, 10, 3), end=date(2026, 10, 4)) == Pace(Decimal(0), None)
