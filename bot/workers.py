"""Threads for synchronous work: the hop from the event loop into a transaction and back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar
from zlib import crc32

from sqlalchemy import Engine

READERS = 2
POSTGRESQL_WRITERS = 4
"""Threads per process, for the time that transactions wait for the database."""

P = ParamSpec("P")
T = TypeVar("T")


class Workers:
    """Runs functions in threads. What has the same key runs one after another, in the order it came.

    SQLite has one writer at a time, so one thread writes; queueing there costs less than waiting for locks.
    """

    def __init__(self, writers: int, readers: int = READERS) -> None:
        self._writers = [
            ThreadPoolExecutor(1, thread_name_prefix=f"okrbot-writer-{number}") for number in range(writers)
        ]
        self._readers = ThreadPoolExecutor(readers, thread_name_prefix="okrbot-reader")

    @classmethod
    def for_engine(cls, engine: Engine) -> Workers:
        """As many writers as the database is good for."""
        return cls(1 if is_alone(engine) else POSTGRESQL_WRITERS)

    async def run(self, key: str, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run something that writes, after everything earlier with this key."""
        thread = self._writers[crc32(key.encode()) % len(self._writers)]
        return await asyncio.wrap_future(thread.submit(work, *args, **kwargs))

    async def read(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run something that only reads; it waits for no writer."""
        return await asyncio.wrap_future(self._readers.submit(work, *args, **kwargs))

    def close(self) -> None:
        """Wait for what is running and end the threads."""
        for pool in (*self._writers, self._readers):
            pool.shutdown(cancel_futures=True)


def is_alone(engine: Engine) -> bool:
    """Whether the database is this process's own: a SQLite file is not shared, a PostgreSQL may be."""
    return engine.dialect.name == "sqlite"
