"""A message as it came in: what every door hands to the use-cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What a message is made of. Pictures, videos and files carry no words."""

    TEXT = "text"
    RICH_TEXT = "rich_text"
    VOICE = "voice"
    PICTURE = "picture"
    VIDEO = "video"
    FILE = "file"
    NO_QUOTA = "no_quota"
    """A frame without words because the month's webhook-and-stream quota is used up (code 20001)."""
    UNKNOWN = "unknown"


class Door(StrEnum):
    """Through which door somebody acts: in the chat they are seen to, elsewhere it must be said."""

    CHAT = "chat"
    BOARD = "board"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class Quote:
    """The message this one answers.

    DingTalk often gives only some of it: `text` is None when only an id came; `send_key` (the
    `processQueryKey` of an earlier send) is there only when a message of the robot was quoted.
    """

    message_id: str | None
    text: str | None
    send_key: str | None


@dataclass(frozen=True, slots=True)
class IncomingMessage:
    """One message to the robot, frozen; nothing past the door sees the callback's dictionary.

    `org` is the organization's corp id, `robot` the robot code: two robots mentioned in one message
    get the same `message_id`, so a message is known by both. `text` is as typed, with the mentions
    that DingTalk removes removed; of a voice message it is the transcript. `mentions` are staff ids
    in no meaningful order, without the robot's own. `sender` is None for people outside the
    organization. `sent_at` is DingTalk's `createAt` and decides which of two check-ins is the later. Through
    another `door` than the chat no words come, but what is meant; `program` is the name of one that acts for
    the sender.
    """

    org: str
    robot: str
    message_id: str
    kind: Kind
    text: str
    conversation: str
    group: bool
    conversation_title: str
    sender: str | None
    sender_nick: str
    sender_is_admin: bool
    mentions: tuple[str, ...]
    sent_at: datetime
    webhook: str | None
    webhook_expires_at: datetime | None
    quote: Quote | None = None
    door: Door = Door.CHAT
    program: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the directory told of the people in a message, asked before its transaction.

    `names` maps mentioned staff ids to names, None where the directory is silent. `found` maps a name typed
    with an @ to the people the directory knows by it: staff id to name.
    """

    names: Mapping[str, str | None] = field(default_factory=dict)
    found: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


class NoticeKind(StrEnum):
    """What DingTalk tells of the organization that matters to teams."""

    LEFT_ORGANIZATION = "left_organization"
    JOINED_ORGANIZATION = "joined_organization"
    LEFT_GROUP = "left_group"
    GROUP_RENAMED = "group_renamed"
    GROUP_GONE = "group_gone"
    """It was disbanded, or the robot cannot speak there for another reason."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One event of the organization. `id` stays the same when DingTalk tells it again, empty if unknown.

    `staff_ids` are the people concerned, `conversation` the group, `title` its new name, `reason` why it is
    gone, in English: administrators read it.
    """

    org: str
    id: str
    kind: NoticeKind
    staff_ids: tuple[str, ...] = ()
    conversation: str | None = None
    title: str = ""
    reason: str = "DingTalk says that the group was disbanded."
