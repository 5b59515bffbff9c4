"""A line that is a key result: new, or compared with the one that is there."""

from __future__ import annotations

from datetime import date

from commands.acts.importing import figures, wording
from commands.acts.importing.existing import PlannedKeyResult, PlannedObjective, Shelf, plain
from commands.acts.importing.plan import PlannedLine
from commands.acts.importing.planning import Parent, Planning, differing
from commands.acts.importing.values import Code, Reading, code_in
from commands.texts.importing import Problem, Verdict
from commands.texts.sheets import heading
from storage.tables import KeyResult, Member, Objective
from storage.visibility import PUBLIC


def key_result(planning: Planning, reading: Reading) -> PlannedLine:
    """What becomes of the line.

    Raises:
        NotTaken: with the reason.
    """
    code, title = reading.code(), reading.title("key_result")
    if code is not None and code.series == "O":
        raise _of_another_sort(reading, code)
    shelf = planning.shelves.shelf(reading, code)
    if code is not None:
        return _by_code(planning, shelf, reading, code, title)
    if title is None:
        raise reading.not_taken(Problem.NO_TITLE)
    shelf, parent = _parent(planning, shelf, reading)
    there = shelf.key_results_called(parent, title)
    if len(there) > 1:
        raise reading.not_taken(Problem.TITLE_UNCLEAR, words=title)
    if there:
        return _compared(planning, shelf, reading, there[0], title)
    return _new(planning, shelf, reading, parent, title)


def _of_another_sort(reading: Reading, code: Code) -> Exception:
    return reading.not_taken(
        Problem.CODE_OF_OTHER_SORT,
        words=str(code),
        objective=heading(reading.voice, "objective"),
        key_result=heading(reading.voice, "key_result"),
    )


# --- which objective it belongs to -------------------------------------------------------------------------


def _parent(planning: Planning, shelf: Shelf, reading: Reading) -> tuple[Shelf, Parent]:
    """The objective named by code or title, else the one above; a title that nobody knows makes one."""
    text = reading.text("objective")
    if text is None:
        return _above(planning, reading)
    code = code_in(text)
    row = shelf.objectives.get((code.series, code.number)) if code else None
    found = row or shelf.only_one_called(reading, text)
    if found is not None:
        return shelf, found
    if plain(text) in shelf.refused:
        raise reading.not_taken(Problem.OBJECTIVE_REFUSED, words=str(shelf.refused[plain(text)]))
    return shelf, _implied(planning, shelf, reading)


def _above(planning: Planning, reading: Reading) -> tuple[Shelf, Parent]:
    if planning.above is None:
        raise reading.not_taken(Problem.NO_OBJECTIVE, "objective")
    if isinstance(planning.above, int):
        raise reading.not_taken(Problem.OBJECTIVE_REFUSED, words=str(planning.above))
    return planning.above


def _implied(planning: Planning, shelf: Shelf, reading: Reading) -> PlannedObjective:
    """An objective that only its key results name: it is made with the first that is taken."""
    title = reading.title("objective")
    assert title is not None, "it was looked for by its title"
    owner = planning.owners.owner(reading, shelf.team, None) or planning.context.member
    return PlannedObjective(shelf, reading.line.number, title, "stretch", PUBLIC, owner)


# --- new ---------------------------------------------------------------------------------------------------


def _new(planning: Planning, shelf: Shelf, reading: Reading, parent: Parent, title: str) -> PlannedLine:
    planning.shelves.may_change(reading, shelf)
    key = parent, plain(title)
    if key in shelf.lines:
        raise reading.not_taken(Problem.TWICE, words=str(shelf.lines[key]))
    draft, current = figures.new_key_result(reading, title)
    owner = planning.owners.owner(reading, shelf.team, None) or _owner_above(planning, parent)
    since = _since(shelf, reading)
    implied = parent if isinstance(parent, PlannedObjective) and parent not in shelf.lines else None
    if implied is not None:
        planning.make(implied)
    planning.above = shelf, parent
    shelf.lines[key] = reading.line.number
    planning.steps.append(PlannedKeyResult(parent, shelf, draft, current, owner, since))
    parts = wording.new_key_result(planning.context, draft, current=current, owner=owner, implied=implied)
    notes = wording.advice(reading.voice, reading, draft)
    return PlannedLine(reading.line.number, Verdict.NEW, "KR", title, shelf.name, parts, notes)


def _owner_above(planning: Planning, parent: Parent) -> Member:
    if isinstance(parent, PlannedObjective):
        return parent.owner
    return planning.context.member_by_id(parent.owner_id) or planning.context.member


# --- there already -----------------------------------------------------------------------------------------


def _by_code(
    planning: Planning, shelf: Shelf, reading: Reading, code: Code, title: str | None
) -> PlannedLine:
    found = shelf.key_results.get((code.series, code.number))
    if found is None:
        raise reading.not_taken(Problem.CODE_UNKNOWN, "code", words=str(code))
    row, objective = found
    _stays_under(shelf, reading, objective)
    planning.above = shelf, objective
    return _compared(planning, shelf, reading, row, title)


def _stays_under(shelf: Shelf, reading: Reading, objective: Objective) -> None:
    text = reading.text("objective")
    if text is None or objective in shelf.called(text) or str(code_in(text)) == objective.code:
        return
    raise reading.not_taken(Problem.MOVED, words=f"{objective.code} {objective.title}")


def _compared(
    planning: Planning, shelf: Shelf, reading: Reading, row: KeyResult, title: str | None
) -> PlannedLine:
    planning.once(shelf, reading, row)
    owner = planning.owner_of(reading, shelf, row)
    fields = figures.changed_figures(planning.context, reading, row) | differing(
        row,
        title=title,
        weight=reading.weight(),
        cadence=reading.name("cadence"),
        paced_from=_since(shelf, reading, row),
        owner_id=owner and owner.id,
    )
    return planning.edited(shelf, reading, row, fields)


def _since(shelf: Shelf, reading: Reading, row: KeyResult | None = None) -> date | None:
    """The day from which pace is expected: one inside the cycle, or the one it has."""
    found = reading.day("since")
    inside = found is None or shelf.days.start <= found <= shelf.days.end
    if inside or (row is not None and row.paced_from == found):
        return found
    raise reading.not_taken(Problem.DAY_OUTSIDE, "since", words=str(found))
