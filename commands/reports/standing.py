"""How a key result stands today: its status and pace, for receipts, boards and the API alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

from commands.rules.calendar import WorkCalendar
from commands.rules.due import Cadence
from commands.rules.pace import Pace, pace
from commands.rules.progress import KeyResultKind
from commands.rules.status import Standing, Status, key_result_status
from commands.rules.thresholds import DEFAULT_THRESHOLDS, Thresholds
from storage.okrs import Placed
from storage.tables import Cycle

DONE = "done"
"""The stated status that makes a key result complete whatever its value."""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """The day, calendar and thresholds by which a team's key results are judged. `today` is the team's."""

    today: date
    zone: ZoneInfo
    calendar: WorkCalendar
    thresholds: Thresholds = DEFAULT_THRESHOLDS


def as_it_ended(cycle: Cycle, standpoint: Standpoint) -> Standpoint:
    """A closed cycle is judged as on its last day or that of its closing: later silence means nothing."""
    if cycle.closed_at is None:
        return standpoint
    closed_on = cycle.closed_at.astimezone(standpoint.zone).date()
    return replace(standpoint, today=min(standpoint.today, cycle.ends_on, closed_on))


class Judged(NamedTuple):
    """A key result's computed status and its pace."""

    status: Status
    pace: Pace


class Figures(Protocol):
    """A key result's latest figures: the row itself, or the columns of it that an overview reads."""

    @property
    def kind(self) -> str: ...
    @property
    def progress(self) -> Decimal: ...
    @property
    def confidence(self) -> int | None: ...
    @property
    def cadence(self) -> str: ...
    @property
    def stated_status(self) -> str | None: ...
    @property
    def checked_in_at(self) -> datetime | None: ...
    @property
    def paced_from(self) -> date: ...


def judged(placed: Placed, standpoint: Standpoint) -> Judged:
    """The status and pace of a key result by its latest figures."""
    return judged_by(placed.row, placed.cycle.ends_on, standpoint)


def judged_by(row: Figures, ends_on: date, standpoint: Standpoint) -> Judged:
    """The same by figures alone; `ends_on` is the last day of their cycle."""
    kind = KeyResultKind(row.kind)
    at = row.checked_in_at
    found = pace(
        kind,
        row.progress,
        calendar=standpoint.calendar,
        begin=row.paced_from,
        end=ends_on,
        today=standpoint.today,
    )
    status = key_result_status(
        Standing(
            kind=kind,
            progress=row.progress,
            gap=found.gap,
            confidence=row.confidence,
            last_check_in=at.astimezone(standpoint.zone).date() if at else None,
            cadence=Cadence(row.cadence),
            said_done=row.stated_status == DONE,
        ),
        today=standpoint.today,
        thresholds=standpoint.thresholds,
    )
    return Judged(status, found)


def pace_by(placed: Placed, standpoint: Standpoint, progress: Decimal) -> Pace:
    """The pace this progress would mean."""
    return pace(
        KeyResultKind(placed.row.kind),
        progress,
        calendar=standpoint.calendar,
        begin=placed.row.paced_from,
        end=placed.cycle.ends_on,
        today=standpoint.today,
    )
