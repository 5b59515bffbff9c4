"""Which objective serves which, over all teams, with what there is to filter it by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy.orm import Session

from commands.reports.organization import Seen, objectives_seen
from commands.reports.overview import expected
from commands.reports.standing import Standpoint
from commands.rules.status import Status
from storage import boards, objectives, weeks
from storage.tables import Member, Team
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

    def fits(self, seen: Seen) -> bool:
        """Whether an objective is what was looked for."""
        row = seen.placed.row
        return (
            self.team in (None, row.team_id)
            and self.owner in (None, row.owner_id)
            and self.status in (None, seen.view.status)
        )


@dataclass(frozen=True, slots=True)
class Node:
    """An objective with those that serve it. One that does not fit is there for one below it that does."""

    seen: Seen
    owner: Member | None
    expected: Decimal | None
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
    session: Session,
    org_id: str,
    wanted: TreeFilters,
    *,
    eyes: Eyes,
    standpoint_of: Callable[[Team], Standpoint],
) -> TreePage:
    """The alignment as `eyes` see it, in five statements.

    Unless somebody looks for others, of the objectives that stand alone only those of the reader's own teams
    are shown: the rest says nothing about alignment.
    """
    found = objectives_seen(session, org_id, eyes=eyes, standpoint_of=standpoint_of, cycle=wanted.cycle)
    people = weeks.people(session, org_id, [each.placed.row.owner_id for each in found])
    grown = list(_grown(found, wanted, people))
    trees = [each for each in grown if each.below]
    alone = [
        each
        for each in grown
        if not each.below and (wanted.is_set or each.seen.placed.row.team_id in eyes.team_ids)
    ]
    shown = list(_as_many_as_fit(trees))
    left = MOST - sum(each.size for each in shown)
    return TreePage(
        trees=tuple(shown),
        alone=tuple(alone[: max(left, 0)]),
        more=len(trees) - len(shown) + max(len(alone) - left, 0),
        teams=boards.teams(session, org_id),
        owners=tuple(sorted(people.values(), key=lambda each: (each.name or each.nick or "").casefold())),
        cycles=objectives.cycle_names(session, org_id),
    )


def _as_many_as_fit(trees: Iterable[Node]) -> Iterator[Node]:
    left = MOST
    for each in trees:
        left -= each.size
        if left < 0:
            return
        yield each


def _grown(found: Sequence[Seen], wanted: TreeFilters, people: Mapping[UUID, Member]) -> Iterator[Node]:
    """The tops, each with all below it that fits or has something below that does."""
    by_id = {each.placed.row.id for each in found}
    below: dict[UUID | None, list[Seen]] = {}
    for each in found:
        above = each.placed.row.aligned_to_id
        below.setdefault(above if above in by_id else None, []).append(each)

    def node(seen: Seen) -> Node | None:
        under = tuple(each for each in map(node, below.get(seen.placed.row.id, [])) if each is not None)
        fits = wanted.fits(seen)
        if not fits and not under:
            return None
        shares = ((part.judged, part.placed.row.weight) for part in seen.view.key_results)
        return Node(seen, people.get(seen.placed.row.owner_id), expected(shares), fits, under)

    for top in below.get(None, []):
        if (found_node := node(top)) is not None:
            yield found_node
