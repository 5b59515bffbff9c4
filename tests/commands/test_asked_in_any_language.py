"""A question is answered in the language of its question word; one about a code shows what that is."""

from __future__ import annotations

import pytest

from tests.dialogue import Dialogue

QUESTIONS = [
    ("why KR3", "A reason is not recorded."),
    ("为什么KR3", "原因没有记录。"),
    ("kenapa KR3", "Alasannya belum tercatat."),
    ("vì sao KR3", "Chưa ghi nhận lý do."),
    ("/tanya kenapa KR3", "Alasannya belum tercatat."),
]


@pytest.mark.parametrize("before", ["KR5 进展如何？", "siapa yang ketinggalan?", "who is behind?"])
def test_each_question_in_its_language_whatever_was_asked_before(team: Dialogue, before: str) -> None:
    team.say("priya", "KR3 0.6%")
    for words, answer in QUESTIONS:
        team.say("mai", before)
        assert answer in team.say("mai", words).text


@pytest.mark.parametrize("words", ["is KR3 ok?", "will we make KR3?", "KR3还好吗？"])
def test_a_question_about_a_code_that_is_not_understood_shows_it(team: Dialogue, words: str) -> None:
    assert "KR3 API error rate" in team.say("mai", words).text


def test_a_question_about_nothing_gets_those_that_can_be_answered(team: Dialogue) -> None:
    assert "who is behind?" in team.say("mai", "is it ok?").taps


def test_a_note_that_is_asked_about_is_kept(team: Dialogue) -> None:
    team.say("dana", "/kr update the vendor called today")
    assert "Note: the vendor called today" in team.say("dana", "1").text
