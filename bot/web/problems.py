"""Errors of the JSON API in the form of RFC 9457: one shape, and words that say what to do."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

MEDIA_TYPE = "application/problem+json"


class ProblemItem(BaseModel):
    """What went wrong, as RFC 9457 has it; `detail` says what to do."""

    type: str
    title: str
    status: int
    detail: str


def described(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """These answers for the description of a route."""
    shape = {"schema": ProblemItem.model_json_schema()}
    return {
        status: {"description": HTTPStatus(status).phrase, "content": {MEDIA_TYPE: shape}}
        for status in statuses
    }


class Problem(Exception):  # noqa: N818 (RFC 9457's own word)
    """An answer other than the one asked for. `headers` go with it."""

    def __init__(self, status: int, detail: str, *, headers: dict[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = headers or {}


def install(app: FastAPI) -> None:
    """Give every error of the application this form."""

    @app.exception_handler(Problem)
    async def problem(_request: Request, error: Problem) -> JSONResponse:
        return _answer(error.status, error.detail, error.headers)

    @app.exception_handler(HTTPException)
    async def http(_request: Request, error: HTTPException) -> JSONResponse:
        return _answer(error.status_code, str(error.detail), dict(error.headers or {}))

    @app.exception_handler(RequestValidationError)
    async def invalid(_request: Request, error: RequestValidationError) -> JSONResponse:
        wrong = [f"{'.'.join(map(str, each['loc'][1:]))}: {each['msg']}" for each in error.errors()]
        return _answer(HTTPStatus.UNPROCESSABLE_ENTITY, "; ".join(wrong), {})


def _answer(status: int, detail: str, headers: dict[str, str]) -> JSONResponse:
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return JSONResponse(body, status, headers=headers, media_type=MEDIA_TYPE)
