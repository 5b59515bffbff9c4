"""Objectives of open cycles over all teams, and how they are aligned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from storage.cycles import has_an_earlier_open_one
from storage.joins import (
    CYCLE_OF_OBJECTIVE,
    TEAM_OF_KEY_RESULT,
    TEAM_OF_OBJECTIVE,
)
from storage.okrs import PLACED, Placed, placed
from storage.tables import Cycle, KeyResult, Objective, Team
from storage.visibility import KEY_RESULT_SEEN, OBJECTIVE_SEEN, PUBLIC, Eyes


@dataclass(frozen=True, slots=True)
class PlacedObjective:
    """An objective with its cycle and team; `later` as in `storage.okrs.Placed`."""

    row: Objective
    cycle: Cycle
    team: Team
    later: bool = False

    @property
    def code(self) -> str:
        return f"{self.row.code}@{self.cycle.name}" if self.later else self.row.code


OBJECTIVES = (
    select(Objective, Cycle, Team, has_an_earlier_open_one())
    .join(Cycle, CYCLE_OF_OBJECTIVE)
    .join(Team, TEAM_OF_OBJECTIVE)
    .where(Objective.org_id == bindparam("org_id"), Objective.withdrawn_at.is_(None), OBJECTIVE_SEEN)
)
"""The columns of a `PlacedObjective`: those of an organization that the eyes see, of whatever cycle."""
_BY_TEAM = OBJECTIVES.order_by(Team.name, Cycle.starts_on, Objective.series, Objective.number)


def open_ones(
    session: Session,
    org_id: str,
    *,
    eyes: Eyes,
    team_ids: Iterable[UUID] | None = None,
    owner_id: UUID | None = None,
) -> list[PlacedObjective]:
    """The live objectives of open cycles that `eyes` see, of these teams or of all."""
    query = _BY_TEAM.where(Cycle.closed_at.is_(None), Team.gone_at.is_(None))
    if team_ids is not None:
        query = query.where(Objective.team_id.in_(list(team_ids)))
    if owner_id is not None:
        query = query.where(Objective.owner_id == owner_id)
    rows = session.execute(query, {"org_id": org_id} | eyes.bound)
    return [PlacedObjective(*row) for row in rows]


def closed_ones(
    session: Session, org_id: str, *, eyes: Eyes, team_ids: Iterable[UUID]
) -> list[PlacedObjective]:
    """The objectives of these teams' closed cycles that `eyes` see, the earliest cycle first."""
    query = _BY_TEAM.where(Cycle.closed_at.is_not(None), Objective.team_id.in_(list(team_ids)))
    rows = session.execute(query, {"org_id": org_id} | eyes.bound)
    return [PlacedObjective(*row) for row in rows]


def cycle_names(session: Session, org_id: str) -> Sequence[str]:
    """The names of all cycles, the latest first."""
    query = select(Cycle.name).where(Cycle.org_id == org_id).group_by(Cycle.name)
    return session.scalars(query.order_by(func.max(Cycle.starts_on).desc(), Cycle.name)).all()


def key_results_everywhere(
    session: Session, org_id: str, *, eyes: Eyes, owner_id: UUID | None = None
) -> list[Placed]:
    """The live key results of all teams' open cycles that `eyes` see, only to be read: nothing is locked."""
    query = (
        PLACED.join(Team, TEAM_OF_KEY_RESULT)
        .where(
            KeyResult.org_id == org_id,
            Cycle.closed_at.is_(None),
            Team.gone_at.is_(None),
            KEY_RESULT_SEEN,
        )
        .order_by(Team.name, Cycle.starts_on, KeyResult.series, KeyResult.number)
    )
    if owner_id is not None:
        query = query.where(KeyResult.owner_id == owner_id)
    return placed(session.execute(query, eyes.bound))


def key_results_of(session: Session, objective: Objective) -> list[KeyResult]:
    """The live key results of an objective, in the order of their codes."""
    return [row for row in all_key_results_of(session, objective) if row.withdrawn_at is None]


def all_key_results_of(session: Session, objective: Objective) -> list[KeyResult]:
    """The key results of an objective with those that were dropped, in the order of their codes."""
    query = select(KeyResult).where(
        KeyResult.org_id == objective.org_id, KeyResult.objective_id == objective.id
    )
    return list(session.scalars(query.order_by(KeyResult.number)))


def others_lead(session: Session, team: Team) -> bool:
    """Whether another team has a top objective: public, aligned to none, served by one of another team."""
    below = aliased(Objective)
    query = (
        select(Objective.id)
        .join(Cycle, CYCLE_OF_OBJECTIVE)
        .join(below, and_(below.org_id == Objective.org_id, below.aligned_to_id == Objective.id))
        .where(
            Objective.org_id == team.org_id,
            Objective.team_id != team.id,
            Objective.visibility == PUBLIC,
            Objective.aligned_to_id.is_(None),
            Objective.withdrawn_at.is_(None),
            below.team_id != Objective.team_id,
            below.withdrawn_at.is_(None),
            Cycle.closed_at.is_(None),
        )
    )
    return session.scalar(query.limit(1)) is not None


def ids_above(session: Session, objective: Objective) -> list[UUID]:
    """The objectives that one serves, step by step up to the top."""
    found: list[UUID] = []
    row: Objective | None = objective
    while row is not None and row.aligned_to_id is not None and row.aligned_to_id not in found:
        found.append(row.aligned_to_id)
        row = session.get(Objective, (objective.org_id, row.aligned_to_id))
    return found
