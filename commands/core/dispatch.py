"""From a message to stored rows and an answer: the one path of every message.

This is the only place that turns errors into replies.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import IntegrityError, OperationalError

from commands.core import post, which_team
from commands.core.context import CHOSEN, Context, Speaker
from commands.core.deployment import Deployment
from commands.core.elsewhere import who_did_it
from commands.core.errors import AlreadyHandled, OnlyDirectly, Refusal, WhichTeam
from commands.core.grammar.short_words import code_alone, code_asked_about, says_yes
from commands.core.hearing import heard, nothing_heard
from commands.core.messages import Door, IncomingMessage, Kind, Known
from commands.core.registry import Command, answers_by_kind, commands_by_name
from commands.core.reply import Direct, Reply
from commands.core.welcome import first_words, welcome
from commands.texts.markdown import Md, paragraphs
from commands.texts.questions import what_can_be_asked
from commands.texts.voice import voice_of
from storage import changes, inbox, members, outbox
from storage.tables import Delivery, Question
from storage.work import Storage, Work

log = structlog.get_logger()

ATTEMPTS = 3
"""Where another transaction made the same person, team or number at the same moment: the next sees them."""
WEBHOOK_MOVES = timedelta(minutes=5)
"""How far a webhook's end must have moved to be stored anew; the sender has the exact one in memory."""


class Dispatch:
    """Handles messages, one transaction each."""

    def __init__(self, storage: Storage, deployment: Deployment) -> None:
        self._storage = storage
        self._deployment = deployment

    def handle(self, message: IncomingMessage, *, now: datetime, known: Known) -> list[Delivery]:
        """Store what a message says and what is to be answered; give back the answers, to be sent at once.

        A message that was handled before changes nothing and gives nothing back.

        Raises:
            OperationalError: the database cannot be written now; nothing is stored, try again.
        """
        try:
            return self._taken_up(message, now, known)
        except AlreadyHandled:
            return []
        except Refusal as no:
            why = no.text
            return self._instead(message, now, known, lambda context: _refused(context, why))
        except OnlyDirectly as aside:
            text = aside.text
            return self._instead(message, now, known, lambda context: _aside(context, text))
        except WhichTeam:
            return self._instead(message, now, known, which_team.ask)
        except OperationalError:
            raise
        except Exception:
            failure = secrets.token_hex(4)
            log.exception("a message failed", action="handle", failure=failure, message_id=message.message_id)
            return self._instead(
                message, now, known, lambda context: _apology(context, failure), failure=failure
            )

    def carry_out(
        self,
        message: IncomingMessage,
        act: Callable[[Context], Reply],
        *,
        now: datetime,
        known: Known | None = None,
    ) -> list[Delivery]:
        """Do what somebody asked for outside the chat, on the same path: claimed once, in one transaction.

        `act` stands for the words. Its answer is said in the message's conversation, with who did it.

        Raises:
            Refusal: with the reason; nothing is stored or said, and the message counts as not handled.
            AlreadyHandled: it was done before.
            OperationalError: the database cannot be written now; nothing is stored, try again.
        """
        with self._storage.work() as work:
            context = self._meet(work, message, now, known or Known(), failure=None)
            reply = act(context)
            self._owe(context, replace(reply, text=paragraphs(who_did_it(context), reply.text)))
        return work.owed

    def _taken_up(
        self, message: IncomingMessage, now: datetime, known: Known, *, attempts: int = ATTEMPTS
    ) -> list[Delivery]:
        """What the message asks for; `attempts` are those left, this one included."""
        try:
            with self._storage.work() as work:
                context = self._meet(work, message, now, known, failure=None)
                reply = _answer(context)
                if reply is not None:
                    self._owe(context, _with_first_words(context, reply))
            return work.owed
        except IntegrityError:
            if attempts == 1:
                raise
            return self._taken_up(message, now, known, attempts=attempts - 1)

    def _instead(
        self,
        message: IncomingMessage,
        now: datetime,
        known: Known,
        answer: Callable[[Context], Reply],
        *,
        failure: str | None = None,
    ) -> list[Delivery]:
        """The second, small transaction: what the first one did is undone, the message counts as handled."""
        try:
            with self._storage.work() as work:
                context = self._meet(work, message, now, known, failure=failure)
                self._owe(context, answer(context))
            return work.owed
        except AlreadyHandled:
            return []

    def _owe(self, context: Context, reply: Reply) -> None:
        post.answer(
            context.work,
            context.message,
            reply,
            now=context.now,
            name=self._deployment.name,
            zone_of=context.zone_of,
        )

    def _meet(
        self,
        work: Work,
        message: IncomingMessage,
        now: datetime,
        known: Known,
        *,
        failure: str | None,
    ) -> Context:
        """Claim the message and find or make everybody and everything it comes with."""
        org_id = message.org
        if not inbox.claim(
            work, org_id=org_id, robot=message.robot, message_id=message.message_id, now=now, failure=failure
        ):
            raise AlreadyHandled
        met = members.meet(
            work,
            org_id=org_id,
            robot=message.robot,
            conversation_id=message.conversation,
            group=message.group,
            title=message.conversation_title,
            staff_id=message.sender,
            nick=message.sender_nick,
            joins=message.door is Door.CHAT,
            now=now,
        )
        place = met.place
        _remember_webhook(place, message)
        others = {
            staff_id: known.names.get(staff_id) for staff_id in message.mentions if staff_id != message.sender
        }
        mentioned = members.mentioned(work, org_id=org_id, names=others, team=place.team, now=now)
        return Context(
            work=work,
            deployment=self._deployment,
            message=message,
            speaker=Speaker(place, met.member, tuple(mentioned), known.found, met.question),
            now=now,
        )


def _remember_webhook(place: members.Place, message: IncomingMessage) -> None:
    """Keep the newest way to answer here. The same address with a little more time is not worth a write."""
    conversation = place.conversation
    if not message.group and conversation.staff_id != message.sender:
        conversation.staff_id = message.sender
    expires, known = message.webhook_expires_at, conversation.webhook_expires_at
    if message.webhook is None or expires is None:
        return
    if message.webhook != conversation.webhook or known is None or expires - known > WEBHOOK_MOVES:
        conversation.webhook, conversation.webhook_expires_at = message.webhook, expires


def _answer(context: Context) -> Reply | None:
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
    taken = None if context.outsider else _taken_as_answer(context)
    if taken is not None:
        return taken
    _remember_language(context)
    return _run(context)


def _run(context: Context) -> Reply:
    """What the command that was understood answers."""
    intent = context.parsed.intent
    if intent == "unknown":
        return _unknown(context)
    command = commands_by_name().get(intent) or _meant(context)
    return command.run(context) if command else _not_understood(context)


def _meant(context: Context) -> Command | None:
    """What so little means: a code asks to see what it stands for, a yes promises what was asked for."""
    if says_yes(context.message.text):
        return commands_by_name()["accept"]
    ref = code_alone(context.message.text) or code_asked_about(context.message.text)
    if ref is None:
        return None
    of_blockers = "blockers" if ref.is_blocker else "okr.show"
    return commands_by_name()["kr.show" if ref.is_topic else of_blockers]


def _taken_as_answer(context: Context) -> Reply | None:
    """The reply of the question this message answers, if it answers one."""
    question = context.question
    if question is None:
        return None
    if question.kind == which_team.KIND:
        reply = _run(context) if which_team.take(context, question) else None
    else:
        context.choose(question.payload.get(CHOSEN))
        reply = answers_by_kind()[question.kind](context, question)
        if reply is None:
            context.choose(None)
    if reply is None and _calls_off(context, question):
        reply = Reply(context.say("👌 Nothing was changed."))
    if reply is not None:
        question.closed_at = context.now
    return reply


def _calls_off(context: Context, question: Question) -> bool:
    """The word "batal" takes back, and calls off what was asked; but not if something was changed since."""
    if context.parsed.intent != "undo" or question.payload.get("saved") is not False:
        return False
    since = changes.latest(
        context.work.session,
        org_id=context.org_id,
        member_id=context.member.id,
        conversation_id=context.message.conversation,
        since=question.asked_at,
    )
    return since is None


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
    """One short hint; where I never spoke before, the welcome says it all."""
    if context.place.conversation.greeted_at is None:
        return Reply(welcome(context))
    if context.message.text.rstrip().endswith(("?", "？")):
        return Reply(what_can_be_asked(context.here))
    return Reply(
        context.say(
            "I did not take that as an update, and nothing was changed. For example: {example} · {help}",
            example=context.here.shown(context.say("/kr update 60%")),
            help=context.here.typed(context.say("help")),
        )
    )


def _no_quota(context: Context) -> Reply | None:
    """DingTalk gave no words: said once per conversation and day, by API, since a webhook would fail too."""
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


def _with_first_words(context: Context, reply: Reply) -> Reply:
    """The answer, with what was heard above it and what a newcomer must know below."""
    return replace(reply, text=paragraphs(heard(context), reply.text, first_words(context)))


def _refused(context: Context, why: Md) -> Reply:
    """A "no", with what was heard, and the welcome of a group that did not have it yet."""
    return Reply(paragraphs(heard(context), why, first_words(context) if context.group else None))


def _aside(context: Context, text: Md | None) -> Reply:
    """One line to the group that tells nothing, and the truth to the speaker."""
    neutral = context.say("🔒 I answer that only in our direct chat.")
    if text is None:
        return Reply(neutral)
    direct = Direct(to=context.member, text=text, once=f"aside:{context.message.message_id}")
    return Reply(neutral, direct=(direct,))


def _apology(context: Context, failure: str) -> Reply:
    voice = voice_of(context.habit)  # the message is not read again: reading it may be what failed
    return Reply(
        voice.say(
            "Sorry, something went wrong on my side and your message was not stored. Please send it again; "
            "if it happens again, tell your administrator the number {failure}.",
            failure=failure,
        )
    )
