"""A check-in that leaves out what is new: it is asked for, and nothing is stored before."""

from __future__ import annotations

import pytest

from storage.tables import CheckIn
from tests.dialogue import Dialogue


@pytest.mark.parametrize(
    "words",
    [
        "/kr update KR1",
        "/kr update retention",
        "/kr update KR1 👍",
        "update KR1",
        "KR1更新一下",
        "mau update KR1",
        "cập nhật KR1",
    ],
)
def test_an_update_without_news_asks_what_is_new_and_stores_nothing(team: Dialogue, words: str) -> None:
    assert "**KR1**" in team.say("dana", words).markdown
    assert team.rows(CheckIn) == []
    assert "45% → 54%" in team.say("dana", "54%").text
    assert [row.original_text for row in team.rows(CheckIn)] == ["54%"]


def test_what_is_new_may_be_told_in_ones_own_words(team: Dialogue) -> None:
    assert "What is new with KR1 30-day retention?" in team.say("dana", "/kr update KR1").text
    assert "Note: the vendor answers on Friday" in team.say("dana", "the vendor answers on Friday").text


def test_what_is_new_is_not_what_is_said_of_another(team: Dialogue) -> None:
    team.say("dana", "/kr update KR1")
    assert "KR2 First reply time" in team.say("dana", "KR2 4 h").text
    assert "nothing was changed" in team.say("dana", "the vendor answers on Friday").text
    assert len(team.rows(CheckIn)) == 1


def test_of_several_codes_without_news_each_line_comes_back_once(team: Dialogue) -> None:
    answer = team.say("dana", "/kr update KR1 KR2")
    assert answer.text == "❓ “KR1 KR2” was not stored: it does not say what is new."
    assert "KR3 API error rate is Priya's" in team.say("dana", "update KR3").text
    assert team.rows(CheckIn) == []
