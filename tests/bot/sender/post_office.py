"""For tests of sending: a DingTalk that writes down what it is asked, and a sender at work on a database."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
from sqlalchemy import select

from bot.bill import Bill
from bot.dingtalk import DingTalk
from bot.drawing import Painter
from bot.metrics import Metrics
from bot.sender import Pictures, Sender
from bot.workers import Workers
from storage.tables import Conversation, Delivery, Organization, Team
from storage.work import Storage

NOON = datetime(2026, 11, 16, 4, 0, tzinfo=UTC)
ORG = "ding-acme"
ROBOT = "ding-robot"
OK = {"errcode": 0, "errmsg": "ok"}
SENT = {"processQueryKey": "key-1"}
UPLOADED = {"errcode": 0, "errmsg": "ok", "media_id": "@lADPicture", "type": "image"}

Answer = tuple[int, Mapping[str, object]]


@dataclass
class Clock:
    """A clock that goes when it is told to."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **amount: float) -> None:
        self.now += timedelta(**amount)


@dataclass(frozen=True)
class Call:
    """One call that DingTalk got. `way` is webhook, own webhook, group, direct or upload.

    `to` is whom it was for.
    """

    way: str
    to: tuple[str, ...]
    text: str
    at: tuple[str, ...] = ()


@dataclass
class Wire:
    """DingTalk's end of the wire. `answers` are taken one after another per way; then all is well.

    While `held` is not set, calls by the ways in `holds` get no answer.
    """

    calls: list[Call] = field(default_factory=list)
    answers: dict[str, list[Answer | type[httpx.HTTPError]]] = field(default_factory=dict)
    held: asyncio.Event | None = None
    holds: tuple[str, ...] = ("webhook", "group", "direct", "upload")

    def will_answer(self, way: str, *answers: Answer | type[httpx.HTTPError]) -> None:
        self.answers.setdefault(way, []).extend(answers)

    def texts(self, way: str | None = None) -> list[str]:
        return [call.text for call in self.calls if way in (None, call.way)]

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/accessToken"):
            return httpx.Response(200, json={"accessToken": "token", "expireIn": 7200})
        if request.url.path == "/media/upload":
            call = Call("upload", (), request.headers["Content-Type"])
            usual: Mapping[str, object] = UPLOADED
        else:
            call, usual = _read(request.url, json.loads(request.content))
        if self.held and call.way in self.holds:
            await self.held.wait()
        self.calls.append(call)
        planned = self.answers.get(call.way)
        answer = planned.pop(0) if planned else (200, usual)
        if isinstance(answer, type):
            raise answer("broken wire")
        return httpx.Response(answer[0], json=answer[1])


def _read(url: httpx.URL, body: dict[str, Any]) -> tuple[Call, Mapping[str, object]]:
    if url.path == "/robot/sendBySession":
        at = tuple(body.get("at", {}).get("atUserIds", ()))
        return Call("webhook", (url.params["session"],), body["markdown"]["text"], at), OK
    if url.path == "/robot/send":
        at = tuple(body.get("at", {}).get("atUserIds", ()))
        return Call("own webhook", (url.params["access_token"],), body["markdown"]["text"], at), OK
    text = json.loads(body["msgParam"])["text"]
    if url.path.endswith("/groupMessages/send"):
        return Call("group", (body["openConversationId"],), text), SENT
    assert url.path.endswith("/oToMessages/batchSend")
    return Call("direct", tuple(body["userIds"]), text), SENT


class Desk:
    """A database, a sender and the wire."""

    def __init__(
        self,
        storage: Storage,
        *,
        per_minute: int,
        wire: Wire | None = None,
        clock: Clock | None = None,
        painter: Painter | None = None,
    ):
        self.storage = storage
        self.clock = clock or Clock()
        self.wire = wire or Wire()
        self.metrics = Metrics()
        self.bill = Bill(self.clock)
        self.dingtalk = DingTalk(
            client_id=ROBOT,
            client_secret="secret",
            count=self.bill.count,
            transport=httpx.MockTransport(self.wire),
        )
        self.workers = Workers.for_engine(storage.engine)
        self.sender = Sender(
            dingtalk=self.dingtalk,
            storage=storage,
            workers=self.workers,
            bill=self.bill,
            pictures=Pictures(painter=painter, dingtalk=self.dingtalk, bill=self.bill, clock=self.clock),
            metrics=self.metrics,
            clock=self.clock,
            group_sends_per_minute=per_minute,
            tick=0.01,
        )

    # -- what happens --------------------------------------------------------------------------------

    def webhook(self, conversation: str, *, group: bool = True, minutes: float = 90) -> None:
        """Somebody wrote in this conversation; its webhook lives so long."""
        with self.storage.work() as work:
            work.add(
                Conversation(
                    org_id=ORG,
                    robot=ROBOT,
                    conversation_id=conversation,
                    group=group,
                    webhook=f"https://oapi.dingtalk.com/robot/sendBySession?session={conversation}",
                    webhook_expires_at=self.clock() + timedelta(minutes=minutes),
                )
            )

    def own_webhook(self, conversation: str, token: str) -> None:
        """The group gave the address of its own robot."""
        address = f"https://oapi.dingtalk.com/robot/send?access_token={token}"
        with self.storage.work() as work:
            work.add(Organization(org_id=ORG, created_at=self.clock()))
            work.add(
                Team(
                    org_id=ORG,
                    conversation_id=conversation,
                    name="Growth",
                    title="Growth",
                    webhook=address,
                    created_at=self.clock(),
                )
            )

    def owe(
        self,
        *texts: str,
        group: str | None = None,
        to: str | None = None,
        answers: str | None = None,
        at: Mapping[str, str] | None = None,
        kind: str = "answer",
        later: timedelta = timedelta(0),
        chart: Mapping[str, Any] | None = None,
    ) -> list[Delivery]:
        """Commit messages: to a group, to a person, or to a person in the direct chat they wrote in."""
        with self.storage.work() as work:
            for text in texts:
                row = Delivery(
                    org_id=ORG,
                    once="",
                    robot=ROBOT,
                    lane=f"c:{group}" if group else f"p:{to}",
                    conversation_id=group or answers,
                    staff_id=None if group else to,
                    title=text[:10],
                    text=text,
                    at=dict(at or {}),
                    kind=kind,
                    chart=dict(chart) if chart else None,
                    created_at=self.clock(),
                    not_before=self.clock() + later,
                )
                row.once = str(row.id)
                work.owe(row, now=self.clock())
        return work.owed

    def hand_over(self, *texts: str, **where: Any) -> None:
        self.sender.hand_over(self.owe(*texts, **where))

    def orphan(self, *texts: str, **where: Any) -> None:
        """Messages left behind by a process that died: nobody sends them by themselves."""
        owed = self.owe(*texts, **where)
        with self.storage.work() as work:
            for row in owed:
                again = work.session.get_one(Delivery, (row.org_id, row.id))
                again.leased_by, again.leased_until = "a dead process", self.clock() - timedelta(seconds=1)

    # -- what became of it ---------------------------------------------------------------------------

    def rows(self) -> Sequence[Delivery]:
        with self.storage.reading() as session:
            return session.scalars(select(Delivery).order_by(Delivery.id)).all()

    def row(self, text: str) -> Delivery:
        return next(row for row in self.rows() if row.text == text)

    def open_ids(self) -> list[UUID]:
        return [row.id for row in self.rows() if row.sent_at is None and row.dead_at is None]

    async def until(self, happened: Callable[[], object], *, seconds: float = 60) -> None:
        """Wait until something is so; fails if it does not come."""
        until = asyncio.get_running_loop().time() + seconds
        while not happened():
            assert asyncio.get_running_loop().time() < until, f"not within {seconds} s: {self.wire.calls}"
            await asyncio.sleep(0.005)

    async def until_called(self, times: int) -> list[Call]:
        await self.until(lambda: len(self.wire.calls) >= times)
        return self.wire.calls

    async def until_stored(self) -> None:
        """Wait until nothing is open any more."""
        await self.until(lambda: not self.open_ids())

    async def a_while(self) -> None:
        """Long enough for several ticks, so that what was not sent will not be."""
        await asyncio.sleep(0.1)

    def close(self) -> None:
        self.workers.close()


@asynccontextmanager
async def desk_at_work(
    storage: Storage,
    *,
    per_minute: int = 18,
    wire: Wire | None = None,
    clock: Clock | None = None,
    painter: Painter | None = None,
) -> AsyncIterator[Desk]:
    """A desk whose sender runs; at the end it is stopped in good order."""
    desk = Desk(storage, per_minute=per_minute, wire=wire, clock=clock, painter=painter)
    running = asyncio.create_task(desk.sender.run())
    try:
        yield desk
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await desk.sender.drain(1)
        await desk.dingtalk.aclose()
        desk.close()
