"""Everything somebody may see, row after row, for spreadsheets: read as it is written, never all at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session, aliased

from storage.joins import (
    CYCLE_OF_KEY_RESULT,
    CYCLE_OF_OBJECTIVE,
    OBJECTIVE_OF_KEY_RESULT,
    STANDS,
    TEAM_OF_KEY_RESULT,
    TEAM_OF_OBJECTIVE,
)
from storage.tables import Blocker, CheckIn, Cycle, KeyResult, Member, Objective, Team
from storage.visibility import KEY_RESULT_SEEN, OBJECTIVE_SEEN, Eyes

AT_A_TIME = 500
"""Rows that are in memory together."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is exported: of these teams, or of all living ones; of open cycles, or of those called so."""

    org_id: str
    team_ids: tuple[UUID, ...] | None = None
    cycle: str | None = None

    @property
    def conditions(self) -> list[ColumnElement[bool]]:
        """For statements that have joined teams and cycles."""
        of_cycle = Cycle.closed_at.is_(None) if self.cycle is None else Cycle.name == self.cycle
        of_team = Team.gone_at.is_(None) if self.team_ids is None else Team.id.in_(self.team_ids)
        return [Team.org_id == self.org_id, of_team, of_cycle]


def plan(
    session: Session, wanted: Selection, *, eyes: Eyes
) -> Iterator[tuple[Team, Cycle, Objective, KeyResult | None]]:
    """Live objectives in the order of teams, cycles and codes, each with its live key results, a row each;
    one without any has a row with None."""
    live = and_(
        KeyResult.org_id == Objective.org_id,
        KeyResult.objective_id == Objective.id,
        KeyResult.withdrawn_at.is_(None),
        KEY_RESULT_SEEN,
    )
    query = (
        select(Team, Cycle, Objective, KeyResult)
        .select_from(Objective)
        .join(Team, TEAM_OF_OBJECTIVE)
        .join(Cycle, CYCLE_OF_OBJECTIVE)
        .outerjoin(KeyResult, live)
        .where(*wanted.conditions, Objective.withdrawn_at.is_(None), OBJECTIVE_SEEN)
        .order_by(Team.name, Team.id, Cycle.starts_on, Objective.series, Objective.number)
        .order_by(KeyResult.series, KeyResult.number)
    )
    return _rows(session, query, eyes)


def served(session: Session, org_id: str, *, eyes: Eyes) -> dict[UUID, tuple[Objective, Cycle, Team]]:
    """The objectives that others are aligned to, as far as `eyes` see them."""
    below = aliased(Objective)
    is_served = select(below.id).where(
        below.org_id == Objective.org_id, below.aligned_to_id == Objective.id, below.withdrawn_at.is_(None)
    )
    query = (
        select(Objective, Cycle, Team)
        .join(Cycle, CYCLE_OF_OBJECTIVE)
        .join(Team, TEAM_OF_OBJECTIVE)
        .where(
            Objective.org_id == org_id, Objective.withdrawn_at.is_(None), OBJECTIVE_SEEN, is_served.exists()
        )
    )
    return {row.id: (row, cycle, team) for row, cycle, team in session.execute(query, eyes.bound)}


def check_ins(
    session: Session, wanted: Selection, *, eyes: Eyes
) -> Iterator[tuple[Team, Cycle, KeyResult, CheckIn]]:
    """The check-ins that stand, by key result and time."""
    query = _under(select(Team, Cycle, KeyResult, CheckIn), CheckIn, wanted).where(
        CheckIn.withdrawn_at.is_(None)
    )
    return _rows(session, query.order_by(CheckIn.at, CheckIn.id), eyes)


def blockers(
    session: Session, wanted: Selection, *, eyes: Eyes
) -> Iterator[tuple[Team, Cycle, KeyResult, Blocker]]:
    """The blockers that were not withdrawn, by key result."""
    query = _under(select(Team, Cycle, KeyResult, Blocker), Blocker, wanted).where(
        Blocker.withdrawn_at.is_(None), Blocker.state != "withdrawn"
    )
    return _rows(session, query.order_by(Blocker.number), eyes)


def teams(session: Session, wanted: Selection) -> Iterator[tuple[Team, Cycle | None]]:
    """The teams with their cycles, a row each."""
    *of_team, of_cycle = wanted.conditions
    query = (
        select(Team, Cycle)
        .outerjoin(Cycle, and_(Cycle.org_id == Team.org_id, Cycle.team_id == Team.id, of_cycle))
        .where(*of_team)
        .order_by(Team.name, Team.id, Cycle.starts_on)
    )
    yield from session.execute(query)


def people(session: Session, org_id: str) -> dict[UUID, Member]:
    """Everybody of an organization, also those who left: their names stand beside what they said."""
    found = session.scalars(select(Member).where(Member.org_id == org_id))
    return {member.id: member for member in found}


def _under(query: Any, table: type[CheckIn | Blocker], wanted: Selection) -> Any:
    """What hangs on a live key result that is seen."""
    return (
        query.select_from(table)
        .join(KeyResult, and_(KeyResult.org_id == table.org_id, KeyResult.id == table.key_result_id))
        .join(Objective, OBJECTIVE_OF_KEY_RESULT)
        .join(Team, TEAM_OF_KEY_RESULT)
        .join(Cycle, CYCLE_OF_KEY_RESULT)
        .where(*wanted.conditions, STANDS)
        .where(KEY_RESULT_SEEN)
        .order_by(Team.name, Team.id, Cycle.starts_on, KeyResult.series, KeyResult.number)
    )


def _rows(session: Session, query: Any, eyes: Eyes) -> Iterator[Any]:
    yield from session.execute(query.execution_options(yield_per=AT_A_TIME), eyes.bound)


def cycle_names(session: Session, org_id: str) -> tuple[str, ...]:
    """The names of all cycles there are, the latest first."""
    query = (
        select(Cycle.name)
        .where(Cycle.org_id == org_id)
        .group_by(Cycle.name)
        .order_by(func.max(Cycle.starts_on).desc())
    )
    return tuple(session.scalars(query))
