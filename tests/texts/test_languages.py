"""Which languages there are, what people call them, and that a new one is a new file."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from commands.texts.formats import value
from commands.texts.languages import Language, find_language, languages
from commands.texts.voice import voice_of


def test_the_languages_are_the_catalogues_english_first() -> None:
    assert next(iter(languages())) == "en"
    assert set(languages()) >= {"en", "id", "vi", "zh"}
    assert languages()["zh"] == Language(code="zh", locale="zh_CN", own_name="中文")


CALLED = {
    "en": ["en", "EN", "en-GB", "en_US", "English", "英语", "英文", "Inggris", "tiếng Anh"],
    "zh": ["zh", "zh-CN", "zh_CN", "zh-Hans-CN", "Chinese", "Simplified Chinese", "中文", "简体中文", "汉语"],
    "id": ["id", "Bahasa Indonesia", "indonesia", "Indonesian", "印尼语", "印度尼西亚语"],
    "vi": ["vi", "vi-VN", "Vietnamese", "tiếng Việt", "TIENG VIET", "越南语", "Vietnam"],
}


@pytest.mark.parametrize(("code", "word"), [(code, word) for code, words in CALLED.items() for word in words])
def test_a_language_is_found_by_what_people_call_it(code: str, word: str) -> None:
    assert find_language(word) == languages()[code]


@pytest.mark.parametrize("word", ["", "xx", "Klingon", "Bahasa Klingon", "60%", "vi there"])
def test_other_words_are_no_language(word: str) -> None:
    assert find_language(word) is None


TOY = """
msgid ""
msgstr ""
"Language: ar\\n"
"X-Language-Code: toy\\n"
"X-Own-Name: Toyish\\n"
"X-Also-Called: Toytongue\\n"
"Plural-Forms: nplurals=6; plural="
"(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgid "{code} is late"
msgstr "toy {code} late"

msgid "{n} day"
msgid_plural "{n} days"
msgstr[0] "zero {n}"
msgstr[1] "one"
msgstr[2] "two"
msgstr[3] "few {n}"
msgstr[4] "many {n}"
msgstr[5] "other {n}"

msgctxt "unit"
msgid "{n} h"
msgstr "{n} toyhours"
""".lstrip()

ENGLISH = """
msgid ""
msgstr ""
"Language: en\\n"
"X-Language-Code: en\\n"
"X-Own-Name: English\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"
""".lstrip()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en.po").write_text(ENGLISH)
    (tmp_path / "toy.po").write_text(TOY)
    return tmp_path


def test_a_new_language_is_a_new_file(folder: Path) -> None:
    assert find_language("toytongue", folder) == Language("toy", "ar", "Toyish")
    voice = voice_of("toy", folder)
    assert voice.say("{code} is late", code="KR4") == "toy KR4 late"
    assert value(voice, Decimal("1234.5"), "jam") == "1,234.5 toyhours"
    assert voice.say("{code} is early", code="KR4") == "KR4 is early"


def test_plural_forms_are_those_of_the_language(folder: Path) -> None:
    said = {n: str(voice_of("toy", folder).count("{n} day", "{n} days", n)) for n in (0, 1, 2, 5, 11, 100)}
    assert said == {0: "zero 0", 1: "one", 2: "two", 5: "few 5", 11: "many 11", 100: "other 100"}


def test_a_language_whose_file_is_gone_speaks_english(folder: Path) -> None:
    assert voice_of("vi", folder).code == "en"
