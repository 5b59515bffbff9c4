"""Cycles: the quarter, its last days, its grace."""

from __future__ import annotations

from datetime import date

import pytest

from commands.rules.cycle import (
    Cycle,
    Phase,
    cycles_for_new,
    is_shorter_than_a_quarter,
    next_cycle,
    phase,
    quarter_named,
    quarter_of,
    usual_name,
    week_of,
)

Q4 = Cycle("2026-Q4", date(2026, 10, 1), date(2026, 12, 31))
Q1 = Cycle("2027-Q1", date(2027, 1, 1), date(2027, 3, 31))


@pytest.mark.parametrize(
    ("day", "cycle"),
    [
        pytest.param(date(2026, 10, 1), Q4, id="first day"),
        pytest.param(date(2026, 12, 31), Q4, id="last day"),
        pytest.param(date(2027, 1, 1), Q1, id="New Year"),
        pytest.param(date(2028, 2, 29), Cycle("2028-Q1", date(2028, 1, 1), date(2028, 3, 31)), id="leap day"),
        pytest.param(date(2026, 6, 30), Cycle("2026-Q2", date(2026, 4, 1), date(2026, 6, 30)), id="June"),
    ],
)
def test_the_quarter_of_a_day(day: date, cycle: Cycle) -> None:
    assert quarter_of(day) == cycle


@pytest.mark.parametrize(
    ("name", "cycle"),
    [
        ("2026-Q4", Q4),
        ("q4 2026", Q4),
        ("2026Q4", Q4),
        ("Q4", Q4),
        ("Q1 2027", Q1),
        ("Q5", None),
        ("autumn", None),
    ],
)
def test_quarters_by_name(name: str, cycle: Cycle | None) -> None:
    assert quarter_named(name, today=date(2026, 11, 13)) == cycle


@pytest.mark.parametrize(
    ("cycle", "following"),
    [
        pytest.param(Q4, Q1, id="the next quarter"),
        pytest.param(
            Cycle("sprint", date(2026, 10, 1), date(2026, 11, 15)),
            Cycle("2026-Q4", date(2026, 11, 16), date(2026, 12, 31)),
            id="the rest of the quarter after a short cycle",
        ),
        pytest.param(
            Cycle("2026-Q4", date(2026, 10, 1), date(2026, 11, 15)),
            Cycle("2027-Q1", date(2026, 11, 16), date(2027, 3, 31)),
            id="no name twice",
        ),
    ],
)
def test_the_next_cycle(cycle: Cycle, following: Cycle) -> None:
    assert next_cycle(cycle) == following


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 9, 30), Phase.BEFORE),
        (date(2026, 10, 1), Phase.RUNNING),
        (date(2026, 12, 17), Phase.RUNNING),
        (date(2026, 12, 18), Phase.LAST_DAYS),
        (date(2026, 12, 31), Phase.LAST_DAYS),
        (date(2027, 1, 1), Phase.GRACE),
        (date(2027, 1, 21), Phase.GRACE),
        (date(2027, 1, 22), Phase.OVER),
    ],
    ids=str,
)
def test_phases(today: date, expected: Phase) -> None:
    assert phase(Q4, today=today) is expected


@pytest.mark.parametrize(
    ("today", "week"),
    [
        pytest.param(date(2026, 10, 1), (1, 13), id="first day"),
        pytest.param(date(2026, 11, 13), (7, 13), id="week 7 of 13"),
        pytest.param(date(2026, 12, 31), (13, 13), id="last day"),
        pytest.param(date(2027, 1, 10), (13, 13), id="in grace"),
        pytest.param(date(2026, 9, 20), (1, 13), id="before it begins"),
    ],
)
def test_weeks(today: date, week: tuple[int, int]) -> None:
    assert week_of(Q4, today=today) == week


@pytest.mark.parametrize("month", [1, 4, 7, 10])
def test_every_quarter_has_thirteen_weeks(month: int) -> None:
    cycle = quarter_of(date(2027, month, 1))
    assert week_of(cycle, today=cycle.end) == (13, 13)


@pytest.mark.parametrize(
    ("cycle", "short"),
    [(Q4, False), (Q1, False), (Cycle("sprint", date(2026, 10, 1), date(2026, 10, 31)), True)],
)
def test_a_short_cycle(cycle: Cycle, short: bool) -> None:
    assert is_shorter_than_a_quarter(cycle) is short


AUTUMN = Cycle("2026-Autumn", date(2026, 10, 1), date(2026, 11, 15))
REST_OF_Q4 = Cycle("2026-Q4", date(2026, 11, 16), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("still_open", "closed", "today", "where"),
    [
        pytest.param([], [], date(2026, 11, 16), (Q4,), id="the first one ever"),
        pytest.param([Q4], [], date(2026, 12, 17), (Q4,), id="before the last days"),
        pytest.param([Q4], [], date(2026, 12, 18), (Q4, Q1), id="the last days: ask"),
        pytest.param([], [], date(2026, 12, 18), (Q4, Q1), id="the last days of a new team: ask, too"),
        pytest.param([Q4, Q1], [], date(2026, 12, 31), (Q4, Q1), id="the last day"),
        pytest.param([Q4], [], date(2027, 1, 1), (Q1,), id="after its end only the next"),
        pytest.param([Q4, Q1], [], date(2027, 1, 21), (Q1,), id="both open"),
        pytest.param([Q1], [Q4], date(2026, 12, 1), (Q1,), id="closed before its end"),
        pytest.param([], [Q4], date(2026, 12, 1), (Q1,), id="closed before its end, no other yet"),
        pytest.param([Q1], [], date(2026, 12, 20), (Q4, Q1), id="only the next was made: still ask"),
        pytest.param([AUTUMN], [], date(2026, 11, 20), (REST_OF_Q4,), id="after one of another length"),
        pytest.param([], [Q4], date(2028, 2, 2), (Cycle("2028-Q1", date(2028, 1, 1), date(2028, 3, 31)),),
                     id="after a year of silence"),
    ],
)  # fmt: skip
def test_where_a_new_objective_may_go(
    still_open: list[Cycle], closed: list[Cycle], today: date, where: tuple[Cycle, ...]
) -> None:
    assert cycles_for_new(still_open, closed, today=today) == where


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (date(2026, 10, 1), date(2026, 12, 31), "2026-Q4"),
        (date(2026, 7, 1), date(2026, 12, 31), "2026-H2"),
        (date(2026, 1, 1), date(2026, 6, 30), "2026-H1"),
        (date(2026, 1, 1), date(2026, 12, 31), "2026-FY"),
        (date(2026, 10, 1), date(2026, 12, 15), None),
        (date(2026, 10, 1), date(2027, 3, 31), None),
    ],
)
def test_what_people_call_a_span(first: date, last: date, name: str | None) -> None:
    assert usual_name(first, last) == name
