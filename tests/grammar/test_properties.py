"""What holds for every text: nothing raises, folding twice changes nothing, work grows with length."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands.core.grammar import (
    EXAMPLES,
    as_json,
    bare_number,
    detect_language,
    find_date,
    find_numbers,
    normalise,
    parse,
)
from commands.core.grammar.words.normal import Normal

_WORDS = """KR3|O2KR1|60%|conf 7|7/10|blocked on |卡在|信心|kepercayaan |tự tin |@wang|/kr |/okr new |，|?|if
|not |从|到|1.2M|三|半|tỷ |rưỡi|dari |next: |下周|被|卡住|second |-|+3|=|:|(|ke-3|thì |15/10|9h|½|🎉|B7 |．"""
PIECES = st.sampled_from(
    [
        *_WORDS.split("|"),
        "\n",
        "e\u0301",
        "\u200b",
        "\u00b9",
        "9" * 60,
        "亿" * 9,
        "三分之",
        " jalan",
        "七成五",
        "多万",
        "KR五一百",
        "c 7",
        "2h 15m",
        "下下周一",
        "20.07.2026",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map("".join))
LONGEST_WORK_RATIO = 2.6
"""Twice the text may cost twice the work, and a little for what is set up once."""


@given(TEXTS, st.sampled_from([None, "en", "zh", "id", "vi"]))
@settings(max_examples=300, deadline=None)
def test_no_text_raises(text: str, language: str | None) -> None:
    key_results = EXAMPLES[language or "en"]
    parsed = parse(text, language=language, key_results=key_results)
    assert set(as_json(parsed)) >= {"intent", "refs", "note"}
    find_numbers(normalise(text), language=language)
    bare_number(text)
    detect_language(text)
    find_date(text, now=datetime(2026, 7, 14, 10, tzinfo=UTC), language=language)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_normal_character_came_from_somewhere(text: str) -> None:
    normal = Normal.of(text)
    for end in range(len(normal.text) + 1):
        assert normal.as_typed(0, end) in text


def _work(call: Callable[[], object]) -> int:
    """How many Python and C calls a call makes: work that no busy machine can change."""
    count = 0

    def tick(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(tick)
    try:
        call()
    finally:
        sys.setprofile(None)
    return count


SEEDS = (
    "KR3 60% conf 7, blocked on legal @wang. Next: call them. ",
    "The quick brown fox jumps over the lazy dog because it can. ",
    "信心七分，",
    "第三家",
    "KR1 5\n",
    *[
        "KR1 52, ",
        "被",
        "一",
        "1,",
        "1/2 ",
        "not ",
        "if ",
        "từ 3 ",
        "thì 5",
        "?",
        "(",
        "@a ",
        "blocked on ",
        "a",
    ],
)


@pytest.mark.parametrize("seed", SEEDS)
def test_work_grows_no_faster_than_the_text(seed: str) -> None:
    def read(length: int) -> int:
        text = (seed * length)[:length]
        return _work(lambda: parse(text, key_results=EXAMPLES["en"]))

    read(100)
    assert read(10_000) <= max(LONGEST_WORK_RATIO * read(5_000), 2_000)
