"""`/team`: what is set for this team; `/team manager @x`, `/team lang zh`."""

from __future__ import annotations

from commands.acts.naming import typed_names
from commands.acts.people import meant
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.texts.languages import find_language, languages
from commands.texts.markdown import Md, bold, lines
from commands.texts.voice import voice_of
from storage import members, okrs
from storage.tables import Member, Team


def show(context: Context) -> Reply:
    """Name, manager, language, zone, cycle and members."""
    team = context.team
    manager = context.member_by_id(team.manager_id)
    cycle = okrs.active_cycle(context.work.session, team)
    people = members.of_team(context.work.session, team)
    return Reply(
        lines(
            bold(team.name),
            context.say("Manager: {name}", name=bold(context.name(manager)))
            if manager
            else context.say(
                "Manager: nobody yet · {words}", words=context.here.shown(context.say("/team manager @name"))
            ),
            context.say(
                "Language: {language}",
                language=voice_of(team.language or context.deployment.language).language.own_name,
            ),
            context.say("Time zone: {zone}", zone=team.timezone or context.deployment.timezone),
            context.say("Cycle: {cycle}", cycle=cycle.name) if cycle else None,
            context.say(
                "Members: {people}", people=context.voice.list([bold(context.name(each)) for each in people])
            ),
        )
    )


def manager(context: Context) -> Reply:
    """Name the manager. While there is none any member may, afterwards the manager or an administrator."""
    team = context.team
    people = meant(context, typed_names(context.parsed.rest)).people
    chosen = people[0] if len(people) == 1 else None
    if chosen is None and not people and context.message.mentions == (context.member.staff_id,):
        chosen = context.member
    if chosen is None:
        raise Refusal(
            context.say(
                "Say one person: {words}. Nothing was changed.",
                words=context.here.shown(context.say("/team manager @name")),
            )
        )
    _may_set(context, team)
    team.manager_id = chosen.id
    return Reply(
        context.say(
            "👍 {person} is the manager of {team}.", person=_person(context, chosen), team=bold(team.name)
        ),
        at=(chosen,),
    )


def _person(context: Context, member: Member) -> Md:
    return context.here.person(member.staff_id, context.name(member))


def _may_set(context: Context, team: Team) -> None:
    speaker = context.member  # refuses people from outside
    if team.manager_id is None or context.is_manager(team):
        return
    holder = context.member_by_id(team.manager_id)
    raise Refusal(
        context.say(
            "{name} manages this team, so {speaker} cannot change it: only the manager or an administrator.",
            name=bold(context.name(holder)),
            speaker=bold(context.name(speaker)),
        )
    )


def lang(context: Context) -> Reply:
    """The language of what is said to the whole team."""
    team, rest = context.team, context.parsed.rest.strip()
    _may_set(context, team)
    found = find_language(rest)
    if found is None:
        words = [context.here.typed(f"/team lang {code}") for code in languages()]
        raise Refusal(context.say("Which language? {words}", words=Md(" · ").join(words)))
    team.language = found.code
    voice = voice_of(found.code)
    return Reply(voice.say("👍 From now on I speak English to this team."))


COMMAND = (
    Command(name="team.show", usage="/team", says="what is set for this team", run=show),
    Command(name="team.manager", usage="/team manager @mai", says="name the team's manager", run=manager),
    Command(name="team.lang", usage="/team lang zh", says="the team's language", run=lang),
)
