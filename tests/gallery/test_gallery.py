"""Every message the bot can say, as people read it, in each language: a file for each scene and language.

`pytest tests/gallery --snapshot-update` writes them anew; read what has changed as its reader would. The
scenes stand in the other files of this folder. A text that none of them says fails the test in English, in
which every text can be heard.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from commands.texts.texts_in_code import Key, phrases
from tests import databases
from tests.commands.scripts import FLOWS, NAMES, TEAM
from tests.gallery import checkins, cycles, objectives, people, settings, weeks
from tests.gallery.listening import listening
from tests.gallery.stage import Stage
from tests.gallery.words import CODES, OTHERS

PAGES_AND_FILES = (
    "bot/",
    "commands/acts/importing/",
    "commands/reports/sheets.py",
    "commands/texts/calendars.py",
    "commands/texts/charts/",
    "commands/texts/deeds.py",
    "commands/texts/importing.py",
    "commands/texts/sheets.py",
)
"""What is said by these stands on pages, in pictures and spreadsheets, whose own tests look at it."""


def scenes(code: str) -> dict[str, str]:
    """All scenes by name: those typed in the language itself, and those typed in English."""
    typed = {name: script[code] for name, script in FLOWS.items() if name != "team"}
    parts = (objectives, checkins, people, weeks, cycles, settings)
    return typed | {name: script for part in parts for name, script in part.SCENES.items()}


class Transcript(SingleFileSnapshotExtension):
    """A text file of its own for each."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


class Theatre:
    """A team in one language, which every scene finds as it was."""

    def __init__(self, empty: Path, folder: Path, code: str) -> None:
        self._code, self._folder = code, folder
        self._team = Path(shutil.copy(empty, folder / "team.db"))
        with self._stage(self._team) as stage:
            self.beginning = stage.play(TEAM[code] + self._languages())
            self._said, self._now = stage.said, stage.now

    def _languages(self) -> str:
        """Everybody says which language is theirs."""
        own = [f"{who} (alone): /lang {self._code}" for who in NAMES[self._code]]
        return "\n".join([*own, f"dana: /team lang {self._code}"])

    @contextmanager
    def _stage(self, path: Path, *, first: int = 1, now: datetime | None = None) -> Iterator[Stage]:
        with databases.stored(path) as storage:
            names = {**NAMES[self._code], **OTHERS[self._code]}
            stage = Stage(storage, names, self._code, first=first)
            stage.now = now or stage.now
            yield stage

    def play(self, script: str) -> str:
        """A scene as it was read."""
        path = Path(shutil.copy(self._team, self._folder / "scene.db"))
        with self._stage(path, first=self._said + 1, now=self._now) as stage:
            return stage.play(script)


@pytest.mark.parametrize("code", CODES)
def test_people_read(_migrated_file: Path, tmp_path: Path, snapshot: SnapshotAssertion, code: str) -> None:
    with listening() if code == "en" else nullcontext() as heard:
        theatre = Theatre(_migrated_file, tmp_path, code)
        read = {"team": theatre.beginning} | {
            name: theatre.play(script) for name, script in scenes(code).items()
        }
    kept = snapshot.use_extension(Transcript)
    assert [name for name, text in read.items() if text != kept(name=f"{code} {name}")] == []
    assert heard is None or never_said(heard.keys) == []


def never_said(heard: set[Key]) -> list[str]:
    """The texts of messages that nobody heard, with where they stand in the code."""
    where: dict[Key, list[str]] = {}
    for phrase in phrases():
        where.setdefault(phrase.key, []).append(f"{phrase.file}:{phrase.line}")
    return [
        f"{places[0]} {key[0]!r}"
        for key, places in where.items()
        if key not in heard and not all(_is_of_a_page(place) for place in places)
    ]


def _is_of_a_page(place: str) -> bool:
    return place.startswith(PAGES_AND_FILES)
