"""What a line says a key result measures: made anew, or compared with what is agreed already."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from commands.acts.importing.values import Amount, Reading
from commands.acts.objectives.editing import agreed
from commands.core.context import Context
from commands.core.grammar import normalise
from commands.core.grammar.orders.okr_lines import KeyResultDraft
from commands.rules.editing import Agreed, EditProblem, Wanted, edited
from commands.rules.progress import HUNDRED, KEEP_KINDS, ONE, ZERO, KeyResultKind
from commands.rules.value import measured
from commands.rules.verdicts import Figures
from commands.texts.importing import Problem
from storage.tables import KeyResult

PERCENT = Agreed(KeyResultKind.PERCENT, "%", ZERO, HUNDRED)
"""What a key result without any number counts."""


def new_key_result(reading: Reading, title: str) -> tuple[KeyResultDraft, Decimal]:
    """A key result that is not there yet, and where it stands.

    Raises:
        NotTaken: a cell cannot be read, or the figures do not go together.
    """
    start, target, current = (reading.amount(column) for column in ("start", "target", "current"))
    found = _agreed(reading, _measure(reading, [target, start, current]), start, target)
    now = found.start if current is None else _current(reading, found, current)
    draft = KeyResultDraft(
        text=title,
        title=title,
        kind=found.kind.value,
        unit=found.unit,
        start=found.start,
        target=found.target,
        weight=reading.weight(),
        cadence=reading.name("cadence"),
    )
    return draft, now


def _current(reading: Reading, found: Agreed, typed: Amount) -> Decimal:
    """Where something new stands: a value it can have, not 9 of 4."""
    value = reading.in_unit(typed, found.kind, found.unit, None)
    if measured(Figures(found.kind, found.start, found.target, found.unit), value, None) is None:
        raise reading.not_taken(Problem.IMPOSSIBLE, typed.column, words=typed.typed)
    return value


def _measure(reading: Reading, amounts: list[Amount | None]) -> Agreed:
    """The kind and unit: as the line says, else as its numbers say; a line without any counts percents."""
    kind, unit = reading.name("kind"), unit_of(reading)
    typed = next((each.unit for each in amounts if each is not None and each.unit is not None), None)
    if (kind, unit, typed, *amounts) == (None,) * (3 + len(amounts)):
        return PERCENT
    wanted = Wanted(unit=unit or typed, kind=KeyResultKind(kind) if kind else None)
    found = edited(Agreed(KeyResultKind.NUMBER, None, ZERO, ONE), wanted, reported=False)
    return _possible(reading, found)


def _agreed(reading: Reading, measure: Agreed, start: Amount | None, target: Amount | None) -> Agreed:
    if measure is not PERCENT and measure.kind is not KeyResultKind.YES_NO and target is None:
        if measure.kind is not KeyResultKind.PERCENT:
            raise reading.not_taken(Problem.NO_NUMBER, "target")
        measure = replace(measure, target=HUNDRED)
    begin, end = (
        None if each is None else reading.in_unit(each, measure.kind, measure.unit, None)
        for each in (start, target)
    )
    return _possible(reading, edited(measure, Wanted(start=begin, target=end), reported=False))


def _possible(reading: Reading, found: Agreed | EditProblem) -> Agreed:
    if isinstance(found, EditProblem):
        raise reading.not_taken(Problem(found.value))
    return found


def unit_of(reading: Reading) -> str | None:
    text = reading.text("unit")
    return normalise(text).strip() if text else None


def changed_figures(context: Context, reading: Reading, row: KeyResult) -> dict[str, Any]:
    """The fields of a key result that the line wants otherwise.

    Raises:
        NotTaken: a cell cannot be read, or it cannot be counted like that.
    """
    kind, unit = reading.name("kind") or row.kind, unit_of(reading)
    if unit is None or unit == normalise(row.unit or "").strip():
        unit = row.unit
    numbers = _changed_numbers(reading, row, KeyResultKind(kind), unit)
    if kind == row.kind and unit == row.unit and not numbers:
        return {}
    wanted = Wanted(
        start=numbers.get("start"),
        target=numbers.get("target"),
        unit=unit if unit != row.unit else None,
        kind=KeyResultKind(kind) if kind != row.kind else None,
    )
    found = agreed(context, row, wanted)
    if isinstance(found, EditProblem):
        raise reading.not_taken(Problem(found.value))
    return {name: value for name, value in found.items() if getattr(row, name) != value}


def _changed_numbers(
    reading: Reading, row: KeyResult, kind: KeyResultKind, unit: str | None
) -> dict[str, Decimal]:
    if kind is KeyResultKind.YES_NO:
        return {}
    found = {}
    for column in ("target",) if kind in KEEP_KINDS else ("start", "target"):
        amount, now = reading.amount(column), getattr(row, column)
        number = None if amount is None else reading.in_unit(amount, kind, unit, now)
        if number is not None and not _same(number, now):
            found[column] = number
    return found


def stays(reading: Reading, row: KeyResult) -> bool:
    """Whether the line tells another current value: figures come from check-ins, so it is not taken."""
    amount = reading.amount("current")
    if amount is None:
        return False
    return not _same(reading.in_unit(amount, KeyResultKind(row.kind), row.unit, row.current), row.current)


def _same(one: Decimal, other: Decimal) -> bool:
    """A spreadsheet keeps 15 digits, and a division has endless ones."""
    return one == other or f"{one:.12g}" == f"{other:.12g}"
