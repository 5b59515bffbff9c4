"""`/whoami`: what I know of the speaker."""

from __future__ import annotations

from commands.core.context import Context
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.texts.markdown import Md, bold, lines
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
    member = context.member
    teams = [bold(team.name) for team in members.teams_of(context.work.session, member)]
    return Reply(
        lines(
            context.say("You are {name}.", name=bold(context.name(member))),
            context.say("Staff id: {id}", id=member.staff_id) if not context.group else None,
            context.say("Rights: {rights}", rights=_rights(context)),
            context.say("Language: {language}", language=context.voice.language.own_name),
            context.say("Time zone: {zone}", zone=str(context.zone)),
            context.say(
                "Teams: {teams}", teams=context.voice.list(teams) if teams else context.say("none yet")
            ),
        )
    )


def _rights(context: Context) -> Md:
    if context.is_admin(context.member):
        return context.say("administrator")
    if any(team.manager_id == context.member.id for team in context.teams):
        return context.say("manager of this team") if context.group else context.say("manager")
    return context.say("member")


COMMAND = Command(name="whoami", usage="/whoami", says="your name, rights, language, zone and teams", run=run)
