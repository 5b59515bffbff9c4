"""What somebody does on a page or through a program, as a message in the group that will read the answer."""

from __future__ import annotations

from datetime import datetime

from commands.core.messages import Door, IncomingMessage, Kind
from storage.tables import Member, Team


def in_group(
    team: Team,
    member: Member,
    *,
    message_id: str,
    robot: str,
    door: Door,
    now: datetime,
    program: str = "",
    mentions: tuple[str, ...] = (),
    text: str = "",
) -> IncomingMessage:
    """A message as if `member` had said it in the team's group; `text` only shows their language."""
    return IncomingMessage(
        org=team.org_id,
        robot=robot,
        message_id=message_id,
        kind=Kind.TEXT,
        text=text,
        conversation=team.conversation_id,
        group=True,
        conversation_title=team.title,
        sender=member.staff_id,
        sender_nick=member.nick or "",
        sender_is_admin=False,
        mentions=mentions,
        sent_at=now,
        webhook=None,
        webhook_expires_at=None,
        door=door,
        program=program,
    )
