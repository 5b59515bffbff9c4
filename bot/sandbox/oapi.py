"""oapi.dingtalk.com: the old token call, people, media upload. Every answer is an HTTP 200."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from bot.sandbox.errors import OapiError, oapi_body_of, request_id
from bot.sandbox.media import MediaTooBigError, parts_of
from bot.sandbox.model import Person
from bot.sandbox.sandbox import Sandbox

Json = dict[str, Any]


def check_call(sandbox: Sandbox, token: str, *, scope: str | None = None) -> None:
    """Check token and permission; calls about people are free of quota."""
    if not sandbox.tokens.valid(token):
        raise OapiError(40014, "不合法的access_token")
    if scope in sandbox.faults.denied:
        why = f"没有调用该接口的权限，请开通权限点：{scope}"
        raise OapiError(88, f"ding talk error[subcode=60011,submsg={why}]", sub_code="60011", sub_msg=why)


def ok(**more: Any) -> Json:
    """A friendly answer."""
    return {"errcode": 0, "errmsg": "ok", **more, "request_id": request_id()}


def router(sandbox: Sandbox) -> APIRouter:
    """The endpoints of this module."""
    api = APIRouter()
    _add_token(api, sandbox)
    _add_people(api, sandbox)
    _add_media(api, sandbox)
    return api


def _add_token(api: APIRouter, sandbox: Sandbox) -> None:
    @api.get("/gettoken")
    async def gettoken(appkey: str = "", appsecret: str = "") -> Json:
        if not sandbox.app.match(appkey, appsecret):
            raise OapiError(40089, "不合法的corpid或corpsecret")
        return ok(access_token=sandbox.tokens.issue(), expires_in=round(sandbox.tokens.life.total_seconds()))


def _add_people(api: APIRouter, sandbox: Sandbox) -> None:
    @api.post("/topapi/v2/user/get")
    async def user_get(request: Request, access_token: str = "") -> Json:
        check_call(sandbox, access_token, scope="qyapi_get_member")
        person = sandbox.world.colleague(str((await oapi_body_of(request)).get("userid")))
        if person is None:
            raise OapiError(33012, "无效的USERID")
        return ok(result=_details(person))

    @api.post("/topapi/user/getbyunionid")
    async def by_union_id(request: Request, access_token: str = "") -> Json:
        check_call(sandbox, access_token, scope="qyapi_get_member")
        union_id = (await oapi_body_of(request)).get("unionid")
        for person in sandbox.world.people():
            if person.union_id == union_id and not person.external:
                return ok(result={"contact_type": 0, "userid": person.id})
        raise OapiError(60121, "找不到该用户")


def _details(person: Person) -> Json:
    """A user as the directory shows it; without mobile and email, whose permissions nobody asks for."""
    details: Json = {
        "userid": person.id,
        "unionid": person.union_id,
        "name": person.name,
        "avatar": "",
        "title": person.title,
        "job_number": "",
        "dept_id_list": [1],
        "leader_in_dept": [{"dept_id": 1, "leader": False}],
        "admin": person.is_admin,
        "boss": False,
        "senior": False,
        "active": True,
    }
    return details | ({"manager_userid": person.manager} if person.manager else {})


def _add_media(api: APIRouter, sandbox: Sandbox) -> None:
    @api.post("/media/upload")
    async def upload(request: Request, access_token: str = "", type: str = "") -> Json:
        check_call(sandbox, access_token)
        if not sandbox.quota.spend("api", "media/upload", sandbox.world.clock.now()):
            raise OapiError(90020, "本月 API 调用量已用完")
        parts = parts_of(request.headers.get("content-type", ""), await request.body())
        kind = type or parts.get("type", (b"", ""))[0].decode()
        content, mime = parts.get("media", (b"", ""))
        if kind not in sandbox.media.MOST_BYTES or not content:
            raise OapiError(40004, "不合法的媒体文件类型")
        try:
            media_id = sandbox.media.keep(kind, content, mime)
        except MediaTooBigError as error:
            raise OapiError(40006, "不合法的文件大小") from error
        created = round(sandbox.world.clock.now().timestamp())
        return ok(media_id=media_id, type=kind, created_at=created)
