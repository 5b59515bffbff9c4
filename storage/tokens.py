"""Keys to the JSON API. Only their hashes are stored: a lost key cannot be shown again, only replaced."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hmac import compare_digest
from uuid import UUID

from sqlalchemy import Table, and_, bindparam, case, select, update
from sqlalchemy.orm import Session

from storage.hashes import hash_of
from storage.tables import ApiToken, Member
from storage.work import Work

PREFIX = "okr_"
READ = "read"
WRITE_CHECK_INS = "write:check-ins"
WRITE_METRICS = "write:metrics"
SCOPES = (READ, WRITE_CHECK_INS, WRITE_METRICS)
WINDOW = timedelta(minutes=1)
"""Requests are counted by the minute."""

_TOKENS: Table = ApiToken.__table__  # type: ignore[assignment]  # a mapped class's table
_GOES_ON = and_(_TOKENS.c.counted_from.is_not(None), _TOKENS.c.counted_from >= bindparam("minute"))
_COUNT = (
    update(_TOKENS)
    .where(_TOKENS.c.org_id == bindparam("of_org"), _TOKENS.c.id == bindparam("of_id"))
    .values(
        # a process whose clock is behind counts in the minute of the others
        counted_from=case((_GOES_ON, _TOKENS.c.counted_from), else_=bindparam("minute")),
        requests=case((_GOES_ON, _TOKENS.c.requests + 1), else_=1),
    )
    .returning(_TOKENS.c.counted_from, _TOKENS.c.requests)
)


@dataclass(frozen=True, slots=True)
class Use:
    """How often a key was used in the minute that ends at `until`."""

    requests: int
    until: datetime


def create(
    work: Work,
    *,
    org_id: str,
    name: str,
    scopes: Sequence[str],
    now: datetime,
    expires_at: datetime | None = None,
    acts_for: Member | None = None,
) -> str:
    """A new key, which is returned and kept nowhere. `org_id` "" means the only organization there is.

    `acts_for` is who answers for what it writes; a key that may check in needs somebody.
    """
    token = PREFIX + secrets.token_urlsafe(32)
    work.add(
        ApiToken(
            org_id=org_id,
            hash=hash_of(token),
            name=name,
            scopes=list(scopes),
            member_id=acts_for.id if acts_for else None,
            created_at=now,
            expires_at=expires_at,
        )
    )
    return token


def find(session: Session, token: str, *, now: datetime) -> ApiToken | None:
    """The key, if it is one of ours, not expired and not revoked.

    A hash is looked up and compared, so how long it takes tells nothing about the key.
    """
    hashed = hash_of(token)
    row = session.scalar(select(ApiToken).where(ApiToken.hash == hashed))
    if row is None or not compare_digest(row.hash.encode(), hashed.encode()):
        return None
    if row.revoked_at is not None or (row.expires_at is not None and row.expires_at <= now):
        return None
    return row


def count(work: Work, token: ApiToken, *, now: datetime) -> Use:
    """Count one request with a key, whichever process it reached."""
    minute = now.replace(second=0, microsecond=0)
    values = {"of_org": token.org_id, "of_id": token.id, "minute": minute}
    since, requests = work.session.connection().execute(_COUNT, values).one()
    return Use(requests, since + WINDOW)


def all_tokens(session: Session, *, of: str | None = None) -> list[tuple[ApiToken, Member | None]]:
    """Every key ever made with whom it acts for, oldest first; only those that open one organization."""
    acting = and_(Member.org_id == ApiToken.org_id, Member.id == ApiToken.member_id)
    query = select(ApiToken, Member).outerjoin(Member, acting).order_by(ApiToken.id)
    rows = session.execute(query if of is None else query.where(ApiToken.org_id.in_((of, ""))))
    return [(token, member) for token, member in rows]


def revoke(work: Work, token_id: UUID, *, now: datetime) -> bool:
    """End a key at once; False if there is none with this id."""
    row = work.session.scalar(select(ApiToken).where(ApiToken.id == token_id))
    if row is None:
        return False
    if row.revoked_at is None:
        row.revoked_at = now
    return True
