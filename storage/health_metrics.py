"""Health metrics of teams and what was measured of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.okrs import PLACED, Placed, placed
from storage.tables import Cycle, HealthMetric, HealthReading, KeyResult, Team
from storage.work import Work


def of_teams(session: Session, org_id: str, team_ids: Iterable[UUID]) -> Sequence[HealthMetric]:
    """The metrics of these teams, in the order in which they were made."""
    return session.scalars(
        select(HealthMetric)
        .where(
            HealthMetric.org_id == org_id,
            HealthMetric.team_id.in_(list(team_ids)),
            HealthMetric.withdrawn_at.is_(None),
        )
        .order_by(HealthMetric.team_id, HealthMetric.created_at, HealthMetric.id)
    ).all()


def by_key(session: Session, team: Team, key: str) -> HealthMetric | None:
    """The team's metric of this key, also one that was dropped: a key is used once."""
    return session.scalar(
        select(HealthMetric).where(
            HealthMetric.org_id == team.org_id, HealthMetric.team_id == team.id, HealthMetric.key == key
        )
    )


def by_ids(session: Session, org_id: str, ids: Iterable[UUID]) -> dict[UUID, HealthMetric]:
    """Metrics by id, also those that were dropped, in one go."""
    query = select(HealthMetric).where(HealthMetric.org_id == org_id, HealthMetric.id.in_(list(set(ids))))
    return {row.id: row for row in session.scalars(query)}


def followed_by(session: Session, key_result: KeyResult) -> HealthMetric | None:
    """The metric whose readings move a key result, if any does."""
    if key_result.follows_id is None:
        return None
    metric = session.get_one(HealthMetric, (key_result.org_id, key_result.follows_id))
    return metric if metric.withdrawn_at is None else None


def followers(session: Session, metric: HealthMetric) -> list[Placed]:
    """The live key results that a metric's readings move, private ones too.

    Their place within the objective is not counted.
    """
    rows = session.execute(
        PLACED.where(
            KeyResult.org_id == metric.org_id,
            KeyResult.follows_id == metric.id,
            Cycle.closed_at.is_(None),
        )
        .order_by(Cycle.starts_on, KeyResult.series, KeyResult.number)
        .with_for_update(of=KeyResult)
    )
    return placed(rows)


def reading_at(session: Session, metric: HealthMetric, at: datetime) -> HealthReading | None:
    """What was measured at this moment, if it stands."""
    return session.scalar(
        select(HealthReading).where(
            HealthReading.org_id == metric.org_id,
            HealthReading.metric_id == metric.id,
            HealthReading.at == at,
            HealthReading.withdrawn_at.is_(None),
        )
    )


def refresh(work: Work, metric: HealthMetric) -> None:
    """Take a metric's value from its readings: the latest moment decides, whatever came last."""
    work.flush()
    latest = work.session.scalar(
        select(HealthReading)
        .where(
            HealthReading.org_id == metric.org_id,
            HealthReading.metric_id == metric.id,
            HealthReading.withdrawn_at.is_(None),
        )
        .order_by(HealthReading.at.desc(), HealthReading.id.desc())
        .limit(1)
    )
    work.put(metric, current=latest.value if latest else None, measured_at=latest.at if latest else None)
