"""One connection: a WebSocket that is watched, and replaced before it is missed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import structlog
import websockets.exceptions  # `import websockets` alone does not load it, and an `except` clause would fail
from websockets.asyncio.client import ClientConnection
from websockets.protocol import State

from bot.dingtalk import SendFailed
from bot.stream.options import StreamOptions

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class Socket(ClientConnection):
    """A WebSocket that knows when it last heard anything, a pong included."""

    heard_at: float

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.heard_at = self.loop.time()
        super().connection_made(transport)

    def data_received(self, data: bytes) -> None:
        self.heard_at = self.loop.time()
        super().data_received(data)


class Link:
    """One connection: reads its frames, watches that it is alive, and says when it must be replaced."""

    def __init__(
        self,
        socket: Socket,
        options: StreamOptions,
        *,
        take: Callable[[str | bytes, Link], None],
        deaf: Callable[[Link], bool],
        gone: Callable[[Link, str | None], None],
    ) -> None:
        self.socket = socket
        self.replace = asyncio.Event()
        self._options = options
        self._take = take
        self._deaf = deaf
        self._gone = gone
        self._opened_at = self._frame_at = socket.loop.time()
        self._retired_at: float | None = None
        self._reader = asyncio.create_task(self._read())
        self._watch = asyncio.create_task(self._watched())

    @property
    def open(self) -> bool:
        return self.socket.state is State.OPEN

    def age(self) -> float:
        return self.socket.loop.time() - self._opened_at

    def frame_age(self) -> float:
        return self.socket.loop.time() - self._frame_at

    def retire(self) -> None:
        """Ask to be replaced; stay readable for a while."""
        if self._retired_at is None:
            self._retired_at = self.socket.loop.time()
            self.replace.set()

    def stop_reading(self) -> None:
        self._reader.cancel()

    async def close(self) -> None:
        await cancelled(self._reader, self._watch)
        await self.socket.close()

    async def _read(self) -> None:
        reason: str | None = None
        try:
            async for raw in self.socket:
                self._frame_at = self.socket.loop.time()
                self._take(raw, self)
        except websockets.exceptions.ConnectionClosed as closed:
            reason = in_words(closed)
        self._watch.cancel()
        expected = self._retired_at is not None
        self._gone(self, None if expected else reason or "DingTalk closed the connection.")
        self.replace.set()

    async def _watched(self) -> None:
        """Cut a silent connection off, replace a deaf one, close an old one."""
        while True:
            await asyncio.sleep(self._next_look())
            now = self.socket.loop.time()
            if now - self.socket.heard_at > self._options.silence:
                log.warning("No sign of life from DingTalk.", action="stream.silence")
                self.socket.transport.abort()
            elif self._retired_at is not None:
                if now - self._retired_at > self._options.old_connection:
                    await self.socket.close()
            elif self._deaf(self):
                log.warning("DingTalk's frames have stopped; replacing the connection.", action="stream.deaf")
                self.retire()

    def _next_look(self) -> float:
        return min(self._options.silence, self._options.deaf, self._options.old_connection) / 4


def in_words(problem: BaseException) -> str:
    """A sentence without addresses: the ticket is part of the socket's address."""
    if isinstance(problem, SendFailed):
        return problem.reason
    if isinstance(problem, TimeoutError):
        return "DingTalk did not answer in time."
    if isinstance(problem, websockets.exceptions.InvalidStatus):
        return f"DingTalk's gateway answered HTTP {problem.response.status_code}."
    if isinstance(problem, websockets.exceptions.ConnectionClosed):
        code = problem.rcvd.code if problem.rcvd else None
        return f"The connection was closed with code {code}." if code else "The connection broke off."
    if isinstance(problem, OSError):
        return f"DingTalk could not be reached ({problem.strerror or type(problem).__name__})."
    return f"The connection failed ({type(problem).__name__})."


async def cancelled(*tasks: asyncio.Task[Any]) -> None:
    """Cancel tasks and wait until they have ended."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
