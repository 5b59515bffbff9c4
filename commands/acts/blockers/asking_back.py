"""`need info: …`: the raiser is asked, and what they answer goes to the helper."""

from __future__ import annotations

from uuid import UUID

from commands.acts import asking
from commands.acts.asking import free_words
from commands.acts.blockers.follow_up_plan import plan
from commands.acts.blockers.helping import Wanted
from commands.core.context import Context
from commands.core.grammar.reading import CHECK_IN
from commands.core.registry import commands_by_name
from commands.core.reply import ASK, Asks, Direct, Reply
from commands.texts.blockers import answers
from commands.texts.markdown import Md, bold, lines
from commands.texts.scene import Scene
from storage import questions
from storage.tables import Blocker, BlockerAsk, Member, Question

NO_WORDS = " .…。?？!！"
"""What may be left of a question without words, as in the example that I show."""
INFO = "blocker_info"
"""The question put to who raised a blocker."""
EITHER, ANSWER = "blocker_info_or_check_in", "answer"
"""The question whether figures are the answer to that, and the value that says so."""


def need_info(context: Context, wanted: Wanted, rest: str) -> Reply:
    """The raiser is asked: where the helper asked if they read along, else directly."""
    context.change("need_info").set(
        wanted.ask, answer="need_info", answer_text=rest or None, answered_at=context.now
    )
    plan(context, wanted.blocker)
    raiser = context.member_by_id(wanted.blocker.raised_by_id)
    if raiser is None or raiser.id == context.member.id:
        return Reply(context.say("Noted at {code}.", code=bold(wanted.code)), about=wanted.code)
    payload = {
        "blocker": str(wanted.blocker.id),
        "ask": str(wanted.ask.id),
        "key_result": str(wanted.blocker.key_result_id),
    }
    if context.group:
        context.ask(INFO, payload, of=raiser)
        person = context.here.person(raiser.staff_id, context.name(raiser))
        text = _question(context, context.here_for(raiser), wanted, rest, person)
        return Reply(text, at=(raiser,), about=wanted.code)
    there = context.alone_with(raiser)
    text = _question(context, there, wanted, rest, bold(context.name(raiser, there.voice)))
    once = f"info:{wanted.blocker.id}:{context.message.message_id}"
    return Reply(
        context.say("I asked {name}.", name=bold(context.name(raiser))),
        about=wanted.code,
        direct=(Direct(raiser, text, once, wanted.code, Asks(INFO, payload), ASK),),
    )


def _question(context: Context, scene: Scene, wanted: Wanted, rest: str, person: Md) -> Md:
    about = {
        "person": person,
        "name": bold(context.name(context.member, scene.voice)),
        "code": bold(wanted.code),
        "text": wanted.blocker.text,
    }
    return lines(
        scene.say("❓ {person}, {name} asks about {code} {text}: {question}", question=rest, **about)
        if rest.strip(NO_WORDS)
        else scene.say(
            "❓ {person}, {name} needs to know more about {code} {text}. What exactly is wanted?", **about
        ),
        scene.say("Reply in your own words and I pass it on: {words}", words=scene.shown("…"))
        if scene.group
        else scene.say("Reply in your own words and I pass it on."),
    )


def informed(context: Context, question: Question) -> Reply | None:
    """What the raiser answers goes to the helper, whose turn it is again."""
    words = free_words(context)
    if words is None and _may_be_either(context):
        return _either(context, question)
    return pass_words_on(context, question, words)


def _may_be_either(context: Context) -> bool:
    """Whether figures without a key result's code may be what was asked for: "contract 4711"."""
    parsed = context.parsed
    if parsed.intent != CHECK_IN or parsed.explicit or len(parsed.lines) != 1 or context.message.quote:
        return False
    reading = parsed.lines[0].reading
    return not reading.refs and reading.confidence is None


def _either(context: Context, question: Question) -> Reply | None:
    """Ask whether it is the answer that somebody waits for, or a check-in."""
    ask = context.work.session.get(BlockerAsk, (context.org_id, UUID(question.payload["ask"])))
    helper = context.member_by_id(ask.member_id) if ask else None
    if helper is None:
        return None
    return asking.ask(
        context,
        EITHER,
        context.say("What is that?"),
        [
            context.say("My answer to {name}", name=bold(context.name(helper))),
            context.say("A check-in"),
        ],
        [ANSWER, CHECK_IN],
        {**question.payload, "text": context.message.text},
    )


def decided(context: Context, question: Question) -> Reply | None:
    """Figures were said to who asked back: they go there, or are checked in and the question stays open."""
    choice = asking.chosen(context, question)
    if choice is None:
        return None
    payload = question.payload
    alone = _still_asked_alone(context, payload["ask"])
    if choice == ANSWER:
        if alone is not None:
            alone.closed_at = context.now
        return pass_words_on(context, question, payload["text"])
    context.go_on(payload["text"], None)
    question.closed_at = context.now
    context.work.flush()  # so that it is open no more when the other is asked again
    reply = commands_by_name()[CHECK_IN].run(context)
    if alone is None:
        context.ask(
            INFO, {name: payload[name] for name in ("blocker", "ask", "key_result")}, of=context.member
        )
    return reply


def _still_asked_alone(context: Context, ask_id: str) -> Question | None:
    """The same question, asked directly and not answered yet, while it was taken up in the group."""
    asked = questions.latest(context.work.session, context.member, questions.PERSONAL, now=context.now)
    return asked if asked is not None and asked.kind == INFO and asked.payload["ask"] == ask_id else None


def pass_words_on(context: Context, question: Question, words: str | None) -> Reply | None:
    """The raiser's words to the helper who asked; None if there are none, or nobody waits any more."""
    session = context.work.session
    blocker = session.get(Blocker, (context.org_id, UUID(question.payload["blocker"])))
    ask = session.get(BlockerAsk, (context.org_id, UUID(question.payload["ask"])))
    helper = context.member_by_id(ask.member_id) if ask else None
    if words is None or blocker is None or ask is None or helper is None:
        return None
    context.change("info").set(ask, answer=None, answered_at=None, asked_at=context.now)
    plan(context, blocker)
    if context.group:
        person = context.here.person(helper.staff_id, context.name(helper))
        text = _informed(context, context.here_for(helper), blocker, words, person)
        return Reply(text, at=(helper,), about=blocker.code)
    return Reply(
        context.say("👍 I passed it on to {name}.", name=bold(context.name(helper))),
        about=blocker.code,
        direct=(_told(context, helper, blocker, words),),
    )


def _told(context: Context, helper: Member, blocker: Blocker, words: str) -> Direct:
    there = context.alone_with(helper)
    name = bold(context.name(helper, there.voice))
    return Direct(
        to=helper,
        text=_informed(context, there, blocker, words, name),
        once=f"informed:{blocker.id}:{context.message.message_id}",
        about=blocker.code,
    )


def _informed(context: Context, scene: Scene, blocker: Blocker, words: str, person: Md) -> Md:
    return lines(
        scene.say(
            "💬 {person}, {name} answers about {code} {text}: {words}",
            person=person,
            name=bold(context.name(context.member, scene.voice)),
            code=bold(blocker.code),
            text=blocker.text,
            words=words,
        ),
        answers(scene),
    )
