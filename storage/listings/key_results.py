"""Key results, in the order in which they were made."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from storage.joins import (
    CYCLE_OF_KEY_RESULT,
    OBJECTIVE_OF_KEY_RESULT,
    OWNER_OF_KEY_RESULT,
    STANDS,
    TEAM_OF_KEY_RESULT,
)
from storage.listings.narrowing import in_cycle
from storage.okrs import Placed
from storage.tables import Cycle, KeyResult, Member, Objective, Team
from storage.visibility import KEY_RESULT_SEEN, Eyes


@dataclass(frozen=True, slots=True)
class Owned:
    """A key result with its place, team and owner."""

    placed: Placed
    team: Team
    owner: Member


def page(
    session: Session,
    org_id: str,
    *,
    team: Team | None,
    objective_id: UUID | None,
    cycle: str | None,
    owner: Member | None,
    after: UUID | None,
    limit: int,
    eyes: Eyes,
) -> list[Owned]:
    """Live key results that `eyes` see, of one team or of all, of a cycle by name or of the open ones."""
    query = _seen(org_id).where(in_cycle(cycle))
    if team:
        query = query.where(KeyResult.team_id == team.id)
    if objective_id:
        query = query.where(KeyResult.objective_id == objective_id)
    if owner:
        query = query.where(KeyResult.owner_id == owner.id)
    if after:
        query = query.where(KeyResult.id > after)
    return _owned(session, query.order_by(KeyResult.id).limit(limit), eyes)


def find(session: Session, org_id: str, key_result_id: UUID, *, eyes: Eyes) -> Owned | None:
    """A live key result that `eyes` see, of any cycle."""
    found = _owned(session, _seen(org_id).where(KeyResult.id == key_result_id), eyes)
    return found[0] if found else None


def _seen(org_id: str) -> Select[KeyResult, Objective, Cycle, Team, Member]:
    return (
        select(KeyResult, Objective, Cycle, Team, Member)
        .join(Objective, OBJECTIVE_OF_KEY_RESULT)
        .join(Cycle, CYCLE_OF_KEY_RESULT)
        .join(Team, TEAM_OF_KEY_RESULT)
        .join(Member, OWNER_OF_KEY_RESULT)
        .where(KeyResult.org_id == org_id, STANDS, KEY_RESULT_SEEN)
    )


def _owned(
    session: Session, query: Select[KeyResult, Objective, Cycle, Team, Member], eyes: Eyes
) -> list[Owned]:
    return [
        Owned(Placed(row, objective, cycle, nth=0), team, owner)
        for row, objective, cycle, team, owner in session.execute(query, eyes.bound)
    ]
