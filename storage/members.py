"""Who is who and where: organizations, conversations, teams, members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from storage.tables import Member, Membership, Organization, Team
from storage.work import Work


def signed_in(work: Work, org_id: str, staff_id: str, *, nick: str, now: datetime) -> Member:
    """Somebody who signed in to the board, made where they are new; they belong to no team by that."""
    ensure_organization(work, org_id, now)
    member = next(iter(by_staff_ids(work.session, org_id, [staff_id])), None)
    if member is None:
        member = store_new(work, Member(org_id=org_id, staff_id=staff_id, nick=nick or None, created_at=now))
    if member.left_at is not None:
        member.left_at = None  # back again
    return member


def store_new(work: Work, member: Member) -> Member:
    """Store somebody new at once: whoever is also named in words is then found, and not made again."""
    work.add(member)
    work.flush()
    return member


def membership_of(session: Session, team: Team, member: Member) -> Membership | None:
    """What is known of a member in a team, present or past."""
    return session.get(Membership, (team.org_id, team.id, member.id))


def ensure_organization(work: Work, org_id: str, now: datetime) -> None:
    """Make the organization when it is new."""
    if work.session.get(Organization, org_id) is None:
        work.add(Organization(org_id=org_id, created_at=now))
        work.flush()


def rename(work: Work, team: Team, title: str) -> None:
    """Take over the new title of a team's group."""
    team.title = title
    team.name = free_name(work.session, team.org_id, title)


def free_name(session: Session, org_id: str, title: str) -> str:
    """A group's title, with #2, #3 … when another team of the organization already has it."""
    taken = set(
        session.scalars(
            select(Team.name).where(Team.org_id == org_id, Team.name.startswith(title, autoescape=True))
        )
    )
    if title not in taken:
        return title
    number = 2
    while f"{title} #{number}" in taken:
        number += 1
    return f"{title} #{number}"


def team_of(session: Session, org_id: str, conversation_id: str) -> Team | None:
    """The team of a group conversation."""
    return session.scalar(select(Team).where(Team.org_id == org_id, Team.conversation_id == conversation_id))


def join(work: Work, team: Team, member: Member, membership: Membership | None, now: datetime) -> None:
    """Make a member of the team, or one again; `membership` is what `membership_of` found."""
    if membership is None:
        work.add(Membership(org_id=team.org_id, team_id=team.id, member_id=member.id, since=now))
    elif membership.until is not None:
        membership.until = None


def mentioned(
    work: Work,
    *,
    org_id: str,
    names: Mapping[str, str | None] | Mapping[str, str],
    team: Team | None,
    now: datetime,
) -> list[Member]:
    """The members with these staff ids, made when new. `names` are the directory's, None where it is silent.

    Being mentioned in a group makes them members of its team.
    """
    if not names:
        return []
    rows = {m.staff_id: m for m in by_staff_ids(work.session, org_id, names)}
    joined = _memberships(work.session, team, rows.values()) if team else {}
    people = []
    for staff_id, name in names.items():
        member = rows.get(staff_id)
        if member is None:
            member = store_new(work, Member(org_id=org_id, staff_id=staff_id, name=name, created_at=now))
        elif name and member.name != name:
            member.name = name
        if team is not None:
            join(work, team, member, joined.get(member.id), now)
        people.append(member)
    return people


def _memberships(session: Session, team: Team, members: Iterable[Member]) -> dict[UUID, Membership]:
    ids = [member.id for member in members]
    rows = session.scalars(
        select(Membership).where(
            Membership.org_id == team.org_id, Membership.team_id == team.id, Membership.member_id.in_(ids)
        )
    )
    return {row.member_id: row for row in rows}


def by_staff_ids(session: Session, org_id: str, staff_ids: Iterable[str]) -> Sequence[Member]:
    """The known members among these staff ids."""
    return session.scalars(
        select(Member).where(Member.org_id == org_id, Member.staff_id.in_(list(staff_ids)))
    ).all()


def of_team(session: Session, team: Team) -> Sequence[Member]:
    """The present members of a team, in the order in which the bot met them."""
    return session.scalars(
        select(Member)
        .join(Membership, and_(Membership.org_id == Member.org_id, Membership.member_id == Member.id))
        .where(Membership.org_id == team.org_id, Membership.team_id == team.id, Membership.until.is_(None))
        .order_by(Member.created_at)
    ).all()


def teams_of(session: Session, member: Member) -> Sequence[Team]:
    """The teams a member belongs to, by name."""
    return session.scalars(
        select(Team)
        .join(Membership, and_(Membership.org_id == Team.org_id, Membership.team_id == Team.id))
        .where(
            Membership.org_id == member.org_id,
            Membership.member_id == member.id,
            Membership.until.is_(None),
        )
        .order_by(Team.name)
    ).all()


def managed_by(session: Session, member: Member) -> Sequence[Team]:
    """The living teams somebody manages, by name."""
    return session.scalars(
        select(Team)
        .where(Team.org_id == member.org_id, Team.manager_id == member.id, Team.gone_at.is_(None))
        .order_by(Team.name)
    ).all()


def in_several_teams(session: Session, org_id: str, member_ids: Iterable[UUID]) -> set[UUID]:
    """Those of these members who belong to more than one team: their codes need the team's name."""
    return set(
        session.scalars(
            select(Membership.member_id)
            .where(
                Membership.org_id == org_id,
                Membership.member_id.in_(list(member_ids)),
                Membership.until.is_(None),
            )
            .group_by(Membership.member_id)
            .having(func.count() > 1)
        )
    )


def has_admin(session: Session, org_id: str) -> bool:
    """Whether the organization has an administrator yet."""
    return session.scalar(select(Member.id).where(Member.org_id == org_id, Member.admin).limit(1)) is not None


def of_organization(session: Session, org_id: str) -> Sequence[Member]:
    """Everybody known of an organization who has not left it."""
    return session.scalars(select(Member).where(Member.org_id == org_id, Member.left_at.is_(None))).all()
