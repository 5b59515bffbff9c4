"""`/blockers`: what is in the way, oldest first."""

from __future__ import annotations

from commands.acts.blockers.open_blockers import MOST, line
from commands.core.context import Context
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.texts.markdown import bullets, paragraphs
from storage import blockers


def run(context: Context) -> Reply:
    """The open blockers of the teams meant, with their age and who helps."""
    team_ids = [team.id for team in context.teams]
    found = blockers.open_of_teams(context.work.session, context.org_id, team_ids, eyes=context.eyes)
    if not found:
        return Reply(context.say("👍 Nothing is blocked."))
    return Reply(
        paragraphs(
            context.voice.count("🚧 {n} open blocker", "🚧 {n} open blockers", len(found)),
            bullets(line(context, *each) for each in found[:MOST]),
            context.say(
                "Out of the way? {done}",
                done=context.here.shown(context.say("unblocked {code}", code=found[0][0].code)),
            ),
        )
    )


COMMAND = Command(
    name="blockers",
    usage="/blockers",
    says="what is blocked, and who helps",
    family="block",
    run=run,
    shows=True,
)
