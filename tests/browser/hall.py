"""Bot, board and sandbox in a thread of this process, for tests whose browser looks at them."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.demo.stage import Stage, raised
from bot.sandbox import Clock, World
from bot.sandbox.world import Conversation, Message
from storage import members, sessions
from storage.tables import Base, Member
from tests.dialogue import NICKS, ORG

PATIENCE_SECONDS = 60
GROUP = "cid-group-Growth"


@dataclass
class Hall:
    """A team at work. Its people are those of `tests.dialogue`, its rows those of `tests.growth`."""

    stage: Stage
    url: str

    @property
    def world(self) -> World:
        return self.stage.world

    @property
    def group(self) -> Conversation:
        """The team's group in the sandbox."""
        return self.world.conversation(GROUP)

    def say(self, who: str, text: str, **more: Any) -> Message:
        """Say something to the bot in the group; what it answers."""
        asked = self.world.say(who, self.group, text, **more)
        return self.world.wait_for(lambda: self.answer(asked.seq), timeout=PATIENCE_SECONDS)

    def answer(self, after: int) -> Message | None:
        """What the bot said first in the group after a message."""
        messages = self.world.messages(self.group, after=after)
        return next((each for each in messages if each.sender.kind == "robot"), None)

    def cookie(self, who: str) -> str:
        """A session of somebody, for `visit(…, cookie=…)`."""
        now = self.world.clock.now()
        with self.stage.program.storage.work() as work:
            member = members.signed_in(work, ORG, who, nick=NICKS.get(who, who), now=now)
            return sessions.begin(work, member, now=now)

    def member(self, who: str) -> Member:
        """Somebody by staff id."""
        with self.stage.program.storage.reading() as session:
            return session.scalars(select(Member).where(Member.staff_id == who)).one()

    def id(self, table: type[Base], **fields: Any) -> str:
        """The id of the first row with these fields."""
        with self.stage.program.storage.reading() as session:
            row: Any = session.scalars(select(table).filter_by(**fields)).first()
            assert row is not None
            return str(row.id)


@contextmanager
def open_hall(database: Path, now: datetime) -> Iterator[Hall]:
    """Everything connected; it ends with the block. `database` is a copy that the test may change."""
    world = World(Clock(now), corp_id=ORG)
    for staff_id, nick in NICKS.items():
        world.add_person(nick, id=staff_id)
    world.add_group("Growth", list(NICKS), id=GROUP)
    ready, stop = threading.Event(), threading.Event()
    found: list[Stage] = []

    async def run() -> None:
        async with raised(world, port=0, database=database) as stage:
            found.append(stage)
            ready.set()
            await asyncio.to_thread(stop.wait)

    thread = _in_thread(run, ready)
    try:
        assert ready.wait(PATIENCE_SECONDS) and found, "bot and board did not start"
        yield Hall(found[0], found[0].program.address)
    finally:
        stop.set()
        thread.join()


def _in_thread(run: Callable[[], Any], ready: threading.Event) -> threading.Thread:
    def whole() -> None:
        try:
            asyncio.run(run())
        finally:
            ready.set()  # also when it did not start: nobody waits in vain

    thread = threading.Thread(target=whole, name="hall", daemon=True)
    thread.start()
    return thread
