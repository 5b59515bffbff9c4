"""A team's objectives and key results as they stand today: for chat, clock and web alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy.orm import Session

from commands.reports.standing import Judged, Standpoint, judged
from commands.rules.progress import KeyResultKind, objective_progress
from commands.rules.status import Status, objective_status
from commands.texts.boards import KeyResultShown
from storage import cycles, okrs
from storage.okrs import Placed
from storage.tables import Cycle, Objective, Team
from storage.visibility import Eyes


@dataclass(frozen=True, slots=True)
class KeyResultView:
    """A key result with its verdicts of today."""

    placed: Placed
    judged: Judged

    def shown(self, *, code: str, owner: str, blocked: bool = False, flagged: bool = False) -> KeyResultShown:
        """As texts and pages take it, with the code to type and what to call its owner."""
        row = self.placed.row
        return KeyResultShown(
            code=code,
            title=row.title,
            owner=owner,
            kind=KeyResultKind(row.kind),
            unit=row.unit,
            start=row.start,
            target=row.target,
            current=row.current,
            progress=row.progress,
            expected=self.judged.pace.expected,
            confidence=row.confidence,
            status=self.judged.status,
            blocked=blocked,
            flagged=flagged,
        )


@dataclass(frozen=True, slots=True)
class ObjectiveView:
    """An objective with its key results; `progress` is None while it has none. `code` is what to type."""

    row: Objective
    code: str
    key_results: tuple[KeyResultView, ...]
    progress: Decimal | None
    status: Status


@dataclass(frozen=True, slots=True)
class TeamView:
    """A team's open cycle. `cycle` is None before its first objective."""

    team: Team
    cycle: Cycle | None
    objectives: tuple[ObjectiveView, ...]


def team_views(
    session: Session, team: Team, placed: Sequence[Placed], standpoint: Standpoint, *, eyes: Eyes
) -> list[TeamView]:
    """A team's boards as `eyes` see them: of the active cycle, and of a later one with objectives already.

    `placed` are its live key results that they see, perhaps among those of other teams. There is always one.
    """
    opened = cycles.open_of_team(session, team)
    rows = okrs.objectives(session, team.org_id, [cycle.id for cycle in opened], eyes=eyes)
    found = [
        TeamView(
            team,
            cycle,
            tuple(
                objective_view(row, placed, standpoint, cycle if nth else None)
                for row in rows
                if row.cycle_id == cycle.id
            ),
        )
        for nth, cycle in enumerate(opened)
    ]
    return [each for each in found if each.objectives] or [TeamView(team, None, ())]


def objective_view(
    row: Objective, placed: Sequence[Placed], standpoint: Standpoint, later: Cycle | None
) -> ObjectiveView:
    """One objective with its verdicts of today; `later` is its cycle where plain codes mean another one."""
    views = tuple(view(each, standpoint) for each in placed if each.objective.id == row.id)
    return ObjectiveView(
        row=row,
        code=f"{row.code}@{later.name}" if later else row.code,
        key_results=views,
        progress=objective_progress((each.placed.row.progress, each.placed.row.weight) for each in views),
        status=objective_status(each.judged.status for each in views),
    )


def view(placed: Placed, standpoint: Standpoint) -> KeyResultView:
    """One key result with its verdicts of today."""
    return KeyResultView(placed, judged(placed, standpoint))
