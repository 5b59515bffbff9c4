"""Sentences nobody fitted the phrase tables to, read as a product manager would expect."""

from __future__ import annotations

import pytest

from commands.core.grammar import EXAMPLES
from tests.grammar import fresh_en, fresh_id, fresh_vi, fresh_zh
from tests.grammar.scoring import Row, wrong_fields

TABLES = {"en": fresh_en.ROWS, "zh": fresh_zh.ROWS, "id": fresh_id.ROWS, "vi": fresh_vi.ROWS}
CASES = [
    pytest.param(language, row, id=f"{language}: {row.text}")
    for language, rows in TABLES.items()
    for row in rows
]


@pytest.mark.parametrize(("language", "row"), CASES)
def test_a_fresh_sentence_is_read_as_meant(language: str, row: Row) -> None:
    wrong = wrong_fields(row.text, row.intent, row.fields, key_results=EXAMPLES[language])
    assert not wrong, f"{row.text!r} was read otherwise: {wrong}"


@pytest.mark.parametrize("language", TABLES)
def test_there_are_forty_fresh_sentences_of_each_language(language: str) -> None:
    assert len({row.text for row in TABLES[language]}) >= 40
