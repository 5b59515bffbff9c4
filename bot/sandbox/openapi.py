"""api.dingtalk.com: the gateway's opening, tokens, robot sends, files, people search."""

from __future__ import annotations

import time
from typing import Any

from fastapi import APIRouter, Request, WebSocket

from bot.sandbox import posts
from bot.sandbox.errors import OpenApiError, body_of
from bot.sandbox.model import Conversation, UnknownError
from bot.sandbox.sandbox import Sandbox

Json = dict[str, Any]

MOST_RECEIVERS = 20
"""People one batchSend reaches."""


def token_in(request: Request) -> str | None:
    """The access token a call brings."""
    return request.headers.get("x-acs-dingtalk-access-token")


def check_scope(sandbox: Sandbox, scope: str) -> None:
    """Check that the application has a permission."""
    if scope in sandbox.faults.denied:
        raise OpenApiError(
            403,
            "Forbidden.AccessDenied.AccessTokenPermissionDenied",
            f"应用尚未开通所需的权限：[{scope}]",
            accessdenieddetail={"requiredScopes": [scope]},
        )


def check_call(sandbox: Sandbox, request: Request, *, scope: str, free: bool = False) -> None:
    """Check token, permission, calls per second and the month's quota."""
    if not sandbox.tokens.valid(token_in(request)):
        raise OpenApiError(400, "InvalidAuthentication", "不合法的access_token")
    check_scope(sandbox, scope)
    path = request.url.path
    # Real time: a clock that stands still must not throttle for ever.
    if not sandbox.call_window.allows(path, time.monotonic()):
        raise OpenApiError(403, "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi", "调用频率超过限制")
    if not free and not sandbox.quota.spend("api", path.removeprefix("/v1.0/"), sandbox.world.clock.now()):
        raise OpenApiError(403, "Forbidden.AccessDenied.ApiCountLimitForOrg", "本月 API 调用量已用完")


def router(sandbox: Sandbox) -> APIRouter:
    """The endpoints of this module."""
    api = APIRouter()
    _add_gateway(api, sandbox)
    _add_token(api, sandbox)
    _add_sends(api, sandbox)
    _add_files(api, sandbox)
    _add_search(api, sandbox)
    return api


def _add_gateway(api: APIRouter, sandbox: Sandbox) -> None:
    @api.post("/v1.0/gateway/connections/open")
    async def open_connection(request: Request) -> Json:
        body = await body_of(request)
        if not sandbox.app.match(body.get("clientId"), body.get("clientSecret")):
            raise OpenApiError(400, "authFailed", "鉴权失败")
        topics = {(str(s.get("type")), str(s.get("topic"))) for s in _objects(body.get("subscriptions"))}
        host = request.headers.get("host", "127.0.0.1")
        ticket = sandbox.gateway.open(frozenset(topics), f"http://{host}")
        return {"endpoint": f"ws://{host}/connect", "ticket": ticket}

    @api.websocket("/connect")
    async def connect(websocket: WebSocket, ticket: str = "") -> None:
        connection = sandbox.gateway.redeem(ticket)
        if connection is None:
            await websocket.close()  # before it is accepted: the handshake is refused
        else:
            await sandbox.gateway.serve(websocket, connection)


def _add_token(api: APIRouter, sandbox: Sandbox) -> None:
    @api.post("/v1.0/oauth2/accessToken")
    async def access_token(request: Request) -> Json:
        body = await body_of(request)
        if not sandbox.app.match(body.get("appKey"), body.get("appSecret")):
            raise OpenApiError(400, "invalidClientIdOrSecret", "无效的clientId或者clientSecret")
        token = sandbox.tokens.issue()
        return {"accessToken": token, "expireIn": round(sandbox.tokens.life.total_seconds())}


def _add_sends(api: APIRouter, sandbox: Sandbox) -> None:
    @api.post("/v1.0/robot/groupMessages/send")
    async def group_send(request: Request) -> Json:
        check_call(sandbox, request, scope="qyapi_robot_sendmsg")
        body = await body_of(request)
        _check_robot(sandbox, body)
        place = _open_group(sandbox, body.get("openConversationId"))
        post = posts.from_api(body.get("msgKey"), body.get("msgParam"))
        if not sandbox.group_window.allows(place.id, sandbox.world.clock.now().timestamp()):
            raise OpenApiError(400, "send.too.fast", "send too fast")
        key = _show(sandbox, post, [place])
        return {"processQueryKey": key}

    @api.post("/v1.0/robot/oToMessages/batchSend")
    async def batch_send(request: Request) -> Json:
        check_call(sandbox, request, scope="qyapi_robot_sendmsg")
        body = await body_of(request)
        _check_robot(sandbox, body)
        users = _receivers(body)
        post = posts.from_api(body.get("msgKey"), body.get("msgParam"))
        known = [id for id in users if sandbox.world.colleague(id)]
        held = [id for id in known if id in sandbox.faults.flow_controlled]
        key = _show(sandbox, post, [sandbox.world.direct(id) for id in known if id not in held])
        return {
            "processQueryKey": key,
            "invalidStaffIdList": [id for id in users if id not in known],
            "flowControlledStaffIdList": held,
        }


def _check_robot(sandbox: Sandbox, body: Json) -> None:
    code = body.get("robotCode")
    if not code:
        raise OpenApiError(400, "invalidParameter.robotCode.empty", "robotCode is empty")
    if code != sandbox.app.client_id:
        raise OpenApiError(400, "invalidParameter.robotCode.notExsit", "robot 不存在")


def _open_group(sandbox: Sandbox, id: object) -> Conversation:
    if not id:
        raise OpenApiError(400, "miss.openConversationId", "openConversationId is empty")
    try:
        place = sandbox.world.conversation_by_id(str(id))
    except UnknownError:
        place = None
    if place is None or place.kind != "group" or place.robot_out:  # the code for the last is inferred
        raise OpenApiError(400, "invalid.openConversationId", "openConversationId is invalid")
    if place.disbanded:
        raise OpenApiError(400, "group.disbanded", "群已解散")
    return place


def _receivers(body: Json) -> list[str]:
    users = body.get("userIds")
    if not isinstance(users, list) or not users:
        raise OpenApiError(400, "invalidParameter.userIds.empty", "userIds is empty")
    if len(users) > MOST_RECEIVERS:
        raise OpenApiError(400, "invalidParameter.userIds.overMax", "userIds is over max")
    return list(dict.fromkeys(map(str, users)))


def _show(sandbox: Sandbox, post: posts.Post, places: list[Conversation]) -> str:
    """Put the message into each conversation; nobody is mentioned by API. The key is common to all."""
    key = sandbox.world.opaque("")
    for place in places:
        sandbox.world.robot_says(
            place, kind=post.kind, text=post.text, title=post.title, via="api", send_key=key
        )
    return key


def _add_files(api: APIRouter, sandbox: Sandbox) -> None:
    @api.post("/v1.0/robot/messageFiles/download")
    async def download(request: Request) -> Json:
        check_call(sandbox, request, scope="qyapi_robot_sendmsg")
        body = await body_of(request)
        _check_robot(sandbox, body)
        media = sandbox.media.sent(str(body.get("downloadCode")))
        if media is None:
            raise OpenApiError(400, "invalidParameter.downloadCode", "downloadCode is invalid")
        return {"downloadUrl": f"{request.base_url}chat/media/{media}"}


def _add_search(api: APIRouter, sandbox: Sandbox) -> None:
    @api.post("/v1.0/contact/users/search")
    async def search(request: Request) -> Json:
        check_call(sandbox, request, scope="qyapi_addresslist_search", free=True)
        body = await body_of(request)
        word, exact = str(body.get("queryWord") or ""), body.get("fullMatchField") == 1
        found = [
            person.id
            for person in sandbox.world.people()
            if word and not person.external and (person.name == word if exact else word in person.name)
        ]
        start, size = _number(body, "offset", 0), _number(body, "size", 10)
        page = found[start : start + size]
        return {"hasMore": start + size < len(found), "totalCount": len(found), "list": page}


def _number(body: Json, name: str, default: int) -> int:
    value = body.get(name, default)
    if not isinstance(value, int) or value < 0:
        raise OpenApiError(400, "InvalidParameter", f"{name} is invalid")
    return value


def _objects(value: object) -> list[Json]:
    """The JSON objects in a list, if it is one."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
