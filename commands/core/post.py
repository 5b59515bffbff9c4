"""From what is to be said to rows of the outbox, in the transaction of the message that caused it."""

from __future__ import annotations

from datetime import datetime

from commands.core.messages import IncomingMessage
from commands.core.reply import Direct, Reply
from commands.texts.markdown import LIMIT, Md, preview, split
from storage.tables import Delivery
from storage.work import Work


def group_lane(robot: str, conversation_id: str) -> str:
    """The destination of everything said in one conversation: it leaves in order."""
    return f"c:{robot}:{conversation_id}"


def direct_lane(robot: str, staff_id: str) -> str:
    """The destination of everything said to one person directly."""
    return f"p:{robot}:{staff_id}"


def answer(work: Work, message: IncomingMessage, reply: Reply, *, now: datetime, name: str) -> None:
    """Owe the answer to a message, in as many parts as its length needs, and what goes to others."""
    at = {member.staff_id: member.name or member.nick or "" for member in reply.at}
    once = reply.once or f"reply:{message.robot}:{message.message_id}"
    for part, text in enumerate(split(reply.text, LIMIT)):
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
                at={staff_id: name for staff_id, name in at.items() if f"@{staff_id}" in text},
                about=reply.about,
                created_at=now,
                not_before=now,
            ),
            now=now,
        )
    for direct in reply.direct:
        _to_person(work, message, direct, now=now, name=name)


def _lane(message: IncomingMessage) -> str:
    if message.group or message.sender is None:
        return group_lane(message.robot, message.conversation)
    return direct_lane(message.robot, message.sender)


def _to_person(work: Work, message: IncomingMessage, direct: Direct, *, now: datetime, name: str) -> None:
    text: Md = direct.text
    work.owe(
        Delivery(
            org_id=message.org,
            once=direct.once,
            robot=message.robot,
            lane=direct_lane(message.robot, direct.to.staff_id),
            staff_id=direct.to.staff_id,
            title=preview(text) or name,
            text=text,
            at={},
            about=direct.about,
            created_at=now,
            not_before=now,
        ),
        now=now,
    )
