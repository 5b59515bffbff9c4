"""Health metrics in the order in which they were made, and what was measured of one, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, or_, select, tuple_
from sqlalchemy.orm import Session

from storage.listings.narrowing import uuid_in
from storage.tables import HealthMetric, HealthReading, Member, Team


@dataclass(frozen=True, slots=True)
class Measured:
    """A reading and who told it; a program has no name."""

    row: HealthReading
    member: Member | None


def page(
    session: Session, org_id: str, *, team: Team | None, key: str | None, after: UUID | None, limit: int
) -> Sequence[HealthMetric]:
    """Metrics that are kept, of one team or of all, with this key or with any."""
    query = select(HealthMetric).where(HealthMetric.org_id == org_id, HealthMetric.withdrawn_at.is_(None))
    if team:
        query = query.where(HealthMetric.team_id == team.id)
    if key is not None:
        query = query.where(HealthMetric.key == key)
    if after:
        query = query.where(HealthMetric.id > after)
    return session.scalars(query.order_by(HealthMetric.id).limit(limit)).all()


def called(session: Session, org_id: str, named: str, *, team: Team | None) -> Sequence[HealthMetric]:
    """The metrics that an id or a key may mean: a key can be that of several teams."""
    by_id = uuid_in(named)
    condition = HealthMetric.key == named
    query = select(HealthMetric).where(
        HealthMetric.org_id == org_id,
        HealthMetric.withdrawn_at.is_(None),
        condition if by_id is None else or_(HealthMetric.id == by_id, condition),
    )
    if team:
        query = query.where(HealthMetric.team_id == team.id)
    return session.scalars(query.order_by(HealthMetric.id)).all()


def lock(session: Session, metric: HealthMetric) -> HealthMetric | None:
    """The metric as it is now, if it is kept; nobody else measures it until this transaction ends."""
    return session.scalar(
        select(HealthMetric)
        .where(
            HealthMetric.org_id == metric.org_id,
            HealthMetric.id == metric.id,
            HealthMetric.withdrawn_at.is_(None),
        )
        .with_for_update()
    )


def readings(
    session: Session, metric: HealthMetric, *, after: tuple[datetime, UUID] | None, limit: int
) -> list[Measured]:
    """What was measured and stands."""
    query = (
        select(HealthReading, Member)
        .outerjoin(Member, and_(Member.org_id == HealthReading.org_id, Member.id == HealthReading.member_id))
        .where(
            HealthReading.org_id == metric.org_id,
            HealthReading.metric_id == metric.id,
            HealthReading.withdrawn_at.is_(None),
        )
    )
    if after:
        query = query.where(tuple_(HealthReading.at, HealthReading.id) < tuple_(*after))
    rows = session.execute(query.order_by(HealthReading.at.desc(), HealthReading.id.desc()).limit(limit))
    return [Measured(row, member) for row, member in rows]
