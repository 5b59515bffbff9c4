"""`/team`: what is set for this team; `/team manager @x`, `/team lang zh`."""

from __future__ import annotations

from commands.acts.members.naming import TYPED_NAME
from commands.acts.members.team_rights import may_set, one_person
from commands.acts.mistyped import mistyped
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.rules.calendar import weekend_of
from commands.rules.thresholds import thresholds_of
from commands.texts.formats import clock
from commands.texts.languages import find_language, languages
from commands.texts.markdown import Md, bold, lines, paragraphs
from commands.texts.places import country_shown, zone_shown
from commands.texts.settings import CREATORS, thresholds_shown, weekdays_shown
from commands.texts.voice import voice_of
from storage import cycles, members
from storage.tables import Member, Team


def show(context: Context) -> Reply:
    """Everything that is set for each team meant."""
    if TYPED_NAME.sub(" ", context.parsed.rest).strip():
        raise Refusal(mistyped(context, "team"))
    return Reply(paragraphs(*(_of_team(context, team) for team in context.teams), _how_to_change(context)))


def _of_team(context: Context, team: Team) -> Md:
    cycle = cycles.active_cycle(context.work.session, team)
    people = [bold(context.name(each)) for each in members.of_team(context.work.session, team)]
    return lines(
        bold(team.name),
        _manager_line(context, team),
        context.say(
            "Language: {language}",
            language=voice_of(team.language or context.deployment.language).language.own_name,
        ),
        *_calendar_lines(context, team),
        context.say("Objectives: {who}", who=context.say(CREATORS[team.creators])),
        context.say(
            "Thresholds: {lines}", lines=thresholds_shown(context.voice, thresholds_of(team.thresholds))
        ),
        context.say("Group webhook: kept, shown to nobody") if team.webhook else None,
        context.say("Cycle: {cycle}", cycle=cycle.name) if cycle else None,
        context.say("Members: {people}", people=context.voice.list(people)),
    )


def _manager_line(context: Context, team: Team) -> Md:
    manager = context.member_by_id(team.manager_id)
    if manager is not None:
        return context.say("Manager: {name}", name=bold(context.name(manager)))
    words = context.here.shown(context.say("/team manager @name"))
    return context.say("Manager: nobody yet · {words}", words=words)


def _calendar_lines(context: Context, team: Team) -> list[Md]:
    voice, zone = context.voice, context.team_zone(team)
    weekend = weekend_of(team.weekend)
    return [
        context.say(
            "Time zone: {zone}, now {time}",
            zone=zone_shown(zone.key),
            time=clock(voice, context.now.astimezone(zone)),
        ),
        context.say(
            "Country: {country}", country=country_shown(voice, team.country or context.deployment.country)
        ),
        context.say("Weekend: {days}", days=weekdays_shown(voice, weekend))
        if weekend
        else context.say("Weekend: none"),
    ]


def _how_to_change(context: Context) -> Md:
    return context.say(
        "Change it like {example} · {help}",
        example=context.here.shown(context.say("/team timezone Asia/Jakarta")),
        help=context.here.typed("/help team"),
    )


def manager(context: Context) -> Reply:
    """Name the manager. While there is none any member may, afterwards the manager or an administrator."""
    team = context.team
    chosen = one_person(context, context.say("/team manager @name"), or_self=True)
    may_set(context, team)
    team.manager_id = chosen.id
    return Reply(
        context.say(
            "👍 {person} is the manager of {team}.", person=_person(context, chosen), team=bold(team.name)
        ),
        at=(chosen,),
    )


def _person(context: Context, member: Member) -> Md:
    return context.here.person(member.staff_id, context.name(member))


def lang(context: Context) -> Reply:
    """The language of what is said to the whole team."""
    team, rest = context.team, context.parsed.rest.strip()
    may_set(context, team)
    found = find_language(rest)
    if found is None:
        words = [context.here.typed(f"/team lang {code}") for code in languages()]
        raise Refusal(context.say("Which language? {words}", words=Md(" · ").join(words)))
    team.language = found.code
    voice = voice_of(found.code)
    return Reply(voice.say("👍 From now on I speak English to this team."))


COMMAND = (
    Command(name="team.show", usage="/team", says="what is set for this team", run=show, shows=True),
    Command(name="team.manager", usage="/team manager @mai", says="name the team's manager", run=manager),
    Command(name="team.lang", usage="/team lang zh", says="the team's language", run=lang),
)
