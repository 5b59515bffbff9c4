"""Numbered questions: one at a time, answered by a number or by the words of an option."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.figures.ordinals import ordinal_alone
from commands.core.grammar.reading import CHECK_IN, NONE, ParsedCommand
from commands.core.grammar.replies.short_words import says_yes
from commands.core.reply import Reply
from commands.texts import choices
from commands.texts.choices import numbered
from commands.texts.markdown import Md
from storage.tables import Question


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
    context.ask(kind, {**payload, "values": list(values)})
    return Reply(numbered(context.here, head, options, saved=saved))


def chosen(context: Context, question: Question) -> str | None:
    """The value that the message chooses, if it is an answer at all.

    Raises:
        Refusal: a number that was not offered; what was asked stays open.
    """
    text, values = context.message.text, question.payload["values"]
    found = choices.chosen(text, values)
    if found is not None:
        return found
    if len(values) == 1 and says_yes(text):
        return str(values[0])
    number = choices.number_in(text)
    if number is None:
        number = ordinal_alone(text)
    if number is None or (number > len(values) == 1):  # of one alone, another number is said anew
        return None
    if 0 < number <= len(values):
        return str(values[number - 1])
    raise Refusal(
        context.say(
            "Please choose a number from 1 to {last}, or {cancel}. What I asked is still open.",
            last=str(len(values)),
            cancel=context.here.typed(context.say("cancel")),
        )
    )


def has_figures(parsed: ParsedCommand) -> bool:
    """Whether a message reports how far a key result is: it is a check-in and no remark, then."""
    readings = [line.reading for line in parsed.lines if line.intent != NONE]
    return any(
        each.refs or each.percent is not None or each.value is not None or each.confidence is not None
        for each in readings
    )


def free_words(context: Context) -> str | None:
    """The message as an answer in somebody's own words; None for commands and check-ins."""
    parsed, text = context.parsed, context.message.text.strip()
    plain = parsed.intent in (NONE, CHECK_IN) and not parsed.explicit
    return text if text and plain and not has_figures(parsed) else None
