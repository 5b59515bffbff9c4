"""Signed values that a browser carries for us and cannot change, each with a purpose and an expiry."""

from __future__ import annotations

import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256

SIGNATURE_BYTES = 32


def sealed(key: bytes, purpose: str, content: Mapping[str, str], *, now: datetime, life: timedelta) -> str:
    """`content` as text for an address or a cookie; good for `life`, and for this purpose only."""
    ends = int((now + life).timestamp())
    told = json.dumps([ends, dict(content)], separators=(",", ":")).encode()
    return urlsafe_b64encode(_signature(key, purpose, told) + told).rstrip(b"=").decode()


def unsealed(key: bytes, purpose: str, text: str, *, now: datetime) -> dict[str, str] | None:
    """The sealed content; None if it was not sealed with this key for this purpose, or has expired."""
    try:
        raw = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except (Error, ValueError):
        return None
    signature, told = raw[:SIGNATURE_BYTES], raw[SIGNATURE_BYTES:]
    if not hmac.compare_digest(signature, _signature(key, purpose, told)):
        return None
    ends, content = json.loads(told)
    return dict(content) if now.timestamp() < ends else None


def _signature(key: bytes, purpose: str, told: bytes) -> bytes:
    return hmac.digest(key, purpose.encode() + b"\0" + told, sha256)
