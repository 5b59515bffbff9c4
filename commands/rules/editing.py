"""What a key result is agreed to measure, and what a change of it may make of that."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from commands.rules.progress import COUNTED_KINDS, KEEP_KINDS, ONE, ZERO, KeyResultKind, can_be_measured
from commands.rules.units import Dimension, converted, dimension_of, key_result_dimension
from commands.rules.value import MOST_DIGITS

LARGEST_WEIGHT = Decimal(100)

_KIND_OF = {
    Dimension.PERCENT: KeyResultKind.PERCENT,
    Dimension.MONEY: KeyResultKind.CURRENCY,
    Dimension.DURATION: KeyResultKind.DURATION,
    Dimension.COUNT: KeyResultKind.NUMBER,
}


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a key result measures, in `unit`."""

    kind: KeyResultKind
    unit: str | None
    start: Decimal
    target: Decimal


@dataclass(frozen=True, slots=True)
class Wanted:
    """What shall be different; None stays. `typed_unit` stood beside the numbers, `unit` was named."""

    start: Decimal | None = None
    target: Decimal | None = None
    typed_unit: str | None = None
    unit: str | None = None
    kind: KeyResultKind | None = None


class EditProblem(StrEnum):
    """Why a key result cannot be changed like that."""

    SAME_START_AND_TARGET = "same_start_and_target"
    TOO_MANY_DIGITS = "too_many_digits"
    NOT_A_COUNT = "not_a_count"
    REPORTED_OTHERWISE = "reported_otherwise"
    """Values were reported in what it measures now: they would mean something else."""


def edited(now: Agreed, wanted: Wanted, *, reported: bool) -> Agreed | EditProblem:
    """What is agreed after the change. `reported`: there are check-ins whose values stay as they are."""
    unit, start, target = _in_its_unit(now, wanted)
    kind = wanted.kind or _kind(now, unit)
    if kind is KeyResultKind.PERCENT:
        unit = "%"
    if reported and key_result_dimension(kind, unit) is not key_result_dimension(now.kind, now.unit):
        return EditProblem.REPORTED_OTHERWISE
    start, target = _ends(kind, now, start, target)
    return _problem(kind, start, target) or Agreed(kind, unit, start, target)


def _in_its_unit(now: Agreed, wanted: Wanted) -> tuple[str | None, Decimal | None, Decimal | None]:
    """The unit and the numbers in it: those of a key result in hours may be typed in minutes."""
    if wanted.unit is not None:
        return wanted.unit, wanted.start, wanted.target
    given = wanted.typed_unit
    if given is None or now.unit is None or dimension_of(given) is Dimension.COUNT:
        return given or now.unit, wanted.start, wanted.target
    numbers = [
        None if number is None else converted(number, given=given, kind=now.kind, unit=now.unit)
        for number in (wanted.start, wanted.target)
    ]
    if all(number is None for number in numbers):  # another dimension: the unit is new
        return given, wanted.start, wanted.target
    return now.unit, numbers[0], numbers[1]


def _kind(now: Agreed, unit: str | None) -> KeyResultKind:
    """The same kind, unless the new unit measures something else."""
    if unit is None or dimension_of(unit) is key_result_dimension(now.kind, now.unit):
        return now.kind
    return now.kind if now.kind in KEEP_KINDS else _KIND_OF[dimension_of(unit)]


def _ends(
    kind: KeyResultKind, now: Agreed, start: Decimal | None, target: Decimal | None
) -> tuple[Decimal, Decimal]:
    if kind is KeyResultKind.YES_NO:
        return ZERO, ONE
    limit = now.target if target is None else target
    if kind in KEEP_KINDS:
        return limit, limit
    return now.start if start is None else start, limit


def _problem(kind: KeyResultKind, start: Decimal, target: Decimal) -> EditProblem | None:
    if any(len(number.as_tuple().digits) > MOST_DIGITS for number in (start, target)):
        return EditProblem.TOO_MANY_DIGITS
    if kind in COUNTED_KINDS and (target <= 0 or target != target.to_integral_value()):
        return EditProblem.NOT_A_COUNT
    if not can_be_measured(kind, start=start, target=target):
        return EditProblem.SAME_START_AND_TARGET
    return None
