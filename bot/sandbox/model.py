"""What there is in the sandbox: people, conversations, messages (data only)."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from bot.sandbox import mentions

Kind = Literal["text", "richText", "markdown", "picture", "audio", "file", "video"]

SESSION_LIFE = timedelta(minutes=90)
"""How long a session webhook lives after the message that brought it."""

DIRECT_ONLY = frozenset({"audio", "file", "video"})
"""Kinds that DingTalk lets people send to a robot only in a direct chat."""


class UnknownError(LookupError):
    """There is no such person, conversation or message in the sandbox."""


class NotPossibleError(ValueError):
    """DingTalk's client would not let anybody do this."""


@dataclass(slots=True)
class Person:
    """Somebody who uses DingTalk. People outside the organization have no staff id, only an opaque one."""

    id: str
    name: str
    nick: str
    union_id: str
    dingtalk_id: str
    external: bool = False
    is_admin: bool = False
    title: str = ""
    manager: str | None = None
    mobile: str = ""
    active: bool = True

    @property
    def names(self) -> tuple[str, str]:
        """The names this person can be picked under."""
        return self.nick, self.name


@dataclass(frozen=True, slots=True)
class Robot:
    """The robot as its group sees it; `user_id` is its own encrypted id in callbacks."""

    name: str
    user_id: str


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote a message."""

    kind: Literal["person", "robot"]
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One person shown as @ in a message."""

    id: str
    name: str


@dataclass(slots=True)
class Message:
    """One message of a conversation.

    `text` is what a human sees; `typed` (people's messages only) knows where the picked mentions stand.
    `send_key` is the `processQueryKey` of a message the robot sent by API. `delivered` is None for the
    robot's messages and for those that do not concern it. `seq` grows over all conversations.
    """

    seq: int
    id: str
    conversation: str
    sender: Sender
    kind: Kind
    text: str
    sent_at: datetime
    title: str | None = None
    at: tuple[Mention, ...] = ()
    at_all: bool = False
    quote: Message | None = None
    quote_shape: str | None = None
    via: Literal["webhook", "api"] | None = None
    send_key: str | None = None
    delivered: Literal["no", "pushed", "acked"] | None = None
    typed: mentions.Typed | None = None
    session_expires_at: datetime | None = None


@dataclass(slots=True)
class Conversation:
    """A group, or the direct chat of one person with the robot, which may be taken out of a group."""

    id: str
    kind: Literal["group", "direct"]
    title: str
    members: list[str]
    session: str
    session_expires_at: datetime | None = None
    webhook: str | None = None
    disbanded: bool = False
    robot_out: bool = False
    messages: deque[Message] = field(default_factory=deque)

    @property
    def last_seq(self) -> int:
        """The number of the latest message kept here, 0 for none."""
        return self.messages[-1].seq if self.messages else 0


@dataclass(frozen=True, slots=True)
class Happening:
    """An organization event as DingTalk would push it: its type and data."""

    type: str
    data: dict[str, Any]


def milliseconds(moment: datetime) -> int:
    """Milliseconds since 1970, DingTalk's way to write a moment."""
    return round(moment.timestamp() * 1000)
