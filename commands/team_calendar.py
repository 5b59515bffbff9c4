"""`/team timezone Asia/Jakarta`, `/team country ID`, `/team weekend fri sat`: when this team works."""

from __future__ import annotations

from commands.acts.members.places import country_typed, zone_and_time, zone_typed
from commands.acts.members.team_rights import may_set
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.orders.weekdays import find_weekdays
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.rituals.planning import replan_team
from commands.texts.markdown import bold
from commands.texts.places import country_shown
from commands.texts.settings import weekdays_shown

DAYS_OF_A_WEEK = 7
NO_WEEKEND = frozenset({"none", "no", "off", "无", "没有", "tidak ada", "không", "khong", "không có"})


def timezone(context: Context) -> Reply:
    """The zone of due days, rituals and pace."""
    team = context.team
    may_set(context, team)
    team.timezone = zone_typed(context, "/team timezone")
    replan_team(context, team)
    zone, time = zone_and_time(context, team.timezone)
    return Reply(
        context.say(
            "👍 {team} works in {zone}, where it is {time} now.",
            team=bold(team.name),
            zone=bold(zone),
            time=time,
        )
    )


def country(context: Context) -> Reply:
    """The country whose public holidays count."""
    team = context.team
    may_set(context, team)
    team.country = country_typed(context, "/team country")
    replan_team(context, team)
    return Reply(
        context.say(
            "👍 For {team} the public holidays of {country} count.",
            team=bold(team.name),
            country=bold(country_shown(context.voice, team.country)),
        )
    )


def weekend(context: Context) -> Reply:
    """The days of the week on which nobody works."""
    team, typed = context.team, context.parsed.rest.strip()
    may_set(context, team)
    days = find_weekdays(typed)
    if typed.casefold() in NO_WEEKEND:
        team.weekend = ""
        replan_team(context, team)
        return Reply(context.say("👍 {team} works on every day of the week.", team=bold(team.name)))
    if not 0 < len(days) < DAYS_OF_A_WEEK:
        raise Refusal(
            context.say(
                "Which days? For example {words}. Nothing was changed.",
                words=context.here.shown(context.say("/team weekend fri sat")),
            )
        )
    team.weekend = ",".join(str(day) for day in sorted(days))
    replan_team(context, team)
    return Reply(
        context.say(
            "👍 The weekend of {team} is {days}.",
            team=bold(team.name),
            days=weekdays_shown(context.voice, days),
        )
    )


COMMAND = (
    Command(
        name="team.timezone", usage="/team timezone Asia/Jakarta", says="the team's time zone", run=timezone
    ),
    Command(name="team.country", usage="/team country ID", says="whose public holidays count", run=country),
    Command(name="team.weekend", usage="/team weekend fri sat", says="the team's weekend", run=weekend),
)
