"""Every answer DingTalk is known to give, and what the bot makes of it. The network is a mock transport."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from bot.dingtalk import (
    DingTalk,
    DirectResult,
    FixCredentials,
    GiveUp,
    QuotaUsedUp,
    RetryLater,
    SendFailed,
    Silenced,
    Throttled,
    WebhookExpired,
)
from tests.bot.dingtalk.fake_dingtalk import (
    DIRECT_SEND,
    GROUP_SEND,
    NO_SCOPE,
    OK,
    TOKEN,
    USER,
    WEBHOOK,
    Answer,
    FakeDingTalk,
    api,
)

# -- what is sent ------------------------------------------------------------------------------------


async def test_a_reply_goes_through_the_webhook_without_a_token(
    dingtalk: DingTalk, fake: FakeDingTalk, counted: list[str]
) -> None:
    fake.says("/robot/sendBySession", OK)
    await dingtalk.reply(WEBHOOK, title="KR3", text="@dana01 KR3 到 60%", at_user_ids=["dana01"])
    assert fake.asked("/robot/sendBySession") == [
        {
            "msgtype": "markdown",
            "markdown": {"title": "KR3", "text": "@dana01 KR3 到 60%"},
            "at": {"atUserIds": ["dana01"]},
        }
    ]
    assert str(fake.requests[0].url) == WEBHOOK
    assert fake.asked(TOKEN) == []
    assert counted == ["webhook"]


async def test_a_reply_to_nobody_has_no_at(dingtalk: DingTalk, fake: FakeDingTalk) -> None:
    fake.says("/robot/sendBySession", OK)
    await dingtalk.reply(WEBHOOK, title="KR3", text="half a pair: \ud83d")
    assert fake.asked("/robot/sendBySession") == [
        {"msgtype": "markdown", "markdown": {"title": "KR3", "text": "half a pair: ?"}}
    ]


async def test_a_group_post_gives_its_send_key(
    dingtalk: DingTalk, fake: FakeDingTalk, counted: list[str]
) -> None:
    fake.says(GROUP_SEND, {"processQueryKey": "key1"})
    assert await dingtalk.send_group("dingrobot", "cid1==", title="Digest", text="7 on track") == "key1"
    (body,) = fake.asked(GROUP_SEND)
    assert body["msgKey"] == "sampleMarkdown"
    assert json.loads(body["msgParam"]) == {"title": "Digest", "text": "7 on track"}
    assert (body["robotCode"], body["openConversationId"]) == ("dingrobot", "cid1==")
    assert fake.requests[-1].headers["x-acs-dingtalk-access-token"] == "token1"
    assert counted == ["free:token", "api:group"]


async def test_a_direct_send_says_whom_it_did_not_reach(dingtalk: DingTalk, fake: FakeDingTalk) -> None:
    fake.says(
        DIRECT_SEND,
        {"processQueryKey": "key2", "invalidStaffIdList": ["leo02"], "flowControlledStaffIdList": ["mai04"]},
    )
    result = await dingtalk.send_direct("dingrobot", ["dana01", "leo02", "mai04"], title="t", text="x")
    assert result == DirectResult("key2", invalid=("leo02",), throttled=("mai04",))
    assert fake.asked(DIRECT_SEND)[0]["userIds"] == ["dana01", "leo02", "mai04"]


async def test_more_than_twenty_people_are_a_mistake_of_the_caller(
    dingtalk: DingTalk, fake: FakeDingTalk
) -> None:
    with pytest.raises(ValueError, match="at most 20 people"):
        await dingtalk.send_direct("dingrobot", [f"p{n}" for n in range(21)], title="t", text="x")
    assert fake.requests == []


@pytest.mark.parametrize(
    "webhook",
    [
        "https://attacker.example/robot/sendBySession?session=1",
        "https://dingtalk.com.attacker.example/robot/sendBySession",
        "https://oapi.dingtalk.com@attacker.example/robot/sendBySession",
        "http://oapi.dingtalk.com/robot/sendBySession",
        "https://oapi.dingtalk.com:8443/robot/sendBySession",
        "https://notdingtalk.com/robot/sendBySession",
        "https://oapi.dingtalk.io/robot/sendBySession",
        "http://127.0.0.1:8765/robot/sendBySession",
        "file:///etc/passwd",
        "https://[broken",
        "",
    ],
)
async def test_a_webhook_that_leads_elsewhere_is_never_called(
    webhook: str, dingtalk: DingTalk, fake: FakeDingTalk, counted: list[str]
) -> None:
    with pytest.raises(GiveUp, match="nothing was sent"):
        await dingtalk.reply(webhook, title="t", text="secret words")
    assert (fake.requests, counted) == ([], [])


@pytest.mark.parametrize(
    ("endpoint", "webhook", "allowed"),
    [
        ("https://oapi.dingtalk.com", "https://oapi-union.dingtalk.com/robot/sendBySession", True),
        ("https://oapi.dingtalk.io", "https://oapi.dingtalk.io/robot/sendBySession", True),
        ("http://127.0.0.1:8765", "http://127.0.0.1:8765/robot/sendBySession", True),
        ("http://127.0.0.1:8765", "http://127.0.0.1:8766/robot/sendBySession", False),
        ("http://127.0.0.1:8765", "https://oapi.dingtalk.com/robot/sendBySession", False),
    ],
)
async def test_only_the_configured_dingtalk_is_answered(
    endpoint: str, webhook: str, allowed: bool, fake: FakeDingTalk
) -> None:
    fake.says("/robot/sendBySession", OK)
    client = DingTalk(client_id="a", client_secret="b", api=endpoint, oapi=endpoint + "/", transport=fake)
    try:
        await client.reply(webhook, title="t", text="x")
    except GiveUp:
        assert not allowed
    else:
        assert allowed
    finally:
        await client.aclose()


# -- what comes back ---------------------------------------------------------------------------------

PUNISHED = {"status": 1111, "wait": 5, "source": "x5", "punish": "deny", "uuid": "u"}


@pytest.mark.parametrize(
    ("status", "body", "expected", "after"),
    [
        (403, api("Forbidden.AccessDenied.QpsLimitForAppkeyAndApi"), RetryLater, 1.0),
        (403, api("Forbidden.AccessDenied.QpsLimitForApi"), RetryLater, 1.0),
        (403, api("Forbidden.AccessDenied.QpmLimitForAppkeyAndApi"), RetryLater, 60.0),
        (403, api("Forbidden.AccessDenied.ApiCountLimitForOrg"), QuotaUsedUp, None),
        (403, NO_SCOPE, FixCredentials, None),
        (403, api("Forbidden.AccessDenied.IpNotInWhiteList"), FixCredentials, None),
        (403, PUNISHED, RetryLater, 300.0),
        (200, PUNISHED, RetryLater, 300.0),
        (400, api("send.too.fast"), Throttled, 600.0),
        (400, api("send.byToken.tooFast"), Throttled, 600.0),
        (400, api("too.many.group"), RetryLater, 60.0),
        (400, api("group.disbanded"), Silenced, None),
        (400, api("bot.stopped"), Silenced, None),
        (400, api("bot.forbidden.sendMessage"), Silenced, None),
        (400, api("invalidParameter.robotCode.notExsit"), GiveUp, None),
        (400, api("invalid.openConversationId"), Silenced, None),
        (400, api("session.notExisted"), Silenced, None),
        (400, api("contain.unsafe.url"), GiveUp, None),
        (400, api("something.new"), GiveUp, None),
        (404, {"message": "no such path"}, GiveUp, None),
        (429, api("slow.down"), RetryLater, 1.0),
        (500, api("system.error"), RetryLater, None),
        (502, {}, RetryLater, None),
        (504, api("ServiceTimeout"), RetryLater, None),
    ],
)
async def test_the_new_host_says_no_by_status(
    status: int,
    body: dict[str, Any],
    expected: type[SendFailed],
    after: float | None,
    dingtalk: DingTalk,
    fake: FakeDingTalk,
) -> None:
    fake.says(GROUP_SEND, body, status=status)
    with pytest.raises(SendFailed) as caught:
        await dingtalk.send_group("dingrobot", "cid1==", title="t", text="x")
    assert type(caught.value) is expected
    assert getattr(caught.value, "after", None) == after
    assert len(fake.asked(GROUP_SEND)) == 1


@pytest.mark.parametrize(
    ("errcode", "expected", "after"),
    [
        (300001, WebhookExpired, None),
        (300005, WebhookExpired, None),
        ("session.expired", WebhookExpired, None),
        (130101, Throttled, 600.0),
        (410100, Throttled, 600.0),
        (-1, RetryLater, None),
        (15, RetryLater, None),
        (90018, RetryLater, 1.0),
        (90020, QuotaUsedUp, None),
        (310000, GiveUp, None),
        (400013, Silenced, None),
        (400102, Silenced, None),
        (430101, GiveUp, None),
        (460101, GiveUp, None),
        (987654, GiveUp, None),
    ],
)
async def test_the_old_host_says_no_in_a_200(
    errcode: int | str,
    expected: type[SendFailed],
    after: float | None,
    dingtalk: DingTalk,
    fake: FakeDingTalk,
) -> None:
    fake.says("/robot/sendBySession", {"errcode": errcode, "errmsg": "as DingTalk puts it"})
    with pytest.raises(SendFailed) as caught:
        await dingtalk.reply(WEBHOOK, title="t", text="x")
    assert type(caught.value) is expected
    assert getattr(caught.value, "after", None) == after
    assert caught.value.code == str(errcode)
    assert "secret-session" not in str(caught.value)


REQUEST = httpx.Request("POST", WEBHOOK)


@pytest.mark.parametrize(
    ("answer", "after", "charged"),
    [
        pytest.param(httpx.Response(200, text="<html>please wait</html>"), 60.0, True, id="a page, 200"),
        pytest.param(httpx.Response(403, text="<html>banned</html>"), 60.0, True, id="a page, 403"),
        pytest.param(httpx.Response(502, text=""), 60.0, True, id="nothing, 502"),
        pytest.param(httpx.Response(200, text="[1]"), 60.0, True, id="no object"),
        pytest.param(
            httpx.Response(302, headers={"Location": "https://x.example"}), 60.0, True, id="elsewhere"
        ),
        pytest.param(
            httpx.Response(429, json={}, headers={"Retry-After": "7"}), 7.0, True, id="429 with its own time"
        ),
        pytest.param(httpx.ConnectError("secret-session", request=REQUEST), None, False, id="off-line"),
        pytest.param(
            httpx.ConnectTimeout("secret-session", request=REQUEST), None, False, id="no connection"
        ),
        pytest.param(httpx.ReadTimeout("secret-session", request=REQUEST), None, True, id="no answer"),
        pytest.param(
            httpx.RemoteProtocolError("secret-session", request=REQUEST), None, True, id="broken off"
        ),
    ],
)
async def test_a_broken_network_means_later(
    answer: Answer,
    after: float | None,
    charged: bool,
    dingtalk: DingTalk,
    fake: FakeDingTalk,
    counted: list[str],
) -> None:
    fake.says("/robot/sendBySession", answer)
    with pytest.raises(RetryLater) as caught:
        await dingtalk.reply(WEBHOOK, title="t", text="x")
    assert caught.value.after == after
    assert "secret-session" not in str(caught.value)
    assert counted == (["webhook"] if charged else [])
    assert len(fake.requests) == 1


async def test_calls_refused_for_their_number_are_not_charged(
    dingtalk: DingTalk, fake: FakeDingTalk, counted: list[str]
) -> None:
    fake.says(GROUP_SEND, api("Forbidden.AccessDenied.QpsLimitForAppkeyAndApi"), status=403)
    with pytest.raises(RetryLater):
        await dingtalk.send_group("dingrobot", "cid1==", title="t", text="x")
    assert counted == ["free:token"]


async def test_a_missing_permission_is_named(dingtalk: DingTalk, fake: FakeDingTalk) -> None:
    fake.says(GROUP_SEND, NO_SCOPE, status=403)
    with pytest.raises(FixCredentials, match="Add it on the page 'Permissions'") as caught:
        await dingtalk.send_group("dingrobot", "cid1==", title="t", text="x")
    assert caught.value.permission == "qyapi_robot_sendmsg"


async def test_the_old_host_wraps_a_missing_permission_in_88(dingtalk: DingTalk, fake: FakeDingTalk) -> None:
    said = "应用尚未开通所需的权限：[qyapi_get_member]，点击链接申请并开通即可"
    fake.says(USER, {"errcode": 88, "sub_code": "60011", "sub_msg": said, "errmsg": "ding talk error"})
    with pytest.raises(FixCredentials) as caught:
        await dingtalk.user("dana01")
    assert caught.value.permission == "qyapi_get_member"
