"""Somebody at the board or a terminal: the context of a use-case when there is no message."""

from __future__ import annotations

from datetime import datetime

from commands.core.context import Context
from commands.core.deployment import Deployment
from commands.core.errors import Refusal
from commands.core.messages import Door, IncomingMessage, Kind
from commands.core.registry import commands_by_name
from commands.core.reply import Reply
from commands.core.whereabouts import Speaker
from storage.meeting import Place
from storage.tables import Conversation, Member
from storage.work import Work


def at_desk(work: Work, deployment: Deployment, member: Member, *, now: datetime) -> Context:
    """A member alone, as in their direct chat, who has said nothing."""
    message = from_desk(deployment, member, message_id="", now=now)
    conversation = Conversation(
        org_id=member.org_id, robot=message.robot, conversation_id=message.conversation, group=False
    )
    speaker = Speaker(Place(conversation, None), member, (), {}, None)
    context = Context(work=work, deployment=deployment, message=message, speaker=speaker, now=now)
    context.voice = context.voice_for(member)  # no words tell in which language
    return context


def from_desk(
    deployment: Deployment, member: Member, *, message_id: str, now: datetime, text: str = ""
) -> IncomingMessage:
    """What somebody does at the board or a terminal, as if they had said it to me alone: the answer goes to
    their direct chat, where it can be taken back. The same `message_id` counts once."""
    return IncomingMessage(
        org=member.org_id,
        robot=deployment.robot,
        message_id=message_id,
        kind=Kind.TEXT,
        text=text,
        conversation=f"board:{member.staff_id}",
        group=False,
        conversation_title="",
        sender=member.staff_id,
        sender_nick=member.nick or "",
        sender_is_admin=False,
        mentions=(),
        sent_at=now,
        webhook=None,
        webhook_expires_at=None,
        door=Door.BOARD,
    )


def spoken(context: Context) -> Reply:
    """What the words of a message ask for, answered in the language of whoever chose them on a page.

    Raises:
        Refusal: with the reason; also when the words say nothing, which a page's own never do.
    """
    context.voice = context.voice_for(context.member)
    command = commands_by_name().get(context.parsed.intent)
    if command is None:
        raise Refusal(context.say("I did not understand “{words}”.", words=context.message.text))
    return command.run(context)
