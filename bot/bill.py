"""What DingTalk charges for: calls counted by kind, and whether this month's webhook calls run ahead."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from storage.calls import Counted, day_of

WEBHOOK = "webhook"
STREAM = "stream"
API = "api"
WEBHOOK_AND_STREAM = (WEBHOOK, STREAM)
WEBHOOK_AND_STREAM_QUOTA = 3_000
API_QUOTA = 5_000
"""Calls a month for the whole organization in DingTalk's standard edition (dingtalk.md 5.1)."""

READ_AGAIN = timedelta(minutes=1)

_charged: ContextVar[str] = ContextVar("charged", default="")


def share_by(day: date, quota: int = WEBHOOK_AND_STREAM_QUOTA) -> float:
    """The part of a month's quota that may be used up by the end of `day`."""
    return quota * day.day / calendar.monthrange(day.year, day.month)[1]


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
    """Webhook-and-stream calls of the month that begins on `month`, as known at `read_at`."""

    month: date
    calls: int
    read_at: datetime


class Bill:
    """Counts the calls of this process and knows about those of the others.

    Calls made before any organization is known (a token, opening the stream) wait for the first one:
    an app belongs to one organization.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._made: Counter[Counted] = Counter()
        self._used: dict[str, _Used] = {}
        self._org = ""

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
        if kind in WEBHOOK_AND_STREAM and org_id in self._used:
            self._used[org_id].calls += 1

    def is_stale(self, org_id: str) -> bool:
        """Whether the month's calls should be read from the database, at the latest every minute."""
        used, now = self._used.get(org_id), self._clock()
        return used is None or used.month != day_of(now).replace(day=1) or now - used.read_at >= READ_AGAIN

    def learn(self, org_id: str, stored: int) -> None:
        """Take over what the database says of this month; what is not stored yet comes on top."""
        now = self._clock()
        month = day_of(now).replace(day=1)
        waiting = sum(
            made
            for (org, day, kind), made in self._made.items()
            if org == org_id and day >= month and kind in WEBHOOK_AND_STREAM
        )
        self._used[org_id] = _Used(month, stored + waiting, now)

    def runs_ahead(self, org_id: str) -> bool:
        """Whether more webhook and stream calls were made this month than its days so far allow."""
        used, today = self._used.get(org_id), day_of(self._clock())
        if used is None or used.month != today.replace(day=1):
            return False
        return used.calls > share_by(today)

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
