"""A team whose OKRs are there already, and a program with a key."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from storage.work import Storage
from tests import databases
from tests.api.program import Program, opened, prepare
from tests.dialogue import Dialogue
from tests.growth import growth

SAID = 200
"""More than the messages of the team's beginning."""


@pytest.fixture(scope="session")
def _prepared(_migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, datetime]:
    path = Path(shutil.copy(_migrated_file, tmp_path_factory.mktemp("prepared") / "okrbot.db"))
    with databases.stored(path) as storage:
        talk = prepare(growth(Dialogue(storage)))
    return path, talk.now


@pytest.fixture
def talk(_prepared: tuple[Path, datetime], tmp_path: Path) -> Iterator[Dialogue]:
    """The team, on a SQLite file of this test's own."""
    path = shutil.copy(_prepared[0], tmp_path / "prepared.db")
    with databases.stored(path) as storage:
        talk = Dialogue(storage, first=SAID)
        talk.now = _prepared[1]
        yield talk


@pytest.fixture
async def program(talk: Dialogue) -> AsyncIterator[Program]:
    """A program that reads, without a limit."""
    async with opened(talk) as found:
        yield found


@pytest.fixture(scope="session")
def _prepared_on_postgresql(_server: databases.Server) -> tuple[str, datetime]:
    url = _server.migrated()
    with databases.opened(url) as engine:
        talk = prepare(growth(Dialogue(Storage(engine, process="test"))))
    return url, talk.now


@pytest.fixture
def talk_on_postgresql(
    _server: databases.Server, _prepared_on_postgresql: tuple[str, datetime]
) -> Iterator[Dialogue]:
    """The team, in a PostgreSQL database of this test's own."""
    prepared, now = _prepared_on_postgresql
    url = _server.copied(prepared)
    with databases.opened(url) as engine:
        talk = Dialogue(Storage(engine, process="test"), first=SAID)
        talk.now = now
        yield talk
    _server.drop(url)


@pytest.fixture(params=["sqlite", "postgresql"])
async def program_on_both(request: pytest.FixtureRequest) -> AsyncIterator[Program]:
    """On SQLite and on PostgreSQL, for what their queries could make different."""
    name = "talk" if request.param == "sqlite" else "talk_on_postgresql"
    async with opened(request.getfixturevalue(name)) as found:
        yield found
