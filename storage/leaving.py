"""What somebody leaves behind in a team: key results, objectives, blockers they were asked about."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from storage.blockers import OPEN
from storage.joins import (
    ASKS_OF_BLOCKER,
    CYCLE_OF_OBJECTIVE,
)
from storage.okrs import PLACED, Placed, placed
from storage.tables import Blocker, BlockerAsk, Cycle, KeyResult, Member, Membership, Objective, Team


def membership(session: Session, team: Team, member: Member) -> Membership | None:
    """The membership of somebody in a team, also one that has ended."""
    return session.get(Membership, (team.org_id, team.id, member.id))


def key_results_of(session: Session, team: Team, member: Member) -> list[Placed]:
    """The live key results that somebody owns in the open cycles of a team, private ones too."""
    rows = session.execute(
        PLACED.where(
            KeyResult.org_id == team.org_id,
            KeyResult.team_id == team.id,
            KeyResult.owner_id == member.id,
            Cycle.closed_at.is_(None),
        ).order_by(Cycle.starts_on, KeyResult.series, KeyResult.number)
    )
    return placed(rows)


def objectives_of(session: Session, team: Team, member: Member) -> Sequence[Objective]:
    """The live objectives that somebody owns in the open cycles of a team, private ones too."""
    return session.scalars(
        select(Objective)
        .join(Cycle, CYCLE_OF_OBJECTIVE)
        .where(
            Objective.org_id == team.org_id,
            Objective.team_id == team.id,
            Objective.owner_id == member.id,
            Objective.withdrawn_at.is_(None),
            Cycle.closed_at.is_(None),
        )
        .order_by(Objective.series, Objective.number)
    ).all()


def asked_of(session: Session, team: Team, member: Member) -> list[tuple[Blocker, BlockerAsk]]:
    """The open blockers of a team that wait for somebody, or that they have taken on."""
    rows = session.execute(
        select(Blocker, BlockerAsk)
        .join(BlockerAsk, ASKS_OF_BLOCKER)
        .where(
            Blocker.org_id == team.org_id,
            Blocker.team_id == team.id,
            Blocker.state.in_(OPEN),
            Blocker.withdrawn_at.is_(None),
            BlockerAsk.member_id == member.id,
            BlockerAsk.withdrawn_at.is_(None),
            or_(BlockerAsk.answer.is_(None), Blocker.helper_id == member.id),
        )
        .order_by(Blocker.number)
    )
    return [(blocker, ask) for blocker, ask in rows]


def longest_here(session: Session, team: Team) -> Sequence[Member]:
    """The present members of a team, who is longest in it first."""
    return session.scalars(
        select(Member)
        .join(Membership, and_(Membership.org_id == Member.org_id, Membership.member_id == Member.id))
        .where(
            Membership.org_id == team.org_id,
            Membership.team_id == team.id,
            Membership.until.is_(None),
            Member.left_at.is_(None),
        )
        .order_by(Membership.since, Member.id)
    ).all()
