"""What is in the way of a key result: blockers, whom they were asked of, and red flags."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, org_key, own_id, refers


class Blocker(Base):
    """Something in the way of a key result, `B<number>` in its team's cycle.

    `state` is open, accepted, resolved or withdrawn. `helper_id` is who accepted; whom it was asked of, and
    what they answered, stands in `BlockerAsk`. `handed_over` counts how often it was passed on. At
    `follow_up_at` somebody is reminded of it, `followed_up` times so far; None: nobody is to be reminded.
    """

    __tablename__ = "blockers"
    __table_args__ = (
        UniqueConstraint("org_id", "cycle_id", "number"),
        Index("ix_blockers_org_id_team_id", "org_id", "team_id"),
        Index("ix_blockers_org_id_key_result_id", "org_id", "key_result_id"),
        Index("ix_blockers_org_id_follow_up_at", "org_id", "follow_up_at"),
        refers("team_id", to="teams"),
        refers("cycle_id", to="cycles"),
        refers("key_result_id", to="key_results"),
        refers("raised_by_id", to="members"),
        refers("helper_id", to="members"),
    )
    org_id: Mapped[str] = org_key()
    id: Mapped[UUID] = own_id()
    team_id: Mapped[UUID]
    cycle_id: Mapped[UUID]
    key_result_id: Mapped[UUID]
    number: Mapped[int]
    text: Mapped[str]
    state: Mapped[str] = mapped_column(String(16), default="open")
    raised_by_id: Mapped[UUID]
    raised_at: Mapped[datetime]
    helper_id: Mapped[UUID | None] = mapped_column(default=None)
    due_at: Mapped[datetime | None] = mapped_column(default=None)
    handed_over: Mapped[int] = mapped_column(default=0)
    follow_up_at: Mapped[datetime | None] = mapped_column(default=None)
    followed_up: Mapped[int] = mapped_column(default=0)
    resolved_at: Mapped[datetime | None] = mapped_column(default=None)
    resolution: Mapped[str | None] = mapped_column(default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def code(self) -> str:
        """What people type for it."""
        return f"B{self.number}"


class BlockerAsk(Base):
    """One person asked to help with a blocker. `answer` is accepted, passed_on, need_info or None so far."""

    __tablename__ = "blocker_asks"
    __table_args__ = (
        Index("ix_blocker_asks_org_id_blocker_id", "org_id", "blocker_id"),
        Index("ix_blocker_asks_org_id_member_id", "org_id", "member_id"),
        refers("blocker_id", to="blockers"),
        refers("member_id", to="members"),
    )
    org_id: Mapped[str] = org_key()
    id: Mapped[UUID] = own_id()
    blocker_id: Mapped[UUID]
    member_id: Mapped[UUID]
    asked_at: Mapped[datetime]
    answer: Mapped[str | None] = mapped_column(String(16), default=None)
    answer_text: Mapped[str | None] = mapped_column(default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)


class RedFlag(Base):
    """A confidence under 3 on a key result: a request for help, open until the confidence is back.

    `wanted` is what would help, in the raiser's words; `helper_id` the first who offered. One said in a
    direct chat is told to the group at `announce_at`, unless that is None; `announced_at` is when the group
    knew.
    """

    __tablename__ = "red_flags"
    __table_args__ = (
        Index("ix_red_flags_org_id_key_result_id", "org_id", "key_result_id"),
        refers("key_result_id", to="key_results"),
        refers("raised_by_id", to="members"),
        refers("helper_id", to="members"),
    )
    org_id: Mapped[str] = org_key()
    id: Mapped[UUID] = own_id()
    key_result_id: Mapped[UUID]
    raised_by_id: Mapped[UUID]
    confidence: Mapped[int]
    raised_at: Mapped[datetime]
    wanted: Mapped[str | None] = mapped_column(default=None)
    helper_id: Mapped[UUID | None] = mapped_column(default=None)
    announce_at: Mapped[datetime | None] = mapped_column(default=None)
    announced_at: Mapped[datetime | None] = mapped_column(default=None)
    cleared_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
