"""Sentences nobody fitted the phrase tables to, read as a product manager would expect."""

from __future__ import annotations

import pytest

from commands.core.grammar import EXAMPLES
from tests.grammar import (
    branches_id,
    branches_vi,
    chat_en,
    chat_id,
    chat_vi,
    chat_zh,
    colleagues_en,
    colleagues_id,
    colleagues_vi,
    colleagues_zh,
    corridors_id,
    corridors_vi,
    evenings_id,
    evenings_vi,
    fresh_en,
    fresh_id,
    fresh_vi,
    fresh_zh,
    fridays_id,
    fridays_vi,
    handovers_id,
    handovers_vi,
    heard,
    kitchens_id,
    kitchens_vi,
    lunches_id,
    lunches_vi,
    mornings_id,
    mornings_vi,
    notes_id,
    notes_vi,
    talk_en,
    talk_id,
    talk_vi,
    talk_zh,
    trains_id,
    trains_vi,
    travels_id,
    travels_vi,
)
from tests.grammar.scoring import Row, wrong_fields
from tests.scores import Score

TABLES = {
    "en": fresh_en.ROWS + chat_en.ROWS + talk_en.ROWS + colleagues_en.ROWS + heard.rows("en"),
    "zh": fresh_zh.ROWS + chat_zh.ROWS + talk_zh.ROWS + colleagues_zh.ROWS + heard.rows("zh"),
    "id": fresh_id.ROWS
    + chat_id.ROWS
    + notes_id.ROWS
    + talk_id.ROWS
    + colleagues_id.ROWS
    + heard.rows("id")
    + mornings_id.ROWS
    + evenings_id.ROWS
    + travels_id.ROWS
    + handovers_id.ROWS
    + corridors_id.ROWS
    + kitchens_id.ROWS
    + fridays_id.ROWS
    + branches_id.ROWS
    + lunches_id.ROWS
    + trains_id.ROWS,
    "vi": fresh_vi.ROWS
    + chat_vi.ROWS
    + notes_vi.ROWS
    + talk_vi.ROWS
    + colleagues_vi.ROWS
    + heard.rows("vi")
    + mornings_vi.ROWS
    + evenings_vi.ROWS
    + travels_vi.ROWS
    + handovers_vi.ROWS
    + corridors_vi.ROWS
    + kitchens_vi.ROWS
    + fridays_vi.ROWS
    + branches_vi.ROWS
    + lunches_vi.ROWS
    + trains_vi.ROWS,
}
CASES = [
    pytest.param(language, row, id=f"{language}: {row.text}")
    for language, rows in TABLES.items()
    for row in rows
]


@pytest.mark.parametrize(("language", "row"), CASES)
def test_a_fresh_sentence_is_read_as_meant(score: Score, language: str, row: Row) -> None:
    wrong = wrong_fields(row.text, row.intent, row.fields, key_results=EXAMPLES[language])
    score("fresh sentences", language, right=not wrong, of=1)
    assert not wrong, f"{row.text!r} was read otherwise: {wrong}"


@pytest.mark.parametrize("language", TABLES)
def test_there_are_forty_fresh_sentences_of_each_language(language: str) -> None:
    assert len({row.text for row in TABLES[language]}) >= 40
