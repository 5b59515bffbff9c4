"""oapi.dingtalk.com's two robot webhooks: a session's, and a group's own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fastapi import APIRouter, Request

from bot.sandbox import posts
from bot.sandbox.errors import OapiError, oapi_body_of
from bot.sandbox.mentions import robot_at
from bot.sandbox.model import Conversation
from bot.sandbox.sandbox import Sandbox

Json = dict[str, Any]
Names = tuple[str, ...]

OK = {"errcode": 0, "errmsg": "ok"}


def router(sandbox: Sandbox) -> APIRouter:
    """The webhook endpoints."""
    api = APIRouter()

    @api.post("/robot/sendBySession")
    async def send_by_session(request: Request, session: str = "") -> Json:
        place = sandbox.world.by_session(session)
        if place is None:
            raise OapiError(300001, "session 不存在")
        return await _send(sandbox, request, place, "sendBySession")

    @api.post("/robot/send")
    async def send(request: Request, access_token: str = "") -> Json:
        place = sandbox.world.by_webhook(access_token)
        if place is None:
            raise OapiError(300001, "token is not exist")
        return await _send(sandbox, request, place, "group webhook")

    return api


async def _send(sandbox: Sandbox, request: Request, place: Conversation, kind: str) -> Json:
    if len(await request.body()) > posts.MOST_WEBHOOK_BYTES:
        raise OapiError(460101, "message too long, exceed 20000 bytes")
    body = await oapi_body_of(request)
    if body.get("msgtype") == "empty":
        return OK
    post = posts.from_webhook(body)
    _check_limits(sandbox, place, kind)
    wanted = body["at"] if isinstance(body.get("at"), dict) else {}
    text, at = _mentioned(sandbox, place, post, wanted)
    sandbox.world.robot_says(
        place,
        kind=post.kind,
        text=text,
        title=post.title,
        via="webhook",
        at=at,
        at_all=bool(wanted.get("isAtAll")),
    )
    return OK


def _check_limits(sandbox: Sandbox, place: Conversation, kind: str) -> None:
    if place.disbanded:
        raise OapiError(400013, "群已被解散")
    if place.robot_out:
        raise OapiError(400106, "机器人不存在")
    now = sandbox.world.clock.now()
    # The limit is per robot and group: nothing is said of direct chats.
    if place.kind == "group" and not sandbox.webhook_window.allows(place.id, now.timestamp()):
        raise OapiError(130101, "send too fast, exceed 20 times per minute")
    if not sandbox.quota.spend("webhookAndStream", kind, now):
        raise OapiError(90020, "本月 Webhook 与 Stream 调用量已用完")  # the code for webhooks is inferred


def _mentioned(sandbox: Sandbox, place: Conversation, post: posts.Post, wanted: Json) -> tuple[str, Names]:
    """The text as shown, and who is mentioned in it.

    An id only in `at` is put behind a plain text and not shown in Markdown; one only in the text stays
    text. A mobile number counts like the id of who has it.
    """

    def can_be(id: str) -> bool:
        return id in place.members and sandbox.world.colleague(id) is not None

    text, by_mobile = _by_mobile(sandbox, place, post.text, wanted.get("atMobiles") or ())
    ids = [id for id in wanted.get("atUserIds") or () if isinstance(id, str)] + by_mobile
    if post.kind == "text":
        shown = robot_at(text, ids, can_be)
        text += "".join(f" @{id}" for id in dict.fromkeys(ids) if can_be(id) and id not in shown)
    return text, robot_at(text, ids, can_be)


def _by_mobile(
    sandbox: Sandbox, place: Conversation, text: str, numbers: Iterable[str]
) -> tuple[str, list[str]]:
    """The text with "@<mobile>" turned into "@<id>", and the ids of those who have the numbers."""
    found: list[str] = []
    for number in numbers:
        for person in map(sandbox.world.person, place.members):
            if person.mobile == number:
                text = text.replace(f"@{number}", f"@{person.id}")
                found.append(person.id)
    return text, found
