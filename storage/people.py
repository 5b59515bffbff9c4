"""The people of an organization with their teams and what they own, for whoever looks for somebody."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from storage.joins import CYCLE_OF_KEY_RESULT, OBJECTIVE_OF_KEY_RESULT, STANDS
from storage.tables import Cycle, KeyResult, Kudos, Member, Membership, Objective, Team
from storage.visibility import KEY_RESULT_SEEN, KUDOS_SEEN, Eyes


def present(session: Session, org_id: str) -> Sequence[Member]:
    """Everybody who has not left."""
    return session.scalars(select(Member).where(Member.org_id == org_id, Member.left_at.is_(None))).all()


def find(session: Session, org_id: str, member_id: UUID) -> Member | None:
    """Somebody of the organization, also who has left: what they did is still there."""
    return session.get(Member, (org_id, member_id))


def teams(session: Session, org_id: str, member_id: UUID | None = None) -> dict[UUID, list[Team]]:
    """The teams that are there still, by whom they belong to, each list by name."""
    query = (
        select(Membership.member_id, Team)
        .join(Team, and_(Team.org_id == Membership.org_id, Team.id == Membership.team_id))
        .where(Membership.org_id == org_id, Membership.until.is_(None), Team.gone_at.is_(None))
        .order_by(Team.name, Team.id)
    )
    if member_id is not None:
        query = query.where(Membership.member_id == member_id)
    found: dict[UUID, list[Team]] = {}
    for of, team in session.execute(query):
        found.setdefault(of, []).append(team)
    return found


def owned(session: Session, org_id: str, *, eyes: Eyes) -> dict[UUID, int]:
    """How many live key results of open cycles somebody owns, as far as `eyes` see them."""
    rows = session.execute(
        select(KeyResult.owner_id, func.count())
        .join(Objective, OBJECTIVE_OF_KEY_RESULT)
        .join(Cycle, CYCLE_OF_KEY_RESULT)
        .where(
            KeyResult.org_id == org_id,
            STANDS,
            Cycle.closed_at.is_(None),
            KEY_RESULT_SEEN,
        )
        .group_by(KeyResult.owner_id),
        eyes.bound,
    )
    return dict(rows.all())


def kudos_to(session: Session, member: Member, *, eyes: Eyes, limit: int) -> Sequence[Kudos]:
    """The recognition somebody got, as far as `eyes` see it, newest first."""
    return session.scalars(
        select(Kudos)
        .where(
            Kudos.org_id == member.org_id,
            Kudos.receiver_id == member.id,
            Kudos.withdrawn_at.is_(None),
            KUDOS_SEEN,
        )
        .order_by(Kudos.at.desc(), Kudos.id.desc())
        .limit(limit),
        eyes.bound,
    ).all()
