"""The deliveries waiting in this process: one lane per destination, and what the outbox says of it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

from bot.dingtalk import DIRECT_MAX_PEOPLE
from bot.logs import get_logger
from bot.sender.carrier import Carrier
from bot.sender.lanes import Lane, Owed
from bot.sender.outbox import Outbox
from storage.lanes import LaneView
from storage.outbox import Outcome, Result
from storage.tables import Delivery
from storage.work import HAND_OVER

RENEW_BEFORE = HAND_OVER * 2 / 3
LANES_KEPT = 5_000
COMPANIONS_SOUGHT = 500
"""How many ready lanes are searched for the same text to other people."""

log = get_logger("sender")


class Waiting:
    """The deliveries leased to this process; `ready` are the lanes whose next delivery may leave.

    `on_known` is called when reading the outbox made lanes ready, `look_again` when the outbox must be read
    again before the next tick.
    """

    def __init__(
        self,
        *,
        outbox: Outbox,
        carrier: Carrier,
        clock: Callable[[], datetime],
        on_known: Callable[[], None],
        look_again: Callable[[], None],
    ) -> None:
        self._outbox = outbox
        self._carrier = carrier
        self._clock = clock
        self._on_known = on_known
        self._look_again = look_again
        self.ready: deque[Lane] = deque()
        self.looking: asyncio.Task[None] | None = None
        self._lanes: dict[tuple[str, str], Lane] = {}
        self._held: dict[UUID, Owed] = {}
        self._unknown: list[Lane] = []

    # -- coming and going ----------------------------------------------------------------------------

    def take(self, row: Delivery) -> None:
        """Put a delivery leased to this process into its lane."""
        if row.id in self._held:
            return
        lane = self._lanes.get((row.org_id, row.lane))
        if lane is None:
            lane = Lane(row.org_id, row.lane, row.robot, group=row.staff_id is None)
            self._lanes[lane.key] = lane
        owed = self._held[row.id] = Owed.of(row, now=self._clock())
        lane.add(owed)
        if not lane.busy and (lane.wake_at is None or lane.owed[0] is owed):
            self.stir(lane)

    def stored(self, outcomes: Collection[Outcome]) -> None:
        """Let go of deliveries that have ended: until that is stored they could be claimed again."""
        for outcome in outcomes:
            if outcome.result is not Result.RETRY:
                self._held.pop(outcome.id, None)

    async def renew(self) -> None:
        """Extend the leases of what still waits here, and let go of what another process has taken over."""
        now = self._clock()
        ending = [owed for owed in self._held.values() if owed.leased_until - now < RENEW_BEFORE]
        if not ending:
            return
        until = now + HAND_OVER
        kept = await self._outbox.renew([(owed.row.org_id, owed.row.id) for owed in ending], until=until)
        for owed in ending:
            if owed.row.id in kept:
                owed.leased_until = until
            elif self._held.pop(owed.row.id, None):
                self._lanes[owed.row.org_id, owed.row.lane].drop(owed)

    async def give_back(self) -> None:
        """Release what was not sent, for the next process."""
        if self._held:
            await self._outbox.release((owed.row.org_id, row_id) for row_id, owed in self._held.items())

    def companions(self, first: Owed, now: datetime) -> list[Lane]:
        """Lanes of other people who are to be told the same directly, so that one call serves up to 20."""
        if first.alone:
            return []
        alike = (
            lane
            for lane in islice(self.ready, COMPANIONS_SOUGHT)
            if lane.owed
            and lane.owed[0].says_the_same(first)
            and lane.owed[0].not_before <= now < lane.owed[0].leased_until
            and not self._carrier.has_webhook(lane.head, now)
        )
        found = list(islice(alike, DIRECT_MAX_PEOPLE - 1))
        for lane in found:
            self.ready.remove(lane)
        return found

    # -- when lanes go on ----------------------------------------------------------------------------

    def stir(self, lane: Lane) -> None:
        """Let the lane's next delivery leave, once it is known that none of another process goes first."""
        lane.busy, lane.wake_at = True, None
        if lane.known:
            self.ready.append(lane)
            return
        self._unknown.append(lane)
        if self.looking is None:
            self.looking = asyncio.create_task(self._look())

    def pause(self, lane: Lane, until: datetime) -> None:
        """Send nothing of the lane before that moment."""
        lane.busy, lane.wake_at = False, until

    def stir_due(self, now: datetime) -> None:
        """Let lanes continue whose pause is over."""
        for lane in list(self._lanes.values()):
            if lane.wake_at is not None and lane.wake_at <= now and not lane.busy:
                self.stir(lane)

    def end_pauses(self, org_id: str, now: datetime) -> None:
        """End the pauses of an organization's lanes."""
        for lane in self._lanes.values():
            if lane.org_id == org_id and lane.wake_at is not None:
                lane.wake_at = now

    def next_at(self) -> datetime | None:
        """When the first paused lane continues."""
        return min((lane.wake_at for lane in self._lanes.values() if lane.wake_at), default=None)

    def forget_idle(self, now: datetime) -> None:
        """Once there are many lanes, drop the idle ones."""
        if len(self._lanes) > LANES_KEPT:
            for key in [key for key, lane in self._lanes.items() if lane.is_idle(now)]:
                del self._lanes[key]

    # -- what the rows tell --------------------------------------------------------------------------

    async def _look(self) -> None:
        """Read the outbox for new lanes, as many at once as have come meanwhile."""
        while self._unknown:
            lanes, self._unknown = self._unknown, []
            try:
                views = await self._outbox.look([lane.asked() for lane in lanes if lane.owed])
            except Exception:  # whatever went wrong, these lanes must be tried again
                log.exception("the outbox could not be read; sending waits a second", action="look")
                for lane in lanes:
                    self.pause(lane, self._clock() + timedelta(seconds=1))
                continue
            for lane in lanes:
                self._know(lane, views.get(lane.key))
            self._on_known()
        self.looking = None

    def _know(self, lane: Lane, view: LaneView | None) -> None:
        if not lane.owed or view is None:
            lane.busy = False
            return
        if view.webhook:
            self._carrier.learn(lane.org_id, lane.robot, lane.head.conversation_id or "", view.webhook)
        if view.behind:
            self.pause(lane, self._clock())
            self._look_again()
            return
        if lane.group:
            lane.sent = deque(sorted({*lane.sent, *view.sent}))
        lane.known = True
        self.ready.append(lane)
