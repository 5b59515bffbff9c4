"""Passing a blocker on: twice at most, then those responsible are asked once."""

from __future__ import annotations

from commands.acts.asking import free_words
from commands.acts.blockers import blocking
from commands.acts.blockers.blocking import Raised
from commands.acts.blockers.follow_up_plan import plan
from commands.acts.blockers.helping import Wanted, asked
from commands.acts.members.naming import typed_names
from commands.acts.members.people import Meant, meant
from commands.core.context import Context
from commands.core.reply import NEWS, Direct, Reply
from commands.texts.markdown import Md, bold, lines
from commands.texts.receipts import who_is_asked
from storage import blockers
from storage.tables import Member, Objective, Question

MOST_HAND_OVERS = 2
KIND = "pass_on"
WHO_ELSE = "who_else"
"""The question put to who cannot help and named nobody."""


def pass_on(context: Context, wanted: Wanted, rest: str) -> Reply:
    """Somebody else is asked instead of the speaker, who is asked for a name if none is new."""
    people = meant(context, typed_names(rest))
    new = _not_asked_yet(context, wanted, people)
    blocker = wanted.blocker
    if blocker.handed_over >= MOST_HAND_OVERS:
        return _often_enough(context, wanted, rest)
    if not new:
        context.ask(WHO_ELSE, {"ask": str(wanted.ask.id)})
        return Reply(_who_else(context, wanted, people), about=wanted.code)
    _not_mine(context, wanted, rest)
    context.change(KIND).set(blocker, handed_over=blocker.handed_over + 1, state="open", helper_id=None)
    plan(context, blocker, new=[blocking.ask(context, blocker, member, kind=KIND) for member in new])
    raised = Raised(blocker, new)
    return Reply(
        lines(
            context.say("↪️ {code} {text}: passed on.", code=bold(wanted.code), text=blocker.text),
            who_is_asked(blocking.shown(context, raised), context.here),
        ),
        at=new,
        about=wanted.code,
        direct=(*blocking.direct_asks(context, raised, wanted.key_result), *_to_raiser(context, raised)),
    )


def named(context: Context, question: Question) -> Reply | None:
    """A name in answer to who could help instead."""
    if free_words(context) is None or not (context.mentioned or typed_names(context.message.text)):
        return None
    if any(line.reading.blocker for line in context.parsed.lines):
        return None
    wanted = next((each for each in asked(context) if str(each.ask.id) == question.payload["ask"]), None)
    return pass_on(context, wanted, context.message.text) if wanted is not None else None


def _to_raiser(context: Context, raised: Raised) -> list[Direct]:
    """Who raised it hears alone of what was passed on alone; what the group reads they read there."""
    blocker = raised.blocker
    raiser = context.member_by_id(blocker.raised_by_id)
    if raiser is None or context.group or raiser in (context.member, *raised.asked):
        return []
    there = context.alone_with(raiser)
    names = [bold(context.name(member, there.voice)) for member in raised.asked]
    text = there.say(
        "↪️ {name} passed {code} {text} on to {people}.",
        name=bold(context.name(context.member, there.voice)),
        code=bold(blocker.code),
        text=blocker.text,
        people=there.voice.list(names),
    )
    once = f"passed_on:{blocker.id}:{context.message.message_id}"
    return [Direct(raiser, text, once, about=blocker.code, kind=NEWS)]


def _not_asked_yet(context: Context, wanted: Wanted, people: Meant) -> tuple[Member, ...]:
    asks = blockers.asks_for(context.work.session, context.org_id, [wanted.blocker.id])
    known = {ask.member_id for ask in asks}
    return tuple(member for member in people.people if member.id not in known)


def _who_else(context: Context, wanted: Wanted, people: Meant) -> Md:
    words = context.here.shown(context.say("not me @name"))
    names = context.voice.list([bold(context.name(member)) for member in people.people])
    return lines(
        context.say("{people} was asked already. Who else could help? {words}", people=names, words=words)
        if people.people
        else context.say("Who could help instead? Say {words}. Until then it stays with you.", words=words),
        *blocking.unclear_names(context, wanted.code, people),
    )


def _not_mine(context: Context, wanted: Wanted, rest: str) -> None:
    context.change(KIND).set(
        wanted.ask, answer="passed_on", answer_text=rest or None, answered_at=context.now
    )


def _often_enough(context: Context, wanted: Wanted, rest: str) -> Reply:
    """Passed on twice: who raised it, who owns it and the manager are asked once, and nobody else."""
    blocker = wanted.blocker
    first = blocker.handed_over == MOST_HAND_OVERS
    _not_mine(context, wanted, rest)
    change = context.change(KIND)
    change.set(blocker, handed_over=MOST_HAND_OVERS + 1)
    if blocker.helper_id == context.member.id:
        change.set(blocker, state="open", helper_id=None)
    plan(context, blocker)
    told = _responsible(context, wanted) if first else []
    names = context.voice.list([bold(context.name(member)) for member in told])
    return Reply(
        context.say(
            "{code} was passed on twice already, so I asked {people}.", code=bold(wanted.code), people=names
        )
        if told
        else context.say("Noted: {code} is not yours.", code=bold(wanted.code)),
        about=wanted.code,
        direct=tuple(_stuck(context, wanted, member) for member in told),
    )


def _responsible(context: Context, wanted: Wanted) -> list[Member]:
    session, blocker = context.work.session, wanted.blocker
    team = context.team_by_id(blocker.team_id)
    objective = session.get_one(Objective, (context.org_id, wanted.key_result.objective_id))
    ids = (blocker.raised_by_id, wanted.key_result.owner_id, objective.owner_id, team.manager_id)
    found = [context.member_by_id(each) for each in dict.fromkeys(ids) if each != context.member.id]
    return [member for member in found if member is not None]


def _stuck(context: Context, wanted: Wanted, to: Member) -> Direct:
    there = context.alone_with(to)
    return Direct(
        to=to,
        text=there.say(
            "{code} {text} was passed on twice and {name} cannot help either. Who should? {words}",
            code=bold(wanted.code),
            text=wanted.blocker.text,
            name=bold(context.name(context.member, there.voice)),
            words=there.shown(there.say("/block {code} @name", code=wanted.code)),
        ),
        once=f"stuck:{wanted.blocker.id}:{to.id}:{context.message.message_id}",
        about=wanted.code,
    )
