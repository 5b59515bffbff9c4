"""How a cycle ended: the grade of each key result and objective, and what was learned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy.orm import Session

from commands.rules.grade import (
    CARRIED,
    Average,
    Plan,
    Verdict,
    averages,
    has_a_way_left,
    suggested_grade,
    verdict,
)
from commands.rules.progress import KeyResultKind, ObjectiveType, objective_progress
from storage import boards, reviews
from storage.okrs import Placed
from storage.tables import Cycle, Grade, Lesson, Objective, Team
from storage.visibility import Eyes


@dataclass(frozen=True, slots=True)
class Graded:
    """A key result with the grade it has: the one somebody gave, else the one the numbers suggest."""

    placed: Placed
    row: Grade | None = None
    lessons: tuple[Lesson, ...] = ()

    @property
    def given(self) -> bool:
        """Whether somebody graded it."""
        return self.row is not None and self.row.grade is not None

    @property
    def suggested(self) -> Decimal:
        """What the numbers gave when it was graded; of what is not graded, what they give now."""
        if self.row is not None and self.given and self.row.suggested is not None:
            return self.row.suggested
        return suggested_grade(self.placed.row.progress)

    @property
    def grade(self) -> Decimal:
        if self.row is not None and self.row.grade is not None:
            return self.row.grade
        return self.suggested

    @property
    def verdict(self) -> Verdict:
        return verdict(self.grade, self.type)

    @property
    def type(self) -> ObjectiveType:
        return ObjectiveType(self.placed.objective.type)

    @property
    def plan(self) -> Plan | None:
        return Plan(self.row.plan) if self.row is not None and self.row.plan else None

    @property
    def goes_on(self) -> bool:
        """Whether it is to be carried into the next cycle."""
        return self.plan in CARRIED

    @property
    def reached(self) -> bool:
        """Whether there is no way left to its target: to go on it needs a new one."""
        row = self.placed.row
        kind = KeyResultKind(row.kind)
        return not has_a_way_left(kind, start=row.start, target=row.target, current=row.current)


@dataclass(frozen=True, slots=True)
class GradedObjective:
    """An objective with its key results; `grade` is their weighted mean, None while there are none."""

    row: Objective
    key_results: tuple[Graded, ...]
    grade: Decimal | None

    @property
    def type(self) -> ObjectiveType:
        return ObjectiveType(self.row.type)


@dataclass(frozen=True, slots=True)
class Review:
    """A team's cycle at its end. `lessons` are those of the cycle as a whole."""

    team: Team
    cycle: Cycle
    objectives: tuple[GradedObjective, ...]
    lessons: tuple[Lesson, ...]

    @property
    def key_results(self) -> list[Graded]:
        return [graded for objective in self.objectives for graded in objective.key_results]

    @property
    def given(self) -> int:
        """How many of them somebody graded."""
        return sum(each.given for each in self.key_results)

    @property
    def averages(self) -> Mapping[ObjectiveType, Average]:
        """Committed and stretch apart."""
        return averages((each.type, each.grade) for each in self.objectives)


def review_of(session: Session, team: Team, cycle: Cycle, *, eyes: Eyes) -> Review:
    """The review of a cycle, open or closed, as `eyes` see it; in four statements."""
    lessons = reviews.lessons_of(session, cycle)
    placed = boards.key_results_of(session, cycle, eyes=eyes)
    grades = reviews.grades_of(session, team.org_id, [each.row.id for each in placed])
    graded = [_graded(each, grades, lessons) for each in placed]
    return Review(
        team,
        cycle,
        tuple(
            _objective(row, [each for each in graded if each.placed.objective.id == row.id])
            for row in boards.objectives_of(session, cycle, eyes=eyes)
        ),
        tuple(each for each in lessons if each.key_result_id is None),
    )


def graded_one(session: Session, placed: Placed) -> Graded:
    """One key result with its grade and lessons."""
    row = reviews.grades_of(session, placed.row.org_id, [placed.row.id]).get(placed.row.id)
    return Graded(placed, row, tuple(reviews.lessons_from(session, placed.row)))


def _graded(placed: Placed, grades: Mapping[UUID, Grade], lessons: Sequence[Lesson]) -> Graded:
    learned = tuple(each for each in lessons if each.key_result_id == placed.row.id)
    return Graded(placed, grades.get(placed.row.id), learned)


def _objective(row: Objective, key_results: Sequence[Graded]) -> GradedObjective:
    return GradedObjective(
        row=row,
        key_results=tuple(key_results),
        grade=objective_progress((each.grade, each.placed.row.weight) for each in key_results),
    )
