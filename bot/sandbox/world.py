"""The people, groups and messages of the sandbox: pure state, safe to use from several threads.

Nothing here knows HTTP or sockets.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from bot.sandbox import mentions
from bot.sandbox.clock import Clock
from bot.sandbox.model import (
    DIRECT_ONLY,
    SESSION_LIFE,
    Conversation,
    Kind,
    Mention,
    Message,
    NotPossibleError,
    Person,
    Sender,
    UnknownError,
)
from bot.sandbox.people import People
from bot.sandbox.state import Change, Listener

__all__ = ["Change", "Conversation", "Listener", "Message", "Person", "World"]


class World(People):
    """Everything there is. `keep` is the number of messages remembered in all."""

    def __init__(
        self,
        clock: Clock | None = None,
        *,
        seed: int = 1,
        robot_name: str = "OKR",
        corp_id: str | None = None,
        keep: int = 50_000,
    ) -> None:
        super().__init__(clock, seed=seed, robot_name=robot_name, corp_id=corp_id)
        self._keep = keep
        self._log: deque[Message] = deque()
        self._by_id: dict[str, Message] = {}
        self._seq = 0

    def say(
        self,
        as_: str | Person,
        conversation: str | Conversation,
        text: str,
        *,
        mentions: Sequence[str | Person] = (),
        at_robot: bool = True,
        kind: Kind = "text",
        quote: str | Message | None = None,
        quote_shape: str | None = None,
    ) -> Message:
        """Somebody says something. In groups it reaches the robot only with `at_robot`.

        `mentions` are people picked from the list: their "@name" may stand in `text`, else it is put
        behind. `quote_shape` fixes how a quoted message is shown to the robot (see `callback.py`).
        """
        with self._changed:
            author, place = self.person(as_), self.conversation(conversation)
            self._check_sayable(author, place, kind, mentions)
            picked = [self.person(m) for m in mentions] if place.kind == "group" else []
            concerns_robot = place.kind == "direct" or (at_robot and not place.robot_out)
            message = self._new_message(place, Sender("person", author.id, author.nick), kind, text)
            message.typed = self._typed(place, text, picked, at_robot)
            message.text = message.typed.text
            message.at = tuple(Mention(person.id, person.nick) for person in picked)
            if quote is not None:
                quoted = self.message(quote) if isinstance(quote, str) else quote
                message.quote = replace(quoted, quote=None)  # a chain of quotes would keep all of it alive
            message.quote_shape = quote_shape
            if concerns_robot:
                message.delivered = "no"
                place.session_expires_at = message.session_expires_at = message.sent_at + SESSION_LIFE
            return self._add(message)

    def robot_says(
        self,
        conversation: Conversation,
        *,
        kind: Kind,
        text: str,
        via: Literal["webhook", "api"],
        title: str | None = None,
        at: Sequence[str] = (),
        at_all: bool = False,
        send_key: str | None = None,
    ) -> Message:
        """The robot's message arrives; `at` are the people shown as mentioned."""
        with self._changed:
            message = self._new_message(
                conversation, Sender("robot", self.robot.user_id, self.robot.name), kind, text
            )
            message.title, message.via, message.send_key, message.at_all = title, via, send_key, at_all
            message.at = tuple(Mention(who, self._people[who].nick) for who in at)
            return self._add(message)

    def message(self, id: str) -> Message:
        """A message by its id; UnknownError if it never was or is forgotten."""
        try:
            return self._by_id[id]
        except KeyError:
            raise UnknownError(f"There is no message {id}.") from None

    def messages(
        self, conversation: str | Conversation | None = None, *, after: int = 0, limit: int | None = None
    ) -> list[Message]:
        """Messages with a number above `after`, oldest first, of one conversation or of all."""
        with self._changed:
            log = self.conversation(conversation).messages if conversation else self._log
            newest_first: list[Message] = []
            for message in reversed(log):
                if message.seq <= after:
                    break
                newest_first.append(message)
            return newest_first[::-1][:limit]

    def mark(self, message: Message, delivered: Literal["pushed", "acked"]) -> None:
        """Note how far a message got on its way to the robot; it never goes back."""
        with self._changed:
            if message.delivered not in (delivered, "acked"):
                message.delivered = delivered
                self._tell("delivery", message)

    def wait_for_robot(
        self, conversation: str | Conversation, *, after: int = 0, timeout: float = 5.0
    ) -> Message:
        """The robot's first message in a conversation after number `after`."""
        place = self.conversation(conversation)
        return self.wait_for(
            lambda: next((m for m in self.messages(place, after=after) if m.sender.kind == "robot"), None),
            timeout,
        )

    # Inside (all called with the lock held)

    def _check_sayable(
        self, author: Person, place: Conversation, kind: Kind, picked: Sequence[str | Person]
    ) -> None:
        if place.disbanded:
            raise NotPossibleError(f"The group {place.title} is disbanded.")
        if author.id not in place.members:
            raise NotPossibleError(f"{author.nick} is not in {place.title}.")
        if place.kind == "direct":
            return
        if kind in DIRECT_ONLY:
            raise NotPossibleError("Voice, video and files reach a robot only in a direct chat.")
        for person in map(self.person, picked):
            if person.id not in place.members:
                raise NotPossibleError(f"{person.nick} is not in {place.title} and cannot be picked there.")

    def _typed(
        self, place: Conversation, text: str, picked: Sequence[Person], at_robot: bool
    ) -> mentions.Typed:
        robot = self.robot.name if place.kind == "group" and at_robot else None
        return mentions.typed(text, [person.names for person in picked], robot)

    def _new_message(self, place: Conversation, sender: Sender, kind: Kind, text: str) -> Message:
        self._seq += 1
        return Message(self._seq, self.opaque("msg"), place.id, sender, kind, text, self.clock.now())

    def _add(self, message: Message) -> Message:
        self._conversations[message.conversation].messages.append(message)
        self._log.append(message)
        self._by_id[message.id] = message
        while len(self._log) > self._keep:
            self._forget_oldest()
        self._tell("message", message)
        return message

    def _forget_oldest(self) -> None:
        """The oldest message of all is also the oldest of its conversation."""
        oldest = self._log.popleft()
        self._conversations[oldest.conversation].messages.popleft()
        del self._by_id[oldest.id]
