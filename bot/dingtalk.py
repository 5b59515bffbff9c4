"""DingTalk's HTTP interfaces: the only file that imports httpx.

Two hosts with two manners of saying no: `api.dingtalk.com` answers 4xx or 5xx with `{code, message,
requestid}`, `oapi.dingtalk.com` answers 200 with an `errcode`. Both end in one tree of exceptions,
sorted by what the caller must do:

    SendFailed
    ├── RetryLater          wait, then the same again
    │   └── Throttled       the same, and nothing else to this conversation until then
    ├── GiveUp              never again; the reason is for people
    │   └── Silenced        the same, and nothing else to this group until somebody speaks there
    ├── FixCredentials      somebody must click in DingTalk's console first
    ├── WebhookExpired      the same words by another way
    └── QuotaUsedUp         nothing more this month

URLs hold tokens and session keys, so none is ever logged or put into an exception.
"""

from __future__ import annotations

import asyncio
import json
import logging
import re
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from urllib.parse import quote
from urllib.request import getproxies, proxy_bypass

import httpx

API = "https://api.dingtalk.com"
OAPI = "https://oapi.dingtalk.com"
OWN_DOMAINS = (".dingtalk.com", ".dingtalk.io")
"""Where DingTalk itself lives; the second is its international edition."""

CONNECT_SECONDS = 5.0
TOTAL_SECONDS = 10.0
CONNECTIONS = 8
"""httpx gets slower the more requests are under way at once; few are faster than many."""

TOKEN_MARGIN_SECONDS = 300.0
DIRECT_MAX_PEOPLE = 20
THROTTLE_SECONDS = 600.0
"""For so long DingTalk drops what a robot says in a group after more than 20 messages in a minute."""
BAN_SECONDS = 300.0
"""For so long an address is banned after 10,000 requests in 20 seconds."""

_TIMEOUT = httpx.Timeout(TOTAL_SECONDS, connect=CONNECT_SECONDS)
_EXTENSIONS = {"timeout": _TIMEOUT.as_dict()}
_HEADERS = {"Content-Type": "application/json", "Accept": "application/json"}
"""Without `Accept` the stream gateway may answer XML."""

_CHECK_CREDENTIALS = (
    "Compare DINGTALK_CLIENT_ID and DINGTALK_CLIENT_SECRET with the page 'Credentials' of your app in "
    "DingTalk's developer console, and see that the app is published and its robot is set to Stream mode."
)


class SendFailed(Exception):  # noqa: N818 it is an outcome that callers sort, not a fault of ours
    """A call to DingTalk did not do what it was asked. `code` is DingTalk's own, empty if it gave none."""

    def __init__(self, reason: str, *, code: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code


class RetryLater(SendFailed):
    """The same call may succeed later: in `after` seconds, or when the caller likes if that is None.

    After a time-out DingTalk may have done what it was asked all the same.
    """

    def __init__(self, reason: str, *, after: float | None = None, code: str = "") -> None:
        super().__init__(reason, code=code)
        self.after = after


class Throttled(RetryLater):
    """The robot spoke too often in this group; it should be silent there for `after` seconds."""

    after: float


class GiveUp(SendFailed):
    """DingTalk will never accept this; asking again is useless."""


class Silenced(GiveUp):
    """The robot cannot speak in this group: it is gone, or the robot is not in it or switched off."""


class FixCredentials(SendFailed):
    """DingTalk refuses the app itself. `permission` is the missing one, None if it is not about one."""

    def __init__(self, reason: str, *, permission: str | None = None, code: str = "") -> None:
        super().__init__(reason, code=code)
        self.permission = permission


class WebhookExpired(SendFailed):
    """The webhook is not valid (any more); the conversation can still be reached by the API."""


class QuotaUsedUp(SendFailed):
    """The organization has used up this month's API calls."""


class _TokenRefused(FixCredentials):
    """The access token was refused; a new one may be accepted."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Where the stream's socket is to be opened. `ticket` is a secret, good for 90 seconds and once."""

    endpoint: str
    ticket: str

    def __repr__(self) -> str:
        return f"Opened(endpoint={self.endpoint!r})"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the organization's directory, as far as the app may see."""

    staff_id: str
    union_id: str | None
    name: str
    title: str
    manager: str | None
    admin: bool
    active: bool


@dataclass(frozen=True, slots=True)
class Todo:
    """Something for somebody's list. `source` is our own id of it, which DingTalk takes once.

    At `url` more is to be read; DingTalk wants one.
    """

    source: str
    subject: str
    url: str
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who signed in, as the person's own token tells. `corp_id` is empty where DingTalk left it out."""

    union_id: str
    nick: str
    corp_id: str


@dataclass(frozen=True, slots=True)
class DirectResult:
    """What became of a direct message to several people; who is in neither list got it."""

    send_key: str
    invalid: tuple[str, ...]
    throttled: tuple[str, ...]


class DingTalk:
    """The calls of one app. One object per process; `aclose` when done.

    `count` hears the kind of every call that DingTalk may charge or that is free: "webhook", "api:<name>"
    or "free:<name>". `transport` replaces the network in tests.
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
        self._count = count
        self._clock = clock
        self._total_seconds = total_seconds
        # Without a client around it: its cookies, redirects and logins, which no call here has, take a fifth
        # of a call's time.
        self._transport = transport or httpx.AsyncHTTPTransport(
            limits=httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS),
            proxy=_proxy_to(self._api),
        )
        self._token = ""
        self._token_renew_at = float("-inf")
        self._token_lock = asyncio.Lock()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._transport.aclose()

    # -- the stream ------------------------------------------------------------------------------

    async def open_connection(self, body: Mapping[str, object]) -> Opened:
        """Ask the gateway for a socket. `body` has the SDK's shape and holds the credentials."""
        answer = await self._as_app(self._api, "/v1.0/gateway/connections/open", body, kind="free:open")
        endpoint, ticket = _str(answer, "endpoint"), _str(answer, "ticket")
        if not endpoint or not ticket:
            raise RetryLater("DingTalk's gateway answered without an address for the connection.")
        return Opened(endpoint=endpoint, ticket=ticket)

    # -- messages --------------------------------------------------------------------------------

    async def reply(self, webhook: str, *, title: str, text: str, at_user_ids: Sequence[str] = ()) -> None:
        """Say something through a session webhook or a group's own webhook; the only way that can @.

        An id in `at_user_ids` is rendered only if the text holds `@<id>`. The title is the preview
        in the list of conversations.
        """
        body: dict[str, object] = {"msgtype": "markdown", "markdown": {"title": title, "text": text}}
        if at_user_ids:
            body["at"] = {"atUserIds": list(at_user_ids)}
        await self._post(self._allowed(webhook), body, kind="webhook")

    async def send_group(self, robot_code: str, conversation: str, *, title: str, text: str) -> str:
        """Say something in a group without being asked; returns the send key. Cannot @ anybody."""
        answer = await self._as_robot(
            "/v1.0/robot/groupMessages/send",
            {"robotCode": robot_code, "openConversationId": conversation, **_markdown(title, text)},
            name="group",
        )
        return _str(answer, "processQueryKey")

    async def send_direct(
        self, robot_code: str, staff_ids: Sequence[str], *, title: str, text: str
    ) -> DirectResult:
        """Say the same to up to 20 people, each in their direct chat. Some may fail: see the result."""
        if len(staff_ids) > DIRECT_MAX_PEOPLE:
            raise ValueError(f"at most {DIRECT_MAX_PEOPLE} people per call, not {len(staff_ids)}")
        answer = await self._as_robot(
            "/v1.0/robot/oToMessages/batchSend",
            {"robotCode": robot_code, "userIds": list(staff_ids), **_markdown(title, text)},
            name="direct",
        )
        invalid = _strs(answer, "invalidStaffIdList") + _strs(answer, "filteredStaffIdList")
        throttled = _strs(answer, "flowControlledStaffIdList")
        return DirectResult(_str(answer, "processQueryKey"), invalid=invalid, throttled=throttled)

    async def upload_picture(self, png: bytes) -> str:
        """Give DingTalk a picture; returns the media id by which messages show it, as often as they like."""

        def request(token: str) -> httpx.Request:
            return httpx.Request(
                "POST",
                self._oapi.copy_with(path="/media/upload", params={"access_token": token}),
                data={"type": "image"},
                files={"media": ("picture.png", png, "image/png")},
                extensions=_EXTENSIONS,
            )

        answer = await self._with_token(lambda token: self._asked(request(token), kind="api:picture"))
        media_id = _str(answer, "media_id")
        if not media_id:
            raise RetryLater("DingTalk took the picture without naming it.")
        return media_id

    # -- directory -------------------------------------------------------------------------------

    async def user(self, staff_id: str) -> Person | None:
        """The person with this staff id, None if the organization has none."""
        try:
            answer = await self._as_directory("/topapi/v2/user/get", {"userid": staff_id}, name="user")
        except GiveUp as error:
            if error.code in _NO_SUCH_PERSON:
                return None
            raise
        found = _object(answer.get("result"))
        return Person(
            staff_id=_str(found, "userid") or staff_id,
            union_id=_str(found, "unionid") or None,
            name=_str(found, "name"),
            title=_str(found, "title"),
            manager=_str(found, "manager_userid") or None,
            admin=found.get("admin") is True,
            active=found.get("active") is not False,
        )

    async def search(self, name: str) -> list[str]:
        """Staff ids of at most 20 people whose name or pinyin is like `name`."""
        answer = await self._with_token(
            lambda token: self._post(
                self._api.copy_with(path="/v1.0/contact/users/search"),
                {"queryWord": name, "offset": 0, "size": 20},
                kind="free:search",
                headers=_token_header(token),
            )
        )
        return list(_strs(answer, "list"))

    # -- todos: everybody is named by union id there, and whoever makes one may change it -----------

    async def add_todo(self, union_id: str, todo: Todo) -> str:
        """Put something on somebody's list; returns its id.

        Raises:
            GiveUp: also if there is one of this source already (`is_there_already`).
        """
        body: dict[str, object] = {
            "sourceId": todo.source,
            "subject": todo.subject,
            "creatorId": union_id,
            "executorIds": [union_id],
            "isOnlyShowExecutor": True,
            "detailUrl": {"appUrl": todo.url, "pcUrl": todo.url},
        }
        if todo.due_at is not None:
            body["dueTime"] = round(todo.due_at.timestamp() * 1000)
        return _str(await self._as_todos("POST", union_id, "", body), "id")

    async def find_todo(self, union_id: str, source: str) -> str | None:
        """The id of somebody's todo that was made for this source."""
        answer = await self._as_todos("POST", union_id, "/query", {}, of="org/tasks")
        cards = answer.get("todoCards")
        found = (_object(each) for each in (cards if isinstance(cards, list) else ()))
        return next((_str(each, "taskId") for each in found if _str(each, "sourceId") == source), None)

    async def finish_todo(self, union_id: str, todo_id: str, *, done: bool) -> None:
        """Tick it, or take that back."""
        await self._as_todos("PUT", union_id, f"/{todo_id}", {"done": done})

    async def delete_todo(self, union_id: str, todo_id: str) -> None:
        """Take it from the list; one that is gone already is fine."""
        try:
            await self._as_todos("DELETE", union_id, f"/{todo_id}", {})
        except GiveUp as error:
            if "notExist" not in error.code:
                raise

    # -- signing in ------------------------------------------------------------------------------

    async def who_signed_in(self, code: str) -> Visitor:
        """Whose code this is; the person's token is used for this question only and kept nowhere.

        Raises:
            GiveUp: the code is not (or no longer) good.
        """
        body = {
            "clientId": self._client_id,
            "clientSecret": self._client_secret,
            "code": code,
            "grantType": "authorization_code",
        }
        url = self._api.copy_with(path="/v1.0/oauth2/userAccessToken")
        answer = await self._post(url, body, kind="free:user-token")
        me = await self._get("/v1.0/contact/users/me", _str(answer, "accessToken"), kind="free:me")
        return Visitor(_str(me, "unionId"), _str(me, "nick"), _str(answer, "corpId"))

    async def staff_id_of(self, union_id: str) -> str | None:
        """The staff id of somebody of this organization; None for everybody else."""
        try:
            answer = await self._as_directory(
                "/topapi/user/getbyunionid", {"unionid": union_id}, name="getbyunionid"
            )
        except GiveUp as error:
            if error.code in _NO_SUCH_PERSON:
                return None
            raise
        found = _object(answer.get("result"))
        outside = _str(found, "contact_type") == "1"
        return None if outside else _str(found, "userid") or None

    # -- for the doctor: each returns if all is well and raises one of the tree if not --------------

    async def check_credentials(self) -> None:
        """Are client id and secret accepted?"""
        await self._renewed(refused=self._token)

    async def check_stream(self) -> None:
        """Does the gateway let this app in? The ticket is not used and expires by itself."""
        topic = {"type": "CALLBACK", "topic": "/v1.0/im/bot/messages/get"}
        await self.open_connection(
            {"clientId": self._client_id, "clientSecret": self._client_secret, "subscriptions": [topic]}
        )

    async def check_sending(self, robot_code: str) -> None:
        """May the robot send by itself? Asks to send to nobody, which is refused once the rights are seen."""
        try:
            await self.send_direct(robot_code, [], title="okrbot doctor", text="okrbot doctor")
        except GiveUp as error:
            if not error.code.startswith(("invalidParameter.userIds", "miss.param")):
                raise

    async def check_directory(self) -> None:
        """May the app read people?"""
        await self.user("okrbot-doctor")

    async def check_todos(self) -> None:
        """May the app write todos? Asks for the list of nobody, which is refused once the rights are seen."""
        with suppress(GiveUp):
            await self._as_todos("POST", "okrbot-doctor", "/query", {}, of="org/tasks")

    async def check_search(self) -> None:
        """May the app look for people by name?"""
        await self.search("okrbot-doctor")

    # -- how a call is made ------------------------------------------------------------------------

    def _allowed(self, webhook: str) -> httpx.URL:
        """The webhook's URL, if it leads to DingTalk: what is said there must not go anywhere else."""
        try:
            url = _read_url(webhook)
        except httpx.InvalidURL:
            raise GiveUp("The message came with a webhook that is no address; nothing was sent.") from None
        if not any(_same_place(url, endpoint) for endpoint in (self._api, self._oapi)):
            raise GiveUp("The webhook does not lead to DingTalk; nothing was sent, so that nothing leaks.")
        return url

    async def _as_app(
        self, host: httpx.URL, path: str, body: Mapping[str, object], *, kind: str
    ) -> Mapping[str, object]:
        """A call that brings the credentials itself: every refusal means that they are wrong."""
        try:
            return await self._post(host.copy_with(path=path), body, kind=kind)
        except (GiveUp, FixCredentials) as error:
            if isinstance(error, FixCredentials) and not isinstance(error, _TokenRefused):
                raise
            reason = f"DingTalk does not accept the client id and secret. {_CHECK_CREDENTIALS}"
            raise FixCredentials(reason, code=error.code) from None

    async def _as_robot(self, path: str, body: Mapping[str, object], *, name: str) -> Mapping[str, object]:
        """A charged call on the new host."""
        url = self._api.copy_with(path=path)
        return await self._with_token(
            lambda token: self._post(url, body, kind=f"api:{name}", headers=_token_header(token))
        )

    async def _as_todos(
        self, method: str, union_id: str, path: str, body: Mapping[str, object], *, of: str = "tasks"
    ) -> Mapping[str, object]:
        """A charged call about somebody's todos."""
        url = self._api.copy_with(
            path=f"/v1.0/todo/users/{quote(union_id, safe='')}/{of}{path}", params={"operatorId": union_id}
        )

        def request(token: str) -> httpx.Request:
            content = json.dumps(body, ensure_ascii=False).encode() if method != "DELETE" else None
            return httpx.Request(
                method, url, headers=_token_header(token), content=content, extensions=_EXTENSIONS
            )

        return await self._with_token(lambda token: self._asked(request(token), kind="api:todo"))

    async def _as_directory(
        self, path: str, body: Mapping[str, object], *, name: str
    ) -> Mapping[str, object]:
        """A free call on the old host, which takes the token in the URL."""
        url = self._oapi.copy_with(path=path)
        return await self._with_token(
            lambda token: self._post(url.copy_with(params={"access_token": token}), body, kind=f"free:{name}")
        )

    async def _with_token(
        self, call: Callable[[str], Awaitable[Mapping[str, object]]]
    ) -> Mapping[str, object]:
        """Make a call with the token; if the token is refused, once more with a new one."""
        token = self._token if self._clock() < self._token_renew_at else await self._renewed(refused="")
        try:
            return await call(token)
        except _TokenRefused:
            return await call(await self._renewed(refused=token))

    async def _renewed(self, *, refused: str) -> str:
        """A valid token other than `refused`; callers that arrive together cause one request."""
        async with self._token_lock:
            if self._token != refused and self._clock() < self._token_renew_at:
                return self._token
            asked_at = self._clock()
            answer = await self._as_app(
                self._api,
                "/v1.0/oauth2/accessToken",
                {"appKey": self._client_id, "appSecret": self._client_secret},
                kind="free:token",
            )
            token = _str(answer, "accessToken")
            if not token:
                raise RetryLater("DingTalk answered without an access token.")
            lifetime = _seconds(answer.get("expireIn"))
            self._token = token
            self._token_renew_at = asked_at + max(lifetime - TOKEN_MARGIN_SECONDS, lifetime / 2)
            return self._token

    async def _post(
        self, url: httpx.URL, body: Mapping[str, object], *, kind: str, headers: Mapping[str, str] = _HEADERS
    ) -> Mapping[str, object]:
        """One request. Building it here instead of by `AsyncClient.post` saves a sixth of its time."""
        content = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
        request = httpx.Request("POST", url, headers=headers, content=content, extensions=_EXTENSIONS)
        return await self._asked(request, kind=kind)

    async def _get(self, path: str, token: str, *, kind: str) -> Mapping[str, object]:
        """A question on the new host, asked with somebody's token."""
        headers = {name: value for name, value in _token_header(token).items() if name != "Content-Type"}
        request = httpx.Request(
            "GET", self._api.copy_with(path=path), headers=headers, extensions=_EXTENSIONS
        )
        return await self._asked(request, kind=kind)

    async def _asked(self, request: httpx.Request, *, kind: str) -> Mapping[str, object]:
        """The answer to a request; every call is made here, so it is counted here."""
        try:
            async with asyncio.timeout(self._total_seconds):
                response = await self._read(request)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout):
            raise RetryLater("DingTalk could not be reached; see whether this computer is online.") from None
        except (TimeoutError, httpx.TimeoutException):
            self._count(kind)
            raise RetryLater(f"DingTalk did not answer within {self._total_seconds:g} seconds.") from None
        except httpx.HTTPError as error:
            self._count(kind)
            raise RetryLater(f"The connection to DingTalk broke off ({type(error).__name__}).") from None
        answer = _object_or_none(response.content)
        failure = _failure(response, answer, webhook=kind == "webhook")
        if failure is None:
            self._count(kind)
            return answer or {}
        if not _is_free_of_charge(failure):
            self._count(kind)
        raise failure

    async def _read(self, request: httpx.Request) -> httpx.Response:
        response = await self._transport.handle_async_request(request)
        try:
            await response.aread()
        finally:
            await response.aclose()
        return response


def is_there_already(error: GiveUp) -> bool:
    """Whether a todo was refused because there is one of its source."""
    return error.code == "todo.taskCreate.paramError" and "exist" in error.reason


# -- reading an answer -------------------------------------------------------------------------------

_OK = "0"
_TOKEN_REFUSED = frozenset({"InvalidAuthentication", "40014", "40001", "42001"})
_NO_SUCH_PERSON = frozenset({"33012", "60121"})
_WEBHOOK_EXPIRED = frozenset({"300001", "300005", "session.notExisted", "session.expired"})
_TOO_FAST = frozenset({"130101", "410100", "send.too.fast", "send.byToken.tooFast"})
_NO_PERMISSION = frozenset({"60011", "Forbidden.AccessDenied.AccessTokenPermissionDenied", "unauthorized"})
_NOT_FROM_HERE = frozenset({"60020", "Forbidden.AccessDenied.IpNotInWhiteList"})
_QUOTA_USED_UP = frozenset({"90020", "Forbidden.AccessDenied.ApiCountLimitForOrg"})
_SILENCED = frozenset(
    {
        "group.disbanded",
        "400013",
        "400106",
        "bot.stopped",
        "400102",
        "bot.forbidden.sendMessage",
        "invalid.openConversationId",
        "session.notExisted",
    }
)
_BUSY_SECONDS: Mapping[str, float | None] = {
    "-1": None,
    "15": None,
    "system.error": None,
    "too.many.group": 60.0,
    "too.many.people": 60.0,
    "90018": 1.0,
    "90002": 5.0,
}
_REASONS: Mapping[str, str] = {
    "group.disbanded": "The group no longer exists.",
    "400013": "The group no longer exists.",
    "bot.stopped": "The robot is switched off in DingTalk's console.",
    "400102": "The robot is switched off in DingTalk's console.",
    "400106": "The robot is no longer in this group.",
    "bot.forbidden.sendMessage": "The robot may not speak in this group; its administrator can allow it.",
    "invalid.openConversationId": "DingTalk does not know this group; is the robot still in it?",
    "conversation.org.notMatch": "The group belongs to another organization than the robot.",
    "session.notExisted": "DingTalk does not know this conversation; is the robot still in it?",
    "resource.not.found": "DingTalk does not know the robot or this conversation.",
    "contain.unsafe.url": "DingTalk holds a link in the message to be unsafe.",
    "contain.notAllowed.text": "DingTalk's content check refused the message.",
    "invalidParameter.msgParam.tooLong": "The message is longer than DingTalk allows.",
    "460101": "The message is longer than DingTalk allows.",
    "101002": "The message is longer than DingTalk allows.",
}
_REASONS_BY_BEGINNING: Mapping[str, str] = {
    "invalidParameter.robotCode": (
        "DingTalk does not accept the robot code; compare DINGTALK_ROBOT_CODE with "
        "the robot's page in its console."
    ),
    "43010": "DingTalk's content check refused the message.",
    "310000": "The security settings of the group's webhook refuse the message.",
}
_PERMISSION = re.compile(r"\b(?:qyapi_\w+|[A-Z]\w+(?:\.\w+)+)\b", re.ASCII)


def _failure(
    response: httpx.Response, answer: Mapping[str, object] | None, *, webhook: bool
) -> SendFailed | None:
    """What went wrong, sorted; None if nothing did."""
    status = response.status_code
    if answer is None:
        return RetryLater(f"DingTalk answered HTTP {status} with something that is no JSON.", after=60.0)
    code, message = _code_and_message(answer)
    if 200 <= status < 300 and code in ("", _OK) and "punish" not in answer:
        return None
    if webhook and code in _WEBHOOK_EXPIRED:
        return WebhookExpired("The webhook of this conversation has expired.", code=code)
    return (
        _passing(status, code, response.headers.get("Retry-After", ""), banned="punish" in answer)
        or _app_refused(status, code, message, answer)
        or (Silenced if code in _SILENCED else GiveUp)(_reason(status, code, message), code=code)
    )


def _code_and_message(answer: Mapping[str, object]) -> tuple[str, str]:
    """Both hosts' fields. The old host wraps some refusals in errcode 88, the true one is `sub_code`."""
    if str(answer.get("errcode", "")) == "88":
        return _str(answer, "sub_code") or "88", _str(answer, "sub_msg") or _str(answer, "errmsg")
    code = _str(answer, "code") or _str(answer, "errcode")
    return code, _str(answer, "message") or _str(answer, "errmsg")


def _passing(status: int, code: str, retry_after: str, *, banned: bool) -> SendFailed | None:
    """Failures that time heals."""
    if code in _QUOTA_USED_UP:
        reason = "The organization has used up this month's DingTalk API calls."
        return QuotaUsedUp(f"{reason} They begin anew next month, or with a larger package.", code=code)
    if code in _TOO_FAST:
        return Throttled(
            "DingTalk holds back the robot, which spoke too often.", after=THROTTLE_SECONDS, code=code
        )
    if "QpsLimit" in code or "QpmLimit" in code:
        after = 60.0 if "QpmLimit" in code else 1.0
        return RetryLater("Too many calls to DingTalk at once.", after=after, code=code)
    if code in _BUSY_SECONDS:
        return RetryLater("DingTalk is busy.", after=_BUSY_SECONDS[code], code=code)
    if banned:
        return RetryLater("DingTalk refuses this computer's address for a while.", after=BAN_SECONDS)
    if status in (408, 429):
        after = float(retry_after) if retry_after.isdecimal() else 1.0
        return RetryLater("Too many calls to DingTalk at once.", after=max(after, 1.0), code=code)
    if status >= 500:
        return RetryLater(f"DingTalk had an error of its own (HTTP {status}).", code=code)
    return None


def _app_refused(status: int, code: str, message: str, answer: Mapping[str, object]) -> SendFailed | None:
    """Failures that need somebody in DingTalk's console."""
    if code in _TOKEN_REFUSED or status == 401:
        return _TokenRefused(f"DingTalk does not accept the app's token. {_CHECK_CREDENTIALS}", code=code)
    if code in _NOT_FROM_HERE:
        reason = "The app does not accept calls from this computer's address"
        return FixCredentials(
            f"{reason}; add it to the app's server addresses in DingTalk's console.", code=code
        )
    if code not in _NO_PERMISSION:
        return None
    permission = _missing_permission(message, answer)
    what = f"the permission {permission}" if permission else "a permission"
    reason = f"The app lacks {what}. Add it on the page 'Permissions' of your app in DingTalk's console"
    return FixCredentials(f"{reason} and publish the app again.", permission=permission, code=code)


def _missing_permission(message: str, answer: Mapping[str, object]) -> str | None:
    """The new host lists what is missing, the old one names it in its message."""
    scopes = _strs(_object(answer.get("accessdenieddetail")), "requiredScopes")
    if scopes:
        return ", ".join(scopes)
    named = _PERMISSION.search(message)
    return named.group() if named else None


def _reason(status: int, code: str, message: str) -> str:
    known = _REASONS.get(code) or next(
        (reason for beginning, reason in _REASONS_BY_BEGINNING.items() if code.startswith(beginning)), ""
    )
    said = f"DingTalk said: {message[:200]} ({code or f'HTTP {status}'})."
    return f"{known} {said}" if known else said


def _is_free_of_charge(failure: SendFailed) -> bool:
    """DingTalk does not charge calls that it refuses for their number."""
    return "Limit" in failure.code or failure.code in ("90018", "90002", "90020")


# -- small readers and writers -----------------------------------------------------------------------


def _markdown(title: str, text: str) -> dict[str, str]:
    parameter = json.dumps({"title": title, "text": text}, ensure_ascii=False)
    return {"msgKey": "sampleMarkdown", "msgParam": parameter}


def _token_header(token: str) -> Mapping[str, str]:
    return {**_HEADERS, "x-acs-dingtalk-access-token": token}


def _is_loopback(url: httpx.URL) -> bool:
    return url.host in ("127.0.0.1", "localhost", "::1")


@lru_cache(maxsize=1_000)
def _read_url(address: str) -> httpx.URL:
    """A conversation's address stays the same for an hour; reading it takes a tenth of a call's time."""
    return httpx.URL(address)


def _proxy_to(url: httpx.URL) -> str | None:
    """The proxy that the environment names for an address; none can reach the sandbox on this computer."""
    if _is_loopback(url) or proxy_bypass(url.host):
        return None
    proxies = getproxies()
    proxy = proxies.get(url.scheme) or proxies.get("all")
    return proxy if proxy is None or "://" in proxy else f"http://{proxy}"


def _same_place(url: httpx.URL, endpoint: httpx.URL) -> bool:
    """Exactly the configured host, or another of DingTalk's own if the configured one is DingTalk's."""
    if (url.scheme, url.host, url.port) == (endpoint.scheme, endpoint.host, endpoint.port):
        return True
    if url.scheme != "https" or url.port is not None:
        return False
    return any(endpoint.host.endswith(domain) and url.host.endswith(domain) for domain in OWN_DOMAINS)


def _object_or_none(content: bytes) -> Mapping[str, object] | None:
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _object(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _str(fields: Mapping[str, object], key: str) -> str:
    """A text field; a number as its digits, everything else as missing."""
    value = fields.get(key)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else ""


def _strs(fields: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = fields.get(key)
    return tuple(_only_texts(value)) if isinstance(value, list) else ()


def _only_texts(values: Iterable[object]) -> Iterable[str]:
    return (value for value in values if isinstance(value, str))


def _seconds(value: object) -> float:
    """A lifetime; two hours, DingTalk's usual one, if it makes no sense."""
    return float(value) if isinstance(value, int) and 0 < value < 10**6 else 7200.0
