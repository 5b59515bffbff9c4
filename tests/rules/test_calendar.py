"""Working days, against days everybody can look up."""

from __future__ import annotations

from datetime import date

import pytest

from commands.rules.calendar import WorkCalendar, is_known_country

CHINA = WorkCalendar("CN")


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("calendar", "when", "works"),
    [
        pytest.param(CHINA, "2026-10-01", False, id="China: National Day"),
        pytest.param(CHINA, "2026-10-10", True, id="China: make-up Saturday after National Day"),
        pytest.param(CHINA, "2026-10-17", False, id="China: an ordinary Saturday"),
        pytest.param(CHINA, "2026-10-12", True, id="China: an ordinary Monday"),
        pytest.param(WorkCalendar("VN"), "2026-08-22", True, id="Vietnam: swapped Saturday"),
        pytest.param(WorkCalendar("ID"), "2026-08-17", False, id="Indonesia: independence day"),
        pytest.param(WorkCalendar("US"), "2026-11-26", False, id="United States: Thanksgiving"),
        pytest.param(WorkCalendar("MY-14"), "2027-02-01", False, id="Malaysia: a holiday of Kuala Lumpur"),
        pytest.param(WorkCalendar(), "2026-01-01", True, id="no country: no public holidays"),
        pytest.param(WorkCalendar("XX"), "2026-01-01", True, id="unknown country: no public holidays"),
        pytest.param(WorkCalendar(weekend=frozenset({4, 5})), "2026-10-09", False, id="weekend on Friday"),
        pytest.param(WorkCalendar(weekend=frozenset({4, 5})), "2026-10-11", True, id="work on Sunday"),
        pytest.param(
            WorkCalendar("CN", overrides=frozenset({(day("2026-10-10"), False)})),
            "2026-10-10",
            False,
            id="the team's own correction beats a make-up day",
        ),
        pytest.param(
            WorkCalendar("CN", overrides=frozenset({(day("2026-10-01"), True)})),
            "2026-10-01",
            True,
            id="the team's own correction beats a holiday",
        ),
    ],
)
def test_working_day(calendar: WorkCalendar, when: str, works: bool) -> None:
    assert calendar.is_working_day(day(when)) is works


@pytest.mark.parametrize(
    ("calendar", "first", "last", "count"),
    [
        pytest.param(WorkCalendar(), "2026-10-05", "2026-10-09", 5, id="Monday to Friday"),
        pytest.param(WorkCalendar(), "2026-10-05", "2026-10-11", 5, id="Monday to Sunday"),
        pytest.param(WorkCalendar(), "2026-10-10", "2026-10-11", 0, id="a weekend"),
        pytest.param(WorkCalendar(), "2026-10-07", "2026-10-05", 0, id="backwards"),
        pytest.param(WorkCalendar(), "2025-12-29", "2026-01-02", 5, id="over New Year"),
        pytest.param(WorkCalendar(), "2023-01-01", "2026-12-31", 1044, id="four years"),
        pytest.param(CHINA, "2026-10-01", "2026-10-11", 3, id="China's golden week and its make-up day"),
        pytest.param(CHINA, "2026-10-01", "2026-12-31", 62, id="China, fourth quarter of 2026"),
    ],
)
def test_counting_working_days(calendar: WorkCalendar, first: str, last: str, count: int) -> None:
    assert calendar.working_days(day(first), day(last)) == count


def test_counting_equals_looking_at_every_day() -> None:
    days = [date.fromordinal(n) for n in range(day("2025-12-20").toordinal(), day("2026-11-01").toordinal())]
    works = sum(CHINA.is_working_day(found) for found in days)
    assert CHINA.working_days(days[0], days[-1]) == works


@pytest.mark.parametrize(
    ("when", "next_one", "from_then", "last_of_week"),
    [
        pytest.param("2026-10-09", "2026-10-10", "2026-10-09", "2026-10-10", id="before a make-up Saturday"),
        pytest.param("2026-09-30", "2026-10-08", "2026-09-30", "2026-09-30", id="before the golden week"),
        pytest.param("2026-10-06", "2026-10-08", "2026-10-08", "2026-10-10", id="within the golden week"),
        pytest.param("2026-02-17", "2026-02-24", "2026-02-24", None, id="a week without work"),
    ],
)
def test_moving_to_working_days(when: str, next_one: str, from_then: str, last_of_week: str | None) -> None:
    assert CHINA.working_day_after(day(when)) == day(next_one)
    assert CHINA.working_day_from(day(when)) == day(from_then)
    assert CHINA.last_working_day_of_week(day(when)) == (day(last_of_week) if last_of_week else None)


@pytest.mark.parametrize(
    ("count", "then"),
    [(0, "2026-10-09"), (1, "2026-10-12"), (4, "2026-10-15"), (5, "2026-10-16")],
)
def test_adding_working_days_to_a_friday(count: int, then: str) -> None:
    assert WorkCalendar().add_working_days(day("2026-10-09"), count) == day(then)


def test_a_calendar_without_working_days_says_so() -> None:
    with pytest.raises(ValueError, match="at least one weekday"):
        WorkCalendar(weekend=frozenset(range(7))).working_day_after(day("2026-10-09"))


@pytest.mark.parametrize(
    ("country", "known"),
    [("CN", True), ("MY-14", True), ("MY-99", False), ("XX", False), (None, False)],
)
def test_known_countries(country: str | None, known: bool) -> None:
    assert is_known_country(country) is known


@pytest.mark.parametrize(
    ("country", "year", "guessed"), [("CN", 2026, False), ("CN", 2031, True), ("US", 2031, False)]
)
def test_china_without_make_up_days_is_a_guess(country: str, year: int, guessed: bool) -> None:
    assert WorkCalendar(country=country).is_guessed(year) is guessed


def test_a_year_corrected_by_hand_is_no_guess() -> None:
    corrected = WorkCalendar(country="CN", overrides=frozenset({(day("2031-01-26"), True)}))
    assert not corrected.is_guessed(2031)
    assert corrected.is_guessed(2032)
