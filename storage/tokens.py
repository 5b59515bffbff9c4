"""Keys to the JSON API. Only their hashes are stored: a lost key cannot be shown again, only replaced."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.tables import ApiToken
from storage.work import Work

PREFIX = "okr_"
READ = "read"
SCOPES = (READ,)


def create(
    work: Work,
    *,
    org_id: str,
    name: str,
    scopes: Sequence[str],
    now: datetime,
    expires_at: datetime | None = None,
) -> str:
    """A new key, which is returned and kept nowhere. `org_id` "" means the only organization there is."""
    token = PREFIX + secrets.token_urlsafe(32)
    work.add(
        ApiToken(
            org_id=org_id,
            hash=_hash(token),
            name=name,
            scopes=list(scopes),
            created_at=now,
            expires_at=expires_at,
        )
    )
    return token


def find(session: Session, token: str, *, now: datetime) -> ApiToken | None:
    """The key, if it is one of ours, not expired and not revoked.

    A hash is looked up and compared, so how long it takes tells nothing about the key.
    """
    hashed = _hash(token)
    row = session.scalar(select(ApiToken).where(ApiToken.hash == hashed))
    if row is None or not compare_digest(row.hash.encode(), hashed.encode()):
        return None
    if row.revoked_at is not None or (row.expires_at is not None and row.expires_at <= now):
        return None
    return row


def all_tokens(session: Session) -> Sequence[ApiToken]:
    """Every key ever made, oldest first."""
    return session.scalars(select(ApiToken).order_by(ApiToken.id)).all()


def revoke(work: Work, token_id: UUID, *, now: datetime) -> bool:
    """End a key at once; False if there is none with this id."""
    row = work.session.scalar(select(ApiToken).where(ApiToken.id == token_id))
    if row is None:
        return False
    if row.revoked_at is None:
        row.revoked_at = now
    return True


def _hash(token: str) -> str:
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
