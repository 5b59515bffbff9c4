"""`/team members`: who belongs to the team; `/team remove @x`: somebody does not any more."""

from __future__ import annotations

from commands.acts.members.leaving import Leaving, said_of
from commands.acts.members.rights import may_take_part
from commands.acts.members.team_rights import may_set, one_person
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.core.surroundings import Surroundings
from commands.texts.markdown import Md, bold, bullets, lines, paragraphs
from storage import members
from storage.tables import Member, Team


def everybody(context: Context) -> Reply:
    """The members of each team meant, with what they own."""
    return Reply(paragraphs(*(_of_team(context, team) for team in context.teams)))


def _of_team(context: Context, team: Team) -> Md:
    owned = [each.row.owner_id for each in context.key_results if each.row.team_id == team.id]
    people = members.of_team(context.work.session, team)
    return lines(
        bold(team.name),
        bullets(_line(context, team, each, owned.count(each.id)) for each in people),
        context.say(
            "Whoever speaks to me here belongs to it. {words} takes somebody out.",
            words=context.here.shown(context.say("/team remove @name")),
        ),
    )


def _line(context: Context, team: Team, member: Member, owned: int) -> Md:
    parts = [
        bold(context.name(member)),
        context.say("manager") if member.id == team.manager_id else None,
        context.voice.count("{n} key result", "{n} key results", owned) if owned else None,
    ]
    return Md(" · ").join([part for part in parts if part])


def add(context: Context) -> Reply:
    """Somebody belongs to the team who has not spoken to me here."""
    team = context.team
    person = one_person(context, context.say("/team add @name"))
    may_take_part(context, team)
    membership = members.membership_of(context.work.session, team, person)
    members.join(context.work, team, person, membership, context.now)
    return Reply(
        context.say("👋 {name} is in {team}.", name=bold(context.name(person)), team=bold(team.name))
    )


def remove(context: Context) -> Reply:
    """End somebody's membership; what they own here goes to others, who are told."""
    team = context.team
    leaver = one_person(context, context.say("/team remove @name"))
    may_set(context, team)
    if leaver.id not in {each.id for each in members.of_team(context.work.session, team)}:
        raise Refusal(
            context.say(
                "{name} is not in {team}. Nothing was changed.",
                name=bold(context.name(leaver)),
                team=bold(team.name),
            )
        )
    around = Surroundings(
        work=context.work, deployment=context.deployment, org_id=context.org_id, now=context.now
    )
    left = Leaving(around, once=context.message.message_id).leave_team(leaver, team, remover=context.member)
    return Reply(
        lines(
            context.say(
                "👋 {name} is no longer in {team}.", name=bold(context.name(leaver)), team=bold(team.name)
            ),
            *said_of(left, context.here, around),
        ),
        direct=left.direct,
    )


COMMAND = (
    Command(name="team.members", usage="/team members", says="who is in the team", run=everybody, shows=True),
    Command(name="team.add", usage="/team add @li", says="somebody belongs to the team", run=add),
    Command(
        name="team.remove", usage="/team remove @li", says="somebody is in the team no longer", run=remove
    ),
)
