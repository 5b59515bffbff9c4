"""Pictures and files: what the robot uploaded, and what people sent to it."""

from __future__ import annotations

from email import message_from_bytes
from typing import ClassVar

from bot.sandbox.model import UnknownError
from bot.sandbox.world import World

MEGABYTE = 1 << 20


class MediaTooBigError(ValueError):
    """DingTalk takes no file of this size."""


class Media:
    """Uploads by their media id, in memory."""

    MOST_BYTES: ClassVar = {
        "image": 20 * MEGABYTE,
        "voice": 2 * MEGABYTE,
        "video": 20 * MEGABYTE,
        "file": 20 * MEGABYTE,
    }
    """Size limits by kind."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._kept: dict[str, tuple[bytes, str]] = {}

    def keep(self, kind: str, content: bytes, mime: str) -> str:
        """Keep an upload; the answer is its media id."""
        if len(content) > self.MOST_BYTES[kind]:
            raise MediaTooBigError
        media_id = ("@lAD" if kind == "image" else "$iAE") + self._world.token(32)
        self._kept[media_id] = (content, mime)
        return media_id

    def find(self, media_id: str) -> tuple[bytes, str] | None:
        """Content and MIME type."""
        return self._kept.get(media_id)

    def sent(self, download_code: str) -> str | None:
        """The media id behind the download code of a person's message (its text stands for the file)."""
        try:
            message = self._world.message(download_code.partition("-")[2])
        except UnknownError:
            return None
        self._kept[download_code] = (message.text.encode(), "application/octet-stream")
        return download_code


def parts_of(content_type: str, body: bytes) -> dict[str, tuple[bytes, str]]:
    """The named parts of a multipart body: content and MIME type of each."""
    document = message_from_bytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body)
    if not document.is_multipart():
        return {}
    parts: dict[str, tuple[bytes, str]] = {}
    for part in document.walk():
        name, content = part.get_param("name", header="content-disposition"), part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(content, bytes):
            parts[name] = (content, part.get_content_type())
    return parts
