"""Which key result a check-in is about: what tells it, and what is asked where nothing does."""

from __future__ import annotations

from commands.core.messages import Quote
from storage.tables import CheckIn
from tests.dialogue import Dialogue


def test_the_only_key_result_somebody_owns_needs_no_code(team: Dialogue) -> None:
    assert "KR5" in team.say("leo", "/kr 60%").text


def test_title_words_are_enough(team: Dialogue) -> None:
    assert "KR2" in team.say("dana", "reply time is 4h now").text
    assert team.standing(2)[0] == "4"


def test_between_two_it_asks_and_stores_nothing_until_answered(team: Dialogue) -> None:
    asked = team.say("dana", "60% done, conf 6")
    assert "Which one, Dana?" in asked.text
    assert "Nothing is saved yet" in asked.text
    assert team.rows(CheckIn) == []

    answer = team.say("dana", "1")
    assert "KR1" in answer.text
    assert team.standing(1)[2] == 6


def test_a_confidence_alone_is_of_what_was_just_checked_in(team: Dialogue) -> None:
    team.say("dana", "KR1 52%, conf 7")
    assert "KR1" in team.say("dana", "conf 6").text
    assert [row.confidence for row in team.rows(CheckIn)] == [7, 6]


def test_a_confidence_alone_asks_after_two_check_ins_or_a_while(team: Dialogue) -> None:
    team.say("dana", "KR1 52%, conf 7\nKR2 4h")
    assert team.say("dana", "conf 6").text.startswith("Which one")
    team.say("dana", "KR1 53%")
    team.later(minutes=16)
    assert team.say("dana", "conf 6").text.startswith("Which one")


def test_a_unit_that_only_one_of_mine_is_told_in_names_it(team: Dialogue) -> None:
    assert "KR2 First reply time: 6 h → 3 h" in team.say("dana", "3h, confidence 6").text
    asked = team.say("priya", "conf 6, blocked on legal")
    assert "Which one, Priya?" in asked.text, "nothing says which"
    team.say("priya", "cancel")
    refused = team.say("priya", "3h, confidence 6")
    assert "Which one, Priya?" in refused.text, "hers are told in % and in milestones"


def test_the_question_is_only_for_whom_it_was_asked(team: Dialogue) -> None:
    team.say("dana", "60% done, conf 6")
    team.say("leo", "1")
    assert team.standing(1)[2] is None


def test_the_question_expires(team: Dialogue) -> None:
    team.say("dana", "60% done, conf 6")
    team.later(minutes=16)
    team.say("dana", "1")
    assert team.rows(CheckIn) == []


def test_the_question_can_be_dropped(team: Dialogue) -> None:
    team.say("dana", "60% done, conf 6")
    assert "Nothing was changed" in team.say("dana", "cancel").text
    team.say("dana", "1")
    assert team.rows(CheckIn) == []


def test_the_helper_mentioned_before_the_question_is_asked_after_it(team: Dialogue) -> None:
    team.say("dana", "60% done, blocked on legal", mentions=["wang"])
    answer = team.say("dana", "2")
    assert answer.at == {"wang": "Wang Lei"}


def test_a_bare_number_is_never_stored_unasked(team: Dialogue) -> None:
    answer = team.say("leo", "3")
    assert "Which one, Leo?" in answer.text
    assert team.rows(CheckIn) == []


def test_a_quoted_receipt_tells_the_key_result(team: Dialogue) -> None:
    receipt = team.say("dana", "KR2 5h")
    quote = Quote(message_id="m", text=receipt.text, send_key=None)
    assert "KR2" in team.say("dana", "4h", quote=quote).text


def test_a_number_of_an_objective_is_understood(team: Dialogue) -> None:
    assert "KR2" in team.say("dana", "O1KR2 4h").text


def test_an_unknown_code_shows_those_there_are(team: Dialogue) -> None:
    answer = team.say("dana", "KR9 50%")
    assert "There is no KR9 here" in answer.text
    assert "KR1 30-day retention" in answer.text
    assert team.rows(CheckIn) == []


def test_an_unknown_code_is_answered_with_those_of_mine(team: Dialogue) -> None:
    assert "Yours are:\nKR1 30-day retention\nKR2" in team.say("dana", "KR99 60%").text
    assert "These are:\nKR1 30-day retention" in team.say("wang", "KR99 60%").text


def test_somebody_elses_key_result_stays_theirs(team: Dialogue) -> None:
    answer = team.say("leo", "KR1 55%")
    assert "KR1 30-day retention is Dana's" in answer.text
    assert "they can say @OKR KR1 55%" in answer.text, "what was said, and no other figure"
    assert "they can say @OKR KR1 = …" in team.say("leo", "we are at 55% with KR1").text
    assert "they can say @OKR /block KR1 legal" in team.say("leo", "/block KR1 legal").text
    assert "they can say @OKR /review KR1 0.2" in team.say("leo", "/review KR1 0.2").text
    assert team.rows(CheckIn) == []


def test_the_manager_may_check_in_for_others(team: Dialogue) -> None:
    team.say("leo", "/team manager", mentions=["mai"])
    assert "55%" in team.say("mai", "KR1 55%").text


def test_who_owns_nothing_is_told_how_to_say_which(team: Dialogue) -> None:
    answer = team.say("wang", "60%")
    assert "You own no key result here" in answer.text
    assert team.rows(CheckIn) == []
