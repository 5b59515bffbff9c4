"""Red flags raised in direct chats, announced in their groups when the raiser has not answered in time."""

from __future__ import annotations

from datetime import datetime

from commands.acts.flags.flagging import announced_once, announcement, described
from commands.core import post
from commands.core.deployment import Deployment
from commands.texts.voice import voice_of
from storage import flags, outbox
from storage.flags import Untold
from storage.tables import Member
from storage.work import Work


def announce(work: Work, deployment: Deployment, due: Untold, *, now: datetime) -> bool:
    """Tell a flag's group of it; False if that was done already, whichever process did it."""
    flag = due.flag
    if not flags.claim(work, flag, now=now):
        return False
    if outbox.is_owed(work.session, flag.org_id, announced_once(flag)):
        return False
    member = work.session.get(Member, (flag.org_id, flag.raised_by_id))
    voice = voice_of(due.team.language or deployment.language)
    name = member and member.called
    found = described(work.session, flag, due.key_result, name or str(voice.say("a colleague")))
    said = announcement(flag, found, due.team, deployment)
    post.to_group(work, said, robot=due.robot, now=now, name=deployment.name)
    return True
