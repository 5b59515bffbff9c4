"""The sandbox's own JSON API: what the chat page and tests use. Not DingTalk's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response, StreamingResponse

from bot.sandbox.errors import ChatError, OpenApiError, body_of
from bot.sandbox.events import Events
from bot.sandbox.model import Message, NotPossibleError, UnknownError
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.views import (
    conversation_view,
    faults_view,
    message_view,
    moment_view,
    person_view,
    state_view,
    switches_view,
)

Json = dict[str, Any]
T = TypeVar("T")

SAYABLE = ("text", "richText", "picture", "audio", "file", "video")
MOST_TIMES = 10_000
"""Copies one call may send."""


def router(sandbox: Sandbox, events: Events) -> APIRouter:
    """The endpoints of this module."""
    api = APIRouter(prefix="/chat")
    _add_reading(api, sandbox, events)
    _add_people(api, sandbox)
    _add_saying(api, sandbox)
    _add_controls(api, sandbox)
    return api


def _add_reading(api: APIRouter, sandbox: Sandbox, events: Events) -> None:
    world = sandbox.world

    @api.get("/state")
    async def state() -> Json:
        return state_view(sandbox)

    @api.get("/messages")
    async def messages(conversation: str, after: int = 0, limit: int | None = None) -> Json:
        place = _found(lambda: world.conversation(conversation))
        items = world.messages(place, after=after, limit=limit)
        return {"items": [message_view(message) for message in items], "lastSeq": place.last_seq}

    @api.get("/events")
    async def stream(request: Request, after: int = 0) -> StreamingResponse:
        last = request.headers.get("last-event-id", "")
        start = max(after, int(last)) if last.isdecimal() else after
        return StreamingResponse(
            events.stream(start), media_type="text/event-stream", headers={"Cache-Control": "no-store"}
        )

    @api.get("/media/{id:path}")
    async def media(id: str) -> Response:
        found = sandbox.media.find(id)
        if found is None:
            raise ChatError(404, "There is no such file.")
        return Response(found[0], media_type=found[1])

    @api.get("/todos")
    async def todos(person: str) -> Json:
        union_id = _found(lambda: world.person(person)).union_id
        mine = sandbox.todos.of(union_id)
        return {"items": [{"id": t.id, "subject": t.fields.get("subject"), "done": t.done} for t in mine]}


def _add_people(api: APIRouter, sandbox: Sandbox) -> None:
    world = sandbox.world

    @api.post("/people")
    async def add_person(request: Request) -> Json:
        body = await _body(request)
        return person_view(
            world.add_person(
                _text(body, "name"),
                nick=body.get("nick"),
                external=bool(body.get("external")),
                is_admin=bool(body.get("isAdmin")),
                title=body.get("title") or "",
            )
        )

    @api.post("/groups")
    async def add_group(request: Request) -> Json:
        body = await _body(request)
        title, members = _text(body, "title"), body.get("members") or []
        return conversation_view(_found(lambda: world.add_group(title, members)))

    @api.post("/groups/{id:path}/members")
    async def add_member(request: Request, id: str) -> Json:
        person = _text(await _body(request), "person")
        _found(lambda: world.add_member(id, person))
        return conversation_view(world.conversation(id))

    @api.post("/groups/{id:path}/title")
    async def rename(request: Request, id: str) -> Json:
        title = _text(await _body(request), "title")
        _found(lambda: world.rename_group(id, title))
        return conversation_view(_found(lambda: world.conversation(id)))


def _add_saying(api: APIRouter, sandbox: Sandbox) -> None:
    @api.post("/send")
    async def send(request: Request) -> Json:
        _begun(sandbox)
        body = await _body(request)
        author, place = _text(body, "as"), _text(body, "conversation")
        kind = body.get("type", "text")
        if kind not in SAYABLE:
            raise ChatError(400, f"People send {', '.join(SAYABLE)}, not {kind!r}.")
        times = body.get("times", 1)
        if not isinstance(times, int) or not 1 <= times <= MOST_TIMES:
            raise ChatError(400, f"A message can be sent 1 to {MOST_TIMES} times.")

        def say() -> Message:
            return sandbox.world.say(
                author,
                place,
                str(body.get("text") or ""),
                mentions=body.get("mentions") or (),
                at_robot=bool(body.get("atRobot", True)),
                kind=kind,
                quote=body.get("quote"),
                quote_shape=body.get("quoteShape"),
            )

        for _ in range(times - 1):
            _found(say)
        return message_view(_found(say))


def _add_controls(api: APIRouter, sandbox: Sandbox) -> None:
    clock = sandbox.world.clock

    @api.post("/clock")
    async def move_clock(request: Request) -> Json:
        _begun(sandbox)
        body = await _body(request)
        try:
            now = await run_in_threadpool(clock.travel, _moment(body, clock.now()))
        except (ValueError, TypeError, OverflowError) as error:
            raise ChatError(400, f"The clock was not moved: {error}") from error
        return {"now": moment_view(now)}

    @api.post("/switches")
    async def switch(request: Request) -> Json:
        body = await _body(request)
        sandbox.gateway.redeliver = bool(body.get("redeliver", sandbox.gateway.redeliver))
        sandbox.links_with_at = bool(body.get("linksWithAt", sandbox.links_with_at))
        sandbox.world.touch()
        return switches_view(sandbox)

    @api.get("/faults")
    async def faults() -> Json:
        return faults_view(sandbox)

    @api.post("/faults")
    async def set_off(request: Request) -> Json:
        body = await _body(request)
        name = _text(body, "name")
        arguments = {key: value for key, value in body.items() if key != "name"}
        try:
            _found(lambda: sandbox.faults.set_off(name, arguments))
        except ValueError as error:
            raise ChatError(400, str(error)) from error
        return faults_view(sandbox)


def _begun(sandbox: Sandbox) -> None:
    """Nobody speaks in the middle of what is being told, and the clock goes as that needs it.

    Raises:
        ChatError: it is still being told.
    """
    if sandbox.not_yet:
        raise ChatError(503, sandbox.not_yet)


async def _body(request: Request) -> Json:
    try:
        return await body_of(request)
    except OpenApiError as error:
        raise ChatError(400, "The body is not a JSON object.") from error


def _moment(body: Json, now: datetime) -> datetime:
    """Where the clock is to go: so many seconds `forward`, or `to` a moment."""
    if "forward" in body:
        return now + timedelta(seconds=float(body["forward"]))
    return datetime.fromisoformat(_text(body, "to"))


def _text(body: Json, name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not value:
        raise ChatError(400, f"{name} is missing.")
    return value


def _found(action: Callable[[], T]) -> T:
    """Do something in the world; what it refuses is answered in its words."""
    try:
        return action()
    except UnknownError as error:
        raise ChatError(404, str(error)) from error
    except NotPossibleError as error:
        raise ChatError(400, str(error)) from error
