"""Working days: a country's public holidays, the team's weekend, and what the team corrects by hand."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

SATURDAY_SUNDAY = frozenset({5, 6})
"""Weekdays as `date.weekday()` counts them: Monday is 0."""
ONE_DAY = timedelta(days=1)


def weekend_of(kept: str | None) -> frozenset[int]:
    """A team's weekend as it is kept: "4,5" is Friday and Saturday, "" none, None the usual one."""
    return SATURDAY_SUNDAY if kept is None else frozenset(int(day) for day in kept.split(",") if day)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The working days of a team or a member.

    `country` is ISO 3166 (`CN`), with a state where holidays differ (`MY-14`); None or an unknown one has
    no public holidays. `overrides` are `(day, is working)` and stronger than everything else; make-up days
    (China's working Saturdays) are stronger than the weekend.
    """

    country: str | None = None
    weekend: frozenset[int] = SATURDAY_SUNDAY
    overrides: frozenset[tuple[date, bool]] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Whether people work on `day`."""
        return self.working_days(day, day) == 1

    def working_days(self, first: date, last: date) -> int:
        """Number of working days from `first` to `last`, both included; 0 when `last` is earlier."""
        if last < first:
            return 0
        days = self._until(last) - self._before(first)
        return days + sum(self._until(date(year, 12, 31)) for year in range(first.year, last.year))

    def is_guessed(self, year: int) -> bool:
        """Whether a year's working days may be wrong.

        China names its make-up days each November for the next year: a Chinese year without any, and without
        a correction by hand, is a guess.
        """
        corrected = any(day.year == year for day, _ in self.overrides)
        return self.country == "CN" and not corrected and not _public_holidays("CN", year)[1]

    def working_day_after(self, day: date) -> date:
        """The first working day later than `day`."""
        return self.add_working_days(day, 1)

    def working_day_from(self, day: date) -> date:
        """`day` itself if people work, else the next working day."""
        return self.working_day_after(day - ONE_DAY)

    def add_working_days(self, day: date, count: int) -> date:
        """The day on which `count` working days after `day` have begun.

        Raises:
            ValueError: a whole year has no working day to count.
        """
        if count == 0:
            return day
        year, passed = day.year, day.timetuple().tm_yday
        while True:
            worked = _working_days_by(year, self)
            wanted = worked[passed] + count
            if wanted <= worked[-1]:
                return date(year, 1, 1) + timedelta(days=bisect_left(worked, wanted) - 1)
            if not worked[-1]:
                raise ValueError("A calendar without working days: at least one weekday must not be weekend.")
            year, passed, count = year + 1, 0, wanted - worked[-1]

    def last_working_day_of_week(self, day: date) -> date | None:
        """The last working day of the Monday–Sunday week of `day`; None in a week without any."""
        monday = day - timedelta(days=day.weekday())
        week = [monday + timedelta(days=i) for i in range(7)]
        return next((found for found in reversed(week) if self.is_working_day(found)), None)

    def _until(self, day: date) -> int:
        return _working_days_by(day.year, self)[day.timetuple().tm_yday]

    def _before(self, day: date) -> int:
        return _working_days_by(day.year, self)[day.timetuple().tm_yday - 1]


@lru_cache(maxsize=4096)
def _working_days_by(year: int, calendar: WorkCalendar) -> tuple[int, ...]:
    """`[n]` is the number of working days among the first n days of the year."""
    overrides = dict(calendar.overrides)
    free, made_up = _public_holidays(calendar.country, year)
    counts = [0]
    day = date(year, 1, 1)
    while day.year == year:
        usual = day in made_up or (day.weekday() not in calendar.weekend and day not in free)
        counts.append(counts[-1] + overrides.get(day, usual))
        day += ONE_DAY
    return tuple(counts)


@lru_cache(maxsize=1024)
def _public_holidays(country: str | None, year: int) -> tuple[frozenset[date], frozenset[date]]:
    """Days off and make-up working days. Heavy when a country is first asked for (China: 0.3 s)."""
    if not is_known_country(country):
        return frozenset(), frozenset()
    import holidays  # here, because it costs 0.15 s and `okrbot --help` needs none

    assert country is not None
    code, _, state = country.partition("-")
    found = holidays.country_holidays(code, subdiv=state or None, years=year)
    made_up = frozenset(day for day in found.weekend_workdays if day.year == year)
    return frozenset(day for day in found if day.year == year), made_up


@lru_cache(maxsize=1024)
def is_known_country(country: str | None) -> bool:
    """Whether public holidays are known for `CN` or `MY-14`."""
    if country is None:
        return False
    code, _, state = country.partition("-")
    return code in _known_countries() and (not state or state in _states(code))


@lru_cache(maxsize=1)
def _known_countries() -> frozenset[str]:
    """Their codes alone: each command reads the settings, and to load all holidays takes half a second."""
    from holidays.registry import EntityLoader  # here for the same reason as above

    return frozenset(EntityLoader.get_country_codes())


def _states(code: str) -> tuple[str, ...]:
    import holidays  # here for the same reason as above

    return holidays.country_holidays(code).subdivisions
