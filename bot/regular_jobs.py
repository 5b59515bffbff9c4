"""What the program does by itself: every few seconds what is due, every hour what can wait."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.sender import Sender
from bot.todos import Todos
from bot.workers import Workers
from commands.core.deployment import Deployment
from commands.core.messages import Notice, NoticeKind
from commands.notices import Notices
from scheduler import alerts, cycles, follow_ups, housekeeping, quota, rituals
from scheduler.clock import Heartbeat
from storage.tables import Delivery
from storage.work import Storage

SOON_SECONDS = 20.0
MINUTE = 60.0
HOUR = 3600.0


class RegularJobs:
    """Runs each job in short transactions, so that no message waits long behind one."""

    def __init__(
        self,
        *,
        storage: Storage,
        workers: Workers,
        sender: Sender,
        deployment: Deployment,
        clock: Callable[[], datetime],
        todos: Todos,
    ) -> None:
        self._storage = storage
        self._workers = workers
        self._sender = sender
        self._deployment = deployment
        self._clock = clock
        self._todos = todos
        self._notices = Notices(storage, deployment)
        self._heartbeat = Heartbeat()

    def start(self) -> None:
        """Begin; needs a running event loop."""
        self._heartbeat.every(SOON_SECONDS, "rituals", self.run_rituals)
        self._heartbeat.every(SOON_SECONDS, "follow-ups", self.follow_up)
        self._heartbeat.every(SOON_SECONDS, "silenced groups", self.rest_silenced)
        self._heartbeat.every(MINUTE, "flags", self.tell_flags)
        self._heartbeat.every(SOON_SECONDS, "todos", self._todos.tell)
        self._heartbeat.every(MINUTE, "expired webhooks", self.delete_webhooks)
        self._heartbeat.every(HOUR, "plans", self.plan_again)
        self._heartbeat.every(HOUR, "cycles", self.turn_cycles)
        self._heartbeat.every(HOUR, "quota", self.tell_quota)
        self._heartbeat.every(HOUR, "old rows", self.delete_old)
        self._heartbeat.start()

    def stop(self) -> None:
        """End; a job that runs is left to its own end."""
        self._heartbeat.stop()

    async def run_all(self) -> None:
        """Run everything that may be due, for a clock that was moved."""
        await self.turn_cycles()
        await self.plan_again()
        await self.run_rituals()
        await self.follow_up()
        await self.tell_flags()
        await self.rest_silenced()
        await self._todos.tell()

    async def run_rituals(self) -> None:
        """Run the rituals that are due, one transaction each; their messages go to the sender at once."""
        await self._workers.read(rituals.learn_calendars, self._storage, self._deployment)
        await self._workers.run("", rituals.plan, self._storage, self._deployment, self._clock())
        for key in await self._workers.read(rituals.due, self._storage, self._clock()):
            owed = await self._workers.run(
                "", rituals.run, self._storage, self._deployment, key, self._clock()
            )
            self._sender.hand_over(owed)

    async def follow_up(self) -> None:
        """Follow up the blockers that are due for it."""
        for org_id in await self._workers.read(follow_ups.organizations_due, self._storage, self._clock()):
            while await self._follow_up_next(org_id):
                pass

    async def _follow_up_next(self, org_id: str) -> bool:
        owed = await self._workers.run(
            "", follow_ups.run_next, self._storage, self._deployment, org_id, self._clock()
        )
        self._sender.hand_over(owed or [])
        return owed is not None

    async def rest_silenced(self) -> None:
        """Suspend rituals where a group refused a message: DingTalk tells in no other way that it is gone."""
        for (org_id, conversation), reason in self._sender.take_silenced().items():
            notice = Notice(org_id, "", NoticeKind.GROUP_GONE, conversation=conversation, reason=reason)
            self._sender.hand_over(await self._workers.run("", self._heed, notice))

    def _heed(self, notice: Notice) -> list[Delivery]:
        return self._notices.handle(notice, now=self._clock())

    async def tell_flags(self) -> None:
        """Tell groups of the red flags that are due."""
        if await self._workers.read(alerts.has_due_flags, self._storage, self._clock()):
            self._sender.hand_over(
                await self._workers.run("", alerts.tell_flags, self._storage, self._deployment, self._clock())
            )

    async def tell_quota(self) -> None:
        """Warn administrators before a month's calls are used up."""
        now, quotas = self._clock(), self._deployment.quotas
        if found := await self._workers.read(quota.running_out, self._storage, quotas, now):
            owed = await self._workers.run(
                "", quota.tell_administrators, self._storage, self._deployment, found, now
            )
            self._sender.hand_over(owed)

    async def plan_again(self) -> None:
        """Plan anew the rituals that counted from the end of a cycle that is over."""
        await self._workers.run("", rituals.plan_again, self._storage, self._deployment, self._clock())

    async def turn_cycles(self) -> None:
        """Make the successors of cycles that ended, and close those that nobody closed in time."""
        await self._workers.run("", cycles.turn, self._storage, self._deployment, self._clock())

    async def delete_webhooks(self) -> None:
        """Delete expired session webhooks, which are credentials."""
        await self._workers.run("", housekeeping.delete_expired_webhooks, self._storage, self._clock())

    async def delete_old(self) -> None:
        """Delete texts and ids that are kept for a limited time."""
        storage, run = self._storage, self._workers.run
        while old := await self._workers.read(housekeeping.old_deliveries, storage, self._clock()):
            await run("", housekeeping.empty, storage, old)
        await run("", housekeeping.delete_old, storage, self._clock())
