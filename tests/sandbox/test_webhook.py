"""The session webhook and a group's own: what is shown, who is mentioned, what is refused."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.sandbox import World
from bot.sandbox.model import Conversation
from tests.sandbox.conftest import Api

Json = dict[str, Any]
OK = {"errcode": 0, "errmsg": "ok"}
BOTH = {"atUserIds": ["dana1", "wang2"]}


@pytest.fixture(autouse=True)
def spoken(world: World, group: Conversation) -> None:
    """Somebody spoke to the robot, so there is a session."""
    world.say("Dana", group, "hello")


@pytest.mark.parametrize(
    ("body", "kind", "title", "text"),
    [
        ({"msgtype": "text", "text": {"content": "hi"}}, "text", None, "hi"),
        ({"msgtype": "markdown", "markdown": {"title": "t", "text": "**hi**"}}, "markdown", "t", "**hi**"),
        (
            {
                "msgtype": "actionCard",
                "actionCard": {"title": "t", "text": "hi", "singleTitle": "Go", "singleURL": "http://a"},
            },
            "markdown",
            "t",
            "hi\n\n[Go](http://a)",
        ),
        (
            {
                "msgtype": "actionCard",
                "actionCard": {
                    "title": "t",
                    "text": "hi",
                    "btnOrientation": "0",
                    "btns": [
                        {"title": "A", "actionURL": "http://a"},
                        {"title": "B", "actionURL": "http://b"},
                    ],
                },
            },
            "markdown",
            "t",
            "hi\n\n[A](http://a)\n\n[B](http://b)",
        ),
        (
            {"msgtype": "link", "link": {"title": "t", "text": "hi", "picUrl": "", "messageUrl": "http://a"}},
            "markdown",
            "t",
            "[t](http://a)\n\nhi",
        ),
        (
            {"msgtype": "feedCard", "feedCard": {"links": [{"title": "t", "messageURL": "http://a"}]}},
            "markdown",
            "",
            "[t](http://a)",
        ),
    ],
)
async def test_what_is_shown(
    api: Api, world: World, group: Conversation, body: Json, kind: str, title: str | None, text: str
) -> None:
    assert await api.answer(group, body) == OK
    shown = world.messages(group)[-1]
    assert (shown.kind, shown.title, shown.text, shown.via) == (kind, title, text, "webhook")
    assert shown.sender.name == "OKR"


async def test_empty_shows_nothing(api: Api, world: World, group: Conversation) -> None:
    assert await api.answer(group, {"msgtype": "empty"}) == OK
    assert len(world.messages(group)) == 1


@pytest.mark.parametrize(
    ("text", "at", "shown"),
    [
        ("please @dana1 and @wang2", BOTH, ["Dana", "Wang"]),
        ("please @dana1", BOTH, ["Dana"]),
        ("please Dana", BOTH, []),
        ("please @dana1", {}, []),
        ("please @dana1", None, []),
        ("please @mai-outside", {"atUserIds": ["mai-outside"]}, []),
        ("please @leo9", {"atUserIds": ["leo9"]}, []),
        ("please @13800000000", {"atMobiles": ["13800000000"]}, ["Omar"]),
    ],
)
async def test_markdown_mentions_whom_text_and_list_both_name(
    api: Api, world: World, group: Conversation, text: str, at: Json | None, shown: list[str]
) -> None:
    world.add_person("Leo", id="leo9")  # not in the group
    world.person("Omar").mobile = "13800000000"
    await api.answer(group, {"msgtype": "markdown", "markdown": {"title": "t", "text": text}, "at": at})
    assert [mention.name for mention in world.messages(group)[-1].at] == shown


async def test_plain_text_gets_the_missing_mentions_behind_it(
    api: Api, world: World, group: Conversation
) -> None:
    await api.answer(group, {"msgtype": "text", "text": {"content": "please @dana1"}, "at": BOTH})
    message = world.messages(group)[-1]
    assert message.text == "please @dana1 @wang2"
    assert [mention.id for mention in message.at] == ["dana1", "wang2"]


async def test_everybody_can_be_mentioned(api: Api, world: World, group: Conversation) -> None:
    body = {"msgtype": "text", "text": {"content": "all"}, "at": {"isAtAll": True}}
    await api.answer(group, body)
    assert world.messages(group)[-1].at_all


@pytest.mark.parametrize(
    ("body", "errcode"),
    [
        ({"msgtype": "picture", "picture": {}}, 400105),
        ({}, 400105),
        (["no object"], 40035),
        ({"msgtype": "text"}, 40035),
        ({"msgtype": "text", "text": {"content": 5}}, 40035),
        ({"msgtype": "markdown", "markdown": {"text": "no title"}}, 40035),
        ({"msgtype": "text", "text": {"content": "x" * 20_001}}, 460101),
        ({"msgtype": "text", "text": {"content": "目" * 7_000}}, 460101),
    ],
)
async def test_what_is_refused_shows_nothing(
    api: Api, world: World, group: Conversation, body: Any, errcode: int
) -> None:
    assert (await api.answer(group, body))["errcode"] == errcode
    assert len(world.messages(group)) == 1
    assert api.sandbox.quota.used(world.clock.now())["webhookAndStream"] == 0


HI = {"msgtype": "text", "text": {"content": "hi"}}


async def test_a_session_dies_after_ninety_minutes(api: Api, world: World, group: Conversation) -> None:
    gone = {"errcode": 300001, "errmsg": "session 不存在"}
    world.clock.forward(timedelta(minutes=89))
    assert await api.answer(group, HI) == OK
    world.clock.forward(timedelta(minutes=1))
    answer = await api.answer(group, HI)
    assert {key: answer[key] for key in gone} == gone
    assert (await api.post("/robot/sendBySession?session=nonsense", HI))[1]["errcode"] == 300001


async def test_the_twenty_first_in_a_minute_starts_ten_minutes_of_nothing(
    api: Api, world: World, group: Conversation
) -> None:
    codes = [(await api.answer(group, HI))["errcode"] for _ in range(21)]
    assert codes == [0] * 20 + [130101]
    world.clock.forward(timedelta(minutes=9))
    assert (await api.answer(group, HI))["errcode"] == 130101
    world.clock.forward(timedelta(minutes=1))
    assert await api.answer(group, HI) == OK


async def test_direct_chats_have_no_such_limit(api: Api, world: World) -> None:
    world.say("Dana", world.direct("Dana"), "hello")
    codes = {(await api.answer(world.direct("Dana"), HI))["errcode"] for _ in range(25)}
    assert codes == {0}


async def test_a_disbanded_group(api: Api, world: World, group: Conversation) -> None:
    world.disband(group)
    assert (await api.answer(group, HI))["errcode"] == 400013


async def test_answers_count_against_the_months_quota(api: Api, world: World, group: Conversation) -> None:
    await api.answer(group, HI)
    now = world.clock.now()
    assert api.sandbox.quota.used(now) == {"api": 0, "webhookAndStream": 1}
    api.sandbox.quota.use_up("webhookAndStream", now)
    assert (await api.answer(group, HI))["errcode"] == 90020


async def test_a_groups_own_webhook_mentions_too_and_never_expires(
    api: Api, world: World, group: Conversation
) -> None:
    token = world.group_webhook(group)
    world.clock.forward(timedelta(days=30))
    body = {"msgtype": "markdown", "markdown": {"title": "t", "text": "@dana1"}, "at": BOTH}
    assert await api.post(f"/robot/send?access_token={token}", body) == (200, OK)
    assert [mention.name for mention in world.messages(group)[-1].at] == ["Dana"]
    assert (await api.post("/robot/send?access_token=x", body))[1]["errcode"] == 300001
