"""Signing in to a web page with DingTalk: login.dingtalk.com and the calls behind it."""

from __future__ import annotations

from html import escape
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from bot.sandbox.errors import ChatError, OpenApiError, body_of
from bot.sandbox.model import UnknownError
from bot.sandbox.openapi import check_scope, token_in
from bot.sandbox.sandbox import Sandbox

Json = dict[str, Any]

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Sign in</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<meta name="color-scheme" content="light dark"><link rel="stylesheet" href="/page/sign_in.css">
<h1>Who are you?</h1><p>Here DingTalk would ask you to sign in. In the sandbox you choose.</p>
<ul>{people}</ul></html>"""


def router(sandbox: Sandbox) -> APIRouter:
    """The sign-in endpoints."""
    api = APIRouter()

    @api.get("/oauth2/auth")
    async def auth(
        request: Request,
        client_id: str = "",
        redirect_uri: str = "",
        state: str = "",
        login_as: str = "",
    ) -> Response:
        """Where DingTalk shows its QR code, the sandbox asks who you are (`login_as` answers at once)."""
        if client_id != sandbox.app.client_id or not redirect_uri.startswith(("http://", "https://")):
            raise ChatError(400, "The client id is not this application's, or the redirect address is none.")
        if not login_as:
            return HTMLResponse(PAGE.format(people=_choices(sandbox, request)))
        try:
            code = sandbox.tokens.login_code(sandbox.world.person(login_as).id)
        except UnknownError as error:
            raise ChatError(404, str(error)) from error
        query = urlencode({"authCode": code, "code": code, "state": state})
        return RedirectResponse(f"{redirect_uri}{'&' if '?' in redirect_uri else '?'}{query}", 302)

    @api.post("/v1.0/oauth2/userAccessToken")
    async def user_access_token(request: Request) -> Json:
        body = await body_of(request)
        if not sandbox.app.match(body.get("clientId"), body.get("clientSecret")):
            raise OpenApiError(400, "invalidClientIdOrSecret", "无效的clientId或者clientSecret")
        token = sandbox.tokens.exchange(str(body.get("code")))
        if token is None or body.get("grantType") != "authorization_code":
            raise OpenApiError(400, "invalidParameter.authCode.notFound", "不合法的临时授权码")
        return {
            "accessToken": token,
            "refreshToken": sandbox.world.token(32),
            "expireIn": round(sandbox.tokens.life.total_seconds()),
            "corpId": sandbox.world.corp_id,
        }

    @api.get("/v1.0/contact/users/me")
    async def me(request: Request) -> Json:
        id = sandbox.tokens.person_of(token_in(request))
        if id is None:
            raise OpenApiError(400, "InvalidAuthentication", "不合法的access_token")
        check_scope(sandbox, "Contact.User.Read")
        person = sandbox.world.person(id)
        return {
            "nick": person.nick,
            "avatarUrl": "",
            "openId": f"open-{person.union_id}",
            "unionId": person.union_id,
        }

    return api


def _choices(sandbox: Sandbox, request: Request) -> str:
    people = [person for person in sandbox.world.people() if not person.external]
    links = [(request.url.include_query_params(login_as=person.id), person.nick) for person in people]
    return "".join(f'<li><a href="{escape(str(url))}">{escape(nick)}</a></li>' for url, nick in links)
