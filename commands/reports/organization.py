"""All teams at one glance, and how their objectives serve each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from uuid import UUID

from sqlalchemy.orm import Session

from commands.reports.board import ObjectiveView, objective_view
from commands.reports.standing import Standpoint
from commands.rules.progress import ObjectiveType, averages_by_type
from commands.rules.status import SEVERITY, Status, worst
from storage import flags, objectives
from storage.objectives import PlacedObjective
from storage.okrs import Placed
from storage.tables import Team
from storage.visibility import Eyes


@dataclass(frozen=True, slots=True)
class Seen:
    """An objective of some team with its verdicts of today."""

    placed: PlacedObjective
    view: ObjectiveView


@dataclass(frozen=True, slots=True)
class TeamStanding:
    """A team in one line; the two kinds of objectives are never averaged together."""

    team: Team
    objectives: int
    progress: dict[ObjectiveType, Decimal]
    status: Status
    flags: int


@dataclass(frozen=True, slots=True)
class Branch:
    """An objective in the tree, `depth` steps below the top."""

    seen: Seen
    depth: int


def objectives_seen(
    session: Session,
    org_id: str,
    *,
    eyes: Eyes,
    standpoint_of: Callable[[Team], Standpoint],
) -> list[Seen]:
    """Every objective of an open cycle that `eyes` see, over all teams."""
    parts: dict[UUID, list[Placed]] = {}
    for placed in objectives.key_results_everywhere(session, org_id, eyes=eyes):
        parts.setdefault(placed.objective.id, []).append(placed)
    standpoints = cache(standpoint_of)  # a team has many objectives
    return [
        Seen(each, _judged(each, parts.get(each.row.id, []), standpoints(each.team)))
        for each in objectives.open_ones(session, org_id, eyes=eyes)
    ]


def _judged(found: PlacedObjective, parts: Sequence[Placed], standpoint: Standpoint) -> ObjectiveView:
    later = found.cycle if found.later else None
    return objective_view(found.row, parts, standpoint, later)


def team_standings(session: Session, org_id: str, found: Sequence[Seen], *, eyes: Eyes) -> list[TeamStanding]:
    """A line per team, worst first: by status, then by red flags, then by progress."""
    by_team: dict[UUID, list[Seen]] = {}
    for each in found:
        by_team.setdefault(each.placed.team.id, []).append(each)
    ids = [part.placed.row.id for seen in found for part in seen.view.key_results]
    flagged = Counter(each.key_result_id for each in flags.known_on(session, org_id, ids, eyes=eyes))
    return sorted((_standing(of_team, flagged) for of_team in by_team.values()), key=_order)


def _standing(of_team: list[Seen], flagged: Mapping[UUID, int]) -> TeamStanding:
    ids = [part.placed.row.id for seen in of_team for part in seen.view.key_results]
    return TeamStanding(
        team=of_team[0].placed.team,
        objectives=len(of_team),
        progress=averages_by_type(
            (ObjectiveType(each.placed.row.type), each.view.progress) for each in of_team
        ),
        status=worst(each.view.status for each in of_team),
        flags=sum(flagged.get(each, 0) for each in ids),
    )


def _order(standing: TeamStanding) -> tuple[int, int, Decimal, str]:
    lowest = min(standing.progress.values(), default=Decimal(0))
    return -SEVERITY[standing.status], -standing.flags, lowest, standing.team.name


def tree(found: Iterable[Seen]) -> tuple[list[Branch], list[Seen]]:
    """The objectives that serve or are served, each below the one it serves; and those that stand alone."""
    by_id = {each.placed.row.id: each for each in found}
    below: dict[UUID | None, list[Seen]] = {}
    for each in by_id.values():
        above = each.placed.row.aligned_to_id
        below.setdefault(above if above in by_id else None, []).append(each)
    tops = below.get(None, [])
    alone = [each for each in tops if each.placed.row.id not in below]
    branches = [
        branch for each in tops if each.placed.row.id in below for branch in _grown(each, below, depth=0)
    ]
    return branches, alone


def _grown(top: Seen, below: dict[UUID | None, list[Seen]], *, depth: int) -> Iterator[Branch]:
    yield Branch(top, depth)
    for each in below.get(top.placed.row.id, []):
        yield from _grown(each, below, depth=depth + 1)
