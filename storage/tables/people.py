"""People, the teams they belong to, and what the bot knows of each."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, org_key, own_id, refers


class Organization(Base):
    """A company in DingTalk. `org_id` is its corp id (`chatbotCorpId`)."""

    __tablename__ = "organizations"
    org_id: Mapped[str] = org_key()
    created_at: Mapped[datetime]


class Member(Base):
    """A person of the organization, known by the staff id.

    `language`, `timezone` and `country` are what the person chose; `last_language` is that of their last
    message. `name` is the directory's, `nick` what they call themselves and may change at any time. `left_at`
    is when they left the organization.
    """

    __tablename__ = "members"
    __table_args__ = (UniqueConstraint("org_id", "staff_id"),)
    org_id: Mapped[str] = org_key()
    id: Mapped[UUID] = own_id()
    staff_id: Mapped[str] = mapped_column(String(128))
    name: Mapped[str | None] = mapped_column(default=None)
    nick: Mapped[str | None] = mapped_column(default=None)
    language: Mapped[str | None] = mapped_column(String(16), default=None)
    last_language: Mapped[str | None] = mapped_column(String(16), default=None)
    timezone: Mapped[str | None] = mapped_column(String(64), default=None)
    country: Mapped[str | None] = mapped_column(String(8), default=None)
    admin: Mapped[bool] = mapped_column(default=False)
    left_at: Mapped[datetime | None] = mapped_column(default=None)
    created_at: Mapped[datetime]

    @property
    def called(self) -> str | None:
        """What others call them; None while nobody knows a name."""
        return self.name or self.nick

    @property
    def place_among_others(self) -> tuple[bool, str]:
        """What lists of people are sorted by: the name, and whoever has none comes last."""
        name = (self.called or "").casefold()
        return not name, name


class Team(Base):
    """A team is one DingTalk group conversation; `name` is its `title`, with #2 when two are equal.

    `language`, `timezone` and `country` are None until somebody sets them; the deployment's then hold.
    There is no manager until one is named in the group: the bot never guesses. `creators` says who makes and
    changes objectives: "members" or "managers". `thresholds` are those of `commands.rules.thresholds` that
    differ from the usual ones. `weekend` lists weekdays as `date.weekday()` counts them ("4,5" is Friday and
    Saturday; empty: no weekend; None: Saturday and Sunday). `webhook` is the group's own robot address, a
    credential; only through it can something be said that mentions people without anybody having spoken
    first. `gone_at` is when the group was disbanded.
    """

    __tablename__ = "teams"
    __table_args__ = (UniqueConstraint("org_id", "conversation_id"), refers("manager_id", to="members"))
    org_id: Mapped[str] = org_key()
    id: Mapped[UUID] = own_id()
    conversation_id: Mapped[str] = mapped_column(String(128))
    title: Mapped[str]
    name: Mapped[str]
    language: Mapped[str | None] = mapped_column(String(16), default=None)
    timezone: Mapped[str | None] = mapped_column(String(64), default=None)
    country: Mapped[str | None] = mapped_column(String(8), default=None)
    manager_id: Mapped[UUID | None] = mapped_column(default=None)
    creators: Mapped[str] = mapped_column(String(16), default="members")
    thresholds: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    weekend: Mapped[str | None] = mapped_column(String(16), default=None)
    webhook: Mapped[str | None] = mapped_column(default=None)
    gone_at: Mapped[datetime | None] = mapped_column(default=None)
    created_at: Mapped[datetime]


class Membership(Base):
    """Who belongs to a team: spoke to the bot there, was mentioned, or owns something there."""

    __tablename__ = "memberships"
    __table_args__ = (
        refers("team_id", to="teams"),
        refers("member_id", to="members"),
        Index("ix_memberships_org_id_member_id", "org_id", "member_id"),
    )
    org_id: Mapped[str] = org_key()
    team_id: Mapped[UUID] = mapped_column(primary_key=True)
    member_id: Mapped[UUID] = mapped_column(primary_key=True)
    since: Mapped[datetime]
    until: Mapped[datetime | None] = mapped_column(default=None)


class Absence(Base):
    """Days on which somebody is away, both ends included, and who may check in for them meanwhile."""

    __tablename__ = "absences"
    __table_args__ = (
        Index("ix_absences_org_id_member_id", "org_id", "member_id"),
        Index("ix_absences_org_id_deputy_id", "org_id", "deputy_id"),
        refers("member_id", to="members"),
        refers("deputy_id", to="members"),
    )
    org_id: Mapped[str] = org_key()
    id: Mapped[UUID] = own_id()
    member_id: Mapped[UUID]
    first_day: Mapped[date]
    last_day: Mapped[date]
    deputy_id: Mapped[UUID | None] = mapped_column(default=None)
    created_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)


class NumberHabit(Base):
    """How one person writes an ambiguous number, asked once. `unit` is empty where there is none.

    `notation` names the doubt and `means` the chosen reading, in the words of `commands.rules.notation`.
    """

    __tablename__ = "number_habits"
    __table_args__ = (refers("member_id", to="members"),)
    org_id: Mapped[str] = org_key()
    member_id: Mapped[UUID] = mapped_column(primary_key=True)
    unit: Mapped[str] = mapped_column(primary_key=True)
    notation: Mapped[str] = mapped_column(String(16), primary_key=True)
    means: Mapped[str] = mapped_column(String(16))
    since: Mapped[datetime]
