"""`/snooze 2h`, `later`, 晚点: asks again later for what is due."""

from __future__ import annotations

from commands.acts.rituals.snoozing import KIND, in_a_while, put_off
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.days.later import find_moment
from commands.core.registry import Command
from commands.core.reply import Reply


def run(context: Context) -> Reply:
    """Put off what the speaker has due, until the moment said or a while later."""
    said = context.parsed.rest
    if not said:
        return put_off(context, in_a_while(context))
    at = find_moment(said, now=context.now.astimezone(context.zone), language=context.voice.code)
    if at is None:
        raise Refusal(
            context.say(
                "Until when? I did not understand “{words}”. Nothing was changed. "
                "For example: {hours} · {day}",
                words=said,
                hours=context.here.shown(context.say("/snooze 2h")),
                day=context.here.shown(context.say("/snooze tomorrow 9")),
            )
        )
    return put_off(context, at)


COMMAND = Command(
    name=KIND, usage="/snooze 2h", says="ask me again later for what is due", family="me", run=run
)
