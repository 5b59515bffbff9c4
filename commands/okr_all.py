"""`/okr all`: every team in one line, worst first."""

from __future__ import annotations

from commands.core.context import Context
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.reports.organization import TeamStanding, objectives_seen, team_standings
from commands.rules.progress import ObjectiveType
from commands.texts.changes import TYPE_NAMES
from commands.texts.formats import bar, percent
from commands.texts.markdown import Md, bold, bullets, paragraphs
from commands.texts.names import STATUS_MARKS, STATUS_NAMES

KIND = "okr.all"


def run(context: Context) -> Reply:
    """The teams with objectives that may be seen here."""
    found = objectives_seen(
        context.work.session, context.org_id, eyes=context.eyes, standpoint_of=context.standpoint_of
    )
    standings = team_standings(context.work.session, context.org_id, found, eyes=context.eyes)
    if not standings:
        return Reply(context.say("There are no objectives here yet."))
    return Reply(
        paragraphs(
            context.voice.count("📊 {n} team, worst first", "📊 {n} teams, worst first", len(standings)),
            bullets(_line(context, each) for each in standings),
            context.say(
                "{tree} shows how they serve each other.", tree=context.here.typed(context.say("/okr tree"))
            ),
        )
    )


def _line(context: Context, standing: TeamStanding) -> Md:
    parts = [
        context.say("{mark} {team}", mark=STATUS_MARKS[standing.status], team=bold(standing.team.name)),
        *(_progress(context, standing, kind) for kind in ObjectiveType),
        context.say(STATUS_NAMES[standing.status]),
        context.voice.count("{n} objective", "{n} objectives", standing.objectives),
        Md(f"🚩 {standing.flags}") if standing.flags else None,
    ]
    return Md(" · ").join([part for part in parts if part])


def _progress(context: Context, standing: TeamStanding, kind: ObjectiveType) -> Md | None:
    share = standing.progress.get(kind)
    if share is None:
        return None
    shown = {"bar": bar(share), "share": percent(context.voice, share)}
    if len(standing.progress) == 1:
        return context.say("{bar} {share}", **shown)
    return context.say("{kind} {bar} {share}", kind=context.say(TYPE_NAMES[kind], context="type"), **shown)


COMMAND = Command(
    name=KIND, usage="/okr all", says="every team in one line, worst first", run=run, shows=True
)
