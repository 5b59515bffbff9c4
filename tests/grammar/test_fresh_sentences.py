"""Sentences nobody fitted the phrase tables to, read as a product manager would expect.

They stand as `ROWS` in the files of this folder whose names end with a language, and in what was heard. Each
file is one test, which tells all its sentences that are read otherwise.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from commands.core.grammar import EXAMPLES
from tests.grammar import heard
from tests.grammar.scoring import Row, wrong_fields
from tests.scores import Score

LANGUAGES = ("en", "zh", "id", "vi")


def written(language: str) -> dict[str, list[Row]]:
    """The sentences of a language, by the file they stand in."""
    names = sorted(path.stem for path in Path(__file__).parent.glob(f"*_{language}.py"))
    modules = {name: import_module(f"tests.grammar.{name}") for name in names}
    return {name: module.ROWS for name, module in modules.items() if hasattr(module, "ROWS")}


TABLES = {language: written(language) | {"heard": heard.rows(language)} for language in LANGUAGES}
FILES = [(language, name) for language, tables in TABLES.items() for name in tables]


@pytest.mark.parametrize(("language", "name"), FILES)
def test_fresh_sentences_are_read_as_meant(score: Score, language: str, name: str) -> None:
    rows, known = TABLES[language][name], EXAMPLES[language]
    read = [(row.text, wrong_fields(row.text, row.intent, row.fields, key_results=known)) for row in rows]
    otherwise = [f"{text!r} was read otherwise: {wrong}" for text, wrong in read if wrong]
    score("fresh sentences", language, right=len(rows) - len(otherwise), of=len(rows))
    assert not otherwise, "\n".join(otherwise)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_forty_fresh_sentences_of_each_language(language: str) -> None:
    assert len({row.text for rows in TABLES[language].values() for row in rows}) >= 40
