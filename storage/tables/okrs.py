"""Cycles, objectives, key results and what was reported about them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, org_key, own_id, refers

TAKEN_BACK = "withdrawn_at IS NOT NULL"


class Cycle(Base):
    """A team's quarter. The counters give the next codes; codes are never reused within a cycle.

    At `review_at` its owners were asked to grade it.
    """

    __tablename__ = "cycles"
    __table_args__ = (UniqueConstraint("org_id", "team_id", "name"), refers("team_id", to="teams"))
    org_id: Mapped[str] = org_key()
    id: Mapped[UUID] = own_id()
    team_id: Mapped[UUID]
    name: Mapped[str] = mapped_column(String(16))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    objectives_made: Mapped[int] = mapped_column(default=0)
    key_results_made: Mapped[int] = mapped_column(default=0)
    blockers_made: Mapped[int] = mapped_column(default=0)
    privates_made: Mapped[int] = mapped_column(default=0)
    initiatives_made: Mapped[int] = mapped_column(default=0)
    review_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    created_at: Mapped[datetime]


class Objective(Base):
    """An objective, `O<number>` in its team's cycle.

    Private ones have the series "P", which they share with their key results, so that the codes of the others
    tell nothing of them. `visibility` is "public" (the organization), "team" or "private" (owner, manager).
    A dropped one is withdrawn and says in `dropped_because` why; the reason may be empty. `carried_from_id`
    is the objective of the cycle before that goes on in this one.
    """

    __tablename__ = "objectives"
    __table_args__ = (
        UniqueConstraint("org_id", "cycle_id", "series", "number"),
        Index("ix_objectives_org_id_team_id", "org_id", "team_id"),
        Index("ix_objectives_org_id_aligned_to_id", "org_id", "aligned_to_id"),
        Index("ix_objectives_org_id_carried_from_id", "org_id", "carried_from_id"),
        refers("team_id", to="teams"),
        refers("cycle_id", to="cycles"),
        refers("owner_id", to="members"),
        refers("aligned_to_id", to="objectives"),
        refers("carried_from_id", to="objectives"),
    )
    org_id: Mapped[str] = org_key()
    id: Mapped[UUID] = own_id()
    team_id: Mapped[UUID]
    cycle_id: Mapped[UUID]
    series: Mapped[str] = mapped_column(String(2), default="O")
    number: Mapped[int]
    title: Mapped[str]
    type: Mapped[str] = mapped_column(String(16), default="stretch")
    visibility: Mapped[str] = mapped_column(String(16), default="public")
    aligned_to_id: Mapped[UUID | None] = mapped_column(default=None)
    carried_from_id: Mapped[UUID | None] = mapped_column(default=None)
    owner_id: Mapped[UUID]
    created_at: Mapped[datetime]
    dropped_because: Mapped[str | None] = mapped_column(default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def code(self) -> str:
        """What people type for it."""
        return f"{self.series}{self.number}"


class KeyResult(Base):
    """A key result, `KR<number>` in its team's cycle (`P<number>` under a private objective), with its latest
    figures.

    `kind` is one of `commands.rules.progress.KeyResultKind`; `start`, `target` and `current` are in `unit`.
    The latest figures repeat the latest check-in, so that a board reads one row per key result; they are
    written in the check-in's transaction. `initial` is the value at creation. `progress` is raw (1 = target
    reached, may leave 0…1); `progress_stated` says that it was told and not computed from `current`.
    `follows_id` is the health metric whose readings move it, `carried_from_id` the key result of the cycle
    before that goes on in this one.
    """

    __tablename__ = "key_results"
    __table_args__ = (
        UniqueConstraint("org_id", "cycle_id", "series", "number"),
        Index("ix_key_results_org_id_team_id", "org_id", "team_id"),
        Index("ix_key_results_org_id_owner_id", "org_id", "owner_id"),
        Index("ix_key_results_org_id_objective_id", "org_id", "objective_id"),
        refers("team_id", to="teams"),
        refers("cycle_id", to="cycles"),
        refers("objective_id", to="objectives"),
        refers("owner_id", to="members"),
        refers("follows_id", to="health_metrics"),
        refers("carried_from_id", to="key_results"),
    )
    org_id: Mapped[str] = org_key()
    id: Mapped[UUID] = own_id()
    team_id: Mapped[UUID]
    cycle_id: Mapped[UUID]
    objective_id: Mapped[UUID]
    series: Mapped[str] = mapped_column(String(2), default="KR")
    number: Mapped[int]
    title: Mapped[str]
    kind: Mapped[str] = mapped_column(String(16))
    unit: Mapped[str | None] = mapped_column(default=None)
    start: Mapped[Decimal]
    target: Mapped[Decimal]
    weight: Mapped[Decimal] = mapped_column(default=Decimal(1))
    cadence: Mapped[str] = mapped_column(String(16), default="weekly")
    owner_id: Mapped[UUID]
    paced_from: Mapped[date]
    follows_id: Mapped[UUID | None] = mapped_column(default=None)
    carried_from_id: Mapped[UUID | None] = mapped_column(default=None)
    created_at: Mapped[datetime]
    dropped_because: Mapped[str | None] = mapped_column(default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    initial: Mapped[Decimal]
    initial_progress: Mapped[Decimal]
    current: Mapped[Decimal]
    progress: Mapped[Decimal]
    progress_stated: Mapped[bool] = mapped_column(default=False)
    confidence: Mapped[int | None] = mapped_column(default=None)
    stated_status: Mapped[str | None] = mapped_column(String(16), default=None)
    checked_in_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def code(self) -> str:
        """What people type for it."""
        return f"{self.series}{self.number}"


class CheckIn(Base):
    """What somebody reported about a key result, as stated; None means not stated.

    `at` is DingTalk's moment of the message and decides which check-in is the current one, whatever order
    messages are handled in. `progress` and `value` are the figures after this check-in. A correction names
    the check-in it stands for in `corrects_id`; the corrected one is withdrawn, not changed.
    """

    __tablename__ = "check_ins"
    __table_args__ = (
        Index("ix_check_ins_org_id_key_result_id_at", "org_id", "key_result_id", "at"),
        Index(
            "ix_check_ins_withdrawn",  # of the few that were taken back: whoever checks in does not write it
            "org_id",
            "key_result_id",
            "withdrawn_at",
            sqlite_where=text(TAKEN_BACK),
            postgresql_where=text(TAKEN_BACK),
        ),
        refers("key_result_id", to="key_results"),
        refers("member_id", to="members"),
    )
    org_id: Mapped[str] = org_key()
    id: Mapped[UUID] = own_id()
    key_result_id: Mapped[UUID]
    member_id: Mapped[UUID]
    at: Mapped[datetime]
    value: Mapped[Decimal | None] = mapped_column(default=None)
    progress: Mapped[Decimal | None] = mapped_column(default=None)
    progress_stated: Mapped[bool] = mapped_column(default=False)
    confidence: Mapped[int | None] = mapped_column(default=None)
    stated_status: Mapped[str | None] = mapped_column(String(16), default=None)
    note: Mapped[str | None] = mapped_column(default=None)
    next_step: Mapped[str | None] = mapped_column(default=None)
    original_text: Mapped[str]
    corrects_id: Mapped[UUID | None] = mapped_column(default=None)
    created_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
