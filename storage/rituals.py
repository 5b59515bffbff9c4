"""Rituals: which are due, who has them in hand, and what became of each due moment."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, exists, func, select
from sqlalchemy.orm import Session

from storage.tables import (
    CheckIn,
    Conversation,
    Cycle,
    KeyResult,
    Member,
    Organization,
    Ritual,
    RitualRun,
    Team,
)
from storage.work import Work


def _is_alive() -> ColumnElement[bool]:
    return and_(Ritual.off_at.is_(None), Ritual.suspended_at.is_(None), Ritual.withdrawn_at.is_(None))


class Key(NamedTuple):
    """Which ritual."""

    org_id: str
    id: UUID


def due(session: Session, *, now: datetime) -> Sequence[Key]:
    """The rituals that are due, those that have waited longest first. Reads only."""
    rows = session.execute(
        select(Ritual.org_id, Ritual.id)
        .join(Organization, Organization.org_id == Ritual.org_id)  # each index begins with it
        .where(Ritual.next_due_at <= now, _is_alive())
        .order_by(Ritual.next_due_at, Ritual.id)
    )
    return [Key(*row) for row in rows]


_CLAIMED = (
    select(Ritual)
    .where(
        Ritual.org_id == bindparam("org_id"),
        Ritual.id == bindparam("id"),
        Ritual.next_due_at <= bindparam("now"),
        _is_alive(),
    )
    .with_for_update(skip_locked=True)
)


def claim(work: Work, key: Key, *, now: datetime) -> Ritual | None:
    """A ritual, locked until the transaction ends; None if it is not due any more or in somebody's hands.

    Other processes skip the row on PostgreSQL and wait for the transaction on SQLite; in both cases they find
    it with its next due moment.
    """
    return work.session.scalar(_CLAIMED, {"org_id": key.org_id, "id": key.id, "now": now})


def ran(
    work: Work, ritual: Ritual, *, due_at: datetime, now: datetime, outcome: str, kept: dict[str, Any]
) -> None:
    """Record what became of a due moment; doing so twice violates the primary key."""
    work.append(
        RitualRun(
            org_id=ritual.org_id, ritual_id=ritual.id, due_at=due_at, ran_at=now, outcome=outcome, kept=kept
        )
    )


_LAST_RUN = (
    select(RitualRun)
    .where(
        RitualRun.org_id == bindparam("org_id"),
        RitualRun.ritual_id == bindparam("ritual_id"),
        RitualRun.outcome.in_(("said", "silent")),
    )
    .order_by(RitualRun.due_at.desc())
    .limit(1)
)


def last_run(session: Session, ritual: Ritual) -> RitualRun | None:
    """The latest run that did what it is for, whether or not there was something to say."""
    return session.scalar(_LAST_RUN, {"org_id": ritual.org_id, "ritual_id": ritual.id})


def has_run(session: Session, ritual: Ritual, due_at: datetime) -> bool:
    """Whether a due moment was dealt with."""
    return session.get(RitualRun, (ritual.org_id, ritual.id, due_at)) is not None


def latest_due(session: Session, ritual: Ritual) -> datetime | None:
    """The latest due moment that was dealt with, whatever became of it."""
    return session.scalar(
        select(func.max(RitualRun.due_at)).where(
            RitualRun.org_id == ritual.org_id, RitualRun.ritual_id == ritual.id
        )
    )


def teams_without(session: Session, kinds: Collection[str]) -> Sequence[Team]:
    """Teams with an open cycle that lack some of these kinds: the clock gives them what they lack."""
    has_cycle = exists().where(
        Cycle.org_id == Team.org_id, Cycle.team_id == Team.id, Cycle.closed_at.is_(None)
    )
    has = (
        select(func.count())
        .where(
            Ritual.org_id == Team.org_id,
            Ritual.team_id == Team.id,
            Ritual.made_by_id.is_(None),
            Ritual.kind.in_(list(kinds)),
        )
        .scalar_subquery()
    )
    return session.scalars(
        select(Team).where(Team.gone_at.is_(None), has < len(kinds), has_cycle).order_by(Team.org_id, Team.id)
    ).all()


def usual_kinds(session: Session, team: Team) -> set[str]:
    """The kinds of rituals that a team has without anybody having made them, switched off or not."""
    return set(
        session.scalars(
            select(Ritual.kind).where(
                Ritual.org_id == team.org_id, Ritual.team_id == team.id, Ritual.made_by_id.is_(None)
            )
        )
    )


def managers_without(session: Session, kind: str) -> Sequence[Member]:
    """Managers who have no ritual of this kind yet."""
    manages = exists().where(
        Team.org_id == Member.org_id, Team.manager_id == Member.id, Team.gone_at.is_(None)
    )
    has_one = exists().where(
        Ritual.org_id == Member.org_id,
        Ritual.member_id == Member.id,
        Ritual.made_by_id.is_(None),
        Ritual.kind == kind,
    )
    return session.scalars(
        select(Member).where(manages, ~has_one, Member.left_at.is_(None)).order_by(Member.org_id, Member.id)
    ).all()


def without_moment(session: Session) -> Sequence[Ritual]:
    """Rituals that have no next moment: they counted from a cycle's end, and perhaps there is a new one."""
    return session.scalars(
        select(Ritual).where(Ritual.next_due_at.is_(None), _is_alive()).order_by(Ritual.org_id, Ritual.id)
    ).all()


def of_team(session: Session, team: Team) -> Sequence[Ritual]:
    """What a team has, in the order of the numbers."""
    return session.scalars(
        select(Ritual)
        .where(Ritual.org_id == team.org_id, Ritual.team_id == team.id, Ritual.withdrawn_at.is_(None))
        .order_by(Ritual.number, Ritual.kind)
    ).all()


def of_organization(session: Session, org_id: str) -> Sequence[Ritual]:
    """What all its teams and people have."""
    return session.scalars(
        select(Ritual)
        .where(Ritual.org_id == org_id, Ritual.withdrawn_at.is_(None))
        .order_by(Ritual.team_id, Ritual.member_id, Ritual.number)
    ).all()


def of_kind(session: Session, team: Team, kind: str) -> Ritual | None:
    """The ritual of this kind that every team has, whether or not it is switched off."""
    return session.scalar(
        select(Ritual)
        .where(Ritual.org_id == team.org_id, Ritual.team_id == team.id, Ritual.kind == kind)
        .order_by(Ritual.number.nulls_first())
        .limit(1)
    )


def of_member(session: Session, org_id: str, member_id: UUID) -> Sequence[Ritual]:
    """What belongs to one person: the roll-up of their teams, what they want to be reminded of."""
    return session.scalars(
        select(Ritual)
        .where(Ritual.org_id == org_id, Ritual.member_id == member_id, Ritual.withdrawn_at.is_(None))
        .order_by(Ritual.number, Ritual.id)
    ).all()


def silence(session: Session, team: Team, *, now: datetime, because: str) -> None:
    """Nothing happens by itself in a group where the robot cannot speak; what rested before stays so."""
    team.gone_at = now
    for ritual in of_team(session, team):
        if ritual.suspended_at is None:
            ritual.suspended_at, ritual.suspended_because = now, because


def resume(session: Session, team: Team) -> None:
    """The robot can speak there again. What came due meanwhile is said if it is not too late for it."""
    for ritual in of_team(session, team):
        if ritual.suspended_at == team.gone_at:
            ritual.suspended_at = ritual.suspended_because = None
    team.gone_at = None


def suspended(session: Session) -> Sequence[tuple[Ritual, Team | None]]:
    """What rests until somebody looks, with the team it belongs to."""
    rows = session.execute(
        select(Ritual, Team)
        .outerjoin(Team, and_(Team.org_id == Ritual.org_id, Team.id == Ritual.team_id))
        .where(Ritual.suspended_at.is_not(None), Ritual.off_at.is_(None), Ritual.withdrawn_at.is_(None))
        .order_by(Ritual.org_id, Team.name, Ritual.kind)
    )
    return [(ritual, team) for ritual, team in rows]


def next_number(session: Session, of: Team | Member) -> int:
    """The number of the next ritual made for a team or a person; numbers are never used twice."""
    column = Ritual.team_id if isinstance(of, Team) else Ritual.member_id
    highest = session.scalar(
        select(func.max(Ritual.number)).where(Ritual.org_id == of.org_id, column == of.id)
    )
    return (highest or 0) + 1


def put_off(session: Session, org_id: str, member_ids: Iterable[UUID], *, kind: str) -> dict[UUID, set[str]]:
    """What people put off until a moment that has not come: the ids of key results by person."""
    found: dict[UUID, set[str]] = {}
    rows = session.scalars(
        select(Ritual).where(
            Ritual.org_id == org_id,
            Ritual.member_id.in_(list(member_ids)),
            Ritual.kind == kind,
            Ritual.next_due_at.is_not(None),
            _is_alive(),
        )
    )
    for row in rows:
        assert row.member_id is not None
        found.setdefault(row.member_id, set()).update(row.spec["key_results"])
    return found


def stirred(session: Session, kind: str) -> Sequence[Ritual]:
    """Rituals of this kind whose team has checked in since they last looked (or were made).

    Of each key result only the latest check-in counts: what came late behind it moved nothing.
    """
    looked = (
        select(func.max(RitualRun.ran_at))
        .where(RitualRun.org_id == Ritual.org_id, RitualRun.ritual_id == Ritual.id)
        .correlate(Ritual)  # it stands two selects deep, where SQLAlchemy would take all rituals instead
        .scalar_subquery()
    )
    checked_in = exists().where(
        KeyResult.org_id == Ritual.org_id,
        KeyResult.team_id == Ritual.team_id,
        CheckIn.org_id == KeyResult.org_id,
        CheckIn.key_result_id == KeyResult.id,
        CheckIn.at >= KeyResult.checked_in_at,
        CheckIn.created_at > func.coalesce(looked, Ritual.created_at),
    )
    return session.scalars(
        select(Ritual).where(Ritual.kind == kind, _is_alive(), checked_in).order_by(Ritual.org_id, Ritual.id)
    ).all()


_ROBOT = (
    select(Conversation.robot)
    .where(
        Conversation.org_id == bindparam("org_id"),
        Conversation.conversation_id == bindparam("conversation_id"),
        Conversation.group,
    )
    .order_by(Conversation.webhook_expires_at.desc().nulls_last())
    .limit(1)
)


def robot_of(session: Session, team: Team) -> str | None:
    """The robot that was last spoken to in a team's group: what is said there comes from it."""
    return session.scalar(_ROBOT, {"org_id": team.org_id, "conversation_id": team.conversation_id})
