"""The first page of the board: the objectives others serve, then a line for each team."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy.orm import Session

from commands.reports.due import is_waited_for
from commands.reports.objective_standing import ObjectiveStanding, StandpointOf, standings
from commands.reports.own_week import Helping
from commands.rules.progress import ObjectiveType, averages_by_type
from commands.rules.status import SEVERITY, Status, tally, worst
from storage import blockers, boards, objectives, weeks
from storage.boards import InTheWay
from storage.figures import ObjectiveFigures
from storage.okrs import Placed
from storage.tables import Cycle, Member, Team
from storage.visibility import PUBLIC, Eyes


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
class Mine:
    """What waits for one person: key results without this week's check-in, blockers they were asked about.

    `owned` is how many key results they have in all.
    """

    due: tuple[tuple[Placed, Team], ...]
    helping: tuple[Helping, ...]
    owned: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The organization as one person sees it: what waits for them, then the neediest teams first."""

    mine: Mine
    tops: tuple[TopObjective, ...]
    teams: tuple[TeamLine, ...]


def overview(session: Session, member: Member, *, eyes: Eyes, standpoint_of: StandpointOf) -> Overview:
    """All teams as a member sees them with `eyes`, in eight statements."""
    org_id = member.org_id
    teams, cycles = boards.teams(session, org_id), boards.open_cycles(session, org_id)
    found = standings(session, org_id, teams, cycles, eyes=eyes, standpoint_of=standpoint_of)
    in_the_way = boards.in_the_way(session, org_id, eyes=eyes)
    in_cycle: dict[UUID, list[ObjectiveStanding]] = {}
    for each in found:
        in_cycle.setdefault(each.cycle.id, []).append(each)
    current = {cycle.team_id: cycle for cycle in reversed(cycles) if cycle.id in in_cycle}
    lines = [_line(team, current.get(team.id), in_cycle, in_the_way, eyes) for team in teams]
    return Overview(
        mine=_mine(session, member, {team.id: team for team in teams}, eyes, standpoint_of),
        tops=_tops(session, org_id, found),
        teams=tuple(sorted(lines, key=_urgency)),
    )


# -- what waits for the reader ---------------------------------------------------------------------------


def _mine(
    session: Session,
    member: Member,
    teams: Mapping[UUID, Team],
    eyes: Eyes,
    standpoint_of: StandpointOf,
) -> Mine:
    placed = objectives.key_results_everywhere(session, member.org_id, eyes=eyes, owner_id=member.id)
    owned = [(each, teams[each.row.team_id]) for each in placed]
    asked = blockers.asked_of(session, member.org_id, member.id, eyes=eyes)
    return Mine(
        due=tuple((each, team) for each, team in owned if is_waited_for(each, standpoint_of(team))),
        helping=tuple(Helping(*each) for each in asked),
        owned=len(owned),
    )


# -- top objectives --------------------------------------------------------------------------------------


def _tops(session: Session, org_id: str, standings: Sequence[ObjectiveStanding]) -> tuple[TopObjective, ...]:
    below: dict[UUID, list[ObjectiveFigures]] = {}
    for each in standings:
        if each.row.aligned_to_id:
            below.setdefault(each.row.aligned_to_id, []).append(each.row)
    found = [
        (each, below[each.row.id]) for each in standings if _is_top(each.row, below.get(each.row.id, []))
    ]
    owners = weeks.people(session, org_id, (each.row.owner_id for each, _ in found))
    return tuple(_top(each, owners, served_by=len(serving)) for each, serving in found)


def _is_top(row: ObjectiveFigures, serving: Iterable[ObjectiveFigures]) -> bool:
    is_above_all = row.aligned_to_id is None and row.visibility == PUBLIC
    return is_above_all and any(each.team_id != row.team_id for each in serving)


def _top(found: ObjectiveStanding, owners: Mapping[UUID, Member], *, served_by: int) -> TopObjective:
    row = found.row
    return TopObjective(
        id=row.id,
        code=row.code,
        title=row.title,
        team=found.team,
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
    in_cycle: Mapping[UUID, list[ObjectiveStanding]],
    in_the_way: Mapping[UUID, InTheWay],
    eyes: Eyes,
) -> TeamLine:
    """A team by the earliest of its open cycles in which the reader sees an objective."""
    standing = in_cycle[cycle.id] if cycle else []
    counted = [in_the_way[each.row.id] for each in standing if each.row.id in in_the_way]
    return TeamLine(
        team=team,
        cycle=cycle,
        objectives=len(standing),
        progress=_progress(standing),
        status=worst(each.sum.status for each in standing),
        statuses=tally(status for each in standing for status in each.sum.statuses),
        flags=sum(each.flags for each in counted),
        blockers=sum(each.blockers for each in counted),
        checked_in=sum(each.sum.checked_in for each in standing),
        asked=sum(each.sum.asked for each in standing),
        is_mine=team.id in eyes.team_ids,
    )


def _progress(standing: Sequence[ObjectiveStanding]) -> tuple[TypeProgress, ...]:
    """Committed and stretch objectives apart: they are never averaged together."""
    of_type = [(ObjectiveType(each.row.type), each.sum) for each in standing]
    progress = averages_by_type((kind, each.progress) for kind, each in of_type)
    pace = averages_by_type((kind, each.expected) for kind, each in of_type if each.progress is not None)
    return tuple(TypeProgress(kind, share, pace.get(kind)) for kind, share in sorted(progress.items()))


def _urgency(line: TeamLine) -> tuple[int, int, int, str]:
    """Teams without objectives last, then the worst status, most flags, most blockers first."""
    severity = SEVERITY[line.status] if line.objectives else -1
    return -severity, -line.flags, -line.blockers, line.team.name
