"""Which team is meant, asked in a direct chat where several could be; the message waits until then."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from commands.core.context import Context
from commands.core.reply import Reply
from commands.texts.choices import chosen, numbered
from commands.texts.markdown import bold
from storage.tables import Question

KIND = "which_team"


def ask(context: Context, among: Collection[UUID] = ()) -> Reply:
    """Ask which of the speaker's teams the message is for, and keep the message."""
    names = [team.name for team in context.teams if not among or team.id in among]
    context.ask(
        KIND,
        {
            "values": names,
            "text": context.message.text,
            "mentions": [member.staff_id for member in context.mentioned],
        },
    )
    return Reply(
        numbered(
            context.here,
            context.say("For which team, {name}?", name=context.name(context.member)),
            [bold(name) for name in names],
            saved=False,
        )
    )


def take(context: Context, question: Question) -> bool:
    """Whether the message chooses a team; the kept message is then the one to be answered."""
    name = chosen(context.message.text, question.payload["values"])
    team = next((team for team in context.teams if team.name == name), None)
    if team is None:
        return False
    context.remember(question.payload["mentions"])
    context.go_on(question.payload["text"], team)
    return True
