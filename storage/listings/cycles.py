"""Cycles of teams, in the order in which they were made."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.tables import Cycle, Team


def page(
    session: Session,
    org_id: str,
    *,
    team: Team | None,
    closed: bool | None,
    after: UUID | None,
    limit: int,
) -> Sequence[Cycle]:
    """Cycles of one team or of all; only closed ones or only open ones if `closed` says so."""
    query = select(Cycle).where(Cycle.org_id == org_id)
    if team:
        query = query.where(Cycle.team_id == team.id)
    if closed is not None:
        query = query.where(Cycle.closed_at.is_not(None) if closed else Cycle.closed_at.is_(None))
    if after:
        query = query.where(Cycle.id > after)
    return session.scalars(query.order_by(Cycle.id).limit(limit)).all()


def find(session: Session, org_id: str, cycle_id: UUID) -> Cycle | None:
    """A cycle by its id."""
    return session.get(Cycle, (org_id, cycle_id))
