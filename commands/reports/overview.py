"""The first page of the board: the objectives others serve, then a line for each team."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from sqlalchemy.orm import Session

from commands.reports.standing import Judged, Standpoint, judged_by
from commands.rules.due import Cadence, is_due
from commands.rules.progress import ObjectiveType, averages_by_type, objective_progress
from commands.rules.status import SEVERITY, Status, objective_status, tally, worst
from storage import boards, flags, weeks
from storage.boards import KeyResultFigures, ObjectiveFigures
from storage.tables import Cycle, Member, Team
from storage.visibility import PUBLIC, Eyes

StandpointOf = Callable[[Team], Standpoint]


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
class _Counted:
    """A key result with its verdicts of today."""

    figures: KeyResultFigures
    judged: Judged
    is_checked_in: bool

    @property
    def is_asked(self) -> bool:
        return self.judged.status is not Status.COMPLETE


@dataclass(frozen=True)
class _Standing:
    """An objective with its key results."""

    figures: ObjectiveFigures
    key_results: tuple[_Counted, ...]

    @cached_property
    def progress(self) -> Decimal | None:
        return objective_progress((each.figures.progress, each.figures.weight) for each in self.key_results)

    @cached_property
    def expected(self) -> Decimal | None:
        return expected((each.judged, each.figures.weight) for each in self.key_results)

    @cached_property
    def status(self) -> Status:
        return objective_status(each.judged.status for each in self.key_results)


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
    teams = boards.teams(session, org_id)
    cycles = boards.open_cycles(session, org_id)
    standings = _standings(session, org_id, teams, cycles, eyes, standpoint_of)
    flagged = {flag.key_result_id for flag in flags.known(session, org_id, eyes=eyes)}
    blocked = Counter(boards.blocked(session, org_id))
    lines = [_line(team, cycles, standings, flagged, blocked, eyes) for team in teams]
    return Overview(
        tops=_tops(session, org_id, {team.id: team for team in teams}, standings),
        teams=tuple(sorted(lines, key=_urgency)),
    )


def _standings(
    session: Session,
    org_id: str,
    teams: Sequence[Team],
    cycles: Sequence[Cycle],
    eyes: Eyes,
    standpoint_of: StandpointOf,
) -> list[_Standing]:
    """The objectives of living teams with their key results judged."""
    by_cycle = {cycle.id: cycle for cycle in cycles}
    standpoints = {team.id: standpoint_of(team) for team in teams}
    key_results: dict[UUID, list[_Counted]] = {}
    for row in boards.key_result_figures(session, org_id, eyes=eyes):
        cycle = by_cycle[row.cycle_id]
        if cycle.team_id in standpoints:
            found = _counted(row, cycle, standpoints[cycle.team_id])
            key_results.setdefault(row.objective_id, []).append(found)
    return [
        _Standing(row, tuple(key_results.get(row.id, ())))
        for row in boards.objective_figures(session, org_id, eyes=eyes)
        if row.team_id in standpoints
    ]


def _counted(row: KeyResultFigures, cycle: Cycle, standpoint: Standpoint) -> _Counted:
    at = row.checked_in_at
    return _Counted(
        row,
        judged_by(row, cycle.ends_on, standpoint),
        not is_due(
            Cadence(row.cadence),
            today=standpoint.today,
            cycle_start=cycle.starts_on,
            last_check_in=at.astimezone(standpoint.zone).date() if at else None,
        ),
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
        progress=found.progress,
        expected=found.expected,
        status=found.status,
        served_by=served_by,
    )


# -- teams -----------------------------------------------------------------------------------------------


def _line(
    team: Team,
    cycles: Sequence[Cycle],
    standings: Sequence[_Standing],
    flagged: set[UUID],
    blocked: Counter[UUID],
    eyes: Eyes,
) -> TeamLine:
    cycle, objectives = _current(team, cycles, standings)
    key_results = [each for objective in objectives for each in objective.key_results]
    ids = [each.figures.id for each in key_results]
    asked = [each for each in key_results if each.is_asked]
    return TeamLine(
        team=team,
        cycle=cycle,
        objectives=len(objectives),
        progress=_progress(objectives),
        status=worst(each.status for each in objectives),
        statuses=tally(each.judged.status for each in key_results),
        flags=sum(each in flagged for each in ids),
        blockers=sum(blocked[each] for each in ids),
        checked_in=sum(each.is_checked_in for each in asked),
        asked=len(asked),
        is_mine=team.id in eyes.team_ids,
    )


def _current(
    team: Team, cycles: Sequence[Cycle], standings: Sequence[_Standing]
) -> tuple[Cycle | None, list[_Standing]]:
    """The earliest open cycle of a team with objectives, and these."""
    for cycle in cycles:
        if cycle.team_id == team.id:
            found = [each for each in standings if each.figures.cycle_id == cycle.id]
            if found:
                return cycle, found
    return None, []


def _progress(objectives: Sequence[_Standing]) -> tuple[TypeProgress, ...]:
    """Committed and stretch objectives apart: they are never averaged together."""
    progress = averages_by_type((ObjectiveType(each.figures.type), each.progress) for each in objectives)
    pace = averages_by_type(
        (ObjectiveType(each.figures.type), each.expected) for each in objectives if each.progress is not None
    )
    return tuple(TypeProgress(kind, share, pace.get(kind)) for kind, share in sorted(progress.items()))


def _urgency(line: TeamLine) -> tuple[int, int, int, str]:
    """Teams without objectives last, then the worst status, most flags, most blockers first."""
    severity = SEVERITY[line.status] if line.objectives else -1
    return -severity, -line.flags, -line.blockers, line.team.name
