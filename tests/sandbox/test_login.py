"""Signing in to the board with DingTalk."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from bot.sandbox import World
from tests.sandbox.conftest import CLIENT_ID, SECRET, Api

BOARD = "http://board/callback"
ME = "/v1.0/contact/users/me"


def auth(**more: str) -> str:
    """Where the board sends somebody who wants to sign in."""
    query = {
        "client_id": CLIENT_ID,
        "redirect_uri": BOARD,
        "response_type": "code",
        "scope": "openid",
        **more,
    }
    return f"/oauth2/auth?{urlencode(query)}"


async def code_of(api: Api, who: str) -> str:
    """The code somebody comes back with."""
    back = await api.client.get(auth(state="s1", login_as=who))
    assert back.status_code == 302
    target = urlsplit(back.headers["location"])
    query = parse_qs(target.query)
    assert f"{target.scheme}://{target.netloc}{target.path}" == BOARD
    assert (query["state"], query["authCode"]) == (["s1"], query["code"])
    return query["code"][0]


async def exchange(api: Api, code: str) -> tuple[int, dict[str, Any]]:
    """A user token for a code."""
    body = {
        "clientId": CLIENT_ID,
        "clientSecret": SECRET,
        "code": code,
        "grantType": "authorization_code",
    }
    return await api.post("/v1.0/oauth2/userAccessToken", body)


async def me(api: Api, token: str) -> tuple[int, dict[str, Any]]:
    """Who a user token belongs to."""
    answer = await api.client.get(ME, headers={"x-acs-dingtalk-access-token": token})
    return answer.status_code, answer.json()


async def test_the_page_asks_who_you_are(api: Api) -> None:
    page = await api.client.get(auth())
    assert "Wang</a>" in page.text
    assert "login_as=wang2" in page.text
    assert "Mai</a>" not in page.text, "only the organization's own people may sign in"


async def test_from_code_to_person(api: Api, world: World) -> None:
    status, tokens = await exchange(api, await code_of(api, "Wang"))
    assert (status, tokens["expireIn"], tokens["corpId"]) == (200, 7200, world.corp_id)
    status, person = await me(api, tokens["accessToken"])
    assert (status, person["nick"], person["unionId"]) == (200, "Wang", world.person("Wang").union_id)


async def test_a_code_is_good_once_and_for_five_minutes(api: Api, world: World) -> None:
    code = await code_of(api, "Wang")
    assert (await exchange(api, code))[0] == 200
    assert (await exchange(api, code))[0] == 400
    late = await code_of(api, "Wang")
    world.clock.forward(timedelta(minutes=5))
    assert (await exchange(api, late))[0] == 400


async def test_the_applications_token_is_nobodys(api: Api) -> None:
    status, body = await me(api, api.token)
    assert (status, body["code"]) == (400, "InvalidAuthentication")


async def test_reading_who_somebody_is_needs_a_permission(api: Api) -> None:
    _, tokens = await exchange(api, await code_of(api, "Wang"))
    api.sandbox.faults.deny(scopes=["Contact.User.Read"])
    assert (await me(api, tokens["accessToken"]))[0] == 403


async def test_another_application_or_a_bad_address_is_refused(api: Api) -> None:
    for bad in (auth(client_id="other"), auth(redirect_uri="javascript:alert(1)"), auth(login_as="Nobody")):
        assert (await api.client.get(bad)).status_code in (400, 404)
