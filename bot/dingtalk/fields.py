"""Reading an answer field by field: DingTalk omits fields, and sends numbers where texts are documented."""

from __future__ import annotations

import json
from collections.abc import Mapping


def object_in(content: bytes) -> Mapping[str, object] | None:
    """The JSON object that these bytes are; None if they are anything else."""
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def object_of(value: object) -> Mapping[str, object]:
    """A field that is an object; everything else as an empty one."""
    return value if isinstance(value, dict) else {}


def text_of(fields: Mapping[str, object], key: str) -> str:
    """A text field; a number as its digits, everything else as missing."""
    value = fields.get(key)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else ""


def texts_of(fields: Mapping[str, object], key: str) -> tuple[str, ...]:
    """The texts in a field that is a list."""
    value = fields.get(key)
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()


def seconds_of(value: object) -> float:
    """A lifetime in seconds; two hours, DingTalk's usual one, if the value makes no sense."""
    return float(value) if isinstance(value, int) and 0 < value < 10**6 else 7200.0
