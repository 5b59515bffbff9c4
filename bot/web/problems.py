"""Errors of the JSON API in the form of RFC 9457: one shape, and words that say what to do."""

from __future__ import annotations

import re
import secrets
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException

from bot.logs import get_logger

MEDIA_TYPE = "application/problem+json"
TRY_AGAIN_SECONDS = 5

log = get_logger("web")


class ProblemItem(BaseModel):
    """What went wrong, as RFC 9457 has it; `detail` says what to do."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "about:blank",
                    "title": "Not Found",
                    "status": 404,
                    "detail": "There is no team with this id or name. GET /api/v1/teams lists them.",
                }
            ]
        }
    )

    type: str
    title: str
    status: int
    detail: str


HEADERS: dict[int, dict[str, str]] = {
    401: {"WWW-Authenticate": "Which kind of key is wanted, and what was wrong with the one shown."},
    429: {"Retry-After": "In how many seconds to try again."},
}
"""Headers that an answer has beside its problem."""


def described(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """These answers for the description of a route."""
    return {status: _described(status) for status in statuses}


def _described(status: int) -> dict[str, Any]:
    shape = {"schema": ProblemItem.model_json_schema()}
    headers = {
        name: {"description": told, "schema": {"type": "string"}}
        for name, told in HEADERS.get(status, {}).items()
    }
    found = {"description": HTTPStatus(status).phrase, "content": {MEDIA_TYPE: shape}}
    return found | ({"headers": headers} if headers else {})


class Problem(Exception):  # noqa: N818 (RFC 9457's own word)
    """An answer other than the one asked for. `headers` go with it."""

    def __init__(self, status: int, detail: str, *, headers: dict[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = headers or {}


IN_OTHER_WORDS = {
    404: "There is nothing at this address. GET /api/v1/openapi.json describes what there is.",
    405: "This address does not take this method; `Allow` says which it takes.",
}
"""For what the framework says in two words."""


def install(app: FastAPI) -> None:
    """Give every error of the application this form."""

    @app.exception_handler(Problem)
    async def problem(request: Request, error: Problem) -> JSONResponse:
        return _answer(request, error.status, error.detail, error.headers)

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> JSONResponse:
        status = error.status_code
        said = str(error.detail)
        detail = IN_OTHER_WORDS.get(status, said) if said == HTTPStatus(status).phrase else said
        headers = dict(error.headers or {})
        if status == HTTPStatus.METHOD_NOT_ALLOWED:
            headers["Allow"] = _allowed(request) or headers.get("Allow", "")
        return _answer(request, status, detail, headers)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        wrong = [_wrong(each["loc"], each["msg"]) for each in error.errors()]
        return _answer(request, HTTPStatus.UNPROCESSABLE_ENTITY, "; ".join(wrong), {})

    @app.exception_handler(OperationalError)
    async def busy(request: Request, error: OperationalError) -> JSONResponse:
        log.warning("a request could not be answered", action="web", error=str(error.orig))
        return _answer(
            request,
            HTTPStatus.SERVICE_UNAVAILABLE,
            "The database does not answer. Nothing was stored; try again.",
            {"Retry-After": str(TRY_AGAIN_SECONDS)},
        )

    @app.exception_handler(Exception)
    async def failed(request: Request, error: Exception) -> JSONResponse:
        failure = secrets.token_hex(4)
        log.error("a request failed", action="web", failure=failure, path=request.url.path, exc_info=error)
        detail = (
            f"Something went wrong here. Nothing was stored; tell your administrator the number {failure}."
        )
        return _answer(request, HTTPStatus.INTERNAL_SERVER_ERROR, detail, {})


def _allowed(request: Request) -> str:
    """The methods of all routes at this address; the framework names those of the first one alone."""
    described: dict[str, dict[str, Any]] = request.app.openapi()["paths"]
    there = [
        method.upper()
        for address, methods in described.items()
        if re.fullmatch(re.sub(r"{\w+}", "[^/]+", address), request.url.path)
        for method in methods
    ]
    return ", ".join(sorted(there))


def _wrong(place: tuple[int | str, ...], message: str) -> str:
    where = ".".join(map(str, place[1:]))
    said = message.removeprefix("Value error, ")
    return f"{where}: {said}" if where else said


def _answer(request: Request, status: int, detail: str, headers: dict[str, str]) -> JSONResponse:
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    told = {"Cache-Control": "no-store"} | getattr(request.state, "limits", {}) | headers
    return JSONResponse(body, status, headers=told, media_type=MEDIA_TYPE)
