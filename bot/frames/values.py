"""Reading what comes from outside value by value: one of the wrong type is a missing one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

_BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\u200b\u200c\u200d\u2060\ufeff"
"""What `str.strip` takes for blanks, and invisible characters that it does not."""


FIRST_YEAR, LAST_YEAR = 2000, 2100
"""A check-in of the year 9999 would be the latest for ever, and no zone could show it."""


def object_of(value: object) -> Mapping[str, object]:
    """Empty for anything else."""
    return value if isinstance(value, dict) else {}


def list_of(value: object) -> list[object]:
    """Empty for anything else."""
    return value if isinstance(value, list) else []


def clean(value: object) -> str:
    """A text that every database stores: no NUL (PostgreSQL), and U+FFFD for half a surrogate pair (UTF-8).

    Python would put a question mark there, and make a question of a report.
    """
    if not isinstance(value, str):
        return ""
    if value.isascii() and "\x00" not in value:
        return value
    return value.replace("\x00", "").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def trimmed(text: str) -> str:
    """Without blanks at both ends, the invisible ones included."""
    return text.strip(_BLANKS)


def text_of(value: object) -> str:
    """A text as every database stores it, without blanks at both ends."""
    return clean(value).strip(_BLANKS)


def id_of(value: object) -> str:
    """An identifier or code; a number counts as its digits, since codes come as either."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < 10**18 else ""
    return text_of(value)


def moment_of(value: object) -> datetime | None:
    """From milliseconds since 1970, as a number or as digits. One of another century is a mistake."""
    try:
        found = datetime.fromtimestamp(int(id_of(value)) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return found if FIRST_YEAR <= found.year < LAST_YEAR else None
