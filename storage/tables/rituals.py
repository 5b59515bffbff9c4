"""What happens by itself, when it did, and the days on which nobody works."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, org_key, own_id, refers

NOBODY_MADE_IT = "made_by_id IS NULL"


def _once_each(whose: str) -> Index:
    # Two processes may plan the same at the same moment: what nobody asked for is there once of each kind.
    return Index(
        f"uq_rituals_usual_of_{whose}",
        "org_id",
        whose,
        "kind",
        unique=True,
        sqlite_where=text(NOBODY_MADE_IT),
        postgresql_where=text(NOBODY_MADE_IT),
    )


class Ritual(Base):
    """Something that happens by itself: a reminder, a digest, a roll-up, an automation.

    `kind` names the file of `commands/rituals/` that does it; `rule` is `commands.rules.recurrence.Rule` as
    stored, empty for what happens once; `spec` is what the kind needs besides. It belongs to a team, or with
    `member_id` to one person. `number` is what people type to switch it off. Of those nobody made (no
    `made_by_id`) there is one of each kind.

    `next_due_at` is None once it is over; it is due when that moment has come, unless it is switched off.
    `failures` counts those in a row. A suspended one waits until somebody repairs what `suspended_because`
    says.
    """

    __tablename__ = "rituals"
    __table_args__ = (
        UniqueConstraint("org_id", "team_id", "number"),
        Index("ix_rituals_org_id_next_due_at", "org_id", "next_due_at"),
        Index("ix_rituals_org_id_member_id", "org_id", "member_id"),
        _once_each("team_id"),
        _once_each("member_id"),
        refers("team_id", to="teams"),
        refers("member_id", to="members"),
        refers("made_by_id", to="members"),
    )
    org_id: Mapped[str] = org_key()
    id: Mapped[UUID] = own_id()
    team_id: Mapped[UUID | None] = mapped_column(default=None)
    member_id: Mapped[UUID | None] = mapped_column(default=None)
    number: Mapped[int | None] = mapped_column(default=None)
    kind: Mapped[str] = mapped_column(String(32))
    rule: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    spec: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    next_due_at: Mapped[datetime | None] = mapped_column(default=None)
    failures: Mapped[int] = mapped_column(default=0)
    made_by_id: Mapped[UUID | None] = mapped_column(default=None)
    created_at: Mapped[datetime]
    off_at: Mapped[datetime | None] = mapped_column(default=None)
    suspended_at: Mapped[datetime | None] = mapped_column(default=None)
    suspended_because: Mapped[str | None] = mapped_column(default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)


class RitualRun(Base):
    """A ritual's due moment that was dealt with: the primary key is what makes each happen once.

    `outcome` is one of `commands.core.occasion.Outcome`. `kept` is what the next run wants to know of this
    one: a digest keeps the figures it showed and the help it asked for.
    """

    __tablename__ = "ritual_runs"
    __table_args__ = (refers("ritual_id", to="rituals"),)
    org_id: Mapped[str] = org_key()
    ritual_id: Mapped[UUID] = mapped_column(primary_key=True)
    due_at: Mapped[datetime] = mapped_column(primary_key=True)
    ran_at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(16))
    kept: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)


class CalendarDay(Base):
    """A day that an administrator knows better than the calendar of a country (`CN`, `MY-14`)."""

    __tablename__ = "calendar_days"
    org_id: Mapped[str] = org_key()
    country: Mapped[str] = mapped_column(String(8), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    working: Mapped[bool]
    label: Mapped[str | None] = mapped_column(default=None)
