"""What the lines of one file share while they are compared with what is there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commands.acts.importing.existing import PlannedObjective, Shelf, Shelves
from commands.acts.importing.people import Owners
from commands.acts.importing.plan import Edited, PlannedLine, Step
from commands.acts.importing.values import NotTaken, Reading
from commands.acts.importing.wording import current_stays, differences
from commands.core.context import Context
from commands.texts.importing import Problem, Verdict
from storage.tables import KeyResult, Member, Objective, Team

Parent = Objective | PlannedObjective


class Planning:
    """One file being planned. `above` is what a key result that names no objective belongs to, or the number
    of an objective's line that is not taken."""

    def __init__(self, context: Context, team: Team | None) -> None:
        self.context = context
        self.shelves = Shelves(context, team)
        self.owners = Owners(context)
        self.steps: list[Step] = []
        self.parents: dict[int, tuple[Shelf, Parent]] = {}
        self.above: tuple[Shelf, Parent] | int | None = None

    def once(self, shelf: Shelf, reading: Reading, row: object) -> None:
        """Raises NotTaken: another line spoke of it already."""
        first = shelf.lines.setdefault(row, reading.line.number)
        if first != reading.line.number:
            raise reading.not_taken(Problem.TWICE, words=str(first))

    def owner_of(self, reading: Reading, shelf: Shelf, row: Objective | KeyResult) -> Member | None:
        """Who shall own something that is there; None: whoever does."""
        return self.owners.owner(reading, shelf.team, self.context.member_by_id(row.owner_id))

    def make(self, planned: PlannedObjective) -> None:
        """Plan a new objective, so that key results find it by its title."""
        planned.shelf.call(planned, planned.title)
        planned.shelf.lines[planned] = planned.line
        self.steps.append(planned)

    def edited(
        self, shelf: Shelf, reading: Reading, row: Objective | KeyResult, fields: Mapping[str, Any]
    ) -> PlannedLine:
        """The line of something that is there, with what becomes different."""
        if fields:
            self.shelves.may_change(reading, shelf)
            self.steps.append(Edited(row, shelf, fields))
        stays = current_stays(reading.voice, reading, row) if isinstance(row, KeyResult) else ()
        return PlannedLine(
            reading.line.number,
            Verdict.CHANGED if fields else Verdict.UNCHANGED,
            row.code,
            str(fields.get("title", row.title)),
            shelf.name,
            differences(self.context, row, fields),
            stays,
        )


def differing(row: Objective | KeyResult, *, title: str | None, **wanted: Any) -> dict[str, Any]:
    """The fields that a line gives and that are otherwise now."""
    if title == " ".join(row.title.split()):
        title = None
    return {
        name: value
        for name, value in {"title": title, **wanted}.items()
        if value is not None and getattr(row, name) != value
    }


def refused(reading: Reading, no: NotTaken, *, column: str) -> PlannedLine:
    """A line that is not taken, as it was written."""
    return PlannedLine(
        reading.line.number,
        Verdict.REFUSED,
        reading.text("code") or "",
        reading.text(column) or "",
        reading.text("team") or "",
        (no.text,),
    )
