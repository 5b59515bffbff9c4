"""Where a key result should be by today, counted in working days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from commands.rules.calendar import WorkCalendar
from commands.rules.progress import HUNDRED, KEEP_KINDS, ONE, ZERO, KeyResultKind

FIRST_WORKING_DAYS_NOT_JUDGED = 5
EXPECTED_NOT_JUDGED_BELOW = Decimal("0.15")


class Pace(NamedTuple):
    """Expected progress by today (0…1; None for a limit to keep) and the gap to it in points.

    A positive gap is behind. `gap` is None while pace is not judged.
    """

    expected: Decimal | None
    gap: Decimal | None


NOT_PACED = Pace(expected=None, gap=None)


def begins(*, cycle_start: date, created: date, since: date | None = None) -> date:
    """The day from which a key result is measured: `since` when somebody said so."""
    return since or max(cycle_start, created)


def pace(
    kind: KeyResultKind,
    share: Decimal,
    *,
    calendar: WorkCalendar,
    begin: date,
    end: date,
    today: date,
) -> Pace:
    """Pace of progress `share` on the way from `begin` to `end`, both working days included; today counts."""
    if kind in KEEP_KINDS:
        return NOT_PACED
    elapsed, expected = _elapsed(calendar, begin, min(today, end), end)
    if elapsed <= FIRST_WORKING_DAYS_NOT_JUDGED or expected < EXPECTED_NOT_JUDGED_BELOW:
        return Pace(expected, gap=None)
    return Pace(expected, gap=(expected - share) * HUNDRED)


@lru_cache(maxsize=4096)
def _elapsed(calendar: WorkCalendar, begin: date, today: date, end: date) -> tuple[int, Decimal]:
    """The working days gone by, and the share of all: many key results have the same days."""
    elapsed = calendar.working_days(begin, today)
    return elapsed, _expected(elapsed, calendar.working_days(begin, end))


def _expected(elapsed: int, total: int) -> Decimal:
    if elapsed == total:  # also a cycle without a working day
        return ONE if total else ZERO
    return Decimal(elapsed) / total
