"""Rituals: which are due, who has them in hand, and what became of each due moment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.orm import Session

from storage.tables import CalendarDay, Conversation, Cycle, Member, Organization, Ritual, RitualRun, Team
from storage.work import Work


def _is_alive() -> ColumnElement[bool]:
    return and_(Ritual.off_at.is_(None), Ritual.suspended_at.is_(None), Ritual.withdrawn_at.is_(None))


def organizations_due(session: Session, *, now: datetime) -> Sequence[str]:
    """The organizations that have something due: a look that writes nothing."""
    due = select(Ritual.id).where(
        Ritual.org_id == Organization.org_id, Ritual.next_due_at <= now, _is_alive()
    )
    return session.scalars(select(Organization.org_id).where(due.exists())).all()


def claim(work: Work, org_id: str, *, now: datetime, only: UUID | None = None) -> Ritual | None:
    """The ritual that has waited longest, locked until the transaction ends; None: nothing is due.

    `only` asks for this one, if it is still due.

    Other processes skip the row on PostgreSQL and wait for the transaction on SQLite; in both cases they find
    it with its next due moment.
    """
    query = select(Ritual).where(Ritual.org_id == org_id, Ritual.next_due_at <= now, _is_alive())
    if only is not None:
        query = query.where(Ritual.id == only)
    return work.session.scalar(
        query.order_by(Ritual.next_due_at, Ritual.id).limit(1).with_for_update(skip_locked=True)
    )


def ran(
    work: Work, ritual: Ritual, *, due_at: datetime, now: datetime, outcome: str, kept: dict[str, Any]
) -> None:
    """Write down what became of a due moment; a second time violates the primary key."""
    work.append(
        RitualRun(
            org_id=ritual.org_id, ritual_id=ritual.id, due_at=due_at, ran_at=now, outcome=outcome, kept=kept
        )
    )


def last_run(session: Session, ritual: Ritual) -> RitualRun | None:
    """The latest run that did what it is for, whether or not there was something to say."""
    return session.scalar(
        select(RitualRun)
        .where(
            RitualRun.org_id == ritual.org_id,
            RitualRun.ritual_id == ritual.id,
            RitualRun.outcome.in_(("said", "silent")),
        )
        .order_by(RitualRun.due_at.desc())
        .limit(1)
    )


def teams_without(session: Session) -> Sequence[Team]:
    """Teams with an open cycle and no rituals yet: the clock gives them the usual ones."""
    has_cycle = exists().where(
        Cycle.org_id == Team.org_id, Cycle.team_id == Team.id, Cycle.closed_at.is_(None)
    )
    has_rituals = exists().where(Ritual.org_id == Team.org_id, Ritual.team_id == Team.id)
    return session.scalars(
        select(Team).where(has_cycle, ~has_rituals, Team.gone_at.is_(None)).order_by(Team.org_id, Team.id)
    ).all()


def managers_without(session: Session, kind: str) -> Sequence[Member]:
    """Managers who have no ritual of this kind yet."""
    manages = exists().where(
        Team.org_id == Member.org_id, Team.manager_id == Member.id, Team.gone_at.is_(None)
    )
    has_one = exists().where(
        Ritual.org_id == Member.org_id, Ritual.member_id == Member.id, Ritual.kind == kind
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
    """What a team has, the usual ones first, then those people made, in the order of their numbers."""
    return session.scalars(
        select(Ritual)
        .where(Ritual.org_id == team.org_id, Ritual.team_id == team.id, Ritual.withdrawn_at.is_(None))
        .order_by(Ritual.number.is_not(None), Ritual.number, Ritual.kind)
    ).all()


def of_member(session: Session, org_id: str, member_id: UUID) -> Sequence[Ritual]:
    """What belongs to one person: the roll-up of their teams, what they want to be reminded of."""
    return session.scalars(
        select(Ritual)
        .where(Ritual.org_id == org_id, Ritual.member_id == member_id, Ritual.withdrawn_at.is_(None))
        .order_by(Ritual.id)
    ).all()


def next_number(session: Session, team: Team) -> int:
    """The number of the next ritual somebody makes for a team; numbers are never used twice."""
    highest = session.scalar(
        select(func.max(Ritual.number)).where(Ritual.org_id == team.org_id, Ritual.team_id == team.id)
    )
    return (highest or 0) + 1


def robot_of(session: Session, team: Team) -> str | None:
    """The robot that was last spoken to in a team's group: what is said there comes from it."""
    return session.scalar(
        select(Conversation.robot)
        .where(
            Conversation.org_id == team.org_id,
            Conversation.conversation_id == team.conversation_id,
            Conversation.group,
        )
        .order_by(Conversation.webhook_expires_at.desc().nulls_last())
        .limit(1)
    )


def corrected_days(session: Session) -> list[tuple[str, str, date, bool]]:
    """All days that administrators corrected: organization, country, day, whether people work."""
    rows = session.scalars(select(CalendarDay))
    return [(row.org_id, row.country, row.day, row.working) for row in rows]
