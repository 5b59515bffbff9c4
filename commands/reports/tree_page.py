"""Which objective serves which, over all teams, with what there is to filter it by."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from commands.reports.objective_standing import ObjectiveStanding, StandpointOf, standings
from commands.rules.status import Status
from storage import boards, objectives, weeks
from storage.tables import Cycle, Member, Team
from storage.visibility import Eyes

MOST = 300
"""Objectives on one page; a team or an owner has fewer."""


@dataclass(frozen=True, slots=True)
class TreeFilters:
    """What a reader wants to see; None means everything. `cycle` is a name, None the open ones."""

    team: UUID | None = None
    owner: UUID | None = None
    status: Status | None = None
    cycle: str | None = None

    @property
    def is_set(self) -> bool:
        """Whether anything but the cycle is chosen."""
        return any(each is not None for each in (self.team, self.owner, self.status))

    def fits(self, standing: ObjectiveStanding) -> bool:
        """Whether an objective is what was looked for."""
        return (
            self.team in (None, standing.row.team_id)
            and self.owner in (None, standing.row.owner_id)
            and self.status in (None, standing.sum.status)
        )


@dataclass(frozen=True, slots=True)
class Node:
    """An objective with those that serve it. One that does not fit is there for one below it that does.

    `code` is what to type.
    """

    standing: ObjectiveStanding
    code: str
    owner: Member | None
    fits: bool
    below: tuple[Node, ...]

    @property
    def size(self) -> int:
        return 1 + sum(each.size for each in self.below)


@dataclass(frozen=True, slots=True)
class TreePage:
    """The trees, and the objectives that neither serve nor are served; `more` are left out for their number.

    `teams`, `owners` and `cycles` are those there are to filter by.
    """

    trees: tuple[Node, ...]
    alone: tuple[Node, ...]
    more: int
    teams: Sequence[Team]
    owners: tuple[Member, ...]
    cycles: Sequence[str]


def tree_page(
    session: Session, org_id: str, wanted: TreeFilters, *, eyes: Eyes, standpoint_of: StandpointOf
) -> TreePage:
    """The alignment as `eyes` see it, in six statements.

    Unless somebody looks for others, of the objectives that stand alone only those of the reader's own teams
    are shown: the rest says nothing about alignment.
    """
    teams = boards.teams(session, org_id)
    cycles = boards.open_cycles(session, org_id, or_named=wanted.cycle)
    chosen = [each for each in cycles if wanted.cycle in (None, each.name)]
    found = sorted(
        standings(session, org_id, teams, chosen, eyes=eyes, standpoint_of=standpoint_of), key=_place
    )
    people = weeks.people(session, org_id, [each.row.owner_id for each in found])
    grown = list(_Growing(found, wanted, people, _later(cycles)).trees())
    trees = [each for each in grown if each.below]
    alone = [
        each
        for each in grown
        if not each.below and (wanted.is_set or each.standing.row.team_id in eyes.team_ids)
    ]
    shown = list(_as_many_as_fit(trees))
    left = MOST - sum(each.size for each in shown)
    return TreePage(
        trees=tuple(shown),
        alone=tuple(alone[: max(left, 0)]),
        more=len(trees) - len(shown) + max(len(alone) - left, 0),
        teams=teams,
        owners=tuple(sorted(people.values(), key=lambda each: each.place_among_others)),
        cycles=objectives.cycle_names(session, org_id),
    )


def _place(standing: ObjectiveStanding) -> tuple[str, date]:
    return standing.team.name, standing.cycle.starts_on


def _later(cycles: Iterable[Cycle]) -> set[UUID]:
    """The cycles whose team has an open one before: there plain codes mean that one's."""
    found: set[UUID] = set()
    with_an_open_one: set[UUID] = set()
    for cycle in cycles:  # each team's earliest first
        if cycle.team_id in with_an_open_one:
            found.add(cycle.id)
        if cycle.closed_at is None:
            with_an_open_one.add(cycle.team_id)
    return found


def _as_many_as_fit(trees: Iterable[Node]) -> Iterator[Node]:
    left = MOST
    for each in trees:
        left -= each.size
        if left < 0:
            return
        yield each


class _Growing:
    """Puts each objective below the one it serves. `later` are cycles whose codes need their name."""

    def __init__(
        self,
        found: Sequence[ObjectiveStanding],
        wanted: TreeFilters,
        people: Mapping[UUID, Member],
        later: Collection[UUID],
    ) -> None:
        self._wanted, self._people, self._later = wanted, people, later
        self._below: dict[UUID | None, list[ObjectiveStanding]] = {}
        ids = {each.row.id for each in found}
        for each in found:
            above = each.row.aligned_to_id
            self._below.setdefault(above if above in ids else None, []).append(each)

    def trees(self) -> Iterator[Node]:
        """The tops, each with all below it that fits or has something below that does."""
        return self._nodes(None)

    def _nodes(self, above: UUID | None) -> Iterator[Node]:
        for each in self._below.get(above, ()):
            under, fits = tuple(self._nodes(each.row.id)), self._wanted.fits(each)
            if fits or under:
                yield Node(each, self._code(each), self._people.get(each.row.owner_id), fits, under)

    def _code(self, each: ObjectiveStanding) -> str:
        code, cycle = each.row.code, each.cycle
        return f"{code}@{cycle.name}" if cycle.id in self._later else code
