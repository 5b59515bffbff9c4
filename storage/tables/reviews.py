"""How a cycle ended: grades and lessons."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, org_key, own_id, refers


class Grade(Base):
    """How a key result ended, 0.0 to 1.0, and what comes of it; for learning, never for pay or ranking.

    `suggested` is what the numbers gave when it was graded; `grade` differs from it only with a `reason`. As
    long as nobody graded it, `grade` is None and what the numbers give holds. `plan` is one of
    `commands.rules.grade.Plan`, what becomes of it in the next cycle; None: nobody has said.
    """

    __tablename__ = "grades"
    __table_args__ = (
        UniqueConstraint("org_id", "key_result_id"),
        refers("key_result_id", to="key_results"),
        refers("graded_by_id", to="members"),
    )
    org_id: Mapped[str] = org_key()
    id: Mapped[UUID] = own_id()
    key_result_id: Mapped[UUID]
    suggested: Mapped[Decimal | None] = mapped_column(default=None)
    grade: Mapped[Decimal | None] = mapped_column(default=None)
    reason: Mapped[str | None] = mapped_column(default=None)
    plan: Mapped[str | None] = mapped_column(String(16), default=None)
    graded_by_id: Mapped[UUID | None] = mapped_column(default=None)
    graded_at: Mapped[datetime | None] = mapped_column(default=None)
    created_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)


class Lesson(Base):
    """A line somebody learned in a cycle, from one key result or from all of it."""

    __tablename__ = "lessons"
    __table_args__ = (
        Index("ix_lessons_org_id_key_result_id", "org_id", "key_result_id"),
        Index("ix_lessons_org_id_cycle_id_at", "org_id", "cycle_id", "at"),
        refers("cycle_id", to="cycles"),
        refers("key_result_id", to="key_results"),
        refers("member_id", to="members"),
    )
    org_id: Mapped[str] = org_key()
    id: Mapped[UUID] = own_id()
    cycle_id: Mapped[UUID]
    key_result_id: Mapped[UUID | None] = mapped_column(default=None)
    member_id: Mapped[UUID]
    text: Mapped[str]
    at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
