"""From DingTalk's callback dictionaries to what the use-cases read. Pure: nothing here does I/O.

The dictionaries come from outside and the documentation of their shapes is incomplete, so every
reader takes `object`, checks what it got, and treats the wrong type as a missing field (`values`).
`read_callback` therefore never raises. Nothing past this file sees a callback's dictionary.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.frames.quotes import node_text, quote_in
from bot.frames.values import id_of, list_of, moment_of, object_of, text_of, trimmed
from commands.core.messages import IncomingMessage, Kind, Notice, NoticeKind

QUOTA_USED_UP = "20001"
"""`errorCode` of a frame whose words were withheld: the organization's monthly quota is used up."""

DIRECT = "1"
"""`conversationType` of a direct chat; all else counts as a group, where nothing private is shown."""

_KINDS = {
    "text": Kind.TEXT,
    "richText": Kind.RICH_TEXT,
    "audio": Kind.VOICE,
    "picture": Kind.PICTURE,
    "video": Kind.VIDEO,
    "file": Kind.FILE,
}
_NOTICES = {
    "user_leave_org": NoticeKind.LEFT_ORGANIZATION,
    "user_add_org": NoticeKind.JOINED_ORGANIZATION,
    "chat_remove_member": NoticeKind.LEFT_GROUP,
    "chat_quit": NoticeKind.LEFT_GROUP,
    "chat_update_title": NoticeKind.GROUP_RENAMED,
    "chat_disband": NoticeKind.GROUP_GONE,
}


@dataclass(frozen=True, slots=True)
class Malformed:
    """A callback that cannot be answered because something needed to answer it is missing.

    `reason` names the missing field; it never holds any of the message's words.
    """

    reason: str


@dataclass(frozen=True, slots=True)
class StreamEvent:
    """An event frame, such as `user_leave_org` or `chat_update_title`.

    `id` stays the same when DingTalk delivers the event again. `data` has the shape that DingTalk
    documents for `type`; whoever reads it must expect missing fields.
    """

    type: str
    id: str
    org: str
    data: Mapping[str, object]


def read_event(event: StreamEvent) -> Notice | None:
    """What an event tells that matters to teams; None for one that is only to be acknowledged."""
    kind = _NOTICES.get(event.type)
    org = event.org or id_of(event.data.get("corpId"))
    if kind is None or not org:
        return None
    return Notice(
        org=org,
        id=event.id,
        kind=kind,
        staff_ids=tuple(_ids(event.data.get("userId"))),
        conversation=id_of(event.data.get("openConversationId")) or None,
        title=text_of(event.data.get("title")),
    )


def _ids(value: object) -> Iterator[str]:
    """The ids of a list; a single one may come bare."""
    for each in value if isinstance(value, list) else [value]:
        if found := id_of(each):
            yield found


def read_callback(
    callback: object, *, received_at: datetime, robot_code: str = "", robot_name: str = ""
) -> IncomingMessage | Malformed:
    """Read the data of one frame of topic `/v1.0/im/bot/messages/get`.

    `received_at` (aware) stands in for a missing `createAt`, `robot_code` for a missing `robotCode`.
    `robot_name` is the name by which people mention the robot, without the @.
    """
    if not isinstance(callback, dict):
        return Malformed("the callback is no JSON object")
    org = id_of(callback.get("chatbotCorpId"))
    robot = id_of(callback.get("robotCode")) or robot_code
    message_id = id_of(callback.get("msgId"))
    conversation = id_of(callback.get("conversationId"))
    needed = {
        "chatbotCorpId": org,
        "robotCode": robot,
        "msgId": message_id,
        "conversationId": conversation,
    }
    missing = [field for field, value in needed.items() if not value]
    if missing:
        return Malformed(f"the callback has no {' and no '.join(missing)}")
    group = id_of(callback.get("conversationType")) != DIRECT
    kind, text = _kind_and_text(callback, robot_name=robot_name, group=group)
    return IncomingMessage(
        org=org,
        robot=robot,
        message_id=message_id,
        kind=kind,
        text=text,
        conversation=conversation,
        group=group,
        conversation_title=text_of(callback.get("conversationTitle")),
        sender=id_of(callback.get("senderStaffId")) or None,
        sender_nick=text_of(callback.get("senderNick")),
        sender_is_admin=callback.get("isAdmin") is True,
        mentions=_mentions(callback),
        sent_at=moment_of(callback.get("createAt")) or received_at,
        webhook=id_of(callback.get("sessionWebhook")) or None,
        webhook_expires_at=moment_of(callback.get("sessionWebhookExpiredTime")),
        quote=quote_in(callback),
    )


# -- words -----------------------------------------------------------------------------------------


def _kind_and_text(callback: Mapping[str, object], *, robot_name: str, group: bool) -> tuple[Kind, str]:
    content = object_of(callback.get("content"))
    typed = text_of(object_of(callback.get("text")).get("content"))
    nodes = list_of(content.get("richText"))
    kind = _kind(callback, typed=typed, nodes=nodes)
    if kind is Kind.TEXT:
        text = _without_own_name(typed, robot_name)
    elif kind is Kind.RICH_TEXT:
        text = _rich_text(nodes, robot_name=robot_name, mentioned_me=group)
        kind = kind if text else _kind_without_words(nodes)
    elif kind is Kind.VOICE:
        text = text_of(content.get("recognition"))
    else:
        text = ""
    if not text and _withheld(callback):
        return Kind.NO_QUOTA, ""
    return kind, text


def _kind(callback: Mapping[str, object], *, typed: str, nodes: list[object]) -> Kind:
    """What `msgtype` says; when it is missing or new, what the content shows."""
    said = _KINDS.get(id_of(callback.get("msgtype")))
    if said is not None:
        return said
    if typed:
        return Kind.TEXT
    return Kind.RICH_TEXT if nodes else Kind.UNKNOWN


def _kind_without_words(nodes: list[object]) -> Kind:
    """In a group a picture arrives as a rich text: the robot's name and the picture."""
    return Kind.PICTURE if any(object_of(node).get("type") == "picture" for node in nodes) else Kind.RICH_TEXT


def _withheld(callback: Mapping[str, object]) -> bool:
    return QUOTA_USED_UP in (id_of(callback.get("errorCode")), id_of(callback.get("errCode")))


def _without_own_name(text: str, robot_name: str) -> str:
    """Drop a typed "@OKR" at the front. DingTalk removes picked mentions itself, typed ones stay."""
    mention = f"@{robot_name}"
    if not robot_name or not text.casefold().startswith(mention.casefold()):
        return text
    rest = text[len(mention) :]
    return text if rest[:1].isalnum() and rest[:1].isascii() else trimmed(rest)


def _rich_text(nodes: list[object], *, robot_name: str, mentioned_me: bool) -> str:
    """Join the text nodes; a mention is an ordinary node "@name", here set off by blanks.

    The robot's own name is dropped. Its name in DingTalk can differ from the configured one, so in
    a group, where the robot is always mentioned, a mention of one word at the very front counts as
    it unless the configured name stands elsewhere.
    """
    words = [word for word in map(node_text, nodes) if word]
    own = f"@{robot_name}".casefold()
    kept = [word for word in words if trimmed(word).casefold() != own]
    unnamed = mentioned_me and bool(kept) and len(kept) == len(words)
    if unnamed and _is_mention(kept[0]) and len(kept[0].split()) == 1:
        kept = kept[1:]
    joined = "".join(f" {word} " if _is_mention(word) else word for word in kept)
    return _without_own_name(trimmed(joined), robot_name)


def _is_mention(word: str) -> bool:
    """A node of its own that begins with @; a name may hold blanks, but ends with its line."""
    word = trimmed(word)
    return len(word) > 1 and word.startswith("@") and "\n" not in word


# -- people ----------------------------------------------------------------------------------------


def _mentions(callback: Mapping[str, object]) -> tuple[str, ...]:
    """Staff ids of the mentioned, each once, without the robot, which is known by `chatbotUserId`.

    People outside the organization have none: they are never pulled in.
    """
    robot = id_of(callback.get("chatbotUserId"))
    entries = map(object_of, list_of(callback.get("atUsers")))
    staff = (
        id_of(entry.get("staffId"))
        for entry in entries
        if not robot or id_of(entry.get("dingtalkId")) != robot
    )
    return tuple(dict.fromkeys(each for each in staff if each))
