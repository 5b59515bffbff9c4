"""What a use-case wants to be said, before it becomes rows of the outbox."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commands.texts.markdown import Md, paragraphs
from storage.tables import Member, Team

ANSWER, ASK, FLAG, NEWS = "answer", "ask", "flag", "news"
"""Sorts of messages: an answer, something wanted of the reader, a red flag, and what became of something."""


@dataclass(frozen=True, slots=True)
class Asks:
    """The question a direct message puts to its reader, who answers it in any direct chat with me."""

    kind: str
    payload: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Direct:
    """A direct message to a member, in that member's language.

    `once` names it among all ever owed; `kind` is the sort of message, by which the bill may leave it unsaid.
    """

    to: Member
    text: Md
    once: str
    about: str | None = None
    asks: Asks | None = None
    kind: str = ANSWER


@dataclass(frozen=True, slots=True)
class Announcement:
    """Something said in a team's group that answers nobody there: it names people and cannot @ them.

    `chart` is what a picture below the text shows, as data.
    """

    team: Team
    text: Md
    once: str
    about: str | None = None
    kind: str = ANSWER
    chart: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to a message, said where it was asked.

    `at` are people who stand in the text as mentions. `about` is the code of the key result or blocker it
    speaks of, so that an answer quoting it is understood. `direct` goes to others beside it, `groups` to
    other conversations. `once` replaces the name under which an answer is owed once, which is that of its
    message.
    """

    text: Md
    at: tuple[Member, ...] = ()
    about: str | None = None
    direct: tuple[Direct, ...] = ()
    groups: tuple[Announcement, ...] = ()
    once: str | None = None


def joined(*replies: Reply) -> Reply:
    """Several answers to one message as one, below each other."""
    return Reply(
        paragraphs(*(each.text for each in replies)),
        at=tuple({member.id: member for each in replies for member in each.at}.values()),
        about=next((each.about for each in replies if each.about), None),
        direct=tuple(direct for each in replies for direct in each.direct),
        groups=tuple(said for each in replies for said in each.groups),
    )
