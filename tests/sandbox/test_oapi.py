"""oapi.dingtalk.com: everything is an HTTP 200, the errcode tells."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox import World
from tests.sandbox.conftest import CLIENT_ID, SECRET, Api

Json = dict[str, Any]


async def call(api: Api, path: str, body: Json, token: str | None = None) -> Json:
    """POST to oapi."""
    status, answer = await api.post(f"{path}?access_token={token or api.token}", body)
    assert status == 200
    return answer


async def test_a_user(api: Api, world: World) -> None:
    answer = await call(api, "/topapi/v2/user/get", {"userid": "wang2"})
    assert (answer["errcode"], answer["errmsg"]) == (0, "ok")
    result = answer["result"]
    assert (result["name"], result["title"], result["manager_userid"]) == ("Wang Lei", "Engineer", "dana1")
    assert result["unionid"] == world.person("Wang").union_id
    assert not {"mobile", "email"} & set(result), "those need permissions nobody asks for"


@pytest.mark.parametrize("userid", ["leo9", "mai-outside", None])
async def test_no_such_user(api: Api, userid: str | None) -> None:
    assert (await call(api, "/topapi/v2/user/get", {"userid": userid}))["errcode"] == 33012


async def test_somebody_who_left(api: Api, world: World) -> None:
    world.leave_organization("Wang")
    assert (await call(api, "/topapi/v2/user/get", {"userid": "wang2"}))["errcode"] == 33012


async def test_union_id_to_user_id(api: Api, world: World) -> None:
    body = {"unionid": world.person("Omar").union_id}
    answer = await call(api, "/topapi/user/getbyunionid", body)
    assert answer["result"] == {"contact_type": 0, "userid": "omar3"}
    outside = {"unionid": world.person("Mai").union_id}
    assert (await call(api, "/topapi/user/getbyunionid", outside))["errcode"] == 60121


async def test_a_bad_token(api: Api) -> None:
    answer = await call(api, "/topapi/v2/user/get", {"userid": "wang2"}, token="wrong")
    assert (answer["errcode"], answer["errmsg"]) == (40014, "不合法的access_token")
    assert answer["request_id"]


async def test_a_missing_permission(api: Api) -> None:
    api.sandbox.faults.deny(scopes=["qyapi_get_member"])
    answer = await call(api, "/topapi/v2/user/get", {"userid": "wang2"})
    assert (answer["errcode"], answer["sub_code"]) == (88, "60011")


async def test_the_old_token_call_gives_the_same_token(api: Api) -> None:
    _, answer = await api.get(f"/gettoken?appkey={CLIENT_ID}&appsecret={SECRET}")
    assert (answer["errcode"], answer["access_token"], answer["expires_in"]) == (0, api.token, 7200)
    assert (await api.get(f"/gettoken?appkey={CLIENT_ID}&appsecret=wrong"))[1]["errcode"] == 40089


async def test_a_picture_uploaded_can_be_seen(api: Api) -> None:
    picture = b"\x89PNG\r\n\x1a\n\x00binary\r\n"
    answer = await api.client.post(
        f"/media/upload?access_token={api.token}",
        data={"type": "image"},
        files={"media": ("chart.png", picture, "image/png")},
    )
    uploaded = answer.json()
    assert (uploaded["errcode"], uploaded["type"]) == (0, "image")
    assert uploaded["media_id"].startswith("@l")
    seen = await api.client.get(f"/chat/media/{uploaded['media_id']}")
    assert (seen.content, seen.headers["content-type"]) == (picture, "image/png")


@pytest.mark.parametrize(
    ("kind", "size", "errcode"),
    [("song", 10, 40004), ("image", 0, 40004), ("voice", (2 << 20) + 1, 40006)],
)
async def test_uploads_refused(api: Api, kind: str, size: int, errcode: int) -> None:
    answer = await api.client.post(
        f"/media/upload?access_token={api.token}&type={kind}", files={"media": ("x", b"x" * size)}
    )
    assert (answer.status_code, answer.json()["errcode"]) == (200, errcode)


async def test_a_path_there_is_not(api: Api) -> None:
    assert (await call(api, "/topapi/chat/members", {}))["errcode"] == 404
