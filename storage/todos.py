"""Which tasks DingTalk's Todo is still to be told of. A row that differs from what was told last is owed."""

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
"""What DingTalk was told last of a task; None: nothing yet."""

LEASE = timedelta(minutes=5)
"""So long no other process tells the same."""
MOST_FAILURES = 8
"""In a row; DingTalk is then told no more of this task."""


@dataclass(frozen=True, slots=True)
class Untold:
    """A task as DingTalk is to know it. `wanted` is one of the states above, `told` the one it knows.

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
        """Our name of it, which DingTalk takes once: another one after it was taken from the list."""
        return f"okrbot-{self.id}" if self.told != GONE else f"okrbot-{self.id}-again"


def any_due(session: Session, *, now: datetime) -> bool:
    """Whether DingTalk is to be told of something."""
    return session.scalar(_due(now).with_only_columns(Initiative.id).limit(1)) is not None


def claim(work: Work, *, now: datetime, limit: int) -> list[Untold]:
    """Take what is to be told, for a while: whoever looks next leaves it to this process."""
    query = _due(now).order_by(Initiative.created_at).limit(limit)
    rows = list(work.session.execute(query.with_for_update(of=Initiative, skip_locked=True)))
    for row, _, _ in rows:
        row.todo_try_at = now + LEASE
    return [_untold(row, owner, timezone) for row, owner, timezone in rows]


def told(work: Work, each: Untold, *, todo_id: str | None) -> None:
    """DingTalk knows it."""
    row = work.session.get_one(Initiative, (each.org_id, each.id))
    row.todo_id, row.todo_state = todo_id, each.wanted
    row.todo_failures, row.todo_try_at = 0, None


def failed(work: Work, each: Untold, *, again_at: datetime | None) -> bool:
    """It did not work: once more at that moment, or never with None; whether it is given up."""
    row = work.session.get_one(Initiative, (each.org_id, each.id))
    row.todo_failures += 1
    row.todo_try_at = again_at
    given_up = again_at is None or row.todo_failures >= MOST_FAILURES
    if given_up:
        row.todo_state, row.todo_try_at = GIVEN_UP, None
    return given_up


def released(work: Work, claimed: Iterable[Untold]) -> None:
    """Nothing can be told now, and that is no fault of these: they wait without counting it."""
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
