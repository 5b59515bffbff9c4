"""Copies a SQLite database that is in use."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

PAGES_AT_ONCE = 500
PAUSE_SECONDS = 0.01
"""Between parts of the copy the bot may write; a copy that was overtaken begins again by itself."""


def copy(source: Path, target: Path) -> None:
    """Copy with SQLite's own means, so that the copy is whole whatever is being written.

    The copy can be read by its owner only: it holds session webhooks and everything people said. An
    unfinished one is deleted.
    """
    unfinished = target.with_name(target.name + ".part")
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with closing(_read_only(source)) as old, closing(sqlite3.connect(unfinished)) as new:
            old.backup(new, pages=PAGES_AT_ONCE, sleep=PAUSE_SECONDS)
            new.execute("PRAGMA journal_mode=DELETE")
        unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
