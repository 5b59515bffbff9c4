"""What an installation knows of itself: its organizations, teams and administrators."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from storage.tables import Conversation, Cycle, Member, Membership, Organization, Team
from storage.work import Work


def organizations(session: Session) -> Sequence[str]:
    """The organizations the robot has met; an app of one's own serves one."""
    return session.scalars(select(Organization.org_id).order_by(Organization.org_id)).all()


def administrators(session: Session, staff_ids: Collection[str]) -> Sequence[Member]:
    """Members who are administrators, by the settings (`staff_ids`) or as the first one met."""
    return session.scalars(
        select(Member)
        .where(or_(Member.admin, Member.staff_id.in_(staff_ids)))
        .order_by(Member.org_id, Member.created_at)
    ).all()


def teams_called(session: Session, name: str) -> Sequence[Team]:
    """Teams by conversation id, by their name, or by the group's title."""
    return session.scalars(
        select(Team)
        .where(or_(Team.conversation_id == name, Team.name == name, Team.title == name))
        .order_by(Team.org_id, Team.created_at)
    ).all()


def groups_called(session: Session, org_id: str, name: str) -> Sequence[Conversation]:
    """Group conversations by their id, or by the title of a group the robot was spoken to in."""
    titled = select(Team.conversation_id).where(
        Team.org_id == org_id, or_(Team.name == name, Team.title == name)
    )
    return session.scalars(
        select(Conversation).where(
            Conversation.org_id == org_id,
            Conversation.group,
            or_(Conversation.conversation_id == name, Conversation.conversation_id.in_(titled)),
        )
    ).all()


def make_room(work: Work, org_id: str, conversation_id: str, *, refuse: Callable[[Team], None]) -> None:
    """Take away the team a group got by itself when the robot was spoken to; `refuse` if it has a cycle."""
    resident = work.session.scalar(
        select(Team).where(Team.org_id == org_id, Team.conversation_id == conversation_id)
    )
    if resident is None:
        return
    if work.session.scalar(
        select(Cycle.id).where(Cycle.org_id == org_id, Cycle.team_id == resident.id).limit(1)
    ):
        refuse(resident)
    of_resident = (Membership.org_id == org_id, Membership.team_id == resident.id)
    work.session.execute(delete(Membership).where(*of_resident))
    work.session.delete(resident)
    work.flush()


def move_team(work: Work, team: Team, *, conversation_id: str) -> None:
    """Let a team live in another group. Deliveries owed to the old one still go there."""
    team.conversation_id = conversation_id
    work.flush()
