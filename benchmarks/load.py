"""The load: a sandbox DingTalk with groups at work, and the times of what passes through it.

Everything runs on the sandbox's own event loop, so that the clock is read where things happen and no second
thread competes for the interpreter. Times are seconds of `time.perf_counter`.
"""

from __future__ import annotations

import asyncio
import gc
import random
import re
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Any, TypeVar

from bot.sandbox import UNLIMITED, SandboxServer, World
from bot.sandbox.model import Conversation, Happening, Message, Person
from bot.sandbox.world import Change

T = TypeVar("T")

CORP = "ding-benchmark"
CLIENT_ID = "ding-benchmark-robot"
GROUPS = 20
MEMBERS = 4
KEY_RESULTS_EACH = 2
LOST_AFTER_SECONDS = 30.0
"""A message without ack and receipt after so long counts as lost, and the run as failed."""

REFERENCE = re.compile(r"case ([a-z]{5})\b")
"""What tells receipts apart: each message's blocker has a word of its own, and the receipt repeats it."""

OBJECTIVE = """\
/okr new Renewals feel effortless for {name}
KR Share of customers who stay 45% → 90%
KR Answers within a working day 10% → 95%"""

CHECK_IN = (
    "/kr update {code} {value}%, confidence {confidence}, blocked on legal review of case {reference}. "
    "The first mails of the new series are out and read."
)


@dataclass(slots=True)
class Exchange:
    """A message: when it was said, acknowledged and answered."""

    reference: str
    said: float
    acked: float | None = None
    answered: float | None = None

    @property
    def complete(self) -> bool:
        """Whether nothing more is waited for."""
        return self.acked is not None and self.answered is not None

    @property
    def ack_seconds(self) -> float:
        """From message to ack."""
        assert self.acked is not None
        return self.acked - self.said

    @property
    def receipt_seconds(self) -> float:
        """From message to receipt."""
        assert self.answered is not None
        return self.answered - self.said


class MessagesLost(Exception):  # noqa: N818 (it is what happened)
    """Messages were not acknowledged or not answered in time: there is nothing to be measured."""


class DingTalk:
    """A sandbox without limits, its people and groups, and the load on one bot. `seed` makes message ids.

    Two with different seeds have the same people and groups. Use it as a context manager.
    """

    def __init__(self, *, seed: int) -> None:
        self._world = World(seed=seed, corp_id=CORP)
        self.server = SandboxServer(self._world, client_id=CLIENT_ID, options=UNLIMITED)
        self._groups = [self._add_group(number) for number in range(1, GROUPS + 1)]
        self._said = 0
        self._waiting: dict[str, Exchange] = {}
        self._by_message: dict[str, Exchange] = {}
        self._completed: Callable[[Exchange], None] = lambda _: None

    def __enter__(self) -> DingTalk:
        """Serve."""
        self.server.start()
        self._world.subscribe(self._changed)
        found: Future[asyncio.AbstractEventLoop] = Future()
        self.server.sandbox.gateway.soon(lambda: found.set_result(asyncio.get_running_loop()))
        self._loop = found.result(5)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop."""
        self.server.stop()

    def _add_group(self, number: int) -> tuple[Conversation, list[Person]]:
        name = f"{number:02}"
        people = [
            self._world.add_person(f"Dana {name}{letter}", id=f"staff-{name}-{letter}")
            for letter in "abcd"[:MEMBERS]
        ]
        return self._world.add_group(f"Team {name}", people, id=f"cid-{name}"), people

    @property
    def said(self) -> int:
        """Check-ins said so far."""
        return self._said

    # -- okrbot's key results ------------------------------------------------------------------------

    def make_objectives(self) -> None:
        """Everybody in every group makes an objective with two key results, by message."""
        for group, people in self._groups:
            for person in people:
                message = self._world.say(person, group, OBJECTIVE.format(name=person.name))
                self._world.wait_for_robot(group, after=message.seq, timeout=20)

    # -- loads ---------------------------------------------------------------------------------------

    def steady(self, *, rate: float, seconds: float, helper: bool = False) -> list[Exchange]:
        """Messages at `rate` a second whatever the bot does, at random moments (the same for every bot)."""
        count = max(round(rate * seconds), 1)
        return self._run(self._steady(rate, count, helper), seconds + LOST_AFTER_SECONDS)

    def flood(
        self, *, count: int, in_flight: int, every: int = 0, note: Callable[[int], None] = lambda _: None
    ) -> tuple[list[Exchange], float]:
        """`count` messages as fast as they are answered, at most `in_flight` open; and the seconds it took.

        `note` is called with the number said so far after each `every` messages.
        """
        return self._run(self._flood(count, in_flight, every, note), count * 1.0 + LOST_AFTER_SECONDS)

    async def _steady(self, rate: float, count: int, helper: bool) -> list[Exchange]:
        gaps = random.Random(7)
        due = time.perf_counter()
        exchanges = []
        for _ in range(count):
            due += gaps.expovariate(rate)
            await asyncio.sleep(max(due - time.perf_counter(), 0.0))
            exchanges.append(self._check_in(helper))
        await self._all_complete()
        return exchanges

    async def _flood(
        self, count: int, in_flight: int, every: int, note: Callable[[int], None]
    ) -> tuple[list[Exchange], float]:
        room = asyncio.Semaphore(in_flight)
        self._completed = lambda _: room.release()
        start = time.perf_counter()
        exchanges = []
        for number in range(count):
            async with asyncio.timeout(LOST_AFTER_SECONDS):
                await room.acquire()
            if every and number % every == 0:
                note(number)
            exchanges.append(self._check_in(helper=False))
        self._completed = lambda _: None
        await self._all_complete()
        return exchanges, time.perf_counter() - start

    async def _all_complete(self) -> None:
        until = time.perf_counter() + LOST_AFTER_SECONDS
        while self._waiting:
            if time.perf_counter() > until:
                raise MessagesLost(f"{len(self._waiting)} messages got no ack or no receipt.")
            await asyncio.sleep(0.01)

    def _run(self, load: Coroutine[Any, Any, T], timeout: float) -> T:
        with _without_collection():
            return asyncio.run_coroutine_threadsafe(load, self._loop).result(timeout)

    # -- one message ---------------------------------------------------------------------------------

    def _check_in(self, helper: bool) -> Exchange:
        """The next full check-in: value, confidence, blocker text and note, of the speaker's own."""
        number, self._said = self._said, self._said + 1
        group, people = self._groups[number % GROUPS]
        turn, nth = divmod(number // GROUPS, MEMBERS * KEY_RESULTS_EACH)
        author = people[nth // KEY_RESULTS_EACH]
        exchange = Exchange(_letters(number), time.perf_counter())
        self._waiting[exchange.reference] = exchange
        text = CHECK_IN.format(
            code=f"KR{nth + 1}",
            value=46 + turn % 40,
            confidence=7 + turn % 2,  # never a fall that asks for reasons
            reference=exchange.reference,
        )
        others = [people[(nth // KEY_RESULTS_EACH + 1) % MEMBERS]] if helper else []
        message = self._world.say(author, group, text, mentions=others)
        self._by_message[message.id] = exchange
        return exchange

    def _changed(self, change: Change, subject: Message | Happening | None) -> None:
        if not isinstance(subject, Message):
            return
        if change == "delivery" and subject.delivered == "acked":
            exchange = self._by_message.pop(subject.id, None)
            if exchange is not None:
                exchange.acked = time.perf_counter()
                self._look(exchange)
        elif change == "message" and subject.sender.kind == "robot":
            self._answered(subject)

    def _answered(self, message: Message) -> None:
        if not message.conversation.startswith("cid-"):
            return  # said to a helper alone
        for reference in REFERENCE.findall(message.text):
            exchange = self._waiting.get(reference)
            if exchange is not None and exchange.answered is None:
                exchange.answered = time.perf_counter()
                self._look(exchange)

    def _look(self, exchange: Exchange) -> None:
        if exchange.complete and exchange.reference in self._waiting:
            del self._waiting[exchange.reference]
            self._completed(exchange)


def _letters(number: int) -> str:
    """Five letters that no grammar takes for a number."""
    return "".join(chr(ord("a") + number // 26**place % 26) for place in range(4, -1, -1))


@contextmanager
def _without_collection() -> Iterator[None]:
    """The sandbox's own pauses are none of the bot's."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
