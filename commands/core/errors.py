"""The errors of the use-cases, sorted by what the catcher does with them."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from commands.texts.markdown import Md


class Refusal(Exception):  # noqa: N818 (the product's own word for an expected "no")
    """An expected "no", explained to the person in their language. Nothing of the message is stored.

    `text` says what was not possible, what was kept, and what works instead.
    """

    def __init__(self, text: Md) -> None:
        super().__init__(text)
        self.text = text


class OnlyDirectly(Exception):  # noqa: N818 (an outcome, not a fault)
    """A group named a private code: nothing is stored, the group gets one line that tells nothing, the same
    whether there is such a code or not, and the speaker the truth in a direct message.

    `text` is that message; None for people from outside, who get none.
    """

    def __init__(self, text: Md | None) -> None:
        super().__init__(text)
        self.text = text


class WhichTeam(Exception):  # noqa: N818 (an outcome, not a fault)
    """One team must be meant and several could be: nothing is stored yet, and the speaker is asked.

    `among` are the ids of those that could be; all of the speaker's where it is empty.
    """

    def __init__(self, among: Collection[UUID] = ()) -> None:
        super().__init__()
        self.among = among


class AlreadyHandled(Exception):  # noqa: N818 (an outcome, not a fault)
    """The message was handled before: nothing else may happen and nothing is said."""
