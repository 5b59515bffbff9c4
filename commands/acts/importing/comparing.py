"""What an import will do: each line compared with what is there, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable

from commands.acts.importing.key_results import key_result
from commands.acts.importing.lines import Line, Table
from commands.acts.importing.objectives import objective
from commands.acts.importing.plan import Plan, PlannedLine
from commands.acts.importing.planning import Planning, refused
from commands.acts.importing.values import NotTaken, Reading, code_in
from commands.core.context import Context
from storage.tables import Team


def plan(context: Context, table: Table, team: Team | None) -> Plan:
    """What the lines of a table would do now; `team` is that of lines that name none.

    Objectives are looked at first: a key result above the line of its objective finds it, too.
    """
    planning = Planning(context, team)
    lines: dict[int, PlannedLine] = {}
    for line in table.lines:
        if not is_key_result(line):
            lines[line.number] = _taken(planning, table, line, objective, "objective")
    for line in table.lines:
        if is_key_result(line):
            lines[line.number] = _taken(planning, table, line, key_result, "key_result")
        else:
            planning.above = planning.parents.get(line.number, line.number)
    return Plan(tuple(lines[line.number] for line in table.lines), tuple(planning.steps))


def _taken(
    planning: Planning,
    table: Table,
    line: Line,
    take: Callable[[Planning, Reading], PlannedLine],
    column: str,
) -> PlannedLine:
    reading = Reading(line, planning.context.voice, table.decimal)
    try:
        return take(planning, reading)
    except NotTaken as no:
        return refused(reading, no, column=column)


def is_key_result(line: Line) -> bool:
    """Whether a line has a key result's title or code; the others are objectives."""
    code = line.cells.get("code")
    found = code_in(code) if isinstance(code, str) else None
    return "key_result" in line.cells or (found is not None and found.series == "KR")
