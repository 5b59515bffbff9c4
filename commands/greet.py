"""A greeting, or an @ without words: who I am and how to begin."""

from __future__ import annotations

from commands.acts.objectives.beginning import first_line
from commands.core.context import Context
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.core.welcome import welcome


def run(context: Context) -> Reply:
    """The welcome once in full, afterwards a short hello."""
    if context.place.conversation.greeted_at is None:
        return Reply(welcome(context))
    if context.teams and not context.key_results:
        return Reply(
            context.say(
                "👋 Hello {name}! There are no key results here yet. Begin: {example} · {help}",
                name=context.message.sender_nick,
                example=first_line(context),
                help=context.here.typed(context.say("help")),
            )
        )
    if context.outsider:
        return Reply(
            context.say(
                "👋 Hello {name}! {board} shows the team's board, {help} what I understand.",
                name=context.message.sender_nick,
                board=context.here.typed("/okr"),
                help=context.here.typed(context.say("help")),
            )
        )
    return Reply(
        context.say(
            "👋 Hello {name}! {mine} shows your key results, {help} what I understand.",
            name=context.message.sender_nick,
            mine=context.here.typed("/kr"),
            help=context.here.typed(context.say("help")),
        )
    )


COMMAND = Command(
    name="greet", usage="hello", says="who I am and how to begin", family="me", run=run, shows=True
)
