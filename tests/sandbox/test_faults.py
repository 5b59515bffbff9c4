"""What can go wrong on purpose."""

from __future__ import annotations

import json
import time
from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosedError

from bot.sandbox import World
from bot.sandbox.model import Conversation
from tests.sandbox.conftest import Api, DingTalk

Json = dict[str, Any]
HI = {"msgtype": "text", "text": {"content": "hi"}}
FAILURE = {"code": "ServiceUnavailable", "message": "try later", "requestid": "1"}


async def test_every_send_can_answer_late(api: Api, group: Conversation) -> None:
    api.sandbox.faults.slow(seconds=0.05)
    started = time.monotonic()
    assert (await api.group_send(group))[0] == 200
    assert (await api.batch_send(["dana1"]))[0] == 200
    assert time.monotonic() - started >= 0.1


async def test_a_failing_answer(api: Api, world: World, group: Conversation) -> None:
    api.sandbox.faults.fail(status=503, body=FAILURE, times=2)
    assert [(await api.group_send(group))[0] for _ in range(3)] == [503, 503, 200]
    assert len(world.messages(group)) == 1


async def test_a_send_that_took_effect_though_its_answer_says_no(
    api: Api, world: World, group: Conversation
) -> None:
    api.sandbox.faults.fail(status=500, after=True)
    assert (await api.group_send(group))[0] == 500
    assert len(world.messages(group)) == 1


async def test_only_some_calls_fail(api: Api, group: Conversation) -> None:
    api.sandbox.faults.fail(status=504, paths=["/v1.0/robot/oToMessages"], times=None)
    assert (await api.group_send(group))[0] == 200
    assert (await api.batch_send(["dana1"]))[0] == 504
    api.sandbox.faults.clear()
    assert (await api.batch_send(["dana1"]))[0] == 200


def test_a_call_without_an_answer(dingtalk: DingTalk, world: World, group: Conversation) -> None:
    world.say("Dana", group, "hello", at_robot=True)
    dingtalk.faults.drop(after=True)
    url = f"/robot/sendBySession?session={group.session}"
    with dingtalk.http() as client:
        with pytest.raises(httpx.RemoteProtocolError):
            client.post(url, json=HI)
        assert client.post(url, json=HI).json()["errcode"] == 0
    assert [m.text for m in world.messages(group)] == ["@OKR hello", "hi", "hi"]


async def test_webhooks_end_or_are_throttled(api: Api, world: World, group: Conversation) -> None:
    world.say("Dana", group, "hello")
    api.sandbox.faults.throttle_webhook(conversation=group.id)
    assert (await api.answer(group, HI))["errcode"] == 130101
    api.sandbox.faults.expire_webhooks()
    assert (await api.answer(group, HI))["errcode"] == 300001


async def test_a_token_revoked(api: Api) -> None:
    token = api.token
    api.sandbox.faults.revoke_token()
    status, body = await api.post("/v1.0/contact/users/search", {"queryWord": "D"}, token=token)
    assert (status, body["code"]) == (400, "InvalidAuthentication")
    assert api.token != token


def test_sockets_break_without_a_goodbye(dingtalk: DingTalk) -> None:
    with dingtalk.bot() as bot:
        dingtalk.faults.kill_sockets()
        with pytest.raises(ConnectionClosedError) as broken:
            bot.socket.recv(1.0)
        assert broken.value.rcvd is None


def test_frames_get_lost_while_the_sockets_stay(
    dingtalk: DingTalk, world: World, group: Conversation
) -> None:
    with dingtalk.bot() as bot:
        dingtalk.faults.silence(seconds=0.05)
        message = world.say("Dana", group, "hello?")
        assert bot.data()["msgId"] == message.id, "it comes by redelivery"
        assert len(bot.all_data()) == 0


def test_frames_that_make_no_sense(dingtalk: DingTalk) -> None:
    with dingtalk.bot() as bot:
        dingtalk.faults.bad_frame()
        assert bot.socket.recv(1.0) == "{not json"
        dingtalk.faults.unknown_topic(topic="/v1.0/unheard", data={"a": 1})
        frame = bot.frame()
        assert (frame["headers"]["topic"], json.loads(frame["data"])) == ("/v1.0/unheard", {"a": 1})


def test_a_quota_used_up_takes_the_words(dingtalk: DingTalk, world: World, group: Conversation) -> None:
    dingtalk.faults.use_up_quota()
    with dingtalk.bot() as bot:
        world.say("Dana", group, "hello?")
        data = bot.data()
    assert (data["errorCode"], data.get("text")) == (20001, None)


async def test_faults_by_the_json_api(api: Api, group: Conversation) -> None:
    _, known = await api.get("/chat/faults")
    assert "slow" in known["names"]
    status, now = await api.post("/chat/faults", {"name": "fail", "status": 502, "times": 1})
    assert (status, len(now["rules"]), now["rules"][0]["status"]) == (200, 1, 502)
    assert (await api.group_send(group))[0] == 502
    assert (await api.get("/chat/faults"))[1]["rules"] == [], "it is over"
    _, now = await api.post("/chat/faults", {"name": "deny", "scopes": ["Todo.Todo.Write"]})
    assert now["denied"] == ["Todo.Todo.Write"]
    _, now = await api.post("/chat/faults", {"name": "clear"})
    assert now["denied"] == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"name": "set_off"}, 400),
        ({"name": "earthquake"}, 400),
        ({"name": "slow"}, 400),
        ({"name": "slow", "minutes": 1}, 400),
        ({"name": "deny", "scopes": ["everything"]}, 400),
        ({"name": "throttle_webhook", "conversation": "cid0"}, 404),
        ({}, 400),
    ],
)
async def test_faults_there_are_not(api: Api, body: Json, status: int) -> None:
    answered, sentence = await api.post("/chat/faults", body)
    assert (answered, set(sentence)) == (status, {"error"})
