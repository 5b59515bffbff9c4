"""People of the organization, in the order in which they were met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from storage.tables import Member, Membership, Team


@dataclass(frozen=True, slots=True)
class Belonging:
    """A member and the teams they belong to."""

    row: Member
    team_ids: tuple[UUID, ...]


def page(
    session: Session, org_id: str, *, team: Team | None, after: UUID | None, limit: int
) -> list[Belonging]:
    """Members of one team, or of the organization, also those who left it."""
    query = select(Member).where(Member.org_id == org_id)
    if team:
        inside = and_(Membership.org_id == Member.org_id, Membership.member_id == Member.id)
        query = query.join(Membership, inside).where(
            Membership.team_id == team.id, Membership.until.is_(None)
        )
    if after:
        query = query.where(Member.id > after)
    return _belonging(session, org_id, session.scalars(query.order_by(Member.id).limit(limit)).all())


def find(session: Session, org_id: str, member_id: UUID) -> Belonging | None:
    """A member by the row's id."""
    row = session.get(Member, (org_id, member_id))
    return _belonging(session, org_id, [row])[0] if row else None


def by_staff_id(session: Session, org_id: str, staff_id: str) -> Member | None:
    """A member by the id that DingTalk and the organization know."""
    return session.scalar(select(Member).where(Member.org_id == org_id, Member.staff_id == staff_id))


def _belonging(session: Session, org_id: str, rows: Sequence[Member]) -> list[Belonging]:
    teams = _teams(session, org_id, [row.id for row in rows])
    return [Belonging(row, tuple(teams.get(row.id, ()))) for row in rows]


def _teams(session: Session, org_id: str, member_ids: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    query = (
        select(Membership.member_id, Membership.team_id)
        .where(
            Membership.org_id == org_id,
            Membership.member_id.in_(list(member_ids)),
            Membership.until.is_(None),
        )
        .order_by(Membership.team_id)
    )
    found: dict[UUID, list[UUID]] = {}
    for member_id, team_id in session.execute(query):
        found.setdefault(member_id, []).append(team_id)
    return found
