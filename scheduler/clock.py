"""The heartbeat: APScheduler, in memory only. What is due stands in rows, so losing it loses nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC
from typing import Any

import structlog
from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

log: structlog.stdlib.BoundLogger = structlog.get_logger("okrbot.clock")

JOB_DEFAULTS = {
    "coalesce": True,  # after a pause once, not once for each beat missed
    "max_instances": 1,
    "misfire_grace_time": None,  # APScheduler would drop a beat that is a second late
}


class Heartbeat:
    """Calls asynchronous jobs at regular intervals of real time, in the running event loop.

    A job that fails is logged and called again at its next beat; one that still runs is not called twice.
    """

    def __init__(self) -> None:
        self._scheduler: Any = AsyncIOScheduler(
            jobstores={"default": MemoryJobStore()}, job_defaults=JOB_DEFAULTS, timezone=UTC
        )

    def every(self, seconds: float, name: str, job: Callable[[], Awaitable[None]]) -> None:
        """Call `job` each so many seconds, for the first time after one interval."""

        async def beat() -> None:
            try:
                await job()
            except Exception:  # one bad beat must not stop the heart
                log.exception("a regular job failed; it is tried again at its next time", action=name)

        self._scheduler.add_job(beat, IntervalTrigger(seconds=seconds, timezone=UTC), id=name, name=name)

    def start(self) -> None:
        """Begin; needs a running event loop."""
        self._scheduler.start()

    def stop(self) -> None:
        """End; a job that runs is left to its own end."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
