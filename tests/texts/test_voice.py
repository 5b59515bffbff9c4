"""Saying things: safe fields, numbers of the language, English where a translation is missing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from commands.texts.markdown import Md, bold
from commands.texts.voice import mark, voice_of


def test_plain_text_is_escaped_and_markdown_goes_in_as_it_is() -> None:
    said = voice_of("en").say("{kr}: {title}", kr=bold("KR1"), title="*@all* {kr}")
    assert (said, type(said)) == ("**KR1**: ＊ ＊ {kr}", Md)


def test_whole_numbers_are_written_the_languages_way() -> None:
    said = {code: str(voice_of(code).say("{n}", n=-12345)) for code in ("en", "zh", "id", "vi")}
    assert said == {"en": "-12,345", "zh": "-12,345", "id": "-12.345", "vi": "-12.345"}


NOT_FORMATTED: list[Any] = [Decimal("0.5"), 0.5, None, True, ["a"]]


@pytest.mark.parametrize("field", NOT_FORMATTED)
def test_what_was_not_formatted_cannot_be_said(field: Any) -> None:
    with pytest.raises(TypeError, match="must be formatted"):
        voice_of("en").say("{n}", n=field)


def test_a_missing_field_is_an_error() -> None:
    with pytest.raises(KeyError, match="kr"):
        voice_of("zh").say("{kr}")


def test_english_counts_and_falls_back() -> None:
    voice = voice_of("en")
    assert voice.count("{n} day for {kr}", "{n} days for {kr}", 1, kr="KR1") == "1 day for KR1"
    assert voice.count("{n} day for {kr}", "{n} days for {kr}", 1200, kr="KR1") == "1,200 days for KR1"
    assert voice_of("vi").say("nobody ever translated {x}", x="this") == "nobody ever translated this"
    assert voice.say("") == ""


def test_the_same_words_differ_by_context() -> None:
    assert voice_of("zh").say("today", context="day") == "今天"
    assert voice_of("zh").say("today", context="nowhere") == "today"
    assert voice_of("id").say(mark("{n} h", context="unit"), context="unit", n=3) == "3 jam"


def test_files_and_pages_get_the_words_unchanged() -> None:
    assert voice_of("en").plain("{title} ({n})", title="*a* @b", n=1000) == "*a* @b (1,000)"


LISTS = {
    "en": "＊a＊, b, and **c**",
    "zh": "＊a＊、b和**c**",
    "id": "＊a＊, b, dan **c**",
    "vi": "＊a＊, b và **c**",
}


@pytest.mark.parametrize(("code", "joined"), LISTS.items())
def test_lists_are_joined_the_languages_way(code: str, joined: str) -> None:
    assert voice_of(code).list(["*a*", "b", bold("c")]) == joined


def test_short_lists() -> None:
    assert voice_of("en").list([]) == ""
    assert voice_of("en").list(["Dana"]) == "Dana"
    assert voice_of("en").list(["1", "2"], "or") == "1 or 2"
