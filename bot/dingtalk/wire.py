"""How a call to DingTalk is made: connections, the app's token, counting, and failures as exceptions."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from functools import lru_cache, partial
from typing import Any

import httpx

from bot.dingtalk.addresses import API, OAPI, proxy_to, webhook_url
from bot.dingtalk.answers import CHECK_CREDENTIALS, failure, is_free_of_charge
from bot.dingtalk.errors import FixCredentials, GiveUp, RetryLater, TokenRefused
from bot.dingtalk.fields import object_in, seconds_of, text_of
from bot.dingtalk.transport import Transport

TOTAL_SECONDS = 10.0
TOKEN_MARGIN_SECONDS = 300.0
WEBHOOKS_KNOWN = 1_000
"""A conversation's webhook stays the same for an hour; looking through it takes a tenth of a call's time."""

_HEADERS = httpx.Headers({"Content-Type": "application/json", "Accept": "application/json"})
"""Without `Accept` the stream gateway may answer XML."""
_as_json = json.JSONEncoder(ensure_ascii=False).encode

Answer = Mapping[str, object]
"""The JSON object that DingTalk answered with."""


class Wire:
    """Makes the calls of all subjects.

    `count` is called with the kind of every call: "webhook" or "api:<name>" if DingTalk charges for it, else
    "free:<name>". `transport` replaces the network in tests.
    """

    def __init__(
        self,
        *,
        client_id: str,
        client_secret: str,
        api: str = API,
        oapi: str = OAPI,
        count: Callable[[str], None] = lambda _kind: None,
        clock: Callable[[], float] = time.monotonic,
        total_seconds: float = TOTAL_SECONDS,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        for name in ("httpx", "httpcore"):
            logging.getLogger(name).setLevel(logging.WARNING)  # at INFO they log every URL, secrets and all
        self._client_id = client_id
        self._client_secret = client_secret
        self._api = httpx.URL(api.rstrip("/"))
        self._oapi = httpx.URL(oapi.rstrip("/"))
        self._webhook_url = lru_cache(WEBHOOKS_KNOWN)(partial(webhook_url, hosts=(self._api, self._oapi)))
        self._count = count
        self._clock = clock
        self._total_seconds = total_seconds
        self._transport = transport or Transport(proxy_to(self._api))
        self._token = ""
        self._token_renew_at = float("-inf")
        self._token_lock = asyncio.Lock()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._transport.aclose()

    # -- ways to call: each returns DingTalk's answer or raises one of the tree -------------------------

    async def _on_new_host(
        self,
        path: str,
        body: Mapping[str, object] | None,
        *,
        kind: str,
        method: str = "POST",
        operator: str | None = None,
    ) -> Answer:
        """A call with the app's token. `operator` is the union id of the person in whose name it is made."""
        url = self._api.copy_with(path=path, params={"operatorId": operator} if operator else None)
        return await self._with_token(
            lambda token: self._call(method, url, body, kind=kind, headers=_token_header(token))
        )

    async def _on_old_host(self, path: str, body: Mapping[str, object], *, kind: str) -> Answer:
        """A call with the app's token, which the old host takes in the URL."""
        return await self._with_token(
            lambda token: self._call("POST", self._old_host(path, token), body, kind=kind)
        )

    async def _upload(self, path: str, *, kind: str, **form: Any) -> Answer:
        """Files for the old host. `form` has the fields and files as httpx takes them: `data`, `files`."""

        def request(token: str) -> httpx.Request:
            return httpx.Request("POST", self._old_host(path, token), **form)

        return await self._with_token(lambda token: self._asked(request(token), kind=kind))

    async def _as_app(self, path: str, body: Mapping[str, object], *, kind: str) -> Answer:
        """A call that brings the credentials itself: every refusal means that they are wrong."""
        try:
            return await self._call("POST", self._api.copy_with(path=path), body, kind=kind)
        except (GiveUp, FixCredentials) as error:
            if isinstance(error, FixCredentials) and not isinstance(error, TokenRefused):
                raise
            reason = f"DingTalk does not accept the client id and secret. {CHECK_CREDENTIALS}"
            raise FixCredentials(reason, code=error.code) from None

    async def _without_token(self, path: str, body: Mapping[str, object], *, kind: str) -> Answer:
        """A call on the new host that needs no token of the app."""
        return await self._call("POST", self._api.copy_with(path=path), body, kind=kind)

    async def _as_person(self, path: str, token: str, *, kind: str) -> Answer:
        """A question on the new host, asked with a person's own token."""
        return await self._call(
            "GET", self._api.copy_with(path=path), None, kind=kind, headers=_token_header(token)
        )

    # -- the token -------------------------------------------------------------------------------------

    async def _with_token(self, call: Callable[[str], Awaitable[Answer]]) -> Answer:
        """Make a call with the token; if the token is refused, once more with a new one."""
        token = self._token if self._clock() < self._token_renew_at else await self._renewed(refused="")
        try:
            return await call(token)
        except TokenRefused:
            return await call(await self._renewed(refused=token))

    async def _renewed(self, *, refused: str) -> str:
        """A valid token other than `refused`; callers that arrive together cause one request."""
        async with self._token_lock:
            if self._token != refused and self._clock() < self._token_renew_at:
                return self._token
            asked_at = self._clock()
            credentials = {"appKey": self._client_id, "appSecret": self._client_secret}
            answer = await self._as_app("/v1.0/oauth2/accessToken", credentials, kind="free:token")
            token = text_of(answer, "accessToken")
            if not token:
                raise RetryLater("DingTalk answered without an access token.")
            lifetime = seconds_of(answer.get("expireIn"))
            self._token = token
            self._token_renew_at = asked_at + max(lifetime - TOKEN_MARGIN_SECONDS, lifetime / 2)
            return self._token

    def _old_host(self, path: str, token: str) -> httpx.URL:
        return self._oapi.copy_with(path=path, params={"access_token": token})

    # -- one request -----------------------------------------------------------------------------------

    async def _call(
        self,
        method: str,
        url: httpx.URL,
        body: Mapping[str, object] | None,
        *,
        kind: str,
        headers: httpx.Headers = _HEADERS,
    ) -> Answer:
        """One request. Its body is a stream, so that httpx leaves the headers for host and length to the
        transport, which sets them anyway: doing it twice takes a fifth of the time of sending.
        """
        content = b"" if body is None else _as_json(body).encode("utf-8", "replace")
        stream = httpx.ByteStream(content)
        request = httpx.Request(method, url, headers=headers, stream=stream)
        request.read()
        return await self._asked(request, kind=kind)

    async def _asked(self, request: httpx.Request, *, kind: str) -> Answer:
        """The answer to a request; every call is made here, so it is counted here."""
        try:
            async with asyncio.timeout(self._total_seconds):
                response = await self._transport.handle_async_request(request)
                await response.aread()
        except (httpx.HTTPError, TimeoutError) as error:
            if _was_made(error):
                self._count(kind)
            raise RetryLater(self._in_words(error)) from None
        return self._judged(response, kind=kind)

    def _judged(self, response: httpx.Response, *, kind: str) -> Answer:
        answer = object_in(response.content)
        failed = failure(
            response.status_code,
            answer,
            retry_after=response.headers.get("Retry-After", ""),
            webhook=kind == "webhook",
        )
        if failed is None or not is_free_of_charge(failed):
            self._count(kind)
        if failed is not None:
            raise failed
        return answer or {}

    def _in_words(self, error: Exception) -> str:
        if not _was_made(error):
            return "DingTalk could not be reached; see whether this computer is online."
        if isinstance(error, TimeoutError | httpx.ReadTimeout):
            return f"DingTalk did not answer within {self._total_seconds:g} seconds."
        what = type(error.__cause__ or error).__name__
        return f"The connection to DingTalk broke off ({what})."


def _was_made(error: Exception) -> bool:
    """Whether DingTalk was connected to when this went wrong, and may have heard the request."""
    return not isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout)


def _token_header(token: str) -> httpx.Headers:
    return httpx.Headers({**_HEADERS, "x-acs-dingtalk-access-token": token})
