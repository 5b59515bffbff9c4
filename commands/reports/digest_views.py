"""What a team's digest says to its readers, and what the next one wants to know of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from commands.reports.board import KeyResultView, ObjectiveView, TeamView
from commands.reports.due import Waiting
from commands.rules.progress import KeyResultKind, objective_moved, progress
from storage.tables import Blocker, CheckIn, KeyResult, Kudos, Member, RedFlag

REMEMBERED = 5
"""Confidences of a key result that are kept for its trend, one of each digest."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A value, and the start and target it was measured by."""

    value: Decimal
    start: Decimal
    target: Decimal


@dataclass(frozen=True, slots=True)
class Figures:
    """What a digest showed of a key result: progress, and the confidences so far, oldest first."""

    progress: Decimal
    confidences: tuple[int, ...] = ()
    measure: Measure | None = None

    def by_measure_of(self, row: KeyResult) -> Decimal:
        """The progress by the start and target of today: where those were changed, nobody moved by that."""
        known = self.measure
        if known is None or (known.start, known.target) == (row.start, row.target):
            return self.progress
        return progress(KeyResultKind(row.kind), start=row.start, target=row.target, value=known.value)


@dataclass(frozen=True, slots=True)
class Ask:
    """Help that a digest asked for. `kind` is "flag" or "blocker"."""

    kind: str
    id: UUID
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Before:
    """What the digest before this one showed and asked for."""

    at: datetime
    figures: Mapping[UUID, Figures] = field(default_factory=dict)
    asks: tuple[Ask, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of an ask. `outcome` is "solved", "taken" or "open"; `helper` has it."""

    ask: Ask
    outcome: str
    helper: Member | None


@dataclass(frozen=True, slots=True)
class InTheWay:
    """An open blocker with who has it or is asked."""

    blocker: Blocker
    key_result: KeyResult
    helper: Member | None
    asked: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Raised:
    """An open red flag."""

    flag: RedFlag
    view: KeyResultView
    helper: Member | None


@dataclass(frozen=True, slots=True)
class Digest:
    """Everything a team's digest says to its readers. `people` are all who are named in it."""

    board: TeamView
    before: Before
    answered: tuple[Answered, ...]
    flags: tuple[Raised, ...]
    blockers: tuple[InTheWay, ...]
    missing: tuple[Waiting, ...]
    away: tuple[Member, ...]
    completed: tuple[KeyResultView, ...]
    resolved: tuple[Blocker, ...]
    kudos: tuple[Kudos, ...]
    next_steps: tuple[tuple[KeyResult, str], ...]
    taken_back: tuple[tuple[KeyResult, CheckIn], ...]
    asks: tuple[Ask, ...]
    people: Mapping[UUID, Member]

    @property
    def key_results(self) -> list[KeyResultView]:
        """All key results shown, in the order of their objectives."""
        return [each for objective in self.board.objectives for each in objective.key_results]

    def moved(self, view: KeyResultView) -> Decimal | None:
        """The change of a key result's progress since the last digest; None where there was none of it."""
        former = self.before.figures.get(view.placed.row.id)
        return view.placed.row.progress - former.by_measure_of(view.placed.row) if former else None

    def objective_moved(self, objective: ObjectiveView) -> Decimal | None:
        """The change of an objective's progress, by the key results of the last digest."""
        rows = [each.placed.row for each in objective.key_results]
        former = self.before.figures
        return objective_moved(
            (former[row.id].by_measure_of(row), row.progress, row.weight) for row in rows if row.id in former
        )

    def trend(self, view: KeyResultView) -> tuple[int, ...]:
        """The confidences of the last digests and of today, oldest first."""
        former = self.before.figures.get(view.placed.row.id)
        now = view.placed.row.confidence
        return (*(former.confidences if former else ()), *(() if now is None else (now,)))

    def kept(self) -> dict[str, Any]:
        """What the next digest wants to know of this one, as JSON."""
        figures = {
            str(each.placed.row.id): [str(each.placed.row.progress), list(self.trend(each)[-REMEMBERED:])]
            for each in self.key_results
        }
        measures = {
            str(row.id): [str(row.current), str(row.start), str(row.target)]
            for row in (each.placed.row for each in self.key_results)
        }
        asks = [[each.kind, str(each.id), each.code, each.text] for each in self.asks]
        return {"figures": figures, "measures": measures, "asks": asks}


def restored(kept: Mapping[str, Any], at: datetime) -> Before:
    """The way back from `Digest.kept`; `at` is when that digest was due."""
    measures = {id: Measure(*map(Decimal, each)) for id, each in kept.get("measures", {}).items()}
    figures = {
        UUID(id): Figures(Decimal(progress), tuple(confidences), measures.get(id))
        for id, (progress, confidences) in kept.get("figures", {}).items()
    }
    asks = tuple(Ask(kind, UUID(id), code, text) for kind, id, code, text in kept.get("asks", ()))
    return Before(at, figures, asks)
