"""How a message is answered: as the answer to an open question, by a command, or with a hint."""

from __future__ import annotations

from dataclasses import replace

from commands.core import which_team
from commands.core.calling_off import called_off
from commands.core.context import CHOSEN, GROUP_PATIENCE, Context
from commands.core.gone_by_words import gone_by_words
from commands.core.grammar.reading import CHECK_IN, RESOLVE_BLOCKER
from commands.core.grammar.replies.questions import ASK
from commands.core.grammar.replies.short_words import (
    code_alone,
    code_asked_about,
    code_to_update,
    says_yes,
)
from commands.core.grammar.replies.spoken_of import blocker_spoken_of
from commands.core.hearing import heard, nothing_heard
from commands.core.messages import Kind
from commands.core.registry import Command, answers_by_kind, commands_by_name, kinds_heard_in_groups
from commands.core.reply import Direct, Reply
from commands.core.welcome import first_words, welcome
from commands.texts.blockers import answers
from commands.texts.markdown import Md, bold, lines, paragraphs
from commands.texts.questions import what_can_be_asked
from commands.texts.voice import voice_of
from storage import blockers, outbox, questions

THE_TEAM = " the team "
MOST_NAMED = 3
"""Blockers that a hint names; more of them make it no clearer."""


def answer(context: Context) -> Reply | None:
    """What a message is answered; None if nothing is to be said.

    Raises:
        Refusal, OnlyDirectly, WhichTeam: what the use-case says instead of an answer.
    """
    message = context.message
    if message.kind is Kind.NO_QUOTA:
        return _no_quota(context)
    if message.kind is Kind.VOICE and not message.text.strip():
        return Reply(nothing_heard(context))
    if message.kind is not Kind.TEXT and not message.text.strip():
        return Reply(
            context.say(
                "Thanks, but I can only read words. Please write it: {example}",
                example=context.here.shown(context.say("/kr update 60%")),
            )
        )
    context.holds = False  # until it is known that the message changes something
    taken = None if context.outsider else _taken_as_answer(context)
    _remember_language(context)
    if taken is not None:
        return taken
    return _run(context)


def _run(context: Context) -> Reply:
    """What the command that was understood answers."""
    intent = context.parsed.intent
    if intent == "unknown":
        return _unknown(context)
    command = commands_by_name().get(intent) or _meant(context)
    if command is None or _is_mere_figure(context):
        answered = _answered_in_the_group(context)
        if answered is not None:
            return answered
    if command is None:
        return _not_understood(context)
    if not command.shows:
        context.hold()
    return command.run(context)


def _is_mere_figure(context: Context) -> bool:
    """Whether it is a check-in that names no key result: its figure may answer something else."""
    readings = [line.reading for line in context.parsed.lines]
    return (
        context.parsed.intent == CHECK_IN
        and not context.parsed.explicit
        and not any(each.refs for each in readings)
        and any(each.percent is not None or each.value is not None for each in readings)
    )


def _answered_in_the_group(context: Context) -> Reply | None:
    """Words that answer in the team's group what the speaker was just asked alone.

    Not what was asked about a private key result: the answer would name it here.
    """
    if not context.group or context.outsider:
        return None
    question = questions.latest(context.work.session, context.member, questions.PERSONAL, now=context.now)
    if (
        question is None
        or question.kind not in kinds_heard_in_groups()
        or context.now - question.asked_at > GROUP_PATIENCE
        or question.payload["key_result"] not in {str(each.row.id) for each in context.key_results}
    ):
        return None
    context.hold()
    reply = answers_by_kind()[question.kind](context, question)
    if reply is not None and context.asked is None:  # else it is not sure yet that it was the answer
        question.closed_at = context.now
    return reply


def _meant(context: Context) -> Command | None:
    """The command that so short a message means: a code shows what it names, a yes accepts what was asked."""
    update = code_to_update(context.message.text)
    if update is not None and update.is_topic:
        return commands_by_name()[CHECK_IN]
    if says_yes(context.message.text):
        return commands_by_name()["accept"]
    asked = _asked_of_the_team(context)
    if asked is not None:
        context.go_on(asked, None)
        return commands_by_name()[ASK]
    text = context.message.text
    ref = code_alone(text) or code_asked_about(text) or blocker_spoken_of(text)
    if ref is None:
        return commands_by_name()[RESOLVE_BLOCKER] if gone_by_words(context) else None
    of_blockers = "blockers" if ref.is_blocker else "okr.show"
    return commands_by_name()["kr.show" if ref.is_topic else of_blockers]


def _asked_of_the_team(context: Context) -> str | None:
    """A question that calls the team by its name (`how is Growth doing?`), asked of "the team" instead."""
    text = context.message.text.casefold()
    names = [team.name.casefold() for team in context.teams]
    asked = (text.replace(name, THE_TEAM) for name in names if len(name) > 1 and name in text)
    return next((each for each in asked if context.read(each).intent == ASK), None)


def _taken_as_answer(context: Context) -> Reply | None:
    """The reply to this message as the answer to the speaker's open question, if it is one."""
    question = context.question
    if question is None:
        return None
    if question.kind == which_team.KIND:
        reply = _run(context) if which_team.take(context, question) else None
    else:
        context.hold()
        context.choose(question.payload.get(CHOSEN))
        take = answers_by_kind().get(question.kind)  # None: another version asked it
        reply = take(context, question) if take is not None else None
        if reply is None:
            context.choose(None)
    reply = reply or called_off(context, question)
    if reply is not None:
        question.closed_at = context.now
    return reply


def _remember_language(context: Context) -> None:
    language = context.parsed.language
    if language and not context.outsider and context.member.last_language != language:
        context.member.last_language = language


def _unknown(context: Context) -> Reply:
    if context.parsed.nearest is None:
        return _not_understood(context)
    return Reply(
        context.say(
            "I do not know that command; did you mean {nearest}? Nothing was changed. {help} shows all.",
            nearest=context.here.typed(context.parsed.nearest),
            help=context.here.typed(context.say("help")),
        )
    )


def _not_understood(context: Context) -> Reply:
    """One short hint; in a conversation that had no welcome yet, the welcome instead."""
    if context.place.conversation.greeted_at is None:
        return Reply(welcome(context))
    if context.key_results and context.message.text.rstrip().endswith(("?", "？")):
        return Reply(what_can_be_asked(context.here))
    asked = _asked_for_help(context)
    if asked is not None:
        return Reply(asked)
    return Reply(
        context.say(
            "I did not take that as an update, and nothing was changed. For example: {example} · {help}",
            example=context.here.shown(_what_works(context)),
            help=context.here.typed(context.say("help")),
        )
    )


def _asked_for_help(context: Context) -> Md | None:
    """What a helper can answer who has not answered yet; in a group only what all of it may see."""
    if context.outsider:
        return None
    teams = {team.id for team in context.teams}
    asked = [
        context.say("{code} {text}", code=bold(blocker.code), text=blocker.text)
        for blocker, ask, _, seen in blockers.asked_of(
            context.work.session, context.org_id, context.member.id, eyes=context.eyes
        )
        if ask.answer is None and (not context.group or (seen and blocker.team_id in teams))
    ]
    if not asked:
        return None
    return lines(
        context.say(
            "I did not understand that, and nothing was changed. You were asked for help with {blockers}.",
            blockers=context.voice.list(asked[:MOST_NAMED]),
        ),
        answers(context.here),
    )


def _what_works(context: Context) -> Md:
    """An example that works here: an update, or how to begin if there is nothing to update."""
    if context.key_results:
        return context.say("/kr update 60%")
    return context.say("/okr new Renewals feel effortless; KR 30-day retention from 45% to 60%")


def _no_quota(context: Context) -> Reply | None:
    """DingTalk withheld the words: said once per conversation and day, by API, since a webhook would fail."""
    conversation = context.place.conversation
    conversation.webhook = conversation.webhook_expires_at = None
    once = f"no_quota:{conversation.conversation_id}:{context.today.isoformat()}"
    if outbox.is_owed(context.work.session, context.org_id, f"{once}:0"):
        return None
    return Reply(
        context.say(
            "DingTalk sent me a message without its words: this month's quota for robots is used up. Nothing "
            "was stored. An administrator can enlarge the quota in DingTalk's console."
        ),
        once=once,
    )


def with_first_words(context: Context, reply: Reply) -> Reply:
    """The answer, below what was heard in a voice message and above what a newcomer must know."""
    return replace(reply, text=paragraphs(heard(context), reply.text, first_words(context)))


def refused(context: Context, why: Md) -> Reply:
    """A refusal, with what was heard, and the welcome if the group did not have it yet."""
    _remember_language(context)  # what the first transaction noted was undone with it
    return Reply(paragraphs(heard(context), why, first_words(context) if context.group else None))


def aside(context: Context, text: Md | None) -> Reply:
    """One line to the group that reveals nothing, and the real answer to the speaker alone."""
    neutral = context.say("🔒 I answer that only in our direct chat.")
    if text is None:
        return Reply(neutral)
    direct = Direct(to=context.member, text=text, once=f"aside:{context.message.message_id}")
    return Reply(neutral, direct=(direct,))


def apology(context: Context, failure: str) -> Reply:
    """What is said when a bug kept a message from being handled; the log names it `failure`, too."""
    voice = voice_of(context.habit)  # the message is not read again: reading it may be what failed
    return Reply(
        voice.say(
            "Sorry, something went wrong on my side and your message was not stored. Please send it again; "
            "if it happens again, tell your administrator the number {failure}.",
            failure=failure,
        )
    )
