"""The board as an application: its pages, their middleware, and its error pages."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response

from bot.web.board import signin, static
from bot.web.board.desk import Desk, Entry
from bot.web.board.failures import Failures
from bot.web.board.pages import (
    activity,
    admin,
    blockers,
    calendar,
    events,
    export,
    heatmap,
    home,
    import_,
    key_result,
    objective,
    people,
    review,
    search,
    settings,
    team,
    team_settings,
    tree,
)
from bot.web.board.refusals import NotSignedIn, NotThere, Refused
from bot.web.board.security import SecurityHeaders
from bot.web.machinery import Machinery
from commands.texts.voice import mark

PAGES = (
    home,
    team,
    objective,
    key_result,
    tree,
    blockers,
    heatmap,
    people,
    activity,
    search,
    export,
    import_,
    calendar,
    settings,
    team_settings,
    review,
    events,
    admin,
)
"""A file of `pages/` for each: `router(desk)`, and `ENTRY` if it stands in the navigation."""

WORTH_PACKING_BYTES = 1000
PACKING = 5


def create_board(machinery: Machinery) -> FastAPI:
    """The pages for people, as an application separate from the API."""
    entries = [entry for page in PAGES if isinstance(entry := getattr(page, "ENTRY", None), Entry)]
    desk = Desk(machinery, entries)
    board = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    board.add_middleware(Failures, answer=desk.refusal)
    board.add_middleware(GZipMiddleware, minimum_size=WORTH_PACKING_BYTES, compresslevel=PACKING)
    board.add_middleware(SecurityHeaders, login_endpoint=machinery.login.endpoint, https=desk.cookies.https)
    board.include_router(signin.router(desk))
    board.include_router(static.router(desk.static))
    for page in PAGES:
        board.include_router(page.router(desk))
    _add_refusals(board, desk)
    return board


def _add_refusals(board: FastAPI, desk: Desk) -> None:
    @board.exception_handler(NotSignedIn)
    async def not_signed_in(request: Request, _error: Any) -> Response:
        return desk.to_sign_in(request)

    @board.exception_handler(Refused)
    async def refused(request: Request, error: Refused) -> Response:
        return await desk.refused(request, error)

    @board.exception_handler(RequestValidationError)
    async def no_such_address(request: Request, _error: Any) -> Response:
        return await desk.refused(request, NotThere())

    @board.exception_handler(HTTPException)
    async def no_such_page(request: Request, error: HTTPException) -> Response:
        return await desk.refused(
            request, NotThere() if error.status_code == 404 else _not_done(error.status_code)
        )


def _not_done(status: int) -> Refused:
    return Refused(
        status, mark("That was not possible"), mark("Go back and try again, or begin at the home page.")
    )
