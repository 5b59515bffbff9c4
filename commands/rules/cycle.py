"""Cycles: by default the calendar quarter, named `2026-Q4`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

GRACE_DAYS = 21
LAST_DAYS = 14
SHORTEST_QUARTER_DAYS = 90
ONE_DAY = timedelta(days=1)
QUARTER_NAME = re.compile(
    r"(?:(?P<year>\d{4})[-/ ]?)?Q(?P<quarter>[1-4])(?:[-/ ]?(?P<year_after>\d{4}))?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Cycle:
    """A span of days, both ends included."""

    name: str
    start: date
    end: date


class Phase(StrEnum):
    """Where a day lies in a cycle that nobody has closed."""

    BEFORE = "before"
    RUNNING = "running"
    LAST_DAYS = "last_days"
    """New objectives: this cycle or the next? Ask."""
    GRACE = "grace"
    """Past its end and still open for reviewing; new objectives go to the next."""
    OVER = "over"
    """To be closed ungraded."""


def quarter_of(day: date) -> Cycle:
    """The quarter in which `day` lies."""
    return _quarter(day.year, (day.month + 2) // 3)


def next_cycle(cycle: Cycle) -> Cycle:
    """The cycle after `cycle`: the next quarter, or what is left of it after a cycle of another length."""
    following = quarter_of(cycle.end + ONE_DAY)
    if following.name == cycle.name:
        following = quarter_of(following.end + ONE_DAY)
    return Cycle(following.name, cycle.end + ONE_DAY, following.end)


def quarter_named(name: str, *, today: date) -> Cycle | None:
    """The quarter people call `2026-Q4`, `Q4 2026` or, this year's, `Q4`; None for another name."""
    found = QUARTER_NAME.fullmatch(name.strip())
    if found is None:
        return None
    year = found["year"] or found["year_after"] or today.year
    return _quarter(int(year), int(found["quarter"]))


def phase(cycle: Cycle, *, today: date) -> Phase:
    """Where `today` (the team's date) lies."""
    if today < cycle.start:
        return Phase.BEFORE
    if today <= cycle.end - timedelta(days=LAST_DAYS):
        return Phase.RUNNING
    if today <= cycle.end:
        return Phase.LAST_DAYS
    return Phase.GRACE if today <= closes_after(cycle) else Phase.OVER


def closes_after(cycle: Cycle) -> date:
    """The last day on which a cycle that nobody closed is still active."""
    return cycle.end + timedelta(days=GRACE_DAYS)


def week_of(cycle: Cycle, *, today: date) -> tuple[int, int]:
    """Which week of how many ("week 7 of 13"), counted from the first day; a rest counts to the last."""
    weeks = max(((cycle.end - cycle.start).days + 1) // 7, 1)
    return min(max((today - cycle.start).days // 7 + 1, 1), weeks), weeks


def is_shorter_than_a_quarter(cycle: Cycle) -> bool:
    """Too short for outcomes to show."""
    return (cycle.end - cycle.start).days + 1 < SHORTEST_QUARTER_DAYS


def _quarter(year: int, number: int) -> Cycle:
    start = date(year, 3 * number - 2, 1)
    after = date(year + number // 4, 3 * number % 12 + 1, 1)
    return Cycle(f"{year}-Q{number}", start, after - ONE_DAY)
