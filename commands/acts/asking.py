"""Numbered questions: one at a time, answered by a number or by the words of an option."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from commands.core.context import Context
from commands.core.reply import Reply
from commands.texts.markdown import Md, lines
from storage.tables import Question

NUMBER = re.compile(r"\s*#?(\d{1,2})[.)、。]?\s*")


def ask(
    context: Context,
    kind: str,
    head: Md,
    options: Sequence[Md],
    values: Sequence[str],
    payload: Mapping[str, Any],
    *,
    saved: bool = False,
) -> Reply:
    """Ask for one of `options`; `values` are what they stand for, and may be typed instead of the number.

    `saved` says that only this choice is open and everything else is stored already.
    """
    context.ask(kind, {**payload, "values": list(values), "saved": saved})
    return Reply(
        lines(
            head,
            *(
                context.say("{number} · {option}", number=context.here.typed(str(number)), option=option)
                for number, option in enumerate(options, 1)
            ),
            _how_to_answer(context, saved=saved),
        )
    )


def _how_to_answer(context: Context, *, saved: bool) -> Md:
    cancel = context.here.typed(context.say("cancel"))
    if saved:
        return context.say("Reply with the number; {cancel} leaves it as it is.", cancel=cancel)
    return context.say("Nothing is saved yet. Reply with the number, or {cancel}.", cancel=cancel)


def chosen(context: Context, question: Question) -> str | None:
    """The value that the message chooses, if it is an answer at all."""
    values: list[str] = question.payload["values"]
    text = context.message.text
    number = NUMBER.fullmatch(text)
    if number:
        index = int(number[1]) - 1
        return values[index] if 0 <= index < len(values) else None
    typed = text.strip().casefold()
    return next((value for value in values if value.casefold() == typed), None)
