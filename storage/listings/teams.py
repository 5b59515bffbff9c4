"""Teams, in the order in which they were made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from storage.listings.narrowing import uuid_in
from storage.tables import Team


def page(session: Session, org_id: str, *, after: UUID | None, limit: int) -> Sequence[Team]:
    """Teams of an organization."""
    query = select(Team).where(Team.org_id == org_id)
    if after:
        query = query.where(Team.id > after)
    return session.scalars(query.order_by(Team.id).limit(limit)).all()


def find(session: Session, org_id: str, named: str) -> Team | None:
    """A team by its id or its name."""
    by_id = uuid_in(named)
    condition = Team.name == named if by_id is None else or_(Team.id == by_id, Team.name == named)
    return session.scalar(select(Team).where(Team.org_id == org_id, condition).limit(1))


def teams_by_id(session: Session, org_id: str, ids: Iterable[UUID]) -> dict[UUID, Team]:
    """Teams by id, in one go."""
    query = select(Team).where(Team.org_id == org_id, Team.id.in_(list(set(ids))))
    return {row.id: row for row in session.scalars(query)}
