"""Rows in pages, for the JSON API. A page begins after the last row of the one before, never at a count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, or_, select, tuple_
from sqlalchemy.orm import Session, aliased

from storage.okrs import Placed
from storage.tables import Blocker, CheckIn, Cycle, KeyResult, Member, Objective, Team
from storage.visibility import KEY_RESULT_SEEN, Eyes


@dataclass(frozen=True, slots=True)
class Owned:
    """A key result with its place, team and owner."""

    placed: Placed
    team: Team
    owner: Member


@dataclass(frozen=True, slots=True)
class Said:
    """A check-in and who made it."""

    row: CheckIn
    member: Member


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A blocker with its key result, who raised it and who has accepted it."""

    row: Blocker
    key_result: KeyResult
    raised_by: Member
    helper: Member | None


def teams(session: Session, org_id: str, *, after: UUID | None, limit: int) -> Sequence[Team]:
    """Teams in the order in which they were made."""
    query = select(Team).where(Team.org_id == org_id)
    if after:
        query = query.where(Team.id > after)
    return session.scalars(query.order_by(Team.id).limit(limit)).all()


def teams_by_id(session: Session, org_id: str, ids: Iterable[UUID]) -> dict[UUID, Team]:
    """Teams by id, in one go."""
    query = select(Team).where(Team.org_id == org_id, Team.id.in_(list(set(ids))))
    return {row.id: row for row in session.scalars(query)}


def find_team(session: Session, org_id: str, named: str) -> Team | None:
    """A team by its id or its name."""
    by_id = _uuid(named)
    condition = Team.name == named if by_id is None else or_(Team.id == by_id, Team.name == named)
    return session.scalar(select(Team).where(Team.org_id == org_id, condition).limit(1))


def find_key_result(session: Session, org_id: str, named: str, *, eyes: Eyes) -> KeyResult | None:
    """A live key result that `eyes` see, by its id."""
    query = (
        select(KeyResult)
        .join(Objective, and_(Objective.org_id == KeyResult.org_id, Objective.id == KeyResult.objective_id))
        .where(
            KeyResult.org_id == org_id,
            KeyResult.id == _uuid(named),
            KeyResult.withdrawn_at.is_(None),
            KEY_RESULT_SEEN,
        )
    )
    return session.scalar(query, eyes.bound)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def key_results(
    session: Session, org_id: str, *, team: Team | None, after: UUID | None, limit: int, eyes: Eyes
) -> list[Owned]:
    """Live key results of open cycles that `eyes` see, of one team or of all, in the order they were made."""
    query = (
        select(KeyResult, Objective, Cycle, Team, Member)
        .join(Objective, and_(Objective.org_id == KeyResult.org_id, Objective.id == KeyResult.objective_id))
        .join(Cycle, and_(Cycle.org_id == KeyResult.org_id, Cycle.id == KeyResult.cycle_id))
        .join(Team, and_(Team.org_id == KeyResult.org_id, Team.id == KeyResult.team_id))
        .join(Member, and_(Member.org_id == KeyResult.org_id, Member.id == KeyResult.owner_id))
        .where(
            KeyResult.org_id == org_id,
            KeyResult.withdrawn_at.is_(None),
            Objective.withdrawn_at.is_(None),
            Cycle.closed_at.is_(None),
            KEY_RESULT_SEEN,
        )
    )
    if team:
        query = query.where(KeyResult.team_id == team.id)
    if after:
        query = query.where(KeyResult.id > after)
    rows = session.execute(query.order_by(KeyResult.id).limit(limit), eyes.bound)
    return [
        Owned(Placed(row, objective, cycle, nth=0), its_team, owner)
        for row, objective, cycle, its_team, owner in rows
    ]


def check_ins(
    session: Session,
    org_id: str,
    *,
    key_result: KeyResult,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> list[Said]:
    """The check-ins of a key result that stand, newest first."""
    query = (
        select(CheckIn, Member)
        .join(Member, and_(Member.org_id == CheckIn.org_id, Member.id == CheckIn.member_id))
        .where(
            CheckIn.org_id == org_id,
            CheckIn.key_result_id == key_result.id,
            CheckIn.withdrawn_at.is_(None),
        )
    )
    if after:
        query = query.where(tuple_(CheckIn.at, CheckIn.id) < tuple_(*after))
    rows = session.execute(query.order_by(CheckIn.at.desc(), CheckIn.id.desc()).limit(limit))
    return [Said(row, member) for row, member in rows]


def blockers(
    session: Session, org_id: str, *, team: Team | None, after: UUID | None, limit: int, eyes: Eyes
) -> list[Obstacle]:
    """Blockers that were not withdrawn, on key results that `eyes` see, of one team or of all, in the order
    in which they were raised."""
    helper = aliased(Member)
    query = (
        select(Blocker, KeyResult, Member, helper)
        .join(KeyResult, and_(KeyResult.org_id == Blocker.org_id, KeyResult.id == Blocker.key_result_id))
        .join(Objective, and_(Objective.org_id == KeyResult.org_id, Objective.id == KeyResult.objective_id))
        .join(Member, and_(Member.org_id == Blocker.org_id, Member.id == Blocker.raised_by_id))
        .outerjoin(helper, and_(helper.org_id == Blocker.org_id, helper.id == Blocker.helper_id))
        .where(
            Blocker.org_id == org_id,
            Blocker.withdrawn_at.is_(None),
            Blocker.state != "withdrawn",
            KeyResult.withdrawn_at.is_(None),
            KEY_RESULT_SEEN,
        )
    )
    if team:
        query = query.where(Blocker.team_id == team.id)
    if after:
        query = query.where(Blocker.id > after)
    rows = session.execute(query.order_by(Blocker.id).limit(limit), eyes.bound)
    return [Obstacle(row, key_result, raised_by, helped) for row, key_result, raised_by, helped in rows]
