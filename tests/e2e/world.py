"""A whole installation for tests: DingTalk on loopback, a database, and okrbot as processes of their own.

An `Office` holds these three. A `Room` is a group in it with its own people: what one dialogue says there
touches no other. `say` returns what the robot answered once nothing more is owed to anybody.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote

import httpx
from sqlalchemy import ColumnElement, func, select

from bot.sandbox import UNLIMITED, Options, SandboxServer, World
from bot.sandbox.callback import callback
from bot.sandbox.model import Conversation, Kind, Message, Person
from storage import outbox
from storage.engine import open_engine
from storage.tables import Base, Blocker, Delivery, KeyResult, Member, Team
from storage.work import Storage
from tests.dialogue import LINK, readable
from tests.e2e.nursery import Child

ROOT = Path(__file__).parents[2]
CLIENT_ID, SECRET = "ding-e2e-robot", "e2e-secret"
ROBOT_TOPIC = "/v1.0/im/bot/messages/get"
PATIENCE_SECONDS = 60.0
"""How long a test waits for what takes milliseconds when nobody else uses the computer."""
OURS = ("DINGTALK_", "OKRBOT_", "DATABASE_URL")
"""Beginnings of the variables that a bot must not inherit from whoever runs the tests."""


def _where_it_is_noon() -> str:
    ahead = 12 - datetime.now(UTC).hour
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"  # the sign is that of what is added to get UTC


ZONE = _where_it_is_noon()
"""The zone of every bot: by night direct messages wait for the morning, and tests do not."""
QUICK = replace(UNLIMITED, redeliver_after=1.0, redeliver_times=120, disconnect_silence=1.0)
"""No quota, no throttle, and whatever is not acknowledged comes again every second."""

OWED = select(func.count()).where(outbox.is_open(Delivery))

T = TypeVar("T")
Row = TypeVar("Row", bound=Base)
Json = dict[str, Any]


class Office:
    """A DingTalk with a database and the bots that work for it."""

    def __init__(self, folder: Path, database_url: str, options: Options = QUICK) -> None:
        self.folder = folder
        self.database_url = database_url
        self._options = options
        self.dingtalk = self._serve(World())
        self.storage = Storage(open_engine(database_url), process="test")
        self.bots: list[Bot] = []
        self._numbers = count(1)

    def _serve(self, world: World, port: int = 0) -> SandboxServer:
        return SandboxServer(
            world, client_id=CLIENT_ID, client_secret=SECRET, options=self._options, port=port
        ).start()

    @property
    def world(self) -> World:
        return self.dingtalk.world

    @property
    def bot(self) -> Bot:
        """The bot that was started last."""
        return self.bots[-1]

    def start(self, *accident: str, connected: bool = True, anew: bool = False, **settings: str) -> Bot:
        """Start a bot, with an accident that `staged` prepared, and wait until it is connected.

        One that starts `anew` is `okrbot run` as somebody types it, imports and all.
        """
        bot = Bot(self, settings, accident, anew=anew)
        self.bots.append(bot)
        if connected:
            wait_until(lambda: bot.connected or not bot.runs, "the bot connects", bot.log)
            assert bot.runs, bot.log()
        return bot

    def close(self) -> None:
        """End everything that was started."""
        for bot in self.bots:
            bot.kill()
        self.dingtalk.stop()
        self.storage.engine.dispose()

    # -- people --------------------------------------------------------------------------------------

    def room(self, title: str = "Growth", people: Iterable[str] = ("Dana", "Leo", "Wang", "Mai")) -> Room:
        """A new group with people of its own; the same names may live in other rooms."""
        return Room(self, next(self._numbers), title, people)

    # -- waiting -------------------------------------------------------------------------------------

    def wait_until_done(self, *messages: Message) -> None:
        """Wait until the messages are acknowledged and everything owed is sent."""
        wait_until(
            lambda: all(each.delivered == "acked" for each in messages), "all is acknowledged", self._logs
        )
        self.wait_until_sent()

    def wait_until_sent(self) -> None:
        """Wait until nothing is owed to anybody."""
        wait_until(lambda: self.owed() == 0, "all is sent", self._logs)

    def owed(self) -> int:
        """Deliveries that are neither sent nor given up."""
        with self.storage.reading() as session:
            return session.scalar(OWED) or 0

    def _logs(self) -> str:
        return "\n".join(bot.log() for bot in self.bots)

    # -- the wire ------------------------------------------------------------------------------------

    def deliver(self, message: Message) -> None:
        """Push the frame of a message once more, on every socket there is."""
        data = callback(self.world, message, robot_code=CLIENT_ID, base_url=self.dingtalk.url)
        self.dingtalk.faults.unknown_topic(topic=ROBOT_TOPIC, data=data)

    @contextmanager
    def dingtalk_is_gone(self) -> Iterator[None]:
        """Nobody listens at DingTalk's address meanwhile; afterwards it knows no token and no connection."""
        port = int(self.dingtalk.url.rpartition(":")[2])
        self.dingtalk.stop()
        yield
        self.dingtalk = self._serve(self.world, port)

    @contextmanager
    def database_is_locked(self) -> Iterator[None]:
        """Nobody else can write meanwhile."""
        engine = open_engine(self.database_url)
        with engine.connect() as connection:  # on SQLite that is BEGIN IMMEDIATE
            if engine.dialect.name == "postgresql":
                connection.exec_driver_sql("LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE")
            else:
                connection.exec_driver_sql("SELECT 1")
            yield
            connection.rollback()
        engine.dispose()

    @contextmanager
    def lost_on_the_way(self) -> Iterator[None]:
        """What is said meanwhile never reaches the bot by itself; `deliver` brings it."""
        gateway = self.dingtalk.sandbox.gateway
        gateway.redeliver, redeliver = False, gateway.redeliver
        self.dingtalk.faults.silence(seconds=3600)
        yield
        self.dingtalk.faults.clear()
        gateway.redeliver = redeliver

    # -- rows ----------------------------------------------------------------------------------------

    def rows(self, table: type[Row], *which: ColumnElement[bool]) -> list[Row]:
        """All rows of a table, or some, in the order they were made."""
        with self.storage.reading() as session:
            order = table.__table__.c.get("id")
            query = select(table).where(*which)
            return list(session.scalars(query if order is None else query.order_by(order)))


class Bot:
    """One okrbot in a process of its own."""

    def __init__(
        self, office: Office, settings: Mapping[str, str], accident: Sequence[str] = (), *, anew: bool = False
    ) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        clean = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        self.environment = {
            **clean,
            "DINGTALK_CLIENT_ID": CLIENT_ID,
            "DINGTALK_CLIENT_SECRET": SECRET,
            "DINGTALK_OPENAPI_ENDPOINT": office.dingtalk.url,
            "DINGTALK_OAPI_ENDPOINT": office.dingtalk.url,
            "DATABASE_URL": office.database_url,
            "OKRBOT_HTTP_PORT": str(self.port),
            "OKRBOT_GROUP_SENDS_PER_MINUTE": "0",
            "OKRBOT_TIMEZONE": ZONE,
            "NO_PROXY": "127.0.0.1",
            "PYTHONPATH": str(ROOT),
            **settings,
        }
        self.folder = office.folder  # a .env of whoever runs this is not ours to read
        self._log = self.folder / f"bot-{self.port}.log"
        self._log.touch()
        self.process = self._typed() if anew else self._born(accident)

    def _typed(self) -> subprocess.Popen[bytes]:
        with self._log.open("wb") as log:
            command = [sys.executable, "-m", "bot.cli", "run"]
            return subprocess.Popen(
                command, env=self.environment, cwd=self.folder, stdout=log, stderr=subprocess.STDOUT
            )

    def _born(self, accident: Sequence[str]) -> Child:
        return Child(accident, environment=self.environment, folder=self.folder, log=self._log)

    @property
    def runs(self) -> bool:
        return self.process.poll() is None

    @property
    def connected(self) -> bool:
        """Whether it was connected once."""
        return "Connected to DingTalk as robot" in self.log()

    @property
    def connections_made(self) -> int:
        return self.log().count('"stream.connected"')

    def log(self) -> str:
        """All it has said so far."""
        return self._log.read_text()

    def terminate(self, by: signal.Signals = signal.SIGTERM) -> None:
        """Ask it to stop, as an operating system does."""
        self.process.send_signal(by)

    def kill(self) -> None:
        """Kill it without warning."""
        self.process.kill()
        self.process.wait()

    def ended(self) -> int:
        """Wait for its end; returns the exit code, negative for a signal that killed it."""
        return self.process.wait(PATIENCE_SECONDS)

    def get(self, path: str, key: str = "", **query: str) -> httpx.Response:
        """GET one of its pages."""
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        with httpx.Client(base_url=self.address, trust_env=False, verify=False, timeout=10) as client:
            return client.get(path, headers=headers, params=query)

    def ready(self) -> tuple[int, Json]:
        """What /readyz says; 0 while it does not listen yet."""
        try:
            answer = self.get("/readyz")
        except httpx.ConnectError:
            return 0, {}
        return answer.status_code, answer.json()

    def figures(self) -> dict[str, float]:
        """What /metrics counts."""
        found = re.findall(r"^(okrbot_\S+) (\S+)$", self.get("/metrics").text, re.MULTILINE)
        return {name: float(figure) for name, figure in found}

    def okrbot(self, *arguments: str) -> str:
        """What another command of okrbot prints, with the same settings."""
        printed = self.folder / f"okrbot-{self.port}.txt"
        command = Child(
            arguments, module="bot.cli", environment=self.environment, folder=self.folder, log=printed
        )
        assert command.wait(PATIENCE_SECONDS) == 0, printed.read_text()
        return printed.read_text().strip()


@dataclass(frozen=True)
class Answer:
    """What one message caused: what the robot said there, and what others got directly."""

    messages: tuple[Message, ...]
    direct: Mapping[str, str]

    @property
    def markdown(self) -> str:
        return "\n\n".join(each.text for each in self.messages)

    @property
    def text(self) -> str:
        """What people read."""
        return readable(self.markdown)

    @property
    def at(self) -> set[str]:
        """The names of those who were @-ed."""
        return {mention.name for each in self.messages for mention in each.at}

    @property
    def via(self) -> set[str | None]:
        """The ways it took: webhook, api."""
        return {each.via for each in self.messages}

    @property
    def taps(self) -> list[str]:
        """What the one-tap answers would send."""
        return [unquote(content) for _, content in LINK.findall(self.markdown)]


class Room:
    """One group, and the direct chats of its people."""

    def __init__(self, office: Office, number: int, title: str, people: Iterable[str]) -> None:
        self.office = office
        self._number = number
        self.people: dict[str, Person] = {}
        self.group: Conversation = office.world.add_group(f"{title}{number}", [])
        for name in people:
            self.join(name)

    def join(self, name: str, **more: Any) -> Person:
        """Somebody new in the group; names are unique here."""
        id = None if more.get("external") else f"staff{self._number}n{len(self.people) + 1}"
        person = self.office.world.add_person(name, id=id, **more)
        self.office.world.add_member(self.group, person)
        self.people[name] = person
        return person

    # -- talking -------------------------------------------------------------------------------------

    def place(self, who: str, *, direct: bool) -> Conversation:
        return self.office.world.direct(self.people[who]) if direct else self.group

    def send(
        self,
        who: str,
        text: str,
        *,
        mentions: Iterable[str] = (),
        direct: bool = False,
        quote: Message | None = None,
        quote_shape: str | None = None,
        kind: Kind = "text",
        pause: float = 0.0,
    ) -> Message:
        """Say something and do not wait. After `pause` seconds DingTalk's clock shows another millisecond."""
        time.sleep(pause)
        return self.office.world.say(
            self.people[who],
            self.place(who, direct=direct),
            text,
            mentions=[self.people[each] for each in mentions],
            quote=quote,
            quote_shape=quote_shape,
            kind=kind,
        )

    def say(self, who: str, text: str, *, mentions: Iterable[str] = (), **more: Any) -> Answer:
        """Say something and read what came of it."""
        message = self.send(who, text, mentions=mentions, **more)
        self.office.wait_until_done(message)
        return self.since(message)

    def tell(self, who: str, text: str, **more: Any) -> Answer:
        """Say something in the direct chat with the robot."""
        return self.say(who, text, direct=True, **more)

    def since(self, message: Message) -> Answer:
        """What the robot said after a message, where it was said and directly to the people of the room."""
        place = self.office.world.conversation(message.conversation)
        direct = {
            name: "\n\n".join(readable(each.text) for each in self.heard(name, after=message.seq))
            for name, person in self.people.items()
            if self.office.world.direct(person) is not place
        }
        return Answer(
            tuple(self._robots(place, message.seq)), {name: text for name, text in direct.items() if text}
        )

    def heard(self, who: str, after: int = 0) -> list[Message]:
        """What the robot told somebody directly."""
        return self._robots(self.place(who, direct=True), after)

    def said(self, after: int = 0) -> list[Message]:
        """What the robot said in the group."""
        return self._robots(self.group, after)

    def _robots(self, place: Conversation, after: int) -> list[Message]:
        messages = self.office.world.messages(place, after=after)
        return [each for each in messages if each.sender.kind == "robot"]

    # -- rows ----------------------------------------------------------------------------------------

    @property
    def team(self) -> Team | None:
        """The team of this group, once somebody spoke to the robot in it."""
        return next((t for t in self.office.rows(Team) if t.conversation_id == self.group.id), None)

    def rows(self, table: type[Row]) -> list[Row]:
        """This team's rows of a table that stand: what was taken back is left out."""
        return [row for row in self._ours(table) if getattr(row, "withdrawn_at", None) is None]

    def _ours(self, table: type[Row]) -> list[Row]:
        """The rows that name this team, or something of it."""
        above, column = self._above(table)
        return self.office.rows(table, getattr(table, column).in_([each.id for each in above]))

    def _above(self, table: type[Base]) -> tuple[Sequence[Any], str]:
        """What of this team the rows of a table may name, and the column in which they do."""
        if hasattr(table, "team_id"):
            return [self.team] if self.team else [], "team_id"
        if hasattr(table, "blocker_id"):
            return self._ours(Blocker), "blocker_id"
        return self._ours(KeyResult), "key_result_id"

    def member(self, who: str) -> Member:
        """The row of somebody in the room."""
        return next(row for row in self.office.rows(Member) if row.staff_id == self.people[who].id)

    def key_result(self, number: int = 1) -> KeyResult:
        return next(row for row in self.rows(KeyResult) if row.number == number)

    def standing(self, number: int = 1) -> tuple[str, str, int | None]:
        """Value, progress in percent and confidence of a key result."""
        row = self.key_result(number)
        return f"{row.current.normalize():f}", f"{row.progress * 100:.0f}", row.confidence


def wait_until(
    happened: Callable[[], T], what: str, explain: Callable[[], str] = str, seconds: float = PATIENCE_SECONDS
) -> T:
    """Look a hundred times a second until `happened` gives something true; return that."""
    until = time.monotonic() + seconds
    while not (found := happened()):
        if time.monotonic() > until:
            raise AssertionError(f"Waited {seconds:g} s in vain until {what}.\n{explain()[-4000:]}")
        time.sleep(0.01)
    return found


def staged(*arguments: str, stream: Mapping[str, float] | None = None, **seconds: float) -> tuple[str, ...]:
    """How `Office.start` stages an accident or a hurry: see `staged.py`.

    Constants are named with two underscores for each dot: `bot__sender__lanes__JOIN_AFTER=2`.
    """
    hurried = (f"--seconds={name.replace('__', '.')}={value}" for name, value in seconds.items())
    streams = (f"--stream={name}={value}" for name, value in (stream or {}).items())
    return (*arguments, *hurried, *streams)


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def problems(log: str) -> list[Json]:
    """The records of a log that are errors."""
    records = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    return [record for record in records if record.get("level") in ("error", "critical")]
