"""Blockers that were not withdrawn, in the order in which they were raised."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import Session, aliased

from storage.joins import KEY_RESULT_OF_BLOCKER, OBJECTIVE_OF_KEY_RESULT, RAISER_OF_BLOCKER, STANDS
from storage.tables import Blocker, KeyResult, Member, Objective, Team
from storage.visibility import KEY_RESULT_SEEN, Eyes


@dataclass(frozen=True, slots=True)
class RaisedBlocker:
    """A blocker with its key result, who raised it and who has accepted it."""

    row: Blocker
    key_result: KeyResult
    raised_by: Member
    helper: Member | None


def page(
    session: Session,
    org_id: str,
    *,
    team: Team | None,
    key_result_id: UUID | None,
    state: str | None,
    after: UUID | None,
    limit: int,
    eyes: Eyes,
) -> list[RaisedBlocker]:
    """Those on key results that `eyes` see, of one team, key result or state, or of all."""
    query = _seen(org_id)
    if team:
        query = query.where(Blocker.team_id == team.id)
    if key_result_id:
        query = query.where(Blocker.key_result_id == key_result_id)
    if state:
        query = query.where(Blocker.state == state)
    if after:
        query = query.where(Blocker.id > after)
    rows = session.execute(query.order_by(Blocker.id).limit(limit), eyes.bound)
    return [RaisedBlocker(*row) for row in rows]


def find(session: Session, org_id: str, blocker_id: UUID, *, eyes: Eyes) -> RaisedBlocker | None:
    """One that was not withdrawn, on a key result that `eyes` see."""
    found = session.execute(_seen(org_id).where(Blocker.id == blocker_id), eyes.bound).one_or_none()
    return RaisedBlocker(*found) if found else None


def _seen(org_id: str) -> Select[Blocker, KeyResult, Member, Member]:
    helper = aliased(Member)
    return (
        select(Blocker, KeyResult, Member, helper)
        .join(KeyResult, KEY_RESULT_OF_BLOCKER)
        .join(Objective, OBJECTIVE_OF_KEY_RESULT)
        .join(Member, RAISER_OF_BLOCKER)
        .outerjoin(helper, and_(helper.org_id == Blocker.org_id, helper.id == Blocker.helper_id))
        .where(
            Blocker.org_id == org_id,
            Blocker.withdrawn_at.is_(None),
            Blocker.state != "withdrawn",
            STANDS,
            KEY_RESULT_SEEN,
        )
    )
