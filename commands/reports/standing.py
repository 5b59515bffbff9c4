"""How a key result stands today: its status and pace, for receipts, boards and the API alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

from commands.rules.calendar import WorkCalendar
from commands.rules.due import Cadence
from commands.rules.pace import Pace, pace
from commands.rules.progress import KeyResultKind
from commands.rules.status import Standing, Status, key_result_status
from commands.rules.thresholds import DEFAULT_THRESHOLDS, Thresholds
from storage.okrs import Placed

DONE = "done"
"""The stated status that makes a key result complete whatever its value."""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """The day, calendar and thresholds by which a team's key results are judged. `today` is the team's."""

    today: date
    zone: ZoneInfo
    calendar: WorkCalendar
    thresholds: Thresholds = DEFAULT_THRESHOLDS


@dataclass(frozen=True, slots=True)
class Judged:
    """A key result's computed status and its pace."""

    status: Status
    pace: Pace


def judged(placed: Placed, standpoint: Standpoint) -> Judged:
    """The status and pace of a key result by its latest figures."""
    row = placed.row
    kind = KeyResultKind(row.kind)
    at = row.checked_in_at
    found = pace_by(placed, standpoint, row.progress)
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
