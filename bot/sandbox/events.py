"""News for the chat page, as server-sent events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

from bot.sandbox.model import Happening, Message
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.views import message_view, state_view
from bot.sandbox.world import Change

Json = dict[str, Any]

KEEP_ALIVE_SECONDS = 15.0
STATE_DELAY_SECONDS = 0.05

Told = tuple[int, str]
"""One event: the number of the new message it tells of (0 for other news), and its text."""


class Events:
    """Server-sent events for any number of readers, all on the server's loop."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._readers: set[asyncio.Queue[Told | None]] = set()
        self._state_due = False
        self._unsubscribe: Callable[[], None] = lambda: None

    def start(self) -> None:
        """Begin to listen to the world."""
        self._unsubscribe = self._sandbox.world.subscribe(self._changed)

    def stop(self) -> None:
        """End every reader's stream."""
        self._unsubscribe()
        for reader in self._readers:
            reader.put_nowait(None)

    async def stream(self, after: int) -> AsyncIterator[str]:
        """What came after message `after`, then everything as it comes."""
        reader: asyncio.Queue[Told | None] = asyncio.Queue()
        self._readers.add(reader)
        try:
            seen = after
            yield _event("state", state_view(self._sandbox))
            for message in self._sandbox.world.messages(after=after):
                seen = message.seq
                yield _event("message", message_view(message), message.seq)
            async for text in self._live(reader, seen):
                yield text
        finally:
            self._readers.discard(reader)

    async def _live(self, reader: asyncio.Queue[Told | None], seen: int) -> AsyncIterator[str]:
        while True:
            try:
                told = await asyncio.wait_for(reader.get(), KEEP_ALIVE_SECONDS)
            except TimeoutError:
                yield ": still here\n\n"
                continue
            if told is None:
                return
            seq, text = told
            if seq == 0 or seq > seen:  # else it was among the first ones already
                yield text

    def _changed(self, change: Change, subject: Message | Happening | None) -> None:
        if change == "state":
            self._sandbox.gateway.soon(self._plan_state)
        elif isinstance(subject, Message):
            self._sandbox.gateway.soon(self._tell_message, subject, change == "message")

    def _tell_message(self, message: Message, new: bool) -> None:
        """A message is told again when its delivery changes."""
        if self._readers:
            seq = message.seq if new else 0
            self._tell(seq, _event("message", message_view(message), seq))

    def _plan_state(self) -> None:
        """Many changes at once are told as one."""
        if self._readers and not self._state_due:
            self._state_due = True
            asyncio.get_running_loop().call_later(STATE_DELAY_SECONDS, self._tell_state)

    def _tell_state(self) -> None:
        self._state_due = False
        self._tell(0, _event("state", state_view(self._sandbox)))

    def _tell(self, seq: int, text: str) -> None:
        for reader in self._readers:
            reader.put_nowait((seq, text))


def _event(name: str, data: Json, id: int = 0) -> str:
    number = f"id: {id}\n" if id else ""
    return f"{number}event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
