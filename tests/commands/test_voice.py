"""Voice messages: read from DingTalk's transcript, shown as heard, never dropped silently."""

from __future__ import annotations

import pytest

from commands.core.messages import Kind
from storage.tables import CheckIn
from tests.dialogue import Answer, Dialogue


def speak(team: Dialogue, who: str, words: str) -> Answer:
    return team.say(who, words, kind=Kind.VOICE, direct=True)


SPOKEN = [
    # who, what DingTalk heard, key result, value, confidence, the number in digits
    ("dana", "KR one is at fifty-two point five percent, confidence seven", 1, "52.5", 7, "52.5%"),
    ("leo", "KR五现在三家，信心七分", 5, "3", 7, None),
    ("priya", "KR tiga turun ke nol koma lima persen, yakin tujuh", 3, "0.5", 7, "0,5%"),
    ("priya", "KR3 còn không phẩy bốn phần trăm, tự tin bảy", 3, "0.4", 7, "0,4%"),
]


@pytest.mark.parametrize(("who", "words", "number", "value", "confidence", "digits"), SPOKEN)
def test_a_check_in_is_spoken_in_every_language(
    team: Dialogue, who: str, words: str, number: int, value: str, confidence: int, digits: str | None
) -> None:
    answer = speak(team, who, words)
    figures = team.standing(number)
    assert (figures[0], figures[2]) == (value, confidence)
    assert f"“{words}”" in answer.text
    assert (f"= {digits}" in answer.text) if digits else ("🔢" not in answer.text)


def test_a_number_of_several_words_is_shown_in_digits(team: Dialogue) -> None:
    answer = speak(team, "dana", "KR one is at fifty-two point five percent")
    assert "Are the numbers right? fifty-two point five percent = 52.5%" in answer.text


def test_numbers_heard_as_digits_need_no_second_look(team: Dialogue) -> None:
    assert "🔢" not in speak(team, "dana", "KR1 52%, confidence 7").text


def test_what_was_typed_is_not_repeated(team: Dialogue) -> None:
    assert "🎙" not in team.say("dana", "KR one is at fifty-two point five percent", direct=True).text


@pytest.mark.parametrize("silence", ["", "  ", "\n"])
def test_without_a_transcript_the_bot_says_so(team: Dialogue, silence: str) -> None:
    answer = speak(team, "dana", silence)
    assert "no words came with it" in answer.text
    assert "/kr update 60%" in answer.text
    assert team.rows(CheckIn) == []


@pytest.mark.parametrize(("who", "language"), [("dana", "en"), ("li", "zh"), ("dewi", "id"), ("lan", "vi")])
def test_silence_is_answered_in_everybodys_language(team: Dialogue, who: str, language: str) -> None:
    team.say(who, f"/lang {language}")
    english = "no words came with it" in speak(team, who, "").text
    assert english == (language == "en")


def test_what_is_not_understood_is_shown_as_heard(team: Dialogue) -> None:
    speak(team, "dana", "hello")  # the welcome is said only once
    answer = speak(team, "dana", "the quick brown fox")
    assert "“the quick brown fox”" in answer.text
    assert "nothing was changed" in answer.text


def test_a_wrong_number_is_corrected_by_voice(team: Dialogue) -> None:
    speak(team, "dana", "KR one is at sixty percent")
    speak(team, "dana", "oops, KR one is at fifty percent")
    assert team.standing(1)[0] == "50"


def test_the_transcript_is_kept_with_the_check_in(team: Dialogue) -> None:
    speak(team, "dana", "KR one is at fifty-two percent")
    [stored] = team.rows(CheckIn)
    assert stored.original_text == "KR one is at fifty-two percent"


def test_layout_in_a_transcript_is_harmless(team: Dialogue) -> None:
    assert "**x**" not in speak(team, "dana", "hello **x** @all").markdown
