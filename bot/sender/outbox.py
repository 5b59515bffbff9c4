"""The sender's way to its rows: queries in the worker threads, and results stored in batches."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.bill import Bill
from bot.logs import get_logger
from bot.workers import Workers
from storage import calls, lanes, outbox
from storage.calls import Counted
from storage.lanes import Asked, LaneView
from storage.outbox import Outcome
from storage.tables import Delivery
from storage.work import HAND_OVER, Storage

SETTLE_SECONDS = 0.1
"""How long results are gathered before they are stored together; storing them makes messages wait."""
TRY_AGAIN_SECONDS = 1.0
FINISH_SECONDS = 2.0
CLAIM_LANES = 200
KEY = "outbox"
"""Everything the sender writes is written in the order it happened."""

log = get_logger("outbox")


class Outbox:
    """The rows of the outbox for one process, read and written outside the event loop."""

    def __init__(
        self, *, storage: Storage, workers: Workers, bill: Bill, clock: Callable[[], datetime]
    ) -> None:
        self._storage = storage
        self._workers = workers
        self._bill = bill
        self._clock = clock

    async def free_others(self) -> None:
        """End the leases of processes that died. Only for a database that no other process uses."""
        await self._workers.run(KEY, self._free_others)

    async def claim(self) -> list[Delivery]:
        """Lease to this process the due deliveries that no other holds."""
        if not await self._workers.read(self._has_due):
            return []
        return await self._workers.run(KEY, self._claim)

    async def look(self, asked: Sequence[Asked]) -> dict[tuple[str, str], LaneView]:
        """Read what must be known of these lanes, after bringing their organizations' bill up to date."""
        await self.read_bill({each.org_id for each in asked if self._bill.is_stale(each.org_id)})
        return await self._workers.read(self._look, asked)

    async def own_webhook(self, org_id: str, conversation_id: str) -> str | None:
        """The webhook of a group's own custom robot, if its team set one."""
        return await self._workers.read(self._own_webhook, org_id, conversation_id)

    async def read_bill(self, org_ids: Collection[str]) -> None:
        """Bring the bill of these organizations up to date."""
        if org_ids:
            self._bill.learn(org_ids, await self._workers.read(self._calls))

    async def renew(self, held: Iterable[tuple[str, UUID]], *, until: datetime) -> set[UUID]:
        """Extend leases; returns the deliveries that are still leased to this process."""
        return await self._workers.run(KEY, self._renew, list(held), until)

    async def release(self, held: Iterable[tuple[str, UUID]]) -> None:
        """Release deliveries, so that the next process need not wait for the leases to end."""
        await self._workers.run(KEY, self._release, list(held))

    async def store(self, results: Results) -> None:
        """Store results and calls in one transaction."""
        await self._workers.run(KEY, self._store, results)

    # -- in the threads ------------------------------------------------------------------------------

    def _free_others(self) -> None:
        with self._storage.work() as work:
            outbox.free_others(work, process=self._storage.process)

    def _has_due(self) -> bool:
        with self._storage.reading() as session:
            return outbox.has_due(session, now=self._clock())

    def _claim(self) -> list[Delivery]:
        with self._storage.work() as work:
            return outbox.claim(
                work, process=self._storage.process, now=self._clock(), lease=HAND_OVER, limit=CLAIM_LANES
            )

    def _look(self, asked: Sequence[Asked]) -> dict[tuple[str, str], LaneView]:
        with self._storage.reading() as session:
            return lanes.look(session, asked, process=self._storage.process, now=self._clock())

    def _own_webhook(self, org_id: str, conversation_id: str) -> str | None:
        with self._storage.reading() as session:
            return lanes.own_webhook(session, org_id, conversation_id)

    def _calls(self) -> dict[tuple[str, str], int]:
        with self._storage.reading() as session:
            return calls.by_kind(session, day=calls.day_of(self._clock()))

    def _renew(self, held: list[tuple[str, UUID]], until: datetime) -> set[UUID]:
        with self._storage.work() as work:
            return outbox.renew(work, held, process=self._storage.process, until=until)

    def _release(self, held: list[tuple[str, UUID]]) -> None:
        with self._storage.work() as work:
            outbox.release(work, held, process=self._storage.process)

    def _store(self, results: Results) -> None:
        with self._storage.work() as work:
            outbox.settle(work, results.outcomes, process=self._storage.process, lease=HAND_OVER)
            for row, url in results.forgotten:
                lanes.forget_webhook(
                    work,
                    org_id=row.org_id,
                    robot=row.robot,
                    conversation_id=row.conversation_id or "",
                    url=url,
                )
            calls.add(work, results.calls)


@dataclass(frozen=True, slots=True)
class Results:
    """What happened since results were last stored. `forgotten` are webhooks that no longer work."""

    outcomes: list[Outcome]
    forgotten: list[tuple[Delivery, str]]
    calls: dict[Counted, int]

    def __bool__(self) -> bool:
        return bool(self.outcomes or self.forgotten or self.calls)


class Settling:
    """Collects results for a moment and stores them together; keeps them while that is impossible.

    `on_stored` is called with the outcomes that were stored.
    """

    def __init__(
        self, *, outbox: Outbox, bill: Bill, on_stored: Callable[[Collection[Outcome]], None]
    ) -> None:
        self._outbox = outbox
        self._bill = bill
        self._on_stored = on_stored
        self._outcomes: list[Outcome] = []
        self._forgotten: list[tuple[Delivery, str]] = []
        self.task: asyncio.Task[None] | None = None

    def add(self, outcome: Outcome) -> None:
        """Store this shortly."""
        self._outcomes.append(outcome)
        self._start()

    def forget(self, row: Delivery, url: str) -> None:
        """Delete the webhook by which `row` could not be sent."""
        self._forgotten.append((row, url))
        self._start()

    def _start(self) -> None:
        if self.task is None:
            self.task = asyncio.create_task(self._run())

    async def _run(self) -> None:
        wait = SETTLE_SECONDS
        while self._outcomes or self._forgotten:
            await asyncio.sleep(wait)
            wait = SETTLE_SECONDS if await self.store() else TRY_AGAIN_SECONDS
        self.task = None

    async def store(self) -> bool:
        """Store what there is now; False if it could not be stored and is kept."""
        results = Results(self._outcomes, self._forgotten, self._bill.take())
        self._outcomes, self._forgotten = [], []
        if not results:
            return True
        try:
            await self._outbox.store(results)
        except Exception:  # results must not be lost, whatever the reason
            log.exception("results of sending could not be stored; they are kept", action="settle")
            self._outcomes[:0], self._forgotten[:0] = results.outcomes, results.forgotten
            self._bill.give_back(results.calls)
            return False
        self._on_stored(results.outcomes)
        return True

    async def finish(self) -> None:
        """Store what is left before the program ends; tries a little longer if that is impossible now."""
        if self.task:
            await asyncio.wait({self.task}, timeout=FINISH_SECONDS)
        if self.task:
            self.task.cancel()
            log.error("results of sending could not be stored; some will be sent again", action="settle")
        else:
            await self.store()
