"""What DingTalk tells of the organization: who left it or a group, and what became of a group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

import structlog

from commands.acts.members.leaving import Leaving
from commands.acts.rituals.silent_groups import rest
from commands.core import post
from commands.core.deployment import Deployment
from commands.core.messages import Notice, NoticeKind
from commands.core.reply import Direct
from commands.core.surroundings import Surroundings
from commands.rules.quiet_hours import allowed_from
from storage import inbox, members
from storage.tables import Delivery, Member, Team
from storage.work import Storage, Work

log = structlog.get_logger()


class Notices:
    """Handles events, one transaction each."""

    def __init__(self, storage: Storage, deployment: Deployment) -> None:
        self._storage = storage
        self._deployment = deployment

    def handle(self, notice: Notice, *, now: datetime) -> list[Delivery]:
        """Store what an event means; gives back who is to be told. The same event twice changes nothing."""
        with self._storage.work() as work:
            if notice.id and not self._claim(work, notice, now):
                return []
            around = Surroundings(work=work, deployment=self._deployment, org_id=notice.org, now=now)
            for direct in _heeded(around, notice):
                self._owe(around, direct)
        log.info("an event was heeded", action="notice", kind=notice.kind.value, people=len(notice.staff_ids))
        return work.owed

    def _claim(self, work: Work, notice: Notice, now: datetime) -> bool:
        name = f"event:{notice.id}"
        return inbox.claim(work, org_id=notice.org, robot=self._deployment.robot, message_id=name, now=now)

    def _owe(self, around: Surroundings, direct: Direct) -> None:
        post.to_person(
            around.work,
            direct,
            robot=self._deployment.robot,
            now=around.now,
            not_before=allowed_from(around.now, around.zone_of(direct.to)),
            name=self._deployment.name,
        )


def _heeded(around: Surroundings, notice: Notice) -> Iterator[Direct]:
    """Change what the event says, and whom to tell of it."""
    session = around.work.session
    people = members.by_staff_ids(session, notice.org, notice.staff_ids)
    if notice.kind is NoticeKind.LEFT_ORGANIZATION:
        yield from _left_organization(around, people, notice)
    if notice.kind is NoticeKind.JOINED_ORGANIZATION:
        for member in people:
            member.left_at = None
    team = members.team_of(session, notice.org, notice.conversation) if notice.conversation else None
    if team is not None:
        yield from _of_group(around, team, people, notice)


def _left_organization(around: Surroundings, people: Iterable[Member], notice: Notice) -> Iterator[Direct]:
    leaving = Leaving(around, once=notice.id)
    for member in people:
        member.left_at, member.admin = around.now, False
    for member in people:
        for team in members.teams_of(around.work.session, member):
            yield from leaving.leave_team(member, team).direct


def _of_group(around: Surroundings, team: Team, people: Iterable[Member], notice: Notice) -> Iterator[Direct]:
    if notice.kind is NoticeKind.LEFT_GROUP:
        for member in people:
            yield from Leaving(around, once=notice.id).leave_team(member, team).direct
    elif notice.kind is NoticeKind.GROUP_RENAMED and notice.title:
        members.rename(around.work, team, notice.title)
    elif notice.kind is NoticeKind.GROUP_GONE:
        yield from rest(around, team, because=notice.reason)
