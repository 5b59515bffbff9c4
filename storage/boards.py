"""What pages read: with a fixed number of statements whatever is shown, and without locks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import and_, bindparam, func, literal, or_, select, union_all
from sqlalchemy.orm import Session

from storage import key_result_page
from storage.blockers import OPEN
from storage.joins import OBJECTIVE_OF_KEY_RESULT, STANDS
from storage.objectives import OBJECTIVES, PlacedObjective
from storage.okrs import Placed
from storage.tables import Blocker, Conversation, Cycle, KeyResult, Member, Objective, RedFlag, Team
from storage.visibility import FLAG_SEEN, KEY_RESULT_SEEN, OBJECTIVE_SEEN, PRIVATE, Eyes


def team(session: Session, org_id: str, team_id: UUID) -> Team | None:
    """A team by its id."""
    return session.scalar(select(Team).where(Team.org_id == org_id, Team.id == team_id))


def teams(session: Session, org_id: str) -> Sequence[Team]:
    """The teams whose groups live, by name."""
    return session.scalars(
        select(Team).where(Team.org_id == org_id, Team.gone_at.is_(None)).order_by(Team.name)
    ).all()


def open_cycles(session: Session, org_id: str, *, or_named: str | None = None) -> Sequence[Cycle]:
    """The open cycles of all teams and those of a name, each team's earliest first."""
    return session.scalars(
        select(Cycle)
        .where(Cycle.org_id == org_id, or_(Cycle.closed_at.is_(None), Cycle.name == or_named))
        .order_by(Cycle.team_id, Cycle.starts_on)
    ).all()


def cycles_of(session: Session, of_team: Team) -> Sequence[Cycle]:
    """All cycles of a team, the latest first."""
    return session.scalars(
        select(Cycle)
        .where(Cycle.org_id == of_team.org_id, Cycle.team_id == of_team.id)
        .order_by(Cycle.starts_on.desc())
    ).all()


def objectives_of(session: Session, cycle: Cycle, *, eyes: Eyes) -> Sequence[Objective]:
    """The live objectives of a cycle that `eyes` see, in the order of their codes."""
    query = (
        select(Objective)
        .where(
            Objective.org_id == cycle.org_id,
            Objective.cycle_id == cycle.id,
            Objective.withdrawn_at.is_(None),
            OBJECTIVE_SEEN,
        )
        .order_by(Objective.series, Objective.number)
    )
    return session.scalars(query, eyes.bound).all()


def key_results_of(
    session: Session, cycle: Cycle, *, eyes: Eyes, later: bool = False, objective_id: UUID | None = None
) -> list[Placed]:
    """The live key results of a cycle that `eyes` see, of one objective or all, by their codes.

    `later` as in `Placed`.
    """
    query = (
        select(KeyResult, Objective)
        .join(Objective, OBJECTIVE_OF_KEY_RESULT)
        .where(
            KeyResult.org_id == cycle.org_id,
            KeyResult.cycle_id == cycle.id,
            STANDS,
            KEY_RESULT_SEEN,
        )
        .order_by(KeyResult.series, KeyResult.number)
    )
    if objective_id is not None:
        query = query.where(KeyResult.objective_id == objective_id)
    counted: dict[UUID, int] = {}
    placed = []
    for row, objective in session.execute(query, eyes.bound):
        counted[objective.id] = counted.get(objective.id, 0) + 1
        placed.append(Placed(row, objective, cycle, counted[objective.id], later))
    return placed


_IN_THE_WAY = (
    select(KeyResult.objective_id, func.count())
    .join(Objective, OBJECTIVE_OF_KEY_RESULT)
    .where(KeyResult.org_id == bindparam("org_id"), KeyResult.withdrawn_at.is_(None), KEY_RESULT_SEEN)
    .group_by(KeyResult.objective_id)
)
_BLOCKED = _IN_THE_WAY.join(
    Blocker, and_(Blocker.org_id == KeyResult.org_id, Blocker.key_result_id == KeyResult.id)
).where(Blocker.state.in_(OPEN), Blocker.withdrawn_at.is_(None))
_FLAGGED = _IN_THE_WAY.join(
    RedFlag, and_(RedFlag.org_id == KeyResult.org_id, RedFlag.key_result_id == KeyResult.id)
).where(RedFlag.cleared_at.is_(None), RedFlag.withdrawn_at.is_(None), FLAG_SEEN)


_COUNTS = union_all(_FLAGGED.add_columns(literal("flags")), _BLOCKED.add_columns(literal("blockers")))


class InTheWay(NamedTuple):
    """How many open red flags and blockers something has."""

    flags: int = 0
    blockers: int = 0


def in_the_way(session: Session, org_id: str, *, eyes: Eyes) -> dict[UUID, InTheWay]:
    """What is on the key results of each objective, as far as `eyes` see and know of it."""
    found: dict[UUID, InTheWay] = {}
    for objective_id, count, what in session.execute(_COUNTS, {"org_id": org_id} | eyes.bound):
        found[objective_id] = found.get(objective_id, InTheWay())._replace(**{what: count})
    return found


def blockers_on(session: Session, org_id: str, key_result_ids: Iterable[UUID]) -> Sequence[Blocker]:
    """The open blockers of these key results, oldest first."""
    return session.scalars(
        select(Blocker)
        .where(
            Blocker.org_id == org_id,
            Blocker.key_result_id.in_(list(key_result_ids)),
            Blocker.state.in_(OPEN),
            Blocker.withdrawn_at.is_(None),
        )
        .order_by(Blocker.raised_at, Blocker.number)
    ).all()


def objective(session: Session, org_id: str, objective_id: UUID, *, eyes: Eyes) -> PlacedObjective | None:
    """An objective that `eyes` see, of whichever cycle."""
    query = OBJECTIVES.where(Objective.id == objective_id)
    row = session.execute(query, {"org_id": org_id} | eyes.bound).one_or_none()
    if row is None:
        return None
    found, cycle, of_team, later = row
    return PlacedObjective(found, cycle, of_team, later and cycle.closed_at is None)


def around(session: Session, row: Objective, *, eyes: Eyes) -> list[PlacedObjective]:
    """The objective that one serves and those that serve it, as far as `eyes` see them."""
    near = or_(Objective.id == row.aligned_to_id, Objective.aligned_to_id == row.id)
    query = OBJECTIVES.where(near).order_by(Team.name, Objective.series, Objective.number)
    rows = session.execute(query, {"org_id": row.org_id} | eyes.bound)
    return [PlacedObjective(*each) for each in rows]


# -- what somebody does something to -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Subject:
    """A key result or an objective with its place."""

    row: KeyResult | Objective
    objective: Objective
    cycle: Cycle
    team: Team

    @property
    def code(self) -> str:
        """The code that means it wherever in its team it is said."""
        return f"{self.row.code}@{self.cycle.name}"

    @property
    def is_private(self) -> bool:
        return self.objective.visibility == PRIVATE


def subject(session: Session, org_id: str, row_id: UUID, *, eyes: Eyes) -> Subject | None:
    """The key result or objective with this id, if `eyes` see it."""
    found = key_result_page.find(session, org_id, row_id, eyes=eyes)
    if found is not None:
        placed = found.placed
        return Subject(placed.row, placed.objective, placed.cycle, found.team)
    above = objective(session, org_id, row_id, eyes=eyes)
    return Subject(above.row, above.row, above.cycle, above.team) if above else None


def direct_chat(session: Session, member: Member, robot: str) -> str | None:
    """The conversation of somebody with the robot alone, if they ever had one."""
    return session.scalar(
        select(Conversation.conversation_id).where(
            Conversation.org_id == member.org_id,
            Conversation.robot == robot,
            Conversation.staff_id == member.staff_id,
            Conversation.group.is_(False),
        )
    )
