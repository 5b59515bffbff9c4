"""DingTalk's two ways to say no, as exceptions the endpoints raise."""

from __future__ import annotations

import uuid
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

Json = dict[str, Any]


class OpenApiError(Exception):
    """api.dingtalk.com refuses: an HTTP status and `{code, message, requestid}`."""

    def __init__(self, status: int, code: str, message: str = "", **more: Any) -> None:
        super().__init__(f"{status} {code}")
        self.status = status
        self.body: Json = {"code": code, "message": message or code, "requestid": request_id(), **more}


class OapiError(Exception):
    """oapi.dingtalk.com refuses: always HTTP 200, with an `errcode`."""

    def __init__(self, errcode: int, errmsg: str, **more: Any) -> None:
        super().__init__(f"{errcode} {errmsg}")
        self.body: Json = {"errcode": errcode, "errmsg": errmsg, **more, "request_id": request_id()}


class ChatError(Exception):
    """The sandbox's own JSON API refuses, with a sentence."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def request_id() -> str:
    """An id such as DingTalk puts into every answer."""
    return str(uuid.uuid4()).upper()


async def body_of(request: Request) -> Json:
    """The request's JSON object, or OpenApiError if it is none."""
    try:
        body = await request.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise OpenApiError(400, "InvalidParameter", "The body is not a JSON object.")
    return body


async def oapi_body_of(request: Request) -> Json:
    """The request's JSON object, or OapiError if it is none."""
    try:
        return await body_of(request)
    except OpenApiError as error:
        raise OapiError(40035, "缺少参数 json") from error


def no_such_call(path: str) -> JSONResponse:
    """What each host answers for a path it does not have."""
    if path.startswith("/v1.0/"):
        error = OpenApiError(404, "InvalidAction.NotFound", "Specified api is not found.")
        return JSONResponse(error.body, error.status)
    if path.startswith(("/topapi/", "/robot/", "/media/")):
        return JSONResponse(OapiError(404, "请求的URI地址不存在").body)
    return JSONResponse({"error": f"There is no {path} here."}, 404)


def add_error_handlers(app: FastAPI) -> None:
    """Teach `app` to answer the exceptions of this module."""

    @app.exception_handler(OpenApiError)
    async def open_api(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, OpenApiError)
        return JSONResponse(error.body, error.status)

    @app.exception_handler(OapiError)
    async def oapi(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, OapiError)
        return JSONResponse(error.body)

    @app.exception_handler(404)
    async def not_found(request: Request, _: Exception) -> JSONResponse:
        return no_such_call(request.url.path)

    @app.exception_handler(RequestValidationError)
    async def bad_query(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)
        return JSONResponse({"error": "; ".join(f"{e['loc'][-1]}: {e['msg']}" for e in error.errors())}, 400)

    @app.exception_handler(ChatError)
    async def chat(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, ChatError)
        return JSONResponse({"error": str(error)}, error.status)
