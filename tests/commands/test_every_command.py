"""What holds for every command there is, found in the registry: a new one is tested by being there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from commands.core.grammar import parse
from commands.core.grammar.phrases import languages as phrases
from commands.core.registry import Command, commands_by_name
from commands.texts.languages import languages
from commands.texts.voice import voice_of
from storage.tables import Base, Inbox
from tests import databases
from tests.dialogue import Answer, Dialogue
from tests.growth import growth

COMMANDS = commands_by_name()
CODE = re.compile(r"\b(KR|O|B|T|P)\d+\b")
BOLD = re.compile(r"\*\*(.+?)\*\*")
BARE_SLASH = re.compile(r"(?<!@OKR )(?<![\w.:/])/[a-z]+(?: [a-z]+)?", re.IGNORECASE)
ENGLISH = re.compile(r"\b[a-z]+(?:,? [a-z']+){2,}", re.IGNORECASE)

every_command = pytest.mark.parametrize("name", COMMANDS)


@pytest.fixture(scope="module")
def growing(_migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of a team at work, made once: Mai manages it, KR4 is blocked, Wang is asked."""
    path = Path(shutil.copy(_migrated_file, tmp_path_factory.mktemp("growing") / "okrbot.db"))
    with databases.stored(path) as storage:
        talk = growth(Dialogue(storage))
        talk.say("dana", "/team manager @mai", mentions=["mai"])
        talk.say("priya", "KR4 1 of 4, conf 5, blocked on legal", mentions=["wang"])
    return path


@pytest.fixture
def talk(growing: Path, tmp_path: Path) -> Iterator[Dialogue]:
    """A dialogue with a copy of that team, a day later."""
    path = shutil.copy(growing, tmp_path / "okrbot.db")
    with databases.stored(path) as storage:
        talk = Dialogue(storage, first=1000)
        talk.later(days=1)
        yield talk


def words(name: str, code: str) -> tuple[str, ...]:
    """How a command is called in a language, the usual words first."""
    tables = phrases()[code]
    return (*tables.COMMANDS.get(name, ()), *tables.ANSWERS.get(name, ()), *_greeting(name, code))


def _greeting(name: str, code: str) -> tuple[str, ...]:
    return phrases()[code].GREETING if name == "greet" else ()


def bare(command: Command) -> str:
    """The command without anything behind its words, in English."""
    usual = words(command.name, "en")[0]
    slash = command.usage.startswith("/") and not usual.startswith("/")
    return f"/{usual}" if slash else usual


def instructions(answer: Answer) -> list[str]:
    """What an answer tells people to type, without the @."""
    shown = [part.removeprefix("@OKR ") for part in BOLD.findall(answer.markdown) if "@OKR " in part]
    return [*answer.taps, *shown]


def works(line: str) -> bool:
    """Whether somebody who types this is understood."""
    return line.isdigit() or parse(line).intent in COMMANDS


SILENT = {"inbox", "deliveries", "conversations", "usage", "questions"}
"""Tables that only tell that a message came, where, and what is answered."""

EVERYTHING = {
    name: select(table).order_by(*table.primary_key)
    for name, table in Base.metadata.tables.items()
    if name not in SILENT
}


def rows(talk: Dialogue) -> dict[str, list[dict[str, Any]]]:
    """Everything stored, by table."""
    with talk.storage.reading() as session:
        return {
            name: [dict(row) for row in session.execute(query).mappings()]
            for name, query in EVERYTHING.items()
        }


SPEAKERS = "members"
"""The table that remembers in which language somebody spoke last, whatever they said."""

FOR_DIRECT_CHATS = re.compile("/okr (private|私密)")
"""What a group is told to say elsewhere, where no @ is needed."""


def assert_good(talk: Dialogue, answer: Answer) -> None:
    """An answer that nobody need be ashamed of."""
    failures = [row.failure for row in talk.rows(Inbox) if row.failure]
    assert not failures, "an error was caught: see the log"
    assert answer.text
    for line in answer.taps:
        assert f"[@OKR {line}](" in answer.markdown, f"a tap without its @: {line}"
    assert not BARE_SLASH.search(FOR_DIRECT_CHATS.sub("", answer.text)), answer.text
    for line in instructions(answer):
        assert works(line), f"is not understood: {line}"


# --- words ------------------------------------------------------------------------------------------


@every_command
def test_the_usage_line_is_understood(name: str) -> None:
    assert parse(COMMANDS[name].usage).intent == name


@every_command
def test_it_has_words_in_every_language_and_the_usual_ones_are_understood(name: str) -> None:
    behind = parse(COMMANDS[name].usage).rest
    for code in languages():
        line = bare(COMMANDS[name]) if code == "en" else words(name, code)[0]
        taken_for = {parse(text).intent for text in (line, f"{line} {behind}".strip())}
        assert name in taken_for, f"{line!r} is taken for {taken_for}"


@every_command
def test_what_it_does_is_said_in_every_language(name: str) -> None:
    says = COMMANDS[name].says
    assert len(says) <= 60
    in_english = [code for code in languages() if voice_of(code).plain(says) == says]
    assert in_english == ["en"]


# --- answers ----------------------------------------------------------------------------------------


@every_command
@pytest.mark.parametrize("code", ["en", "zh"])
def test_it_answers_well(talk: Dialogue, name: str, code: str) -> None:
    talk.say("wang", f"/lang {code}")  # a line that asks somebody is in that person's language
    for line in (bare(COMMANDS[name]), COMMANDS[name].usage):
        talk.say("mai", f"/lang {code}")  # `/lang zh` is one of the commands
        answer = talk.say("mai", line, mentions=["wang"] if "@" in line else ())
        assert_good(talk, answer)
        if code == "zh" and name != "lang":
            assert not english_in(talk, answer), answer.text


def english_in(talk: Dialogue, answer: Answer) -> list[str]:
    """English phrases that are neither to be typed nor somebody's own words."""
    text = BOLD.sub(" | ", re.sub(r"\[[^]]*\]\([^)]*\)", " | ", answer.markdown))
    own = {str(value) for table in rows(talk).values() for row in table for value in row.values()}
    own |= {command.usage for command in COMMANDS.values()}
    return [found for found in ENGLISH.findall(text) if not any(found in words for words in own)]


@every_command
def test_alone_it_says_what_to_type(talk: Dialogue, name: str) -> None:
    answer = talk.say("mai", bare(COMMANDS[name]))
    assert_good(talk, answer)
    if COMMANDS[name].usage.startswith("/") and parse(COMMANDS[name].usage).rest:
        assert instructions(answer), answer.text


@every_command
@pytest.mark.parametrize("wrong", ["a code that nobody has", "nonsense"])
def test_wrong_arguments_are_answered_with_a_line_that_works(talk: Dialogue, name: str, wrong: str) -> None:
    usage = COMMANDS[name].usage
    line = f"{bare(COMMANDS[name])} xyzzy plugh" if wrong == "nonsense" else CODE.sub(r"\g<1>97", usage)
    before = rows(talk)
    answer = talk.say("mai", line)
    assert_good(talk, answer)
    if line != usage and usage.startswith("/") and parse(usage).rest:
        helps = instructions(answer) or CODE.search(answer.text.replace("97", ""))
        assert helps or rows(talk) != before, answer.text


@pytest.mark.parametrize("name", [name for name, command in COMMANDS.items() if command.shows])
def test_one_that_shows_changes_nothing(talk: Dialogue, name: str) -> None:
    before = rows(talk)
    for line in (COMMANDS[name].usage, bare(COMMANDS[name])):
        talk.say("mai", line, mentions=["wang"] if "@" in line else ())
    after = rows(talk)
    assert [table for table in after if after[table] != before[table] and table != SPEAKERS] == []


@every_command
def test_somebody_from_outside_changes_nothing(talk: Dialogue, name: str) -> None:
    before = rows(talk)
    for line in (COMMANDS[name].usage, bare(COMMANDS[name])):
        answer = talk.say("outsider", line, mentions=["wang"] if "@" in line else ())
        assert_good(talk, answer)
        assert answer.direct == {}
    assert rows(talk) == before
