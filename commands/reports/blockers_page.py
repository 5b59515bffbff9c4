"""What is in the way of whom over all teams: how old it is, and who waits for whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from storage import blockers, placed_blockers, weeks
from storage.placed_blockers import PlacedBlocker, State
from storage.tables import BlockerAsk, Member
from storage.visibility import Eyes

MOST = 200
"""Blockers in one look; the rest is found by a filter."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who was asked to help, and what they answered, if they did."""

    ask: BlockerAsk
    member: Member | None


@dataclass(frozen=True, slots=True)
class InTheWay:
    """A blocker: who raised it waits for `helper`, or for the answer of those `asked`."""

    found: PlacedBlocker
    raised_by: Member | None
    helper: Member | None
    asked: tuple[Asked, ...]
    age: timedelta
    overdue: bool


@dataclass(frozen=True, slots=True)
class BlockersSeen:
    """Those that were looked for; `more` says that there are others than these."""

    rows: tuple[InTheWay, ...]
    more: bool


def blockers_seen(
    session: Session,
    org_id: str,
    *,
    eyes: Eyes,
    now: datetime,
    state: State = State.OPEN,
    team_id: UUID | None = None,
    member_id: UUID | None = None,
) -> BlockersSeen:
    """Blockers as `eyes` see them, in three statements."""
    found = placed_blockers.find(
        session,
        org_id,
        eyes=eyes,
        now=now,
        state=state,
        team_id=team_id,
        member_id=member_id,
        limit=MOST + 1,
    )
    asks: dict[UUID, list[BlockerAsk]] = {}
    for ask in blockers.asks_for(session, org_id, [each.row.id for each in found]):
        asks.setdefault(ask.blocker_id, []).append(ask)
    named = {id for each in found for id in (each.row.raised_by_id, each.row.helper_id) if id}
    named |= {each.member_id for of_one in asks.values() for each in of_one}
    named |= {each.placed.row.owner_id for each in found}
    people = weeks.people(session, org_id, named)
    rows = tuple(_row(each, asks.get(each.row.id, ()), people, now) for each in found[:MOST])
    return BlockersSeen(rows, len(found) > MOST)


def _row(
    found: PlacedBlocker, asks: Sequence[BlockerAsk], people: dict[UUID, Member], now: datetime
) -> InTheWay:
    row = found.row
    ended = row.resolved_at or now
    return InTheWay(
        found=found,
        raised_by=people.get(row.raised_by_id),
        helper=people.get(row.helper_id) if row.helper_id else None,
        asked=tuple(Asked(ask, people.get(ask.member_id)) for ask in asks),
        age=max(ended - row.raised_at, timedelta(0)),
        overdue=row.resolved_at is None and row.due_at is not None and row.due_at < now,
    )
