"""What owners are asked alone: never in the group, at most once a day, and an answer is a note."""

from __future__ import annotations

import pytest

from storage.tables import CheckIn, Question
from tests.dialogue import Dialogue


@pytest.fixture
def sure(team: Dialogue) -> Dialogue:
    """Dana was at 9 on KR1 yesterday."""
    team.say("dana", "KR1 conf 9")
    team.later(days=1)
    return team


def notes(talk: Dialogue) -> list[str | None]:
    return [row.note for row in talk.rows(CheckIn)]


def test_a_steep_fall_is_asked_about_alone(sure: Dialogue) -> None:
    answer = sure.say("dana", "KR1 conf 5")
    assert "What changed?" not in answer.text
    assert "confidence went from 9 to 5. What changed?" in answer.direct["dana"]


def test_two_falls_in_a_row_are_asked_about(team: Dialogue) -> None:
    team.say("dana", "KR1 conf 8")
    assert team.say("dana", "KR1 conf 7").direct == {}
    assert "from 7 to 6" in team.say("dana", "KR1 conf 6").direct["dana"]


@pytest.mark.parametrize("confidence", [9, 8, 7])
def test_a_small_fall_is_not(sure: Dialogue, confidence: int) -> None:
    assert sure.say("dana", f"KR1 conf {confidence}").direct == {}


def test_a_red_flag_asks_by_itself(sure: Dialogue) -> None:
    answer = sure.say("dana", "KR1 conf 2", direct=True)
    assert "What changed?" not in answer.text
    assert "What would help most?" in answer.text


def test_where_the_owner_is_alone_with_the_bot_it_stands_below_the_receipt(sure: Dialogue) -> None:
    answer = sure.say("dana", "KR1 conf 5", direct=True)
    assert "What changed?" in answer.text
    assert answer.direct == {}
    assert "nothing" in answer.taps


@pytest.mark.parametrize("direct", [False, True], ids=["said in the group", "said directly"])
def test_the_answer_becomes_a_note_of_that_check_in(sure: Dialogue, direct: bool) -> None:
    sure.say("dana", "KR1 conf 5", direct=direct)
    answer = sure.say("dana", "the day-3 email bounced for two weeks", direct=True)
    assert "Kept as a note of KR1" in answer.text
    assert notes(sure) == [None, "the day-3 email bounced for two weeks"]
    assert "the day-3 email bounced" in sure.say("dana", "/kr KR1", direct=True).text
    sure.say("dana", "undo", direct=True)
    assert notes(sure) == [None, None]


def test_it_is_answered_in_a_direct_chat_that_was_there_before(sure: Dialogue) -> None:
    sure.say("dana", "hello", direct=True)
    sure.say("dana", "KR1 conf 5")
    assert "Kept as a note" in sure.say("dana", "the day-3 email bounced", direct=True).text


def test_a_note_that_was_there_is_kept(sure: Dialogue) -> None:
    sure.say("dana", "KR1 conf 5, churn in June", direct=True)
    sure.say("dana", "it was the price change", direct=True)
    assert notes(sure)[-1] == "churn in June\nit was the price change"


@pytest.mark.parametrize("words", ["nothing", "没什么", "tidak ada", "không có gì"])
def test_nothing_is_fine(sure: Dialogue, words: str) -> None:
    sure.say("dana", "KR1 conf 5", direct=True)
    assert "👌" in sure.say("dana", words, direct=True).text
    assert notes(sure) == [None, None]


@pytest.mark.parametrize("words", ["KR2 4h", "/okr", "KR1 blocked on legal", "undo"])
def test_something_else_instead_of_an_answer_is_what_it_is(sure: Dialogue, words: str) -> None:
    sure.say("dana", "KR1 conf 5", direct=True)
    assert "note of" not in sure.say("dana", words, direct=True).text
    assert words not in notes(sure)


def test_it_may_be_answered_in_the_group_too(sure: Dialogue) -> None:
    sure.say("dana", "KR1 conf 5")
    answer = sure.say("dana", "the day-3 email bounced for two weeks")
    assert "Kept as a note of KR1" in answer.text
    assert "confidence" not in answer.text, "what was asked alone is not told"
    assert notes(sure) == [None, "the day-3 email bounced for two weeks"]
    sure.say("dana", "undo")
    assert notes(sure) == [None, None]


def test_in_the_group_it_is_waited_for_a_quarter_of_an_hour(sure: Dialogue) -> None:
    sure.say("dana", "KR1 conf 5")
    sure.later(minutes=16)
    sure.say("dana", "the day-3 email bounced for two weeks")
    assert notes(sure) == [None, None]
    assert "Kept as a note" in sure.say("dana", "the day-3 email bounced", direct=True).text


@pytest.mark.parametrize("words", ["KR2 4h", "/okr", "what is blocked?", "hello", "thanks!"])
def test_in_the_group_something_else_is_what_it_is(sure: Dialogue, words: str) -> None:
    sure.say("dana", "KR1 conf 5")
    assert "note of" not in sure.say("dana", words).text
    assert words not in notes(sure)


def test_what_was_asked_about_a_private_key_result_is_not_answered_in_the_group(team: Dialogue) -> None:
    team.say("dana", "/okr new private: Learn to sell\nCalls 0 → 20", direct=True)
    team.say("dana", "P2 conf 9", direct=True)
    team.later(days=1)
    assert "What changed?" in team.say("dana", "P2 conf 5", direct=True).text
    assert "P2" not in team.say("dana", "I was ill").text
    assert notes(team)[-1] is None


def test_somebody_else_does_not_answer_for_the_owner(sure: Dialogue) -> None:
    sure.say("dana", "KR1 conf 5")
    sure.say("leo", "the day-3 email bounced for two weeks", direct=True)
    assert notes(sure) == [None, None]


def test_one_question_a_day(sure: Dialogue) -> None:
    sure.say("dana", "KR2 conf 9")
    assert "dana" in sure.say("dana", "KR1 conf 5").direct
    assert sure.say("dana", "KR2 conf 5").direct == {}
    sure.later(days=1)
    assert sure.say("dana", "KR2 conf 5").direct == {}, "the same fall is not asked about later"


def test_several_falls_in_one_message_are_one_question(sure: Dialogue) -> None:
    sure.say("dana", "KR2 conf 9")
    sure.say("dana", "KR1 conf 5\nKR2 conf 4")
    assert [row.kind for row in sure.rows(Question)] == ["what_changed"]


def test_pace_against_confidence_is_private(team: Dialogue) -> None:
    team.later(days=28)
    answer = team.say("dana", "KR1 45% conf 8")
    assert "What do you know" not in answer.text
    assert "points behind the pace" in answer.direct["dana"]


def test_the_owner_is_asked_when_somebody_else_checks_in(sure: Dialogue) -> None:
    sure.say("dana", "/team manager", mentions=["mai"])
    answer = sure.say("mai", "KR1 conf 5")
    assert set(answer.direct) == {"dana"}


def test_who_just_spoke_is_asked_at_any_hour(sure: Dialogue) -> None:
    sure.later(hours=10)  # 21:00
    assert "dana" in sure.say("dana", "KR1 conf 5").direct


def test_an_answer_after_a_day_is_too_late(sure: Dialogue) -> None:
    sure.say("dana", "KR1 conf 5", direct=True)
    sure.later(hours=24)
    sure.say("dana", "the day-3 email bounced for two weeks", direct=True)
    assert notes(sure) == [None, None]
