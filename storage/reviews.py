"""Grades and what was learned, and who cleared the way in a cycle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from storage.joins import (
    CYCLE_OF_KEY_RESULT,
    CYCLE_OF_OBJECTIVE,
    KEY_RESULT_OF_BLOCKER,
    OBJECTIVE_OF_KEY_RESULT,
)
from storage.tables import Blocker, Cycle, Grade, KeyResult, Lesson, Member, Objective
from storage.visibility import KEY_RESULT_SEEN, Eyes


def grades_of(session: Session, org_id: str, key_result_ids: Iterable[UUID]) -> dict[UUID, Grade]:
    """The grades that stand, by key result."""
    query = select(Grade).where(
        Grade.org_id == org_id, Grade.key_result_id.in_(list(key_result_ids)), Grade.withdrawn_at.is_(None)
    )
    return {row.key_result_id: row for row in session.scalars(query)}


def grade_row(session: Session, key_result: KeyResult) -> Grade | None:
    """The one row that a key result's grade is kept in, also after it was taken back."""
    return session.scalar(
        select(Grade)
        .where(Grade.org_id == key_result.org_id, Grade.key_result_id == key_result.id)
        .with_for_update()
    )


def lessons_of(session: Session, cycle: Cycle) -> Sequence[Lesson]:
    """What was learned in a cycle, from private key results too, in the order in which it was said."""
    return session.scalars(
        select(Lesson)
        .where(Lesson.org_id == cycle.org_id, Lesson.cycle_id == cycle.id, Lesson.withdrawn_at.is_(None))
        .order_by(Lesson.at, Lesson.id)
    ).all()


def lessons_from(session: Session, key_result: KeyResult) -> Sequence[Lesson]:
    """What was learned from one key result."""
    return session.scalars(
        select(Lesson)
        .where(
            Lesson.org_id == key_result.org_id,
            Lesson.key_result_id == key_result.id,
            Lesson.withdrawn_at.is_(None),
        )
        .order_by(Lesson.at, Lesson.id)
    ).all()


def helpers_in(session: Session, cycle: Cycle, *, eyes: Eyes) -> list[tuple[Member, int]]:
    """Who cleared how many blockers of a cycle's key results that `eyes` see, the busiest first."""
    count = func.count()
    rows = session.execute(
        select(Member, count)
        .join(Blocker, and_(Blocker.org_id == Member.org_id, Blocker.helper_id == Member.id))
        .join(KeyResult, KEY_RESULT_OF_BLOCKER)
        .join(Objective, OBJECTIVE_OF_KEY_RESULT)
        .where(
            Blocker.org_id == cycle.org_id,
            Blocker.cycle_id == cycle.id,
            Blocker.state == "resolved",
            Blocker.withdrawn_at.is_(None),
            KEY_RESULT_SEEN,
        )
        .group_by(Member.org_id, Member.id)
        .order_by(count.desc(), Member.id),
        eyes.bound,
    )
    return [(row[0], row[1]) for row in rows]


class CarriedOn(NamedTuple):
    """The key result that carries another one on, and the cycle it does so in."""

    row: KeyResult
    cycle: Cycle


def carried(session: Session, org_id: str, key_result_ids: Iterable[UUID]) -> dict[UUID, CarriedOn]:
    """What carries these key results on, by the id of the one it comes from."""
    rows = session.execute(
        select(KeyResult, Cycle)
        .join(Cycle, CYCLE_OF_KEY_RESULT)
        .where(
            KeyResult.org_id == org_id,
            KeyResult.carried_from_id.in_(list(key_result_ids)),
            KeyResult.withdrawn_at.is_(None),
        )
    )
    return {row.carried_from_id: CarriedOn(row, cycle) for row, cycle in rows if row.carried_from_id}


def successors(session: Session, org_id: str, objective_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """The objectives that carry these on in a later cycle, by the id of the one they come from."""
    query = select(Objective.carried_from_id, Objective.id).where(
        Objective.org_id == org_id,
        Objective.carried_from_id.in_(list(objective_ids)),
        Objective.withdrawn_at.is_(None),
    )
    return {row[0]: row[1] for row in session.execute(query) if row[0] is not None}


def served_later(session: Session, cycle: Cycle, objective_ids: Iterable[UUID]) -> list[Objective]:
    """The objectives of any team, in cycles that begin after `cycle` has ended, that serve one of these."""
    query = (
        select(Objective)
        .join(Cycle, CYCLE_OF_OBJECTIVE)
        .where(
            Objective.org_id == cycle.org_id,
            Objective.aligned_to_id.in_(list(objective_ids)),
            Objective.withdrawn_at.is_(None),
            Cycle.closed_at.is_(None),
            Cycle.starts_on > cycle.ends_on,
        )
    )
    return list(session.scalars(query))
