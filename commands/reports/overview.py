"""The first page of the board: the objectives others serve, then a line for each team."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from uuid import UUID

from sqlalchemy.orm import Session

from commands.reports.standing import Judged, Standpoint, judged_by
from commands.rules.due import Cadence, is_due
from commands.rules.progress import ObjectiveType, averages_by_type, objective_progress
from commands.rules.status import SEVERITY, Status, objective_status, tally, worst
from storage import boards, weeks
from storage.boards import KeyResultFigures, ObjectiveFigures
from storage.tables import Cycle, Member, Team
from storage.visibility import PUBLIC, Eyes

StandpointOf = Callable[[Team], Standpoint]
REMEMBERED = 20_000
"""Objectives whose sums of today are kept in memory."""


@dataclass(frozen=True, slots=True)
class TopObjective:
    """An objective that no other is above of and that other teams serve. Shares are 0…1."""

    id: UUID
    code: str
    title: str
    team: Team
    owner: Member | None
    progress: Decimal | None
    expected: Decimal | None
    status: Status
    served_by: int


@dataclass(frozen=True, slots=True)
class TypeProgress:
    """The mean progress of a team's objectives of one type, and what was expected of them by today."""

    type: ObjectiveType
    progress: Decimal
    expected: Decimal | None


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team at a glance. `checked_in` of `asked` key results had their check-in of this week.

    `cycle` is None where the reader sees no objective of an open cycle.
    """

    team: Team
    cycle: Cycle | None
    objectives: int
    progress: tuple[TypeProgress, ...]
    status: Status
    statuses: Mapping[Status, int]
    flags: int
    blockers: int
    checked_in: int
    asked: int
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """The organization as one person sees it, the teams that need attention first."""

    tops: tuple[TopObjective, ...]
    teams: tuple[TeamLine, ...]


@dataclass(frozen=True, slots=True)
class _Sum:
    """What an objective's key results come to today."""

    progress: Decimal | None
    expected: Decimal | None
    status: Status
    statuses: tuple[Status, ...]
    checked_in: int
    asked: int


@dataclass(frozen=True, slots=True)
class _Standing:
    """An objective with what its key results come to."""

    figures: ObjectiveFigures
    sum: _Sum


def expected(key_results: Iterable[tuple[Judged, Decimal]]) -> Decimal | None:
    """What was expected of an objective by today: the weighted mean over its paced key results."""
    paced = [
        (share, weight or Decimal(1))
        for judged, weight in key_results
        if (share := judged.pace.expected) is not None
    ]
    total = sum((weight for _, weight in paced), Decimal(0))
    return sum((share * weight for share, weight in paced), Decimal(0)) / total if total else None


def overview(session: Session, org_id: str, *, eyes: Eyes, standpoint_of: StandpointOf) -> Overview:
    """All teams as `eyes` see them, in seven statements."""
    teams = {team.id: team for team in boards.teams(session, org_id)}
    cycles = boards.open_cycles(session, org_id)
    standings = _standings(session, org_id, teams, cycles, eyes, standpoint_of)
    in_the_way = boards.flagged(session, org_id, eyes=eyes), boards.blocked(session, org_id, eyes=eyes)
    current = {cycle.team_id: cycle for cycle in reversed(cycles) if cycle.id in standings}
    lines = [_line(team, current.get(team.id), standings, in_the_way, eyes) for team in teams.values()]
    return Overview(
        tops=_tops(session, org_id, teams, [each for rows in standings.values() for each in rows]),
        teams=tuple(sorted(lines, key=_urgency)),
    )


def _standings(
    session: Session,
    org_id: str,
    teams: Mapping[UUID, Team],
    cycles: Sequence[Cycle],
    eyes: Eyes,
    standpoint_of: StandpointOf,
) -> dict[UUID, list[_Standing]]:
    """The objectives of living teams by cycle, in the order of their codes."""
    spans = {cycle.id: (cycle.starts_on, cycle.ends_on) for cycle in cycles}
    standpoints = {id: standpoint_of(team) for id, team in teams.items()}
    key_results = boards.key_result_figures(session, org_id, eyes=eyes)
    found: dict[UUID, list[_Standing]] = {}
    for row in boards.objective_figures(session, org_id, eyes=eyes):
        if row.team_id in standpoints:
            sum_up = _summed(key_results.get(row.key, ()), spans[row.cycle_id], standpoints[row.team_id])
            found.setdefault(row.cycle_id, []).append(_Standing(row, sum_up))
    return found


@lru_cache(maxsize=REMEMBERED)
def _summed(
    key_results: tuple[KeyResultFigures, ...], span: tuple[date, date], standpoint: Standpoint
) -> _Sum:
    """A pure function of what was read: between two visits of one day most of it is the same."""
    judged = [judged_by(each, span[1], standpoint) for each in key_results]
    asked = [row for row, each in zip(key_results, judged, strict=True) if each.status is not Status.COMPLETE]
    return _Sum(
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


# -- top objectives --------------------------------------------------------------------------------------


def _tops(
    session: Session, org_id: str, teams: Mapping[UUID, Team], standings: Sequence[_Standing]
) -> tuple[TopObjective, ...]:
    below: dict[UUID, list[ObjectiveFigures]] = {}
    for each in standings:
        if each.figures.aligned_to_id:
            below.setdefault(each.figures.aligned_to_id, []).append(each.figures)
    found = [
        (each, below[each.figures.id])
        for each in standings
        if _is_top(each.figures, below.get(each.figures.id, []))
    ]
    owners = weeks.people(session, org_id, (each.figures.owner_id for each, _ in found))
    return tuple(_top(each, teams, owners, served_by=len(serving)) for each, serving in found)


def _is_top(row: ObjectiveFigures, serving: Iterable[ObjectiveFigures]) -> bool:
    is_above_all = row.aligned_to_id is None and row.visibility == PUBLIC
    return is_above_all and any(each.team_id != row.team_id for each in serving)


def _top(
    found: _Standing, teams: Mapping[UUID, Team], owners: Mapping[UUID, Member], *, served_by: int
) -> TopObjective:
    row = found.figures
    return TopObjective(
        id=row.id,
        code=f"{row.series}{row.number}",
        title=row.title,
        team=teams[row.team_id],
        owner=owners.get(row.owner_id),
        progress=found.sum.progress,
        expected=found.sum.expected,
        status=found.sum.status,
        served_by=served_by,
    )


# -- teams -----------------------------------------------------------------------------------------------


def _line(
    team: Team,
    cycle: Cycle | None,
    standings: Mapping[UUID, list[_Standing]],
    in_the_way: tuple[Mapping[UUID, int], Mapping[UUID, int]],
    eyes: Eyes,
) -> TeamLine:
    """A team by the earliest of its open cycles in which the reader sees an objective."""
    flagged, blocked = in_the_way
    objectives = standings[cycle.id] if cycle else []
    ids = [each.figures.id for each in objectives]
    return TeamLine(
        team=team,
        cycle=cycle,
        objectives=len(objectives),
        progress=_progress(objectives),
        status=worst(each.sum.status for each in objectives),
        statuses=tally(status for each in objectives for status in each.sum.statuses),
        flags=sum(flagged.get(each, 0) for each in ids),
        blockers=sum(blocked.get(each, 0) for each in ids),
        checked_in=sum(each.sum.checked_in for each in objectives),
        asked=sum(each.sum.asked for each in objectives),
        is_mine=team.id in eyes.team_ids,
    )


def _progress(objectives: Sequence[_Standing]) -> tuple[TypeProgress, ...]:
    """Committed and stretch objectives apart: they are never averaged together."""
    of_type = [(ObjectiveType(each.figures.type), each.sum) for each in objectives]
    progress = averages_by_type((kind, each.progress) for kind, each in of_type)
    pace = averages_by_type((kind, each.expected) for kind, each in of_type if each.progress is not None)
    return tuple(TypeProgress(kind, share, pace.get(kind)) for kind, share in sorted(progress.items()))


def _urgency(line: TeamLine) -> tuple[int, int, int, str]:
    """Teams without objectives last, then the worst status, most flags, most blockers first."""
    severity = SEVERITY[line.status] if line.objectives else -1
    return -severity, -line.flags, -line.blockers, line.team.name
