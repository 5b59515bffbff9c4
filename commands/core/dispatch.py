"""From a message to stored rows and an answer: the one path of every message.

This is the only place that turns errors into replies.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import IntegrityError, OperationalError

from commands.core import answering, post, which_team
from commands.core.context import Context
from commands.core.deployment import Deployment
from commands.core.elsewhere import who_did_it
from commands.core.errors import AlreadyHandled, OnlyDirectly, Refusal, WhichTeam
from commands.core.messages import Door, IncomingMessage, Known
from commands.core.reply import Reply
from commands.core.whereabouts import Speaker
from commands.texts.markdown import paragraphs
from storage import inbox, meeting, members
from storage.tables import Delivery
from storage.work import Storage, Work

log = structlog.get_logger()

ATTEMPTS = 3
"""Another transaction may make the same person or team at the same moment: the next attempt sees it."""
WEBHOOK_MOVES = timedelta(minutes=5)
"""How far a webhook's end must have moved to be stored anew; the sender has the exact one in memory."""


class Dispatch:
    """Handles messages, each in one transaction."""

    def __init__(self, storage: Storage, deployment: Deployment) -> None:
        self._storage = storage
        self._deployment = deployment

    def handle(self, message: IncomingMessage, *, now: datetime, known: Known) -> list[Delivery]:
        """Store what a message says and its answers; returns the answers, to be sent at once.

        A message that was handled before changes nothing and has no answers.

        Raises:
            OperationalError: the database cannot be written now; nothing is stored, try again.
        """
        try:
            return _repeated(lambda: self._taken_up(message, now, known))
        except AlreadyHandled:
            return []
        except Refusal as no:
            why = no.text
            return self._instead(message, now, known, lambda context: answering.refused(context, why))
        except OnlyDirectly as aside:
            text = aside.text
            return self._instead(message, now, known, lambda context: answering.aside(context, text))
        except WhichTeam as several:
            among = several.among
            return self._instead(message, now, known, lambda context: which_team.ask(context, among))
        except OperationalError:
            raise
        except Exception:
            failure = secrets.token_hex(4)
            log.exception("a message failed", action="handle", failure=failure, message_id=message.message_id)
            return self._instead(
                message, now, known, lambda context: answering.apology(context, failure), failure=failure
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

        def done() -> list[Delivery]:
            with self._storage.work() as work:
                context = self._meet(work, message, now, known or Known(), failure=None)
                reply = act(context)
                self._owe(context, replace(reply, text=paragraphs(who_did_it(context), reply.text)))
            return work.owed

        return _repeated(done)

    def _taken_up(self, message: IncomingMessage, now: datetime, known: Known) -> list[Delivery]:
        with self._storage.work() as work:
            context = self._meet(work, message, now, known, failure=None)
            reply = answering.answer(context)
            if reply is not None:
                self._owe(context, answering.with_first_words(context, reply))
        return work.owed

    def _instead(
        self,
        message: IncomingMessage,
        now: datetime,
        known: Known,
        answer: Callable[[Context], Reply],
        *,
        failure: str | None = None,
    ) -> list[Delivery]:
        """The second, small transaction, after the first was rolled back: the message counts as handled."""

        def said() -> list[Delivery]:
            with self._storage.work() as work:
                context = self._meet(work, message, now, known, failure=failure)
                self._owe(context, answer(context))
            return work.owed

        try:
            return _repeated(said)
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
        """Claim the message, and find or create everybody and everything it comes with."""
        org_id = message.org
        if not inbox.claim(
            work, org_id=org_id, robot=message.robot, message_id=message.message_id, now=now, failure=failure
        ):
            raise AlreadyHandled
        met = meeting.meet(work, _encounter(message), now=now)
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


def _repeated(transaction: Callable[[], list[Delivery]]) -> list[Delivery]:
    """The result of a transaction, repeated if another made the same rows at the same moment."""
    for _ in range(ATTEMPTS - 1):
        with suppress(IntegrityError):
            return transaction()
    return transaction()


def _encounter(message: IncomingMessage) -> meeting.Encounter:
    return meeting.Encounter(
        org_id=message.org,
        robot=message.robot,
        conversation_id=message.conversation,
        group=message.group,
        title=message.conversation_title,
        staff_id=message.sender,
        nick=message.sender_nick,
        joins=message.door is Door.CHAT,
    )


def _remember_webhook(place: meeting.Place, message: IncomingMessage) -> None:
    """Keep the newest webhook. The same address with a little more time is not worth a write."""
    conversation = place.conversation
    if not message.group and conversation.staff_id != message.sender:
        conversation.staff_id = message.sender
    expires, known = message.webhook_expires_at, conversation.webhook_expires_at
    if message.webhook is None or expires is None:
        return
    if message.webhook != conversation.webhook or known is None or expires - known > WEBHOOK_MOVES:
        conversation.webhook, conversation.webhook_expires_at = message.webhook, expires
