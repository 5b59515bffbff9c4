"""Time in the sandbox: it runs like a real clock and can be moved forward, never back."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class Clock:
    """A clock that several threads may read and move.

    It starts at `start` (by default now) and runs with the machine's monotonic clock, so that a
    correction of the computer's time does not show. With `ticking=False` it stands still between moves.
    """

    def __init__(self, start: datetime | None = None, *, ticking: bool = True) -> None:
        """`start` must be aware; it is kept as UTC."""
        self._base = (start or datetime.now(UTC)).astimezone(UTC)
        self._started = time.monotonic()
        self._ticking = ticking
        self._moved = timedelta()
        self._lock = threading.Lock()
        self._listeners: list[Callable[[], None]] = []
        self._guide: Callable[[datetime], object] = self.to

    def now(self) -> datetime:
        """The sandbox's present, in UTC."""
        ran = time.monotonic() - self._started if self._ticking else 0.0
        with self._lock:
            return self._base + self._moved + timedelta(seconds=ran)

    def forward(self, step: timedelta) -> datetime:
        """Let `step` pass at once; ValueError if it is negative."""
        if step < timedelta():
            raise ValueError("The sandbox's clock cannot go back.")
        with self._lock:
            self._moved += step
        for listener in tuple(self._listeners):
            listener()
        return self.now()

    def to(self, moment: datetime) -> datetime:
        """Move to `moment`, which must not lie in the past."""
        return self.forward(moment - self.now())

    def travel(self, moment: datetime) -> datetime:
        """Move to `moment` as a visitor wishes: by way of whatever the guide stops for.

        Raises:
            ValueError: `moment` lies in the past.
        """
        if moment < self.now():
            raise ValueError("The sandbox's clock cannot go back.")
        self._guide(moment)
        return self.now()

    def guided_by(self, guide: Callable[[datetime], object]) -> None:
        """Let `guide` move the clock for visitors; it is called in their thread and returns on arrival."""
        self._guide = guide

    def on_move(self, listener: Callable[[], None]) -> None:
        """Call `listener` after each move, in the thread that moved the clock."""
        self._listeners.append(listener)
