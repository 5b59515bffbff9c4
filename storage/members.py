"""Who is who and where: organizations, conversations, teams, members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, exists, func, or_, select
from sqlalchemy.orm import Session

from storage import questions, rituals
from storage.cycles import long_ago
from storage.questions import PERSONAL
from storage.tables import Conversation, Cycle, Member, Membership, Organization, Question, Team
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message was said. `team` is None in a direct chat.

    `may_be_over` says that the team has an open cycle that ended long ago, or that nobody looked.
    """

    conversation: Conversation
    team: Team | None
    may_be_over: bool = True


@dataclass(frozen=True, slots=True)
class Met:
    """Who spoke where, and what they still owe an answer to there. `member` is None for outsiders."""

    place: Place
    member: Member | None
    question: Question | None


_HAS_ENDED = exists().where(
    Cycle.org_id == Team.org_id,
    Cycle.team_id == Team.id,
    Cycle.closed_at.is_(None),
    Cycle.ends_on < bindparam("long_ago"),
)

_BELONGS = and_(Membership.member_id.is_not(None), Membership.until.is_(None))

# All that every message asks, in one statement that is built once: composing it costs more than running it.
_MEETING = (
    select(Conversation, Team, Member, _BELONGS, Question, _HAS_ENDED)
    .outerjoin(
        Team, and_(Team.org_id == Conversation.org_id, Team.conversation_id == Conversation.conversation_id)
    )
    .outerjoin(Member, and_(Member.org_id == Conversation.org_id, Member.staff_id == bindparam("staff_id")))
    .outerjoin(
        Membership,
        and_(
            Membership.org_id == Conversation.org_id,
            Membership.team_id == Team.id,
            Membership.member_id == Member.id,
        ),
    )
    .outerjoin(
        Question,
        and_(
            Question.org_id == Conversation.org_id,
            or_(
                Question.conversation_id == Conversation.conversation_id,
                # what was asked in a direct message is answered in any direct chat, and only there
                and_(Question.conversation_id == PERSONAL, Conversation.group.is_(False)),
            ),
            Question.member_id == Member.id,
            Question.closed_at.is_(None),
            Question.expires_at > bindparam("now"),
        ),
    )
    .where(
        Conversation.org_id == bindparam("org_id"),
        Conversation.robot == bindparam("robot"),
        Conversation.conversation_id == bindparam("conversation_id"),
    )
    # what was asked here comes before what was asked in a direct message: its numbers mean something else
    .order_by(Question.conversation_id.desc(), Question.asked_at.desc(), Question.id.desc())
    .limit(1)
    .with_for_update(of=Conversation)
)


_NOTHING: tuple[Any, ...] = (None, None, None, False, None, True)


def meet(
    work: Work,
    *,
    org_id: str,
    robot: str,
    conversation_id: str,
    group: bool,
    title: str,
    staff_id: str | None,
    nick: str,
    now: datetime,
    joins: bool = True,
) -> Met:
    """The conversation, its team and the speaker, made where they are new.

    A new title of the group is taken over; speaking in a group makes somebody a member of its team, unless
    they do it from elsewhere and are perhaps not in it (`joins`). The conversation's row is locked on
    PostgreSQL, so that its messages are handled one after another whichever process they reach.
    """
    asked = {"org_id": org_id, "robot": robot, "conversation_id": conversation_id, "staff_id": staff_id}
    found = work.load(_MEETING, {**asked, "now": now, "long_ago": long_ago(now)})
    conversation, team, member, belongs, question, ended = found[0] if found else _NOTHING
    if conversation is None:
        _organization(work, org_id, now)
        conversation = work.add(
            Conversation(org_id=org_id, robot=robot, conversation_id=conversation_id, group=group)
        )
        team = team_of(work.session, org_id, conversation_id)
        member = next(iter(by_staff_ids(work.session, org_id, [staff_id] if staff_id else [])), None)
        if member is not None and not group:
            question = questions.latest(work.session, member, PERSONAL, now=now)
    if group:
        team = _team(work, team, org_id=org_id, conversation_id=conversation_id, title=title, now=now)
    place = Place(conversation, team, may_be_over=bool(ended) or not group)
    if staff_id is None:
        return Met(place, None, None)
    if member is None:
        member = work.add(Member(org_id=org_id, staff_id=staff_id, nick=nick or None, created_at=now))
    elif nick and member.nick != nick:
        member.nick = nick
    if member.left_at is not None:
        member.left_at = None  # back again
    if team is not None and joins and not belongs:
        _join(work, team, member, _membership(work.session, team, member), now)
    return Met(place, member, question)


def signed_in(work: Work, org_id: str, staff_id: str, *, nick: str, now: datetime) -> Member:
    """Somebody who signed in to the board, made where they are new; they belong to no team by that."""
    _organization(work, org_id, now)
    member = next(iter(by_staff_ids(work.session, org_id, [staff_id])), None)
    if member is None:
        member = work.add(Member(org_id=org_id, staff_id=staff_id, nick=nick or None, created_at=now))
        work.flush()
    if member.left_at is not None:
        member.left_at = None  # back again
    return member


def _membership(session: Session, team: Team, member: Member) -> Membership | None:
    return session.get(Membership, (team.org_id, team.id, member.id))


def _organization(work: Work, org_id: str, now: datetime) -> None:
    if work.session.get(Organization, org_id) is None:
        work.add(Organization(org_id=org_id, created_at=now))
        work.flush()


def _team(
    work: Work, team: Team | None, *, org_id: str, conversation_id: str, title: str, now: datetime
) -> Team:
    if team is None:
        name = _free_name(work.session, org_id, title or "Team")
        return work.add(
            Team(org_id=org_id, conversation_id=conversation_id, name=name, title=title, created_at=now)
        )
    if title and title != team.title:
        rename(work, team, title)
    if team.gone_at is not None:
        rituals.resume(work.session, team)  # somebody speaks there again
    return team


def rename(work: Work, team: Team, title: str) -> None:
    """Take over the new title of a team's group."""
    team.title = title
    team.name = _free_name(work.session, team.org_id, title)


def _free_name(session: Session, org_id: str, title: str) -> str:
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


def _join(work: Work, team: Team, member: Member, membership: Membership | None, now: datetime) -> None:
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
            member = work.add(Member(org_id=org_id, staff_id=staff_id, name=name, created_at=now))
        elif name and member.name != name:
            member.name = name
        if team is not None:
            _join(work, team, member, joined.get(member.id), now)
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
    """The present members of a team, by name."""
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
