"""`/kudos @li for the demo`, or thanks in plain words: recognition, said where the team reads it.

One row for each receiver.
"""

from __future__ import annotations

from collections.abc import Sequence

from commands.acts.members.naming import TYPED_NAME, typed_names
from commands.acts.members.people import Meant, meant
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.registry import Command
from commands.core.reply import Direct, Reply
from commands.texts.markdown import Md, bold, lines
from storage import members
from storage.tables import Kudos, Member, Team

KIND = "kudos"


def run(context: Context) -> Reply:
    """Store and say it. In a direct chat the receivers hear it directly."""
    rest = context.parsed.rest
    people = meant(context, typed_names(rest))
    if not context.parsed.explicit and (said := _plain_thanks(context, people)) is not None:
        return Reply(said)
    if not people.people or people.unclear or people.unknown:
        raise Refusal(_who(context, people))
    words = _words(rest)
    team = _team(context, people.people)
    for receiver in people.people:
        context.change(KIND).create(_kudos(context, team, receiver, words))
    if context.group:
        return Reply(_said_here(context, people.people, words), at=people.people)
    return Reply(
        _told(context, team, people.people),
        direct=tuple(_tell(context, receiver, words) for receiver in people.people),
    )


def _words(rest: str) -> str:
    return " ".join(TYPED_NAME.sub(" ", rest).split())


def _plain_thanks(context: Context, people: Meant) -> Md | None:
    """The answer to thanks that are no kudos: they go to me, or it is not said what they are for."""
    if not (people.people or people.unclear or people.unknown):
        return context.say("🙂 You are welcome!")
    if _words(context.parsed.rest):
        return None
    return context.say(
        "🙂 Shall the team read it, and what is it for? {example}",
        example=context.here.shown(context.say("/kudos @name for the great demo")),
    )


def _team(context: Context, receivers: Sequence[Member]) -> Team:
    """This group's team; in a direct chat the one that all of them share."""
    if context.place.team is not None:
        return context.place.team
    wanted = {each.id for each in receivers}
    session = context.work.session
    shared = [
        team for team in context.teams if wanted <= {each.id for each in members.of_team(session, team)}
    ]
    if len(shared) == 1:
        return shared[0]
    raise Refusal(
        context.say(
            "Please say it in the group of the team you share; everybody should read it there. "
            "Nothing was stored."
        )
    )


def _kudos(context: Context, team: Team, receiver: Member, words: str) -> Kudos:
    return Kudos(
        org_id=context.org_id,
        team_id=team.id,
        giver_id=context.member.id,
        receiver_id=receiver.id,
        text=words,
        at=context.message.sent_at,
    )


def _said_here(context: Context, receivers: Sequence[Member], words: str) -> Md:
    people = context.voice.list(
        [context.here.person(each.staff_id, context.name(each)) for each in receivers]
    )
    return lines(
        context.say(
            "👏 {people}, kudos from {giver}!", people=people, giver=bold(context.name(context.member))
        ),
        context.say("“{words}”", words=words) if words else None,
    )


def _told(context: Context, team: Team, receivers: Sequence[Member]) -> Md:
    return context.say(
        "👏 I told {people}. It counts for {team}.",
        people=context.voice.list([bold(context.name(each)) for each in receivers]),
        team=bold(team.name),
    )


def _tell(context: Context, receiver: Member, words: str) -> Direct:
    there = context.alone_with(receiver)
    return Direct(
        to=receiver,
        text=lines(
            there.say("👏 Kudos from {giver}!", giver=bold(context.name(context.member, there.voice))),
            there.say("“{words}”", words=words) if words else None,
        ),
        once=f"kudos:{receiver.id}:{context.message.message_id}",
        kind="kudos",
    )


def _who(context: Context, people: Meant) -> Md:
    """Nobody is praised by a guess, and nobody praises themselves."""
    example = context.here.shown(context.say("/kudos @name for the great demo"))
    if people.unclear:
        name, found = people.unclear[0]
        return context.say(
            "“{name}” may be {people}. Pick one from the @ list: {example}. Nothing was stored.",
            name=name,
            people=context.voice.list([bold(context.name(each)) for each in found], style="or"),
            example=example,
        )
    if people.unknown:
        return context.say(
            "I know nobody called “{name}”. Pick them from the @ list: {example}. Nothing was stored.",
            name=people.unknown[0],
            example=example,
        )
    if typed_names(context.parsed.rest) or context.message.sender in context.message.mentions:
        return context.say("🙂 Kudos go to others. Whom would you like to thank? {example}", example=example)
    return context.say("Who is it for, and what for? {example}", example=example)


COMMAND = Command(
    name=KIND,
    usage="/kudos @li for the great demo",
    says="recognition, said where the team reads it",
    run=run,
    family="team",
)
