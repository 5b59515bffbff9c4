"""DingTalk's gateway on loopback, driven by each test, and a bot that notes what it receives."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from websockets.asyncio.server import Server, ServerConnection

from bot.dingtalk import Opened
from bot.frames import StreamEvent
from bot.stream import BOT_MESSAGES, Stream, StreamOptions, StreamState

TICKET = "secret ticket&1"
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
QUICK = StreamOptions(
    backoff_first=0.02,
    backoff_most=0.05,
    credentials_pause=0.02,
    steady=0.0,
    open_timeout=5.0,
    handshake_timeout=5.0,
    old_connection=0.3,
    hold=2.0,
    stop=2.0,
    close_timeout=0.2,
)


class Gateway:
    """DingTalk's side: gives tickets, accepts sockets, notes the acknowledgements of each."""

    def __init__(self) -> None:
        self.bodies: list[Mapping[str, object]] = []
        self.problems: list[Exception | None] = []
        self.sockets: list[ServerConnection] = []
        self.closed: list[int] = []
        self.acks: list[tuple[int, dict[str, Any]]] = []
        self.close_at_once = 0
        self.server: Server
        self._changed = asyncio.Event()

    async def open(self, body: Mapping[str, object]) -> Opened:
        self.bodies.append(body)
        self.touch()
        problem = self.problems.pop(0) if self.problems else None
        if problem is not None:
            raise problem
        return Opened(f"ws://127.0.0.1:{self.port}/connect", TICKET)

    @property
    def port(self) -> int:
        return int(next(iter(self.server.sockets)).getsockname()[1])

    async def serve(self, socket: ServerConnection) -> None:
        assert socket.request is not None
        assert parse_qs(urlsplit(socket.request.path).query) == {"ticket": [TICKET]}
        number = len(self.sockets)
        self.sockets.append(socket)
        self.touch()
        if number < self.close_at_once:
            await socket.close()
        try:
            async for message in socket:
                self.acks.append((number, json.loads(message)))
                self.touch()
        finally:
            self.closed.append(number)
            self.touch()

    def touch(self) -> None:
        self._changed.set()

    async def until(self, happened: Callable[[], bool]) -> None:
        async with asyncio.timeout(4):
            while not happened():
                await self._changed.wait()
                self._changed.clear()

    async def connections(self, count: int) -> None:
        await self.until(lambda: len(self.sockets) >= count)

    async def say(self, text: str | dict[str, Any], *, on: int = 0) -> None:
        await self.sockets[on].send(text if isinstance(text, str) else json.dumps(text))

    async def ack(self, frame_id: str) -> tuple[int, dict[str, Any]]:
        """The socket and the acknowledgement of a frame."""
        await self.until(lambda: any(ack["headers"].get("messageId") == frame_id for _, ack in self.acks))
        return next((on, ack) for on, ack in self.acks if ack["headers"].get("messageId") == frame_id)


class Bot:
    """Our side: notes what it received; a test can hold it up or make it fail."""

    def __init__(self, gateway: Gateway) -> None:
        self.gateway = gateway
        self.messages: list[dict[str, object]] = []
        self.events: list[StreamEvent] = []
        self.states: list[StreamState] = []
        self.pauses: list[float] = []
        self.go = asyncio.Event()
        self.go.set()
        self.problem: Exception | None = None
        self.busy = self.busiest = 0

    async def on_message(self, message: dict[str, object]) -> None:
        self.messages.append(message)
        self.gateway.touch()
        self.busy += 1
        self.busiest = max(self.busy, self.busiest)
        try:
            await self.go.wait()
            if self.problem is not None:
                raise self.problem
        finally:
            self.busy -= 1

    async def on_event(self, event: StreamEvent) -> None:
        self.events.append(event)
        if self.problem is not None:
            raise self.problem

    def on_state(self, state: StreamState) -> None:
        self.states.append(state)
        self.gateway.touch()

    async def sleep(self, seconds: float) -> None:
        """Notes how long the stream wanted to pause, and pauses hardly at all."""
        self.pauses.append(seconds)
        self.gateway.touch()
        await asyncio.sleep(0.001)

    def stream(
        self,
        options: StreamOptions = QUICK,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        open_connection: Callable[[Mapping[str, object]], Awaitable[Opened]] | None = None,
    ) -> Stream:
        return Stream(
            client_id="dingapp",
            client_secret="app-secret",
            open_connection=open_connection or self.gateway.open,
            on_message=self.on_message,
            on_event=self.on_event,
            on_state=self.on_state,
            options=options,
            sleep=sleep,
            jitter=lambda: 1.0,
            now=lambda: NOW,
        )


@asynccontextmanager
async def running(stream: Stream) -> AsyncIterator[Stream]:
    task = asyncio.create_task(stream.run())
    try:
        yield stream
    finally:
        async with asyncio.timeout(4):
            await stream.stop()
            await task


def callback(frame_id: str, data: object = None, *, topic: str = BOT_MESSAGES) -> dict[str, Any]:
    return {
        "specVersion": "1.0",
        "type": "CALLBACK",
        "headers": {"topic": topic, "messageId": frame_id, "time": "1769851697756"},
        "data": json.dumps(data if data is not None else {"msgId": frame_id}),
    }


def system(topic: str, **data: str) -> dict[str, Any]:
    return {"type": "SYSTEM", "headers": {"topic": topic, "messageId": topic}, "data": json.dumps(data)}


def user_left(frame_id: str) -> dict[str, Any]:
    headers = {
        "topic": "*",
        "messageId": frame_id,
        "eventType": "user_leave_org",
        "eventId": "event1",
        "eventCorpId": "dingcorp",
        "eventBornTime": "1769851697756",
    }
    return {"type": "EVENT", "headers": headers, "data": json.dumps({"userId": ["leo02"]})}
