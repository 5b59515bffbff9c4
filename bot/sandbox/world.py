"""The people, groups and messages of the sandbox: pure state, safe to use from several threads.

Nothing here knows HTTP or sockets. Whoever wants to hear of changes subscribes; listeners are called in
the thread that made the change, in order, and must be quick.
"""

from __future__ import annotations

import base64
import random
import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Literal, TypeVar

from bot.sandbox import mentions
from bot.sandbox.clock import Clock
from bot.sandbox.model import (
    DIRECT_ONLY,
    SESSION_LIFE,
    Conversation,
    Happening,
    Kind,
    Mention,
    Message,
    NotPossibleError,
    Person,
    Robot,
    Sender,
    UnknownError,
    milliseconds,
)

__all__ = ["Change", "Conversation", "Listener", "Message", "Person", "World"]

T = TypeVar("T")
Change = Literal["message", "delivery", "state", "event"]
Listener = Callable[[Change, Message | Happening | None], None]


class World:
    """Everything there is, behind one lock. `keep` is the number of messages remembered in all."""

    def __init__(
        self,
        clock: Clock | None = None,
        *,
        seed: int = 1,
        robot_name: str = "OKR",
        corp_id: str | None = None,
        keep: int = 50_000,
    ) -> None:
        self.clock = clock or Clock()
        self.rng = random.Random(seed)
        self.corp_id = corp_id or "ding" + self.token(32)
        self.robot = Robot(robot_name, self._dingtalk_id())
        self._keep = keep
        self._changed = threading.Condition(threading.RLock())
        self._people: dict[str, Person] = {}
        self._conversations: dict[str, Conversation] = {}
        self._direct: dict[str, Conversation] = {}
        self._sessions: dict[str, Conversation] = {}
        self._webhooks: dict[str, Conversation] = {}
        self._log: deque[Message] = deque()
        self._by_id: dict[str, Message] = {}
        self._seq = 0
        self._listeners: list[Listener] = []
        self.clock.on_move(self.touch)

    # People and groups

    def add_person(
        self,
        name: str,
        *,
        id: str | None = None,
        nick: str | None = None,
        external: bool = False,
        is_admin: bool = False,
        title: str = "",
        manager: str | None = None,
        mobile: str = "",
    ) -> Person:
        """Somebody new, with a direct chat with the robot. `id` is their staff id (made up if missing)."""
        with self._changed:
            person = Person(
                id=id or (f"out-{self.token(12)}" if external else self._staff_id()),
                name=name,
                nick=nick or name,
                union_id=f"{self.token(16)}iE",
                dingtalk_id=self._dingtalk_id(),
                external=external,
                is_admin=is_admin and not external,
                title=title,
                manager=manager,
                mobile=mobile,
            )
            if person.id in self._people:
                raise NotPossibleError(f"Somebody with the id {person.id} is already there.")
            self._people[person.id] = person
            self._direct[person.id] = self._add_conversation("direct", person.nick, [person.id], None)
            self.touch()
            return person

    def add_group(
        self, title: str, members: Iterable[str | Person], *, id: str | None = None
    ) -> Conversation:
        """A group with the robot in it."""
        with self._changed:
            group = self._add_conversation("group", title, [self.person(m).id for m in members], id)
            self.touch()
            return group

    def add_member(self, group: str | Conversation, person: str | Person) -> None:
        """Bring somebody into a group; nothing happens if they are there."""
        with self._changed:
            place, who = self._group(group), self.person(person)
            if who.id not in place.members:
                place.members.append(who.id)
                self._group_event("chat_add_member", place, who)

    def remove_member(self, group: str | Conversation, person: str | Person) -> None:
        """Take somebody out of a group."""
        with self._changed:
            place, who = self._group(group), self.person(person)
            if who.id in place.members:
                place.members.remove(who.id)
                self._group_event("chat_remove_member", place, who)

    def leave_organization(self, person: str | Person) -> None:
        """Somebody leaves the organization and all its groups."""
        with self._changed:
            who = self.person(person)
            for place in self._conversations.values():
                if who.id in place.members:
                    place.members.remove(who.id)
            who.active = False
            self.happened("user_leave_org", {"timeStamp": self.stamp(), "userId": [who.id]})

    def rename_group(self, group: str | Conversation, title: str) -> None:
        """Change a group's title."""
        with self._changed:
            place = self._group(group)
            place.title = title
            self._group_event("chat_update_title", place, None, title=title)

    def disband(self, group: str | Conversation) -> None:
        """End a group: nothing can be sent to it any more."""
        with self._changed:
            place = self._group(group)
            place.disbanded = True
            self._group_event("chat_disband", place, None)

    def remove_robot(self, group: str | Conversation) -> None:
        """Take the robot out of a group. DingTalk tells it nothing: it learns that when it speaks there."""
        with self._changed:
            self._group(group).robot_out = True

    def bring_robot(self, group: str | Conversation) -> None:
        """Add the robot to a group again; nothing tells it of that either."""
        with self._changed:
            self._group(group).robot_out = False

    def group_webhook(self, group: str | Conversation) -> str:
        """The access token of the group's own webhook, made when first asked for."""
        with self._changed:
            place = self._group(group)
            if place.webhook is None:
                place.webhook = self.token(64)
                self._webhooks[place.webhook] = place
            return place.webhook

    def people(self) -> list[Person]:
        """Everybody who has not left, in the order they came."""
        with self._changed:
            return [person for person in self._people.values() if person.active]

    def conversations(self) -> list[Conversation]:
        """Groups and direct chats that still exist."""
        with self._changed:
            return [place for place in self._conversations.values() if not place.disbanded]

    def person(self, who: str | Person) -> Person:
        """By id, nick or name (an unknown one raises UnknownError)."""
        if isinstance(who, Person):
            return who
        with self._changed:
            if found := self._people.get(who):
                return found
            for person in self._people.values():
                if who in person.names:
                    return person
        raise UnknownError(f"Nobody here is called {who}.")

    def colleague(self, staff_id: str) -> Person | None:
        """The person of the organization with this staff id."""
        person = self._people.get(staff_id)
        return person if person and person.active and not person.external else None

    def conversation(self, which: str | Conversation) -> Conversation:
        """By id or group title (an unknown one raises UnknownError)."""
        if isinstance(which, Conversation):
            return which
        with self._changed:
            if found := self._conversations.get(which):
                return found
            for place in self._conversations.values():
                if place.kind == "group" and place.title == which:
                    return place
        raise UnknownError(f"There is no conversation {which}.")

    def direct(self, who: str | Person) -> Conversation:
        """Somebody's direct chat with the robot."""
        with self._changed:
            return self._direct[self.person(who).id]

    def conversation_by_id(self, id: str) -> Conversation:
        """By id only, as DingTalk names conversations."""
        with self._changed:
            if found := self._conversations.get(id):
                return found
        raise UnknownError(f"There is no conversation {id}.")

    def by_session(self, session: str) -> Conversation | None:
        """The conversation of a session webhook while that lives."""
        with self._changed:
            place = self._sessions.get(session)
            expires = place.session_expires_at if place else None
            return place if expires and self.clock.now() < expires else None

    def by_webhook(self, token: str) -> Conversation | None:
        """The group whose own webhook has this access token."""
        return self._webhooks.get(token)

    # Messages

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

    # Hearing of changes

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of every change from now on; the answer ends that (a second time it does nothing)."""

        def end() -> None:
            with self._changed:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        with self._changed:
            self._listeners.append(listener)
        return end

    def touch(self) -> None:
        """Tell everybody that people, groups, clock or switches changed."""
        with self._changed:
            self._tell("state", None)

    def happened(self, type: str, data: dict[str, Any]) -> None:
        """An organization event takes place: bots that subscribed to events get it."""
        with self._changed:
            self._tell("event", Happening(type, data))
            self._tell("state", None)

    def wait_for(self, predicate: Callable[[], T | None], timeout: float = 5.0) -> T:
        """Wait (real seconds) until `predicate` answers something true, looked at after each change."""
        with self._changed:
            result = self._changed.wait_for(predicate, timeout)
        if not result:
            raise TimeoutError(f"It did not happen in the sandbox within {timeout} s.")
        return result

    def wait_for_robot(
        self, conversation: str | Conversation, *, after: int = 0, timeout: float = 5.0
    ) -> Message:
        """The robot's first message in a conversation after number `after`."""
        place = self.conversation(conversation)
        return self.wait_for(
            lambda: next((m for m in self.messages(place, after=after) if m.sender.kind == "robot"), None),
            timeout,
        )

    # Made-up identifiers, the same in every run with the same seed

    def token(self, length: int) -> str:
        """Hexadecimal digits."""
        return f"{self.rng.getrandbits(4 * length):0{length}x}"

    def opaque(self, prefix: str) -> str:
        """An identifier such as `cid…==` or `msg…==`."""
        return prefix + base64.b64encode(self.rng.randbytes(16)).decode()

    def stamp(self) -> str:
        """Now in milliseconds, as DingTalk writes it in events."""
        return str(milliseconds(self.clock.now()))

    # Inside (all called with the lock held)

    def _add_conversation(
        self, kind: Literal["group", "direct"], title: str, members: list[str], id: str | None
    ) -> Conversation:
        place = Conversation(id or self.opaque("cid"), kind, title, members, self.token(32))
        if place.id in self._conversations:
            raise NotPossibleError(f"A conversation with the id {place.id} is already there.")
        self._conversations[place.id] = self._sessions[place.session] = place
        return place

    def _group(self, which: str | Conversation) -> Conversation:
        place = self.conversation(which)
        if place.kind != "group":
            raise NotPossibleError("That is a direct chat, not a group.")
        return place

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

    def _tell(self, change: Change, subject: Message | Happening | None) -> None:
        for listener in tuple(self._listeners):
            listener(change, subject)
        self._changed.notify_all()

    def _group_event(self, type: str, place: Conversation, person: Person | None, **more: str) -> None:
        who = [person] if person else []
        self.happened(
            type,
            {
                "timeStamp": self.stamp(),
                "eventType": type,
                "corpId": self.corp_id,
                "openConversationId": place.id,
                "chatId": "chat" + place.session,
                "userId": [p.id for p in who if not p.external],
                "unionId": [p.union_id for p in who],
                **more,
            },
        )

    def _staff_id(self) -> str:
        return str(self.rng.randrange(10**17, 10**18))

    def _dingtalk_id(self) -> str:
        return self.opaque("$:LWCP_v1:$")
