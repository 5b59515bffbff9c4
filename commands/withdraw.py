"""`/block withdraw B7`, `B7 not needed`: a blocker that nobody needs to think of any more."""

from __future__ import annotations

from commands.acts.blockers import closing_blockers
from commands.acts.blockers.helping import named_numbers
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.texts.markdown import lines
from storage import blockers
from storage.tables import Blocker


def run(context: Context) -> Reply:
    """The one named by its code or the quoted message, else the only one the speaker raised."""
    found = _meant(context)
    if len(found) == 1:
        return closing_blockers.withdraw(context, found[0])
    if not found:
        raise Refusal(
            context.say(
                "No open blocker fits that. {list} shows the open ones.",
                list=context.here.typed(context.say("/blockers")),
            )
        )
    raise Refusal(
        lines(
            context.say("Which one is not needed any more? Nothing was changed."),
            *(
                context.say(
                    "{words} · {text}",
                    words=context.here.typed(context.say("{code} not needed", code=each.code)),
                    text=each.text,
                )
                for each in found[:10]
            ),
        )
    )


def _meant(context: Context) -> list[Blocker]:
    team_ids = [team.id for team in context.teams]
    every = blockers.open_of_teams(context.work.session, context.org_id, team_ids, eyes=context.eyes)
    numbers = named_numbers(context)
    if numbers:
        return [blocker for blocker, _ in every if blocker.number in numbers]
    return [blocker for blocker, _ in every if blocker.raised_by_id == context.member.id]


COMMAND = Command(
    name="withdraw",
    usage="/block withdraw B7",
    says="a blocker is not needed any more",
    family="block",
    run=run,
)
