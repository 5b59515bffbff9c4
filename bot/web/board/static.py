"""Styles and scripts. Their addresses hold a hash of them all: browsers keep them until they change."""

from __future__ import annotations

import mimetypes
from hashlib import sha256
from pathlib import Path

from fastapi import APIRouter
from starlette.responses import Response

from bot.web.board.refusals import NotThere

FOLDER = Path(__file__).parents[1] / "static"
HASH_LETTERS = 12
FOREVER = "public, max-age=31536000, immutable"


class Static:
    """The files of one folder, read once. Modules import each other by relative addresses."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._files = {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
        told = b"\0".join(name.encode() + content for name, content in self._files.items())
        self._version = sha256(told).hexdigest()[:HASH_LETTERS]

    def address(self, name: str) -> str:
        """Where a file is; KeyError for one that is not there, so that no page links to nothing."""
        assert self._files[name]
        return f"/static/{self._version}/{name}"

    def answer(self, version: str, name: str) -> Response:
        """A file. One asked for by the address of another version is given, but not kept."""
        if name not in self._files:
            raise NotThere
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        caching = FOREVER if version == self._version else "no-cache"
        return Response(self._files[name], media_type=kind, headers={"Cache-Control": caching})


def router(static: Static) -> APIRouter:
    found = APIRouter()

    @found.get("/static/{version}/{name}")
    async def file(version: str, name: str) -> Response:
        return static.answer(version, name)

    return found
