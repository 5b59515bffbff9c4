"""The data of a robot callback, field by field."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox import World
from bot.sandbox.callback import callback
from bot.sandbox.model import Conversation, Message

Json = dict[str, Any]


def shown(world: World, message: Message, **more: bool) -> Json:
    """What the robot gets for a message."""
    return callback(world, message, robot_code="ding1", base_url="http://here", **more)


def test_a_group_message_whole(world: World, group: Conversation) -> None:
    message = world.say("Dana", group, "KR4 60%")
    created = round(message.sent_at.timestamp() * 1000)
    dana = world.person("Dana")
    assert shown(world, message) == {
        "msgId": message.id,
        "msgtype": "text",
        "text": {"content": " KR4 60%"},
        "conversationType": "2",
        "conversationId": group.id,
        "openThreadId": group.id,
        "conversationTitle": "Growth",
        "senderId": dana.dingtalk_id,
        "senderNick": "Dana",
        "senderStaffId": "dana1",
        "senderUnionId": dana.union_id,
        "senderCorpId": world.corp_id,
        "isAdmin": False,
        "chatbotCorpId": world.corp_id,
        "chatbotUserId": world.robot.user_id,
        "robotCode": "ding1",
        "isInAtList": True,
        "atUsers": [{"dingtalkId": world.robot.user_id}],
        "createAt": created,
        "senderPlatform": "Mac",
        "sessionWebhook": f"http://here/robot/sendBySession?session={group.session}",
        "sessionWebhookExpiredTime": created + 5_400_000,
    }


def test_a_direct_message_has_no_group_fields(world: World) -> None:
    data = shown(world, world.say("Omar", world.direct("Omar"), "hello"))
    assert (data["conversationType"], data["text"], data["isAdmin"]) == ("1", {"content": "hello"}, True)
    assert not {"conversationTitle", "atUsers", "isInAtList"} & set(data)


def test_an_outsider_has_no_staff_id(world: World, group: Conversation) -> None:
    data = shown(world, world.say("Mai", group, "hello"))
    assert data["senderNick"] == "Mai"
    assert not {"senderStaffId", "senderCorpId", "isAdmin"} & set(data)


def test_an_unpublished_robot_is_told_less(world: World, group: Conversation) -> None:
    data = shown(world, world.say("Omar", group, "hello"), published=False)
    assert not {"senderStaffId", "isAdmin"} & set(data)


def test_mentioned_people_are_listed_without_order_or_names(world: World, group: Conversation) -> None:
    orders = set()
    for _ in range(30):
        data = shown(world, world.say("Dana", group, "@Wang @Omar @Mai", mentions=["Wang", "Omar", "Mai"]))
        assert data["text"] == {"content": "   "}
        orders.add(tuple(entry.get("staffId") for entry in data["atUsers"]))
    assert len(orders) > 1, "the order differs from message to message"
    assert {frozenset(order) for order in orders} == {frozenset({"wang2", "omar3", None})}
    by_id = {entry["dingtalkId"]: entry for entry in data["atUsers"]}
    wang, mai = world.person("Wang"), world.person("Mai")
    assert by_id[wang.dingtalk_id] == {
        "dingtalkId": wang.dingtalk_id,
        "staffId": "wang2",
        "unionId": wang.union_id,
    }
    assert by_id[mai.dingtalk_id] == {"dingtalkId": mai.dingtalk_id}
    assert by_id[world.robot.user_id] == {"dingtalkId": world.robot.user_id}


def test_a_message_looks_the_same_each_time(world: World, group: Conversation) -> None:
    message = world.say("Dana", group, "hi", mentions=["Wang", "Omar"])
    assert shown(world, message) == shown(world, message)


def test_rich_text(world: World, group: Conversation) -> None:
    data = shown(world, world.say("Dana", group, "ask @Wang today", mentions=["Wang"], kind="richText"))
    nodes = [{"text": "@OKR"}, {"text": "ask"}, {"text": "@Wang"}, {"text": "today"}]
    assert (data["msgtype"], data["content"]) == ("richText", {"richText": nodes})


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("audio", {"duration": 4000, "recognition": "信心七", "downloadCode": "dl-{id}"}),
        ("picture", {"downloadCode": "dl-{id}", "pictureDownloadCode": "pic-{id}"}),
        ("video", {"duration": 3, "videoType": "mp4", "downloadCode": "dl-{id}"}),
        ("file", {"spaceId": "1", "fileId": "{id}", "fileName": "信心七", "downloadCode": "dl-{id}"}),
    ],
)
def test_voice_pictures_and_files_in_direct_chats(world: World, kind: Any, content: Json) -> None:
    message = world.say("Dana", world.direct("Dana"), "信心七", kind=kind)
    data = shown(world, message)
    assert data["msgtype"] == kind
    assert data["content"] == {
        key: value.replace("{id}", message.id) if isinstance(value, str) else value
        for key, value in content.items()
    }


def test_a_picture_in_a_group_is_rich_text(world: World, group: Conversation) -> None:
    message = world.say("Dana", group, "look", kind="picture")
    data = shown(world, message)
    assert data["msgtype"] == "richText"
    assert [node.get("type", node.get("text")) for node in data["content"]["richText"]] == [
        "@OKR",
        "look",
        "picture",
    ]


@pytest.mark.parametrize(
    ("shape", "content"),
    [
        ("text", {"text": "KR4?"}),
        ("content", {"content": "KR4?"}),
        ("card", {"cardContent": {"children": [{"type": "TEXT", "text": "KR4?"}]}}),
    ],
)
def test_a_quote_brings_its_words_in_one_of_three_shapes(
    world: World, group: Conversation, shape: str, content: Json
) -> None:
    question = world.robot_says(group, kind="markdown", text="KR4?", via="api", send_key="key=")
    data = shown(world, world.say("Dana", group, "60%", quote=question, quote_shape=shape))
    replied = data["text"]["repliedMsg"]
    assert data["text"]["isReplyMsg"] is True
    assert (data["originalMsgId"], data["originalProcessQueryKey"]) == (question.id, "key=")
    assert (replied["msgId"], replied["senderId"]) == (question.id, world.robot.user_id)
    assert replied["content"] == content


def test_a_quote_may_bring_only_an_id(world: World, group: Conversation) -> None:
    said = world.say("Wang", group, "60%")
    beside = shown(world, world.say("Dana", group, "really?", quote=said, quote_shape="id"))
    bare = shown(world, world.say("Dana", group, "really?", quote=said.id, quote_shape="bare"))
    assert beside["text"] == {"content": " really?", "isReplyMsg": True}
    assert bare["text"] == {"content": " really?"}
    assert beside["originalMsgId"] == bare["originalMsgId"] == said.id
    assert "originalProcessQueryKey" not in beside, "that is for what the robot sent by API"


def test_quotes_come_in_every_shape_if_none_is_asked_for(world: World, group: Conversation) -> None:
    said = world.say("Wang", group, "60%")
    shapes = set()
    for _ in range(60):
        text = shown(world, world.say("Dana", group, "really?", quote=said))["text"]
        shapes.add((text.get("isReplyMsg", False), *text.get("repliedMsg", {}).get("content", {})))
    assert shapes == {(True, "text"), (True, "content"), (True, "cardContent"), (True,), (False,)}


def test_a_quote_in_rich_text_sits_in_the_content(world: World, group: Conversation) -> None:
    said = world.say("Wang", group, "60%")
    data = shown(world, world.say("Dana", group, "why", kind="richText", quote=said, quote_shape="text"))
    assert data["content"]["isReplyMsg"] is True
    assert data["content"]["repliedMsg"]["content"] == {"text": "@OKR 60%"}


def test_without_quota_the_words_are_withheld(world: World, group: Conversation) -> None:
    data = shown(world, world.say("Dana", group, "secret"), has_quota=False)
    assert data["errorCode"] == 20001
    assert data["senderStaffId"] == "dana1"
    assert not {"text", "content"} & set(data)
