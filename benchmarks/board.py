"""How long the board's pages take on the server, with a company's year in the database.

`python -m benchmarks.board` measures it alone and prints the figures. With an address of a database and a
number of visits it visits the pages there, in a process as the program's own, and prints JSON.
"""

from __future__ import annotations

import asyncio
import json
import re
import socket
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
from sqlalchemy import Engine, select

from benchmarks import fresh
from benchmarks.bots import Bot, okrbot
from benchmarks.spread import Spread
from benchmarks.teams import DUE, ORG, fill
from bot.dingtalk import DingTalk
from bot.metrics import Metrics
from bot.process_tuning import tune
from bot.stream import StreamState
from bot.web.app import create_app
from bot.web.board.live import Live
from bot.web.machinery import Login, Machinery
from bot.workers import Workers
from commands.core.deployment import Deployment
from storage import sessions
from storage.engine import use_wal
from storage.tables import KeyResult, Member, Team
from storage.work import Storage
from tests import databases
from tests.counting import statements

TEAMS, KEY_RESULTS, WEEKS = 100, 50, 50
"""5,000 key results with 250,000 check-ins."""
VISITS = 60
"""Of each page, after some that are not counted."""
WARM_UP = 5
DAYS = 15
"""On which the first page is seen for the first time."""
STREAMS = 200
"""Pages open in browsers, each listening for changes."""
RATE = 10.0
"""Messages a second meanwhile."""
WARM_UP_MESSAGES = 300

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Page:
    """A page's visits: times of all, statements for one, bytes over the wire."""

    name: str
    times: Spread
    statements: int
    packed_bytes: int


def measure(folder: Path, say: Say, *, teams: int = TEAMS, visits: int = VISITS) -> list[Page]:
    """Every page that has a target, and some that look over all teams, on SQLite."""
    url = f"sqlite:///{folder}/board.db"
    databases.migrate(url)
    with databases.opened(url) as engine:
        use_wal(engine)
        say(f"  a company of {teams} teams")
        fill(Storage(engine, process="benchmark"), teams=teams, key_results=KEY_RESULTS, weeks=WEEKS)
    found = fresh.figures_of("benchmarks.board", url, str(visits))
    return [Page(**each | {"times": _spread(each["times"])}) for each in found]


def visit(url: str, visits: int) -> list[dict[str, Any]]:
    """The pages' figures, times in seconds."""
    with databases.opened(url) as engine:
        use_wal(engine)
        return asyncio.run(_visited(Storage(engine, process="benchmark"), visits))


def _spread(seconds: list[float]) -> Spread:
    found = Spread()
    found.add(seconds)
    return found


async def _visited(storage: Storage, visits: int) -> list[dict[str, Any]]:
    addresses, cookie = _prepared(storage)
    workers, clock = Workers(1), _Clock()
    dingtalk = DingTalk(client_id="", client_secret="", api="http://nobody", oapi="http://nobody")
    app = create_app(
        Machinery(
            storage=storage,
            workers=workers,
            deployment=Deployment(),
            metrics=Metrics(),
            clock=clock,
            stream=lambda: StreamState(connected=True, reconnects=0, last_frame_at=None, trouble=None),
            login=Login(dingtalk=dingtalk, endpoint="http://nobody", client_id="", key=b"benchmark"),
            hand_over=lambda _deliveries: None,
            requests_per_minute=0,
            live=Live(storage, workers),
        )
    )
    tune(Deployment(), DUE.date())
    try:
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://okr", cookies={"okr": cookie}
        ) as browser:
            pages = [
                await _page(browser, storage.engine, name, address, visits)
                for name, address in addresses.items()
            ]
            days = await _page(browser, storage.engine, "home, first look of a day", "/", DAYS, clock.back)
            return [*pages, days]
    finally:
        await dingtalk.aclose()
        workers.close()


class _Clock:
    """Stands still at `DUE` until it is put back by a day."""

    def __init__(self) -> None:
        self._now = DUE

    def __call__(self) -> datetime:
        return self._now

    def back(self) -> None:
        """The day before: nobody has looked on it."""
        self._now -= timedelta(days=1)


def _prepared(storage: Storage) -> tuple[Mapping[str, str], str]:
    """The addresses of one team's pages, and a session of somebody in it."""
    with storage.work() as work:
        team = work.session.scalars(select(Team).order_by(Team.name)).first()
        assert team is not None
        member = work.session.get_one(Member, (ORG, team.manager_id))
        key_result = work.session.scalars(select(KeyResult).where(KeyResult.team_id == team.id)).first()
        assert key_result is not None
        cookie = sessions.begin(work, member, now=DUE)
    return {
        "home": "/",
        "a team's board": f"/teams/{team.id}",
        "a key result": f"/key-results/{key_result.id}",
        "alignment": "/tree",
        "activity": "/activity",
        "search": "/search?q=customers",
    }, cookie


async def _page(
    browser: httpx.AsyncClient,
    engine: Engine,
    name: str,
    address: str,
    visits: int,
    before_each: Callable[[], None] = lambda: None,
) -> dict[str, Any]:
    with statements(engine) as asked:
        async with browser.stream("GET", address) as answer:
            packed = sum([len(part) async for part in answer.aiter_raw()])
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    took = []
    for nth in range(WARM_UP + visits):
        before_each()
        began = time.perf_counter()
        await browser.get(address)
        if nth >= WARM_UP:
            took.append(time.perf_counter() - began)
    return {"name": name, "times": took, "statements": len(asked), "packed_bytes": packed}


# -- pages that stay open ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenPages:
    """What so many open pages cost a running bot: memory in MB, and its receipts without and with them."""

    streams: int
    megabytes: float
    without: Spread
    listening: Spread

    @property
    def ratio(self) -> float:
        """How much slower the middle receipt is while they listen."""
        return self.listening.p50 / self.without.p50


def measure_open_pages(folder: Path, say: Say, *, rounds: int, seconds: float) -> OpenPages:
    """A bot at work, in turns with nobody and with many pages listening, spread over its teams."""
    with okrbot(folder, name="pages", seed=6) as bot:
        bot.dingtalk.flood(count=WARM_UP_MESSAGES, in_flight=8)
        address, asks = _listeners(bot)
        without, listening, added = Spread(), Spread(), 0.0
        for number in range(1, rounds + 1):
            say(f"  round {number} of {rounds}")
            _receipts(bot, without, seconds)
            before = bot.megabytes()
            with _listening(address, asks):
                added = max(added, bot.megabytes() - before)
                _receipts(bot, listening, seconds)
        return OpenPages(STREAMS, added, without, listening)


def _receipts(bot: Bot, into: Spread, seconds: float) -> None:
    exchanges = bot.dingtalk.steady(rate=RATE, seconds=seconds)
    into.add([each.receipt_seconds for each in exchanges])


def _listeners(bot: Bot) -> tuple[tuple[str, int], list[bytes]]:
    """Where the bot's pages are, and what each open page asks for: its own team's changes."""
    log = (bot.database.parent / f"{bot.name}.log").read_text()
    found = re.search(r"^Address: http://([\d.]+):(\d+)", log, re.MULTILINE)
    assert found, log
    with databases.opened(f"sqlite:///{bot.database}") as engine:
        storage, now = Storage(engine, process="benchmark"), datetime.now(UTC)
        with storage.work() as work:
            teams = work.session.scalars(select(Team.id)).all()
            member = work.session.scalars(select(Member)).first()
            assert member is not None
            cookie = sessions.begin(work, member, now=now)
    head = f"HTTP/1.1\r\nHost: okr\r\nCookie: okr={cookie}\r\n\r\n"
    asks = [f"GET /events?about={teams[nth % len(teams)]} {head}".encode() for nth in range(STREAMS)]
    return (found[1], int(found[2])), asks


@contextmanager
def _listening(address: tuple[str, int], asks: Sequence[bytes]) -> Iterator[None]:
    """Every stream open: each has begun to answer. What they are told waits in their sockets."""
    with ExitStack() as stack:
        for ask in asks:
            line = stack.enter_context(socket.create_connection(address, timeout=30))
            line.sendall(ask)
            answer = line.recv(4096)
            assert b" 200 " in answer.partition(b"\r\n")[0], answer
        yield


def main() -> int:
    """Measure and print."""
    if len(sys.argv) > 1:
        _, url, visits = sys.argv
        print(json.dumps(visit(url, int(visits))))
        return 0
    with TemporaryDirectory(prefix="okrbot-board-") as folder:
        pages = measure(Path(folder), _say)
        _say(f"{STREAMS} open pages")
        opened = measure_open_pages(Path(folder), _say, rounds=3, seconds=10)
    for page in pages:
        print(
            f"{page.name:25} p50 {page.times.p50:6.1f} ms  p95 {page.times.p95:6.1f} ms"
            f"  {page.statements:2} statements  {page.packed_bytes / 1000:6.1f} kB"
        )
    print(
        f"{opened.streams} open pages: +{opened.megabytes:.1f} MB, receipts p50 {opened.without.p50:.1f} ms"
        f" without, {opened.listening.p50:.1f} ms with them: {opened.ratio:.2f} x"
    )
    return 0


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
