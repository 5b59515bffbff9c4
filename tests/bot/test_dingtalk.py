"""Every answer DingTalk is known to give, and what the bot makes of it. The network is a mock transport."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import pytest

from bot.dingtalk import (
    DingTalk,
    DirectResult,
    FixCredentials,
    GiveUp,
    Opened,
    Person,
    QuotaUsedUp,
    RetryLater,
    SendFailed,
    Silenced,
    Throttled,
    WebhookExpired,
)

API = "https://api.dingtalk.com"
OAPI = "https://oapi.dingtalk.com"
WEBHOOK = f"{OAPI}/robot/sendBySession?session=secret-session"
TOKEN = "/v1.0/oauth2/accessToken"
GROUP_SEND = "/v1.0/robot/groupMessages/send"
DIRECT_SEND = "/v1.0/robot/oToMessages/batchSend"
USER = "/topapi/v2/user/get"
OK = {"errcode": 0, "errmsg": "ok"}

Answer = httpx.Response | Exception


class FakeDingTalk(httpx.AsyncBaseTransport):
    """Answers by path: the next of a list, the last one for ever. Remembers what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, list[Answer]] = {}
        self.requests: list[httpx.Request] = []
        self.delay = 0.0
        self.says(
            TOKEN, {"accessToken": "token1", "expireIn": 7200}, {"accessToken": "token2", "expireIn": 7200}
        )

    def says(self, path: str, *bodies: dict[str, Any] | Answer, status: int = 200) -> None:
        self.answers[path] = [
            httpx.Response(status, json=body) if isinstance(body, dict) else body for body in bodies
        ]

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        await asyncio.sleep(self.delay)
        answers = self.answers[request.url.path]
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)

    def asked(self, path: str) -> list[dict[str, Any]]:
        return [json.loads(request.content) for request in self.requests if request.url.path == path]


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def fake() -> FakeDingTalk:
    return FakeDingTalk()


@pytest.fixture
def counted() -> list[str]:
    return []


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def dingtalk(fake: FakeDingTalk, counted: list[str], clock: Clock) -> AsyncIterator[DingTalk]:
    client = DingTalk(
        client_id="dingapp", client_secret="app-secret", count=counted.append, clock=clock, transport=fake
    )
    yield client
    await client.aclose()


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

NO_SCOPE = {
    "code": "Forbidden.AccessDenied.AccessTokenPermissionDenied",
    "message": "应用尚未开通所需的权限",
    "requestid": "r1",
    "accessdenieddetail": {"requiredScopes": ["qyapi_robot_sendmsg"]},
}
PUNISHED = {"status": 1111, "wait": 5, "source": "x5", "punish": "deny", "uuid": "u"}


def api(code: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "message": "as DingTalk puts it", "requestid": "r1", **more}


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


# -- the token ---------------------------------------------------------------------------------------


async def test_the_token_is_asked_for_once_for_many_calls_at_once(
    dingtalk: DingTalk, fake: FakeDingTalk
) -> None:
    fake.says(GROUP_SEND, {"processQueryKey": "k"})
    fake.delay = 0.01
    await asyncio.gather(*(dingtalk.send_group("r", f"cid{n}", title="t", text="x") for n in range(8)))
    assert len(fake.asked(TOKEN)) == 1
    assert fake.asked(TOKEN) == [{"appKey": "dingapp", "appSecret": "app-secret"}]


async def test_the_token_is_renewed_before_it_expires(
    dingtalk: DingTalk, fake: FakeDingTalk, clock: Clock
) -> None:
    fake.says(GROUP_SEND, {"processQueryKey": "k"})
    used = []
    for moment in (0.0, 6899.0, 6901.0):
        clock.now = 1000.0 + moment
        await dingtalk.send_group("r", "cid1", title="t", text="x")
        used.append(fake.requests[-1].headers["x-acs-dingtalk-access-token"])
    assert used == ["token1", "token1", "token2"]


@pytest.mark.parametrize(
    ("status", "refusal"),
    [
        (400, api("InvalidAuthentication")),
        (401, api("whatever")),
        (200, {"errcode": 40014, "errmsg": "不合法的access_token"}),
        (200, {"errcode": 42001, "errmsg": "access_token超时"}),
        (200, {"errcode": 88, "sub_code": "40014", "sub_msg": "不合法的access_token"}),
    ],
)
async def test_a_refused_token_is_replaced_and_the_call_repeated(
    status: int, refusal: dict[str, Any], dingtalk: DingTalk, fake: FakeDingTalk
) -> None:
    fake.says(
        USER,
        httpx.Response(status, json=refusal),
        {"errcode": 0, "result": {"userid": "dana01", "name": "Dana"}},
    )
    person = await dingtalk.user("dana01")
    assert person is not None
    assert person.name == "Dana"
    assert [request.url.params.get("access_token") for request in fake.requests] == [
        None,
        "token1",
        None,
        "token2",
    ]


async def test_a_token_refused_twice_needs_a_person(dingtalk: DingTalk, fake: FakeDingTalk) -> None:
    fake.says(USER, api("InvalidAuthentication"), status=400)
    with pytest.raises(FixCredentials, match="DINGTALK_CLIENT_ID"):
        await dingtalk.user("dana01")
    assert len(fake.asked(USER)) == 2


async def test_eight_calls_with_a_revoked_token_renew_it_once(dingtalk: DingTalk, fake: FakeDingTalk) -> None:
    revoked = httpx.Response(400, json=api("InvalidAuthentication"))
    fake.says(GROUP_SEND, *[revoked] * 8, {"processQueryKey": "k"})
    fake.delay = 0.01
    await asyncio.gather(*(dingtalk.send_group("r", f"cid{n}", title="t", text="x") for n in range(8)))
    assert len(fake.asked(TOKEN)) == 2


async def test_a_cancelled_call_does_not_keep_the_others_from_the_token(
    dingtalk: DingTalk, fake: FakeDingTalk
) -> None:
    fake.says(GROUP_SEND, {"processQueryKey": "k"})
    fake.delay = 0.01
    first = asyncio.create_task(dingtalk.send_group("r", "cid1", title="t", text="x"))
    second = asyncio.create_task(dingtalk.send_group("r", "cid2", title="t", text="x"))
    await asyncio.sleep(0)
    first.cancel()
    assert await second == "k"


# -- directory, stream, doctor -----------------------------------------------------------------------


async def test_a_person_of_the_directory(dingtalk: DingTalk, fake: FakeDingTalk, counted: list[str]) -> None:
    found = {
        "userid": "dana01",
        "unionid": "u-dana",
        "name": "Dana",
        "title": "Engineer",
        "manager_userid": "leo02",
        "admin": True,
        "active": True,
    }
    fake.says(USER, {"errcode": 0, "errmsg": "ok", "result": found})
    assert await dingtalk.user("dana01") == Person(
        "dana01", "u-dana", "Dana", "Engineer", "leo02", admin=True, active=True
    )
    assert counted == ["free:token", "free:user"]


@pytest.mark.parametrize("errcode", [33012, 60121])
async def test_nobody_has_this_staff_id(errcode: int, dingtalk: DingTalk, fake: FakeDingTalk) -> None:
    fake.says(USER, {"errcode": errcode, "errmsg": "无效的USERID"})
    assert await dingtalk.user("ghost") is None


async def test_names_lead_to_staff_ids(dingtalk: DingTalk, fake: FakeDingTalk) -> None:
    fake.says("/v1.0/contact/users/search", {"hasMore": False, "totalCount": 2, "list": ["wang5", "wang6"]})
    assert await dingtalk.search("王") == ["wang5", "wang6"]


async def test_the_gateway_gives_an_address_and_a_ticket(dingtalk: DingTalk, fake: FakeDingTalk) -> None:
    fake.says(
        "/v1.0/gateway/connections/open", {"endpoint": "wss://w.example/connect", "ticket": "secret-ticket"}
    )
    opened = await dingtalk.open_connection({"clientId": "dingapp"})
    assert opened == Opened("wss://w.example/connect", "secret-ticket")
    assert "secret-ticket" not in repr(opened)
    assert fake.requests[0].headers["accept"] == "application/json"


Check = Callable[[DingTalk], Awaitable[None]]
CHECKS: dict[str, Check] = {
    "credentials": lambda client: client.check_credentials(),
    "stream": lambda client: client.check_stream(),
    "sending": lambda client: client.check_sending("dingrobot"),
    "directory": lambda client: client.check_directory(),
    "search": lambda client: client.check_search(),
}
WELL = {
    "/v1.0/gateway/connections/open": (200, {"endpoint": "wss://w.example/connect", "ticket": "t"}),
    DIRECT_SEND: (400, api("invalidParameter.userIds.empty")),
    USER: (200, {"errcode": 33012, "errmsg": "无效的USERID"}),
    "/v1.0/contact/users/search": (200, {"hasMore": False, "totalCount": 0, "list": []}),
}


@pytest.mark.parametrize("check", CHECKS)
async def test_the_doctor_finds_nothing_wrong(check: str, dingtalk: DingTalk, fake: FakeDingTalk) -> None:
    for path, (status, body) in WELL.items():
        fake.says(path, body, status=status)
    await CHECKS[check](dingtalk)
    assert len(fake.requests) >= 1


@pytest.mark.parametrize(
    ("check", "path", "status", "body", "advice"),
    [
        ("credentials", TOKEN, 400, api("invalidClientIdOrSecret"), "DINGTALK_CLIENT_SECRET"),
        ("credentials", TOKEN, 401, api("unauthorized.client"), "DINGTALK_CLIENT_SECRET"),
        ("stream", "/v1.0/gateway/connections/open", 400, api("authFailed"), "Stream mode"),
        ("stream", "/v1.0/gateway/connections/open", 401, api("authFailed"), "Stream mode"),
        ("sending", DIRECT_SEND, 403, NO_SCOPE, "qyapi_robot_sendmsg"),
        (
            "directory",
            USER,
            200,
            {"errcode": 60011, "errmsg": "no permission: qyapi_get_member"},
            "qyapi_get_member",
        ),
        ("directory", USER, 200, {"errcode": 60020, "errmsg": "ip"}, "server addresses"),
    ],
)
async def test_the_doctor_says_what_to_click(
    check: str,
    path: str,
    status: int,
    body: dict[str, Any],
    advice: str,
    dingtalk: DingTalk,
    fake: FakeDingTalk,
) -> None:
    fake.says(path, body, status=status)
    with pytest.raises(FixCredentials, match=advice):
        await CHECKS[check](dingtalk)


async def test_the_doctor_sees_a_wrong_robot_code(dingtalk: DingTalk, fake: FakeDingTalk) -> None:
    fake.says(DIRECT_SEND, api("invalidParameter.robotCode.notExsit"), status=400)
    with pytest.raises(GiveUp, match="DINGTALK_ROBOT_CODE"):
        await dingtalk.check_sending("wrong")


async def test_a_busy_gateway_is_no_matter_of_credentials(dingtalk: DingTalk, fake: FakeDingTalk) -> None:
    fake.says("/v1.0/gateway/connections/open", {"code": "Unavailable", "message": "busy"}, status=503)
    with pytest.raises(RetryLater):
        await dingtalk.check_stream()


async def test_no_url_is_logged(
    dingtalk: DingTalk, fake: FakeDingTalk, caplog: pytest.LogCaptureFixture
) -> None:
    fake.says("/robot/sendBySession", OK)
    fake.says(USER, {"errcode": 33012})
    with caplog.at_level(logging.INFO):
        await dingtalk.reply(WEBHOOK, title="t", text="x")
        await dingtalk.user("dana01")
    assert logging.getLogger("httpx").level == logging.WARNING
    assert caplog.text == ""


async def test_an_answer_that_never_ends_is_left_after_the_total_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Against a real socket that drips one byte at a time, so that no single read times out."""
    server = await asyncio.start_server(_drip, "127.0.0.1", 0)
    here = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    client = DingTalk(client_id="a", client_secret="b", api=here, oapi=here, total_seconds=0.2)
    with pytest.raises(RetryLater, match="did not answer"):
        await client.reply(f"{here}/robot/sendBySession?session=1", title="t", text="x")
    await client.aclose()
    server.close()


async def _drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    try:
        while not reader.at_eof():
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.02)
    except ConnectionError:
        pass
    finally:
        writer.close()
