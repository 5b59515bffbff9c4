"""`okrbot` as somebody types it, in a folder of its own."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from storage.work import Storage

Run = Callable[..., Result]


@pytest.fixture
def okrbot(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `okrbot` in an empty folder with a migrated SQLite database and nothing else set."""
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith(("OKRBOT_", "DINGTALK_")) and not name.startswith("OKRBOT_TEST"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("DATABASE_URL", sqlite_url)

    def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, arguments, input=stdin)

    return run


@pytest.fixture
def rows(sqlite_storage: Storage) -> Storage:
    """The same database, to look into."""
    return sqlite_storage
