"""What the stream survives. A real gateway on loopback, driven by each test; only the times are short."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import structlog.testing
from websockets.asyncio.server import Server, ServerConnection, serve

from bot.dingtalk import FixCredentials, Opened, RetryLater
from bot.frames import StreamEvent
from bot.stream import BOT_MESSAGES, Stream, StreamOptions, StreamState

TICKET = "secret ticket&1"
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
QUICK = StreamOptions(
    backoff_first=0.02,
    backoff_most=0.05,
    credentials_pause=0.02,
    steady=0.0,
    open_timeout=0.3,
    handshake_timeout=0.3,
    old_connection=0.3,
    hold=2.0,
    stop=2.0,
    close_timeout=0.2,
)


class Gateway:
    """DingTalk's side: gives tickets, accepts sockets, notes the acknowledgements of each."""

    def __init__(self) -> None:
        self.bodies: list[Mapping[str, object]] = []
        self.problems: list[Exception | None] = []
        self.sockets: list[ServerConnection] = []
        self.closed: list[int] = []
        self.acks: list[tuple[int, dict[str, Any]]] = []
        self.close_at_once = 0
        self.server: Server
        self._changed = asyncio.Event()

    async def open(self, body: Mapping[str, object]) -> Opened:
        self.bodies.append(body)
        self.touch()
        problem = self.problems.pop(0) if self.problems else None
        if problem is not None:
            raise problem
        return Opened(f"ws://127.0.0.1:{self.port}/connect", TICKET)

    @property
    def port(self) -> int:
        return int(next(iter(self.server.sockets)).getsockname()[1])

    async def serve(self, socket: ServerConnection) -> None:
        assert socket.request is not None
        assert parse_qs(urlsplit(socket.request.path).query) == {"ticket": [TICKET]}
        number = len(self.sockets)
        self.sockets.append(socket)
        self.touch()
        if number < self.close_at_once:
            await socket.close()
        try:
            async for message in socket:
                self.acks.append((number, json.loads(message)))
                self.touch()
        finally:
            self.closed.append(number)
            self.touch()

    def touch(self) -> None:
        self._changed.set()

    async def until(self, happened: Callable[[], bool]) -> None:
        async with asyncio.timeout(4):
            while not happened():
                await self._changed.wait()
                self._changed.clear()

    async def connections(self, count: int) -> None:
        await self.until(lambda: len(self.sockets) >= count)

    async def say(self, text: str | dict[str, Any], *, on: int = 0) -> None:
        await self.sockets[on].send(text if isinstance(text, str) else json.dumps(text))

    async def ack(self, frame_id: str) -> tuple[int, dict[str, Any]]:
        """The socket and the acknowledgement of a frame."""
        await self.until(lambda: any(ack["headers"].get("messageId") == frame_id for _, ack in self.acks))
        return next((on, ack) for on, ack in self.acks if ack["headers"].get("messageId") == frame_id)


class Bot:
    """Our side: notes what it received; a test can hold it up or make it fail."""

    def __init__(self, gateway: Gateway) -> None:
        self.gateway = gateway
        self.messages: list[dict[str, object]] = []
        self.events: list[StreamEvent] = []
        self.states: list[StreamState] = []
        self.pauses: list[float] = []
        self.go = asyncio.Event()
        self.go.set()
        self.problem: Exception | None = None
        self.busy = self.busiest = 0

    async def on_message(self, message: dict[str, object]) -> None:
        self.messages.append(message)
        self.gateway.touch()
        self.busy += 1
        self.busiest = max(self.busy, self.busiest)
        try:
            await self.go.wait()
            if self.problem is not None:
                raise self.problem
        finally:
            self.busy -= 1

    async def on_event(self, event: StreamEvent) -> None:
        self.events.append(event)
        if self.problem is not None:
            raise self.problem

    def on_state(self, state: StreamState) -> None:
        self.states.append(state)
        self.gateway.touch()

    async def sleep(self, seconds: float) -> None:
        """Notes how long the stream wanted to pause, and pauses hardly at all."""
        self.pauses.append(seconds)
        self.gateway.touch()
        await asyncio.sleep(0.001)

    def stream(
        self,
        options: StreamOptions = QUICK,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        open_connection: Callable[[Mapping[str, object]], Awaitable[Opened]] | None = None,
    ) -> Stream:
        return Stream(
            client_id="dingapp",
            client_secret="app-secret",
            open_connection=open_connection or self.gateway.open,
            on_message=self.on_message,
            on_event=self.on_event,
            on_state=self.on_state,
            options=options,
            sleep=sleep,
            jitter=lambda: 1.0,
            now=lambda: NOW,
        )


@pytest.fixture
async def gateway() -> AsyncIterator[Gateway]:
    gateway = Gateway()
    gateway.server = await serve(gateway.serve, "127.0.0.1", 0, close_timeout=0.2)
    yield gateway
    gateway.server.close()
    await gateway.server.wait_closed()


@pytest.fixture
def bot(gateway: Gateway) -> Bot:
    return Bot(gateway)


@asynccontextmanager
async def running(stream: Stream) -> AsyncIterator[Stream]:
    task = asyncio.create_task(stream.run())
    try:
        yield stream
    finally:
        async with asyncio.timeout(4):
            await stream.stop()
            await task


def callback(frame_id: str, data: object = None, *, topic: str = BOT_MESSAGES) -> dict[str, Any]:
    return {
        "specVersion": "1.0",
        "type": "CALLBACK",
        "headers": {"topic": topic, "messageId": frame_id, "time": "1769851697756"},
        "data": json.dumps(data if data is not None else {"msgId": frame_id}),
    }


def system(topic: str, **data: str) -> dict[str, Any]:
    return {"type": "SYSTEM", "headers": {"topic": topic, "messageId": topic}, "data": json.dumps(data)}


def user_left(frame_id: str) -> dict[str, Any]:
    headers = {
        "topic": "*",
        "messageId": frame_id,
        "eventType": "user_leave_org",
        "eventId": "event1",
        "eventCorpId": "dingcorp",
        "eventBornTime": "1769851697756",
    }
    return {"type": "EVENT", "headers": headers, "data": json.dumps({"userId": ["leo02"]})}


# -- the ordinary day --------------------------------------------------------------------------------


async def test_the_open_call_has_the_sdks_shape(gateway: Gateway, bot: Bot) -> None:
    async with running(bot.stream()):
        await gateway.connections(1)
    body = dict(gateway.bodies[0])
    assert isinstance(body.pop("localIp"), str)
    assert body == {
        "clientId": "dingapp",
        "clientSecret": "app-secret",
        "subscriptions": [{"type": "EVENT", "topic": "*"}, {"type": "CALLBACK", "topic": BOT_MESSAGES}],
        "ua": "dingtalk-sdk-python/v0.24.3-union",
    }


async def test_a_message_is_acknowledged_when_the_use_case_has_returned(gateway: Gateway, bot: Bot) -> None:
    bot.go.clear()
    async with running(bot.stream()) as stream:
        await gateway.connections(1)
        await gateway.say(callback("f1", {"msgId": "msg001==", "text": {"content": "KR3 60%"}}))
        await gateway.until(lambda: bool(bot.messages))
        assert gateway.acks == []
        bot.go.set()
        _, ack = await gateway.ack("f1")
        assert stream.health == StreamState(connected=True, reconnects=0, last_frame_at=NOW, trouble=None)
    assert bot.messages == [{"msgId": "msg001==", "text": {"content": "KR3 60%"}}]
    assert ack == {
        "code": 200,
        "headers": {"messageId": "f1", "contentType": "application/json"},
        "message": "",
        "data": '{"response": "OK"}',
    }


@pytest.mark.parametrize(("problem", "status"), [(None, "SUCCESS"), (OSError("database is locked"), "LATER")])
async def test_an_event_is_acknowledged_or_asked_for_again(
    problem: Exception | None, status: str, gateway: Gateway, bot: Bot
) -> None:
    bot.problem = problem
    async with running(bot.stream()):
        await gateway.connections(1)
        await gateway.say(user_left("f1"))
        _, ack = await gateway.ack("f1")
    assert (ack["code"], json.loads(ack["data"])["status"]) == (200, status)
    assert bot.events == [StreamEvent("user_leave_org", "event1", "dingcorp", {"userId": ["leo02"]})]


async def test_a_ping_is_echoed_even_while_every_place_is_taken(gateway: Gateway, bot: Bot) -> None:
    bot.go.clear()
    async with running(bot.stream(replace(QUICK, at_once=1))):
        await gateway.connections(1)
        await gateway.say(callback("f1"))
        await gateway.say(callback("f2"))
        await gateway.say(system("ping", opaque="0xCAFE"))
        _, ack = await gateway.ack("ping")
        bot.go.set()
    assert (ack["code"], json.loads(ack["data"])) == (200, {"opaque": "0xCAFE"})


# -- bad frames --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        pytest.param("{not json", None, id="no JSON"),
        pytest.param("[1, 2]", None, id="no object"),
        pytest.param("[" * 100_000, None, id="nested without end"),
        pytest.param({}, 200, id="empty"),
        pytest.param(callback("bad") | {"data": "{broken"}, 400, id="data is no JSON"),
        pytest.param(callback("bad") | {"data": {"no": "text"}}, 400, id="data is no text"),
        pytest.param(callback("bad", [1]), 400, id="data is a list"),
        pytest.param({"type": "CALLBACK", "headers": "none"}, 200, id="headers are no object"),
        pytest.param(callback("bad", topic="/v1.0/unheard/of"), 200, id="unknown topic"),
        pytest.param({"type": "NEW", "headers": {"messageId": "bad"}}, 200, id="unknown type"),
        pytest.param(
            {"type": "CALLBACK", "headers": {"topic": ["x"], "messageId": "bad"}}, 200, id="topic is a list"
        ),
    ],
)
async def test_a_bad_frame_harms_nobody(
    frame: str | dict[str, Any], code: int | None, gateway: Gateway, bot: Bot
) -> None:
    async with running(bot.stream()):
        await gateway.connections(1)
        await gateway.say(frame)
        await gateway.say(callback("good"))
        await gateway.ack("good")
    assert [ack["code"] for _, ack in gateway.acks if ack["headers"].get("messageId") != "good"] == (
        [] if code is None else [code]
    )
    assert bot.messages == [{"msgId": "good"}]
    assert len(gateway.sockets) == 1


async def test_a_header_of_the_wrong_type_loses_no_message(gateway: Gateway, bot: Bot) -> None:
    frame = callback("f1")
    frame["headers"] |= {"time": None, "eventBornTime": "soon"}
    async with running(bot.stream()):
        await gateway.connections(1)
        await gateway.say(frame)
        _, ack = await gateway.ack("f1")
    assert ack["code"] == 200


async def test_an_unknown_topic_is_logged_once(gateway: Gateway, bot: Bot) -> None:
    with structlog.testing.capture_logs() as logs:
        async with running(bot.stream()):
            await gateway.connections(1)
            for frame_id in ("f1", "f2", "f3"):
                await gateway.say(callback(frame_id, topic="/v1.0/unheard/of"))
                await gateway.ack(frame_id)
    assert [entry["topic"] for entry in logs if entry["action"] == "stream.topic"] == [
        "CALLBACK /v1.0/unheard/of"
    ]


# -- too much, too slow ------------------------------------------------------------------------------


async def test_a_failing_use_case_refuses_the_frame(gateway: Gateway, bot: Bot) -> None:
    bot.problem = OSError("database is locked")
    async with running(bot.stream()):
        await gateway.connections(1)
        await gateway.say(callback("f1"))
        _, ack = await gateway.ack("f1")
    assert ack["code"] == 500


async def test_a_use_case_that_hangs_refuses_the_frame_in_time(gateway: Gateway, bot: Bot) -> None:
    bot.go.clear()
    async with running(bot.stream(replace(QUICK, hold=0.1, at_once=1))):
        await gateway.connections(1)
        await gateway.say(callback("f1"))
        await gateway.say(callback("f2"))
        assert [(await gateway.ack(frame_id))[1]["code"] for frame_id in ("f1", "f2")] == [500, 500]


async def test_only_so_many_messages_are_worked_on_at_once(gateway: Gateway, bot: Bot) -> None:
    bot.go.clear()
    async with running(bot.stream(replace(QUICK, at_once=3))):
        await gateway.connections(1)
        for number in range(12):
            await gateway.say(callback(f"f{number}"))
        await gateway.say(system("ping"))
        await gateway.ack("ping")
        assert bot.busy == 3
        bot.go.set()
        await gateway.until(lambda: len(gateway.acks) == 13)
    assert (bot.busiest, len(bot.messages)) == (3, 12)


async def test_what_exceeds_the_waiting_room_is_refused_at_once(gateway: Gateway, bot: Bot) -> None:
    bot.go.clear()
    async with running(bot.stream(replace(QUICK, at_once=1, waiting=4))):
        await gateway.connections(1)
        for number in range(6):
            await gateway.say(callback(f"f{number}"))
        assert (await gateway.ack("f5"))[1]["code"] == 500
        bot.go.set()
        assert (await gateway.ack("f3"))[1]["code"] == 200


# -- connections end ---------------------------------------------------------------------------------


async def test_on_disconnect_the_new_connection_comes_before_the_old_one_goes(
    gateway: Gateway, bot: Bot
) -> None:
    async with running(bot.stream()) as stream:
        await gateway.connections(1)
        await gateway.say(
            {"type": "SYSTEM", "headers": {"topic": "disconnect"}, "data": '{"reason":"expired"}'}
        )
        await gateway.connections(2)
        assert gateway.closed == []
        await gateway.say(callback("late"), on=0)
        await gateway.say(callback("new"), on=1)
        assert (await gateway.ack("late"))[0] == 0
        assert (await gateway.ack("new"))[0] == 1
        await gateway.until(lambda: gateway.closed == [0])
        assert stream.connected
        assert stream.health.reconnects == 1
    assert len(gateway.sockets) == 2


async def test_the_acknowledgement_goes_where_the_frame_came_from(gateway: Gateway, bot: Bot) -> None:
    bot.go.clear()
    async with running(bot.stream()):
        await gateway.connections(1)
        await gateway.say(callback("f1"), on=0)
        await gateway.until(lambda: bool(bot.messages))
        await gateway.say(system("disconnect"), on=0)
        await gateway.connections(2)
        bot.go.set()
        assert (await gateway.ack("f1"))[0] == 0


async def test_work_goes_on_when_its_connection_is_gone(gateway: Gateway, bot: Bot) -> None:
    bot.go.clear()
    with structlog.testing.capture_logs() as logs:
        async with running(bot.stream()):
            await gateway.connections(1)
            await gateway.say(callback("f1"))
            await gateway.until(lambda: bool(bot.messages))
            gateway.sockets[0].transport.abort()
            await gateway.connections(2)
            bot.go.set()
            await gateway.say(callback("f2"), on=1)
            await gateway.ack("f2")
    assert [ack["headers"]["messageId"] for _, ack in gateway.acks] == ["f2"]
    assert [entry["frame"] for entry in logs if entry["action"] == "stream.ack"] == ["f1"]


@pytest.mark.parametrize("end", ["killed", "closed 1000", "closed 1011"])
async def test_an_ended_connection_is_replaced(end: str, gateway: Gateway, bot: Bot) -> None:
    async with running(bot.stream()):
        await gateway.connections(1)
        if end == "killed":
            gateway.sockets[0].transport.abort()
        else:
            await gateway.sockets[0].close(int(end.split()[1]))
        await gateway.connections(2)
        await gateway.say(callback("f1"), on=1)
        await gateway.ack("f1")
    assert any(not state.connected and state.trouble for state in bot.states)


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(replace(QUICK, ping_every=0.05, ping_timeout=0.1), id="noticed by pings"),
        pytest.param(replace(QUICK, ping_every=None, silence=0.2), id="noticed by the watchdog"),
    ],
)
async def test_a_silent_connection_is_replaced(options: StreamOptions, gateway: Gateway, bot: Bot) -> None:
    async with running(bot.stream(options)):
        await gateway.connections(1)
        gateway.sockets[0].transport.pause_reading()
        await gateway.connections(2)
        await gateway.say(callback("f1"), on=1)
        await gateway.ack("f1")
        gateway.sockets[0].transport.abort()


async def test_a_quiet_night_is_no_silence_as_long_as_pongs_come(gateway: Gateway, bot: Bot) -> None:
    async with running(bot.stream(replace(QUICK, ping_every=0.05, silence=0.2, deaf=0.2))):
        await gateway.connections(1)
        await asyncio.sleep(0.6)
        assert len(gateway.sockets) == 1


async def test_a_connection_whose_keep_alives_have_stopped_is_replaced(gateway: Gateway, bot: Bot) -> None:
    async with running(bot.stream(replace(QUICK, ping_every=0.05, deaf=0.2))):
        await gateway.connections(1)
        await gateway.say(system("ping", opaque="1"))
        await gateway.connections(2)
        assert gateway.closed == []
        await gateway.say(system("ping", opaque="2"), on=1)
        await gateway.until(lambda: gateway.closed == [0])


# -- connecting fails --------------------------------------------------------------------------------


async def test_pauses_grow_up_to_a_minute(gateway: Gateway, bot: Bot) -> None:
    gateway.problems = [RetryLater("DingTalk is busy.") for _ in range(8)]
    with structlog.testing.capture_logs() as logs:
        async with running(bot.stream(StreamOptions(), bot.sleep)) as stream:
            await gateway.connections(1)
            await gateway.until(lambda: stream.connected)
            assert stream.health.trouble is None
    assert bot.pauses == [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0]
    assert bot.states[0] == StreamState(False, 0, None, "DingTalk is busy.")
    assert [entry["reason"] for entry in logs if entry["action"] == "stream.connect"] == [
        "DingTalk is busy."
    ] * 8


async def test_wrong_credentials_are_said_clearly_and_tried_once_a_minute(gateway: Gateway, bot: Bot) -> None:
    gateway.problems = [FixCredentials("Compare DINGTALK_CLIENT_ID with the console.") for _ in range(3)]
    with structlog.testing.capture_logs() as logs:
        async with running(bot.stream(StreamOptions(), bot.sleep)):
            await gateway.connections(1)
    assert bot.pauses == [60.0, 60.0, 60.0]
    refused = [entry for entry in logs if entry["action"] == "stream.credentials"]
    assert [entry["reason"] for entry in refused] == ["Compare DINGTALK_CLIENT_ID with the console."] * 3
    assert bot.states[0].trouble == "Compare DINGTALK_CLIENT_ID with the console."


async def test_a_gateway_that_closes_every_connection_is_not_hammered(gateway: Gateway, bot: Bot) -> None:
    gateway.close_at_once = 4
    async with running(bot.stream(StreamOptions(), bot.sleep)):
        await gateway.connections(5)
    assert bot.pauses == [1.0, 2.0, 4.0, 8.0]


async def test_pauses_begin_anew_after_a_steady_connection(gateway: Gateway, bot: Bot) -> None:
    gateway.problems = [RetryLater("busy"), RetryLater("busy"), None, RetryLater("busy")]
    async with running(bot.stream(replace(QUICK, backoff_first=1.0, backoff_most=60.0), bot.sleep)):
        await gateway.connections(1)
        gateway.sockets[0].transport.abort()
        await gateway.connections(2)
    assert bot.pauses == [1.0, 2.0, 1.0]


async def test_a_fault_of_our_own_in_the_open_call_is_survived(gateway: Gateway, bot: Bot) -> None:
    gateway.problems = [KeyError("endpoint"), TypeError("x")]
    async with running(bot.stream()):
        await gateway.connections(1)
        await gateway.say(callback("f1"))
        await gateway.ack("f1")


async def test_an_open_call_that_is_never_answered_is_left(gateway: Gateway, bot: Bot) -> None:
    async def hangs_once(body: Mapping[str, object]) -> Opened:
        if not gateway.bodies:
            gateway.bodies.append(body)
            await asyncio.Event().wait()
        return await gateway.open(body)

    stream = bot.stream(replace(QUICK, open_timeout=0.1), open_connection=hangs_once)
    async with running(stream):
        await gateway.connections(1)
    assert bot.states[0].trouble == "DingTalk did not answer in time."


async def test_a_socket_that_is_never_accepted_is_left(gateway: Gateway, bot: Bot) -> None:
    deaf = await asyncio.start_server(_says_nothing, "127.0.0.1", 0)
    nowhere = Opened(f"ws://127.0.0.1:{deaf.sockets[0].getsockname()[1]}/connect", TICKET)

    async def leads_nowhere_once(body: Mapping[str, object]) -> Opened:
        return await gateway.open(body) if bot.states else nowhere

    stream = bot.stream(replace(QUICK, handshake_timeout=0.1), open_connection=leads_nowhere_once)
    async with running(stream):
        await gateway.connections(1)
    assert bot.states[0].trouble == "DingTalk did not answer in time."
    deaf.close()


async def _says_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()
    writer.close()


# -- the end -----------------------------------------------------------------------------------------


async def test_stop_finishes_and_acknowledges_what_is_in_hand(gateway: Gateway, bot: Bot) -> None:
    bot.go.clear()
    stream = bot.stream()
    async with running(stream):
        await gateway.connections(1)
        await gateway.say(callback("f1"))
        await gateway.until(lambda: bool(bot.messages))
        stopping = asyncio.create_task(stream.stop())
        await asyncio.sleep(0.02)
        await gateway.say(callback("too late"))
        await asyncio.sleep(0.02)
        assert not stopping.done()
        bot.go.set()
        await stopping
    assert [(on, ack["headers"]["messageId"], ack["code"]) for on, ack in gateway.acks] == [(0, "f1", 200)]
    assert bot.messages == [{"msgId": "f1"}]
    await gateway.until(lambda: gateway.closed == [0])
    assert not stream.connected
    assert len(gateway.bodies) == 1


async def test_stop_does_not_wait_for_ever(gateway: Gateway, bot: Bot) -> None:
    bot.go.clear()
    async with running(bot.stream(replace(QUICK, stop=0.05))):
        await gateway.connections(1)
        await gateway.say(callback("f1"))
        await gateway.until(lambda: bool(bot.messages))
    assert gateway.acks == []


async def test_stop_comes_through_while_connecting_fails(gateway: Gateway, bot: Bot) -> None:
    gateway.problems = [RetryLater("busy")] * 50
    async with running(bot.stream(StreamOptions())):
        await gateway.until(lambda: bool(gateway.bodies))
    assert len(gateway.bodies) == 1


async def test_stop_before_run_and_stop_twice_are_fine(gateway: Gateway, bot: Bot) -> None:
    stream = bot.stream()
    await stream.stop()
    await stream.run()
    await stream.stop()
    assert gateway.sockets == []


async def test_a_cancelled_stream_ends_and_leaves_no_socket_behind(gateway: Gateway, bot: Bot) -> None:
    bot.go.clear()
    task = asyncio.create_task(bot.stream().run())
    await gateway.connections(1)
    await gateway.say(callback("f1"))
    await gateway.until(lambda: bool(bot.messages))
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await gateway.until(lambda: gateway.closed == [0])
    assert bot.busy == 0


async def test_nothing_secret_is_logged(gateway: Gateway, bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    gateway.problems = [None, RetryLater("busy")]
    with structlog.testing.capture_logs() as logs, caplog.at_level(logging.DEBUG):
        async with running(bot.stream()):
            await gateway.connections(1)
            await gateway.say(callback("f1", {"text": {"content": "secret words"}}))
            await gateway.ack("f1")
            gateway.sockets[0].transport.abort()
            await gateway.connections(2)
    written = str(logs) + "".join(
        record.getMessage() for record in caplog.records if not record.name.startswith("websockets.server")
    )
    assert "stream.connected" in written
    for secret in ("secret", TICKET, "app-secret"):
        assert secret not in written
