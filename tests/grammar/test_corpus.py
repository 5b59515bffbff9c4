"""The corpus of check-ins, read row by row; the floor is what people were promised."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from commands.core.grammar import EXAMPLES
from commands.core.grammar.reading import NONE
from tests.grammar.scoring import wrong_fields
from tests.scores import Score

CORPUS = Path(__file__).parent.parent / "data" / "checkins.jsonl"
FLOOR = 0.97
"""Share of rows without a wrong field, per language."""


def _rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]


def _wrong(row: dict[str, Any], *, language: str | None = None) -> dict[str, Any]:
    return wrong_fields(row["text"], row["intent"], row, key_results=EXAMPLES[row["lang"]], language=language)


@pytest.mark.parametrize("language", EXAMPLES)
@pytest.mark.parametrize("reader", ["unknown", "of the same language"])
def test_a_language_reaches_the_floor(score: Score, language: str, reader: str) -> None:
    rows = [row for row in _rows() if row["lang"] == language]
    told = language if reader == "of the same language" else None
    wrong = {row["id"]: found for row in rows if (found := _wrong(row, language=told))}
    what = "the corpus" if told is None else "the corpus, its language known"
    score(what, language, right=len(rows) - len(wrong), of=len(rows))
    assert len(wrong) <= (1 - FLOOR) * len(rows), wrong


@pytest.mark.parametrize("row", [row for row in _rows() if row["intent"] == NONE], ids=lambda row: row["id"])
def test_chatter_is_never_a_check_in(row: dict[str, Any]) -> None:
    assert not _wrong(row), row["text"]


def test_most_rows_are_read_without_knowing_any_key_result() -> None:
    rows = [row for row in _rows() if row["title_words"] is None]
    right = [row for row in rows if not wrong_fields(row["text"], row["intent"], row, key_results=())]
    assert len(right) / len(rows) >= 0.9
