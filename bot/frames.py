"""From DingTalk's callback dictionaries to what the use-cases read. Pure: nothing here does I/O.

The dictionaries come from outside and the documentation of their shapes is incomplete, so every
reader below takes `object`, checks what it got, and treats the wrong type as a missing field.
`read_callback` therefore never raises. Nothing past this file sees a callback's dictionary.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from commands.core.messages import IncomingMessage, Kind, Notice, NoticeKind, Quote

QUOTA_USED_UP = "20001"
"""`errorCode` of a frame whose words were withheld: the organization's monthly quota is used up."""

DIRECT = "1"
"""`conversationType` of a direct chat; all else counts as a group, where nothing private is shown."""

GREATEST_DEPTH = 12
"""Nesting inside a quoted card beyond which nothing is looked for."""

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
_EDGES = "\u200b\u200c\u200d\u2060\ufeff"
"""Invisible characters that `str.strip` does not count as blanks."""


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
    org = event.org or _id(event.data.get("corpId"))
    if kind is None or not org:
        return None
    return Notice(
        org=org,
        id=event.id,
        kind=kind,
        staff_ids=tuple(_ids(event.data.get("userId"))),
        conversation=_id(event.data.get("openConversationId")) or None,
        title=_text(event.data.get("title")),
    )


def _ids(value: object) -> Iterator[str]:
    """The ids of a list; a single one may come bare."""
    for each in value if isinstance(value, list) else [value]:
        if found := _id(each):
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
    org = _id(callback.get("chatbotCorpId"))
    robot = _id(callback.get("robotCode")) or robot_code
    message_id = _id(callback.get("msgId"))
    conversation = _id(callback.get("conversationId"))
    needed = {
        "chatbotCorpId": org,
        "robotCode": robot,
        "msgId": message_id,
        "conversationId": conversation,
    }
    missing = [field for field, value in needed.items() if not value]
    if missing:
        return Malformed(f"the callback has no {' and no '.join(missing)}")
    group = _id(callback.get("conversationType")) != DIRECT
    kind, text = _kind_and_text(callback, robot_name=robot_name, group=group)
    return IncomingMessage(
        org=org,
        robot=robot,
        message_id=message_id,
        kind=kind,
        text=text,
        conversation=conversation,
        group=group,
        conversation_title=_text(callback.get("conversationTitle")),
        sender=_id(callback.get("senderStaffId")) or None,
        sender_nick=_text(callback.get("senderNick")),
        sender_is_admin=callback.get("isAdmin") is True,
        mentions=_mentions(callback),
        sent_at=_moment(callback.get("createAt")) or received_at,
        webhook=_id(callback.get("sessionWebhook")) or None,
        webhook_expires_at=_moment(callback.get("sessionWebhookExpiredTime")),
        quote=_quote(callback),
    )


# -- words -----------------------------------------------------------------------------------------


def _kind_and_text(callback: Mapping[str, object], *, robot_name: str, group: bool) -> tuple[Kind, str]:
    content = _object(callback.get("content"))
    typed = _text(_object(callback.get("text")).get("content"))
    nodes = _list(content.get("richText"))
    kind = _kind(callback, typed=typed, nodes=nodes)
    if kind is Kind.TEXT:
        text = _without_own_name(typed, robot_name)
    elif kind is Kind.RICH_TEXT:
        text = _rich_text(nodes, robot_name=robot_name, mentioned_me=group)
        kind = kind if text else _kind_without_words(nodes)
    elif kind is Kind.VOICE:
        text = _text(content.get("recognition"))
    else:
        text = ""
    if not text and _withheld(callback):
        return Kind.NO_QUOTA, ""
    return kind, text


def _kind(callback: Mapping[str, object], *, typed: str, nodes: list[object]) -> Kind:
    """What `msgtype` says; when it is missing or new, what the content shows."""
    said = _KINDS.get(_id(callback.get("msgtype")))
    if said is not None:
        return said
    if typed:
        return Kind.TEXT
    return Kind.RICH_TEXT if nodes else Kind.UNKNOWN


def _kind_without_words(nodes: list[object]) -> Kind:
    """In a group a picture arrives as a rich text: the robot's name and the picture."""
    return Kind.PICTURE if any(_object(node).get("type") == "picture" for node in nodes) else Kind.RICH_TEXT


def _withheld(callback: Mapping[str, object]) -> bool:
    return QUOTA_USED_UP in (_id(callback.get("errorCode")), _id(callback.get("errCode")))


def _without_own_name(text: str, robot_name: str) -> str:
    """Drop a typed "@OKR" at the front. DingTalk removes picked mentions itself, typed ones stay."""
    mention = f"@{robot_name}"
    if not robot_name or not text.casefold().startswith(mention.casefold()):
        return text
    rest = text[len(mention) :]
    return text if rest[:1].isalnum() and rest[:1].isascii() else _trimmed(rest)


def _rich_text(nodes: list[object], *, robot_name: str, mentioned_me: bool) -> str:
    """Join the text nodes; a mention is an ordinary node "@name", here set off by blanks.

    The robot's own name is dropped. Its name in DingTalk can differ from the configured one, so in
    a group, where the robot is always mentioned, a mention of one word at the very front counts as
    it unless the configured name stands elsewhere.
    """
    words = [word for word in map(_node_text, nodes) if word]
    own = f"@{robot_name}".casefold()
    kept = [word for word in words if _trimmed(word).casefold() != own]
    unnamed = mentioned_me and bool(kept) and len(kept) == len(words)
    if unnamed and _is_mention(kept[0]) and len(kept[0].split()) == 1:
        kept = kept[1:]
    joined = "".join(f" {word} " if _is_mention(word) else word for word in kept)
    return _without_own_name(_trimmed(joined), robot_name)


def _is_mention(word: str) -> bool:
    """A node of its own that begins with @; a name may hold blanks, but ends with its line."""
    word = _trimmed(word)
    return len(word) > 1 and word.startswith("@") and "\n" not in word


def _node_text(node: object) -> str:
    """The words of one rich-text node, blanks kept; the second and third shape occur in quotes."""
    fields = _object(node)
    if fields.get("type") == "at" and _text(fields.get("atName")):
        return "@" + _text(fields.get("atName"))
    return _clean(fields.get("text")) or _clean(fields.get("content"))


# -- people ----------------------------------------------------------------------------------------


def _mentions(callback: Mapping[str, object]) -> tuple[str, ...]:
    """Staff ids of the mentioned, each once, without the robot, which is known by `chatbotUserId`.

    People outside the organization have none: they are never pulled in.
    """
    robot = _id(callback.get("chatbotUserId"))
    entries = map(_object, _list(callback.get("atUsers")))
    staff = (
        _id(entry.get("staffId")) for entry in entries if not robot or _id(entry.get("dingtalkId")) != robot
    )
    return tuple(dict.fromkeys(each for each in staff if each))


# -- quoted messages -------------------------------------------------------------------------------


def _quote(callback: Mapping[str, object]) -> Quote | None:
    """The quoted message in any of the shapes seen so far; often only its id is there."""
    holder = next((part for part in _holders(callback) if _says_quote(part)), {})
    body = _object(holder.get("repliedMsg")) or _object(callback.get("quoteMessage"))
    message_id = _id(body.get("msgId")) or _id(callback.get("originalMsgId")) or None
    send_key = _id(callback.get("originalProcessQueryKey")) or None
    text = _quoted_text(body) or _text(holder.get("quoteContent")) or None
    if message_id is None and send_key is None and text is None:
        return None
    return Quote(message_id=message_id, text=text, send_key=send_key)


def _holders(callback: Mapping[str, object]) -> tuple[Mapping[str, object], ...]:
    """Where the quote's keys stand: in `text` of a text message, in `content` of a rich text."""
    return _object(callback.get("text")), _object(callback.get("content"))


def _says_quote(part: Mapping[str, object]) -> bool:
    return any(part.get(key) for key in ("isReplyMsg", "repliedMsg", "quoteContent"))


def _quoted_text(body: Mapping[str, object]) -> str:
    content = body.get("content") or body.get("text")
    if isinstance(content, str):
        return _text(content)
    fields = _object(content)
    for key in ("text", "content", "recognition", "fileName", "title", "summary"):
        found = _text(fields.get(key))
        if found:
            return found
    nodes = _list(fields.get("richText"))
    if nodes:
        return _trimmed("".join(map(_node_text, nodes)))
    return _trimmed("\n".join(_card_texts(fields.get("cardContent"), GREATEST_DEPTH)))


def _card_texts(node: object, depth: int) -> Iterator[str]:
    """The words of a quoted card: TEXT nodes at any place of a tree."""
    if depth == 0:
        return
    fields = _object(node)
    kind = _id(fields.get("type")) or _id(fields.get("msgType"))
    words = _text(fields.get("text")) or _text(fields.get("content"))
    if words and kind.upper() in ("TEXT", "MARKDOWN"):
        yield words
        return
    for child in (*fields.values(), *_list(node)):
        yield from _card_texts(child, depth - 1)


# -- values of the wrong type are missing values ---------------------------------------------------


def _object(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _clean(value: object) -> str:
    """A text that every database stores: no NUL (PostgreSQL), and U+FFFD for half a surrogate pair (UTF-8).

    Python would put a question mark there, and make a question of a report.
    """
    if not isinstance(value, str):
        return ""
    if value.isascii() and "\x00" not in value:
        return value
    return value.replace("\x00", "").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _trimmed(text: str) -> str:
    """Without blanks at both ends, the invisible ones included."""
    before = None
    while before != text:
        before, text = text, text.strip().strip(_EDGES)
    return text


def _text(value: object) -> str:
    return _trimmed(_clean(value))


def _id(value: object) -> str:
    """An identifier or code; a number counts as its digits, since codes come as either."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < 10**18 else ""
    return _text(value)


def _moment(value: object) -> datetime | None:
    """Milliseconds since 1970, as a number or as digits."""
    try:
        return datetime.fromtimestamp(int(_id(value)) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None
