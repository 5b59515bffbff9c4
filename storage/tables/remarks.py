"""What people say to each other about their work: comments and kudos."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, org_key, own_id, refers


class Comment(Base):
    """A remark on a key result or an objective, by anybody who may see it."""

    __tablename__ = "comments"
    __table_args__ = (
        Index("ix_comments_org_id_key_result_id_at", "org_id", "key_result_id", "at"),
        Index("ix_comments_org_id_objective_id_at", "org_id", "objective_id", "at"),
        refers("key_result_id", to="key_results"),
        refers("objective_id", to="objectives"),
        refers("member_id", to="members"),
    )
    org_id: Mapped[str] = org_key()
    id: Mapped[UUID] = own_id()
    key_result_id: Mapped[UUID | None] = mapped_column(default=None)
    objective_id: Mapped[UUID | None] = mapped_column(default=None)
    member_id: Mapped[UUID]
    text: Mapped[str]
    at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)


class Kudos(Base):
    """Recognition of one person by another, said in a team."""

    __tablename__ = "kudos"
    __table_args__ = (
        Index("ix_kudos_org_id_team_id_at", "org_id", "team_id", "at"),
        refers("team_id", to="teams"),
        refers("giver_id", to="members"),
        refers("receiver_id", to="members"),
    )
    org_id: Mapped[str] = org_key()
    id: Mapped[UUID] = own_id()
    team_id: Mapped[UUID]
    giver_id: Mapped[UUID]
    receiver_id: Mapped[UUID]
    text: Mapped[str]
    at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
