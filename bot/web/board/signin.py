"""Signing in with DingTalk: to its page with a state, back with a code, and out again."""

from __future__ import annotations

import secrets
from urllib.parse import quote, urlencode, urlsplit

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.dingtalk import FixCredentials, GiveUp, SendFailed, Visitor
from bot.logs import get_logger
from bot.web.board.cookies import SIGNING_IN
from bot.web.board.desk import Desk
from bot.web.board.refusals import NotSignedIn, Refused
from bot.web.board.seals import sealed, unsealed
from commands.texts.voice import mark
from storage import installation, members, sessions
from storage.tables import Member

log = get_logger("board")

PURPOSE = "sign-in"
CALLBACK = "/sign-in/callback"
LONGEST_PATH = 1000
MOVED = "moved"
"""The parameter by which a sign-in knows that it was sent to the public address already."""


class SignIn:
    """The way of one browser to DingTalk's page and back."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._login = desk.machinery.login

    def start(self, request: Request) -> Response:
        """To DingTalk. A cookie ties what comes back to this browser; the state holds where to go then."""
        cookies, now = self._desk.cookies, self._desk.machinery.clock()
        nonce = cookies.read(request, cookies.browser) or secrets.token_urlsafe(24)
        state = sealed(
            self._login.key,
            PURPOSE,
            {"nonce": nonce, "to": own_path(request.query_params.get("to", ""))},
            now=now,
            life=SIGNING_IN,
        )
        answer = RedirectResponse(self._dingtalks_page(request, state), 303)
        cookies.keep_browser(answer, nonce)
        return answer

    def _dingtalks_page(self, request: Request, state: str) -> str:
        asked = {
            "redirect_uri": self._desk.origin(request) + CALLBACK,
            "response_type": "code",
            "client_id": self._login.client_id,
            "scope": "openid corpid",
            "state": state,
            "prompt": "consent",
        }
        return f"{self._login.endpoint}/oauth2/auth?{urlencode(asked)}"

    async def finish(self, request: Request) -> Response:
        """Back from DingTalk: make a session of the code.

        Raises:
            Refused: it is not this browser's sign-in, DingTalk said no, or the person is not of here.
        """
        to = self._checked_state(request)
        code = request.query_params.get("code") or request.query_params.get("authCode") or ""
        person = await self._asked(code)
        staff_id = await self._staff_id(person)
        token = await self._session(person, staff_id)
        answer = RedirectResponse(to, 303)
        self._desk.cookies.forget(answer, self._desk.cookies.browser)
        self._desk.cookies.keep_session(answer, token)
        return answer

    def _checked_state(self, request: Request) -> str:
        """Where the visitor wanted to go, if this browser began the sign-in not long ago."""
        now, cookies = self._desk.machinery.clock(), self._desk.cookies
        state = unsealed(self._login.key, PURPOSE, request.query_params.get("state", ""), now=now)
        nonce = cookies.read(request, cookies.browser)
        if state is None or not nonce or not secrets.compare_digest(state["nonce"].encode(), nonce.encode()):
            raise _try_again()
        return own_path(state["to"])

    async def _asked(self, code: str) -> Visitor:
        try:
            return await self._login.dingtalk.who_signed_in(code)
        except GiveUp as error:
            log.info("a sign-in code was not accepted", action="sign-in", reason=error.reason)
            raise _try_again() from None
        except SendFailed as error:
            raise _dingtalk_fails(error) from None

    async def _staff_id(self, person: Visitor) -> str:
        """The staff id, which only people of the organization have."""
        try:
            found = await self._login.dingtalk.staff_id_of(person.union_id)
        except SendFailed as error:
            raise _dingtalk_fails(error) from None
        if found is None:
            raise _not_of_here()
        return found

    async def _session(self, person: Visitor, staff_id: str) -> str:
        now, machinery = self._desk.machinery.clock(), self._desk.machinery

        def in_thread() -> str:
            with machinery.storage.work() as work:
                known = installation.organizations(work.session)
                org_id = person.corp_id or (known[0] if len(known) == 1 else "")
                if not org_id or (known and org_id not in known):
                    raise _not_of_here()
                member = members.signed_in(work, org_id, staff_id, nick=person.nick, now=now)
                return sessions.begin(work, member, now=now)

        return await machinery.workers.run("", in_thread)

    async def leave(self, request: Request) -> Response:
        """Sign out: this browser, or with the field `everywhere` all of this person's."""
        try:
            visitor, form = await self._desk.taken(request)
        except NotSignedIn:
            return RedirectResponse("/sign-in", 303)
        everywhere, now = bool(form.get("everywhere")), self._desk.machinery.clock()

        def in_thread(member: Member) -> None:
            with self._desk.machinery.storage.work() as work:
                if everywhere:
                    sessions.end_all(work, member.org_id, member.id, now=now)
                else:
                    sessions.end(work, visitor.token, now=now)

        await self._desk.machinery.workers.run("", in_thread, visitor.member)
        answer = RedirectResponse("/sign-in", 303)
        self._desk.cookies.forget(answer, self._desk.cookies.session)
        return answer


def router(desk: Desk) -> APIRouter:
    """The routes of signing in and out."""
    found, signing = APIRouter(), SignIn(desk)

    @found.get("/sign-in")
    async def page(request: Request) -> Response:
        try:
            await desk.visitor(request)
        except NotSignedIn:
            to = own_path(request.query_params.get("to", ""))
            start = "/sign-in/start" + (f"?to={quote(to, safe='/')}" if to != "/" else "")
            return desk.stranger(request, "sign_in.html", start=start)
        return RedirectResponse(own_path(request.query_params.get("to", "")), 303)

    @found.get("/sign-in/start")
    async def start(request: Request) -> Response:
        away = _at_the_public_address(desk, request)
        return away or signing.start(request)

    @found.get(CALLBACK)
    async def callback(request: Request) -> Response:
        return await signing.finish(request)

    @found.post("/sign-out")
    async def sign_out(request: Request) -> Response:
        return await signing.leave(request)

    return found


def _at_the_public_address(desk: Desk, request: Request) -> Response | None:
    """DingTalk sends people back to the public address: there the cookie must be, so there it begins.

    Whoever was sent there once is there, even if a proxy does not pass on the name of the host.
    """
    origin, query = desk.origin(request), request.query_params
    if request.url.netloc == urlsplit(origin).netloc or MOVED in query:
        return None
    return RedirectResponse(f"{origin}{request.url.path}?{urlencode({**query, MOVED: '1'})}", 303)


def own_path(wanted: str) -> str:
    """A path of the board; whatever else was asked for, an address elsewhere above all, is the home page."""
    is_own = wanted.startswith("/") and not wanted.startswith(("//", "/sign-in", "/sign-out"))
    is_plain = wanted.isprintable() and "\\" not in wanted and " " not in wanted
    return wanted if is_own and is_plain and len(wanted) <= LONGEST_PATH else "/"


def _try_again() -> Refused:
    return Refused(
        400,
        mark("You are not signed in yet"),
        mark("The sign-in took too long, or began in another browser. Nothing is lost: sign in once more."),
    )


def _not_of_here() -> Refused:
    return Refused(
        403,
        mark("This board is another organization's"),
        mark(
            "Your DingTalk account is not in the organization this board belongs to. "
            "Choose that organization's account at DingTalk's page, or ask a colleague there to add you."
        ),
    )


def _dingtalk_fails(error: SendFailed) -> Refused:
    """What an administrator must put right is named; anything else passes."""
    log.warning("somebody could not sign in", action="sign-in", reason=error.reason, code=error.code)
    if isinstance(error, FixCredentials) and error.permission:
        return Refused(
            503,
            mark("The board may not ask DingTalk who you are"),
            mark(
                "An administrator must give the app the permission {permission} in DingTalk's console and "
                "publish it again. Then sign in once more."
            ),
            permission=error.permission,
        )
    return Refused(
        503,
        mark("DingTalk does not answer"),
        mark("You are not signed in, and nothing is lost. Try again in a minute."),
    )
