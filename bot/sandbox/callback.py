"""The callback DingTalk sends for a message to the robot (topic `/v1.0/im/bot/messages/get`), pure."""

from __future__ import annotations

import random
from typing import Any

from bot.sandbox.model import Conversation, Message, Person, milliseconds
from bot.sandbox.world import World

Json = dict[str, Any]

QUOTA_USED_UP = 20001
"""Code of a callback whose words are withheld because the month's quota is used up."""

QUOTE_SHAPES = ("text", "content", "card", "id", "bare")
"""Ways a quoted message was seen to arrive: words in `content.text`, in `content.content` or nested in
`content.cardContent`; only the id beside `isReplyMsg`; only `originalMsgId`."""


def callback(
    world: World,
    message: Message,
    *,
    robot_code: str,
    base_url: str,
    has_quota: bool = True,
    published: bool = True,
) -> Json:
    """The callback's data for `message`, with a session webhook on `base_url`.

    Without quota the words are withheld. A robot that is not published is told neither the staff id nor
    whether the sender is an administrator.
    """
    place = world.conversation(message.conversation)
    author = world.person(message.sender.id)
    data = _common(world, place, message, robot_code, base_url) | _author(world, author, published)
    if place.kind == "group":
        data |= _group(world, place, message)
    if not has_quota:
        return data | {
            "msgtype": "text",
            "errorCode": QUOTA_USED_UP,
            "errorMessage": "本月 Webhook 与 Stream 调用量已用完",
        }
    data |= _content(message, place)
    return data | _quote(world, message, data) if message.quote else data


def _common(world: World, place: Conversation, message: Message, robot_code: str, base_url: str) -> Json:
    assert message.session_expires_at is not None
    return {
        "msgId": message.id,
        "conversationType": "2" if place.kind == "group" else "1",
        "conversationId": place.id,
        "openThreadId": place.id,
        "chatbotCorpId": world.corp_id,
        "chatbotUserId": world.robot.user_id,
        "robotCode": robot_code,
        "createAt": milliseconds(message.sent_at),
        "senderPlatform": "Mac",
        "sessionWebhook": f"{base_url}/robot/sendBySession?session={place.session}",
        "sessionWebhookExpiredTime": milliseconds(message.session_expires_at),
    }


def _author(world: World, author: Person, published: bool) -> Json:
    data: Json = {"senderId": author.dingtalk_id, "senderNick": author.nick}
    if not author.external:
        data |= {"senderUnionId": author.union_id, "senderCorpId": world.corp_id}
        if published:
            data |= {"senderStaffId": author.id, "isAdmin": author.is_admin}
    return data


def _group(world: World, place: Conversation, message: Message) -> Json:
    listed: list[Json] = [{"dingtalkId": world.robot.user_id}]
    for person in (world.person(mention.id) for mention in message.at):
        entry: Json = {"dingtalkId": person.dingtalk_id}
        if not person.external:
            entry |= {"staffId": person.id, "unionId": person.union_id}
        listed.append(entry)
    # The order of the list says nothing about the order in the text; a message looks the same each time.
    random.Random(message.id).shuffle(listed)
    return {"conversationTitle": place.title, "isInAtList": True, "atUsers": listed}


def _content(message: Message, place: Conversation) -> Json:
    assert message.typed is not None
    code = {"downloadCode": f"dl-{message.id}"}
    match message.kind:
        case "text" | "markdown":
            return {"msgtype": "text", "text": {"content": message.typed.stripped()}}
        case "richText":
            return {"msgtype": "richText", "content": {"richText": message.typed.nodes()}}
        case "picture":
            picture = code | {"pictureDownloadCode": f"pic-{message.id}"}
            if place.kind == "direct":
                return {"msgtype": "picture", "content": picture}
            nodes = [*message.typed.nodes(), {"type": "picture", **picture}]
            return {"msgtype": "richText", "content": {"richText": nodes}}
        case "audio":
            return {"msgtype": "audio", "content": {"duration": 4000, "recognition": message.text, **code}}
        case "video":
            return {"msgtype": "video", "content": {"duration": 3, "videoType": "mp4", **code}}
        case "file":
            ids = {"spaceId": "1", "fileId": message.id}
            return {"msgtype": "file", "content": {"fileName": message.text, **ids, **code}}


def _quote(world: World, message: Message, data: Json) -> Json:
    quoted = message.quote
    assert quoted is not None
    shape = message.quote_shape or random.Random(message.id).choice(QUOTE_SHAPES)
    extra: Json = {"originalMsgId": quoted.id}
    if quoted.send_key:
        extra["originalProcessQueryKey"] = quoted.send_key
    if shape == "bare":
        return extra
    reply: Json = {"isReplyMsg": True}
    if shape != "id":
        reply["repliedMsg"] = _replied(world, quoted, shape)
    key = "text" if data["msgtype"] == "text" else "content"
    return extra | {key: data[key] | reply}


def _replied(world: World, quoted: Message, shape: str) -> Json:
    robots = quoted.sender.kind == "robot"
    bodies: dict[str, tuple[str, Json]] = {
        "text": ("text", {"text": quoted.text}),
        "content": ("text", {"content": quoted.text}),
        "card": ("interactiveCard", {"cardContent": {"children": [{"type": "TEXT", "text": quoted.text}]}}),
    }
    kind, content = bodies[shape]
    return {
        "msgType": kind,
        "msgId": quoted.id,
        "senderId": world.robot.user_id if robots else world.person(quoted.sender.id).dingtalk_id,
        "senderNick": quoted.sender.name,
        "createdAt": milliseconds(quoted.sent_at),
        "content": content,
    }
