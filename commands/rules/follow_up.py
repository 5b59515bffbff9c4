"""When somebody is reminded of a blocker: whom it waits for, around its due time, and at last the manager."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from commands.rules.calendar import WorkCalendar
from commands.rules.quiet_hours import allowed_from
from commands.rules.recurrence import moment

BEFORE_DUE = timedelta(hours=2)
ANSWER_DAYS, CHOOSE_DAYS, MANAGER_DAYS = 1, 2, 4
"""Working days, counted from when somebody was asked; the manager's also from a due time gone by."""


class Stage(StrEnum):
    """What a follow-up is for."""

    ANSWER = "answer"
    """Who was asked has not answered: they are asked once more."""
    SOON = "soon"
    """It is due in two hours: whoever it waits for."""
    DUE = "due"
    """It is due: whoever it waits for."""
    CHOOSE = "choose"
    """Still no answer: who raised it may choose somebody else."""
    MANAGER = "manager"
    """Open for days: the team's manager."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One moment at which a blocker is followed up. `asked_at` says about whose silence it is."""

    at: datetime
    stage: Stage
    asked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OpenBlocker:
    """What is still in the way. `asked_at` are the moments at which those were asked who have not answered.

    `taken` says that somebody has it. `there` is the zone of whoever it waits for: their nights are quiet.
    """

    raised_at: datetime
    there: ZoneInfo
    asked_at: tuple[datetime, ...] = ()
    taken: bool = False
    due_at: datetime | None = None


def planned(blocker: OpenBlocker, *, zone: ZoneInfo, calendar: WorkCalendar) -> list[FollowUp]:
    """All follow-ups of a blocker, those gone by too, the earliest first."""

    def later(at: datetime, days: int) -> datetime:
        there = at.astimezone(zone)
        return moment(calendar.add_working_days(there.date(), days), there.time(), zone)

    found = list(_around_due(blocker))
    for asked_at in () if blocker.taken else sorted(set(blocker.asked_at)):
        answer = allowed_from(later(asked_at, ANSWER_DAYS), blocker.there)
        found += [
            FollowUp(answer, Stage.ANSWER, asked_at),
            FollowUp(later(asked_at, CHOOSE_DAYS), Stage.CHOOSE, asked_at),
        ]
    since = max(filter(None, (blocker.raised_at, *blocker.asked_at, blocker.due_at)))
    found.append(FollowUp(later(since, MANAGER_DAYS), Stage.MANAGER))
    return sorted(found, key=lambda each: each.at)


def _around_due(blocker: OpenBlocker) -> Iterator[FollowUp]:
    """Before the due time only if that is not in the night: in the morning it is too late for that."""
    due_at = blocker.due_at
    if due_at is None or not (blocker.taken or blocker.asked_at):
        return
    soon = allowed_from(due_at - BEFORE_DUE, blocker.there)
    if soon < due_at:
        yield FollowUp(soon, Stage.SOON)
    yield FollowUp(allowed_from(due_at, blocker.there), Stage.DUE)
