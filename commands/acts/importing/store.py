"""A file between being shown and being taken: its lines and what was said of each, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from commands.acts.importing.comparing import plan
from commands.acts.importing.lines import Table, find_table, table_of
from commands.acts.importing.plan import Plan
from commands.core.context import Context
from commands.rules.sheet import Page
from commands.texts.importing import Verdict
from storage import imports
from storage.tables import Cycle, Import, Member, Team
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that was looked at: its lines, and what taking it would do now, both as they are kept."""

    content: dict[str, Any]
    preview: dict[str, Any]


def look(context: Context, pages: Sequence[Page], *, team: Team | None) -> Looked | None:
    """What taking a file would do now, which changes nothing; None: no sheet has headings I know.

    `team` is that of lines that name none.
    """
    table = find_table(pages)
    if table is None:
        return None
    made = plan(context, table, team)
    content = table.stored() | {"team": str(team.id) if team else None, "cycles": _cycles(made)}
    told = {
        "unknown": list(table.unknown),
        "shown": list(table.shown),
        "others": list(table.others),
        "merged": table.merged,
    }
    return Looked(content, told | shown(made))


def look_again(context: Context, row: Import) -> Looked:
    """The same for a file that is kept, after something else was changed there."""
    made = made_of(context, row)
    return Looked(row.content | {"cycles": _cycles(made)}, row.preview | shown(made))


def keep(work: Work, member: Member, looked: Looked, *, name: str, now: datetime) -> Import:
    """Keep a file until it is taken, or for a day."""
    return imports.add(work, member, name=name, content=looked.content, preview=looked.preview, now=now)


def made_of(context: Context, row: Import) -> Plan:
    """What taking a file would do now."""
    return plan(context, _table(row), _team(context, row))


def shown(made: Plan) -> dict[str, Any]:
    """What is kept of a plan: the lines as they were shown."""
    return {
        "fingerprint": made.fingerprint,
        "counts": {verdict.value: made.count(verdict) for verdict in Verdict},
        "lines": [line.kept for line in made.lines],
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
