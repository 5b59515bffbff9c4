"""From what is to be said to rows of the outbox, in the transaction of the message that caused it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import structlog

from commands.core.context import DIRECT_PATIENCE
from commands.core.messages import IncomingMessage
from commands.core.reply import Announcement, Direct, Reply
from commands.rules.quiet_hours import allowed_from
from commands.texts.discretion import discreet
from commands.texts.markdown import LIMIT, Md, preview, split
from storage import questions
from storage.tables import Delivery, Member
from storage.work import Work

log = structlog.get_logger()


def group_lane(robot: str, conversation_id: str) -> str:
    """The destination of everything said in one conversation: it leaves in order."""
    return f"c:{robot}:{conversation_id}"


def direct_lane(robot: str, staff_id: str) -> str:
    """The destination of everything said to one person directly."""
    return f"p:{robot}:{staff_id}"


def answer(
    work: Work,
    message: IncomingMessage,
    reply: Reply,
    *,
    now: datetime,
    name: str,
    zone_of: Callable[[Member], ZoneInfo],
) -> None:
    """Owe the answer to a message, in as many parts as its length needs, and what goes to others.

    In the quiet hours of their zone others get theirs in the morning.
    """
    ids = _ids(message, reply)
    _to_speaker(work, message, reply, ids, now=now, name=name)
    for direct in reply.direct:
        own = direct.to.staff_id == message.sender  # who just spoke may be written to at any hour
        to_person(
            work,
            replace(direct, text=_discreet(direct.text, ids)),
            robot=message.robot,
            now=now,
            not_before=now if own else allowed_from(now, zone_of(direct.to)),
            name=name,
        )
    for each in reply.groups:
        said = replace(each, text=_discreet(each.text, ids))
        to_group(work, said, robot=message.robot, now=now, name=name)


def _to_speaker(
    work: Work, message: IncomingMessage, reply: Reply, ids: set[str | None], *, now: datetime, name: str
) -> None:
    """Owe the answer itself, where the message was said."""
    at = {member.staff_id: member.called or "" for member in reply.at}
    once = reply.once or f"reply:{message.robot}:{message.message_id}"
    alone = {message.sender} if not message.group else set()  # `/whoami` tells people their own id
    whole = _discreet(reply.text, ids - alone, at)
    for part, text in enumerate(split(whole, LIMIT)):
        work.owe(
            Delivery(
                org_id=message.org,
                once=f"{once}:{part}",
                robot=message.robot,
                lane=_lane(message),
                conversation_id=message.conversation,
                staff_id=None if message.group else message.sender,
                title=preview(text) or name,
                text=text,
                at={staff_id: called for staff_id, called in at.items() if f"@{staff_id}" in text},
                about=reply.about,
                created_at=now,
                not_before=now,
            ),
            now=now,
        )


def to_group(work: Work, said: Announcement, *, robot: str, now: datetime, name: str) -> None:
    """Owe something to a group that is no answer there; a picture comes below the last part."""
    parts = split(_discreet(said.text, {said.team.org_id, said.team.conversation_id, robot}))
    for part, text in enumerate(parts):
        work.owe(
            Delivery(
                org_id=said.team.org_id,
                once=_once(said.once, part),
                robot=robot,
                lane=group_lane(robot, said.team.conversation_id),
                conversation_id=said.team.conversation_id,
                title=preview(text) or name,
                text=text,
                at={},
                about=said.about,
                kind=said.kind,
                chart=dict(said.chart) if said.chart and text is parts[-1] else None,
                created_at=now,
                not_before=now,
            ),
            now=now,
        )


def to_person(
    work: Work, direct: Direct, *, robot: str, now: datetime, not_before: datetime, name: str
) -> None:
    """Owe somebody a direct message, and wait for the answer if it asks something."""
    if direct.asks:
        questions.put(
            work,
            direct.to,
            questions.PERSONAL,
            direct.asks.kind,
            dict(direct.asks.payload),
            now=now,
            expires_at=not_before + DIRECT_PATIENCE,
        )
    for part, text in enumerate(split(_discreet(direct.text, {direct.to.org_id, direct.to.staff_id, robot}))):
        work.owe(
            Delivery(
                org_id=direct.to.org_id,
                once=_once(direct.once, part),
                robot=robot,
                lane=direct_lane(robot, direct.to.staff_id),
                staff_id=direct.to.staff_id,
                title=preview(text) or name,
                text=text,
                at={},
                about=direct.about,
                kind=direct.kind,
                created_at=now,
                not_before=not_before,
            ),
            now=now,
        )


def _once(name: str, part: int) -> str:
    """The first part has the name itself: by that it is asked whether something was said."""
    return f"{name}:{part}" if part else name


def _ids(message: IncomingMessage, reply: Reply) -> set[str | None]:
    """The ids of DingTalk's that are at hand, so that it could be one of them that slipped into a text."""
    people = {member.staff_id for member in reply.at} | {direct.to.staff_id for direct in reply.direct}
    return {
        message.org,
        message.robot,
        message.message_id,
        message.conversation,
        message.sender,
        *message.mentions,
        *people,
    }


def _discreet(text: Md, ids: Iterable[str | None], at: Collection[str] = ()) -> Md:
    """The last guard: whatever went wrong before, no id and no secret leaves."""
    safe = discreet(text, ids=filter(None, ids), at=at)
    if safe != text:
        log.error("an id or a secret was about to be said", action="post")
    return safe


def _lane(message: IncomingMessage) -> str:
    if message.group or message.sender is None:
        return group_lane(message.robot, message.conversation)
    return direct_lane(message.robot, message.sender)
