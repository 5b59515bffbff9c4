"""Objectives, in the order in which they were made, with their key results."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from storage.joins import (
    CYCLE_OF_OBJECTIVE,
    OBJECTIVE_OF_KEY_RESULT,
    OWNER_OF_OBJECTIVE,
    STANDS,
    TEAM_OF_OBJECTIVE,
)
from storage.listings.narrowing import in_cycle
from storage.okrs import Placed
from storage.tables import Cycle, KeyResult, Member, Objective, Team
from storage.visibility import KEY_RESULT_SEEN, OBJECTIVE_SEEN, Eyes


@dataclass(frozen=True, slots=True)
class Whole:
    """An objective with all that is shown of it. `aligned_to_id` is only there if that one is seen too."""

    row: Objective
    cycle: Cycle
    team: Team
    owner: Member
    aligned_to_id: UUID | None = None
    key_results: list[Placed] = field(default_factory=list)


def page(
    session: Session,
    org_id: str,
    *,
    team: Team | None,
    cycle: str | None,
    owner: Member | None,
    after: UUID | None,
    limit: int,
    eyes: Eyes,
) -> list[Whole]:
    """Live objectives that `eyes` see, of one team or of all, of a cycle by name or of the open ones."""
    query = _seen(org_id).where(in_cycle(cycle))
    if team:
        query = query.where(Objective.team_id == team.id)
    if owner:
        query = query.where(Objective.owner_id == owner.id)
    if after:
        query = query.where(Objective.id > after)
    return _whole(session, org_id, query.order_by(Objective.id).limit(limit), eyes)


def find(session: Session, org_id: str, objective_id: UUID, *, eyes: Eyes) -> Whole | None:
    """A live objective that `eyes` see, of any cycle."""
    found = _whole(session, org_id, _seen(org_id).where(Objective.id == objective_id), eyes)
    return found[0] if found else None


def _seen(org_id: str) -> Select[Objective, Cycle, Team, Member]:
    return (
        select(Objective, Cycle, Team, Member)
        .join(Cycle, CYCLE_OF_OBJECTIVE)
        .join(Team, TEAM_OF_OBJECTIVE)
        .join(Member, OWNER_OF_OBJECTIVE)
        .where(Objective.org_id == org_id, Objective.withdrawn_at.is_(None), OBJECTIVE_SEEN)
    )


def _whole(
    session: Session, org_id: str, query: Select[Objective, Cycle, Team, Member], eyes: Eyes
) -> list[Whole]:
    rows = session.execute(query, eyes.bound).all()
    above = {row.aligned_to_id for row, *_ in rows if row.aligned_to_id}
    aligned = _seen_among(session, org_id, above, eyes) if above else set()
    found = [
        Whole(row, cycle, team, owner, row.aligned_to_id if row.aligned_to_id in aligned else None)
        for row, cycle, team, owner in rows
    ]
    by_id = {each.row.id: each for each in found}
    for row in _key_results(session, org_id, by_id, eyes):
        whole = by_id[row.objective_id]
        whole.key_results.append(Placed(row, whole.row, whole.cycle, len(whole.key_results) + 1))
    return found


def _seen_among(session: Session, org_id: str, ids: Iterable[UUID], eyes: Eyes) -> set[UUID]:
    query = select(Objective.id).where(
        Objective.org_id == org_id, Objective.id.in_(list(ids)), Objective.withdrawn_at.is_(None)
    )
    return set(session.scalars(query.where(OBJECTIVE_SEEN), eyes.bound))


def _key_results(session: Session, org_id: str, ids: Collection[UUID], eyes: Eyes) -> Iterable[KeyResult]:
    query = (
        select(KeyResult)
        .join(Objective, OBJECTIVE_OF_KEY_RESULT)
        .where(KeyResult.org_id == org_id, KeyResult.objective_id.in_(list(ids)), STANDS, KEY_RESULT_SEEN)
        .order_by(KeyResult.number)
    )
    return session.scalars(query, eyes.bound) if ids else ()
