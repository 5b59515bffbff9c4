"""A line that is an objective: new, or compared with the one that is there."""

from __future__ import annotations

from typing import Any

from commands.acts.importing import wording
from commands.acts.importing.existing import PlannedObjective, Shelf, plain
from commands.acts.importing.plan import PlannedLine
from commands.acts.importing.planning import Parent, Planning, differing
from commands.acts.importing.values import Code, NotTaken, Reading
from commands.texts.importing import Problem, Verdict
from storage.tables import Objective
from storage.visibility import PUBLIC


def objective(planning: Planning, reading: Reading) -> PlannedLine:
    """What becomes of the line.

    Raises:
        NotTaken: with the reason; key results that name its title are then not taken either.
    """
    code, title = reading.code(), reading.title("objective")
    shelf = planning.shelves.shelf(reading, code)
    try:
        return _on(planning, shelf, reading, code, title)
    except NotTaken:
        if title:
            shelf.refused.setdefault(plain(title), reading.line.number)
        raise


def _on(
    planning: Planning, shelf: Shelf, reading: Reading, code: Code | None, title: str | None
) -> PlannedLine:
    found = _there(shelf, reading, code, title)
    if found is None:
        assert title is not None, "without a title it is found by its code"
        return _new(planning, shelf, reading, title)
    if isinstance(found, PlannedObjective):
        raise reading.not_taken(Problem.TWICE, words=str(found.line))
    planning.once(shelf, reading, found)
    fields = _fields(planning, shelf, reading, found, title)
    line = planning.edited(shelf, reading, found, fields)
    if title:
        shelf.call(found, title)
    planning.parents[reading.line.number] = shelf, found
    return line


def _there(shelf: Shelf, reading: Reading, code: Code | None, title: str | None) -> Parent | None:
    if code is not None:
        row = shelf.objectives.get((code.series, code.number))
        if row is None:
            raise reading.not_taken(Problem.CODE_UNKNOWN, "code", words=str(code))
        return row
    if title is None:
        raise reading.not_taken(Problem.NO_TITLE)
    return shelf.only_one_called(reading, title)


def _new(planning: Planning, shelf: Shelf, reading: Reading, title: str) -> PlannedLine:
    planning.shelves.may_change(reading, shelf)
    planned = PlannedObjective(
        shelf,
        reading.line.number,
        title,
        reading.name("type") or "stretch",
        reading.name("visibility") or PUBLIC,
        planning.owners.owner(reading, shelf.team, None) or planning.context.member,
    )
    planning.make(planned)
    planning.parents[reading.line.number] = shelf, planned
    parts = wording.new_objective(planning.context, reading, planned)
    return PlannedLine(reading.line.number, Verdict.NEW, "O", title, shelf.name, parts)


def _fields(
    planning: Planning, shelf: Shelf, reading: Reading, row: Objective, title: str | None
) -> dict[str, Any]:
    owner, visibility = planning.owner_of(reading, shelf, row), reading.name("visibility")
    if visibility not in (None, row.visibility):
        raise reading.not_taken(Problem.VISIBILITY, code=row.code)
    return differing(row, title=title, type=reading.name("type"), owner_id=owner and owner.id)
