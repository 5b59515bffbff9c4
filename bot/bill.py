"""What DingTalk charges for: calls counted by kind, and what follows when a month's quota runs short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from commands.rules import quota
from commands.rules.quota import STREAM, Purse, Quotas, purse_of
from storage.calls import Counted, day_of

READ_AGAIN = timedelta(minutes=1)

_charged: ContextVar[str] = ContextVar("charged", default="")


@contextmanager
def charged_to(org_id: str) -> Iterator[None]:
    """Calls made inside are this organization's."""
    before = _charged.set(org_id)
    try:
        yield
    finally:
        _charged.reset(before)


@dataclass(slots=True)
class _Used:
    """The calls of the month that begins on `month`, as known at `read_at`."""

    month: date
    calls: Counter[Purse]
    read_at: datetime


class Bill:
    """Counts the calls of this process and knows about those of the others.

    Calls made before any organization is known (a token, opening the stream) wait for the first one:
    an app belongs to one organization.
    """

    def __init__(self, clock: Callable[[], datetime], quotas: Quotas | None = None) -> None:
        self._clock = clock
        self._quotas = quotas or Quotas()
        self._made: Counter[Counted] = Counter()
        self._used: dict[str, _Used] = {}
        self._org = ""

    # -- counting ------------------------------------------------------------------------------------

    def count(self, kind: str) -> None:
        """One call was made, for the organization of the surrounding `charged_to`."""
        org_id = _charged.get()
        self._org = self._org or org_id
        self._count(org_id or self._org, kind)

    def received(self, org_id: str) -> None:
        """DingTalk charges for each message it hands over, too."""
        self._org = org_id
        self._count(org_id, STREAM)

    def _count(self, org_id: str, kind: str) -> None:
        self._made[org_id, day_of(self._clock()), kind] += 1
        purse = purse_of(kind)
        if purse and org_id in self._used:
            self._used[org_id].calls[purse] += 1

    def take(self) -> dict[Counted, int]:
        """The calls to be stored; those of no known organization go on waiting."""
        taken: Counter[Counted] = Counter()
        waiting: Counter[Counted] = Counter()
        for (org_id, day, kind), made in self._made.items():
            org_id = org_id or self._org
            (taken if org_id else waiting)[org_id, day, kind] += made
        self._made = waiting
        return dict(taken)

    def give_back(self, calls: Mapping[Counted, int]) -> None:
        """They could not be stored."""
        self._made.update(calls)

    # -- knowing the month ---------------------------------------------------------------------------

    def stale(self) -> set[str]:
        """The organizations whose month should be read from the database again."""
        return {org_id for org_id in {self._org, *self._used} if org_id and self.is_stale(org_id)}

    def is_stale(self, org_id: str) -> bool:
        """Whether the month's calls should be read from the database, at the latest every minute."""
        used, now = self._used.get(org_id), self._clock()
        return used is None or used.month != _month(now) or now - used.read_at >= READ_AGAIN

    def learn(self, org_ids: Collection[str], stored: Mapping[tuple[str, str], int]) -> None:
        """Take over what the database says of this month, by organization and kind of call.

        What is not stored yet comes on top.
        """
        now = self._clock()
        month = _month(now)
        calls: dict[str, Counter[Purse]] = {org_id: Counter() for org_id in org_ids}
        waiting = [((org, kind), made) for (org, day, kind), made in self._made.items() if day >= month]
        for (org_id, kind), made in (*stored.items(), *waiting):
            purse = purse_of(kind)
            if purse and org_id in calls:
                calls[org_id][purse] += made
        self._used.update({org_id: _Used(month, found, now) for org_id, found in calls.items()})

    def _spent(self, org_id: str, purse: Purse, today: date) -> int:
        """This month's calls as far as they are known."""
        used = self._used.get(org_id)
        return used.calls[purse] if used and used.month == today.replace(day=1) else 0

    # -- what follows --------------------------------------------------------------------------------

    def runs_ahead(self, org_id: str) -> bool:
        """Whether more webhook and stream calls were made this month than its days so far allow."""
        today = day_of(self._clock())
        used = self._spent(org_id, Purse.WEBHOOK_AND_STREAM, today)
        return quota.runs_ahead(used, self._quotas.webhook_and_stream, today)

    def spares_webhooks(self, org_id: str) -> bool:
        """Whether so little is left that it is kept for what people write."""
        used = self._spent(org_id, Purse.WEBHOOK_AND_STREAM, day_of(self._clock()))
        return quota.is_over(used, self._quotas.webhook_and_stream, quota.WEBHOOKS_SPARED_FROM)

    def leaves_unsaid(self, org_id: str, kind: str) -> bool:
        """Whether this kind of message is not worth a call any more this month."""
        if kind not in quota.UNSAID_FROM:
            return False
        today = day_of(self._clock())
        return quota.is_unsaid(kind, self._spent(org_id, Purse.API, today), self._quotas.api, today)


def _month(moment: datetime) -> date:
    return day_of(moment).replace(day=1)
