"""What a helper answers: "on it by Thu", "not me @li", "need info: …"; in the group or directly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from commands.acts import asking, blocking, helping
from commands.acts.blocking import Raised
from commands.acts.helping import WHICH_BLOCKER, Wanted, wanted_of
from commands.acts.naming import typed_names
from commands.acts.people import meant
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar import find_date
from commands.core.registry import Command
from commands.core.reply import Direct, Reply
from commands.texts.formats import moment
from commands.texts.markdown import Md, bold, lines
from commands.texts.receipts import asked
from commands.texts.scene import Scene
from commands.texts.voice import mark
from storage import blockers
from storage.okrs import Placed
from storage.tables import Blocker, Member, Question

MOST_HAND_OVERS = 2
TAKEN = mark("👍 {name} has {code} {text}: nothing to do for you any more.")
STUCK = mark("{code} {text} was passed on twice and {name} cannot help either. Who should?")


Answering = Callable[[Context, Wanted, str], Reply]


def accept(context: Context) -> Reply:
    """The helper has it, with a date if one was said."""
    return _answered(context, "accept")


def pass_on(context: Context) -> Reply:
    """Not the right person: another is asked, twice at most."""
    return _answered(context, "pass_on")


def need_info(context: Context) -> Reply:
    """The helper needs to know more: the raiser is asked."""
    return _answered(context, "need_info")


def _answered(context: Context, intent: str) -> Reply:
    found = wanted_of(context)
    if not found:
        raise Refusal(
            context.say(
                "Nobody has asked you for help that is still open. {list} shows what is blocked.",
                list=context.here.typed("/blockers"),
            )
        )
    if len(found) > 1:
        return helping.ask_which(context, found, intent=intent)
    return ANSWERS[intent](context, found[0], context.parsed.rest)


def _chosen(context: Context, question: Question) -> Reply | None:
    code = asking.chosen(context, question)
    if code is None:
        return None
    asks = dict(zip(question.payload["values"], question.payload["asks"], strict=True))
    context.remember(question.payload["mentions"])
    every = [
        Wanted(*row) for row in blockers.asked_of(context.work.session, context.org_id, context.member.id)
    ]
    wanted = next((each for each in every if str(each.ask.id) == asks[code]), None)
    if wanted is None:
        raise Refusal(context.say("{code} was closed meanwhile.", code=code))
    return ANSWERS[question.payload["intent"]](context, wanted, question.payload["rest"])


def _accept(context: Context, wanted: Wanted, rest: str) -> Reply:
    blocker = wanted.blocker
    if blocker.helper_id is not None and blocker.helper_id != context.member.id:
        holder = context.member_by_id(blocker.helper_id)
        raise Refusal(
            context.say(
                "{name} already has {code}. Thank you anyway!",
                name=bold(context.name(holder)),
                code=bold(wanted.code),
            )
        )
    due_at = _due(context, rest) or blocker.due_at
    change = context.change("accept")
    change.set(blocker, state="accepted", helper_id=context.member.id, due_at=due_at)
    change.set(wanted.ask, answer="accepted", answer_text=rest or None, answered_at=context.now)
    others = [
        _told(
            context, member, "👍 {name} has {code} {text}: nothing to do for you any more.", wanted, "taken"
        )
        for member in _others_asked(context, blocker)
    ]
    return _with_raiser(context, wanted, _has_it(context, context.here, wanted, due_at), extra=others)


def _due(context: Context, rest: str) -> datetime | None:
    found = find_date(rest, now=context.now.astimezone(context.zone), language=context.voice.code)
    return found.at if found else None


def _has_it(context: Context, scene: Scene, wanted: Wanted, due_at: datetime | None) -> Md:
    name, code = bold(context.name(context.member, scene.voice)), bold(wanted.code)
    if due_at is None:
        return scene.say("👍 {name} has {code} {text}.", name=name, code=code, text=wanted.blocker.text)
    return scene.say(
        "👍 {name} has {code} {text}, due {when}.",
        name=name,
        code=code,
        text=wanted.blocker.text,
        when=moment(scene.voice, due_at, context.zone, context.now),
    )


def _others_asked(context: Context, blocker: Blocker) -> list[Member]:
    asks = blockers.asks_for(context.work.session, context.org_id, [blocker.id])
    found = [context.member_by_id(ask.member_id) for ask in asks if ask.answer is None]
    return [member for member in found if member is not None and member.id != context.member.id]


def _told(context: Context, to: Member, message: str, wanted: Wanted, what: str) -> Direct:
    there = context.alone_with(to)
    return Direct(
        to=to,
        text=there.say(
            message,
            name=bold(context.name(context.member, there.voice)),
            code=bold(wanted.code),
            text=wanted.blocker.text,
        ),
        once=f"{what}:{wanted.blocker.id}:{to.id}:{context.message.message_id}",
        about=wanted.code,
    )


def _with_raiser(context: Context, wanted: Wanted, text: Md, *, extra: list[Direct]) -> Reply:
    """Said where it was answered; the raiser sees it in the group, or is told directly."""
    raiser = context.member_by_id(wanted.blocker.raised_by_id)
    direct = list(extra)
    if raiser is not None and raiser.id != context.member.id and not context.group:
        there = context.alone_with(raiser)
        direct.append(
            Direct(
                to=raiser,
                text=_has_it(context, there, wanted, wanted.blocker.due_at),
                once=f"accepted:{wanted.blocker.id}:{context.message.message_id}",
                about=wanted.code,
            )
        )
    return Reply(text, about=wanted.code, direct=tuple(direct))


def _pass_on(context: Context, wanted: Wanted, rest: str) -> Reply:
    people = meant(context, typed_names(rest))
    if not people.people:
        raise Refusal(
            lines(
                context.say(
                    "Who could help instead? Say {words}. Until then it stays with you.",
                    words=context.here.shown(context.say("not me @name")),
                ),
                *blocking.unclear_names(context, wanted.code, people),
            )
        )
    if wanted.blocker.handed_over >= MOST_HAND_OVERS:
        return _asked_round(context, wanted)
    change = context.change("pass_on")
    change.set(wanted.ask, answer="passed_on", answer_text=rest or None, answered_at=context.now)
    change.set(wanted.blocker, handed_over=wanted.blocker.handed_over + 1, state="open", helper_id=None)
    for member in people.people:
        blocking.ask(context, wanted.blocker, member, kind="pass_on")
    raised = Raised(wanted.blocker, people.people)
    return Reply(
        lines(
            context.say("↪️ {code} {text}: passed on.", code=bold(wanted.code), text=wanted.blocker.text),
            *(asked(each) for each in blocking.shown(context, raised).asks),
        ),
        at=people.people,
        about=wanted.code,
        direct=blocking.direct_asks(context, raised, _placed(context, wanted)),
    )


def _placed(context: Context, wanted: Wanted) -> Placed:
    return next(each for each in context.key_results if each.row.id == wanted.key_result.id)


def _asked_round(context: Context, wanted: Wanted) -> Reply:
    """Passed on often enough: the raiser and the manager decide."""
    context.change("pass_on").set(
        wanted.ask, answer="passed_on", answer_text=context.parsed.rest or None, answered_at=context.now
    )
    team = context.team_by_id(wanted.blocker.team_id)
    ids = dict.fromkeys((wanted.blocker.raised_by_id, team.manager_id))
    told = [context.member_by_id(each) for each in ids if each != context.member.id]
    return Reply(
        context.say(
            "{code} was passed on twice already, so I ask who raised it and the manager.",
            code=bold(wanted.code),
        ),
        about=wanted.code,
        direct=tuple(_told(context, member, STUCK, wanted, "stuck") for member in told if member),
    )


def _need_info(context: Context, wanted: Wanted, rest: str) -> Reply:
    context.change("need_info").set(
        wanted.ask, answer="need_info", answer_text=rest or None, answered_at=context.now
    )
    raiser = context.member_by_id(wanted.blocker.raised_by_id)
    if raiser is None or raiser.id == context.member.id:
        return Reply(context.say("Noted at {code}.", code=bold(wanted.code)), about=wanted.code)
    if context.group:
        there = context.here_for(raiser)
        person = context.here.person(raiser.staff_id, context.name(raiser))
        return Reply(_question(context, there, wanted, rest, person), at=(raiser,), about=wanted.code)
    there = context.alone_with(raiser)
    return Reply(
        context.say("I asked {name}.", name=bold(context.name(raiser))),
        about=wanted.code,
        direct=(
            Direct(
                to=raiser,
                text=_question(context, there, wanted, rest, bold(context.name(raiser, there.voice))),
                once=f"info:{wanted.blocker.id}:{context.message.message_id}",
                about=wanted.code,
            ),
        ),
    )


def _question(context: Context, scene: Scene, wanted: Wanted, rest: str, person: Md) -> Md:
    return scene.say(
        "❓ {person} {name} asks about {code} {text}: {question}",
        person=person,
        name=bold(context.name(context.member, scene.voice)),
        code=bold(wanted.code),
        text=wanted.blocker.text,
        question=rest or "…",
    )


def _done(context: Context, wanted: Wanted, rest: str) -> Reply:
    return helping.resolve(context, wanted.blocker, wanted.key_result, rest or None)


ANSWERS: dict[str, Answering] = {
    "accept": _accept,
    "pass_on": _pass_on,
    "need_info": _need_info,
    "done": _done,
}

COMMAND = (
    Command(
        name="accept",
        usage="on it by Thu",
        says="take a blocker you were asked about",
        run=accept,
        answers={WHICH_BLOCKER: _chosen},
    ),
    Command(name="pass_on", usage="not me @li", says="pass a blocker on", run=pass_on),
    Command(
        name="need_info", usage="need info: which contract?", says="ask back about a blocker", run=need_info
    ),
)
