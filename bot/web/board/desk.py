"""The desk: renders each page from one consistent view of the rows, in a reader thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.frames.values import clean
from bot.web.board import csrf
from bot.web.board.cookies import Cookies
from bot.web.board.forms import Form, read_form
from bot.web.board.refusals import NotSignedIn, Refused
from bot.web.board.showing import Showing
from bot.web.board.static import Static
from bot.web.board.templates import Templates
from bot.web.board.visitor import Visitor, stranger_voice, visitor_of
from bot.web.machinery import Machinery
from commands.core.deployment import Deployment
from commands.reports.standing import Standpoint
from commands.texts.voice import Voice
from storage import sessions
from storage.tables import Team

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Entry:
    """A page's place in the navigation: its address and its name, a text of the catalogues."""

    address: str
    name: str


@dataclass(frozen=True, slots=True)
class Look:
    """What a page is built from: the rows, who looks, when."""

    session: Session
    visitor: Visitor
    deployment: Deployment
    now: datetime

    @property
    def showing(self) -> Showing:
        """Figures and words as the visitor writes them."""
        return Showing(self.visitor.voice, self.visitor.zone, self.now)

    @property
    def today(self) -> date:
        """The visitor's day."""
        return self.now.astimezone(self.visitor.zone).date()

    @property
    def week_ago(self) -> datetime:
        """The moment that figures are compared with."""
        return self.now - WEEK

    def standpoint_of(self, team: Team) -> Standpoint:
        """The day, calendar and thresholds of a team."""
        return self.deployment.standpoint_of(team, now=self.now)


Build = Callable[[Look], object]

REFUSED = "refused.html"


class Desk:
    """Shows pages and takes forms. `navigation` is what every page links to."""

    def __init__(self, machinery: Machinery, navigation: Sequence[Entry]) -> None:
        self.machinery = machinery
        self.static = Static()
        self.cookies = Cookies(https=(machinery.deployment.public_url or "").startswith("https://"))
        self._templates = Templates(self.static, name=machinery.deployment.name, navigation=navigation)

    def origin(self, request: Request) -> str:
        """Scheme and host by which people reach the board, without a path."""
        public = self.machinery.deployment.public_url
        if public:
            parts = urlsplit(public)
            return f"{parts.scheme}://{parts.netloc}"
        return f"{request.url.scheme}://{request.url.netloc}"

    # -- pages ---------------------------------------------------------------------------------------

    async def show(self, request: Request, template: str, build: Build, *, status: int = 200) -> Response:
        """Render a page for whoever is signed in; `build` reads the rows and returns the template's `view`.

        Raises:
            NotSignedIn: nobody is.
            Refused: `build` found that the page is not to be shown.
        """

        def in_thread() -> tuple[Visitor, str]:
            with self.machinery.storage.reading() as session:
                visitor = self._visitor(session, request)
                look = Look(session, visitor, self.machinery.deployment, self.machinery.clock())
                return visitor, self._page(request, template, visitor, view=build(look))

        visitor, page = await self.machinery.workers.read(in_thread)
        answer = HTMLResponse(page, status)
        if sessions.is_long_unseen(visitor.session, now=self.machinery.clock()):
            await self._note_seen(visitor)
            self.cookies.keep_session(answer, visitor.token)  # the browser counts its own 14 days
        return answer

    async def file(self, request: Request, build: Callable[[Look], Response]) -> Response:
        """A file for whoever is signed in; `build` writes it from the rows.

        Raises:
            NotSignedIn: nobody is.
            Refused: `build` found that there is none.
        """

        def in_thread() -> Response:
            with self.machinery.storage.reading() as session:
                visitor = self._visitor(session, request)
                return build(Look(session, visitor, self.machinery.deployment, self.machinery.clock()))

        return await self.machinery.workers.read(in_thread)

    async def visitor(self, request: Request) -> Visitor:
        """Who is signed in.

        Raises:
            NotSignedIn: nobody is.
        """

        def in_thread() -> Visitor:
            with self.machinery.storage.reading() as session:
                return self._visitor(session, request)

        return await self.machinery.workers.read(in_thread)

    async def taken(self, request: Request) -> tuple[Visitor, Form]:
        """Who is signed in, and the form that they sent from one of our pages.

        Raises:
            NotSignedIn: nobody is.
            Refused: it came from elsewhere, or cannot be read.
        """
        visitor = await self.visitor(request)
        form = await read_form(request)
        csrf.check(request, form.get(csrf.FIELD, ""), visitor.token, origin=self.origin(request))
        return visitor, form

    def _visitor(self, session: Session, request: Request) -> Visitor:
        token = self.cookies.read(request, self.cookies.session)
        now, deployment = self.machinery.clock(), self.machinery.deployment
        found = visitor_of(session, token, deployment, now=now) if token else None
        if found is None:
            raise NotSignedIn
        return found

    async def _note_seen(self, visitor: Visitor) -> None:
        """Let the session last from now on."""
        now = self.machinery.clock()

        def in_thread() -> None:
            # what could be read is shown even while nothing can be written
            with suppress(OperationalError), self.machinery.storage.work() as work:
                sessions.seen(work, visitor.session, now=now)

        await self.machinery.workers.run("", in_thread)

    # -- what is shown without rows ------------------------------------------------------------------

    def stranger(self, request: Request, template: str, *, status: int = 200, **more: Any) -> Response:
        """A page for somebody who is not signed in, or of whom that is not known."""
        voice = self.voice_of_stranger(request)
        zone = ZoneInfo(self.machinery.deployment.timezone)
        showing = Showing(voice, zone, self.machinery.clock())
        page = self._templates.render(template, request, showing=showing, visitor=None, **more)
        return HTMLResponse(page, status)

    def voice_of_stranger(self, request: Request) -> Voice:
        """The voice in the language that the browser asks for."""
        return stranger_voice(request.headers.get("accept-language", ""), self.machinery.deployment)

    def refusal(self, request: Request, error: Refused) -> Response:
        """An error page that needs no rows, since reading them may be what failed."""
        said = error.said(self.voice_of_stranger(request))
        return self.stranger(request, REFUSED, status=error.status, **said)

    async def refused(self, request: Request, error: Refused) -> Response:
        """An error page in the language of whoever is signed in, with the navigation."""
        try:
            visitor = await self.visitor(request)
        except NotSignedIn:
            return self.refusal(request, error)
        page = self._page(request, REFUSED, visitor, **error.said(visitor.voice))
        return HTMLResponse(page, error.status)

    def to_sign_in(self, request: Request) -> Response:
        """Send the browser to sign in; afterwards it comes back to the page that was asked for."""
        wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        to = f"?to={quote(wanted, safe='/')}" if request.method == "GET" and wanted != "/" else ""
        return RedirectResponse(f"/sign-in{to}", 303)

    def _page(self, request: Request, template: str, visitor: Visitor, **shown: object) -> str:
        showing = Showing(visitor.voice, visitor.zone, self.machinery.clock())
        return self._templates.render(template, request, showing=showing, visitor=visitor, **shown)


def filters(request: Request) -> Mapping[str, str]:
    """The filters of a page: the query parameters that are not empty."""
    return {name: value for name, typed in request.query_params.items() if (value := clean(typed))}
