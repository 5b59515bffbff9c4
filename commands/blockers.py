"""`/blockers`: what is in the way, oldest first."""

from __future__ import annotations

from commands.acts.blockers.named_blockers import told_of
from commands.acts.blockers.open_blockers import open_ones
from commands.core.context import Context
from commands.core.registry import Command
from commands.core.reply import Reply
from storage import blockers


def run(context: Context) -> Reply:
    """The blockers that are named, else the open ones of the teams meant, with their age and who helps."""
    named = told_of(context, context.message.text)
    if named is not None:
        return named
    team_ids = [team.id for team in context.teams]
    found = blockers.open_of_teams(context.work.session, context.org_id, team_ids, eyes=context.eyes)
    if not found:
        return Reply(context.say("👍 Nothing is blocked."))
    return Reply(open_ones(context, found))


COMMAND = Command(
    name="blockers",
    usage="/blockers",
    says="what is blocked, and who helps",
    family="block",
    run=run,
    shows=True,
)
