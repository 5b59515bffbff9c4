"""api.dingtalk.com: tokens, sends, files, search; and how each says no."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from bot.sandbox import Options, World
from bot.sandbox.model import Conversation
from tests.sandbox.conftest import CLIENT_ID, SECRET, Api

Json = dict[str, Any]
TOKEN = "/v1.0/oauth2/accessToken"
APP = {"appKey": CLIENT_ID, "appSecret": SECRET}
FORBIDDEN = "Forbidden.AccessDenied."


async def test_asking_again_gives_the_same_token_a_longer_life(api: Api, world: World) -> None:
    status, first = await api.post(TOKEN, APP, token="")
    assert (status, first["expireIn"]) == (200, 7200)
    world.clock.forward(timedelta(minutes=100))
    assert (await api.post(TOKEN, APP))[1] == first
    world.clock.forward(timedelta(minutes=100))
    assert api.sandbox.tokens.valid(first["accessToken"])
    world.clock.forward(timedelta(minutes=20))
    assert not api.sandbox.tokens.valid(first["accessToken"])
    assert (await api.post(TOKEN, APP))[1]["accessToken"] != first["accessToken"]


async def test_a_token_needs_the_right_secret(api: Api) -> None:
    status, body = await api.post(TOKEN, APP | {"appSecret": "wrong"})
    assert (status, body["code"]) == (400, "invalidClientIdOrSecret")


@pytest.mark.parametrize("bad", ["", "wrong"])
async def test_a_bad_token_is_a_400(api: Api, group: Conversation, bad: str) -> None:
    status, body = await api.post("/v1.0/robot/groupMessages/send", {}, token=bad)
    assert (status, body["code"]) == (400, "InvalidAuthentication")
    assert set(body) == {"code", "message", "requestid"}


async def test_a_group_send(api: Api, world: World, group: Conversation) -> None:
    status, body = await api.group_send(group, "**hi**")
    message = world.messages(group)[-1]
    assert (status, body) == (200, {"processQueryKey": message.send_key})
    assert (message.kind, message.title, message.text, message.via) == ("markdown", "t", "**hi**", "api")


async def test_a_group_send_never_mentions(api: Api, world: World, group: Conversation) -> None:
    await api.group_send(group, "hi @dana1", at={"atUserIds": ["dana1"]}, atUserIds=["dana1"])
    assert world.messages(group)[-1].at == ()


@pytest.mark.parametrize(
    ("key", "param", "kind", "text"),
    [
        ("sampleText", {"content": "hi"}, "text", "hi"),
        ("sampleImageMsg", {"photoURL": "@lAD1"}, "picture", "@lAD1"),
        (
            "sampleLink",
            {"title": "t", "text": "hi", "messageUrl": "http://a"},
            "markdown",
            "[t](http://a)\n\nhi",
        ),
        (
            "sampleActionCard",
            {"title": "t", "text": "hi", "singleTitle": "Go", "singleURL": "http://a"},
            "markdown",
            "hi\n\n[Go](http://a)",
        ),
        (
            "sampleActionCard2",
            {
                "title": "t",
                "text": "hi",
                "actionTitle1": "A",
                "actionURL1": "http://a",
                "actionTitle2": "B",
                "actionURL2": "http://b",
            },
            "markdown",
            "hi\n\n[A](http://a)\n\n[B](http://b)",
        ),
        (
            "sampleActionCard6",
            {
                "title": "t",
                "text": "hi",
                "buttonTitle1": "A",
                "buttonUrl1": "http://a",
                "buttonTitle2": "B",
                "buttonUrl2": "http://b",
            },
            "markdown",
            "hi\n\n[A](http://a)\n\n[B](http://b)",
        ),
        ("sampleFile", {"mediaId": "$1", "fileName": "okr.xlsx", "fileType": "xlsx"}, "file", "okr.xlsx"),
        ("sampleAudio", {"mediaId": "$1", "duration": "3000"}, "audio", "$1"),
        ("sampleVideo", {"videoMediaId": "$1", "videoType": "mp4", "duration": "3"}, "video", "$1"),
    ],
)
async def test_message_templates(
    api: Api, world: World, group: Conversation, key: str, param: Json, kind: str, text: str
) -> None:
    assert (await api.group_send(group, msgKey=key, msgParam=json.dumps(param)))[0] == 200
    assert (world.messages(group)[-1].kind, world.messages(group)[-1].text) == (kind, text)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"robotCode": ""}, "invalidParameter.robotCode.empty"),
        ({"robotCode": "ding-other"}, "invalidParameter.robotCode.notExsit"),
        ({"openConversationId": ""}, "miss.openConversationId"),
        ({"openConversationId": "cid0=="}, "invalid.openConversationId"),
        ({"msgKey": ""}, "invalidParameter.msgKey.empty"),
        ({"msgKey": "sampleSong"}, "invalidParameter.msgKey.invalid"),
        (
            {"msgParam": {"title": "t", "text": "an object, not a string"}},
            "invalidParameter.msgParam.invalid",
        ),
        ({"msgParam": "{"}, "invalidParameter.msgParam.invalid"),
        ({"msgParam": '{"title": "no text"}'}, "invalidParameter.msgParam.invalid"),
        ({"msgParam": json.dumps({"title": "t", "text": "x" * 15_000})}, "invalidParameter.msgParam.tooLong"),
    ],
)
async def test_refused_group_sends_show_nothing(
    api: Api, world: World, group: Conversation, more: Json, code: str
) -> None:
    status, body = await api.group_send(group, **more)
    assert (status, body["code"]) == (400, code)
    assert world.messages(group) == []


async def test_a_direct_chat_is_no_group(api: Api, world: World) -> None:
    status, body = await api.group_send(world.direct("Dana"))
    assert (status, body["code"]) == (400, "invalid.openConversationId")


async def test_a_disbanded_group(api: Api, world: World, group: Conversation) -> None:
    world.disband(group)
    assert (await api.group_send(group))[1]["code"] == "group.disbanded"


async def test_group_sends_can_be_given_a_rate(world: World, group: Conversation) -> None:
    api = Api(world, Options(group_sends_per_minute=2))
    codes = [(await api.group_send(group))[1].get("code") for _ in range(3)]
    assert codes == [None, None, "send.too.fast"]
    await api.client.aclose()


async def test_a_batch_reaches_each_in_their_direct_chat(api: Api, world: World) -> None:
    status, body = await api.batch_send(["dana1", "wang2"])
    assert (status, body["invalidStaffIdList"], body["flowControlledStaffIdList"]) == (200, [], [])
    for name in ("Dana", "Wang"):
        message = world.messages(world.direct(name))[-1]
        assert (message.text, message.send_key) == ("hello", body["processQueryKey"])


async def test_a_batch_fails_in_part_within_a_200(api: Api, world: World) -> None:
    api.sandbox.faults.flow_control(people=["wang2"])
    status, body = await api.batch_send(["dana1", "wang2", "leo9", "mai-outside"])
    assert (status, body["invalidStaffIdList"]) == (200, ["leo9", "mai-outside"])
    assert body["flowControlledStaffIdList"] == ["wang2"]
    assert [m.conversation for m in world.messages()] == [world.direct("Dana").id]


@pytest.mark.parametrize(
    ("users", "code"),
    [([], "empty"), ([f"p{n}" for n in range(21)], "overMax"), ([f"p{n}" for n in range(101)], "overMax")],
)
async def test_a_batch_is_for_one_to_twenty(api: Api, users: list[str], code: str) -> None:
    status, body = await api.batch_send(users)
    assert (status, body["code"]) == (400, f"invalidParameter.userIds.{code}")


async def test_sends_count_and_the_quota_ends_them(api: Api, world: World, group: Conversation) -> None:
    await api.group_send(group)
    await api.batch_send(["dana1", "wang2"])
    now = world.clock.now()
    assert api.sandbox.quota.kinds(now) == {"robot/groupMessages/send": 1, "robot/oToMessages/batchSend": 1}
    api.sandbox.quota.use_up("api", now)
    status, body = await api.group_send(group)
    assert (status, body["code"]) == (403, FORBIDDEN + "ApiCountLimitForOrg")
    world.clock.forward(timedelta(days=31))
    assert (await api.group_send(group))[0] == 200


async def test_twenty_calls_a_second(api: Api, world: World) -> None:
    answers = [await api.batch_send(["dana1"]) for _ in range(40)]
    refused = {(status, body["code"]) for status, body in answers if status != 200}
    assert refused == {(403, FORBIDDEN + "QpsLimitForAppkeyAndApi")}
    assert api.sandbox.quota.used(world.clock.now())["api"] == len(world.messages()), "refused calls are free"


async def test_a_missing_permission_is_named(api: Api, group: Conversation) -> None:
    api.sandbox.faults.deny(scopes=["qyapi_robot_sendmsg"])
    status, body = await api.group_send(group)
    assert (status, body["code"]) == (403, FORBIDDEN + "AccessTokenPermissionDenied")
    assert body["accessdenieddetail"] == {"requiredScopes": ["qyapi_robot_sendmsg"]}


@pytest.mark.parametrize(
    ("query", "found", "more"),
    [
        ({"queryWord": "Wang"}, ["wang2"], False),
        ({"queryWord": "Wang", "fullMatchField": 1}, [], False),
        ({"queryWord": "Wang Lei", "fullMatchField": 1}, ["wang2"], False),
        ({"queryWord": "Mai"}, [], False),
        ({"queryWord": "a", "size": 2}, ["dana1", "wang2"], True),
        ({"queryWord": "a", "size": 2, "offset": 2}, ["omar3"], False),
    ],
)
async def test_searching_people_is_free(
    api: Api, world: World, query: Json, found: list[str], more: bool
) -> None:
    status, body = await api.post("/v1.0/contact/users/search", query)
    assert (status, body["list"], body["hasMore"]) == (200, found, more)
    assert api.sandbox.quota.used(world.clock.now())["api"] == 0


async def test_searching_needs_a_permission(api: Api) -> None:
    api.sandbox.faults.deny(scopes=["qyapi_addresslist_search"])
    status, body = await api.post("/v1.0/contact/users/search", {"queryWord": "Wang"})
    assert (status, body["accessdenieddetail"]["requiredScopes"]) == (403, ["qyapi_addresslist_search"])


async def test_a_file_somebody_sent_can_be_fetched(api: Api, world: World) -> None:
    message = world.say("Dana", world.direct("Dana"), "okr.xlsx", kind="file")
    body = {"downloadCode": f"dl-{message.id}", "robotCode": CLIENT_ID}
    status, answer = await api.post("/v1.0/robot/messageFiles/download", body)
    assert status == 200
    assert (await api.client.get(answer["downloadUrl"])).content == b"okr.xlsx"
    assert (await api.post("/v1.0/robot/messageFiles/download", body | {"downloadCode": "x"}))[0] == 400


@pytest.mark.parametrize(
    "path", ["/v1.0/im/innerGroups/members/query", "/v1.0/robot/groups/query", "/v1.0/okr/objectives"]
)
async def test_there_is_no_call_to_list_a_groups_members(api: Api, path: str) -> None:
    status, body = await api.post(path, {})
    assert (status, body["code"]) == (404, "InvalidAction.NotFound")


async def test_a_body_that_is_no_json(api: Api) -> None:
    answer = await api.client.post(TOKEN, content=b"{")
    assert (answer.status_code, answer.json()["code"]) == (400, "InvalidParameter")
