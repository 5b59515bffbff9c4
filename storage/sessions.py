"""Who is signed in to the board. Only hashes of the tokens in the browsers' cookies are stored."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, CursorResult, and_, bindparam, delete, or_, select, update
from sqlalchemy.orm import Session

from storage.hashes import hash_of
from storage.joins import MEMBER_OF_SESSION
from storage.tables import Member, WebSession
from storage.work import Work

LIFE = timedelta(days=14)
"""How long a browser that is not used stays signed in."""
SEEN_AGAIN = timedelta(hours=1)
"""How old `seen_at` becomes before it is written anew: not every page is worth a write."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session that holds and whose it is."""

    row: WebSession
    member: Member


_FIND = (
    select(WebSession, Member)
    .join(Member, MEMBER_OF_SESSION)
    .where(
        WebSession.hash == bindparam("hash"),
        WebSession.revoked_at.is_(None),
        WebSession.expires_at > bindparam("now"),
        Member.left_at.is_(None),
    )
)


def begin(work: Work, member: Member, *, now: datetime) -> str:
    """Sign somebody in; returns the token for their cookie, which is kept nowhere."""
    token = secrets.token_urlsafe(32)
    work.add(
        WebSession(
            org_id=member.org_id,
            hash=hash_of(token),
            member_id=member.id,
            created_at=now,
            seen_at=now,
            expires_at=now + LIFE,
        )
    )
    return token


def find(session: Session, token: str, *, now: datetime) -> SignedIn | None:
    """The session of a token, if it holds and its member is still in the organization."""
    found = session.execute(_FIND, {"hash": hash_of(token), "now": now}).one_or_none()
    return SignedIn(*found) if found else None


def is_long_unseen(row: WebSession, *, now: datetime) -> bool:
    """Whether it is time to note that the session is still in use."""
    return now - row.seen_at >= SEEN_AGAIN


def seen(work: Work, row: WebSession, *, now: datetime) -> None:
    """Note that a session is in use: its end moves on."""
    work.session.execute(
        update(WebSession)
        .where(WebSession.org_id == row.org_id, WebSession.id == row.id)
        .values(seen_at=now, expires_at=now + LIFE)
    )


def end(work: Work, token: str, *, now: datetime) -> None:
    """Sign one browser out."""
    _revoke(work, WebSession.hash == hash_of(token), now)


def end_all(work: Work, org_id: str, member_id: UUID, *, now: datetime) -> None:
    """Sign somebody out everywhere."""
    _revoke(work, and_(WebSession.org_id == org_id, WebSession.member_id == member_id), now)


def delete_ended(work: Work, *, now: datetime) -> int:
    """Forget the sessions that are over; how many there were."""
    over = or_(WebSession.expires_at <= now, WebSession.revoked_at <= now)
    result = work.session.execute(delete(WebSession).where(over).execution_options(synchronize_session=False))
    assert isinstance(result, CursorResult)
    return result.rowcount


def of_member(session: Session, member: Member, *, now: datetime) -> Sequence[WebSession]:
    """Where somebody is signed in, the browser used last first."""
    return session.scalars(
        select(WebSession)
        .where(
            WebSession.org_id == member.org_id,
            WebSession.member_id == member.id,
            WebSession.revoked_at.is_(None),
            WebSession.expires_at > now,
        )
        .order_by(WebSession.seen_at.desc(), WebSession.id)
    ).all()


def _revoke(work: Work, which: ColumnElement[bool], now: datetime) -> None:
    work.session.execute(
        update(WebSession).where(which, WebSession.revoked_at.is_(None)).values(revoked_at=now)
    )
