"""What each objective's key results come to today, of everything at once: for the overview and the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from sqlalchemy.orm import Session

from commands.reports.standing import Judged, Standpoint, as_it_ended, judged_by
from commands.rules.due import Cadence, is_due
from commands.rules.progress import objective_progress
from commands.rules.status import Status, objective_status
from storage import figures
from storage.figures import KeyResultFigures, ObjectiveFigures, Unread
from storage.tables import Cycle, Team
from storage.visibility import Eyes

StandpointOf = Callable[[Team], Standpoint]
REMEMBERED = 5_000
"""Objectives whose sums of today are kept in memory: a company of 20,000 key results, about 10 MB."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What an objective's key results come to today. Shares are 0…1.

    `checked_in` of the `asked` ones had the check-in that is due now.
    """

    progress: Decimal | None
    expected: Decimal | None
    status: Status
    statuses: tuple[Status, ...]
    checked_in: int
    asked: int


@dataclass(frozen=True, slots=True)
class ObjectiveStanding:
    """An objective with its place and what its key results come to."""

    row: ObjectiveFigures
    team: Team
    cycle: Cycle
    sum: Sum


def expected(key_results: Iterable[tuple[Judged, Decimal]]) -> Decimal | None:
    """What was expected of an objective by today: the weighted mean over its paced key results."""
    paced = [
        (share, weight or Decimal(1))
        for judged, weight in key_results
        if (share := judged.pace.expected) is not None
    ]
    total = sum((weight for _, weight in paced), Decimal(0))
    return sum((share * weight for share, weight in paced), Decimal(0)) / total if total else None


def standings(
    session: Session,
    org_id: str,
    teams: Iterable[Team],
    cycles: Iterable[Cycle],
    *,
    eyes: Eyes,
    standpoint_of: StandpointOf,
) -> list[ObjectiveStanding]:
    """The objectives in these cycles of these teams as `eyes` see them, in the order of their codes."""
    of_team, of_cycle = {team.id: team for team in teams}, {cycle.id: cycle for cycle in cycles}
    sees_from = {
        id: as_it_ended(cycle, standpoint_of(of_team[cycle.team_id]))
        for id, cycle in of_cycle.items()
        if cycle.team_id in of_team
    }
    names = {cycle.name for cycle in of_cycle.values() if cycle.closed_at}
    key_results = figures.key_result_figures(session, org_id, eyes=eyes, closed=names)
    found = []
    for row in figures.objective_figures(session, org_id, eyes=eyes, closed=names):
        if (standpoint := sees_from.get(row.cycle_id)) is not None:
            cycle = of_cycle[row.cycle_id]
            summed = _summed(key_results.get(row.key, ()), (cycle.starts_on, cycle.ends_on), standpoint)
            found.append(ObjectiveStanding(row, of_team[row.team_id], cycle, summed))
    return found


@lru_cache(maxsize=REMEMBERED)
def _summed(
    unread: tuple[Unread, ...],
    span: tuple[date, date],
    standpoint: Standpoint,
) -> Sum:
    """A pure function of what was found: between two visits of one day most of it is the same."""
    key_results = [figures.read(each) for each in unread]
    judged = [judged_by(each, span[1], standpoint) for each in key_results]
    asked = [row for row, each in zip(key_results, judged, strict=True) if each.status is not Status.COMPLETE]
    return Sum(
        progress=objective_progress((each.progress, each.weight) for each in key_results),
        expected=expected(zip(judged, (each.weight for each in key_results), strict=True)),
        status=objective_status(each.status for each in judged),
        statuses=tuple(each.status for each in judged),
        checked_in=sum(_is_checked_in(each, span[0], standpoint) for each in asked),
        asked=len(asked),
    )


def _is_checked_in(row: KeyResultFigures, cycle_start: date, standpoint: Standpoint) -> bool:
    """Whether the check-in that counts today has come."""
    at = row.checked_in_at
    return not is_due(
        Cadence(row.cadence),
        today=standpoint.today,
        cycle_start=cycle_start,
        last_check_in=at.astimezone(standpoint.zone).date() if at else None,
    )
