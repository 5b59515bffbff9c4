"""Secret addresses of calendars, stored as hashes: a lost one cannot be shown again, only replaced."""

from __future__ import annotations

import secrets
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from storage.hashes import hash_of
from storage.tables import CalendarFeed, Member
from storage.work import Work


def current(session: Session, member: Member) -> CalendarFeed | None:
    """The address somebody's calendar may read, if they have one."""
    return session.scalar(
        select(CalendarFeed)
        .where(
            CalendarFeed.org_id == member.org_id,
            CalendarFeed.member_id == member.id,
            CalendarFeed.revoked_at.is_(None),
        )
        .limit(1)
    )


def replace(work: Work, member: Member, *, now: datetime) -> str:
    """A new secret, which is returned and kept nowhere; the one before leads nowhere any more."""
    revoke(work, member, now=now)
    secret = secrets.token_urlsafe(24)
    work.add(CalendarFeed(org_id=member.org_id, member_id=member.id, hash=hash_of(secret), created_at=now))
    return secret


def revoke(work: Work, member: Member, *, now: datetime) -> None:
    """Close somebody's address."""
    row = current(work.session, member)
    if row is not None:
        row.revoked_at = now


def reader(session: Session, secret: str) -> Member | None:
    """Whose calendar a secret belongs to; None if it is revoked, wrong, or they have left."""
    return session.scalar(
        select(Member)
        .join(
            CalendarFeed,
            and_(CalendarFeed.org_id == Member.org_id, CalendarFeed.member_id == Member.id),
        )
        .where(
            CalendarFeed.hash == hash_of(secret),
            CalendarFeed.revoked_at.is_(None),
            Member.left_at.is_(None),
        )
    )
