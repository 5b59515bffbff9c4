"""The question which of its readings a figure has, with what each would make of the key result."""

from __future__ import annotations

from collections.abc import Sequence

from commands.core.context import Context
from commands.rules.verdicts import Asked, Candidate, Doubt
from commands.texts.formats import percent, value
from commands.texts.markdown import Md, bold
from commands.texts.voice import mark
from storage.okrs import Placed

EITHER = mark("{value} (progress {share})")
MORE = mark("added to what there was: {value} (progress {share})")
IN_ALL = mark("all there is by now: {value} (progress {share})")


def question_of(context: Context, placed: Placed, doubt: Asked) -> Md:
    """Which reading it is, or whether the only one is right."""
    code, title = bold(context.code(placed)), placed.row.title
    if len(doubt.candidates) == 1:
        return context.say("{code} {title}: is that right?", code=code, title=title)
    return context.say("{code} {title}: which do you mean?", code=code, title=title)


def options_of(context: Context, placed: Placed, doubt: Asked) -> list[Md]:
    """A line for each reading."""
    heads: Sequence[str] = [EITHER] * len(doubt.candidates)
    if doubt.doubt is Doubt.MORE_OR_IN_ALL:
        heads = (MORE, IN_ALL)
    return [_option(context, placed, *each) for each in zip(heads, doubt.candidates, strict=True)]


def _option(context: Context, placed: Placed, head: str, reading: Candidate) -> Md:
    return context.say(
        head,
        value=value(context.voice, reading.value, placed.row.unit),
        share=percent(context.voice, reading.progress),
    )
