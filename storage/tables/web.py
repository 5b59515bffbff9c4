"""What the board, the API and people's calendars know: keys, sessions, files handed in."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, org_key, own_id, refers


class ApiToken(Base):
    """A key to the JSON API, stored as a SHA-256 hash. `org_id` is empty for "the only organization".

    With `member_id` it acts for that person, who answers for what it writes. `requests` were made since
    `counted_from`, the last minute in which it was used.
    """

    __tablename__ = "api_tokens"
    __table_args__ = (UniqueConstraint("hash"), refers("member_id", to="members"))
    org_id: Mapped[str] = org_key()
    id: Mapped[UUID] = own_id()
    hash: Mapped[str] = mapped_column(String(64))
    name: Mapped[str]
    scopes: Mapped[list[str]]
    member_id: Mapped[UUID | None] = mapped_column(default=None)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None] = mapped_column(default=None)
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)
    counted_from: Mapped[datetime | None] = mapped_column(default=None)
    requests: Mapped[int] = mapped_column(default=0)


class ApiAnswer(Base):
    """What a program was answered when it wrote something, for when it asks the same again.

    `message_id` is that of the inbox, `asked` a SHA-256 of what was asked.
    """

    __tablename__ = "api_answers"
    org_id: Mapped[str] = org_key()
    message_id: Mapped[str] = mapped_column(String(128), primary_key=True)
    asked: Mapped[str] = mapped_column(String(64))
    body: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]


class WebSession(Base):
    """Somebody signed in to the board with one browser. `hash` is that of the token in its cookie (SHA-256).

    It ends at `expires_at`, which moves on while the browser is used, or at once when it is revoked.
    """

    __tablename__ = "web_sessions"
    __table_args__ = (
        UniqueConstraint("hash"),
        Index("ix_web_sessions_org_id_member_id", "org_id", "member_id"),
        refers("member_id", to="members"),
    )
    org_id: Mapped[str] = org_key()
    id: Mapped[UUID] = own_id()
    hash: Mapped[str] = mapped_column(String(64))
    member_id: Mapped[UUID]
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)


class Import(Base):
    """A spreadsheet that somebody handed in, between what was shown of it and its being taken.

    `content` are its lines and `preview` what was shown of each, as `commands.acts.importing` keeps them;
    `taken_at` is when it was taken.
    """

    __tablename__ = "imports"
    __table_args__ = (
        Index("ix_imports_org_id_made_at", "org_id", "made_at"),
        refers("member_id", to="members"),
    )
    org_id: Mapped[str] = org_key()
    id: Mapped[UUID] = own_id()
    member_id: Mapped[UUID]
    name: Mapped[str]
    content: Mapped[dict[str, Any]]
    preview: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]
    taken_at: Mapped[datetime | None] = mapped_column(default=None)


class CalendarFeed(Base):
    """A secret address under which somebody's calendar reads the rituals of their teams; stored as a hash."""

    __tablename__ = "calendar_feeds"
    __table_args__ = (UniqueConstraint("hash"), refers("member_id", to="members"))
    org_id: Mapped[str] = org_key()
    id: Mapped[UUID] = own_id()
    member_id: Mapped[UUID]
    hash: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)
