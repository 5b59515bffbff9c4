"""Who is away when, and who may check in for them meanwhile. Days are the absent member's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from storage.tables import Absence

_STANDING = (  # built once, as every digest and reminder asks it
    select(Absence)
    .where(
        Absence.org_id == bindparam("org_id"),
        Absence.member_id.in_(bindparam("member_ids", expanding=True)),
        Absence.last_day >= bindparam("day"),
        Absence.withdrawn_at.is_(None),
    )
    .order_by(Absence.first_day, Absence.id)
)
_AWAY = _STANDING.where(Absence.first_day <= bindparam("day"))


def away_on(session: Session, org_id: str, member_ids: Iterable[UUID], day: date) -> dict[UUID, Absence]:
    """Those of these members who are away on a day, with their absence of that day."""
    found = session.scalars(_AWAY, _meant(org_id, member_ids, day))
    return {absence.member_id: absence for absence in found}


def coming(session: Session, org_id: str, member_ids: Iterable[UUID], day: date) -> Sequence[Absence]:
    """The absences of these members that are not over on a day, the earliest first."""
    return session.scalars(_STANDING, _meant(org_id, member_ids, day)).all()


def deputy_of(session: Session, org_id: str, owner_id: UUID, day: date) -> UUID | None:
    """Who may check in for somebody on a day; None if they are not away or named nobody."""
    absence = away_on(session, org_id, [owner_id], day).get(owner_id)
    return absence.deputy_id if absence else None


def _meant(org_id: str, member_ids: Iterable[UUID], day: date) -> dict[str, Any]:
    return {"org_id": org_id, "member_ids": list(member_ids), "day": day}
