"""`/whoami`: what I know of the speaker."""

from __future__ import annotations

from commands.acts.mistyped import mistyped
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.texts.formats import clock
from commands.texts.markdown import Md, bold, lines
from commands.texts.places import country_shown, zone_shown
from storage import members


def run(context: Context) -> Reply:
    """Name, rights, language, zone and teams; the staff id only where nobody else reads it."""
    if context.outsider:
        return Reply(
            context.say(
                "You are {name}, from outside this organization: you can read what is public here.",
                name=bold(context.message.sender_nick),
            )
        )
    if context.parsed.rest.strip():
        raise Refusal(mistyped(context, "me"))
    member = context.member
    teams = [bold(team.name) for team in members.teams_of(context.work.session, member)]
    return Reply(
        lines(
            context.say("You are {name}.", name=bold(context.name(member))),
            context.say("Staff id: {id}", id=member.staff_id) if not context.group else None,
            context.say("Rights: {rights}", rights=_rights(context)),
            context.say("Language: {language}", language=context.voice.language.own_name),
            context.say(
                "Time zone: {zone}, now {time}",
                zone=zone_shown(context.zone.key),
                time=clock(context.voice, context.now.astimezone(context.zone)),
            ),
            context.say("Country: {country}", country=country_shown(context.voice, member.country))
            if member.country
            else None,
            context.say(
                "Teams: {teams}", teams=context.voice.list(teams) if teams else context.say("none yet")
            ),
        )
    )


def _rights(context: Context) -> Md:
    managed = [team.name for team in context.teams if team.manager_id == context.member.id]
    found = [
        context.say("administrator") if context.is_admin(context.member) else None,
        context.say("manager of {teams}", teams=context.voice.list(managed)) if managed else None,
    ]
    return context.voice.list([right for right in found if right] or [context.say("member")])


COMMAND = Command(
    name="whoami",
    usage="/whoami",
    says="your name, rights, language, zone and teams",
    family="me",
    run=run,
    shows=True,
)
