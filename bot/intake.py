"""From frames to transactions: each message is read, waits its turn, and is handled in a worker thread."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import datetime
from functools import cache
from weakref import WeakValueDictionary

from sqlalchemy.exc import OperationalError

from bot.frames import Malformed, StreamEvent, read_callback, read_event
from bot.logs import get_logger
from bot.metrics import Metrics
from bot.people import People
from bot.sender import Sender
from bot.workers import Workers
from commands.core.dispatch import Dispatch
from commands.core.messages import IncomingMessage, Known, Notice
from commands.notices import Notices
from storage.tables import Delivery

PATIENCE_SECONDS = 45.0
"""How long a message waits for a database that cannot be written; after 60 DingTalk sends it again."""
FIRST_WAIT_SECONDS = 0.1
LONGEST_WAIT_SECONDS = 2.0

log = get_logger("intake")


class Intake:
    """Takes one robot's messages and events, and hands the answers to the sender once they are stored.

    `patience` is how many seconds a message waits for a database that cannot be written. `robot_code` stands
    in for a missing one; `robot_name` is the name by which people @ the robot.
    """

    def __init__(
        self,
        *,
        dispatch: Dispatch,
        notices: Notices,
        people: People,
        workers: Workers,
        sender: Sender,
        metrics: Metrics,
        clock: Callable[[], datetime],
        robot_code: str,
        robot_name: str,
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self._dispatch = dispatch
        self._notices = notices
        self._people = people
        self._workers = workers
        self._sender = sender
        self._metrics = metrics
        self._counter = cache(metrics.messages.labels)  # which looks each up under a lock
        self._clock = clock
        self._robot_code = robot_code
        self._robot_name = robot_name
        self._patience = patience
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def receive(self, callback: dict[str, object]) -> None:
        """Handle one message; when this returns, what it did is stored and may be acknowledged.

        Raises:
            OperationalError: the database could not be written for long; nothing was stored.
        """
        arrived = time.perf_counter()
        message = read_callback(
            callback,
            received_at=self._clock(),
            robot_code=self._robot_code,
            robot_name=self._robot_name,
        )
        if isinstance(message, Malformed):
            self._counter("malformed").inc()
            log.warning("a frame cannot be answered", action="receive", reason=message.reason)
            return
        self._sender.heard(message)
        turn = self._turns.setdefault(message.conversation, asyncio.Lock())
        async with turn:  # nobody's next message overtakes one that waits for the directory or the database
            deliveries = await self._handle(message, await self._people.known(message))
        await asyncio.sleep(0)  # the answer leaves before this is counted and acknowledged
        self._counter("handled" if deliveries else "unanswered").inc()
        self._metrics.handling.observe(time.perf_counter() - arrived)

    async def _handle(self, message: IncomingMessage, known: Known) -> list[Delivery]:
        """One transaction; while the database cannot be written, the message waits here un-acknowledged."""
        until = time.monotonic() + self._patience
        wait = FIRST_WAIT_SECONDS
        while True:
            try:
                return await self._workers.run(
                    message.conversation, self._in_thread, message, known, then=self._sender.hand_over
                )
            except OperationalError as error:
                if time.monotonic() + wait > until:
                    self._counter("refused").inc()
                    log.error("a message could not be stored; DingTalk is told", action="receive")
                    raise
                log.warning("the database cannot be written", action="receive", error=str(error.orig))
            await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT_SECONDS)

    async def notice(self, event: StreamEvent) -> None:
        """Handle one event of the organization; when this returns, it may be acknowledged.

        Raises:
            OperationalError: the database cannot be written; DingTalk sends the event again.
        """
        told = read_event(event)
        if told is None:
            log.debug("an event that changes nothing", action="event", event_type=event.type)
            return
        self._sender.hand_over(await self._workers.run("", self._heed, told))

    # -- in the threads ------------------------------------------------------------------------------

    def _in_thread(self, message: IncomingMessage, known: Known) -> list[Delivery]:
        return self._dispatch.handle(message, now=self._clock(), known=known)

    def _heed(self, notice: Notice) -> list[Delivery]:
        return self._notices.handle(notice, now=self._clock())
