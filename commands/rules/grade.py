"""Grades at the end of a cycle. They never feed pay or ranking."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from commands.rules.progress import (
    KEEP_KINDS,
    ONE,
    ZERO,
    KeyResultKind,
    ObjectiveType,
    averages_by_type,
    clamped,
    progress,
)

ONE_DECIMAL = Decimal("0.1")
GOOD_FROM = Decimal("0.7")
PROGRESS_FROM = Decimal("0.4")


class Verdict(StrEnum):
    """What a grade means."""

    GOOD = "good"
    PROGRESS = "progress"
    MISSED = "missed"


class Plan(StrEnum):
    """What becomes of a key result in the next cycle."""

    KEEP = "keep"
    CHANGE = "change"
    """It goes on, but not as it is: its owner edits it there."""
    DROP = "drop"


CARRIED = frozenset({Plan.KEEP, Plan.CHANGE})


@dataclass(frozen=True, slots=True)
class Average:
    """The grades of a cycle's objectives of one type: their mean, how many, and how many of them are good."""

    mean: Decimal
    count: int
    good: int


def suggested_grade(progress: Decimal) -> Decimal:
    """The grade that the numbers suggest: progress 0…1 to one decimal."""
    return to_one_decimal(clamped(progress))


def to_one_decimal(grade: Decimal) -> Decimal:
    """Grades have one decimal; 0.65 is 0.7."""
    return grade.quantize(ONE_DECIMAL, rounding=ROUND_HALF_UP)


def is_grade(number: Decimal) -> bool:
    """Whether `number` is on the scale 0.0…1.0."""
    return number.is_finite() and ZERO <= number <= ONE


def verdict(grade: Decimal, objective_type: ObjectiveType) -> Verdict:
    """The meaning of a grade; what was committed is either there or missed."""
    if objective_type is ObjectiveType.COMMITTED:
        return Verdict.GOOD if to_one_decimal(grade) == ONE else Verdict.MISSED
    if to_one_decimal(grade) >= GOOD_FROM:
        return Verdict.GOOD
    return Verdict.PROGRESS if to_one_decimal(grade) >= PROGRESS_FROM else Verdict.MISSED


def averages(
    objectives: Iterable[tuple[ObjectiveType, Decimal | None]],
) -> dict[ObjectiveType, Average]:
    """Committed and stretch objectives apart, never mixed: 0.7 is a miss in one and good in the other.

    Incomplete objectives (None) do not count; a type without any is absent.
    """
    graded = [(kind, grade) for kind, grade in objectives if grade is not None]
    found = {}
    for kind, mean in averages_by_type(graded).items():
        grades = [grade for each, grade in graded if each is kind]
        good = sum(verdict(grade, kind) is Verdict.GOOD for grade in grades)
        found[kind] = Average(mean, len(grades), good)
    return found


def has_a_way_left(kind: KeyResultKind, *, start: Decimal, target: Decimal, current: Decimal) -> bool:
    """Whether a key result can go on from where it is: a limit always, anything else until it is reached."""
    return kind in KEEP_KINDS or progress(kind, start=start, target=target, value=current) < ONE
