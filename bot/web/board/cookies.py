"""The two cookies: who is signed in, and which browser has begun to sign in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from storage.sessions import LIFE

SIGNING_IN = timedelta(minutes=10)
"""How long somebody may take at DingTalk's page."""


@dataclass(frozen=True, slots=True)
class Cookies:
    """Opaque, hidden from scripts, not sent with other sites' forms; behind https bound to our host alone."""

    https: bool

    @property
    def session(self) -> str:
        """The name of the cookie with the session's token."""
        return "__Host-okr" if self.https else "okr"

    @property
    def browser(self) -> str:
        """The name of the cookie that ties a sign-in to the browser in which it began."""
        return "__Host-okr-browser" if self.https else "okr-browser"

    def read(self, request: Request, name: str) -> str:
        return request.cookies.get(name, "")

    def keep_session(self, response: Response, token: str) -> None:
        self._set(response, self.session, token, LIFE)

    def keep_browser(self, response: Response, nonce: str) -> None:
        self._set(response, self.browser, nonce, SIGNING_IN)

    def forget(self, response: Response, name: str) -> None:
        response.delete_cookie(name, path="/", secure=self.https, httponly=True, samesite="lax")

    def _set(self, response: Response, name: str, value: str, life: timedelta) -> None:
        response.set_cookie(
            name,
            value,
            max_age=int(life.total_seconds()),
            path="/",
            secure=self.https,
            httponly=True,
            samesite="lax",
        )
