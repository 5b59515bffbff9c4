"""A team with the example objectives, and a dialogue with it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from storage.work import Storage
from tests import databases
from tests.commands.importing import Desk
from tests.dialogue import Dialogue
from tests.growth import SAID, resumed


@pytest.fixture
def dialogue(storage: Storage) -> Dialogue:
    """An empty installation, on SQLite and on PostgreSQL."""
    return Dialogue(storage)


@pytest.fixture
def team(growth_storage: Storage, growth_moment: datetime) -> Dialogue:
    """Growth: Dana owns KR1 and KR2, Priya KR3 (error rate) and KR4 (milestones), Leo KR5."""
    return resumed(Dialogue(growth_storage, first=SAID + 1), growth_moment)


@pytest.fixture
def blocked(team: Dialogue) -> Dialogue:
    """Leo is blocked on legal and asked Wang."""
    team.say("leo", "KR5 60% blocked on legal", mentions=["wang"])
    return team


@pytest.fixture(scope="module")
def a_week_before(
    _growth: tuple[Path, datetime], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, datetime]:
    """The file of a team at the quarter's end, told once for all tests, and the moment at which it stands."""
    path = Path(shutil.copy(_growth[0], tmp_path_factory.mktemp("ended") / "okrbot.db"))
    with databases.stored(path) as storage:
        talk = resumed(Dialogue(storage, first=SAID + 1), _growth[1])
        _until_the_end(talk)
    return path, talk.now


def _until_the_end(team: Dialogue) -> None:
    for who, words in (
        ("dana", "KR1 57%"),
        ("dana", "KR2 4h"),
        ("priya", "KR3 0.1%"),
        ("priya", "KR4 2 of 4"),
        ("leo", "KR5 2"),
        ("priya", "/okr committed O2"),
    ):
        team.say(who, words)
    team.say("dana", "/team manager", mentions=["mai"])
    team.later(days=38)


@pytest.fixture
def ended(a_week_before: tuple[Path, datetime], tmp_path: Path) -> Iterator[Dialogue]:
    """A week before the quarter's end: KR1 is at 0.8, KR2 at 0.5, O2 was committed, KR3 is reached."""
    path = shutil.copy(a_week_before[0], tmp_path / "ended.db")
    with databases.stored(path) as storage:
        yield resumed(Dialogue(storage, first=100), a_week_before[1])


@pytest.fixture
def desk(growth_storage: Storage, growth_moment: datetime) -> Desk:
    """Dana with spreadsheets."""
    talk = Dialogue(growth_storage, first=100)
    talk.now = growth_moment
    return Desk(talk, "dana")
