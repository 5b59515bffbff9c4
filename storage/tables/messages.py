"""What came in, what is owed, what it cost, and where and about what the bot talks with whom."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, org_key, own_id, refers
from storage.types import NameOnce


class Conversation(Base):
    """A group or direct chat with one robot, and the session webhook through which it can be answered.

    A webhook lives about 90 minutes after the last message to the robot; it is a credential and is deleted
    when it expires. `greeted_at` is when the full welcome was said.
    """

    __tablename__ = "conversations"
    __table_args__ = (Index("ix_conversations_org_id_conversation_id", "org_id", "conversation_id"),)
    org_id: Mapped[str] = org_key()
    robot: Mapped[str] = mapped_column(String(128), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(String(128), primary_key=True)
    group: Mapped[bool]
    staff_id: Mapped[str | None] = mapped_column(String(128), default=None)
    webhook: Mapped[str | None] = mapped_column(default=None)
    webhook_expires_at: Mapped[datetime | None] = mapped_column(default=None)
    greeted_at: Mapped[datetime | None] = mapped_column(default=None)


class Question(Base):
    """A question the bot asked one person in one conversation and waits for; `payload` is what it needs then.

    Rows, so that a restart or a second process still knows them. Only the person asked can answer. A question
    put to somebody in a direct message has an empty `conversation_id`: it is answered in any direct chat.
    """

    __tablename__ = "questions"
    __table_args__ = (
        Index("ix_questions_org_id_conversation_id_member_id", "org_id", "conversation_id", "member_id"),
        refers("member_id", to="members"),
    )
    org_id: Mapped[str] = org_key()
    id: Mapped[UUID] = own_id()
    conversation_id: Mapped[str] = mapped_column(String(128))
    member_id: Mapped[UUID]
    kind: Mapped[str] = mapped_column(String(32))
    payload: Mapped[dict[str, Any]]
    asked_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    closed_at: Mapped[datetime | None] = mapped_column(default=None)


class Inbox(Base):
    """Messages that were handled: the primary key is what makes each of them count once.

    `failure` is the id of a failure that was told to the sender instead of an answer.
    """

    __tablename__ = "inbox"
    org_id: Mapped[str] = org_key()
    robot: Mapped[str] = mapped_column(String(128), primary_key=True)
    message_id: Mapped[str] = mapped_column(String(128), primary_key=True)
    received_at: Mapped[datetime]
    failure: Mapped[str | None] = mapped_column(String(16), default=None)


OPEN = "sent_at IS NULL AND dead_at IS NULL"


def _index_where_set(*columns: str) -> Index:
    """An index of the rows whose last column is set: a row that waits to be sent costs it nothing."""
    is_set = text(f"{columns[-1]} IS NOT NULL")
    name = "_".join(("ix_deliveries", *columns))
    return Index(name, *columns, sqlite_where=is_set, postgresql_where=is_set)


class Delivery(Base):
    """A row of the outbox: one message owed to a group or to one person.

    `lane` is the destination, within which messages leave in the order of their ids. `staff_id` is set for a
    direct message. `at` maps the staff ids that stand as `@<staff id>` in the text to the people's names: a
    session webhook renders them as mentions, any other way puts the names in bold.
    `once` makes it unique: the same thing is never owed twice. A row is leased to the process that sends it
    and free again when the lease ends. `about` tells which key result or blocker it speaks of, for answers
    that quote it; `send_key` is DingTalk's `processQueryKey`. `kind` says what sort of message it is, for
    what is left unsaid when the quota runs short; `chart` is what a picture below the text shows, as data.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("org_id", "once"),
        Index(
            "ix_deliveries_open", "org_id", "lane", "id", sqlite_where=text(OPEN), postgresql_where=text(OPEN)
        ),
        _index_where_set("org_id", "lane", "sent_at"),
        _index_where_set("org_id", "send_key"),
        _index_where_set("org_id", "dead_at"),
    )
    org_id: Mapped[str] = org_key()
    id: Mapped[UUID] = own_id()
    once: Mapped[str] = mapped_column(NameOnce)
    robot: Mapped[str] = mapped_column(String(128))
    lane: Mapped[str] = mapped_column(String(300))
    conversation_id: Mapped[str | None] = mapped_column(String(128), default=None)
    staff_id: Mapped[str | None] = mapped_column(String(128), default=None)
    title: Mapped[str]
    text: Mapped[str]
    at: Mapped[dict[str, Any]]
    about: Mapped[str | None] = mapped_column(String(64), default=None)
    kind: Mapped[str] = mapped_column(String(16), default="answer")
    chart: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True), default=None)
    created_at: Mapped[datetime]
    not_before: Mapped[datetime]
    leased_by: Mapped[str | None] = mapped_column(String(64), default=None)
    leased_until: Mapped[datetime | None] = mapped_column(default=None)
    attempts: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str | None] = mapped_column(default=None)
    sent_at: Mapped[datetime | None] = mapped_column(default=None)
    dead_at: Mapped[datetime | None] = mapped_column(default=None)
    send_key: Mapped[str | None] = mapped_column(String(200), default=None)


class CallCount(Base):
    """How many calls of one kind were made on one day (UTC+8, DingTalk's month), for the quota."""

    __tablename__ = "call_counts"
    org_id: Mapped[str] = org_key()
    day: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(64), primary_key=True)
    calls: Mapped[int]
