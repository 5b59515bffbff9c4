"""When rituals come round, whatever clocks, holidays and weekends do."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest

from commands.rules.calendar import WorkCalendar
from commands.rules.cycle import quarter_named
from commands.rules.recurrence import LAST, Period, Rule, Shift, days, moment, next_due, restored

SHANGHAI, BERLIN, NEW_YORK = (
    ZoneInfo("Asia/Shanghai"),
    ZoneInfo("Europe/Berlin"),
    ZoneInfo("America/New_York"),
)
CHINA, NOWHERE = WorkCalendar(country="CN"), WorkCalendar()
FRIDAY = Rule(Period.WEEK, time(17), weekday=4)
CLOSING = Rule(Period.WEEK, time(17), weekday=4, shift=Shift.WEEK_END)


def first_days(rule: Rule, *, since: date, count: int, calendar: WorkCalendar = NOWHERE) -> list[str]:
    found = (day for day in days(rule, first=since, calendar=calendar) if day >= since)
    return [f"{next(found):%m-%d}" for _ in range(count)]


@pytest.mark.parametrize(
    ("rule", "calendar", "expected"),
    [
        pytest.param(FRIDAY, NOWHERE, ["01-02", "01-09", "01-16"], id="every Friday"),
        pytest.param(
            Rule(Period.WEEK, time(9), weekday=0, every=2, anchor=date(2026, 1, 5)),
            NOWHERE,
            ["01-05", "01-19", "02-02"],
            id="every second Monday",
        ),
        pytest.param(
            Rule(Period.MONTH, time(9), weekday=0, nth=1),
            NOWHERE,
            ["01-05", "02-02", "03-02"],
            id="first Monday",
        ),
        pytest.param(
            Rule(Period.MONTH, time(9), weekday=4, nth=LAST),
            NOWHERE,
            ["01-30", "02-27", "03-27"],
            id="last Friday",
        ),
        pytest.param(
            Rule(Period.MONTH, time(9), weekday=0, nth=5),
            NOWHERE,
            ["03-30", "06-29"],
            id="fifth Monday, where it is",
        ),
        pytest.param(
            Rule(Period.MONTH, time(9), day=31),
            NOWHERE,
            ["01-31", "02-28", "03-31"],
            id="the 31st, or the last",
        ),
        pytest.param(
            Rule(Period.MONTH, time(9)), NOWHERE, ["01-30", "02-27", "03-31"], id="last working day"
        ),
        pytest.param(
            Rule(Period.MONTH, time(9), day=1, every=3),
            NOWHERE,
            ["01-01", "04-01", "07-01"],
            id="each quarter",
        ),
        pytest.param(
            Rule(Period.DAY, time(9), shift=Shift.SKIP), CHINA, ["01-04", "01-05", "01-06"], id="working days"
        ),
        # New Year is Thursday and Friday off, Sunday the 4th is worked for it
        pytest.param(
            CLOSING, CHINA, ["01-04", "01-09", "01-16"], id="the week closes on its last working day"
        ),
        pytest.param(
            Rule(Period.WEEK, time(9), weekday=3, shift=Shift.EARLIER),
            CHINA,
            ["01-08", "01-15", "01-22"],
            id="a holiday's Thursday was moved to Wednesday the 31st",
        ),
        pytest.param(
            Rule(Period.WEEK, time(9), weekday=4, shift=Shift.NEXT),
            CHINA,
            ["01-04", "01-09", "01-16"],
            id="next working day",
        ),
    ],
)
def test_days_of_a_rule(rule: Rule, calendar: WorkCalendar, expected: list[str]) -> None:
    assert first_days(rule, since=date(2026, 1, 1), count=len(expected), calendar=calendar) == expected


def test_a_week_without_working_days_has_no_closing() -> None:
    # Spring Festival 2026: off from Sunday 15 February to Monday 23; the Saturdays 14 and 28 are worked
    assert first_days(CLOSING, since=date(2026, 2, 9), count=3, calendar=CHINA) == ["02-14", "02-28", "03-06"]


def test_a_weekend_of_friday_and_saturday_closes_on_sunday() -> None:
    calendar = WorkCalendar(weekend=frozenset({4, 5}))
    assert first_days(CLOSING, since=date(2026, 1, 5), count=2, calendar=calendar) == ["01-11", "01-18"]


@pytest.mark.parametrize(("offset", "expected"), [(-14, "2026-12-17"), (-7, "2026-12-24"), (0, "2026-12-31")])
def test_days_counted_from_the_end_of_the_cycle(offset: int, expected: str) -> None:
    cycle = quarter_named("2026-Q4", today=date(2026, 11, 1))
    rule = Rule(Period.CYCLE, time(9), offset=offset)
    due = next_due(rule, after=datetime(2026, 11, 1, tzinfo=UTC), zone=SHANGHAI, calendar=CHINA, cycle=cycle)
    assert due == datetime.fromisoformat(f"{expected}T01:00+00:00")
    assert next_due(rule, after=due, zone=SHANGHAI, calendar=CHINA, cycle=cycle) is None


@pytest.mark.parametrize(
    ("zone", "at", "day", "utc"),
    [
        pytest.param(SHANGHAI, time(17), date(2026, 11, 20), "2026-11-20T09:00", id="no summer time"),
        pytest.param(
            BERLIN, time(2, 30), date(2026, 3, 29), "2026-03-29T01:30", id="in the gap: 03:30 summer time"
        ),
        pytest.param(
            BERLIN, time(2, 30), date(2026, 10, 25), "2026-10-25T00:30", id="in the fold: the first 02:30"
        ),
        pytest.param(NEW_YORK, time(1, 30), date(2026, 11, 1), "2026-11-01T05:30", id="in New York's fold"),
        pytest.param(BERLIN, time(0), date(2026, 3, 30), "2026-03-29T22:00", id="the midnight after the gap"),
    ],
)
def test_clock_changes(zone: ZoneInfo, at: time, day: date, utc: str) -> None:
    assert moment(day, at, zone) == datetime.fromisoformat(f"{utc}+00:00")


def test_the_next_one_is_always_later() -> None:
    due = next_due(FRIDAY, after=datetime(2026, 11, 20, 9, tzinfo=UTC), zone=SHANGHAI, calendar=NOWHERE)
    assert due == datetime(2026, 11, 27, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "rule",
    [
        FRIDAY,
        CLOSING,
        Rule(
            Period.MONTH, time(9, 5), weekday=0, nth=LAST, every=2, anchor=date(2026, 2, 1), shift=Shift.NEXT
        ),
        Rule(Period.CYCLE, time(9), offset=-14),
        Rule(Period.MONTH, time(0), day=31),
    ],
)
def test_a_stored_rule_comes_back(rule: Rule) -> None:
    assert restored(rule.stored()) == rule


# --- every zone there is ----------------------------------------------------------------------------

ZONES = sorted(available_timezones())
SOME = ZONES[:: max(len(ZONES) // 30, 1)]
YEARS = range(2024, 2031)


def clock(zone: ZoneInfo, year: int) -> tuple[timedelta | None, ...]:
    """How far a zone is from UTC on each day of a year, and on a day of change at each half hour."""
    days = [datetime(year, 1, 1, tzinfo=zone) + timedelta(days=number) for number in range(-1, 368)]
    changes = [day for day, next in pairwise(days) if day.utcoffset() != next.utcoffset()]
    closely = [day + timedelta(minutes=30 * number) for day in changes for number in range(48)]
    return tuple(moment.utcoffset() for moment in days + closely)


@cache
def each_clock_once(year: int) -> list[ZoneInfo]:
    """A zone of each clock there is: in one year most of the six hundred show the same as some other."""
    return list({clock(zone, year): zone for zone in map(ZoneInfo, ZONES)}.values())


def once_a_day(zone: ZoneInfo, at: time, year: int) -> None:
    """One run on each local day of the year, and each a day after the one before."""
    rule = Rule(Period.DAY, at)
    due = datetime(year - 1, 12, 31, tzinfo=zone).astimezone(UTC)
    runs = []
    while due.astimezone(zone).date() < date(year, 12, 31):
        found = next_due(rule, after=due, zone=zone, calendar=NOWHERE)
        assert found is not None
        due = found
        runs.append(due)
    ran = {run.astimezone(zone).date() for run in runs}
    wanted = {date(year, 1, 1) + timedelta(days=number) for number in range(365)}
    assert wanted <= ran
    assert len(ran) == len(runs)
    assert all(
        timedelta(hours=22) <= later - earlier <= timedelta(hours=26) for earlier, later in pairwise(runs)
    )


@pytest.mark.parametrize("name", SOME)
def test_one_run_a_day_in_thirty_zones(name: str) -> None:
    for year in YEARS:
        once_a_day(ZoneInfo(name), time(2, 30), year)


@pytest.mark.slow
@pytest.mark.parametrize("at", [time(0), time(1, 30), time(2, 30)])
@pytest.mark.parametrize("year", YEARS)
def test_one_run_a_day_in_every_zone(year: int, at: time) -> None:
    for zone in each_clock_once(year):
        once_a_day(zone, at, year)
