"""A form with a file in it; its size is checked before it is read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot import spreadsheets
from bot.frames.values import clean
from bot.web.board.forms import Form
from bot.web.board.refusals import Refused
from commands.texts.voice import mark

BESIDE_BYTES = 64 * 1024
"""For the fields and what separates them."""
MOST_FIELDS = 10
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Upload:
    """A file somebody chose. It may hold one byte more than is taken: then it was cut off there."""

    name: str
    data: bytes


async def read_upload(request: Request, field: str) -> tuple[Form, Upload]:
    """The fields of a form and the file in one of them.

    Raises:
        Refused: it is no such form, holds no file, or is larger than anything that is taken.
    """
    if _size(request) > spreadsheets.MOST_BYTES + BESIDE_BYTES:
        raise _too_large()
    try:
        async with request.form(max_files=1, max_fields=MOST_FIELDS, max_part_size=BESIDE_BYTES) as form:
            file = form.get(field)
            if not isinstance(file, UploadFile) or not file.filename:
                raise _no_file()
            fields = {name: value for name, value in form.items() if isinstance(value, str)}
            name = PurePath(clean(file.filename).replace("\\", "/")).name[-LONGEST_NAME:]
            return fields, Upload(name, await file.read(spreadsheets.MOST_BYTES + 1))
    except HTTPException:
        raise _no_file() from None


def _size(request: Request) -> int:
    """What the browser says it sends; one that does not say is not ours."""
    said = request.headers.get("content-length", "")
    return int(said) if said.isdecimal() and len(said) < 12 else spreadsheets.MOST_BYTES * 2


def _too_large() -> Refused:
    return Refused(
        413,
        mark("Nothing was changed"),
        mark("The file is larger than 10 MB. Leave out what is not to be imported."),
    )


def _no_file() -> Refused:
    return Refused(
        400,
        mark("Nothing was changed"),
        mark("No file came with it. Go back, choose a spreadsheet, and send it once more."),
    )
