"""`/checkin`: everything due is asked for at once and answered in one message of several lines."""

from __future__ import annotations

import pytest

from storage.tables import CheckIn
from tests.dialogue import Dialogue


def saved(team: Dialogue) -> list[str]:
    return [row.original_text for row in team.rows(CheckIn)]


# --- asking ----------------------------------------------------------------------------------------


def test_everything_due_is_listed_with_its_last_figures_and_an_example(team: Dialogue) -> None:
    team.say("dana", "KR1 48% c6")
    team.later(days=7)
    answer = team.say("dana", "/checkin")
    assert "Your round: 2 key results are due." in answer.text
    assert "1 · KR1 30-day retention: 48%" in answer.text
    assert "confidence 6/10" in answer.text
    assert "@OKR KR2 4 h confidence 7" in answer.text
    assert "all same" in answer.taps


@pytest.mark.parametrize("words", ["打卡", "lapor", "báo cáo", "check in", "my round"])
def test_the_round_has_a_word_in_every_language(team: Dialogue, words: str) -> None:
    assert "KR3 API error rate" in team.say("priya", words).text


def test_with_figures_behind_it_it_is_an_ordinary_check_in(team: Dialogue) -> None:
    team.say("leo", "/checkin KR5 3")
    assert team.standing(5)[0] == "3"


def test_when_nothing_is_due_it_says_so_and_when_the_next_round_begins(team: Dialogue) -> None:
    team.say("leo", "KR5 3")
    answer = team.say("leo", "/checkin")
    assert "Nothing of yours is due" in answer.text
    assert "Mon 23 Nov" in answer.text


def test_who_owns_nothing_is_shown_the_board(team: Dialogue) -> None:
    assert "You own no key result here" in team.say("wang", "/checkin").text


def test_in_a_direct_chat_all_teams_are_asked_for(team: Dialogue) -> None:
    team.say("leo", "/okr new Hiring keeps up; KR Open positions from 9 to 2", group="People")
    answer = team.say("leo", "/checkin", direct=True)
    assert "2 key results are due" in answer.text
    assert "Growth/KR5" in answer.text
    assert "People/KR1" in answer.text
    assert "People/KR1" not in team.say("leo", "/checkin").text


# --- answering -------------------------------------------------------------------------------------

ONE_THING_FOUR_WAYS = [
    "KR1 52% c7\nKR2 same",
    "2) same\n1. 52%, confidence 7",
    "52% c7\nsame",
    "KR1 52 c7, KR2 same",
]


@pytest.mark.parametrize("words", ONE_THING_FOUR_WAYS)
def test_by_code_by_number_or_in_the_order_of_the_list(team: Dialogue, words: str) -> None:
    team.say("dana", "/checkin")
    answer = team.say("dana", words)
    assert team.standing(1) == ("52", "47", 7)
    assert team.standing(2)[0] == "6"
    assert len(team.rows(CheckIn)) == 2
    assert "That was your round" in answer.text


@pytest.mark.parametrize("words", ["all same", "都没变", "semua sama", "tất cả như cũ", "same"])
def test_same_for_all_in_every_language(team: Dialogue, words: str) -> None:
    team.say("priya", "/checkin")
    team.say("priya", words)
    assert saved(team) == [words, words]
    assert (team.standing(3)[0], team.standing(4)[0]) == ("0.8", "0")


def test_good_lines_are_saved_and_only_the_bad_ones_come_back(team: Dialogue) -> None:
    team.say("priya", "/checkin")
    answer = team.say("priya", "KR3 0.5% c7\nKR4 5 of 4")
    assert saved(team) == ["KR3 0.5% c7"]
    assert "KR4 SSO launch has 4 in all" in answer.text
    assert "Still open in your round" in answer.text
    assert "1 · KR4" in answer.text
    assert "KR3 0.4" not in answer.text


def test_a_line_that_says_nothing_comes_back_with_an_example(team: Dialogue) -> None:
    team.say("priya", "/checkin")
    answer = team.say("priya", "KR3 0.5%\nKR4 purple")
    assert "“KR4 purple” says nothing I could store" in answer.text
    assert "KR4 2 of 4 confidence 7" in answer.text


def test_the_round_goes_on_until_nothing_is_left(team: Dialogue) -> None:
    team.say("priya", "/checkin")
    assert "Still open" in team.say("priya", "KR3 0.5%").text
    assert "That was your round" in team.say("priya", "2 of 4").text
    assert team.standing(4)[0] == "2"


def test_a_message_without_one_good_line_keeps_the_round_open(team: Dialogue) -> None:
    team.say("priya", "/checkin")
    assert "Nothing was saved" in team.say("priya", "KR3 5h\nKR4 9 of 4").text
    team.say("priya", "0.5%\n2 of 4")
    assert (team.standing(3)[0], team.standing(4)[0]) == ("0.5", "2")


def test_a_bare_number_is_the_answer_when_one_thing_was_asked(team: Dialogue) -> None:
    team.say("leo", "/checkin")
    team.say("leo", "3")
    assert team.standing(5)[0] == "3"


def test_a_bare_number_between_two_is_never_stored(team: Dialogue) -> None:
    team.say("dana", "/checkin")
    assert "Which one, Dana?" in team.say("dana", "3").text
    assert team.rows(CheckIn) == []


def test_a_value_with_a_point_is_no_number_of_the_list(team: Dialogue) -> None:
    team.say("priya", "/checkin")
    team.say("priya", "0.3\n3")
    assert (team.standing(3)[0], team.standing(4)[0]) == ("0.3", "3")


def test_an_equals_sign_answers_and_corrects_nothing(team: Dialogue) -> None:
    team.say("dana", "/checkin")
    team.say("dana", "KR1 = 52%\nKR2 = 4h")
    assert (team.standing(1)[0], team.standing(2)[0]) == ("52", "4")


def test_other_things_said_meanwhile_are_no_answer(team: Dialogue) -> None:
    team.say("leo", "/checkin")
    assert "thanks" not in saved(team)
    team.say("leo", "thanks")
    assert "Growth" in team.say("leo", "/okr").text
    assert team.rows(CheckIn) == []
    team.say("leo", "3")
    assert team.standing(5)[0] == "3"


def test_what_a_red_flag_asks_comes_before_the_rest_of_the_round(team: Dialogue) -> None:
    team.say("dana", "/checkin")
    answer = team.say("dana", "KR1 conf 1")
    assert "/checkin goes on with your round" in answer.text
    assert "KR2 First reply time" in team.say("dana", "/checkin").text


def test_a_number_of_two_readings_is_asked_about_before_the_rest(team: Dialogue) -> None:
    team.say("lan", "/okr new Shop; KR Orders from 0 to 5000; KR Returns from 900 to 100")
    team.say("lan", "/checkin")
    asked = team.say("lan", "KR6 1.234")
    assert "which do you mean" in asked.text
    assert "/checkin goes on with your round" in asked.text
    team.say("lan", "1")
    assert team.standing(6)[0] in ("1234", "1.234")


def test_the_round_is_only_for_whom_it_was_asked(team: Dialogue) -> None:
    team.say("dana", "/checkin")
    team.say("leo", "52%\nsame")
    assert team.standing(1)[0] == "45"


def test_one_undo_takes_back_the_whole_answer(team: Dialogue) -> None:
    team.say("dana", "/checkin")
    team.say("dana", "52%\n4h")
    team.say("dana", "undo")
    assert (team.standing(1)[0], team.standing(2)[0]) == ("45", "6")


NUMBERED = [
    ("1 conf 7\n2 blocked on legal", ("45", 7), ("6", None)),
    ("1 53% conf 6\n2 4h", ("53", 6), ("4", None)),
    ("1. 53%\n2. same", ("53", None), ("6", None)),
    ("1 53%，信心7\n2 没变", ("53", 7), ("6", None)),
    ("2 4h", ("45", None), ("4", None)),
]


@pytest.mark.parametrize(("words", "first", "second"), NUMBERED)
def test_a_line_may_begin_with_the_number_in_the_list(
    team: Dialogue, words: str, first: tuple[str, int | None], second: tuple[str, int | None]
) -> None:
    team.say("dana", "/checkin")
    team.say("dana", words)
    standing = [team.standing(number) for number in (1, 2)]
    assert [(value, confidence) for value, _, confidence in standing] == [first, second]


def test_a_count_is_no_number_of_the_list(team: Dialogue) -> None:
    team.say("priya", "/checkin")
    assert "Which one, Priya?" in team.say("priya", "2 of 4").text


def test_in_a_round_of_one_its_number_may_be_typed_before_the_value(team: Dialogue) -> None:
    team.say("leo", "/checkin")
    team.say("leo", "1 3")
    assert team.standing(5)[0] == "3"
