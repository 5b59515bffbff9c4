"""What an installation knows of itself: its organizations, teams and administrators."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from storage import rituals
from storage.tables import (
    Conversation,
    Cycle,
    HealthMetric,
    Kudos,
    Member,
    Membership,
    Organization,
    Ritual,
    RitualRun,
    Team,
)
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


def make_room(work: Work, team: Team, conversation_id: str, *, refuse: Callable[[Team], None]) -> None:
    """Take away the team a group got by itself when the robot was spoken to; `refuse` if it has OKRs or KPIs.

    Its people and what they said of each other go to `team`; what was planned for it is planned there, too.
    """
    session, org_id = work.session, team.org_id
    resident = session.scalar(
        select(Team).where(Team.org_id == org_id, Team.conversation_id == conversation_id)
    )
    if resident is None:
        return
    for table in (Cycle, HealthMetric):
        if session.scalar(
            select(table.id).where(table.org_id == org_id, table.team_id == resident.id).limit(1)
        ):
            refuse(resident)
    _bring_people(session, resident, team)
    session.execute(
        update(Kudos).where(Kudos.org_id == org_id, Kudos.team_id == resident.id).values(team_id=team.id)
    )
    rituals = select(Ritual.id).where(Ritual.org_id == org_id, Ritual.team_id == resident.id)
    session.execute(delete(RitualRun).where(RitualRun.org_id == org_id, RitualRun.ritual_id.in_(rituals)))
    session.execute(delete(Ritual).where(Ritual.org_id == org_id, Ritual.team_id == resident.id))
    session.delete(resident)
    work.flush()


def _bring_people(session: Session, resident: Team, team: Team) -> None:
    """Memberships of a team become those of another; who is in both stays in it once."""
    of_resident = (Membership.org_id == resident.org_id, Membership.team_id == resident.id)
    there = select(Membership.member_id).where(
        Membership.org_id == team.org_id, Membership.team_id == team.id
    )
    session.execute(delete(Membership).where(*of_resident, Membership.member_id.in_(there)))
    session.execute(update(Membership).where(*of_resident).values(team_id=team.id))


def move_team(work: Work, team: Team, *, conversation_id: str) -> None:
    """Let a team live in another group. Deliveries owed to the old one still go there.

    The old group's own robot address is forgotten: it would lead to the old group.
    """
    team.conversation_id = conversation_id
    team.webhook = None
    if team.gone_at is not None:
        rituals.resume(work.session, team)
    work.flush()
