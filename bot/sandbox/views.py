"""How the sandbox's own JSON API writes things."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from bot.sandbox.model import Conversation, Message, Person
from bot.sandbox.sandbox import Sandbox

Json = dict[str, Any]


def moment_view(moment: datetime) -> str:
    """A moment as ISO 8601 in UTC."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def person_view(person: Person) -> Json:
    """A person as the page sees them."""
    return {
        "id": person.id,
        "name": person.name,
        "nick": person.nick,
        "external": person.external,
        "isAdmin": person.is_admin,
        "title": person.title,
    }


def conversation_view(place: Conversation) -> Json:
    """A group or direct chat as the page sees it."""
    return {
        "id": place.id,
        "kind": place.kind,
        "title": place.title,
        "members": list(place.members),
        "lastSeq": place.last_seq,
    }


def message_view(message: Message) -> Json:
    """A message as the page sees it."""
    quote = message.quote
    return {
        "seq": message.seq,
        "id": message.id,
        "conversation": message.conversation,
        "from": {"kind": message.sender.kind, "id": message.sender.id, "name": message.sender.name},
        "type": message.kind,
        "title": message.title,
        "text": message.text,
        "at": [{"id": mention.id, "name": mention.name} for mention in message.at],
        "atAll": message.at_all,
        "quote": quote and {"id": quote.id, "from": quote.sender.name, "text": quote.text},
        "sentAt": moment_view(message.sent_at),
        "via": message.via,
        "delivered": message.delivered,
    }


def state_view(sandbox: Sandbox) -> Json:
    """Everything but the messages."""
    world = sandbox.world
    now = world.clock.now()
    return {
        "robot": {"name": world.robot.name, "userId": world.robot.user_id},
        "now": moment_view(now),
        "people": [person_view(person) for person in world.people()],
        "conversations": [conversation_view(place) for place in world.conversations()],
        "switches": switches_view(sandbox),
        "quota": sandbox.quota.used(now),
        "calls": sandbox.quota.kinds(now),
        "connections": sandbox.gateway.connections,
        "board": sandbox.board,
        "notYet": sandbox.not_yet,
    }


def switches_view(sandbox: Sandbox) -> Json:
    """What can be switched while the sandbox runs."""
    return {"redeliver": sandbox.gateway.redeliver, "linksWithAt": sandbox.links_with_at}


def faults_view(sandbox: Sandbox) -> Json:
    """The faults there are, and those that last now."""
    faults = sandbox.faults
    return {
        "names": list(faults.NAMES),
        "rules": [asdict(rule) for rule in faults.rules()],
        "denied": sorted(faults.denied),
        "flowControlled": sorted(faults.flow_controlled),
    }
