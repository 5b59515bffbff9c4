"""Grades at the end of a cycle. They never feed pay or ranking."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from commands.rules.progress import ONE, ZERO, ObjectiveType, clamped

ONE_DECIMAL = Decimal("0.1")
GOOD_FROM = Decimal("0.7")
PROGRESS_FROM = Decimal("0.4")


class Verdict(StrEnum):
    """What a grade means."""

    GOOD = "good"
    PROGRESS = "progress"
    MISSED = "missed"


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
