"""Frames that come by the stream: read, worked on and acknowledged, or refused."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
import structlog.testing

from bot.frames import StreamEvent
from bot.stream import BOT_MESSAGES, StreamState
from tests.bot.stream.gateway import NOW, QUICK, Bot, Gateway, callback, running, system, user_left

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
