"""Conversations as tests: who says what where, what everybody reads, and what was stored."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from urllib.parse import unquote

from sqlalchemy import select

from commands.core.deployment import Deployment
from commands.core.dispatch import Dispatch
from commands.core.messages import IncomingMessage, Kind, Known, Quote
from commands.texts.discretion import REMOVED
from commands.texts.markdown import LIMIT
from storage.tables import Base, Delivery, KeyResult
from storage.work import Storage

Row = TypeVar("Row", bound=Base)

MONDAY = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
"""A Monday, 10:00 in Shanghai, in week 7 of 2026-Q4."""

NICKS = {
    "dana": "Dana",
    "leo": "Leo",
    "wang": "Wang Lei",
    "priya": "Priya",
    "omar": "Omar",
    "mai": "Mai",
    "li": "李四",
    "dewi": "Dewi",
    "lan": "Lan",
}
"""Staff ids of the people in the tests and what they call themselves."""

ORG, ROBOT = "ding0corp", "ding0robot"
"""Nothing that anybody would say by chance, so that it is seen where it does not belong."""

LINK = re.compile(r"\[([^\]]*)\]\(dtmd://dingtalkclient/sendMessage\?content=([^)]*)\)")


@dataclass(frozen=True)
class Answer:
    """What one message caused: the answer where it was asked, and what others got directly."""

    text: str
    markdown: str
    at: Mapping[str, str]
    direct: Mapping[str, str]
    deliveries: tuple[Delivery, ...]

    @property
    def taps(self) -> list[str]:
        """What the one-tap answers would send."""
        return [unquote(content) for _, content in LINK.findall(self.markdown)]


class Dialogue:
    """One group "Growth" and the direct chats of its people, on a clock that only the test moves."""

    def __init__(self, storage: Storage, deployment: Deployment | None = None, *, first: int = 1) -> None:
        """`first` numbers its messages: what was said with the same storage before had other numbers."""
        self.storage = storage
        self.deployment = deployment or Deployment()
        self.dispatch = Dispatch(storage, self.deployment)
        self.now = MONDAY
        self.nicks = dict(NICKS)
        self.people: dict[str, str | None] = dict(NICKS)
        self.directory: dict[str, dict[str, str]] = {}
        self._count = first - 1

    def say(
        self,
        who: str,
        text: str,
        *,
        mentions: Iterable[str] = (),
        direct: bool = False,
        group: str = "Growth",
        quote: Quote | None = None,
        kind: Kind = Kind.TEXT,
        sent_at: datetime | None = None,
        admin: bool = False,
    ) -> Answer:
        """Say something to the bot and read what it answers; the clock moves on by a second."""
        message = self.message(
            who, text, mentions=mentions, direct=direct, group=group, quote=quote, kind=kind, admin=admin
        )
        return self.hand_in(replace(message, sent_at=sent_at) if sent_at else message)

    def message(
        self,
        who: str,
        text: str,
        *,
        mentions: Iterable[str] = (),
        direct: bool = False,
        group: str = "Growth",
        quote: Quote | None = None,
        kind: Kind = Kind.TEXT,
        admin: bool = False,
    ) -> IncomingMessage:
        """The message as the door would hand it over. `outsider` has no staff id."""
        self._count += 1
        self.now += timedelta(seconds=1)
        conversation = f"cid-direct-{who}" if direct else f"cid-group-{group}"
        return IncomingMessage(
            org=ORG,
            robot=ROBOT,
            message_id=f"msg{self._count}",
            kind=kind,
            text=text,
            conversation=conversation,
            group=not direct,
            conversation_title="" if direct else group,
            sender=None if who == "outsider" else who,
            sender_nick=self.nicks.get(who, who.title()),
            sender_is_admin=admin,
            mentions=tuple(mentions),
            sent_at=self.now,
            webhook=f"https://oapi.dingtalk.com/robot/sendBySession?session={conversation}",
            webhook_expires_at=self.now + timedelta(minutes=90),
            quote=quote,
        )

    def hand_in(self, message: IncomingMessage) -> Answer:
        """Handle a message as the program does, and split what it owes by reader."""
        names = {staff_id: self.people.get(staff_id) for staff_id in message.mentions}
        owed = self.dispatch.handle(message, now=self.now, known=Known(names, self.directory))
        for each in owed:
            assert_discreet(each, message.text)
        here = [each for each in owed if each.conversation_id == message.conversation]
        direct = {str(each.staff_id): readable(each.text) for each in owed if each.conversation_id is None}
        markdown = "\n\n".join(each.text for each in here)
        at: dict[str, Any] = {}
        for each in here:
            at.update(each.at)
        return Answer(readable(markdown), markdown, at, direct, tuple(owed))

    def later(self, **amount: float) -> None:
        """Let time pass."""
        self.now += timedelta(**amount)

    def rows(self, table: type[Row]) -> list[Row]:
        """All rows of a table, in the order they were made."""
        with self.storage.reading() as session:
            order = table.__table__.c.get("id")
            query = select(table)
            return list(session.scalars(query if order is None else query.order_by(order)))

    def standing(self, number: int = 1) -> tuple[str, str, int | None]:
        """Value, progress in percent and confidence of a key result, as the board would show them."""
        row = next(row for row in self.rows(KeyResult) if row.number == number)
        return f"{row.current.normalize():f}", f"{row.progress * 100:.0f}", row.confidence


_ID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|cid-\w+|sendBySession|ding0\w+")
_PAGE = re.compile(r"/(?:teams|objectives|key-results|people)/[0-9a-f-]{36}")
"""An address of the board: what it leads to is shown only to whoever may see it."""
_UNFILLED = re.compile(r"\{[a-z_]+\}")
_CALLED = re.compile(r"(?<![\w/])@([a-z]+)\b")


def assert_discreet(delivery: Delivery, typed: str) -> None:
    """No message holds an id of DingTalk's or of a row, a webhook, a field that was left unfilled, or the
    staff id of somebody who is not @-ed by it. What was `typed` may be repeated.
    """
    text = f"{delivery.title}\n{delivery.text}"
    assert len(delivery.text) <= LIMIT
    assert REMOVED not in text, text
    for found in _ID.findall(_PAGE.sub("", text)):
        assert found in typed, f"{found} in: {text}"
    for found in _UNFILLED.findall(text):
        assert found in typed, f"{found} in: {text}"
    called = {name for name in _CALLED.findall(delivery.text) if name in NICKS}
    assert called <= set(delivery.at) | _EXAMPLES, text


_EXAMPLES = {"wang", "li", "mai"}
"""Names in the bot's own examples of what to type; no mention, for `at` does not have them."""


def readable(markdown: str) -> str:
    """Markdown as somebody reads it: bold marks gone, links by their label, a line per line."""
    text = LINK.sub(r"\1", markdown).replace("**", "")
    return re.sub(r"[ ]*\n[ ]*", "\n", text).strip()
