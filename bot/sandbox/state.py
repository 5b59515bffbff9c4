"""What all state of the sandbox shares: one lock, one clock, made-up identifiers, and listeners.

Whoever wants to hear of changes subscribes; listeners are called in the thread that made the change, in
order, and must be quick.
"""

from __future__ import annotations

import base64
import random
import threading
from collections.abc import Callable
from typing import Any, Literal, TypeVar

from bot.sandbox.clock import Clock
from bot.sandbox.model import Happening, Message, milliseconds

T = TypeVar("T")
Change = Literal["message", "delivery", "state", "event"]
Listener = Callable[[Change, Message | Happening | None], None]


class State:
    """Something that changes, behind one lock."""

    def __init__(self, clock: Clock | None, *, seed: int) -> None:
        self.clock = clock or Clock()
        self.rng = random.Random(seed)
        self._changed = threading.Condition(threading.RLock())
        self._listeners: list[Listener] = []
        self.clock.on_move(self.touch)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of every change from now on; the answer ends that (a second time it does nothing)."""

        def end() -> None:
            with self._changed:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        with self._changed:
            self._listeners.append(listener)
        return end

    def touch(self) -> None:
        """Tell everybody that people, groups, clock or switches changed."""
        with self._changed:
            self._tell("state", None)

    def happened(self, type: str, data: dict[str, Any]) -> None:
        """An organization event takes place: bots that subscribed to events get it."""
        with self._changed:
            self._tell("event", Happening(type, data))
            self._tell("state", None)

    def wait_for(self, predicate: Callable[[], T | None], timeout: float = 5.0) -> T:
        """Wait (real seconds) until `predicate` answers something true, looked at after each change."""
        with self._changed:
            result = self._changed.wait_for(predicate, timeout)
        if not result:
            raise TimeoutError(f"It did not happen in the sandbox within {timeout} s.")
        return result

    def _tell(self, change: Change, subject: Message | Happening | None) -> None:
        for listener in tuple(self._listeners):
            listener(change, subject)
        self._changed.notify_all()

    # Made-up identifiers, the same in every run with the same seed

    def token(self, length: int) -> str:
        """Hexadecimal digits."""
        return f"{self.rng.getrandbits(4 * length):0{length}x}"

    def opaque(self, prefix: str) -> str:
        """An identifier such as `cid…==` or `msg…==`."""
        return prefix + base64.b64encode(self.rng.randbytes(16)).decode()

    def stamp(self) -> str:
        """Now in milliseconds, as DingTalk writes it in events."""
        return str(milliseconds(self.clock.now()))

    def _staff_id(self) -> str:
        return str(self.rng.randrange(10**17, 10**18))

    def _dingtalk_id(self) -> str:
        return self.opaque("$:LWCP_v1:$")
