"""The sandbox's people, groups and direct chats."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from bot.sandbox.clock import Clock
from bot.sandbox.model import Conversation, NotPossibleError, Person, Robot, UnknownError
from bot.sandbox.state import State


class People(State):
    """An organization with one robot, those who talk with it, and where they do."""

    def __init__(self, clock: Clock | None, *, seed: int, robot_name: str, corp_id: str | None) -> None:
        super().__init__(clock, seed=seed)
        self.corp_id = corp_id or "ding" + self.token(32)
        self.robot = Robot(robot_name, self._dingtalk_id())
        self._people: dict[str, Person] = {}
        self._conversations: dict[str, Conversation] = {}
        self._direct: dict[str, Conversation] = {}
        self._sessions: dict[str, Conversation] = {}
        self._webhooks: dict[str, Conversation] = {}

    # Coming and going

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

    # Finding

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
