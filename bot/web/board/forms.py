"""Forms as browsers send them: fields of text, of a size that people write."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.requests import Request

from bot.frames.values import clean
from bot.web.board.refusals import Refused
from commands.texts.voice import mark

MOST_BYTES = 64 * 1024
MOST_FIELDS = 200
KIND = "application/x-www-form-urlencoded"

Form = Mapping[str, str]


async def read_form(request: Request) -> Form:
    """The fields of a form; if several have the same name, the last one counts.

    Raises:
        Refused: it is not a form, or larger than anything people write.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise _unreadable(413)
    if kind != KIND:
        raise _unreadable(415)
    try:
        fields = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise _unreadable(400) from None
    return {name: clean(value) for name, value in fields}


def words_in(form: Form, name: str) -> str | None:
    """What somebody wrote in a field; None if it is empty."""
    return form.get(name, "").strip() or None


def _unreadable(status: int) -> Refused:
    return Refused(
        status,
        mark("Nothing was changed"),
        mark("What was sent is not a form of this page, or far too long. Shorten it and send it again."),
    )
