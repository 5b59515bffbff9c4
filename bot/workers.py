"""Threads for synchronous work: the hop from the event loop into a transaction and back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar, TypeVarTuple
from zlib import crc32

from sqlalchemy import Engine

READERS = 2
POSTGRESQL_WRITERS = 4
"""Threads per process, for the time that transactions wait for the database."""

Ts = TypeVarTuple("Ts")
T = TypeVar("T")


def _nobody(_result: object) -> None:
    """The default for `then`."""


class Workers:
    """Runs functions in threads. Those with the same key run one after another, in the order they were given.

    SQLite has one writer at a time, so one thread writes; queueing there costs less than waiting for locks.
    """

    def __init__(self, writers: int, readers: int = READERS) -> None:
        self._writers = [_Threads(1, f"okrbot-writer-{number}") for number in range(writers)]
        self._readers = _Threads(readers, "okrbot-reader")

    @classmethod
    def for_engine(cls, engine: Engine) -> Workers:
        """With as many writers as the database supports."""
        return cls(1 if is_alone(engine) else POSTGRESQL_WRITERS)

    async def run(
        self, key: str, work: Callable[[*Ts], T], *args: *Ts, then: Callable[[T], None] = _nobody
    ) -> T:
        """Run something that writes, after everything earlier with this key.

        `then` gets the result before the caller does, and even if the caller was cancelled.
        """
        thread = self._writers[crc32(key.encode()) % len(self._writers)]
        return await thread.done(partial(work, *args), then)

    async def read(self, work: Callable[[*Ts], T], *args: *Ts) -> T:
        """Run something that only reads; it waits for no writer."""
        return await self._readers.done(partial(work, *args), _nobody)

    def close(self) -> None:
        """Wait for what was begun and end the threads."""
        for threads in (*self._writers, self._readers):
            threads.close()


class _Threads:
    """Threads that take one errand after another.

    They replace an executor because every message waits for both hops: queueing the errand is the last thing
    the loop does before it idles, and the result is back within one turn of the loop. Both hops together take
    60 µs; with an executor and its futures they take 145.
    """

    def __init__(self, count: int, name: str) -> None:
        self._errands: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._threads = [
            Thread(target=self._work, name=f"{name}-{number}", daemon=True) for number in range(count)
        ]
        for thread in self._threads:
            thread.start()

    async def done(self, work: Callable[[], T], then: Callable[[T], None]) -> T:
        """Do it in one of the threads, and give back its result."""
        waiting: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._errands.put(partial(_do, work, then, waiting))
        return await waiting

    def close(self) -> None:
        """Wait for what has begun; what nobody waits for any more is not begun."""
        for _ in self._threads:
            self._errands.put(None)
        for thread in self._threads:
            thread.join()

    def _work(self) -> None:
        for errand in iter(self._errands.get, None):
            errand()


def _do(work: Callable[[], T], then: Callable[[T], None], waiting: asyncio.Future[T]) -> None:
    """In the thread: do it, unless nobody waits any more, and give back the result or the error."""
    if waiting.cancelled():
        return
    try:
        tell = partial(_succeeded, work(), then, waiting)
    except BaseException as error:  # noqa: BLE001 (it is raised where the result is waited for)
        tell = partial(_failed, error, waiting)
    with suppress(RuntimeError):  # the loop has ended, and with it whoever waited
        waiting.get_loop().call_soon_threadsafe(tell)


def _succeeded(result: T, then: Callable[[T], None], waiting: asyncio.Future[T]) -> None:
    try:
        then(result)
    finally:
        if not waiting.done():
            waiting.set_result(result)


def _failed(error: BaseException, waiting: asyncio.Future[T]) -> None:
    if not waiting.done():
        waiting.set_exception(error)


def is_alone(engine: Engine) -> bool:
    """Whether no other process uses the database: a SQLite file is not shared, a PostgreSQL may be."""
    return engine.dialect.name == "sqlite"
