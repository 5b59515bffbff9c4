"""The token, the directory, and what the doctor asks: calls that need credentials and permissions."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from bot.dingtalk import (
    DingTalk,
    FixCredentials,
    GiveUp,
    Opened,
    Person,
    RetryLater,
)
from tests.bot.dingtalk.fake_dingtalk import (
    DIRECT_SEND,
    GROUP_SEND,
    NO_SCOPE,
    OK,
    TOKEN,
    USER,
    WEBHOOK,
    Clock,
    FakeDingTalk,
    api,
)

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
