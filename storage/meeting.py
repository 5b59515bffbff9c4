"""The first statement of every message: where it was said, by whom, and what they were asked there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, exists, or_, select

from storage import questions, rituals
from storage.cycles import long_ago
from storage.members import (
    by_staff_ids,
    ensure_organization,
    free_name,
    join,
    membership_of,
    rename,
    store_new,
    team_of,
)
from storage.questions import PERSONAL
from storage.tables import Conversation, Cycle, Member, Membership, Question, Team
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message was said. `team` is None in a direct chat.

    `may_be_over`: the team has an open cycle that ended long ago, or that was not checked.
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


@dataclass(frozen=True, slots=True)
class Encounter:
    """A message's speaker and conversation, as DingTalk tells them. `staff_id` is None for outsiders.

    `joins`: speaking there makes somebody a member of the group's team. Not if they act from the board or
    through a program, since they need not be in the group.
    """

    org_id: str
    robot: str
    conversation_id: str
    group: bool
    title: str
    staff_id: str | None
    nick: str
    joins: bool = True


_HAS_ENDED = exists().where(
    Cycle.org_id == Team.org_id,
    Cycle.team_id == Team.id,
    Cycle.closed_at.is_(None),
    Cycle.ends_on < bindparam("long_ago"),
)

_BELONGS = and_(Membership.member_id.is_not(None), Membership.until.is_(None))

# Everything that every message needs, in one statement built once: composing it costs more than running it.
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


def meet(work: Work, said: Encounter, *, now: datetime) -> Met:
    """Find or create the conversation, its team and the speaker; a group's new title is stored.

    The conversation's row is locked on PostgreSQL, so that its messages are handled one after another
    whichever process they reach.
    """
    asked = {"robot": said.robot, "conversation_id": said.conversation_id, "staff_id": said.staff_id}
    found = work.load(_MEETING, {**asked, "org_id": said.org_id, "now": now, "long_ago": long_ago(now)})
    conversation, team, member, belongs, question, ended = found[0] if found else _NOTHING
    if conversation is None:
        conversation = _conversation(work, said, now)
        team = team_of(work.session, said.org_id, said.conversation_id)
        member = next(iter(by_staff_ids(work.session, said.org_id, [said.staff_id or ""])), None)
        if member is not None and not said.group:
            question = questions.latest(work.session, member, PERSONAL, now=now)
    if said.group:
        team = _team(work, team, said, now)
    place = Place(conversation, team, may_be_over=bool(ended) or not said.group)
    if said.staff_id is None:
        return Met(place, None, None)
    if member is None:
        member = store_new(
            work, Member(org_id=said.org_id, staff_id=said.staff_id, nick=said.nick or None, created_at=now)
        )
    elif said.nick and member.nick != said.nick:
        member.nick = said.nick
    if member.left_at is not None:
        member.left_at = None  # back again
    if team is not None and said.joins and not belongs:
        join(work, team, member, membership_of(work.session, team, member), now)
    return Met(place, member, question)


def _conversation(work: Work, said: Encounter, now: datetime) -> Conversation:
    ensure_organization(work, said.org_id, now)
    return work.add(
        Conversation(
            org_id=said.org_id, robot=said.robot, conversation_id=said.conversation_id, group=said.group
        )
    )


def _team(work: Work, team: Team | None, said: Encounter, now: datetime) -> Team:
    if team is None:
        name = free_name(work.session, said.org_id, said.title or "Team")
        return work.add(
            Team(
                org_id=said.org_id,
                conversation_id=said.conversation_id,
                name=name,
                title=said.title,
                created_at=now,
            )
        )
    if said.title and said.title != team.title:
        rename(work, team, said.title)
    if team.gone_at is not None:
        rituals.resume(work.session, team)  # somebody speaks there again
    return team
