"""What people answer to a numbered question, and what becomes of it when they say something else."""

from __future__ import annotations

import pytest

from tests.dialogue import Dialogue

SECOND = ["2", "2.", "#2", "２", "KR2", "first reply time"]
SECOND += ["the second one", "第二个", "yang kedua", "cái thứ hai"]


@pytest.mark.parametrize("answer", SECOND)
def test_the_second_of_two_is_chosen(team: Dialogue, answer: str) -> None:
    team.say("dana", "60%")
    team.say("dana", answer)
    assert (team.standing(1)[0], team.standing(2)[0]) == ("45", "3.6")


@pytest.mark.parametrize("answer", ["3", "0", "the third one"])
def test_a_number_that_was_not_offered_keeps_the_question_open(team: Dialogue, answer: str) -> None:
    team.say("dana", "60%")
    said = team.say("dana", answer)
    assert said.text.startswith("Please choose a number from 1 to 2")
    assert "cancel" in said.taps
    team.say("dana", "2")
    assert team.standing(2)[0] == "3.6"


def test_whoever_reports_something_else_meanwhile_is_asked_no_more(team: Dialogue) -> None:
    team.say("dana", "60%")
    team.say("dana", "KR2 4h")
    team.say("dana", "KR1")
    assert team.standing(1)[0] == "45"


def test_somebody_elses_answer_is_not_taken(team: Dialogue) -> None:
    team.say("dana", "60%")
    team.say("omar", "2")
    assert team.standing(2)[0] == "6"
