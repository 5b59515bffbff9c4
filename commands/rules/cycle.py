"""Cycles: by default the calendar quarter, named `2026-Q4`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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


def cycles_for_new(
    still_open: Sequence[Cycle], closed: Sequence[Cycle] = (), *, today: date
) -> tuple[Cycle, ...]:
    """Where a new objective may go: to one cycle, or in its last days to this one or the next.

    Cycles that do not exist yet are among the answers; both lists begin with the earliest.
    """
    current = _around(still_open, today)
    over_already = _around(closed, today)
    if current is None and over_already is not None:  # closed before its end: only the next is left
        return (_following(over_already, still_open),)
    current = current or _fresh([*closed, *still_open], today)
    if phase(current, today=today) is not Phase.LAST_DAYS:
        return (current,)
    return current, _following(current, still_open)


def _around(cycles: Iterable[Cycle], day: date) -> Cycle | None:
    return next((each for each in cycles if each.start <= day <= each.end), None)


def _following(cycle: Cycle, known: Iterable[Cycle]) -> Cycle:
    return next((each for each in known if each.start > cycle.end), None) or next_cycle(cycle)


def _fresh(known: Iterable[Cycle], today: date) -> Cycle:
    """The cycle of today that nobody has made: it begins where the one before it ended."""
    ended = [each for each in known if each.end < today]
    following = next_cycle(max(ended, key=lambda each: each.end)) if ended else None
    return following if following and following.end >= today else quarter_of(today)


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
    if today < asks_which_from(cycle):
        return Phase.RUNNING
    if today <= cycle.end:
        return Phase.LAST_DAYS
    return Phase.GRACE if today <= closes_after(cycle) else Phase.OVER


def asks_which_from(cycle: Cycle) -> date:
    """The first day on which a new objective may be for this cycle or the next."""
    return cycle.end - timedelta(days=LAST_DAYS - 1)


def closes_after(cycle: Cycle) -> date:
    """The last day on which a cycle that nobody closed is still active."""
    return cycle.end + timedelta(days=GRACE_DAYS)


def week_of(cycle: Cycle, *, today: date) -> tuple[int, int]:
    """Which week of how many ("week 7 of 13"), counted from the first day; every quarter has thirteen."""
    weeks = max(round(((cycle.end - cycle.start).days + 1) / 7), 1)
    return min(max((today - cycle.start).days // 7 + 1, 1), weeks), weeks


def is_shorter_than_a_quarter(cycle: Cycle) -> bool:
    """Too short for outcomes to show."""
    return (cycle.end - cycle.start).days + 1 < SHORTEST_QUARTER_DAYS


def usual_name(start: date, end: date) -> str | None:
    """What people call this span: the quarter, half or year that it is; None for any other."""
    year, first, last = start.year, (start.month, start.day), (end.month, end.day)
    if end.year != year:
        return None
    spans = {
        ((1, 1), (6, 30)): f"{year}-H1",
        ((7, 1), (12, 31)): f"{year}-H2",
        ((1, 1), (12, 31)): f"{year}-FY",
    }
    quarter = quarter_of(start)
    return quarter.name if (quarter.start, quarter.end) == (start, end) else spans.get((first, last))


def _quarter(year: int, number: int) -> Cycle:
    start = date(year, 3 * number - 2, 1)
    after = date(year + number // 4, 3 * number % 12 + 1, 1)
    return Cycle(f"{year}-Q{number}", start, after - ONE_DAY)
