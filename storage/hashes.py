"""How secrets are stored: as hashes, so that whoever reads the rows cannot use them."""

from __future__ import annotations

from hashlib import sha256


def hash_of(secret: str) -> str:
    """The SHA-256 of a key, a cookie's token or a secret address, in hexadecimal digits."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
