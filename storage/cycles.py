"""A team's cycles: which are open, which is the active one, and the key results of a closed one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, exists, func, select
from sqlalchemy.orm import Session, aliased

from storage.joins import CYCLE_OF_KEY_RESULT, OBJECTIVE_OF_KEY_RESULT
from storage.tables import Cycle, KeyResult, Objective, Team
from storage.visibility import KEY_RESULT_SEEN, PRIVATE, Eyes
from storage.work import Work

GRACE = timedelta(days=21)
"""The rule is `commands/rules/cycle.py`'s, which rows may not import; a test holds the two together."""
EARLIEST_ZONE = timedelta(hours=14)
"""No place on earth is further ahead of UTC: nowhere is it a later day."""

_ENDED = (
    select(Cycle)
    .where(
        Cycle.org_id == bindparam("org_id"),
        Cycle.team_id.in_(bindparam("team_ids", expanding=True)),
        Cycle.closed_at.is_(None),
        Cycle.ends_on < bindparam("before"),
    )
    .order_by(Cycle.starts_on)
    .with_for_update()
)


def long_ago(now: datetime) -> date:
    """A cycle that ended before this day may have to be closed, in some zone of the earth."""
    return (now + EARLIEST_ZONE - GRACE).date()


def ended_before(session: Session, org_id: str, team_ids: Iterable[UUID], day: date) -> Sequence[Cycle]:
    """The open cycles of these teams that ended before a day."""
    return session.scalars(_ENDED, {"org_id": org_id, "team_ids": list(team_ids), "before": day}).all()


def of_team(session: Session, team: Team) -> Sequence[Cycle]:
    """All cycles of a team, the earliest first."""
    return session.scalars(
        select(Cycle)
        .where(Cycle.org_id == team.org_id, Cycle.team_id == team.id)
        .order_by(Cycle.starts_on)
        .with_for_update()
    ).all()


_OPEN = (
    select(Cycle)
    .where(
        Cycle.org_id == bindparam("org_id"),
        Cycle.team_id == bindparam("team_id"),
        Cycle.closed_at.is_(None),
    )
    .order_by(Cycle.starts_on)
    .with_for_update()
)


def open_of_team(session: Session, team: Team) -> Sequence[Cycle]:
    """The team's cycles that are not closed, the earliest first: usually one, after its end two."""
    return session.scalars(_OPEN, {"org_id": team.org_id, "team_id": team.id}).all()


def open_years(session: Session, org_id: str) -> Sequence[tuple[Team, date, date]]:
    """The teams at work with the first and the last day of all their open cycles. Locks nothing."""
    rows = session.execute(
        select(Team, func.min(Cycle.starts_on), func.max(Cycle.ends_on))
        .join(Cycle, and_(Cycle.org_id == Team.org_id, Cycle.team_id == Team.id))
        .where(Team.org_id == org_id, Team.gone_at.is_(None), Cycle.closed_at.is_(None))
        .group_by(Team.org_id, Team.id)
        .order_by(Team.name)
    )
    return [(team, first, last) for team, first, last in rows]


def active_cycle(session: Session, team: Team) -> Cycle | None:
    """The cycle that plain codes mean: the earliest that is not closed, also after its end."""
    return next(iter(open_of_team(session, team)), None)


def lock(session: Session, cycle: Cycle) -> None:
    """Read a cycle's counters again, and let nobody else count in it until this transaction ends."""
    session.refresh(cycle, with_for_update=True)


def start_cycle(work: Work, team: Team, *, name: str, starts_on: date, ends_on: date, now: datetime) -> Cycle:
    """A new cycle with its codes at the beginning."""
    return work.add(
        Cycle(
            org_id=team.org_id,
            team_id=team.id,
            name=name,
            starts_on=starts_on,
            ends_on=ends_on,
            created_at=now,
        )
    )


def has_an_earlier_open_one() -> ColumnElement[bool]:
    """The condition that the team has an open cycle before `Cycle`: plain codes mean that one's."""
    earlier = aliased(Cycle)
    return exists().where(
        earlier.org_id == Cycle.org_id,
        earlier.team_id == Cycle.team_id,
        earlier.closed_at.is_(None),
        earlier.starts_on < Cycle.starts_on,
    )


def closed_with(
    session: Session,
    org_id: str,
    team_ids: Iterable[UUID],
    code: tuple[str, int],
    *,
    name: str | None,
    eyes: Eyes,
) -> tuple[KeyResult, Objective, Cycle] | None:
    """The key result with this series and number that `eyes` see in the closed cycle of this name, else in
    the latest closed one."""
    query = (
        select(KeyResult, Objective, Cycle)
        .join(Objective, OBJECTIVE_OF_KEY_RESULT)
        .join(Cycle, CYCLE_OF_KEY_RESULT)
        .where(
            KeyResult.org_id == org_id,
            KeyResult.team_id.in_(list(team_ids)),
            KeyResult.series == code[0],
            KeyResult.number == code[1],
            KeyResult.withdrawn_at.is_(None),
            Cycle.closed_at.is_not(None),
            KEY_RESULT_SEEN,
        )
    )
    if name is not None:
        query = query.where(func.upper(Cycle.name) == name.upper())
    found = session.execute(query.order_by(Cycle.starts_on.desc()).limit(1), eyes.bound).one_or_none()
    return (found[0], found[1], found[2]) if found else None


def counts(session: Session, org_id: str, cycle_ids: Iterable[UUID]) -> dict[UUID, int]:
    """How many live objectives each of these cycles has, private ones left out."""
    query = (
        select(Objective.cycle_id, func.count())
        .where(
            Objective.org_id == org_id,
            Objective.cycle_id.in_(list(cycle_ids)),
            Objective.withdrawn_at.is_(None),
            Objective.visibility != PRIVATE,
        )
        .group_by(Objective.cycle_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def teams_with_ended(session: Session, day: date) -> Sequence[Team]:
    """Teams of living groups with an open cycle that ended before a day: the clock looks at them."""
    return session.scalars(
        select(Team)
        .where(
            Team.gone_at.is_(None),
            exists().where(
                Cycle.org_id == Team.org_id,
                Cycle.team_id == Team.id,
                Cycle.closed_at.is_(None),
                Cycle.ends_on < day,
            ),
        )
        .order_by(Team.org_id, Team.id)
    ).all()
