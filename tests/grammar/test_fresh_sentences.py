"""Sentences nobody fitted the phrase tables to, read as a product manager would expect.

They stand in `tests/data/sentences`, in a folder for each language. Each file is one test, which tells all
its sentences that are read otherwise.
"""

from __future__ import annotations

import pytest

from commands.core.grammar import EXAMPLES
from tests.grammar.scoring import wrong_fields
from tests.grammar.sentences import FOLDER, rows
from tests.scores import Score

LANGUAGES = tuple(EXAMPLES)
TABLES = {
    language: {file.stem: rows(file) for file in sorted((FOLDER / language).glob("*.txt"))}
    for language in LANGUAGES
}
FILES = [(language, name) for language, tables in TABLES.items() for name in tables]


@pytest.mark.parametrize(("language", "name"), FILES)
def test_fresh_sentences_are_read_as_meant(score: Score, language: str, name: str) -> None:
    said, known = TABLES[language][name], EXAMPLES[language]
    read = [(row.text, wrong_fields(row.text, row.intent, row.fields, key_results=known)) for row in said]
    otherwise = [f"{text!r} was read otherwise: {wrong}" for text, wrong in read if wrong]
    score("fresh sentences", language, right=len(said) - len(otherwise), of=len(said))
    assert not otherwise, "\n".join(otherwise)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_forty_fresh_sentences_of_each_language(language: str) -> None:
    assert len({row.text for said in TABLES[language].values() for row in said}) >= 40
