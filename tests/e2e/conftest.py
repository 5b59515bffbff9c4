"""Offices: one that a whole file shares, and one for a single test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.world import Office, problems


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here starts processes and is slow."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="module")
def office(_migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A running bot on SQLite for a whole file of dialogues; at the end its log must hold no error."""
    folder = tmp_path_factory.mktemp("office")
    shutil.copy(_migrated_file, folder / "okrbot.db")
    office = Office(folder, f"sqlite:///{folder}/okrbot.db")
    try:
        bot = office.start()
        yield office
        assert problems(bot.log()) == []
    finally:
        office.close()


@pytest.fixture
def own_office(tmp_path: Path, sqlite_url: str) -> Iterator[Office]:
    """A DingTalk and an empty SQLite database for one test; it starts its bots itself."""
    office = Office(tmp_path, sqlite_url)
    try:
        yield office
    finally:
        office.close()
