"""A small company, its sandbox with and without sockets, and a bot made of nothing but wire."""

from __future__ import annotations

import gc
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from websockets.sync.client import ClientConnection, connect

from bot.sandbox import Clock, Options, SandboxServer, World, create_app
from bot.sandbox.model import Conversation
from bot.sandbox.sandbox import Sandbox

Json = dict[str, Any]

CLIENT_ID, SECRET = "ding-sandbox-robot", "sandbox-secret"
ROBOT = {"type": "CALLBACK", "topic": "/v1.0/im/bot/messages/get"}
EVENTS = {"type": "EVENT", "topic": "*"}
QUICK = Options(redeliver_after=0.06, event_retries=(0.06, 0.06), disconnect_silence=0.05)


@pytest.fixture
def clock() -> Clock:
    """Wednesday, 18 November 2026, 09:00 UTC."""
    return Clock(datetime(2026, 11, 18, 9, tzinfo=UTC))


@pytest.fixture
def world(clock: Clock) -> World:
    """Dana, Wang (Wang Lei in the directory), Omar the administrator, Mai from outside; a group Growth."""
    world = World(clock)
    for id, name, more in (
        ("dana1", "Dana", {}),
        ("wang2", "Wang Lei", {"nick": "Wang", "manager": "dana1", "title": "Engineer"}),
        ("omar3", "Omar", {"is_admin": True}),
        ("mai-outside", "Mai", {"external": True}),
    ):
        world.add_person(name, id=id, **more)
    world.add_group("Growth", ["Dana", "Wang", "Omar", "Mai"])
    return world


@pytest.fixture
def group(world: World) -> Conversation:
    """The group Growth."""
    return world.conversation("Growth")


class Api:
    """DingTalk's endpoints without a socket: answers as status and JSON."""

    def __init__(self, world: World, options: Options) -> None:
        app = create_app(world, client_id=CLIENT_ID, client_secret=SECRET, options=options)
        self.sandbox: Sandbox = app.state.sandbox
        wire = httpx.ASGITransport(app)
        self.client = httpx.AsyncClient(transport=wire, base_url="http://dingtalk", trust_env=False)

    async def post(self, path: str, body: Any = None, *, token: str | None = None) -> tuple[int, Json]:
        """POST `body` as JSON, with the application's token unless another is given."""
        headers = {"x-acs-dingtalk-access-token": self.token if token is None else token}
        answer = await self.client.post(path, json=body, headers=headers)
        return answer.status_code, answer.json()

    async def get(self, path: str) -> tuple[int, Json]:
        """GET."""
        answer = await self.client.get(path, headers={"x-acs-dingtalk-access-token": self.token})
        return answer.status_code, answer.json()

    @property
    def token(self) -> str:
        """The application's access token."""
        return self.sandbox.tokens.issue()

    async def group_send(self, group: Conversation, text: str = "hello", **more: Any) -> tuple[int, Json]:
        """Send a Markdown message to a group by API."""
        param = json.dumps({"title": "t", "text": text})
        body = {"robotCode": CLIENT_ID, "openConversationId": group.id, "msgKey": "sampleMarkdown"}
        return await self.post("/v1.0/robot/groupMessages/send", body | {"msgParam": param} | more)

    async def batch_send(self, users: list[str], **more: Any) -> tuple[int, Json]:
        """Send a text to people by API."""
        body = {"robotCode": CLIENT_ID, "userIds": users, "msgKey": "sampleText"}
        more = {"msgParam": json.dumps({"content": "hello"})} | more
        return await self.post("/v1.0/robot/oToMessages/batchSend", body | more)

    async def answer(self, conversation: Conversation, body: Any) -> Json:
        """Answer by the conversation's session webhook."""
        status, said = await self.post(f"/robot/sendBySession?session={conversation.session}", body)
        assert status == 200, "a webhook answers 200 whatever happens"
        return said


@pytest.fixture
async def api(world: World) -> AsyncIterator[Api]:
    """Endpoints with DingTalk's own limits."""
    api = Api(world, Options())
    yield api
    await api.client.aclose()


@dataclass
class Bot:
    """A bot's socket, by hand."""

    socket: ClientConnection

    def frame(self, timeout: float = 2.0) -> Json:
        """The next frame."""
        frame = json.loads(self.socket.recv(timeout))
        assert isinstance(frame, dict)
        return frame

    def data(self, timeout: float = 2.0) -> Json:
        """The data of the next frame, acked."""
        frame = self.frame(timeout)
        self.ack(frame)
        data = json.loads(frame["data"])
        assert isinstance(data, dict)
        return data

    def all_data(self) -> list[Json]:
        """The data of every frame that is there, acked."""
        found: list[Json] = []
        with suppress(TimeoutError):
            while True:
                found.append(self.data(timeout=0.03))
        return found

    def ack(self, frame: Json, code: int = 200, data: Json | None = None) -> None:
        """Answer a frame."""
        headers = {"messageId": frame["headers"]["messageId"], "contentType": "application/json"}
        answer = json.dumps({"response": None} if data is None else data)
        self.socket.send(json.dumps({"code": code, "message": "", "headers": headers, "data": answer}))

    def hears_nothing(self, seconds: float) -> bool:
        """Whether no frame comes for so long."""
        try:
            self.socket.recv(seconds)
        except TimeoutError:
            return True
        return False


class DingTalk(SandboxServer):
    """The sandbox with real sockets."""

    def http(self, **more: Any) -> httpx.Client:
        """A client of this server; without certificates to load it is made quickly."""
        return httpx.Client(base_url=self.url, trust_env=False, verify=False, **more)

    def open(self, *subscriptions: Json, secret: str = SECRET) -> httpx.Response:
        """Ask for a connection."""
        body = {"clientId": self.client_id, "clientSecret": secret, "subscriptions": list(subscriptions)}
        with self.http() as client:
            return client.post("/v1.0/gateway/connections/open", json=body)

    def address(self, *subscriptions: Json) -> str:
        """The address of a socket, with its ticket."""
        opened = self.open(*subscriptions).json()
        return f"{opened['endpoint']}?ticket={opened['ticket']}"

    @contextmanager
    def bot(self, *subscriptions: Json) -> Iterator[Bot]:
        """A connected bot, subscribed to its messages unless told otherwise."""
        before = self.connections
        with connect(self.address(*(subscriptions or (ROBOT,))), proxy=None) as socket:
            self.wait_for_bot(before + 1)
            yield Bot(socket)


@contextmanager
def running(world: World, options: Options = QUICK) -> Iterator[DingTalk]:
    """A sandbox on loopback with these options."""
    server = DingTalk(world, client_id=CLIENT_ID, client_secret=SECRET, options=options)
    server.start()
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture
def dingtalk(world: World) -> Iterator[DingTalk]:
    """A sandbox on loopback whose intervals are short."""
    with running(world) as server:
        yield server


@pytest.fixture(scope="session", autouse=True)
def imported_stays() -> None:
    """Spare the garbage collector what was imported: every new application makes it look at all of it."""
    gc.freeze()
