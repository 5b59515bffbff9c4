"""Whether a form really comes from one of our pages that was shown to this person.

Two independent checks: what the browser says about where the request comes from, and a token that only pages
of this session contain. The token differs on every page, so that compressed answers do not leak it.
"""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256

from starlette.requests import Request

from bot.web.board.refusals import Refused
from commands.texts.voice import mark

FIELD = "csrf"
SALT_BYTES = 8
FROM_US = frozenset({"same-origin", "none"})


def token(session_token: str) -> str:
    """A token for the forms of one page."""
    salt = secrets.token_hex(SALT_BYTES)
    return f"{salt}.{_proof(session_token, salt)}"


def check(request: Request, given: str, session_token: str, *, origin: str) -> None:
    """Refuse what was not sent from a page of ours.

    Raises:
        Refused: it came from another site, or from a page of another session.
    """
    salt, _, proof = given.partition(".")
    ours = _proof(session_token, salt)
    if not is_from_us(request, origin) or not hmac.compare_digest(proof.encode(), ours.encode()):
        raise Refused(
            403,
            mark("Nothing was changed"),
            mark("This form is from another sign-in. Go back, load the page again, and send it once more."),
        )


def is_from_us(request: Request, origin: str) -> bool:
    """What the browser says about where a request comes from. Every current browser says it."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in FROM_US:
        return False
    said = request.headers.get("origin")
    return said == origin if said is not None else site is not None


def _proof(session_token: str, salt: str) -> str:
    return hmac.new(session_token.encode(), b"csrf:" + salt.encode(), sha256).hexdigest()
