"""The stream: opening, pushing, acks, redelivery, pings, disconnects."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from bot.sandbox import World
from bot.sandbox.model import Conversation
from tests.sandbox.conftest import EVENTS, QUICK, ROBOT, DingTalk, running


def test_wrong_credentials_are_refused(dingtalk: DingTalk) -> None:
    answer = dingtalk.open(ROBOT, secret="wrong")
    assert answer.status_code == 400
    assert set(answer.json()) == {"code", "message", "requestid"}


def test_a_ticket_is_good_once(dingtalk: DingTalk) -> None:
    address = dingtalk.address(ROBOT)
    with connect(address, proxy=None):
        pass
    with pytest.raises(InvalidStatus):
        connect(address, proxy=None)


def test_a_ticket_dies_after_ninety_seconds(dingtalk: DingTalk, world: World) -> None:
    fresh, old = dingtalk.address(ROBOT), dingtalk.address(ROBOT)
    world.clock.forward(timedelta(seconds=85))
    with connect(fresh, proxy=None):
        pass
    world.clock.forward(timedelta(seconds=5))
    with pytest.raises(InvalidStatus):
        connect(old, proxy=None)


def test_a_message_to_the_robot_is_pushed_and_acked(
    dingtalk: DingTalk, world: World, group: Conversation
) -> None:
    with dingtalk.bot() as bot:
        message = world.say("Dana", group, "hello")
        frame = bot.frame()
        world.wait_for(lambda: message.delivered == "pushed")
        bot.ack(frame)
        world.wait_for(lambda: message.delivered == "acked")
    assert (frame["specVersion"], frame["type"]) == ("1.0", "CALLBACK")
    assert frame["headers"]["topic"] == "/v1.0/im/bot/messages/get"
    assert frame["headers"]["contentType"] == "application/json"
    assert frame["headers"]["time"].isdecimal()
    data = json.loads(frame["data"])
    assert data["msgId"] == message.id != frame["headers"]["messageId"]
    assert data["sessionWebhook"].startswith(f"{dingtalk.url}/robot/sendBySession?session=")


def test_what_is_not_for_the_robot_is_not_pushed(
    dingtalk: DingTalk, world: World, group: Conversation
) -> None:
    with dingtalk.bot() as bot:
        for text in ("lunch?", "@所有人 lunch!", "@OKR typed, not picked"):
            assert world.say("Dana", group, text, at_robot=False).delivered is None
        world.say("Dana", world.direct("Dana"), "to you", at_robot=False)
        assert bot.data()["text"] == {"content": "to you"}


def test_only_subscribed_topics_are_pushed(dingtalk: DingTalk, world: World, group: Conversation) -> None:
    with dingtalk.bot(EVENTS) as events, dingtalk.bot(ROBOT) as robot:
        world.rename_group(group, "Growth team")
        assert events.data()["title"] == "Growth team"
        world.say("Dana", group, "hello")
        assert robot.data()["conversationTitle"] == "Growth team"
        assert events.hears_nothing(0.05)


def test_each_push_goes_to_one_connection_at_random(
    dingtalk: DingTalk, world: World, group: Conversation
) -> None:
    dingtalk.sandbox.gateway.redeliver = False  # nobody acknowledges, however long this takes
    with dingtalk.bot() as one, dingtalk.bot() as two:
        for number in range(24):
            world.say("Dana", group, str(number))
        world.wait_for(lambda: all(m.delivered == "pushed" for m in world.messages(group)))
        by_one, by_two = one.all_data(), two.all_data()
        for _look in range(100):  # a busy computer shows a part at a time
            if len(by_one) + len(by_two) < 24:
                by_one, by_two = by_one + one.all_data(), by_two + two.all_data()
    heard = [data["text"]["content"] for data in by_one + by_two]
    assert sorted(heard, key=int) == [f" {n}" for n in range(24)]
    assert by_one and by_two


def test_an_unacked_message_comes_again_with_the_same_id(
    dingtalk: DingTalk, world: World, group: Conversation
) -> None:
    with dingtalk.bot() as bot:
        message = world.say("Dana", group, "hello")
        first, second = bot.frame(), bot.frame()
        assert json.loads(first["data"]) == json.loads(second["data"])
        assert first["headers"]["messageId"] != second["headers"]["messageId"]
        bot.ack(first)  # late, but it counts
        world.wait_for(lambda: message.delivered == "acked")
        assert bot.hears_nothing(0.13)


def test_an_error_ack_is_no_ack(dingtalk: DingTalk, world: World, group: Conversation) -> None:
    with dingtalk.bot() as bot:
        message = world.say("Dana", group, "hello")
        bot.ack(bot.frame(), code=500)
        bot.ack(bot.frame())
        world.wait_for(lambda: message.delivered == "acked")


def test_what_was_said_while_nobody_listened_comes_later(
    dingtalk: DingTalk, world: World, group: Conversation
) -> None:
    message = world.say("Dana", group, "anybody?")
    with dingtalk.bot() as bot:
        assert bot.data()["msgId"] == message.id


def test_redelivery_ends(world: World, group: Conversation) -> None:
    options = replace(QUICK, redeliver_after=0.03, redeliver_times=2)
    with running(world, options) as dingtalk, dingtalk.bot() as bot:
        world.say("Dana", group, "hello")
        for _ in range(3):
            bot.frame()
        assert bot.hears_nothing(0.1)


def test_redelivery_can_be_switched_off(dingtalk: DingTalk, world: World, group: Conversation) -> None:
    dingtalk.sandbox.gateway.redeliver = False
    with dingtalk.bot() as bot:
        world.say("Dana", group, "hello")
        bot.frame()
        assert bot.hears_nothing(0.13)


def test_the_robot_is_pinged(world: World) -> None:
    with running(world, replace(QUICK, ping_every=0.03)) as dingtalk, dingtalk.bot() as bot:
        pings = [bot.frame(), bot.frame()]
    assert [(ping["type"], ping["headers"]["topic"]) for ping in pings] == [("SYSTEM", "ping")] * 2
    opaque = [json.loads(ping["data"])["opaque"] for ping in pings]
    assert opaque[0] != opaque[1]


def test_disconnect_then_silence_then_the_socket_closes(
    dingtalk: DingTalk, world: World, group: Conversation
) -> None:
    with dingtalk.bot() as bot:
        dingtalk.faults.disconnect(reason="connection is expired")
        frame = bot.frame()
        assert (frame["type"], frame["headers"]["topic"]) == ("SYSTEM", "disconnect")
        assert json.loads(frame["data"]) == {"reason": "connection is expired"}
        message = world.say("Dana", group, "lost in the window")
        with pytest.raises(ConnectionClosed):
            bot.socket.recv(1.0)
        assert message.delivered == "no"


def test_a_connection_opened_before_the_old_one_is_dropped_loses_nothing(
    dingtalk: DingTalk, world: World, group: Conversation
) -> None:
    with dingtalk.bot() as old:
        dingtalk.faults.disconnect()
        old.frame()
        with dingtalk.bot() as new:
            world.say("Dana", group, "hello")
            assert new.data()["text"] == {"content": " hello"}


def test_events_come_again_after_ten_and_thirty_seconds_or_later_on_request(
    dingtalk: DingTalk, world: World, group: Conversation
) -> None:
    with dingtalk.bot(EVENTS) as bot:
        world.remove_member(group, "Wang")
        first = bot.frame()  # not acked
        second = bot.frame()
        bot.ack(second, data={"status": "LATER"})
        third = bot.frame()
        bot.ack(third, data={"status": "SUCCESS"})
        assert bot.hears_nothing(0.13)
    frames = [first, second, third]
    assert len({frame["headers"]["eventId"] for frame in frames}) == 1
    headers = first["headers"]
    assert (first["type"], headers["topic"], headers["eventType"]) == ("EVENT", "*", "chat_remove_member")
    assert headers["eventCorpId"] == world.corp_id
    data = json.loads(first["data"])
    assert (data["userId"], data["openConversationId"]) == (["wang2"], group.id)


def test_an_event_echoed_back_counts_as_acked(dingtalk: DingTalk, world: World) -> None:
    with dingtalk.bot(EVENTS) as bot:
        world.leave_organization("Wang")
        frame = bot.frame()
        assert frame["headers"]["eventType"] == "user_leave_org"
        bot.ack(frame, data=json.loads(frame["data"]))
        assert bot.hears_nothing(0.13)


def test_what_is_no_ack_does_no_harm(dingtalk: DingTalk, world: World, group: Conversation) -> None:
    with dingtalk.bot() as bot:
        for nonsense in (
            "",
            "[]",
            "{not json",
            '{"code": 200}',
            '{"code": 200, "headers": {"messageId": "x"}}',
        ):
            bot.socket.send(nonsense)
        world.say("Dana", group, "still there?")
        assert bot.data()["text"] == {"content": " still there?"}
