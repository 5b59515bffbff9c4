"""`/kr cadence KR3 two weeks`: how often a key result is checked in."""

from __future__ import annotations

from commands.acts.objectives import changing
from commands.acts.objectives.fields import changed
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.orders.change_words import led_by, means, with_reason
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.rules.due import Cadence, next_due
from commands.texts.formats import day
from commands.texts.markdown import Md
from storage.okrs import Placed

KIND = "kr.cadence"


def run(context: Context) -> Reply:
    """Weekly unless something else is said here."""
    example = context.here.shown(context.say("/kr cadence KR3 two weeks"))
    meant, placed = changing.key_result(context, example)
    said, row = with_reason(meant.words), placed.row
    cadence = _cadence(context, said.text)
    if cadence == row.cadence:
        raise changing.nothing_to_change(context, meant)
    before, change = {"cadence": row.cadence}, context.change(KIND)
    change.set(row, cadence=cadence.value)
    change.row.reason = said.reason
    fields = changed(context, context.here, row, before, {"cadence": cadence.value})
    fields.append(_next(context, placed, cadence))
    return Reply(changing.receipt(context, meant, fields, said.reason), about=row.code)


def _cadence(context: Context, words: str) -> Cadence:
    led = led_by(words, "to")
    found = means(led[1] if led and led[1] else words, *(each.value for each in Cadence))
    if found is not None:
        return Cadence(found)
    examples = [
        context.here.shown(context.say("/kr cadence KR3 weekly")),
        context.here.shown(context.say("/kr cadence KR3 two weeks")),
        context.here.shown(context.say("/kr cadence KR3 monthly")),
    ]
    raise Refusal(
        context.say(
            "How often? {examples}. Nothing was changed.",
            examples=Md(" · ").join(examples),
        )
    )


def _next(context: Context, placed: Placed, cadence: Cadence) -> Md:
    today = context.standpoint(placed).today
    return context.say(
        "the next one is due on {day}",
        day=day(context.voice, next_due(cadence, today=today, cycle_start=placed.cycle.starts_on)),
    )


COMMAND = Command(
    name=KIND, usage="/kr cadence KR3 two weeks", says="how often a key result is checked in", run=run
)
