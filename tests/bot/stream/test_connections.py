"""Connections that end, cannot be made, or are to end: nothing in hand is lost, nobody is hammered."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace

import pytest
import structlog.testing

from bot.dingtalk import FixCredentials, Opened, RetryLater
from bot.stream import StreamOptions, StreamState
from tests.bot.stream.gateway import QUICK, TICKET, Bot, Gateway, callback, running, system

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
    async with running(bot.stream(replace(QUICK, ping_every=0.05, silence=1.0, deaf=1.0))):
        await gateway.connections(1)
        await asyncio.sleep(1.5)
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
