"""What the clock brings to groups: red flags of direct chats that their raisers did not answer about."""

from __future__ import annotations

from datetime import datetime

from commands.acts.flagging import announced_once, announcement, described
from commands.core import post
from commands.core.deployment import Deployment
from commands.texts.voice import voice_of
from storage import flags, outbox
from storage.flags import Untold
from storage.tables import Member
from storage.work import Work

AT_ONCE = 50
"""Flags told in one transaction, so that no message waits long behind it."""


def announce_due(work: Work, deployment: Deployment, *, now: datetime) -> int:
    """Tell the groups of the flags that are due; each is told once, whatever number of processes try."""
    claimed = [
        each
        for each in flags.due(work.session, now=now, limit=AT_ONCE)
        if flags.claim(work, each.flag, now=now)
        and not outbox.is_owed(work.session, each.flag.org_id, announced_once(each.flag))
    ]
    for each in claimed:
        _announce(work, deployment, each, now)
    return len(claimed)


def _announce(work: Work, deployment: Deployment, due: Untold, now: datetime) -> None:
    member = work.session.get(Member, (due.flag.org_id, due.flag.raised_by_id))
    voice = voice_of(due.team.language or deployment.language)
    name = member and (member.name or member.nick)
    found = described(work.session, due.flag, due.key_result, name or str(voice.say("a colleague")))
    said = announcement(due.flag, found, due.team, deployment)
    post.to_group(work, said, robot=due.robot, now=now, name=deployment.name)
