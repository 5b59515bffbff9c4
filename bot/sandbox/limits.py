"""DingTalk's throttles and monthly quotas (pure: moments come in, verdicts go out)."""

from __future__ import annotations

from collections import Counter, deque
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

Purse = Literal["api", "webhookAndStream"]

MONTHS_IN = ZoneInfo("Asia/Shanghai")
"""The zone in which DingTalk's months begin (assumed: its own)."""


class Window:
    """At most `most` per `span` seconds and key; over it, nothing for `penalty` seconds.

    None as `most` means no limit. Moments are seconds of any clock that does not go back.
    """

    def __init__(self, most: int | None, span: float, penalty: float = 0.0) -> None:
        self._most = most
        self._span = span
        self._penalty = penalty
        self._passed: dict[str, deque[float]] = {}
        self._shut_until: dict[str, float] = {}

    def allows(self, key: str, now: float) -> bool:
        """Whether one more may pass at `now`; a pass is remembered, a refusal starts the penalty."""
        if now < self._shut_until.get(key, now):
            return False
        if self._most is None:
            return True
        passed = self._passed.setdefault(key, deque())
        while passed and passed[0] <= now - self._span:
            passed.popleft()
        if len(passed) >= self._most:
            self.shut(key, now)
            return False
        passed.append(now)
        return True

    def shut(self, key: str, now: float) -> None:
        """Throttle `key` from `now` for the length of the penalty."""
        self._shut_until[key] = now + self._penalty


class Quota:
    """Calls per calendar month, by purse and by kind of call."""

    def __init__(self, api: int | None, webhook_and_stream: int | None) -> None:
        self._most: dict[Purse, int | None] = {"api": api, "webhookAndStream": webhook_and_stream}
        self._month = (0, 0)
        self._used: Counter[Purse] = Counter()
        self._empty: set[Purse] = set()
        self._kinds: Counter[str] = Counter()

    def spend(self, purse: Purse, kind: str, now: datetime) -> bool:
        """Count one call; False, and nothing counted, if the month's purse is empty."""
        self._turn(now)
        most = self._most[purse]
        if purse in self._empty or (most is not None and self._used[purse] >= most):
            return False
        self._used[purse] += 1
        self._kinds[kind] += 1
        return True

    def use_up(self, purse: Purse, now: datetime) -> None:
        """Empty a purse at once, until the month ends."""
        self._turn(now)
        self._used[purse] = max(self._used[purse], self._most[purse] or 0)
        self._empty.add(purse)

    def used(self, now: datetime) -> dict[Purse, int]:
        """This month's calls by purse."""
        self._turn(now)
        return {"api": self._used["api"], "webhookAndStream": self._used["webhookAndStream"]}

    def kinds(self, now: datetime) -> dict[str, int]:
        """This month's calls by kind."""
        self._turn(now)
        return dict(self._kinds)

    def _turn(self, now: datetime) -> None:
        local = now.astimezone(MONTHS_IN)
        if (local.year, local.month) != self._month:
            self._month = (local.year, local.month)
            self._used.clear()
            self._empty.clear()
            self._kinds.clear()
