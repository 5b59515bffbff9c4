"""What all routes have in common: JSON bodies of a limited size, and answers with an ETag."""

from __future__ import annotations

from collections.abc import Callable, Collection, Coroutine, Mapping
from hashlib import sha256
from typing import Any

from fastapi import Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.types import Message

MOST_BYTES = 64 * 1024
"""The limit of a request's body; the longest one that makes sense is a tenth of it."""
WITH_BODY = frozenset({"POST", "PUT", "PATCH"})
ASK_AGAIN = "private, no-cache"
"""A browser or proxy may keep the answer for its own user, and must ask whether it still holds."""

Handle = Callable[[Request], Coroutine[Any, Any, Response]]


class Answering(APIRoute):
    """A route of the API."""

    def get_route_handler(self) -> Handle:
        handle = super().get_route_handler()
        known = _parameters(self.dependant)

        async def answer(request: Request) -> Response:
            _only_known(request, known)
            if request.method in WITH_BODY:
                request = _bounded(request)
            response = await handle(request)
            response.headers.update(getattr(request.state, "limits", {}))
            if request.method == "GET" and response.status_code == 200:
                return _conditional(request, response)
            response.headers["Cache-Control"] = "no-store"
            return response

        return answer


def _parameters(dependant: Dependant) -> set[str]:
    """The names that a route and what it depends on take in the address."""
    of_others = (_parameters(each) for each in dependant.dependencies)
    return {each.alias for each in dependant.query_params}.union(*of_others)


def _only_known(request: Request, known: Collection[str]) -> None:
    """Refuse unknown parameters: a misspelt filter must not be ignored.

    Raises:
        HTTPException: 422.
    """
    unknown = [name for name in request.query_params if name not in known]
    if unknown:
        taken = f"it takes {', '.join(sorted(known))}" if known else "it takes none"
        raise HTTPException(422, f"{unknown[0]}: there is no such parameter here; {taken}.")


def _bounded(request: Request) -> Request:
    """The same request, of which no more is read than is allowed.

    Raises:
        HTTPException: 413 or 415.
    """
    kind = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise HTTPException(415, "The body must be JSON: Content-Type: application/json.")
    if _told_length(request.headers) > MOST_BYTES:
        raise _too_long()
    read = 0

    async def receive() -> Message:
        nonlocal read
        message = await request.receive()
        read += len(message.get("body", b""))
        if read > MOST_BYTES:
            raise _too_long()
        return message

    return Request(request.scope, receive)


def _told_length(headers: Mapping[str, str]) -> int:
    told = headers.get("Content-Length", "")
    return int(told) if told.isdecimal() and len(told) < 20 else 0


def _too_long() -> HTTPException:
    return HTTPException(413, f"The body is longer than {MOST_BYTES // 1024} KiB. Nothing was stored.")


def _conditional(request: Request, response: Response) -> Response:
    """The answer with an ETag; a 304 without a body if the caller has it already."""
    tag = f'"{sha256(response.body).hexdigest()[:32]}"'
    response.headers["ETag"], response.headers["Cache-Control"] = tag, ASK_AGAIN
    if tag not in _known(request):
        return response
    kept = {name: value for name, value in response.headers.items() if not name.startswith("content-")}
    return Response(status_code=304, headers=kept)


def _known(request: Request) -> set[str]:
    asked = request.headers.get("If-None-Match", "").split(",")
    return {tag.strip().removeprefix("W/") for tag in asked}
