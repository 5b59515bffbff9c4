"""Open pages hear that what they show has changed, and reload themselves.

An event says that something changed, not what: the page reloads on behalf of its reader and shows what they
may see. Readers who may not see what changed do not hear of it either, with one exception: when something is
hidden from them, so that their page stops showing it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.exc import SQLAlchemyError

from bot.logs import get_logger
from bot.workers import Workers
from storage.tidings import Ear, Tiding, Touched, tidings
from storage.visibility import Eyes
from storage.work import Storage

GATHER_SECONDS = 0.15
"""Changes within this time are told together; meanwhile the receipts in the chat go first."""
AT_ONCE = 5
PAUSE_SECONDS = 0.005
"""How many pages are told before a pause, so that with many open pages other answers need not wait."""
BREATH_SECONDS = 20.0
"""How often something is written to an idle stream: proxies close connections on which nothing comes."""
LONGEST_SECONDS = 600.0
"""When a stream ends; the browser reopens it by itself, and its reader is checked again."""

log = get_logger("board")

BREATH = b": \n\n"
CHANGED = b"event: changed\ndata: \n\n"
BEGIN = b"retry: 2000\n\n"


@dataclass(eq=False, slots=True)
class Line:
    """One open page: who looks, and the team, objective or key result it shows (None: all of them)."""

    org_id: str
    eyes: Eyes
    about: UUID | None
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def hears(self, tiding: Tiding) -> bool:
        """Whether it shows this, and its reader may see it or perhaps could until now."""
        if self.about is not None and self.about not in _about(tiding):
            return False
        if tiding.objective is None or tiding.for_all:
            return True
        return self.eyes.see(tiding.objective, tiding.key_result)


def _about(tiding: Tiding) -> set[UUID]:
    rows = (tiding.objective, tiding.key_result)
    return {tiding.team_id, *(row.id for row in rows if row is not None)}


class Live:
    """All open pages of this process. `start` and `stop` it in the event loop; `lines` are the open ones."""

    def __init__(self, storage: Storage, workers: Workers) -> None:
        self._storage = storage
        self._workers = workers
        self._gathered: list[Touched] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ear: Ear | None = None
        self._telling: asyncio.Task[None] | None = None
        self._stopped = False
        self.lines: set[Line] = set()

    def start(self) -> None:
        """Listen for changes: of this process, or of all that share a PostgreSQL."""
        self._loop = asyncio.get_running_loop()
        if self._storage.engine.dialect.name == "postgresql":
            self._ear = Ear(self._storage.engine, self._heard)
            self._ear.start()
        else:
            self._storage.listeners.append(self._heard)

    async def stop(self) -> None:
        """End all streams, so that nobody waits for them."""
        self._stopped = True
        for line in self.lines:
            line.news.set()
        if self._telling is not None:
            self._telling.cancel()
        if self._ear is not None:
            await asyncio.to_thread(self._ear.stop)

    def _heard(self, touched: Touched) -> None:
        """From whatever thread; without an open page nothing is done."""
        if self.lines and self._loop is not None:
            self._loop.call_soon_threadsafe(self._gather, touched)

    def _gather(self, touched: Touched) -> None:
        self._gathered.append(touched)
        if self._telling is None or self._telling.done():
            self._telling = asyncio.create_task(self._tell())

    async def _tell(self) -> None:
        while self._gathered:
            await asyncio.sleep(GATHER_SECONDS)
            gathered, self._gathered = self._gathered, []
            for touched in gathered:
                try:
                    found = await self._workers.read(self._look, touched)
                except SQLAlchemyError as error:  # it is not known whom it concerns: all reload
                    log.warning("cannot see what changed", action="live", error=type(error).__name__)
                    touched, found = Touched(touched.org_id), []
                await self._spread(touched, found)

    async def _spread(self, touched: Touched, found: list[Tiding]) -> None:
        """Tell the lines concerned; all of the organization if too much changed to be named."""
        told = 0
        for line in [each for each in self.lines if each.org_id == touched.org_id]:
            if not touched or any(line.hears(each) for each in found):
                line.news.set()
                told += 1
                if told % AT_ONCE == 0:
                    await asyncio.sleep(PAUSE_SECONDS)

    def _look(self, touched: Touched) -> list[Tiding]:
        with self._storage.reading() as session:
            return tidings(session, touched)

    async def stream(self, line: Line) -> AsyncIterator[bytes]:
        """What one open page is told."""
        self.lines.add(line)
        try:
            yield BEGIN
            ends = asyncio.get_running_loop().time() + LONGEST_SECONDS
            while not self._stopped and asyncio.get_running_loop().time() < ends:
                yield CHANGED if await _news(line) else BREATH
        finally:
            self.lines.discard(line)


async def _news(line: Line) -> bool:
    """Wait for the next news; False if there were none for a while."""
    try:
        async with asyncio.timeout(BREATH_SECONDS):
            await line.news.wait()
    except TimeoutError:
        return False
    line.news.clear()
    return True
