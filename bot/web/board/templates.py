"""Pages from templates. Everything is escaped, and naming an undefined variable is an error."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request

from bot.web.board import csrf
from bot.web.board.showing import Showing
from bot.web.board.static import Static
from bot.web.board.visitor import Visitor
from commands.rules.status import Status

if TYPE_CHECKING:
    from bot.web.board.desk import Entry

FOLDER = Path(__file__).parents[1] / "templates"


class Templates:
    """The templates of `bot/web/templates`, with the variables that all of them have in common.

    These are `plain` and `count` (words), `show` (figures and times), `visitor` (None before sign-in), `path`
    and `query`, `static`, `linked` (an address with fields), `statuses`, and `csrf` (a token for the page's
    forms).
    """

    def __init__(self, static: Static, *, name: str, navigation: Sequence[Entry]) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(FOLDER),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.globals |= {
            "static": static.address,
            "bot": name,
            "navigation": navigation,
            "linked": linked,
            "statuses": tuple(Status),
        }

    def render(
        self, template: str, request: Request, *, showing: Showing, visitor: Visitor | None, **more: Any
    ) -> str:
        """A whole page."""
        return self._environment.get_template(template).render(
            plain=showing.voice.plain,
            count=showing.voice.count,
            show=showing,
            language=showing.voice.language.locale.replace("_", "-"),
            visitor=visitor,
            path=request.url.path,
            query=dict(request.query_params),
            csrf=csrf.token(visitor.token) if visitor else "",
            **more,
        )


def linked(path: str, fields: dict[str, str] | None = None, **changed: object) -> str:
    """An address with fields in its query: those of a page with some changed; None leaves one out."""
    wanted = {**(fields or {}), **changed}
    query = urlencode({name: str(value) for name, value in wanted.items() if value not in (None, "")})
    return f"{path}?{query}" if query else path
