"""The errors of the use-cases, sorted by what the catcher does with them."""

from __future__ import annotations

from commands.texts.markdown import Md


class Refusal(Exception):  # noqa: N818 (the product's own word for an expected "no")
    """An expected "no", explained to the person in their language. Nothing of the message is stored.

    `text` says what was not possible, what was kept, and what works instead.
    """

    def __init__(self, text: Md) -> None:
        super().__init__(text)
        self.text = text


class AlreadyHandled(Exception):  # noqa: N818 (an outcome, not a fault)
    """The message was handled before: nothing else may happen and nothing is said."""
