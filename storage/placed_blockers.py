"""Blockers over all teams, with what they block and where, for whoever looks for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, bindparam, or_, select
from sqlalchemy.orm import Session

from storage.blockers import OPEN
from storage.cycles import has_an_earlier_open_one
from storage.joins import (
    CYCLE_OF_BLOCKER,
    KEY_RESULT_OF_BLOCKER,
    OBJECTIVE_OF_KEY_RESULT,
    STANDS,
    TEAM_OF_BLOCKER,
)
from storage.okrs import Placed
from storage.tables import Blocker, BlockerAsk, Cycle, KeyResult, Objective, Team
from storage.visibility import KEY_RESULT_SEEN, Eyes

_ASKED = and_(
    BlockerAsk.org_id == Blocker.org_id,
    BlockerAsk.blocker_id == Blocker.id,
    BlockerAsk.withdrawn_at.is_(None),
    or_(BlockerAsk.answer.is_(None), BlockerAsk.answer != "passed_on"),
)


class State(StrEnum):
    """Which blockers are wanted."""

    OPEN = "open"
    """In the way, whether somebody has accepted them or not."""
    UNANSWERED = "unanswered"
    """In the way, and nobody has them."""
    OVERDUE = "overdue"
    """In the way later than they were wanted."""
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class PlacedBlocker:
    """A blocker with its key result and team.

    `seen` says whether the eyes that look see that key result, too: of a private one somebody who is asked to
    help sees only the blocker's text.
    """

    row: Blocker
    placed: Placed
    team: Team
    seen: bool

    @property
    def code(self) -> str:
        return f"{self.row.code}@{self.placed.cycle.name}" if self.placed.later else self.row.code


BLOCKERS = (
    select(Blocker, KeyResult, Objective, Cycle, has_an_earlier_open_one(), Team, KEY_RESULT_SEEN)
    .join(KeyResult, KEY_RESULT_OF_BLOCKER)
    .join(Objective, OBJECTIVE_OF_KEY_RESULT)
    .join(Cycle, CYCLE_OF_BLOCKER)
    .join(Team, TEAM_OF_BLOCKER)
    .where(Blocker.withdrawn_at.is_(None), STANDS)
)
"""What `placed` reads, whoever may see it; the eyes are to be bound."""


def placed(found: Row[Blocker, KeyResult, Objective, Cycle, bool, Team, bool]) -> PlacedBlocker:
    """What a row of `BLOCKERS` means."""
    row, key_result, objective, cycle, later, team, seen = found
    open_later = later and cycle.closed_at is None
    return PlacedBlocker(row, Placed(key_result, objective, cycle, 0, open_later), team, bool(seen))


def find(
    session: Session,
    org_id: str,
    *,
    eyes: Eyes,
    now: datetime,
    state: State = State.OPEN,
    team_id: UUID | None = None,
    member_id: UUID | None = None,
    limit: int,
) -> list[PlacedBlocker]:
    """Blockers that `eyes` see or were asked about, the oldest first, resolved ones the latest first.

    With `member_id` those that somebody raised, has, or was asked to help with.
    """
    query = BLOCKERS.where(
        Blocker.org_id == org_id,
        or_(KEY_RESULT_SEEN, _asked(bindparam("seen_by"))),
        *_wanted(state, now),
    ).limit(limit)
    if team_id is not None:
        query = query.where(Blocker.team_id == team_id, KEY_RESULT_SEEN)
    if member_id is not None:
        query = query.where(
            or_(Blocker.raised_by_id == member_id, Blocker.helper_id == member_id, _asked(member_id))
        )
    latest = (Blocker.resolved_at.desc(), Blocker.id.desc())
    order = latest if state is State.RESOLVED else (Blocker.raised_at, Blocker.id)
    return [placed(row) for row in session.execute(query.order_by(*order), eyes.bound)]


def _asked(member_id: object) -> ColumnElement[bool]:
    return select(BlockerAsk.id).where(_ASKED, BlockerAsk.member_id == member_id).exists()


def _wanted(state: State, now: datetime) -> Iterator[ColumnElement[bool]]:
    if state is State.RESOLVED:
        yield Blocker.state == "resolved"
        return
    yield Blocker.state.in_(OPEN)
    if state is State.UNANSWERED:
        yield Blocker.helper_id.is_(None)
    if state is State.OVERDUE:
        yield Blocker.due_at < now
