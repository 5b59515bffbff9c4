"""What became of deliveries: sent, to be tried again, or given up; and when the next attempt is made."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from functools import cache

from bot.dingtalk import FixCredentials, GiveUp, QuotaUsedUp, RetryLater, SendFailed
from bot.logs import get_logger
from bot.metrics import Metrics
from bot.sender.carrier import CREDENTIALS_REST, QUOTA_REST, Said
from bot.sender.lanes import Lane, Owed
from bot.sender.outbox import Settling
from storage.outbox import UNSAID, Outcome, Result

SHORTEST_BACKOFF = 1.0
LONGEST_BACKOFF = 600.0
"""Seconds."""
GIVE_UP_AFTER = timedelta(days=1)

log = get_logger("sender")


class Outcomes:
    """Records outcomes for storing and counting; a delivery that has ended leaves its lane."""

    def __init__(self, *, settling: Settling, metrics: Metrics) -> None:
        self._settling = settling
        self._metrics = metrics
        self._calls = cache(metrics.sends.labels)  # which looks each counter up under a lock

    def sent(self, lane: Lane, owed: list[Owed], said: Said, now: datetime) -> None:
        """Record deliveries that were sent in one call."""
        sent_at = lane.spoke(now)
        self._calls(said.way, Result.SENT).inc()
        for each in owed:
            self._metrics.receipt.observe(max((now - each.since).total_seconds(), 0.0))
            lane.drop(each)
            row = each.row
            self._settling.add(
                Outcome(row.org_id, row.id, Result.SENT, sent_at, each.attempts, send_key=said.send_key)
            )

    def failed(self, lane: Lane, owed: list[Owed], error: SendFailed, way: str, now: datetime) -> None:
        """Record a failed call: its deliveries wait for their next attempt, or are given up."""
        wait = wait_after(owed[0].attempts + 1, error)
        for each in owed:
            each.attempts += 1
            if isinstance(error, GiveUp) or now - each.since > GIVE_UP_AFTER:
                self._calls(way, Result.DEAD).inc()
                self._given_up(lane, each, error.reason, now)
                continue
            self._calls(way, Result.RETRY).inc()
            each.not_before = now + wait
            self._settling.add(
                Outcome(
                    each.row.org_id,
                    each.row.id,
                    Result.RETRY,
                    now,
                    each.attempts,
                    error=error.reason,
                    not_before=each.not_before,
                )
            )

    def left_unsaid(self, lane: Lane, owed: Owed, now: datetime) -> None:
        """Drop a delivery that is not worth a call while this month's quota runs short."""
        row = owed.row
        log.warning("the month's API quota runs short", action="unsaid", delivery=str(row.id), kind=row.kind)
        self._metrics.unsaid.labels(row.kind).inc()
        self._ended(lane, owed, UNSAID, now)

    def _given_up(self, lane: Lane, owed: Owed, reason: str, now: datetime) -> None:
        row = owed.row
        log.error("a message was given up", action="dead", delivery=str(row.id), lane=row.lane, reason=reason)
        self._ended(lane, owed, reason, now)

    def _ended(self, lane: Lane, owed: Owed, reason: str, now: datetime) -> None:
        row = owed.row
        lane.drop(owed)
        self._settling.add(Outcome(row.org_id, row.id, Result.DEAD, now, owed.attempts, error=reason))


def wait_after(attempts: int, error: SendFailed) -> timedelta:
    """Exponential back-off with full jitter, 1 s to 10 min; longer where DingTalk asks for it."""
    if isinstance(error, QuotaUsedUp):
        return QUOTA_REST
    if isinstance(error, FixCredentials):
        return CREDENTIALS_REST
    longest = min(LONGEST_BACKOFF, SHORTEST_BACKOFF * 2 ** min(attempts, 16))
    after = error.after if isinstance(error, RetryLater) else None
    return timedelta(seconds=max(random.uniform(SHORTEST_BACKOFF, longest), after or 0.0))
