"""What a use-case wants to be said, before it becomes rows of the outbox."""

from __future__ import annotations

from dataclasses import dataclass

from commands.texts.markdown import Md
from storage.tables import Member


@dataclass(frozen=True, slots=True)
class Direct:
    """A direct message to a member, in that member's language. `once` names it among all ever owed."""

    to: Member
    text: Md
    once: str
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to a message, said where it was asked.

    `at` are people who stand in the text as mentions. `about` is the code of the key result or blocker it
    speaks of, so that an answer quoting it is understood. `direct` goes to others beside it. `once` replaces
    the name under which an answer is owed once, which is that of its message.
    """

    text: Md
    at: tuple[Member, ...] = ()
    about: str | None = None
    direct: tuple[Direct, ...] = ()
    once: str | None = None
