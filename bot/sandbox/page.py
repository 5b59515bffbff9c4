"""The chat page's files, served from the package."""

from __future__ import annotations

import mimetypes
from importlib import resources

from fastapi import APIRouter
from fastapi.responses import Response

from bot.sandbox.errors import ChatError

FOLDER = resources.files("bot.sandbox") / "page"


def router() -> APIRouter:
    """The page at `/`, what it needs under `/page/`."""
    pages = APIRouter()

    @pages.get("/")
    async def index() -> Response:
        return _file("index.html")

    @pages.get("/page/{name}")
    async def part(name: str) -> Response:
        return _file(name)

    return pages


def _file(name: str) -> Response:
    """One file of the folder itself: a name with a slash never gets here, and `..` is no file."""
    file = FOLDER / name
    if not file.is_file():
        raise ChatError(404, f"There is no {name} here.")
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Response(file.read_bytes(), media_type=kind, headers={"Cache-Control": "no-cache"})
