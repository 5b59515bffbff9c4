"""The board without sockets: a team at work, the sandbox's DingTalk to sign in with, and browsers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select
from starlette.types import Receive, Scope, Send

from bot.dingtalk import DingTalk
from bot.metrics import Metrics
from bot.sandbox import Clock, World, create_app
from bot.sandbox.sandbox import Sandbox
from bot.stream import StreamState
from bot.web.board.app import create_board
from bot.web.board.live import Live
from bot.web.machinery import Login, Machinery
from bot.workers import Workers
from commands.core.deployment import Deployment
from storage import members, sessions
from storage.tables import Base, Delivery, Member, Team
from storage.work import Storage
from tests.counting import statements
from tests.dialogue import NICKS, ORG, ROBOT, Dialogue
from tests.growth import SAID, resumed

CLIENT_ID, SECRET = "ding-app", "app-secret"
LOGIN = "http://login.example"
ADDRESS = "http://okr.example"
SAFE = "https://okr.example"


class LazyApp:
    """The sandbox's application, which only those tests set up that sign in through it."""

    @cached_property
    def app(self) -> FastAPI:
        return create_app(company(), client_id=CLIENT_ID, client_secret=SECRET)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)


@dataclass
class Board:
    """The pages for people. `talk` goes on with the dialogue in the team's group; `now` may be moved."""

    storage: Storage
    talk: Dialogue
    deployment: Deployment
    login: Login
    sandbox_app: LazyApp
    workers: Workers = field(default_factory=lambda: Workers(1))

    handed_over: list[Delivery] = field(default_factory=list)
    """What pages caused to be said."""

    def __post_init__(self) -> None:
        self.live = Live(self.storage, self.workers)
        self.app = create_board(
            Machinery(
                storage=self.storage,
                workers=self.workers,
                deployment=self.deployment,
                metrics=Metrics(),
                clock=lambda: self.talk.now,
                stream=lambda: StreamState(connected=True, reconnects=0, last_frame_at=None, trouble=None),
                login=self.login,
                hand_over=self.handed_over.extend,
                requests_per_minute=0,
                live=self.live,
            )
        )

    @property
    def sandbox(self) -> Sandbox:
        return self.sandbox_app.app.state.sandbox  # type: ignore[no-any-return]

    @property
    def address(self) -> str:
        return self.deployment.public_url or ADDRESS

    def browser(self, **headers: str) -> Browser:
        """A browser without cookies."""
        return Browser(self, headers)

    async def signed_in(self, who: str) -> Browser:
        """A browser in which somebody is signed in already."""
        browser = self.browser()
        with self.storage.work() as work:
            member = members.signed_in(work, ORG, who, nick=NICKS.get(who, who.title()), now=self.talk.now)
            token = sessions.begin(work, member, now=self.talk.now)
        browser.client.cookies.set(browser.cookie, token, domain=urlsplit(self.address).hostname or "")
        return browser

    def row(self, table: type[Base], **fields: Any) -> Any:
        """The first row with these fields."""
        with self.storage.reading() as session:
            return session.scalars(select(table).filter_by(**fields)).first()

    def team(self, name: str = "Growth") -> Team:
        return self.row(Team, name=name)  # type: ignore[no-any-return]

    def member(self, who: str) -> Member:
        return self.row(Member, staff_id=who)  # type: ignore[no-any-return]

    def counted(self) -> AbstractContextManager[list[str]]:
        """The statements that are run meanwhile."""
        return statements(self.storage.engine)


class Browser:
    """Somebody's browser: keeps cookies, says where its requests come from, follows nothing by itself."""

    def __init__(self, board: Board, headers: dict[str, str]) -> None:
        self.board = board
        self.client = httpx.AsyncClient(
            transport=httpx.ASGITransport(board.app),
            base_url=board.address,
            headers={"Sec-Fetch-Site": "same-origin", **headers},
            trust_env=False,
        )

    @property
    def cookie(self) -> str:
        """The name of the session's cookie."""
        return "__Host-okr" if self.board.address.startswith("https") else "okr"

    async def get(self, path: str, **headers: str) -> httpx.Response:
        return await self.client.get(path, headers=headers)

    async def page(self, path: str) -> str:
        """A page that must be there."""
        answer = await self.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code} {answer.headers.get('location')}"
        return answer.text

    async def post(self, path: str, fields: dict[str, str], **headers: str) -> httpx.Response:
        """A form as a page of ours sends it, its token aside."""
        sent = {"Origin": self.board.address, "Content-Type": "application/x-www-form-urlencoded", **headers}
        return await self.client.post(path, content=urlencode(fields), headers=sent)

    async def csrf(self, path: str = "/") -> str:
        """The token in the forms of a page."""
        return field_in(await self.page(path), "csrf")

    async def through_dingtalk(self, who: str, path: str = "/sign-in/start") -> httpx.Response:
        """The whole way of a sign-in: to DingTalk, as somebody, and back; the callback's answer."""
        back = await self.code(who, path)
        return await self.get(f"{back.path}?{back.query}")

    async def code(self, who: str, path: str = "/sign-in/start") -> Any:
        """To DingTalk and as somebody: the address that the browser is then sent to."""
        started = await self.get(path)
        assert started.status_code == 303, started.text
        asked = urlsplit(started.headers["location"])
        assert f"{asked.scheme}://{asked.netloc}" == LOGIN
        wire = httpx.ASGITransport(self.board.sandbox_app)
        async with httpx.AsyncClient(transport=wire, base_url=LOGIN, trust_env=False) as dingtalk:
            answer = await dingtalk.get(f"{asked.path}?{asked.query}&login_as={who}")
        assert answer.status_code == 302, answer.text
        return urlsplit(answer.headers["location"])


def field_in(page: str, name: str) -> str:
    """The value of a hidden field."""
    found = page.partition(f'name="{name}" value="')[2].partition('"')[0]
    assert found, f"no field {name}"
    return found


def company() -> World:
    """The people of the dialogues, and Rex from outside."""
    world = World(Clock(datetime(2026, 11, 16, 2, tzinfo=UTC), ticking=False), corp_id=ORG)
    for staff_id, nick in NICKS.items():
        world.add_person(nick, id=staff_id)
    world.add_person("Rex", id="rex", external=True)
    return world


@asynccontextmanager
async def opened(storage: Storage, now: datetime, *, public_url: str | None = None) -> AsyncIterator[Board]:
    """The board on a database with the team Growth."""
    deployment = Deployment(public_url=public_url, robot=ROBOT)
    talk = resumed(Dialogue(storage, deployment, first=SAID + 1), now)
    sandbox_app = LazyApp()
    dingtalk = DingTalk(
        client_id=CLIENT_ID,
        client_secret=SECRET,
        api="http://dingtalk",
        oapi="http://dingtalk",
        transport=httpx.ASGITransport(sandbox_app),
    )
    login = Login(dingtalk=dingtalk, endpoint=LOGIN, client_id=CLIENT_ID, key=b"a key of the tests")
    board = Board(storage, talk, deployment, login, sandbox_app)
    board.live.start()
    yield board
    await board.live.stop()
    await dingtalk.aclose()
    board.workers.close()


@pytest.fixture
async def board(growth_storage: Storage, growth_moment: datetime) -> AsyncIterator[Board]:
    """The board of the team Growth, reached by http on this computer."""
    async with opened(growth_storage, growth_moment) as found:
        yield found


@pytest.fixture
async def safe_board(growth_storage: Storage, growth_moment: datetime) -> AsyncIterator[Board]:
    """The same behind https, at its public address."""
    async with opened(growth_storage, growth_moment, public_url=SAFE) as found:
        yield found


@pytest.fixture
async def matrix(board: Board) -> Board:
    """Growth with a manager, an administrator, and somebody of another team."""
    board.talk.say("mai", "/team manager", mentions=["mai"])
    board.talk.nicks["noor"] = "Noor"
    board.talk.say("noor", "/okr new Sales closes faster", group="Sales")
    with board.storage.work() as work:
        omar = work.session.get(Member, (ORG, board.member("omar").id))
        assert omar is not None
        omar.admin = True
    return board
