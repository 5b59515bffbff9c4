"""Tasks under key results."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, org_key, own_id, refers


class Initiative(Base):
    """A task under a key result, `T<number>` in its team's cycle.

    `todo_id` is its DingTalk Todo, if it has one, and `todo_state` what DingTalk was last told of it, in the
    words of `storage.todos`: what differs from it is to be told, at `todo_try_at` at the earliest.
    `todo_failures` counts those in a row.
    """

    __tablename__ = "initiatives"
    __table_args__ = (
        UniqueConstraint("org_id", "cycle_id", "number"),
        Index("ix_initiatives_org_id_team_id", "org_id", "team_id"),
        Index("ix_initiatives_org_id_key_result_id", "org_id", "key_result_id"),
        Index("ix_initiatives_org_id_todo_id", "org_id", "todo_id"),
        refers("team_id", to="teams"),
        refers("cycle_id", to="cycles"),
        refers("key_result_id", to="key_results"),
        refers("owner_id", to="members"),
    )
    org_id: Mapped[str] = org_key()
    id: Mapped[UUID] = own_id()
    team_id: Mapped[UUID]
    cycle_id: Mapped[UUID]
    key_result_id: Mapped[UUID]
    number: Mapped[int]
    title: Mapped[str]
    owner_id: Mapped[UUID]
    due_on: Mapped[date | None] = mapped_column(default=None)
    created_at: Mapped[datetime]
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    todo_id: Mapped[str | None] = mapped_column(String(128), default=None)
    todo_state: Mapped[str | None] = mapped_column(String(8), default=None)
    todo_try_at: Mapped[datetime | None] = mapped_column(default=None)
    todo_failures: Mapped[int] = mapped_column(default=0)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def code(self) -> str:
        """What people type for it."""
        return f"T{self.number}"
