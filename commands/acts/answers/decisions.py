"""What needs a decision: what only the manager can move, and what the speaker was asked to help with."""

from __future__ import annotations

from commands.acts.answers.subject import Asked
from commands.acts.members.rights import may_say_here
from commands.acts.rituals.digesting import before
from commands.core.context import Context
from commands.core.reply import Reply
from commands.core.team_codes import team_word
from commands.reports.digest import digest
from commands.texts.markdown import Md, bold, bullets, lines, paragraphs, shorten
from storage import blockers
from storage.tables import Team

QUOTED = 120


def answer(context: Context, asked: Asked) -> Reply:
    """Of the teams meant what their managers are asked, and the open requests to the speaker."""
    del asked
    parts = [part for team in context.teams if (part := _of_team(context, team)) is not None]
    mine = _asked_of_me(context)
    if not parts and mine is None:
        return Reply(context.say("👍 No open decision is recorded."))
    return Reply(paragraphs(*parts, mine))


def _of_team(context: Context, team: Team) -> Md | None:
    last = before(context, None, at=context.now)
    found = digest(
        context.work.session, team, context.standpoint_of(team), last, context.now, eyes=context.eyes
    )
    if found is None or not found.asks:
        return None
    prefix = f"{team_word(team.name)}/" if len(context.teams) > 1 else ""
    return lines(
        _head(context, team),
        bullets(
            context.say("{code}: {text}", code=bold(prefix + each.code), text=shorten(each.text, QUOTED))
            for each in found.asks
        ),
    )


def _head(context: Context, team: Team) -> Md:
    manager = context.member_by_id(team.manager_id)
    if manager is None:
        return context.say("🤝 Who can move these?")
    if not context.outsider and manager.id == context.member.id:
        return context.say("🤝 Only you may be able to move these:")
    return context.say("🤝 Only {manager} may be able to move these:", manager=bold(context.name(manager)))


def _asked_of_me(context: Context) -> Md | None:
    if context.outsider:
        return None
    rows = blockers.asked_of(context.work.session, context.org_id, context.member.id, eyes=context.own_eyes)
    shown = [
        context.say(
            "{code} {text}: {asker} hopes for your help",
            code=bold(blocker.code),
            text=shorten(blocker.text, QUOTED),
            asker=bold(context.name(context.member_by_id(blocker.raised_by_id))),
        )
        for blocker, ask, _, _ in rows
        if ask.answer is None and (not context.group or may_say_here(context, [blocker]))
    ]
    return lines(context.say("⏳ Waiting for you:"), bullets(shown)) if shown else None
