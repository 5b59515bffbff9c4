"""`/undo`: takes back everything one message of mine changed, the latest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from commands.acts.members.rights import may_say_here, may_see
from commands.acts.undo.undo_receipts import standing_again
from commands.acts.undo.undo_refusals import refuse_if_built_on
from commands.acts.undo.undoing import Touched, reverse, touched_by
from commands.core.calling_off import drop_questions_of, latest_change
from commands.core.context import Context
from commands.core.errors import OnlyDirectly, Refusal
from commands.core.registry import Command
from commands.core.reply import NEWS, Direct, Reply
from commands.texts.markdown import Md, bold, lines
from commands.texts.scene import Scene
from storage import blockers, changes, members
from storage.tables import Blocker, BlockerAsk, Change, Member

MOST_TOLD = 20
"""Lines of what stands again: a whole spreadsheet can be taken back."""


def run(context: Context) -> Reply:
    """Reverse the speaker's latest change in this conversation; a second undo takes the one before.

    In a direct chat that is the latest one anywhere.
    """
    change = latest_change(context, anywhere=not context.group)
    if change is None:
        raise Refusal(context.say("There is nothing of yours from the last 24 hours to take back here."))
    touched = touched_by(context, change)
    if not may_say_here(context, (each.row for each in touched)):
        raise OnlyDirectly(_something_private(context))
    refuse_if_built_on(context, change, touched)
    asked = _asked(context, touched)
    told = _told(context, change, asked)
    reverse(context, change, touched)
    context.drop_questions()
    drop_questions_of(context, change)
    called = tuple(member for member, here in told.items() if here)
    return Reply(
        lines(
            context.say("↩️ Taken back."),
            *_first(context.here, standing_again(context, context.here, touched)),
            _called(context, called),
            context.say(
                "{undo} once more takes back the one before.", undo=context.here.typed(context.say("undo"))
            ),
        ),
        at=called,
        direct=tuple(
            _news(context, change, touched, member, asked.get(member, ()))
            for member, here in told.items()
            if not here
        ),
    )


def _first(scene: Scene, told: Sequence[Md]) -> list[Md]:
    """Of a change that touched very much only the first of it."""
    left = len(told) - MOST_TOLD
    more = [scene.voice.count("… and {n} more", "… and {n} more", left)] if left > 0 else []
    return [*told[:MOST_TOLD], *more]


def _told(context: Context, change: Change, asked: Iterable[Member]) -> dict[Member, bool]:
    """Whoever heard of the change when it was made, or was asked since to help with a blocker that it made;
    True for those who only stood in this group's answer.

    A sent message cannot be unsent, so they hear of this as well.
    """
    direct, called = set[str](), set[str]()
    for delivery in changes.told_by(context.work.session, change):
        if delivery.staff_id is not None:
            direct.add(delivery.staff_id)
        called |= delivery.at.keys()
    direct |= {helper.staff_id for helper in asked}
    found = members.by_staff_ids(context.work.session, context.org_id, direct | called)
    here = called - direct if context.group else set[str]()
    return {member: member.staff_id in here for member in found if member.id != context.member.id}


def _asked(context: Context, touched: Sequence[Touched]) -> dict[Member, list[Blocker]]:
    """Who is asked by now to help with the blockers that the change made, and with which."""
    made = {each.row.id: each.row for each in touched if each.made and isinstance(each.row, Blocker)}
    asked: dict[Member, list[Blocker]] = {}
    for ask in blockers.asks_for(context.work.session, context.org_id, made) if made else ():
        helper = context.member_by_id(ask.member_id)
        if helper is not None:
            asked.setdefault(helper, []).append(made[ask.blocker_id])
    return asked


def _called(context: Context, people: Sequence[Member]) -> Md | None:
    if not people:
        return None
    names = [context.here.person(member.staff_id, context.name(member)) for member in people]
    return context.say("{people}, just so you know.", people=context.voice.list(names))


def _news(
    context: Context,
    change: Change,
    touched: Sequence[Touched],
    member: Member,
    withdrawn: Sequence[Blocker],
) -> Direct:
    """To whoever heard of it; of the blockers they were asked about, that those are withdrawn."""
    there = context.alone_with(member)
    name = bold(context.name(context.member, there.voice))
    wanted_no_more = [
        there.say(
            "{name} withdrew {code} ({text}): nothing to do for you any more.",
            name=name,
            code=bold(blocker.code),
            text=blocker.text,
        )
        for blocker in withdrawn
    ]
    return Direct(
        to=member,
        text=lines(*wanted_no_more)
        or lines(
            there.say("↩️ {name} took back what I told you about.", name=name),
            *_first(there, standing_again(context, there, _heard(context, member, touched))),
        ),
        once=f"undone:{change.id}:{member.id}",
        kind=NEWS,
    )


def _heard(context: Context, member: Member, touched: Sequence[Touched]) -> list[Touched]:
    return [each for each in touched if _may_hear(context, member, each)]


def _may_hear(context: Context, member: Member, each: Touched) -> bool:
    """A helper on a private key result knows its blocker and nothing else of it."""
    return isinstance(each.row, Blocker | BlockerAsk) or may_see(context, member, each.row)


def _something_private(context: Context) -> Md:
    return context.say(
        "🔒 Your latest change in {team} is about something that not everybody there may see. Nothing was "
        "changed; here you can say {undo}.",
        team=bold(context.team.name),
        undo=context.alone.typed(context.say("undo")),
    )


COMMAND = Command(
    name="undo", usage="/undo", says="take back your latest change (24 h)", family="kr", run=run
)
