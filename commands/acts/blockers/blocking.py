"""Raising a blocker and asking people to help with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from commands.acts.blockers.follow_up_plan import begin
from commands.acts.members.naming import may_name, spoken_of, without_last_names
from commands.acts.members.people import Meant
from commands.acts.members.rights import may_see
from commands.core.context import Context
from commands.core.grammar.days.deadlines import without_deadline
from commands.core.reply import ASK, Direct
from commands.core.surroundings import Surroundings
from commands.texts.blockers import OfWhat, direct_ask
from commands.texts.formats import moment
from commands.texts.markdown import Md, bold
from commands.texts.receipts import Ask, RaisedBlocker
from commands.texts.scene import Scene
from storage import members
from storage.okrs import Placed
from storage.tables import Blocker, BlockerAsk, KeyResult, Member


@dataclass(frozen=True, slots=True)
class Raised:
    """A new blocker and who was asked to help."""

    blocker: Blocker
    asked: tuple[Member, ...]

    @property
    def code(self) -> str:
        return self.blocker.code


def raise_blocker(
    context: Context,
    placed: Placed,
    text: str,
    helpers: Sequence[Member],
    *,
    kind: str,
    due_at: datetime | None = None,
) -> Raised:
    """Store a blocker of a key result and whom it asks. `kind` names the command for undo."""
    change, cycle = context.change(kind), placed.cycle
    context.work.put(cycle, blockers_made=cycle.blockers_made + 1)
    blocker = change.create(
        Blocker(
            org_id=context.org_id,
            team_id=placed.row.team_id,
            cycle_id=cycle.id,
            key_result_id=placed.row.id,
            number=cycle.blockers_made,
            text=text,
            raised_by_id=context.member.id,
            raised_at=context.message.sent_at,
            due_at=due_at,
        )
    )
    asks = [ask(context, blocker, helper, kind=kind) for helper in helpers]
    begin(context, blocker, asks)
    return Raised(blocker, tuple(helpers))


def wanted_by(context: Context, text: str) -> tuple[datetime | None, str]:
    """When help is wanted, where a blocker's words end with it, and the words without it."""
    now = context.now.astimezone(context.zone)
    due_at, left = without_deadline(text, now=now, language=context.voice.code)
    return due_at, without_last_names(left) if due_at else left


def ask(context: Context, blocker: Blocker, helper: Member, *, kind: str) -> BlockerAsk:
    """Store that somebody is asked to help."""
    return context.change(kind).create(
        BlockerAsk(org_id=context.org_id, blocker_id=blocker.id, member_id=helper.id, asked_at=context.now)
    )


def shown(context: Context, raised: Raised) -> RaisedBlocker:
    """The blocker as the receipt shows it, each helper asked in their own language."""
    return RaisedBlocker(
        code=raised.code,
        text=raised.blocker.text,
        due=due_line(context, raised.blocker.due_at),
        asks=tuple(
            Ask(context.here.person(helper.staff_id, context.name(helper)), context.here_for(helper))
            for helper in raised.asked
        ),
    )


def due_line(context: Context, due_at: datetime | None) -> Md | None:
    """When it is wanted, by the clock of whoever said so."""
    if due_at is None:
        return None
    return context.say(
        "Wanted by {when}",
        when=moment(context.voice, due_at, context.zone, context.now, also=context.zone_here),
    )


def due_for(
    context: Context, blocker: Blocker, reader: Member | None, scene: Scene, *, both: bool = True
) -> Md | None:
    """When it is wanted, by the reader's own clock, and (`both`) by the blocker's team's if that differs."""
    if blocker.due_at is None:
        return None
    team = context.team_by_id(blocker.team_id)
    here = context.standpoint_of(team).zone
    zone = context.zone_of(reader, team) if reader else here
    return moment(scene.voice, blocker.due_at, zone, context.now, also=here if both else None)


def direct_asks(context: Context, raised: Raised, key_result: KeyResult) -> tuple[Direct, ...]:
    """The direct message to each helper: what is wanted, of what, by whom, and how to answer.

    Of a key result that they may not see they read only the blocker's text.
    """
    return tuple(
        Direct(
            to=helper,
            text=direct_ask(
                context.alone_with(helper),
                asker=context.name(context.member, context.voice_for(helper)),
                code=raised.code,
                text=raised.blocker.text,
                of_what=of_what(context, helper, key_result),
                due=due_for(context, raised.blocker, helper, context.alone_with(helper), both=False),
            ),
            once=f"ask:{raised.blocker.id}:{helper.id}:{raised.blocker.handed_over}",
            about=raised.code,
            kind=ASK,
        )
        for helper in raised.asked
    )


def of_what(around: Surroundings, reader: Member, key_result: KeyResult) -> OfWhat | None:
    """The key result that is blocked, if the reader may see it."""
    if not may_see(around, reader, key_result):
        return None
    team = around.team_by_id(key_result.team_id)
    return OfWhat(key_result.code, key_result.title, team.name)


def offered_names(context: Context, code: str, text: str, asked: Sequence[Member]) -> list[Md]:
    """People a blocker speaks of without an @: nobody is asked by a guess, so asking them is offered."""
    if not may_name(text):
        return []
    known = {member.id for member in asked} | {context.member.id}
    near = {
        member.id: member
        for team in context.teams
        for member in members.of_team(context.work.session, team)
        if member.id not in known
    }
    return [
        context.say(
            "Shall I ask {person}? {words}",
            person=bold(context.name(member)),
            words=context.here.typed(context.say("/block {code} {name}", code=code, name=f"@{typed}")),
        )
        for typed, member in spoken_of(text, list(near.values()))
    ]


def unclear_names(context: Context, code: str, people: Meant) -> list[Md]:
    """Typed names that are nobody's or several people's: nobody is pulled in by a guess."""
    unclear = [
        context.say(
            "“{name}” may be {people}, so nobody was asked. Pick one from the @ list: {words}",
            name=name,
            people=context.voice.list([bold(context.name(member)) for member in found], style="or"),
            words=context.here.shown(context.say("/block {code} @name", code=code)),
        )
        for name, found in people.unclear
    ]
    unknown = [
        context.say(
            "I know nobody called “{name}”. Pick them from the @ list: {words}",
            name=name,
            words=context.here.shown(context.say("/block {code} @name", code=code)),
        )
        for name in people.unknown
    ]
    return unclear + unknown
