"""What somebody did outside the chat is said there with their name, since nobody saw them do it."""

from __future__ import annotations

from commands.core.context import Context
from commands.core.messages import Door
from commands.texts.markdown import Md, bold


def who_did_it(context: Context) -> Md | None:
    """The line above a receipt that nobody asked for here; None in the chat."""
    name = bold(context.name(context.member))
    if context.message.door is Door.BOARD:
        return context.say("{name}, on the board:", name=name)
    if context.message.door is Door.PROGRAM:
        return context.say("{name}, by “{program}”:", name=name, program=context.message.program)
    return None
