"""Error pages for unexpected failures, with a number that leads to the traceback in the log."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from sqlalchemy.exc import OperationalError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.logs import get_logger
from bot.web.board.refusals import Refused
from commands.texts.voice import mark

log = get_logger("board")


class Failures:
    """Turns an unhandled exception into a page; an answer that has begun can only be broken off."""

    def __init__(self, app: ASGIApp, *, answer: Callable[[Request, Refused], Response]) -> None:
        self._app = app
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def noting(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, noting)
        except ClientDisconnect:
            return  # nobody is there to be answered
        except Exception as error:  # whatever it was, the visitor must learn what to do
            why = _logged(error, path=scope.get("path", ""))
            if begun or scope["type"] != "http":
                raise
            await self._answer(Request(scope), why)(scope, receive, send)


def _logged(error: Exception, *, path: str) -> Refused:
    """Log a failure; returns what the visitor is told of it."""
    if isinstance(error, OperationalError):
        log.warning("a page could not be answered", action="board", path=path, error=str(error.orig))
        return Refused(
            503,
            mark("The database does not answer"),
            mark("Nothing was changed. Go back and try again in a minute."),
        )
    failure = secrets.token_hex(4)
    log.error("a page failed", action="board", path=path, failure=failure, exc_info=error)
    return Refused(
        500,
        mark("Something went wrong here"),
        mark("Please try again; if it happens again, tell your administrator the number {failure}."),
        failure=failure,
    )
