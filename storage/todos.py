"""Which tasks still have to be written to DingTalk's Todo: those that differ from what was written last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from storage.joins import CYCLE_OF_INITIATIVE
from storage.tables import Cycle, Initiative, Member, Team
from storage.work import Work

OPEN, DONE, GONE, GIVEN_UP = "open", "done", "gone", "given_up"
"""What was written to DingTalk last about a task; None: nothing yet."""

LEASE = timedelta(minutes=5)
"""How long no other process takes the same task."""
MOST_FAILURES = 8
"""In a row; after that the task is given up."""


@dataclass(frozen=True, slots=True)
class Untold:
    """A task as DingTalk should know it. `wanted` is one of the states above, `told` the one it knows.

    `timezone` is the zone its owner lives in, else that of its team; None where neither has one.
    """

    org_id: str
    id: UUID
    key_result_id: UUID
    title: str
    due_on: date | None
    owner: str
    timezone: str | None
    todo_id: str | None
    told: str | None
    wanted: str
    failures: int

    @property
    def source(self) -> str:
        """Our id of it, which DingTalk accepts once; a different one after it was removed from the list."""
        return f"okrbot-{self.id}" if self.told != GONE else f"okrbot-{self.id}-again"


def any_due(session: Session, *, now: datetime) -> bool:
    """Whether something has to be written to DingTalk."""
    return session.scalar(_due(now).with_only_columns(Initiative.id).limit(1)) is not None


def claim(work: Work, *, now: datetime, limit: int) -> list[Untold]:
    """Take tasks to be written, for the time of a lease: other processes leave them alone."""
    query = _due(now).order_by(Initiative.created_at).limit(limit)
    rows = list(work.session.execute(query.with_for_update(of=Initiative, skip_locked=True)))
    for row, _, _ in rows:
        row.todo_try_at = now + LEASE
    return [_untold(row, owner, timezone) for row, owner, timezone in rows]


def told(work: Work, each: Untold, *, todo_id: str | None) -> None:
    """Note that DingTalk knows it now."""
    row = work.session.get_one(Initiative, (each.org_id, each.id))
    row.todo_id, row.todo_state = todo_id, each.wanted
    row.todo_failures, row.todo_try_at = 0, None


def failed(work: Work, each: Untold, *, again_at: datetime | None) -> bool:
    """Note a failure: retry at that moment, or never if None. Returns whether it is given up."""
    row = work.session.get_one(Initiative, (each.org_id, each.id))
    row.todo_failures += 1
    row.todo_try_at = again_at
    given_up = again_at is None or row.todo_failures >= MOST_FAILURES
    if given_up:
        row.todo_state, row.todo_try_at = GIVEN_UP, None
    return given_up


def released(work: Work, claimed: Iterable[Untold]) -> None:
    """Give tasks back without counting a failure: nothing can be written now, whatever the task."""
    for each in claimed:
        work.session.get_one(Initiative, (each.org_id, each.id)).todo_try_at = None


_NEW: ColumnElement[bool] = and_(
    Initiative.todo_state.is_(None), Initiative.done_at.is_(None), Initiative.withdrawn_at.is_(None)
)
_FINISHED: ColumnElement[bool] = and_(Initiative.todo_state == OPEN, Initiative.done_at.is_not(None))
_REOPENED: ColumnElement[bool] = and_(Initiative.todo_state == DONE, Initiative.done_at.is_(None))
_DROPPED: ColumnElement[bool] = and_(
    Initiative.todo_state.in_((OPEN, DONE)), Initiative.withdrawn_at.is_not(None)
)
_BACK: ColumnElement[bool] = and_(Initiative.todo_state == GONE, Initiative.withdrawn_at.is_(None))


def _due(now: datetime) -> Select[Initiative, str, str | None]:
    return (
        select(Initiative, Member.staff_id, func.coalesce(Member.timezone, Team.timezone))
        .join(Member, and_(Member.org_id == Initiative.org_id, Member.id == Initiative.owner_id))
        .join(Team, and_(Team.org_id == Initiative.org_id, Team.id == Initiative.team_id))
        .join(Cycle, CYCLE_OF_INITIATIVE)
        .where(
            or_(_NEW, _FINISHED, _REOPENED, _DROPPED, _BACK),
            or_(Initiative.todo_try_at.is_(None), Initiative.todo_try_at <= now),
            Cycle.closed_at.is_(None),
            Member.left_at.is_(None),
        )
    )


def _untold(row: Initiative, owner: str, timezone: str | None) -> Untold:
    return Untold(
        org_id=row.org_id,
        id=row.id,
        key_result_id=row.key_result_id,
        title=row.title,
        due_on=row.due_on,
        owner=owner,
        timezone=timezone,
        todo_id=row.todo_id,
        told=row.todo_state,
        wanted=GONE if row.withdrawn_at else DONE if row.done_at else OPEN,
        failures=row.todo_failures,
    )
