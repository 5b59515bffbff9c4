"""Cycles, objectives, key results and check-ins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, or_, select
from sqlalchemy.orm import Session

from storage.tables import CheckIn, Cycle, KeyResult, Objective, Team
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Placed:
    """A key result with the objective and cycle it stands in, as the `nth` of its objective."""

    row: KeyResult
    objective: Objective
    cycle: Cycle
    nth: int

    @property
    def code(self) -> str:
        return self.row.code


def active_cycle(session: Session, team: Team) -> Cycle | None:
    """The team's latest cycle that is not closed."""
    return session.scalar(
        select(Cycle)
        .where(Cycle.org_id == team.org_id, Cycle.team_id == team.id, Cycle.closed_at.is_(None))
        .order_by(Cycle.starts_on.desc())
        .limit(1)
        .with_for_update()
    )


def start_cycle(work: Work, team: Team, *, name: str, starts_on: date, ends_on: date, now: datetime) -> Cycle:
    """A new cycle with its codes at the beginning."""
    return work.add(
        Cycle(
            org_id=team.org_id,
            team_id=team.id,
            name=name,
            starts_on=starts_on,
            ends_on=ends_on,
            created_at=now,
        )
    )


_KEY_RESULTS = (  # built once, since nearly every message asks it
    select(KeyResult, Objective, Cycle)
    .join(Objective, and_(Objective.org_id == KeyResult.org_id, Objective.id == KeyResult.objective_id))
    .join(Cycle, and_(Cycle.org_id == KeyResult.org_id, Cycle.id == KeyResult.cycle_id))
    .where(
        KeyResult.org_id == bindparam("org_id"),
        KeyResult.team_id.in_(bindparam("team_ids", expanding=True)),
        KeyResult.withdrawn_at.is_(None),
        Objective.withdrawn_at.is_(None),
        Cycle.closed_at.is_(None),
    )
    .order_by(KeyResult.team_id, Cycle.starts_on, KeyResult.number)
    # on PostgreSQL: what one process counts and compares here, another must not change meanwhile
    .with_for_update(of=[KeyResult, Cycle])
)


_NAMED = _KEY_RESULTS.where(KeyResult.number.in_(bindparam("numbers", expanding=True)))


def named_key_results(
    session: Session, org_id: str, team_ids: Iterable[UUID], numbers: Iterable[int]
) -> list[Placed]:
    """Those with these numbers (`KR4`); their place within the objective is not counted."""
    rows = session.execute(
        _NAMED, {"org_id": org_id, "team_ids": list(team_ids), "numbers": list(numbers)}
    ).all()
    return [Placed(row, objective, cycle, nth=0) for row, objective, cycle in rows]


def key_results(session: Session, org_id: str, team_ids: Iterable[UUID]) -> list[Placed]:
    """The live key results of these teams' open cycles, in the order of their codes."""
    rows = session.execute(_KEY_RESULTS, {"org_id": org_id, "team_ids": list(team_ids)}).all()
    counted: dict[UUID, int] = {}
    placed = []
    for row, objective, cycle in rows:
        counted[objective.id] = counted.get(objective.id, 0) + 1
        placed.append(Placed(row, objective, cycle, counted[objective.id]))
    return placed


def objectives(session: Session, org_id: str, cycle_ids: Iterable[UUID]) -> Sequence[Objective]:
    """The live objectives of these cycles, in the order of their codes."""
    return session.scalars(
        select(Objective)
        .where(
            Objective.org_id == org_id,
            Objective.cycle_id.in_(list(cycle_ids)),
            Objective.withdrawn_at.is_(None),
        )
        .order_by(Objective.number)
    ).all()


def check_ins(session: Session, key_result: KeyResult, *, limit: int) -> Sequence[CheckIn]:
    """The latest check-ins of a key result that stand, newest first."""
    return session.scalars(
        select(CheckIn)
        .where(
            CheckIn.org_id == key_result.org_id,
            CheckIn.key_result_id == key_result.id,
            CheckIn.withdrawn_at.is_(None),
        )
        .order_by(CheckIn.at.desc(), CheckIn.id.desc())
        .limit(limit)
    ).all()


def latest_check_in_of(
    session: Session, org_id: str, member_id: UUID, *, key_result_ids: Iterable[UUID]
) -> CheckIn | None:
    """The member's latest check-in that stands, on one of these key results."""
    return session.scalar(
        select(CheckIn)
        .where(
            CheckIn.org_id == org_id,
            CheckIn.key_result_id.in_(list(key_result_ids)),
            CheckIn.member_id == member_id,
            CheckIn.withdrawn_at.is_(None),
        )
        .order_by(CheckIn.at.desc(), CheckIn.id.desc())
        .limit(1)
    )


def refresh(work: Work, key_result: KeyResult) -> None:
    """Take a key result's latest figures from its check-ins again, after one was withdrawn or came late."""
    session = work.session
    measured = _latest(session, key_result, CheckIn.progress.is_not(None))
    if measured is None or measured.progress is None:
        value, progress, stated = key_result.initial, key_result.initial_progress, False
    else:
        value = key_result.initial if measured.value is None else measured.value
        progress, stated = measured.progress, measured.progress_stated
    confident = _latest(session, key_result, CheckIn.confidence.is_not(None))
    judged = _latest(
        session, key_result, or_(CheckIn.progress.is_not(None), CheckIn.stated_status.is_not(None))
    )
    latest = _latest(session, key_result)
    work.put(
        key_result,
        current=value,
        progress=progress,
        progress_stated=stated,
        confidence=confident.confidence if confident else None,
        stated_status=judged.stated_status if judged else None,
        checked_in_at=latest.at if latest else None,
    )


def _latest(
    session: Session, key_result: KeyResult, condition: ColumnElement[bool] | None = None
) -> CheckIn | None:
    query = select(CheckIn).where(
        CheckIn.org_id == key_result.org_id,
        CheckIn.key_result_id == key_result.id,
        CheckIn.withdrawn_at.is_(None),
    )
    if condition is not None:
        query = query.where(condition)
    return session.scalar(query.order_by(CheckIn.at.desc(), CheckIn.id.desc()).limit(1))
