"""Who is asked for a check-in today: those with something due, who are here, and were not just given it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from commands.reports.standing import DONE, Standpoint
from commands.rules.due import CADENCE_DAYS, Cadence, due_from, is_due, may_remind
from commands.rules.progress import KEEP_KINDS, ONE, KeyResultKind
from storage.okrs import Placed
from storage.tables import Member

PATIENCE_ROUNDS = 2
"""Rounds without an answer after which the tone changes."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A person and their key results that wait for a check-in."""

    member: Member
    key_results: tuple[Placed, ...]


def waiting(
    members: Sequence[Member], owned: Iterable[Placed], standpoint: Callable[[Placed], Standpoint]
) -> list[Waiting]:
    """Those of `members` who are waited for, with what they own of `owned` that is due."""
    due: dict[object, list[Placed]] = {}
    for placed in owned:
        if is_waited_for(placed, standpoint(placed)):
            due.setdefault(placed.row.owner_id, []).append(placed)
    return [Waiting(member, tuple(due[member.id])) for member in members if member.id in due]


def is_waited_for(placed: Placed, standpoint: Standpoint) -> bool:
    """Whether a key result's owner may be asked for a check-in today."""
    row, today = placed.row, standpoint.today
    if _is_complete(placed) or today < placed.cycle.starts_on or today > placed.cycle.ends_on:
        return False
    return may_remind(today=today, created=_day(row.created_at, standpoint)) and is_due(
        Cadence(row.cadence),
        today=today,
        cycle_start=placed.cycle.starts_on,
        last_check_in=_day(row.checked_in_at, standpoint) if row.checked_in_at else None,
    )


def is_long_silent(placed: Placed, standpoint: Standpoint) -> bool:
    """Whether it was asked for in vain for some rounds already."""
    cadence = Cadence(placed.row.cadence)
    since = _day(placed.row.checked_in_at or placed.row.created_at, standpoint)
    first = due_from(cadence, today=standpoint.today, cycle_start=placed.cycle.starts_on)
    return since < first - timedelta(days=PATIENCE_ROUNDS * CADENCE_DAYS[cadence])


def _is_complete(placed: Placed) -> bool:
    row = placed.row
    return row.stated_status == DONE or (KeyResultKind(row.kind) not in KEEP_KINDS and row.progress >= ONE)


def _day(at: datetime, standpoint: Standpoint) -> date:
    return at.astimezone(standpoint.zone).date()
