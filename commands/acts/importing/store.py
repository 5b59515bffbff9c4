"""A file between being shown and being taken: its lines and what was said of each, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from uuid import UUID

from commands.acts.importing.lines import Table, find_table, table_of
from commands.acts.importing.plan import plan
from commands.acts.importing.planned import Plan
from commands.core.context import Context
from commands.rules.sheet import Page
from commands.texts.importing import Verdict
from storage import imports
from storage.tables import Cycle, Import, Team


def hand_in(context: Context, pages: Sequence[Page], *, name: str, team: Team | None) -> Import | None:
    """Keep a file and what taking it would do now; None: none of its sheets has headings I know.

    `team` is that of lines that name none.
    """
    table = find_table(pages)
    if table is None:
        return None
    made = plan(context, table, team)
    content = table.stored() | {"team": str(team.id) if team else None, "cycles": _cycles(made)}
    told = {
        "unknown": table.unknown,
        "shown": table.shown,
        "others": table.others,
        "merged": table.merged,
    }
    return imports.add(
        context.work,
        context.member,
        name=name,
        content=content,
        preview=told | shown(made),
        now=context.now,
    )


def look_again(context: Context, row: Import) -> None:
    """Show what taking it would do now, after something else was changed there."""
    made = made_of(context, row)
    row.content = row.content | {"cycles": _cycles(made)}
    row.preview = row.preview | shown(made)


def made_of(context: Context, row: Import) -> Plan:
    """What taking a file would do now."""
    return plan(context, _table(row), _team(context, row))


def shown(made: Plan) -> dict[str, object]:
    """What is kept of a plan: the lines as they were shown."""
    return {
        "fingerprint": made.fingerprint,
        "counts": {verdict.value: made.count(verdict) for verdict in Verdict},
        "lines": [asdict(line) for line in made.lines],
    }


def _table(row: Import) -> Table:
    return table_of(row.content)


def _team(context: Context, row: Import) -> Team | None:
    team_id = row.content["team"]
    return context.work.session.get(Team, (context.org_id, UUID(team_id))) if team_id else None


def _cycles(made: Plan) -> list[str]:
    """The cycles in which something will be made or changed: they are locked before it is."""
    shelves = {step.shelf for step in made.steps}
    found: set[Cycle] = {shelf.cycle for shelf in shelves if shelf.cycle is not None}
    return sorted(str(cycle.id) for cycle in found)
