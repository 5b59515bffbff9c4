"""A team's objectives and key results as they stand today: for chat, clock and web alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy.orm import Session

from commands.reports.standing import Judged, Standpoint, judged
from commands.rules.progress import objective_progress
from commands.rules.status import Status, objective_status
from storage import okrs
from storage.okrs import Placed
from storage.tables import Cycle, Objective, Team


@dataclass(frozen=True, slots=True)
class KeyResultView:
    """A key result with its verdicts of today."""

    placed: Placed
    judged: Judged


@dataclass(frozen=True, slots=True)
class ObjectiveView:
    """An objective with its key results; `progress` is None while it has none."""

    row: Objective
    key_results: tuple[KeyResultView, ...]
    progress: Decimal | None
    status: Status


@dataclass(frozen=True, slots=True)
class TeamView:
    """A team's open cycle. `cycle` is None before its first objective."""

    team: Team
    cycle: Cycle | None
    objectives: tuple[ObjectiveView, ...]


def team_view(session: Session, team: Team, placed: Sequence[Placed], standpoint: Standpoint) -> TeamView:
    """The board of a team. `placed` are its live key results, perhaps among those of other teams."""
    cycle = okrs.active_cycle(session, team)
    if cycle is None:
        return TeamView(team, None, ())
    rows = okrs.objectives(session, team.org_id, [cycle.id])
    return TeamView(team, cycle, tuple(_objective(row, placed, standpoint) for row in rows))


def _objective(row: Objective, placed: Sequence[Placed], standpoint: Standpoint) -> ObjectiveView:
    views = tuple(view(each, standpoint) for each in placed if each.objective.id == row.id)
    return ObjectiveView(
        row=row,
        key_results=views,
        progress=objective_progress((each.placed.row.progress, each.placed.row.weight) for each in views),
        status=objective_status(each.judged.status for each in views),
    )


def view(placed: Placed, standpoint: Standpoint) -> KeyResultView:
    """One key result with its verdicts of today."""
    return KeyResultView(placed, judged(placed, standpoint))
