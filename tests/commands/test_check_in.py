"""Checking in: what people say, what the receipt says, what is stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from commands.core.messages import Kind, Quote
from storage.tables import Blocker, BlockerAsk, CheckIn, RedFlag
from tests.dialogue import Dialogue

ONE_THING_FOUR_TIMES = [
    pytest.param("/kr update 60% blocked on legal @wang", id="command"),
    pytest.param("KR5 到 60％，卡在法务 @王磊", id="chinese"),
    pytest.param("KR5 sudah 60 persen, mentok di legal @wang", id="indonesian"),
    pytest.param("KR5 được 60%, kẹt ở pháp chế @wang", id="vietnamese"),
]


@pytest.mark.parametrize("words", ONE_THING_FOUR_TIMES)
def test_one_thing_said_in_four_languages(team: Dialogue, words: str) -> None:
    answer = team.say("leo", words, mentions=["wang"])

    assert team.standing(5) == ("3", "60", None)
    assert "KR5" in answer.text
    assert "60%" in answer.text
    assert "B1" in answer.text
    assert answer.at == {"wang": "Wang Lei"}
    assert "@wang" in answer.markdown
    assert "KR5" in answer.direct["wang"]
    [blocker] = team.rows(Blocker)
    assert blocker.state == "open"
    assert blocker.text in ("legal", "法务", "pháp chế")


def test_the_receipt_says_what_was_understood(team: Dialogue) -> None:
    answer = team.say("dana", "KR1 52%, confidence 7, next: test the day-3 email")

    assert "KR1 30-day retention: 45% → 52%" in answer.text
    assert "progress 47%, +47 points" in answer.text
    assert "expected by today" in answer.text
    assert "Confidence 7/10" in answer.text
    assert "Next: test the day-3 email" in answer.text
    assert "undo" in answer.taps
    [stored] = team.rows(CheckIn)
    assert (stored.confidence, stored.next_step) == (7, "test the day-3 email")
    assert stored.original_text == "KR1 52%, confidence 7, next: test the day-3 email"


def test_the_example_of_a_correction_is_another_value(team: Dialogue) -> None:
    assert "@OKR oops, 2 h" in team.say("dana", "KR2 3h").text


def test_a_change_is_shown_against_the_last_time(team: Dialogue) -> None:
    team.say("dana", "KR1 50%, confidence 8")
    answer = team.say("dana", "KR1 54%, confidence 6")
    assert "50% → 54%" in answer.text
    assert "Confidence 6/10 (was 8)" in answer.text


# --- which key result ------------------------------------------------------------------------------


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


def test_somebody_elses_key_result_stays_theirs(team: Dialogue) -> None:
    answer = team.say("leo", "KR1 55%")
    assert "KR1 30-day retention is Dana's" in answer.text
    assert "they can say @OKR KR1 55%" in answer.text, "what was said, and no other figure"
    assert "they can say @OKR KR1 = …" in team.say("leo", "we are at 55% with KR1").text
    assert team.rows(CheckIn) == []


def test_a_step_back_is_shown_with_a_value_further_back(team: Dialogue) -> None:
    team.say("dana", "KR1 55%")
    assert "a step back is a new value, like @OKR KR1 50%" in team.say("dana", "KR1 -3%").text


def test_an_unknown_code_is_answered_with_those_of_mine(team: Dialogue) -> None:
    assert "Yours are:\nKR1 30-day retention\nKR2" in team.say("dana", "KR99 60%").text
    assert "These are:\nKR1 30-day retention" in team.say("wang", "KR99 60%").text


def test_the_manager_may_check_in_for_others(team: Dialogue) -> None:
    team.say("leo", "/team manager", mentions=["mai"])
    assert "55%" in team.say("mai", "KR1 55%").text


def test_who_owns_nothing_is_told_how_to_say_which(team: Dialogue) -> None:
    answer = team.say("wang", "60%")
    assert "You own no key result here" in answer.text
    assert team.rows(CheckIn) == []


# --- values ----------------------------------------------------------------------------------------

VALUES = [
    ("KR1 52%", ("52", "47", None)),
    ("KR2 from 6h to 4h", ("4", "50", None)),
    ("KR2 240 min", ("4", "50", None)),
    ("KR3 0.45%", ("0.45", "50", None)),
    ("KR4 2 of 4", ("2", "50", None)),
    ("KR4 60%", ("0", "60", None)),
    ("KR5 3", ("3", "60", None)),
    ("KR5 +2", ("2", "40", None)),
    ("KR1 same, conf 8", ("45", "0", 8)),
    ("KR1 confidence 70%", ("45", "0", 7)),
]
OWNERS = {"KR1": "dana", "KR2": "dana", "KR3": "priya", "KR4": "priya", "KR5": "leo"}


@pytest.mark.parametrize(("words", "standing"), VALUES, ids=[words for words, _ in VALUES])
def test_values(team: Dialogue, words: str, standing: tuple[str, str, int | None]) -> None:
    team.say(OWNERS[words[:3]], words)
    assert team.standing(int(words[2])) == standing


def test_a_percent_of_a_count_offers_the_other_reading(team: Dialogue) -> None:
    assert "It counts milestones" in team.say("priya", "KR4 60%").text
    answer = team.say("priya", "2 of 4")
    assert "2 of 4" in answer.text
    assert team.standing(4) == ("2", "50", None)


def test_it_can_be_kept(team: Dialogue) -> None:
    team.say("priya", "KR4 60%")
    team.say("priya", "keep 60%")
    assert team.standing(4) == ("0", "60", None)


def test_past_the_target_is_stored_and_said(team: Dialogue) -> None:
    assert "past the target" in team.say("leo", "KR5 6").text
    assert team.standing(5)[1] == "120"


def test_done_completes_a_count_and_asks_a_metric_for_its_number(team: Dialogue) -> None:
    team.say("priya", "KR4 done")
    assert team.standing(4) == ("4", "100", None)
    answer = team.say("dana", "KR2 done")
    assert "What is the final number?" in answer.text
    assert team.standing(2)[0] == "6"
    team.say("dana", "1.9h")
    assert team.standing(2)[0] == "1.9"


REFUSED = [
    ("dana", "KR1 confidence 11", "Confidence goes from 0 to 10"),
    ("leo", "KR5 -3%", "progress cannot be below 0%"),
    ("dana", "KR2 5 USD", "is counted like @OKR KR2 4 h"),
    ("dana", "KR2 3 kg", "is counted like @OKR KR2 4 h"),
    ("dana", "KR1 3kg", "is counted like"),
    ("dana", "KR2 7 people", "is counted like"),
    ("dana", "KR2 3 khách hàng", "KR2 4 h"),
    ("priya", "KR4 7 of 4", "has 4 in all"),
    ("leo", "KR5 7/5", "7 of 5 cannot be"),
    ("leo", "KR5 7 of 5", "like @OKR KR5 7"),
    ("leo", "KR5 1234567890123456", "15 digits"),
    ("dana", "KR2 7 bananas", "is counted like"),
]


@pytest.mark.parametrize(("who", "words", "why"), REFUSED, ids=[words for _, words, _ in REFUSED])
def test_what_cannot_be_is_refused_whole(team: Dialogue, who: str, words: str, why: str) -> None:
    answer = team.say(who, words)
    assert why in answer.text
    assert team.rows(CheckIn) == []


# --- several lines ---------------------------------------------------------------------------------


def test_good_lines_are_stored_and_only_bad_ones_come_back(team: Dialogue) -> None:
    answer = team.say("dana", "KR1 52 c7\nKR2 same\nKR9 3")
    assert "KR1 30-day retention: 45% → 52%" in answer.text
    assert "KR2 First reply time: unchanged" in answer.text
    assert "There is no KR9 here" in answer.text
    assert len(team.rows(CheckIn)) == 2


def test_words_around_the_check_ins_are_not_check_ins(team: Dialogue) -> None:
    answer = team.say("dana", "hi all\nKR1 52%\nthanks everybody!")
    assert "KR1 30-day retention: 45% → 52%" in answer.text
    assert len(team.rows(CheckIn)) == 1


def test_one_line_about_two_key_results(team: Dialogue) -> None:
    team.say("dana", "KR1 and KR2 same")
    assert len(team.rows(CheckIn)) == 2


# --- people ----------------------------------------------------------------------------------------


def test_a_typed_name_that_is_clear_pulls_somebody_in(team: Dialogue) -> None:
    answer = team.say("leo", "KR5 60% blocked on legal @wang")
    assert answer.at == {"wang": "Wang Lei"}
    assert "wang" in answer.direct


def test_a_typed_name_of_two_people_pulls_in_nobody(team: Dialogue) -> None:
    team.people["wang2"] = "Wang Fang"
    team.say("omar", "hello", mentions=["wang2"])
    answer = team.say("leo", "KR5 60% blocked on legal @wang")
    assert answer.at == {}
    assert answer.direct == {}
    assert "may be Wang Lei or Wang Fang" in answer.text
    assert team.standing(5)[1] == "60"


def test_a_typed_name_may_be_found_in_the_directory(team: Dialogue) -> None:
    team.directory = {"zoe": {"zoe17": "Zoe"}}
    answer = team.say("leo", "KR5 60% blocked on legal @zoe")
    assert answer.at == {"zoe17": "Zoe"}
    assert "zoe17" in answer.direct


def test_an_unknown_typed_name_is_said(team: Dialogue) -> None:
    assert "I know nobody called “zoe”" in team.say("leo", "KR5 60% blocked on legal @zoe").text


def test_a_mention_without_a_blocker_is_not_messaged(team: Dialogue) -> None:
    answer = team.say("leo", "KR5 60% thanks to", mentions=["wang"])
    assert "Named: Wang Lei" in answer.text
    assert answer.direct == {}


def test_the_speaker_is_never_their_own_helper(team: Dialogue) -> None:
    team.say("leo", "KR5 60% blocked on legal", mentions=["leo"])
    assert team.rows(BlockerAsk) == []


# --- red flags -------------------------------------------------------------------------------------


def test_a_confidence_under_three_is_a_request_for_help(team: Dialogue) -> None:
    team.say("leo", "/team manager", mentions=["mai"])
    answer = team.say("leo", "KR5 conf 2, vendor is late")
    assert "🚩 Red flag: a request for help" in answer.text
    assert set(answer.direct) == {"dana", "mai"}
    assert "Leo raised a red flag: KR5" in answer.direct["mai"]
    assert [flag.confidence for flag in team.rows(RedFlag)] == [2]


def test_it_is_said_again_only_if_it_worsens_and_cleared_when_confidence_is_back(team: Dialogue) -> None:
    team.say("leo", "KR5 conf 2")
    assert "🚩" not in team.say("leo", "KR5 conf 2").text
    assert "🚩" in team.say("leo", "KR5 conf 1").text
    assert "Red flag cleared" in team.say("leo", "KR5 conf 5").text
    assert len(team.rows(RedFlag)) == 1


# --- once, and in the order it was said ------------------------------------------------------------


def test_a_message_delivered_again_changes_nothing(dialogue: Dialogue) -> None:
    dialogue.say("dana", "/okr new Renewals\nretention from 45% to 60%")
    message = dialogue.message("dana", "KR1 52%")
    first = dialogue.hand_in(message)
    again = dialogue.hand_in(message)
    assert "52%" in first.text
    assert again.deliveries == ()
    assert len(dialogue.rows(CheckIn)) == 1


def test_the_same_message_to_two_robots_counts_for_each(dialogue: Dialogue) -> None:
    message = dialogue.message("dana", "hello")
    assert dialogue.hand_in(message).deliveries
    assert dialogue.hand_in(replace(message, robot="other robot")).deliveries


def test_the_latest_moment_is_the_current_one_whatever_came_first(team: Dialogue) -> None:
    earlier = team.now
    team.later(minutes=5)
    team.say("dana", "KR1 56%")
    team.say("dana", "KR1 52%, conf 6", sent_at=earlier - timedelta(minutes=1))
    assert team.standing(1) == ("56", "73", 6)


# --- odd messages ----------------------------------------------------------------------------------

ODD = [
    pytest.param("KR1 52% '; DROP TABLE check_ins; --", id="sql"),
    pytest.param("KR1 52% **bold** [click](http://example.com) # head", id="markdown"),
    pytest.param("KR1 52% <script>alert(1)</script> <b>x</b>", id="html"),
    pytest.param("KR1 52% blocked on @all and @所有人", id="everybody"),
    pytest.param("KR1 52% \u202eevil\u2066 text\u200f", id="direction marks"),
    pytest.param("KR1 52% " + "waiting for an answer. " * 450, id="ten thousand characters"),
    pytest.param("KR1 52% 👨‍👩‍👧‍👦 ＫＲ２ 🏳️‍🌈", id="emoji"),
]


@pytest.mark.parametrize("words", ODD)
def test_odd_words_are_content(team: Dialogue, words: str) -> None:
    answer = team.say("dana", words)
    assert team.standing(1)[0] == "52"
    assert len(answer.markdown) < 3500
    assert "](http" not in answer.markdown
    assert "<" not in answer.markdown
    assert "@all" not in answer.markdown
    assert "所有人" not in answer.markdown
    assert "\u202e" not in answer.markdown
    assert "went wrong" not in answer.text
    assert team.rows(CheckIn)[0].original_text


def test_people_from_outside_change_nothing(team: Dialogue) -> None:
    answer = team.say("outsider", "KR1 55%")
    assert "Nothing was changed" in answer.text
    assert team.rows(CheckIn) == []


@pytest.mark.parametrize("kind", [Kind.PICTURE, Kind.FILE, Kind.VIDEO, Kind.UNKNOWN])
def test_what_has_no_words_gets_one_polite_sentence(team: Dialogue, kind: Kind) -> None:
    assert "I can only read words" in team.say("dana", "", kind=kind).text


def test_a_voice_message_is_read_by_its_transcript_and_echoed(team: Dialogue) -> None:
    team.say("leo", "hi", direct=True)
    answer = team.say("leo", "60 percent, confidence 7", kind=Kind.VOICE, direct=True)
    assert "I heard: “60 percent, confidence 7”" in answer.text
    assert team.standing(5) == ("3", "60", 7)


def test_without_quota_it_is_said_once_a_day(team: Dialogue) -> None:
    assert "quota" in team.say("dana", "", kind=Kind.NO_QUOTA).text
    assert team.say("dana", "", kind=Kind.NO_QUOTA).deliveries == ()
    team.later(days=1)
    assert "quota" in team.say("dana", "", kind=Kind.NO_QUOTA).text


def test_a_line_that_names_a_key_result_and_says_nothing_of_it_comes_back(team: Dialogue) -> None:
    answer = team.say("dana", "KR1 52%\nKR2 hmm\nthanks all")
    assert "KR1 30-day retention: 45% → 52%" in answer.text
    assert "❓ “KR2 hmm" in answer.text


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


def test_two_lines_without_a_code_are_not_both_about_the_one_that_is_due(team: Dialogue) -> None:
    team.say("dana", "KR1 52%")
    answer = team.say("dana", "1. 60%\n2. 70%")
    assert "60%” was not stored: it is not clear what it means" in answer.text
    assert "70%” was not stored" in answer.text
    assert len(team.rows(CheckIn)) == 1


def test_a_correction_among_check_ins_comes_back(team: Dialogue) -> None:
    answer = team.say("dana", "KR1 52%\noops, KR2 4 h")
    assert "45% → 52%" in answer.text
    assert "“oops, KR2 4 h” was not done: please send it as a message of its own." in answer.text
