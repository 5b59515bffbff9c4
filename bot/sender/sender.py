"""Sends the deliveries of the outbox: in order for each destination, by the cheapest way that will do.

A delivery arrives in one of two ways: by `hand_over`, right after the transaction that wrote it, or by a
claim of due rows in the outbox. Results are stored in batches a moment later; if the process dies in that
moment, another one sends those messages a second time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterable
from datetime import datetime

from bot.bill import Bill, charged_to
from bot.dingtalk import (
    DingTalk,
    GiveUp,
    RetryLater,
    SendFailed,
    Silenced,
)
from bot.logs import get_logger
from bot.metrics import Metrics
from bot.sender.carrier import Cargo, Carrier, Said
from bot.sender.lanes import Lane, Owed
from bot.sender.outbox import Outbox, Settling
from bot.sender.outcomes import Outcomes
from bot.sender.pictures import Pictures
from bot.sender.waiting import Waiting
from bot.workers import Workers, is_alone
from commands.core.messages import IncomingMessage, Kind
from storage.lanes import Webhook
from storage.outbox import Outcome
from storage.tables import Delivery
from storage.work import Storage

IN_FLIGHT = 8
"""Calls under way at once; few are faster than many."""
LOOK_AGAIN_SECONDS = 0.05
"""The shortest time between two looks at the outbox."""
log = get_logger("sender")


class Sender:
    """Drains the outbox of one database through one DingTalk app.

    Everything but storing happens in the event loop, so no lock is needed. `tick` is the interval, in seconds
    of real time, at which the outbox is checked; `clock` decides what is due.
    """

    def __init__(
        self,
        *,
        dingtalk: DingTalk,
        storage: Storage,
        workers: Workers,
        bill: Bill,
        pictures: Pictures,
        metrics: Metrics,
        clock: Callable[[], datetime],
        group_sends_per_minute: int,
        tick: float = 1.0,
    ) -> None:
        self._bill = bill
        self._outbox = Outbox(storage=storage, workers=workers, bill=bill, clock=clock)
        self._settling = Settling(outbox=self._outbox, bill=bill, on_stored=self._stored)
        self._carrier = Carrier(
            dingtalk=dingtalk,
            bill=bill,
            clock=clock,
            on_expired=self._settling.forget,
            own_webhook=self._outbox.own_webhook,
        )
        self._pictures = pictures
        self._outcomes = Outcomes(settling=self._settling, metrics=metrics)
        self._clock = clock
        self._per_minute = group_sends_per_minute
        self._tick_seconds = tick
        self._least_seconds = min(tick, LOOK_AGAIN_SECONDS)
        self._alone = is_alone(storage.engine)
        self._waiting = Waiting(
            outbox=self._outbox,
            carrier=self._carrier,
            clock=clock,
            on_known=self._pump,
            look_again=self.wake,
        )
        self._flights: set[asyncio.Task[None]] = set()
        self._silenced: dict[tuple[str, str], str] = {}
        self._woken = asyncio.Event()
        self._stopping = False

    # -- doors ---------------------------------------------------------------------------------------

    def heard(self, message: IncomingMessage) -> None:
        """Count a received message, and remember the webhook by which its conversation can be answered."""
        self._bill.received(message.org)
        if message.kind is Kind.NO_QUOTA:  # the webhook would be refused, too
            self._carrier.unlearn(message.org, message.robot, message.conversation)
        elif message.webhook and message.webhook_expires_at:
            webhook = Webhook(message.webhook, message.webhook_expires_at)
            self._carrier.learn(message.org, message.robot, message.conversation, webhook)

    def hand_over(self, deliveries: Iterable[Delivery]) -> None:
        """Send these deliveries, which are stored and leased to this process."""
        for row in deliveries:
            self._waiting.take(row)
        self._pump()

    def take_silenced(self) -> dict[tuple[str, str], str]:
        """The groups (organization, conversation) that refused a message since the last call, and why.

        The caller has to suspend whatever is planned for them.
        """
        found, self._silenced = self._silenced, {}
        return found

    def wake(self) -> None:
        """Look at the outbox now instead of at the next tick."""
        self._woken.set()

    async def run(self) -> None:
        """Send what is due until cancelled; call `drain` afterwards."""
        left_behind = self._alone
        clock = asyncio.get_running_loop().time
        while True:
            began = clock()
            try:
                if left_behind:
                    await self._outbox.free_others()
                    left_behind = False
                await self._tick()
                wait = self._until_next()
            except Exception:  # one failed look must not end the sender
                log.exception("the outbox could not be looked at; the next try follows", action="tick")
                wait = self._tick_seconds
            await self._until_woken(wait)
            await asyncio.sleep(max(0.0, began + self._least_seconds - clock()))

    async def drain(self, seconds: float) -> None:
        """Send what can be sent within so many seconds, and release the rest to the outbox."""
        try:
            async with asyncio.timeout(seconds):
                while under_way := self._under_way():
                    await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
        except TimeoutError:
            log.warning("stopped with messages still to be sent; they stay in the outbox", action="drain")
        self._stopping = True
        unfinished = [*self._flights, *self._pictures.tasks]
        for task in unfinished:
            task.cancel()
        await asyncio.gather(*unfinished, return_exceptions=True)
        await self._settling.finish()
        await self._waiting.give_back()

    def _under_way(self) -> set[asyncio.Task[None]]:
        looking = (task for task in (self._waiting.looking, self._settling.task) if task)
        return {*self._flights, *self._pictures.tasks, *looking}

    def _until_next(self) -> float:
        """Seconds until the next look: one tick, or less if a lane may continue sooner."""
        soonest = self._waiting.next_at()
        if soonest is None:
            return self._tick_seconds
        return min(self._tick_seconds, max((soonest - self._clock()).total_seconds(), 0.0))

    async def _until_woken(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._woken.wait()
        except TimeoutError:
            pass
        self._woken.clear()

    # -- what leaves ---------------------------------------------------------------------------------

    def _pump(self) -> None:
        """Start as many calls as may be under way."""
        while self._waiting.ready and len(self._flights) < IN_FLIGHT and not self._stopping:
            cargo = self._load(self._waiting.ready.popleft())
            if cargo:
                flight = asyncio.create_task(self._send(cargo))
                self._flights.add(flight)
                flight.add_done_callback(self._landed)

    def _landed(self, flight: asyncio.Task[None]) -> None:
        self._flights.discard(flight)
        self._pump()

    def _load(self, lane: Lane) -> Cargo | None:
        """The next call for a lane; None if the lane has to wait or has nothing left."""
        now = self._clock()
        if not lane.owed:
            lane.busy = False
            return None
        head = lane.owed[0]
        if head.leased_until <= now:  # the process was suspended or its clock jumped: another may hold it now
            self._waiting.pause(lane, now)
            self.wake()
            return None
        free_at = max(head.not_before, lane.free_at(now, per_minute=self._per_minute))
        if free_at > now:
            self._waiting.pause(lane, free_at)
            return None
        if self._bill.leaves_unsaid(lane.org_id, head.row.kind):
            self._outcomes.left_unsaid(lane, head, now)
            return self._load(lane)
        owed = lane.next(now)
        if self._pictures.hang(owed, then=lambda: self._ready_again(lane)):
            return None  # other lanes go on meanwhile
        return self._address(lane, owed, now)

    def _ready_again(self, lane: Lane) -> None:
        self._waiting.ready.append(lane)
        self._pump()

    def _address(self, lane: Lane, owed: list[Owed], now: datetime) -> Cargo | None:
        found = self._carrier.address(lane, owed, now)
        if isinstance(found, datetime):
            self._waiting.pause(lane, found)
            return None
        if found.way == "direct":
            companions = self._waiting.companions(owed[0], now)
            found.parcels.extend((each, [each.owed[0]]) for each in companions)
        return found

    # -- one call ------------------------------------------------------------------------------------

    async def _send(self, cargo: Cargo) -> None:
        with charged_to(cargo.lane.org_id):
            try:
                said = await self._carrier.say(cargo)
            except SendFailed as error:
                self._failed(cargo, error)
            except asyncio.CancelledError:
                self._failed(cargo, RetryLater("The program stopped while this was being sent.", after=0.0))
                raise
            except Exception as error:  # a bug of ours must not block all other messages
                log.exception("a message could not be sent", action="send")
                self._failed(cargo, RetryLater(f"okrbot failed: {type(error).__name__}"))
            else:
                self._sent(cargo, said)
        for lane, _ in cargo.parcels:
            self._next(lane)

    def _next(self, lane: Lane) -> None:
        lane.busy = False
        if not self._alone:
            lane.known = False
        if lane.owed:
            self._waiting.stir(lane)

    # -- what became of it -----------------------------------------------------------------------------

    def _sent(self, cargo: Cargo, said: Said) -> None:
        now = self._clock()
        if said.way != "webhook":
            self._api_answers(cargo.lane.org_id, now)
        for lane, owed in cargo.parcels:
            error = said.failed.get(owed[0].row.staff_id or "") if said.failed else None
            if error:
                self._outcomes.failed(lane, owed, error, said.way, now)
            else:
                self._outcomes.sent(lane, owed, said, now)

    def _failed(self, cargo: Cargo, error: SendFailed) -> None:
        now = self._clock()
        self._carrier.rest(cargo.lane.org_id, error, now)
        if isinstance(error, GiveUp):
            self._api_answers(cargo.lane.org_id, now)
            alike = isinstance(error, Silenced)
            if not alike and (len(cargo.owed) > 1 or any(each.picture for each in cargo.owed)):
                for each in cargo.owed:  # any of them may be the cause: each alone, without its picture
                    each.alone, each.picture = True, ""
                return
        if isinstance(error, Silenced) and cargo.row.conversation_id is not None:
            self._silenced[cargo.lane.org_id, cargo.row.conversation_id] = error.reason
        for lane, owed in cargo.parcels:
            self._outcomes.failed(lane, owed, error, cargo.way, now)

    def _api_answers(self, org_id: str, now: datetime) -> None:
        """The API works again: lanes that were waiting for it may continue."""
        if self._carrier.lift_rest(org_id):
            self._waiting.end_pauses(org_id, now)
            self.wake()

    def _stored(self, outcomes: Collection[Outcome]) -> None:
        self._waiting.stored(outcomes)

    # -- the tick --------------------------------------------------------------------------------------

    async def _tick(self) -> None:
        await self._waiting.renew()
        await self._outbox.read_bill(self._bill.stale())
        for row in await self._outbox.claim():
            self._waiting.take(row)
        now = self._clock()
        self._waiting.stir_due(now)
        self._pump()
        self._carrier.drop_expired(now)
        self._waiting.forget_idle(now)
        if self._settling.task is None:
            await self._settling.store()  # received messages are counted even if nothing was sent
