"""Health metrics and their readings."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, org_key, own_id, refers


class HealthMetric(Base):
    """A KPI of a team: a number that should stay between `low` and `high`; either may be open.

    `key` is the one word people and data pipelines call it by.
    """

    __tablename__ = "health_metrics"
    __table_args__ = (UniqueConstraint("org_id", "team_id", "key"), refers("team_id", to="teams"))
    org_id: Mapped[str] = org_key()
    id: Mapped[UUID] = own_id()
    team_id: Mapped[UUID]
    key: Mapped[str] = mapped_column(String(64))
    title: Mapped[str]
    unit: Mapped[str | None] = mapped_column(default=None)
    low: Mapped[Decimal | None] = mapped_column(default=None)
    high: Mapped[Decimal | None] = mapped_column(default=None)
    current: Mapped[Decimal | None] = mapped_column(default=None)
    measured_at: Mapped[datetime | None] = mapped_column(default=None)
    created_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)


class HealthReading(Base):
    """One measured value of a health metric. `member_id` is None when a program reported it."""

    __tablename__ = "health_readings"
    __table_args__ = (
        Index("ix_health_readings_org_id_metric_id_at", "org_id", "metric_id", "at"),
        refers("metric_id", to="health_metrics"),
        refers("member_id", to="members"),
    )
    org_id: Mapped[str] = org_key()
    id: Mapped[UUID] = own_id()
    metric_id: Mapped[UUID]
    member_id: Mapped[UUID | None] = mapped_column(default=None)
    value: Mapped[Decimal]
    at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
