"""What an administrator sees of the installation: the bill, deliveries, keys, changes, who is signed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Session

from commands.rules.quota import WARN_FROM, Purse, Quotas, is_over, purse_of
from storage import administration, calls, tokens
from storage.administration import Changed, Undelivered
from storage.tables import ApiToken, Member, WebSession


@dataclass(frozen=True, slots=True)
class Spent:
    """What was used of one of DingTalk's allowances this month, by kind of call; `allowed` 0 is no limit."""

    purse: Purse
    kinds: tuple[tuple[str, int], ...]
    used: int
    allowed: int

    @property
    def is_short(self) -> bool:
        return is_over(self.used, self.allowed, WARN_FROM)


class KeyState(StrEnum):
    """Whether a key still opens the API."""

    VALID = "valid"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Key:
    """A key to the API and for whom it acts."""

    row: ApiToken
    acts_for: Member | None
    state: KeyState


@dataclass(frozen=True, slots=True)
class Administration:
    """`older` leads to earlier changes, None where there are none."""

    spent: tuple[Spent, ...]
    undelivered: Sequence[Undelivered]
    keys: Sequence[Key]
    changes: Sequence[Changed]
    older: datetime | None
    signed_in: Sequence[tuple[WebSession, Member]]


def look_after(
    session: Session,
    org_id: str,
    quotas: Quotas,
    *,
    now: datetime,
    team_id: UUID | None = None,
    member_id: UUID | None = None,
    before: datetime | None = None,
) -> Administration:
    """The whole, of one organization; changes are narrowed to a team, a person, a time."""
    found = administration.changes(session, org_id, team_id=team_id, member_id=member_id, before=before)
    shown = found[: administration.MOST]
    return Administration(
        spent=_spent(session, org_id, quotas, now),
        undelivered=administration.undelivered(session, org_id, now=now),
        keys=_keys(session, org_id, now),
        changes=shown,
        older=shown[-1].row.at if len(found) > len(shown) else None,
        signed_in=administration.signed_in(session, org_id, now=now),
    )


def _spent(session: Session, org_id: str, quotas: Quotas, now: datetime) -> tuple[Spent, ...]:
    counted = calls.by_kind(session, day=calls.day_of(now))
    mine = {kind: made for (whose, kind), made in counted.items() if whose == org_id}
    found = []
    for purse in Purse:
        kinds = tuple(sorted((kind, made) for kind, made in mine.items() if purse_of(kind) is purse))
        found.append(Spent(purse, kinds, sum(made for _, made in kinds), quotas.of(purse)))
    return tuple(found)


def _keys(session: Session, org_id: str, now: datetime) -> list[Key]:
    """The organization's keys, those that still open first, the newest first."""
    found = [Key(row, acts_for, _state(row, now)) for row, acts_for in tokens.all_tokens(session, of=org_id)]
    found.reverse()
    return sorted(found, key=lambda key: key.state is not KeyState.VALID)


def _state(row: ApiToken, now: datetime) -> KeyState:
    if row.revoked_at is not None:
        return KeyState.REVOKED
    ended = row.expires_at is not None and row.expires_at <= now
    return KeyState.EXPIRED if ended else KeyState.VALID
