"""What arrives from DingTalk, and what the bot makes of it. Payloads as seen in the field, names invented."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.frames import Malformed, StreamEvent, read_callback, read_event
from commands.core.messages import IncomingMessage, Kind, Notice, NoticeKind, Quote

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
SENT = datetime(2026, 11, 20, 8, 59, 58, 500_000, tzinfo=UTC)
SENT_MS = int(SENT.timestamp() * 1000)
ROBOT = "$:LWCP_v1:$robot"
ME = {"dingtalkId": ROBOT}
DANA = {"dingtalkId": "$:LWCP_v1:$dana", "staffId": "dana01", "unionId": "u-dana"}
LEO = {"dingtalkId": "$:LWCP_v1:$leo", "staffId": "leo02"}
GUEST = {"dingtalkId": "$:LWCP_v1:$guest", "staffId": ""}

GROUP: dict[str, Any] = {
    "msgId": "msg001==",
    "msgtype": "text",
    "text": {"content": " /kr update 60%"},
    "conversationType": "2",
    "conversationId": "cidGrowth==",
    "conversationTitle": "Growth",
    "senderId": "$:LWCP_v1:$priya",
    "senderStaffId": "priya03",
    "senderNick": "Priya",
    "senderCorpId": "dingcorp",
    "isAdmin": True,
    "chatbotUserId": ROBOT,
    "chatbotCorpId": "dingcorp",
    "robotCode": "dingrobot",
    "isInAtList": True,
    "atUsers": [ME],
    "createAt": SENT_MS,
    "sessionWebhook": "https://oapi.dingtalk.com/robot/sendBySession?session=abc",
    "sessionWebhookExpiredTime": SENT_MS + 5_400_000,
}


def read(changes: dict[str, Any] | None = None, *, without: tuple[str, ...] = ()) -> IncomingMessage:
    """The group message above with some fields changed or missing, as the bot reads it."""
    payload = {key: value for key, value in (GROUP | (changes or {})).items() if key not in without}
    message = read_callback(payload, received_at=NOW, robot_code="dingdefault", robot_name="OKR")
    assert isinstance(message, IncomingMessage)
    return message


def rich(*nodes: str | dict[str, Any], **more: Any) -> dict[str, Any]:
    content = {"richText": [{"text": node} if isinstance(node, str) else node for node in nodes]}
    return {"msgtype": "richText", "text": None, "content": content | more}


def replying(**replied: Any) -> dict[str, Any]:
    """A text message that quotes another."""
    return {"text": {"content": " 80%", "isReplyMsg": True, "repliedMsg": replied}}


PICTURE = {"type": "picture", "downloadCode": "code", "pictureDownloadCode": "code2"}


def test_a_group_message_is_read_whole() -> None:
    assert read({"atUsers": [DANA, ME]}) == IncomingMessage(
        org="dingcorp",
        robot="dingrobot",
        message_id="msg001==",
        kind=Kind.TEXT,
        text="/kr update 60%",
        conversation="cidGrowth==",
        group=True,
        conversation_title="Growth",
        sender="priya03",
        sender_nick="Priya",
        sender_is_admin=True,
        mentions=("dana01",),
        sent_at=SENT,
        webhook="https://oapi.dingtalk.com/robot/sendBySession?session=abc",
        webhook_expires_at=SENT + timedelta(minutes=90),
        quote=None,
    )


@pytest.mark.parametrize(
    ("changes", "kind", "text"),
    [
        pytest.param({"text": {"content": "  KR3 60%  "}}, Kind.TEXT, "KR3 60%", id="blanks at both ends"),
        pytest.param(
            {"text": {"content": "\u2005\u200b KR3 60%\ufeff "}}, Kind.TEXT, "KR3 60%", id="invisible"
        ),
        pytest.param(
            {"text": {"content": " KR1 60%\nKR2 70%"}}, Kind.TEXT, "KR1 60%\nKR2 70%", id="lines stay"
        ),
        pytest.param(
            {"text": {"content": " 把 O1 分给  和 "}}, Kind.TEXT, "把 O1 分给  和", id="removed mentions"
        ),
        pytest.param(
            {"text": {"content": "@OKR KR3 60%"}}, Kind.TEXT, "KR3 60%", id="own name typed by hand"
        ),
        pytest.param({"text": {"content": "@okr更新 60%"}}, Kind.TEXT, "更新 60%", id="own name, no blank"),
        pytest.param({"text": {"content": "@OKRA hello"}}, Kind.TEXT, "@OKRA hello", id="another's name"),
        pytest.param(
            {"text": {"content": "@wang KR3 is yours"}},
            Kind.TEXT,
            "@wang KR3 is yours",
            id="typed name stays",
        ),
        pytest.param(
            {"text": {"content": "KR3\x00 60%\ud83d"}}, Kind.TEXT, "KR3 60%\ufffd", id="NUL, half emoji"
        ),
        pytest.param({"text": {"content": " "}}, Kind.TEXT, "", id="an @ without words"),
        pytest.param({"msgtype": "reply", "text": {"content": " ok"}}, Kind.TEXT, "ok", id="new type, words"),
        pytest.param({"msgtype": None}, Kind.TEXT, "/kr update 60%", id="no type at all"),
        pytest.param(rich("@OKR", "KR3 ", "60%"), Kind.RICH_TEXT, "KR3 60%", id="rich text, formatted words"),
        pytest.param(
            rich("@小白", "给", "@释心", "发个消息“", "你12好", "”"),
            Kind.RICH_TEXT,
            "给 @释心 发个消息“你12好”",
            id="rich text, robot has another name than configured",
        ),
        pytest.param(
            rich("@Dana Lee", "owns KR3, ", "@OKR"),
            Kind.RICH_TEXT,
            "@Dana Lee owns KR3,",
            id="robot named last",
        ),
        pytest.param(rich("@OKR KR3 60%"), Kind.RICH_TEXT, "KR3 60%", id="rich text, one node"),
        pytest.param(
            rich("@Bot KR3 60%"), Kind.RICH_TEXT, "@Bot KR3 60%", id="words are never dropped with a name"
        ),
        pytest.param(
            rich("@OKR", "see ", PICTURE, "KR3 60%"),
            Kind.RICH_TEXT,
            "see KR3 60%",
            id="rich text with a picture",
        ),
        pytest.param(rich("@OKR", PICTURE), Kind.PICTURE, "", id="a picture in a group"),
        pytest.param(rich("@OKR"), Kind.RICH_TEXT, "", id="rich text, an @ without words"),
        pytest.param(
            rich({"type": "at", "atName": "OKR"}, "ask ", {"type": "at", "atName": "Leo"}),
            Kind.RICH_TEXT,
            "ask  @Leo",
            id="rich text, typed mention nodes",
        ),
        pytest.param(
            {"msgtype": "audio", "content": {"duration": 4000, "recognition": " KR3 到 60％"}, "text": None},
            Kind.VOICE,
            "KR3 到 60％",
            id="voice",
        ),
        pytest.param(
            {"msgtype": "audio", "content": {"duration": 4000}}, Kind.VOICE, "", id="voice, not understood"
        ),
        pytest.param(
            {"msgtype": "picture", "content": PICTURE, "text": None}, Kind.PICTURE, "", id="picture"
        ),
        pytest.param({"msgtype": "video", "content": {"duration": 3}}, Kind.VIDEO, "", id="video"),
        pytest.param({"msgtype": "file", "content": {"fileName": "a.xlsx"}}, Kind.FILE, "", id="file"),
        pytest.param(
            {"msgtype": "unknownMsgType", "content": {"unknownMsgType": "x"}, "text": None},
            Kind.UNKNOWN,
            "",
            id="unknown",
        ),
        pytest.param({"text": None, "errorCode": 20001}, Kind.NO_QUOTA, "", id="quota used up, number"),
        pytest.param({"text": None, "errCode": "20001"}, Kind.NO_QUOTA, "", id="quota used up, digits"),
        pytest.param({"errorCode": "20001"}, Kind.TEXT, "/kr update 60%", id="words win over the code"),
        pytest.param({"text": "not an object"}, Kind.TEXT, "", id="wrong type"),
        pytest.param(
            {"text": {"content": ["x"]}, "content": {"richText": "x"}}, Kind.TEXT, "", id="wrong types"
        ),
    ],
)
def test_what_was_said(changes: dict[str, Any], kind: Kind, text: str) -> None:
    message = read(changes)
    assert (message.kind, message.text) == (kind, text)


@pytest.mark.parametrize(
    ("changes", "mentions"),
    [
        pytest.param({"atUsers": [DANA, LEO, ME]}, ("dana01", "leo02"), id="robot last"),
        pytest.param({"atUsers": [ME, LEO, DANA]}, ("leo02", "dana01"), id="robot first"),
        pytest.param({"atUsers": [DANA, ME, DANA]}, ("dana01",), id="named twice"),
        pytest.param({"atUsers": [ME | {"staffId": "bot99"}, LEO]}, ("leo02",), id="robot with a staff id"),
        pytest.param({"atUsers": [ME, GUEST, DANA]}, ("dana01",), id="a guest"),
        pytest.param({"atUsers": [ME, {"unionId": "u1"}, {"unionId": "u2"}]}, (), id="guests without ids"),
        pytest.param({"atUsers": [ME, DANA], "chatbotUserId": None}, ("dana01",), id="robot id unknown"),
        pytest.param({"atUsers": None}, (), id="no list"),
        pytest.param({"atUsers": [None, "x", 3, {}]}, (), id="rubbish in the list"),
    ],
)
def test_who_is_mentioned(changes: dict[str, Any], mentions: tuple[str, ...]) -> None:
    assert read(changes).mentions == mentions


CARD = {"children": [{"type": "TEXT", "text": "KR3 Ship it"}, {"body": [{"type": "TEXT", "content": "60%"}]}]}


@pytest.mark.parametrize(
    ("changes", "quote"),
    [
        pytest.param({}, None, id="nothing quoted"),
        pytest.param(
            replying(msgType="text", msgId="msg000", content={"text": "KR3 Ship it"}),
            Quote("msg000", "KR3 Ship it", None),
            id="text",
        ),
        pytest.param(
            replying(msgType="text", msgId="msg000", content={"content": "KR3 Ship it"}),
            Quote("msg000", "KR3 Ship it", None),
            id="text, the other shape",
        ),
        pytest.param(
            replying(msgId="msg000", content={"text": "KR3"}) | {"originalProcessQueryKey": "key1"},
            Quote("msg000", "KR3", "key1"),
            id="a message of the robot",
        ),
        pytest.param(
            replying(
                content={
                    "richText": [{"msgType": "text", "content": "KR3 "}, {"type": "text", "text": "60%"}]
                }
            ),
            Quote(None, "KR3 60%", None),
            id="rich text, both shapes of nodes",
        ),
        pytest.param(
            replying(msgType="interactiveCard", msgId="msg000", content={"cardContent": CARD}),
            Quote("msg000", "KR3 Ship it\n60%", None),
            id="a card",
        ),
        pytest.param(
            replying(msgId="msg000", content={"fileName": "plan.xlsx"}),
            Quote("msg000", "plan.xlsx", None),
            id="file",
        ),
        pytest.param(
            replying(msgId="msg000", content={"title": "Digest", "summary": "7 on track"}),
            Quote("msg000", "Digest", None),
            id="a card's title",
        ),
        pytest.param(
            replying(msgId="msg000", content={"downloadCode": "code"}),
            Quote("msg000", None, None),
            id="picture",
        ),
        pytest.param(
            {"text": {"content": "80%", "isReplyMsg": True}, "originalMsgId": "msg000"},
            Quote("msg000", None, None),
            id="only the id, as phones send it",
        ),
        pytest.param({"originalMsgId": "msg000"}, Quote("msg000", None, None), id="only the id, no sign"),
        pytest.param(
            rich("80%", isReplyMsg=True, repliedMsg={"msgId": "msg000", "content": {"text": "KR3"}}),
            Quote("msg000", "KR3", None),
            id="quoted from a rich text",
        ),
        pytest.param(rich("80%", quoteContent="KR3"), Quote(None, "KR3", None), id="older: quoteContent"),
        pytest.param(
            {"quoteMessage": {"msgId": "msg000", "msgtype": "text", "text": {"content": "KR3"}}},
            Quote("msg000", "KR3", None),
            id="older: quoteMessage",
        ),
        pytest.param(replying(content=[1, {"text": "x"}]), None, id="rubbish"),
    ],
)
def test_what_is_quoted(changes: dict[str, Any], quote: Quote | None) -> None:
    assert read(changes).quote == quote


def test_somebody_outside_the_organization_has_no_staff_id() -> None:
    guest = read({"senderNick": "Guest", "isAdmin": None}, without=("senderStaffId",))
    assert (guest.sender, guest.sender_nick, guest.sender_is_admin) == (None, "Guest", False)
    assert read({"senderStaffId": ""}).sender is None


@pytest.mark.parametrize(
    ("conversation_type", "group"), [("1", False), (1, False), ("2", True), (None, True), ("9", True)]
)
def test_what_is_not_clearly_a_direct_chat_counts_as_a_group(conversation_type: object, group: bool) -> None:
    assert read({"conversationType": conversation_type}).group is group


@pytest.mark.parametrize(
    ("created", "sent_at"),
    [
        (SENT_MS, SENT),
        (str(SENT_MS), SENT),
        (None, NOW),
        ("soon", NOW),
        (True, NOW),
        (10**30, NOW),
        (float("nan"), NOW),
        (253402300799000, NOW),
        (0, NOW),
    ],
)
def test_the_moment_is_dingtalks_and_else_that_of_arrival(created: object, sent_at: datetime) -> None:
    assert read({"createAt": created}).sent_at == sent_at


def test_an_older_payload_without_robot_code_means_the_configured_robot() -> None:
    assert read(without=("robotCode",)).robot == "dingdefault"


def test_optional_fields_may_all_be_missing() -> None:
    needed = ("msgId", "conversationId", "chatbotCorpId")
    message = read(without=tuple(set(GROUP) - set(needed)))
    assert (message.kind, message.text, message.mentions) == (Kind.UNKNOWN, "", ())
    assert (message.sender, message.webhook, message.webhook_expires_at) == (None, None, None)


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (None, "the callback is no JSON object"),
        ([], "the callback is no JSON object"),
        ({}, "the callback has no chatbotCorpId and no robotCode and no msgId and no conversationId"),
        (GROUP | {"msgId": " "}, "the callback has no msgId"),
        (GROUP | {"conversationId": {}}, "the callback has no conversationId"),
    ],
)
def test_what_cannot_be_answered_is_said_to_be_malformed(payload: object, reason: str) -> None:
    assert read_callback(payload, received_at=NOW) == Malformed(reason)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(sorted(GROUP)) | st.text(), inner)
    ),
    max_leaves=12,
)
DEEP_KEYS = ["text", "content", "richText", "repliedMsg", "cardContent", "isReplyMsg", "staffId", "type"]
DEEP_JSON = st.recursive(
    JSON,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(DEEP_KEYS), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(JSON)
def test_no_json_makes_it_raise(payload: object) -> None:
    assert isinstance(read_callback(payload, received_at=NOW), IncomingMessage | Malformed)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted({*GROUP, "content", "errorCode", "quoteMessage"})), DEEP_JSON))
def test_no_field_of_the_wrong_type_makes_it_raise(changes: dict[str, object]) -> None:
    message = read_callback(GROUP | changes, received_at=NOW, robot_name="OKR")
    if isinstance(message, IncomingMessage):
        stored = "".join([message.text, message.sender_nick, message.conversation_title, *message.mentions])
        assert "\x00" not in stored.encode().decode()


def test_a_quoted_card_nested_without_end_is_cut_off() -> None:
    card: dict[str, Any] = {"type": "TEXT", "text": "deep"}
    for _ in range(5_000):
        card = {"child": card}
    assert read(replying(msgId="msg000", content={"cardContent": card})).quote == Quote("msg000", None, None)


# -- events ------------------------------------------------------------------------------------------------


def event(type: str, **data: object) -> StreamEvent:
    return StreamEvent(type=type, id="e1", org="ding-acme", data=data)


EVENTS = [
    (
        event("user_leave_org", timeStamp="1", userId=["leo", "mai"]),
        Notice("ding-acme", "e1", NoticeKind.LEFT_ORGANIZATION, ("leo", "mai")),
    ),
    (
        event("user_add_org", userId=["leo"]),
        Notice("ding-acme", "e1", NoticeKind.JOINED_ORGANIZATION, ("leo",)),
    ),
    (
        event("chat_quit", userId=["leo"], openConversationId="cid1"),
        Notice("ding-acme", "e1", NoticeKind.LEFT_GROUP, ("leo",), "cid1"),
    ),
    (
        event("chat_remove_member", userId="leo", openConversationId="cid1"),
        Notice("ding-acme", "e1", NoticeKind.LEFT_GROUP, ("leo",), "cid1"),
    ),
    (
        event("chat_update_title", userId=[], openConversationId="cid1", title=" Growth 2 "),
        Notice("ding-acme", "e1", NoticeKind.GROUP_RENAMED, (), "cid1", "Growth 2"),
    ),
    (
        event("chat_disband", openConversationId="cid1"),
        Notice("ding-acme", "e1", NoticeKind.GROUP_GONE, (), "cid1"),
    ),
    (event("chat_disband", openConversationId=None), Notice("ding-acme", "e1", NoticeKind.GROUP_GONE)),
    (event("user_leave_org"), Notice("ding-acme", "e1", NoticeKind.LEFT_ORGANIZATION)),
    (event("label_conf_add"), None),
    (StreamEvent(type="user_leave_org", id="e1", org="", data={"userId": ["leo"]}), None),
]


@pytest.mark.parametrize(("event", "notice"), EVENTS)
def test_what_an_event_tells(event: StreamEvent, notice: Notice | None) -> None:
    assert read_event(event) == notice
