"""Check-ins that stand, on key results that may be seen, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select, tuple_
from sqlalchemy.orm import Session

from storage.joins import KEY_RESULT_OF_CHECK_IN, MEMBER_OF_CHECK_IN, OBJECTIVE_OF_KEY_RESULT, STANDS
from storage.tables import CheckIn, KeyResult, Member, Objective, Team
from storage.visibility import KEY_RESULT_SEEN, Eyes


@dataclass(frozen=True, slots=True)
class Said:
    """A check-in and who made it."""

    row: CheckIn
    member: Member


def of_key_result(
    session: Session,
    org_id: str,
    *,
    key_result: KeyResult,
    member: Member | None,
    since: datetime | None,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> list[Said]:
    """Those of one key result that is seen, by their moments."""
    query = (
        select(CheckIn, Member)
        .join(Member, MEMBER_OF_CHECK_IN)
        .where(
            CheckIn.org_id == org_id,
            CheckIn.key_result_id == key_result.id,
            CheckIn.withdrawn_at.is_(None),
        )
    )
    query = _narrowed(query, member, since)
    if after:
        query = query.where(tuple_(CheckIn.at, CheckIn.id) < tuple_(*after))
    rows = session.execute(query.order_by(CheckIn.at.desc(), CheckIn.id.desc()).limit(limit))
    return [Said(row, member) for row, member in rows]


def of_all(
    session: Session,
    org_id: str,
    *,
    team: Team | None,
    member: Member | None,
    since: datetime | None,
    after: UUID | None,
    limit: int,
    eyes: Eyes,
) -> list[Said]:
    """Those of all key results that `eyes` see, of one team or of all, in the order in which they came.

    Ids grow with time, so that the newest of hundreds of thousands are found without sorting them.
    """
    query = _narrowed(_seen(org_id), member, since)
    if team:
        query = query.where(KeyResult.team_id == team.id)
    if after:
        query = query.where(CheckIn.id < after)
    rows = session.execute(query.order_by(CheckIn.id.desc()).limit(limit), eyes.bound)
    return [Said(row, member) for row, member in rows]


def find(session: Session, org_id: str, check_in_id: UUID, *, eyes: Eyes) -> Said | None:
    """One that stands, on a key result that `eyes` see."""
    found = session.execute(_seen(org_id).where(CheckIn.id == check_in_id), eyes.bound).one_or_none()
    return Said(found[0], found[1]) if found else None


def _seen(org_id: str) -> Select[CheckIn, Member]:
    return (
        select(CheckIn, Member)
        .join(KeyResult, KEY_RESULT_OF_CHECK_IN)
        .join(Objective, OBJECTIVE_OF_KEY_RESULT)
        .join(Member, MEMBER_OF_CHECK_IN)
        .where(CheckIn.org_id == org_id, CheckIn.withdrawn_at.is_(None), STANDS, KEY_RESULT_SEEN)
    )


def _narrowed(
    query: Select[CheckIn, Member], member: Member | None, since: datetime | None
) -> Select[CheckIn, Member]:
    if member:
        query = query.where(CheckIn.member_id == member.id)
    return query.where(CheckIn.at >= since) if since else query
