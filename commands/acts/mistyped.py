"""A word behind `/team` or `/cycle` that means nothing there."""

from __future__ import annotations

from commands.core.context import Context
from commands.core.grammar.orders.commands import nearest
from commands.texts.markdown import Md


def mistyped(context: Context, family: str) -> Md:
    """The nearest command of the family. What was typed is not repeated: it may hold a secret."""
    found = nearest(f"/{family} {context.parsed.rest}", language=context.voice.code)
    return context.say(
        "I do not know that command; did you mean {nearest}? Nothing was changed. {help} shows all.",
        nearest=context.here.typed(found or f"/{family}"),
        help=context.here.typed(f"/help {family}"),
    )
