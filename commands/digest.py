"""`/digest`: the team's digest now; `/digest me`: my week; `/digest org`: all teams, for managers."""

from __future__ import annotations

from commands.acts.blockers.open_blockers import line as blocker_line
from commands.acts.members.rights import may_say_here
from commands.acts.objectives.move_lines import line as move_line
from commands.acts.rituals.digesting import KIND, before, shown
from commands.acts.rituals.rolling_up import needs_most, team_line
from commands.core.context import Context
from commands.core.errors import OnlyDirectly, Refusal
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.reports.digest import FIRST_LOOK, digest
from commands.reports.organization import Seen, objectives_seen, tree
from commands.reports.own_week import Helping, OwnWeek, own_week
from commands.texts.digest import digest as digest_text
from commands.texts.formats import bar, percent
from commands.texts.markdown import Md, bold, bullets, lines, paragraphs, shorten
from commands.texts.names import STATUS_MARKS
from commands.texts.rollup import rollup
from storage import members, rituals
from storage.tables import Kudos

QUOTED = 120
MOST = 10


def of_team(context: Context) -> Reply:
    """What Friday's digest would say now; it is only told, so that the next one compares with the last."""
    team = context.team
    last = before(context, rituals.of_kind(context.work.session, team, KIND), at=context.now)
    standpoint = context.standpoint_of(team)
    found = digest(context.work.session, team, standpoint, last, context.now, eyes=context.eyes)
    if found is None:
        return Reply(_nothing_yet(context))
    return Reply(digest_text(context.here, shown(context, context.here, found)))


def _nothing_yet(context: Context) -> Md:
    return lines(
        context.say("{team} has no objectives yet. Start with one line each:", team=bold(context.team.name)),
        context.here.shown(
            context.say("/okr new Renewals feel effortless; KR 30-day retention from 45% to 60%")
        ),
    )


# --- my week ----------------------------------------------------------------------------------------


def mine(context: Context) -> Reply:
    """The speaker's week over all their teams; in a group only if everybody there may read all of it."""
    found = own_week(
        context.work.session,
        context.member,
        context.now - FIRST_LOOK,
        eyes=context.own_eyes,
        standpoint=context.standpoint,
    )
    text = _own_week(context, found)
    if context.group and not may_say_here(context, found.rows):
        raise OnlyDirectly(text)
    return Reply(text)


def _own_week(context: Context, found: OwnWeek) -> Md:
    return paragraphs(
        context.say("🗓 Your last seven days, {name}:", name=bold(context.name(context.member))),
        bullets(move_line(context, each, quote=False) for each in found.moves)
        if found.moves
        else context.say("You own no key result."),
        _waiting_for_me(context, found),
        _headed(
            context.say("🚧 You asked for help:"),
            [blocker_line(context, *each) for each in found.raised],
        ),
        _headed(context.say("👏 Thanks to you:"), [_thanks(context, each) for each in found.kudos]),
    )


def _waiting_for_me(context: Context, found: OwnWeek) -> Md:
    due = [
        context.say("{code} {title}: a word this week", code=bold(context.code(each)), title=each.row.title)
        for each in found.due
    ]
    helping = [_helping(context, each) for each in found.helping]
    return _headed(context.say("⏳ Waiting for you:"), due + helping) or context.say(
        "👍 Nobody waits for you."
    )


def _helping(context: Context, each: Helping) -> Md:
    asker = bold(context.name(context.member_by_id(each.blocker.raised_by_id)))
    shown = {"code": bold(each.blocker.code), "text": shorten(each.blocker.text, QUOTED), "asker": asker}
    if each.ask.answer is None:
        return context.say("{code} {text}: {asker} hopes for your help", **shown)
    return context.say("{code} {text}: you have it, for {asker}", **shown)


def _thanks(context: Context, kudos: Kudos) -> Md:
    giver = context.name(context.member_by_id(kudos.giver_id))
    return context.say("{name}: “{words}”", name=bold(giver), words=shorten(kudos.text, QUOTED))


def _headed(head: Md, items: list[Md]) -> Md | None:
    return lines(head, bullets(items[:MOST])) if items else None


# --- all teams --------------------------------------------------------------------------------------


def of_organization(context: Context) -> Reply:
    """Top objectives, then the teams that may be seen here, the one that needs most first."""
    session = context.work.session
    if not (context.is_admin(context.member) or members.managed_by(session, context.member)):
        raise Refusal(
            context.say(
                "The digest over all teams is for managers and administrators. {all} shows every team in a "
                "line, {digest} yours.",
                all=context.here.typed(context.say("/okr all")),
                digest=context.here.typed(context.say("/digest")),
            )
        )
    seen = objectives_seen(session, context.org_id, eyes=context.eyes, standpoint_of=context.standpoint_of)
    if not seen:
        return Reply(context.say("There are no objectives here yet."))
    return Reply(paragraphs(_tops(context, seen), _teams(context, seen)))


def _tops(context: Context, seen: list[Seen]) -> Md | None:
    branches, _ = tree(seen)
    tops = [_top(context, each.seen) for each in branches if each.depth == 0]
    return _headed(context.say("⭐ Top objectives:"), tops)


def _top(context: Context, seen: Seen) -> Md:
    progress = seen.view.progress
    parts = [
        context.say(
            "{mark} {code} {title}",
            mark=STATUS_MARKS[seen.view.status],
            code=bold(seen.placed.code),
            title=bold(seen.placed.row.title),
        ),
        context.say("{bar} {share}", bar=bar(progress), share=percent(context.voice, progress))
        if progress is not None
        else None,
        context.say("{team}", team=seen.placed.team.name),
    ]
    return Md(" · ").join([part for part in parts if part])


def _teams(context: Context, seen: list[Seen]) -> Md:
    teams = {each.placed.team.id: each.placed.team for each in seen}.values()
    since = context.now - FIRST_LOOK
    found = [team_line(context, team, since=since, eyes=context.eyes) for team in teams]
    shown = sorted((each for each in found if each), key=needs_most, reverse=True)
    return rollup(context.here, shown, address=context.deployment.page())


COMMAND = (
    Command(name=KIND, usage="/digest", says="the team's digest now", run=of_team, shows=True, family="team"),
    Command(name="digest.me", usage="/digest me", says="your own week", run=mine, shows=True, family="me"),
    Command(
        name="digest.org",
        usage="/digest org",
        says="all teams, worst first, for managers",
        run=of_organization,
        shows=True,
        family="team",
    ),
)
