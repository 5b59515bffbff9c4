"""What messages changed, so that it can be taken back."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, org_key, own_id, refers


class Change(Base):
    """Everything one message changed: what `undo` takes back at once.

    `kind` names the command, `created` the rows it made as `table:id`; fields of rows that were there before
    are kept as `Edit`. `reason` is why, in the words of who did it. An undo is itself a Change that names the
    one it reverses.
    """

    __tablename__ = "changes"
    __table_args__ = (
        Index("ix_changes_org_id_member_id_at", "org_id", "member_id", "at"),
        refers("member_id", to="members"),
    )
    org_id: Mapped[str] = org_key()
    id: Mapped[UUID] = own_id()
    kind: Mapped[str] = mapped_column(String(32))
    member_id: Mapped[UUID]
    conversation_id: Mapped[str] = mapped_column(String(128))
    at: Mapped[datetime]
    created: Mapped[list[str]]
    reason: Mapped[str | None] = mapped_column(default=None)
    reverses_id: Mapped[UUID | None] = mapped_column(default=None)
    reversed_at: Mapped[datetime | None] = mapped_column(default=None)


class Edit(Base):
    """One row's fields before and after a Change. `noun` is the table."""

    __tablename__ = "edits"
    __table_args__ = (
        Index("ix_edits_org_id_change_id", "org_id", "change_id"),
        Index("ix_edits_org_id_subject_id", "org_id", "subject_id"),
        refers("change_id", to="changes"),
    )
    org_id: Mapped[str] = org_key()
    id: Mapped[UUID] = own_id()
    change_id: Mapped[UUID]
    noun: Mapped[str] = mapped_column(String(32))
    subject_id: Mapped[UUID]
    before: Mapped[dict[str, Any]]
    after: Mapped[dict[str, Any]]
