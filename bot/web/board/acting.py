"""Carrying out what somebody does on a page, like a message: once, in one transaction, answered at once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256

from bot.web.board import csrf
from bot.web.board.forms import Form
from bot.web.board.refusals import Refused
from bot.web.machinery import Machinery
from commands.core.context import Context
from commands.core.dispatch import Dispatch
from commands.core.errors import AlreadyHandled, Refusal
from commands.core.messages import IncomingMessage
from commands.core.reply import Reply
from commands.texts.markdown import plain
from commands.texts.voice import mark
from storage.tables import Delivery


def once(form: Form, *what: str) -> str:
    """The message id of a form, so that pressing twice counts once. Each page has its own tokens."""
    told = "\0".join((form.get(csrf.FIELD, ""), *what))
    return f"board:{sha256(told.encode()).hexdigest()[:40]}"


async def act(machinery: Machinery, message: IncomingMessage, do: Callable[[Context], Reply]) -> None:
    """Do it once, and send the messages that it causes.

    Raises:
        Refused: with the reason, as an error page; nothing is stored.
    """
    with suppress(AlreadyHandled):
        try:
            await try_to_act(machinery, message, do)
        except Refusal as no:
            raise Refused(409, mark("Nothing was changed"), "{why}", why=plain(no.text)) from None


async def try_to_act(machinery: Machinery, message: IncomingMessage, do: Callable[[Context], Reply]) -> None:
    """The same for callers that handle a refusal themselves.

    Raises:
        Refusal: with the reason; nothing is stored.
        AlreadyHandled: it was done before.
    """
    dispatch = Dispatch(machinery.storage, machinery.deployment)
    now = machinery.clock()

    def in_thread() -> list[Delivery]:
        return dispatch.carry_out(message, do, now=now)

    machinery.hand_over(await machinery.workers.run(message.conversation, in_thread))
