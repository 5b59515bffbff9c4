"""A month of a company, played by the whole program: what DingTalk would put on the bill.

Twenty teams of ten owners with two key results each. Everybody checks in on each of them once a week, in a
message of its own: on Tuesday, and on Thursday or only after Friday's reminder. Every tenth check-in leaves
out which key result it is about and has to be asked back; every twentieth asks a colleague for help, and half
of these answer. Everything that happens by itself happens.

`python -m tests.e2e.month` prints the table that stands in docs/operating.md.
"""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from pydantic import SecretStr
from sqlalchemy import func, select

from bot.main import Program
from bot.sandbox import Options, SandboxServer, World
from bot.sandbox.clock import Clock
from bot.sandbox.model import Conversation, Message, Person
from bot.settings import Settings
from storage import calls, outbox, upcoming
from storage.tables import Delivery, KeyResult, Member

ZONE = ZoneInfo("Asia/Shanghai")
FIRST = date(2026, 12, 1)
"""Of a long month: five Tuesdays and Thursdays, no holidays, and the end of a cycle."""
SET_UP = datetime(2026, 11, 27, 9, 0, tzinfo=ZONE)
TEAMS, OWNERS = 20, 10
STEP = timedelta(minutes=30)
MORNING, EVENING = time(8), time(20)
AT_ONCE = 120.0
"""Seconds in which everything of one step must be done on a busy computer."""
OPTIONS = Options(
    calls_per_second=None,  # counted in real time, and a month takes a minute here
    token_life=timedelta(days=60),  # renewed in real time, too
)
BEGAN_ON_TUESDAY, ON_THURSDAY, AFTER_THE_REMINDER, LATE = (
    range(OWNERS), range(5), range(5, 9), range(9, OWNERS)
)  # fmt: skip


@dataclass(frozen=True)
class Crew:
    """A team: its group, its owners with the codes of their key results, and its manager."""

    group: Conversation
    owners: Sequence[Person]
    manager: Person
    codes: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Bill:
    """What the month cost: calls by kind as we counted them, by purse as DingTalk did, and messages by kind.

    `by_api` are the calls each kind of message took; `unsent` is what was given up or left unsaid.
    """

    counted: dict[str, int]
    charged: dict[str, int]
    messages: Counter[str]
    by_api: Counter[str]
    unsent: int

    def table(self) -> str:
        """For people to read, as Markdown."""
        calls = [f"| {kind} | {made:,} |" for kind, made in sorted(self.counted.items())]
        sorts = [
            f"| {kind} | {number:,} | {self.by_api[kind]:,} |" for kind, number in self.messages.most_common()
        ]
        return "\n".join(
            [
                "| calls | in the month |",
                "| --- | ---: |",
                *calls,
                "",
                "| messages | in the month | API calls |",
                "| --- | ---: | ---: |",
                *sorts,
                "",
                f"DingTalk's own count: {self.charged}",
            ]
        )


class Company:
    """The people, and the program that works for them."""

    def __init__(self, dingtalk: SandboxServer, program: Program) -> None:
        self._dingtalk = dingtalk
        self._program = program
        self._check_ins = count(1)
        self.crews = [self._crew(number) for number in range(TEAMS)]

    @property
    def world(self) -> World:
        return self._dingtalk.world

    def _crew(self, number: int) -> Crew:
        people = [
            self.world.add_person(f"Person {number}-{each}", id=f"staff{number}n{each}", is_admin=not each)
            for each in range(OWNERS + 1)
        ]
        group = self.world.add_group(f"Team {number}", people)
        return Crew(group, owners=people[1:], manager=people[0])

    # -- before the month ----------------------------------------------------------------------------

    async def set_up(self) -> None:
        """Every owner has an objective with two key results, every team a manager."""
        for owner in range(OWNERS):
            await self._settled([self._objective(crew.owners[owner], crew) for crew in self.crews])
            self.world.clock.forward(STEP)
        leads = [self._say(crew.owners[0], crew, "/team manager @you", crew.manager) for crew in self.crews]
        await self._settled(leads)
        await self._settled([self._say(self.crews[0].manager, self.crews[0], "hello")])  # an administrator
        self._learn_codes()

    def _objective(self, who: Person, crew: Crew) -> Message:
        key_results = "Share of first things 0% to 100%\nSecond things 0 to 500"
        return self._say(who, crew, f"/okr new What matters to {who.name}\n{key_results}")

    def _learn_codes(self) -> None:
        with self._program.storage.reading() as session:
            rows = session.execute(
                select(Member.staff_id, KeyResult.number)
                .join(Member, KeyResult.owner_id == Member.id)
                .order_by(KeyResult.number)
            ).all()
        for crew in self.crews:
            for who in crew.owners:
                crew.codes[who.id] = [f"KR{number}" for staff_id, number in rows if staff_id == who.id]

    # -- the month -----------------------------------------------------------------------------------

    async def live(self, first: date) -> None:
        """Let the month pass, in steps of half an hour; nothing is said by night."""
        for now in _moments(first):
            speaking = list(_who_speaks(now))
            if speaking or self._has_something_due(now):
                self.world.clock.to(now)
                await self._beat()
                for owner, which in speaking:
                    await self._check_ins_of(owner, which, now)
        self.world.clock.to(now)

    def _has_something_due(self, now: datetime) -> bool:
        with self._program.storage.reading() as session:
            due = upcoming.next_moment(session)
        return due is not None and due <= now

    async def _beat(self) -> None:
        jobs = self._program.jobs
        for job in (
            jobs.run_rituals, jobs.follow_up, jobs.tell_flags, jobs.plan_again, jobs.turn_cycles,
            jobs.tell_quota, jobs.delete_webhooks,
        ):  # fmt: skip
            await job()
        await self._settled([])

    async def _check_ins_of(self, owner: int, which: int, now: datetime) -> None:
        """One check-in in each team at once, and what follows from it."""
        said, following = [], []
        for crew in self.crews:
            who, number = crew.owners[owner], next(self._check_ins)
            code, helper = crew.codes[who.id][which], crew.owners[(owner + 1) % OWNERS]
            figure = 15 * now.day if which else f"{3 * now.day}%"  # on pace, or everybody is asked why not
            words = f"{figure}, confidence 7, next: go on as planned"
            if number % 10 == 0:
                said.append(self._say(who, crew, words))
                following.append((who, crew, code))
            elif number % 20 == 1:
                said.append(self._say(who, crew, f"{code} {words}, blocked on a second opinion", helper))
                if number % 40 == 1:
                    following.append((helper, crew, "on it by Friday"))
            else:
                said.append(self._say(who, crew, f"{code} {words}"))
        await self._settled(said)
        await self._settled([self._say(who, crew, words) for who, crew, words in following])

    # -- how -----------------------------------------------------------------------------------------

    def _say(self, who: Person, crew: Crew, text: str, *mentions: Person) -> Message:
        return self.world.say(who, crew.group, text, mentions=mentions)

    async def _settled(self, said: Sequence[Message]) -> None:
        """Wait until these are answered and nothing is owed that may leave now."""
        self._program.sender.wake()
        async with asyncio.timeout(AT_ONCE):
            while any(each.delivered != "acked" for each in said) or self._owed():  # noqa: ASYNC110 (rows)
                await asyncio.sleep(0.02)

    def _owed(self) -> int:
        due = (outbox.is_open(Delivery), Delivery.not_before <= self.world.clock.now())
        with self._program.storage.reading() as session:
            return session.scalar(select(func.count()).where(*due)) or 0

    # -- the bill ------------------------------------------------------------------------------------

    async def bill(self, first: date) -> Bill:
        """What the month cost, read on its last evening."""
        await self._program.sender.drain(AT_ONCE)
        since, now = datetime.combine(first, time(), ZONE), self.world.clock.now()
        with self._program.storage.reading() as session:
            counted = calls.by_kind(session, day=first)
            rows = session.scalars(select(Delivery).where(Delivery.created_at >= since)).all()
        return Bill(
            counted={kind: made for (_, kind), made in counted.items()},
            charged={str(kind): used for kind, used in self._dingtalk.sandbox.quota.used(now).items()},
            messages=Counter(row.kind for row in rows),
            by_api=Counter(kind for kind, _ in {(row.kind, row.send_key) for row in rows if row.send_key}),
            unsent=sum(row.sent_at is None for row in rows),
        )


def _moments(first: date) -> Iterator[datetime]:
    now = datetime.combine(first, MORNING, ZONE)
    while now.month == first.month:
        yield now
        now += STEP
        if now.time() > EVENING:
            now = datetime.combine(now.date() + timedelta(days=1), MORNING, ZONE)


def _who_speaks(now: datetime) -> Iterator[tuple[int, int]]:
    """Which owners check in at this moment, on the first or the second of their key results."""
    slot = (now.hour * 60 + now.minute - 9 * 60) // 30  # half hours since nine
    match now.weekday():
        case 1 if slot in BEGAN_ON_TUESDAY:
            yield slot, 0
        case 3 if slot in ON_THURSDAY:
            yield slot, 1
        case 4 if slot in AFTER_THE_REMINDER:  # from 11:30 on
            yield slot, 1
        case 4 if now.time() == time(16, 30):
            yield from ((owner, 1) for owner in LATE)


@asynccontextmanager
async def company(database: Path) -> AsyncIterator[Company]:
    """A DingTalk with its standard quotas on this computer, and okrbot at work in it, on one clock."""
    world = World(Clock(SET_UP, ticking=False))
    with SandboxServer(world, options=OPTIONS) as dingtalk:
        program = Program(_settings(dingtalk, database), clock=world.clock.now)
        stop = asyncio.Event()
        working = asyncio.create_task(program.run(stop))
        await program.started.wait()
        try:
            yield Company(dingtalk, program)
        finally:
            stop.set()
            await working


def _settings(dingtalk: SandboxServer, database: Path) -> Settings:
    return Settings.model_construct(
        client_id=dingtalk.client_id,
        client_secret=SecretStr(dingtalk.client_secret),
        openapi_endpoint=dingtalk.url,
        oapi_endpoint=dingtalk.url,
        database_url=f"sqlite:///{database}",
        http_port=0,
    )


async def played(database: Path) -> Bill:
    """The whole month and its bill. `database` is a SQLite file, made if it is not there."""
    async with company(database) as everybody:
        await everybody.set_up()
        await everybody.live(FIRST)
        return await everybody.bill(FIRST)


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        sys.stdout.write(asyncio.run(played(Path(place) / "okrbot.db")).table() + "\n")
