"""When a team's people checked in, and what they were asked for: days and names, no figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.joins import KEY_RESULT_OF_CHECK_IN, OBJECTIVE_OF_KEY_RESULT, STANDS
from storage.tables import Absence, CheckIn, Cycle, KeyResult, Objective
from storage.visibility import KEY_RESULT_SEEN, Eyes


@dataclass(frozen=True, slots=True)
class Duty:
    """Somebody owns a key result since a moment, and checks in with it in a rhythm."""

    owner_id: UUID
    since: datetime
    cadence: str


def duties(session: Session, cycle: Cycle, *, eyes: Eyes) -> list[Duty]:
    """Who owns what in a cycle, as far as `eyes` see it."""
    rows = session.execute(
        select(KeyResult.owner_id, KeyResult.created_at, KeyResult.cadence)
        .join(Objective, OBJECTIVE_OF_KEY_RESULT)
        .where(
            KeyResult.org_id == cycle.org_id,
            KeyResult.cycle_id == cycle.id,
            STANDS,
            KEY_RESULT_SEEN,
        ),
        eyes.bound,
    )
    return [Duty(*row) for row in rows]


def check_ins(session: Session, cycle: Cycle, *, eyes: Eyes) -> list[tuple[UUID, datetime]]:
    """Who checked in when on the key results of a cycle that `eyes` see."""
    rows = session.execute(
        select(CheckIn.member_id, CheckIn.at)
        .join(KeyResult, KEY_RESULT_OF_CHECK_IN)
        .join(Objective, OBJECTIVE_OF_KEY_RESULT)
        .where(
            KeyResult.org_id == cycle.org_id,
            KeyResult.cycle_id == cycle.id,
            CheckIn.withdrawn_at.is_(None),
            KEY_RESULT_SEEN,
        ),
        eyes.bound,
    )
    return [(member_id, at) for member_id, at in rows]


def absences(session: Session, org_id: str, member_ids: Sequence[UUID], since: date) -> Sequence[Absence]:
    """The absences of these people that were not over on a day."""
    return session.scalars(
        select(Absence).where(
            Absence.org_id == org_id,
            Absence.member_id.in_(member_ids),
            Absence.last_day >= since,
            Absence.withdrawn_at.is_(None),
        )
    ).all()
