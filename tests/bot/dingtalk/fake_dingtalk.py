"""DingTalk's hosts as a mock transport: answers by path, and remembers what it was asked."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx

API = "https://api.dingtalk.com"
OAPI = "https://oapi.dingtalk.com"
WEBHOOK = f"{OAPI}/robot/sendBySession?session=secret-session"
TOKEN = "/v1.0/oauth2/accessToken"
GROUP_SEND = "/v1.0/robot/groupMessages/send"
DIRECT_SEND = "/v1.0/robot/oToMessages/batchSend"
USER = "/topapi/v2/user/get"
OK = {"errcode": 0, "errmsg": "ok"}
NO_SCOPE = {
    "code": "Forbidden.AccessDenied.AccessTokenPermissionDenied",
    "message": "应用尚未开通所需的权限",
    "requestid": "r1",
    "accessdenieddetail": {"requiredScopes": ["qyapi_robot_sendmsg"]},
}

Answer = httpx.Response | Exception


def api(code: str, **more: Any) -> dict[str, Any]:
    """An error of the new host."""
    return {"code": code, "message": "as DingTalk puts it", "requestid": "r1", **more}


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
