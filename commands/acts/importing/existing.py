"""What is there already: the objectives and key results of each team's cycle that a file speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from commands.acts.codes import is_called
from commands.acts.cycles import open_cycles
from commands.acts.importing.values import Code, Reading
from commands.acts.members.rights import may_change
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.orders.okr_lines import KeyResultDraft
from commands.reports.cycles import span
from commands.rules.cycle import Cycle as Span
from commands.texts.importing import Problem
from storage import boards, exports, imports
from storage.exports import Selection
from storage.tables import Cycle, KeyResult, Member, Objective, Team


@dataclass(eq=False)
class PlannedObjective:
    """An objective to be made; `row` is there once it was."""

    shelf: Shelf
    line: int
    title: str
    type: str
    visibility: str
    owner: Member
    row: Objective | None = None


@dataclass(eq=False)
class PlannedKeyResult:
    """A key result to be made, under an objective that is there or will be."""

    parent: Objective | PlannedObjective
    shelf: Shelf
    draft: KeyResultDraft
    current: Decimal
    owner: Member
    since: date | None


@dataclass(eq=False)
class Shelf:
    """One team's cycle: what stands in it, and what the file adds. `cycle` is None while nobody made it."""

    team: Team
    days: Span
    cycle: Cycle | None
    objectives: dict[tuple[str, int], Objective] = field(default_factory=dict)
    key_results: dict[tuple[str, int], tuple[KeyResult, Objective]] = field(default_factory=dict)
    titles: dict[str, list[Objective | PlannedObjective]] = field(default_factory=dict)
    titles_under: dict[tuple[UUID, str], list[KeyResult]] = field(default_factory=dict)
    refused: dict[str, int] = field(default_factory=dict)
    """The lines of objectives that are not taken, by title: neither is what belongs to them."""
    lines: dict[object, int] = field(default_factory=dict)
    """Which line spoke of what, so that the second to do so is not taken."""

    @property
    def name(self) -> str:
        """Team and cycle, as they are shown."""
        return f"{self.team.name} · {self.days.name}"

    @property
    def closed(self) -> bool:
        return self.cycle is not None and self.cycle.closed_at is not None

    def put(self, objective: Objective, key_result: KeyResult | None) -> None:
        """A row of what is there."""
        if (objective.series, objective.number) not in self.objectives:
            self.objectives[objective.series, objective.number] = objective
            self.call(objective, objective.title)
        if key_result is not None:
            self.key_results[key_result.series, key_result.number] = key_result, objective
            self.titles_under.setdefault((objective.id, plain(key_result.title)), []).append(key_result)

    def call(self, objective: Objective | PlannedObjective, title: str) -> None:
        """Let an objective be found by a title, which may be a new one."""
        found = self.titles.setdefault(plain(title), [])
        if objective not in found:
            found.append(objective)

    def called(self, title: str) -> list[Objective | PlannedObjective]:
        return self.titles.get(plain(title), [])

    def only_one_called(self, reading: Reading, title: str) -> Objective | PlannedObjective | None:
        """The objective with a title. Raises NotTaken: several have it."""
        found = self.called(title)
        if len(found) > 1:
            raise reading.not_taken(Problem.TITLE_UNCLEAR, words=title)
        return found[0] if found else None

    def key_results_called(self, parent: Objective | PlannedObjective, title: str) -> list[KeyResult]:
        return self.titles_under.get((parent.id, plain(title)), []) if isinstance(parent, Objective) else []


def plain(title: str) -> str:
    """Titles that differ in case and blanks only are the same."""
    return " ".join(title.split()).casefold()


class Shelves:
    """The teams and cycles a file speaks of, each read once."""

    def __init__(self, context: Context, team: Team | None) -> None:
        self._context = context
        self._team = team
        self._teams = boards.teams(context.work.session, context.org_id)
        self._cycles: dict[UUID, Sequence[Cycle]] = {}
        self._new: dict[UUID, Sequence[Span]] = {}
        self._shelves: dict[tuple[UUID, str], Shelf] = {}
        self._may: dict[UUID, bool] = {}

    def all(self) -> list[Shelf]:
        return list(self._shelves.values())

    def shelf(self, reading: Reading, code: Code | None) -> Shelf:
        """Where a line belongs.

        Raises:
            NotTaken: no such team or cycle.
        """
        team = self._team_of(reading, code)
        named = (code.cycle if code else None) or reading.text("cycle")
        days = self._named_days(reading, team, named) if named else self._usual_days(team, code)
        key = team.id, days.name
        if key not in self._shelves:
            self._shelves[key] = self._read(team, days)
        return self._shelves[key]

    def may_change(self, reading: Reading, shelf: Shelf) -> None:
        """Raises NotTaken: the cycle is closed, or it is not up to whoever imports."""
        if shelf.closed:
            raise reading.not_taken(Problem.CYCLE_CLOSED, words=shelf.days.name)
        if not self._is_up_to_me(shelf.team):
            raise reading.not_taken(Problem.NO_RIGHT, words=shelf.team.name)

    def _is_up_to_me(self, team: Team) -> bool:
        if team.id not in self._may:
            try:
                may_change(self._context, team)
                self._may[team.id] = True
            except Refusal:
                self._may[team.id] = False
        return self._may[team.id]

    def _team_of(self, reading: Reading, code: Code | None) -> Team:
        words = reading.text("team") or (code.team if code else None)
        if words is None:
            if self._team is None:
                raise reading.not_taken(Problem.NO_TEAM, "team")
            return self._team
        found = [team for team in self._teams if team.name == words]
        found = found or [team for team in self._teams if is_called(team, words)]
        if len(found) != 1:
            raise reading.not_taken(Problem.TEAM_UNKNOWN, words=words)
        return found[0]

    def _usual_days(self, team: Team, code: Code | None) -> Span:
        """Codes mean the cycle that is open the longest, what is new goes where `/okr new` would put it."""
        opened = [each for each in self._cycles_of(team) if each.closed_at is None]
        return span(opened[0]) if code and opened else self._for_new(team)[0]

    def _named_days(self, reading: Reading, team: Team, name: str) -> Span:
        """A cycle that is there, or the next, which may still have to be made."""
        there = {each.name.upper(): span(each) for each in self._cycles_of(team)}
        known = {each.name.upper(): each for each in self._for_new(team)} | there
        if name.upper() in known:
            return known[name.upper()]
        raise reading.not_taken(
            Problem.CYCLE_UNKNOWN, words=name, team=team.name, names=str(reading.voice.list(sorted(known)))
        )

    def _cycles_of(self, team: Team) -> Sequence[Cycle]:
        if team.id not in self._cycles:
            self._cycles[team.id] = imports.cycles_of(self._context.work.session, team)
        return self._cycles[team.id]

    def _for_new(self, team: Team) -> Sequence[Span]:
        if team.id not in self._new:
            self._new[team.id] = open_cycles.for_new(self._context, team)
        return self._new[team.id]

    def _read(self, team: Team, days: Span) -> Shelf:
        cycle = next((each for each in self._cycles_of(team) if each.name == days.name), None)
        shelf = Shelf(team, days, cycle)
        wanted = Selection(team.org_id, (team.id,), days.name)
        found = exports.plan(self._context.work.session, wanted, eyes=self._context.own_eyes)
        for _, _, objective, key_result in found:
            shelf.put(objective, key_result)
        return shelf
