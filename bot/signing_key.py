"""The key that signs the short-lived values that browsers carry for us."""

from __future__ import annotations

import hmac
import os
import secrets
from hashlib import sha256
from pathlib import Path

from bot.settings import Settings

KEY_BYTES = 32


class NoKey(Exception):  # noqa: N818 (it reads as what it is)
    """There is no key and none can be made; the text says what to set."""


def secret_key(settings: Settings) -> bytes:
    """`OKRBOT_SECRET_KEY`, else the key in the file beside a SQLite database, which is made if missing.

    Processes that share a PostgreSQL need the same key without sharing a file: theirs follows from the app's
    client secret, which all of them have and nobody else.

    Raises:
        NoKey: the file can be neither read nor made, or there is no key in it.
    """
    chosen = settings.chosen_secret_key.get_secret_value()
    if chosen:
        return chosen.encode()
    database = settings.sqlite_file
    if database is None:
        secret = settings.client_secret.get_secret_value().encode()
        return hmac.digest(secret, b"okrbot: what browsers carry", sha256)
    return _kept_in(database.with_suffix(".key"))


def _kept_in(file: Path) -> bytes:
    try:
        key = _read(file) if file.exists() else _made(file)
    except OSError as error:
        raise NoKey(
            f"The key of the board cannot be kept in {file} ({error.strerror}); nothing was started.\n"
            "Let this user write there, or set OKRBOT_SECRET_KEY to a long random text."
        ) from None
    if not key:  # signatures made with an empty key could be forged by anybody
        raise NoKey(
            f"There is no key in {file}; nothing was started.\n"
            "Delete the file, and a new key is made at the next start."
        )
    return key


def _read(file: Path) -> bytes:
    return file.read_bytes().strip()


def _made(file: Path) -> bytes:
    """A new key in a file that only its owner reads; another process may have been first."""
    key = secrets.token_hex(KEY_BYTES).encode()
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read(file)
    with os.fdopen(handle, "wb") as opened:
        opened.write(key + b"\n")
    return key
