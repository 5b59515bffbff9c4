"""What happened lately, kind by kind, as far as somebody may see it: one statement each.

Ids grow with time, so that the latest rows of a table are the last of its key: no other index is needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from storage.joins import OBJECTIVE_OF_KEY_RESULT, STANDS
from storage.tables import (
    Blocker,
    Change,
    CheckIn,
    Comment,
    Cycle,
    Edit,
    Grade,
    KeyResult,
    Kudos,
    Lesson,
    Objective,
    RedFlag,
)
from storage.visibility import FLAG_SEEN, KEY_RESULT_SEEN, KUDOS_SEEN, OBJECTIVE_SEEN, Eyes


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose eyes look, at what, and how far: the latest `limit` of a kind before a moment."""

    org_id: str
    eyes: Eyes
    limit: int
    team_id: UUID | None = None
    member_id: UUID | None = None
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened to a key result or an objective; recognition has neither."""

    row: Any
    key_result: KeyResult | None
    objective: Objective | None


def check_ins(session: Session, scope: Scope) -> list[Happened]:
    """The latest check-ins that stand."""
    query = _on_key_results(CheckIn).where(CheckIn.withdrawn_at.is_(None))
    return _latest(session, scope, query, CheckIn.at, CheckIn.member_id, CheckIn.id)


def blockers_raised(session: Session, scope: Scope) -> list[Happened]:
    """The latest blockers that were not taken back."""
    query = _on_key_results(Blocker).where(Blocker.withdrawn_at.is_(None))
    return _latest(session, scope, query, Blocker.raised_at, Blocker.raised_by_id, Blocker.id)


def blockers_resolved(session: Session, scope: Scope) -> list[Happened]:
    """The blockers that were resolved last."""
    query = _on_key_results(Blocker).where(Blocker.withdrawn_at.is_(None), Blocker.state == "resolved")
    who = func.coalesce(Blocker.helper_id, Blocker.raised_by_id)
    return _latest(session, scope, query, Blocker.resolved_at, who, Blocker.resolved_at)


def flags_raised(session: Session, scope: Scope) -> list[Happened]:
    """The latest red flags that are known."""
    query = _on_key_results(RedFlag).where(RedFlag.withdrawn_at.is_(None), FLAG_SEEN)
    return _latest(session, scope, query, RedFlag.raised_at, RedFlag.raised_by_id, RedFlag.id)


def comments(session: Session, scope: Scope) -> list[Happened]:
    """The latest remarks on key results and objectives."""
    query = _on_either(Comment, Comment.key_result_id, Comment.objective_id)
    query = query.where(Comment.withdrawn_at.is_(None))
    return _latest(session, scope, query, Comment.at, Comment.member_id, Comment.id)


def objectives_made(session: Session, scope: Scope) -> list[Happened]:
    """The latest objectives."""
    query: Any = select(Objective).where(Objective.withdrawn_at.is_(None), OBJECTIVE_SEEN)
    at, who = Objective.created_at, Objective.owner_id
    rows = session.scalars(_within(query, scope, at, who, Objective.id), scope.eyes.bound)
    return [Happened(row, None, row) for row in rows]


def edits(session: Session, scope: Scope) -> list[tuple[Change, Happened]]:
    """The latest changes of what objectives and key results are, without those that were taken back."""
    query: Any = (
        select(Edit, KeyResult, Objective, Change)
        .join(Change, and_(Change.org_id == Edit.org_id, Change.id == Edit.change_id))
        .outerjoin(KeyResult, and_(KeyResult.org_id == Edit.org_id, KeyResult.id == Edit.subject_id))
        .join(Objective, _above(Edit.org_id, Edit.subject_id))
        .where(
            Edit.noun.in_(["key_results", "objectives"]),
            Change.reverses_id.is_(None),
            Change.reversed_at.is_(None),
            or_(Objective.withdrawn_at.is_(None), Objective.dropped_because.is_not(None)),
            or_(KeyResult.withdrawn_at.is_(None), KeyResult.dropped_because.is_not(None)),
            _EITHER_SEEN,
        )
    )
    rows = session.execute(_within(query, scope, Change.at, Change.member_id, Edit.id), scope.eyes.bound)
    return [(change, Happened(row, key_result, objective)) for row, key_result, objective, change in rows]


def kudos(session: Session, scope: Scope) -> list[Kudos]:
    """The latest recognition."""
    query = select(Kudos).where(Kudos.org_id == scope.org_id, Kudos.withdrawn_at.is_(None), KUDOS_SEEN)
    if scope.team_id is not None:
        query = query.where(Kudos.team_id == scope.team_id)
    if scope.member_id is not None:
        query = query.where(or_(Kudos.giver_id == scope.member_id, Kudos.receiver_id == scope.member_id))
    if scope.before is not None:
        query = query.where(Kudos.at < scope.before)
    return list(session.scalars(query.order_by(Kudos.id.desc()).limit(scope.limit), scope.eyes.bound))


def grades(session: Session, scope: Scope) -> list[Happened]:
    """The latest grades that stand."""
    query = _on_key_results(Grade).where(Grade.withdrawn_at.is_(None), Grade.grade.is_not(None))
    return _latest(session, scope, query, Grade.graded_at, Grade.graded_by_id, Grade.graded_at)


def lessons(session: Session, scope: Scope) -> list[tuple[Cycle, Happened]]:
    """What was learned lately, from one key result or from a cycle."""
    query: Any = (
        select(Lesson, KeyResult, Objective, Cycle)
        .join(Cycle, and_(Cycle.org_id == Lesson.org_id, Cycle.id == Lesson.cycle_id))
        .outerjoin(KeyResult, and_(KeyResult.org_id == Lesson.org_id, KeyResult.id == Lesson.key_result_id))
        .outerjoin(Objective, OBJECTIVE_OF_KEY_RESULT)
        .where(Lesson.withdrawn_at.is_(None), or_(Lesson.key_result_id.is_(None), KEY_RESULT_SEEN))
    )
    query = _within(query, scope, Lesson.at, Lesson.member_id, Lesson.id, team_id=Cycle.team_id)
    rows = session.execute(query, scope.eyes.bound)
    return [(cycle, Happened(row, key_result, objective)) for row, key_result, objective, cycle in rows]


def cycles_closed(session: Session, scope: Scope) -> list[Cycle]:
    """The cycles that were closed last; nobody in particular is said to have done it."""
    if scope.member_id is not None:
        return []
    query: Any = select(Cycle).where(Cycle.closed_at.is_not(None))
    query = _within(query, scope, Cycle.closed_at, None, Cycle.closed_at, team_id=Cycle.team_id)
    return list(session.scalars(query))


_EITHER_SEEN = or_(
    and_(KeyResult.id.is_(None), OBJECTIVE_SEEN), and_(KeyResult.id.is_not(None), KEY_RESULT_SEEN)
)


def _above(org_id: Any, subject_id: Any) -> ColumnElement[bool]:
    """The objective that is spoken of, or that of the key result."""
    return and_(Objective.org_id == org_id, Objective.id == func.coalesce(KeyResult.objective_id, subject_id))


def _on_key_results(table: Any) -> Any:
    return (
        select(table, KeyResult, Objective)
        .join(KeyResult, and_(KeyResult.org_id == table.org_id, KeyResult.id == table.key_result_id))
        .join(Objective, OBJECTIVE_OF_KEY_RESULT)
        .where(STANDS, KEY_RESULT_SEEN)
    )


def _on_either(table: Any, key_result_id: Any, objective_id: Any) -> Select[Any]:
    return (
        select(table, KeyResult, Objective)
        .outerjoin(KeyResult, and_(KeyResult.org_id == table.org_id, KeyResult.id == key_result_id))
        .join(Objective, _above(table.org_id, objective_id))
        .where(STANDS, _EITHER_SEEN)
    )


def _latest(
    session: Session, scope: Scope, query: Select[Any], at: Any, who: Any, order: Any
) -> list[Happened]:
    rows = session.execute(_within(query, scope, at, who, order), scope.eyes.bound)
    return [Happened(row, key_result, objective) for row, key_result, objective in rows]


def _within(
    query: Select[Any], scope: Scope, at: Any, who: Any, order: Any, *, team_id: Any = Objective.team_id
) -> Select[Any]:
    """The latest in scope; `order` is the column by which rows are the later the larger it is."""
    query = query.where(order.class_.org_id == scope.org_id)
    if scope.team_id is not None:
        query = query.where(team_id == scope.team_id)
    if scope.member_id is not None:
        query = query.where(who == scope.member_id)
    if scope.before is not None:
        query = query.where(at < scope.before)
    return query.order_by(order.desc()).limit(scope.limit)


def objectives_seen(
    session: Session, org_id: str, ids: Iterable[UUID], *, eyes: Eyes
) -> dict[UUID, Objective]:
    """Those of these objectives that `eyes` see."""
    query = select(Objective).where(
        Objective.org_id == org_id,
        Objective.id.in_(list(ids)),
        Objective.withdrawn_at.is_(None),
        OBJECTIVE_SEEN,
    )
    return {row.id: row for row in session.scalars(query, eyes.bound)}
