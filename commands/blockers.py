"""`/blockers`: what is in the way, oldest first."""

from __future__ import annotations

from datetime import timedelta

from commands.core.context import Context
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.texts.formats import age, moment
from commands.texts.markdown import Md, bold, bullets, paragraphs
from storage import blockers
from storage.tables import Blocker, KeyResult


def run(context: Context) -> Reply:
    """The open blockers of the teams meant, with their age and who helps."""
    team_ids = [team.id for team in context.teams]
    found = blockers.open_of_teams(context.work.session, context.org_id, team_ids, eyes=context.eyes)
    if not found:
        return Reply(context.say("👍 Nothing is blocked."))
    return Reply(
        paragraphs(
            context.voice.count("🚧 {n} open blocker", "🚧 {n} open blockers", len(found)),
            bullets(_line(context, blocker, key_result) for blocker, key_result in found[:20]),
            context.say(
                "Out of the way? {done}",
                done=context.here.shown(context.say("unblocked {code}", code=found[0][0].code)),
            ),
        )
    )


def _line(context: Context, blocker: Blocker, key_result: KeyResult) -> Md:
    return context.say(
        "{code} {text} · {key_result} {title} · {age} · {who}",
        code=bold(blocker.code),
        text=blocker.text,
        key_result=key_result.code,
        title=key_result.title,
        age=age(context.voice, max(context.now - blocker.raised_at, timedelta(0))),
        who=_who(context, blocker),
    )


def _who(context: Context, blocker: Blocker) -> Md:
    if blocker.helper_id is not None:
        helper = bold(context.name(context.member_by_id(blocker.helper_id)))
        if blocker.due_at is None:
            return context.say("{helper} is on it", helper=helper)
        due = moment(context.voice, blocker.due_at, context.zone, context.now, also=context.zone_here)
        return context.say("{helper} is on it, due {when}", helper=helper, when=due)
    asks = blockers.asks_for(context.work.session, context.org_id, [blocker.id])
    waiting = [context.member_by_id(ask.member_id) for ask in asks if ask.answer is None]
    if waiting:
        names = context.voice.list([bold(context.name(member)) for member in waiting])
        return context.say("waiting for {people}", people=names)
    return context.say("nobody has it yet")


COMMAND = Command(
    name="blockers", usage="/blockers", says="what is blocked, and who helps", family="block", run=run
)
