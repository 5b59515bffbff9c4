"""A check-in written below each other, and several of them in one message."""

from __future__ import annotations

import re

import pytest

from storage.tables import Blocker, BlockerAsk, CheckIn, Member
from tests.dialogue import Dialogue

ONE = [
    "60%\nblocked on legal @wang\nconf 7\nnext: call the bank",
    "/kr update 60%\nconf 7\nblocked on legal",
    "Hi all,\n60%\nconfidence 7\nblocked on legal\nThanks!",
    "到 60%\n信心 7\n卡在法务 @wang",
    "sudah 60 persen\nkepercayaan 7\nmentok di legal",
    "được 60%\ntự tin 7\nkẹt ở pháp chế",
]


@pytest.mark.parametrize("words", ONE)
def test_lines_that_go_together_are_one_check_in(team: Dialogue, words: str) -> None:
    team.say("leo", words)
    assert len(team.rows(CheckIn)) == 1
    assert team.standing(5) == ("3", "60", 7)
    assert len(team.rows(Blocker)) == 1


def test_of_several_key_results_it_is_asked_once_which_is_meant_and_nothing_is_lost(team: Dialogue) -> None:
    asked = team.say("dana", "52%\nconfidence 7\nblocked on legal")
    assert asked.text.startswith("Which one, Dana?")
    answer = team.say("dana", "1").text
    assert "45% → 52%" in answer
    assert "Confidence 7/10" in answer
    assert "B1 blocked: legal" in answer


@pytest.mark.parametrize("language", ["en", "zh", "id", "vi"])
def test_what_a_reminder_suggests_is_stored_whole(team: Dialogue, language: str) -> None:
    team.say("leo", f"/lang {language}")
    team.say("leo", "/kr add O1 Contracts 0 to 5000")
    example = re.search(r"@OKR (KR6 \S+ .*?7)", team.say("leo", "/kr KR6").text)
    assert example is not None
    team.say("leo", example[1])
    assert team.standing(6) == ("2500", "50", 7)


BY_TITLE = [
    ("dana", "KR1 52%\nFirst reply time 4h", {1: ("52", 47), 2: ("4", 50)}),
    ("dana", "retention 54%\nconf 7\nfirst reply time 3h", {1: ("54", 60), 2: ("3", 75)}),
    ("priya", "error rate 0.45%\nconf 7\nsso launch 3 of 4\nnext: pilot", {3: ("0.45", 50), 4: ("3", 75)}),
]


@pytest.mark.parametrize(("who", "words", "standing"), BY_TITLE)
def test_a_line_that_names_another_title_begins_another_check_in(
    team: Dialogue, who: str, words: str, standing: dict[int, tuple[str, int]]
) -> None:
    team.say(who, words)
    assert len(team.rows(CheckIn)) == 2
    for number, (value, share) in standing.items():
        assert team.standing(number)[:2] == (value, str(share))


def test_two_figures_are_not_one_check_in(team: Dialogue) -> None:
    assert team.say("dana", "52%\n40%").text.count("was not stored") == 2
    assert team.rows(CheckIn) == []


def test_of_two_figures_the_one_whose_unit_tells_is_stored(team: Dialogue) -> None:
    answer = team.say("dana", "52%\n4h").text
    assert "KR2 First reply time: 6 h → 4 h" in answer
    assert "“52%” was not stored" in answer


def _asked(team: Dialogue) -> dict[str, list[str]]:
    """Who was asked to help with what, by the blocker's text."""
    staff = {member.id: member.staff_id for member in team.rows(Member)}
    texts = {blocker.id: blocker.text for blocker in team.rows(Blocker)}
    asked: dict[str, list[str]] = {text: [] for text in texts.values()}
    for ask in team.rows(BlockerAsk):
        asked[texts[ask.blocker_id]].append(staff[ask.member_id])
    return asked


WHO_IS_ASKED = [
    pytest.param(
        "KR1 52%\nKR2 3h blocked on legal @wang", [], {"legal": ["wang"]}, id="typed in the line that asks"
    ),
    pytest.param(
        "KR1 52% blocked on data @mai\nKR2 3h blocked on legal @wang",
        [],
        {"data": ["mai"], "legal": ["wang"]},
        id="each typed in a line",
    ),
    pytest.param(
        "KR1 52%\nKR2 3h blocked on legal", ["wang"], {"legal": ["wang"]}, id="picked, and one line asks"
    ),
    pytest.param(
        "KR1 52% blocked on data\nKR2 3h blocked on legal @wang",
        ["wang", "mai"],
        {"data": ["mai"], "legal": ["mai", "wang"]},
        id="picked, and where is lost",
    ),
]


@pytest.mark.parametrize(("words", "picked", "expected"), WHO_IS_ASKED)
def test_whoever_is_named_is_asked_about_that_line(
    team: Dialogue, words: str, picked: list[str], expected: dict[str, list[str]]
) -> None:
    answer = team.say("dana", words, mentions=picked)
    assert "Named:" not in answer.text
    assert _asked(team) == expected


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


def test_a_line_that_names_a_key_result_and_says_nothing_of_it_comes_back(team: Dialogue) -> None:
    answer = team.say("dana", "KR1 52%\nKR2 hmm\nthanks all")
    assert "KR1 30-day retention: 45% → 52%" in answer.text
    assert "❓ “KR2 hmm" in answer.text


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


TOO = ["KR1 done, KR2 too", "KR1 kelar, KR2 juga", "KR1 xong, KR2 cũng vậy", "KR1完成了，KR2也是"]


@pytest.mark.parametrize("words", TOO)
def test_what_is_true_of_one_is_true_of_the_other_too(team: Dialogue, words: str) -> None:
    team.say("dana", words)
    assert [row.stated_status for row in team.rows(CheckIn)] == ["done", "done"]


def test_a_figure_is_nobody_elses_too(team: Dialogue) -> None:
    answer = team.say("dana", "KR1 52%, KR2 cũng vậy").text
    assert (team.standing(1)[0], len(team.rows(CheckIn))) == ("52", 1)
    assert "KR2 cũng vậy" in answer


@pytest.mark.parametrize("words", ["confidence KR1 8, KR2 5", "conf: KR1 8, KR2 5", "信心 KR1 8，KR2 5"])
def test_a_word_for_confidence_before_a_list_is_meant_of_each(team: Dialogue, words: str) -> None:
    team.say("dana", words)
    assert [(row.confidence, row.value) for row in team.rows(CheckIn)] == [(8, None), (5, None)]


OF_EACH = [
    "conf 8 on KR1 and 6 on KR2",
    "conf: 8 on KR1, 6 on KR2",
    "8/10 for KR1 and 6/10 for KR2",
    "8 confidence on KR1 and 6 on KR2",
    "KR1 and KR2 conf 8 and 6",
    "信心8给KR1，6给KR2",
    "KR1信心8，KR2信心6",
    "KR1和KR2信心分别是8和6",
    "kepercayaan 8 untuk KR1 dan 6 untuk KR2",
    "KR1 dan KR2 yakin masing-masing 8 dan 6",
    "độ tự tin 8 cho KR1, 6 cho KR2",
    "KR1 và KR2 tự tin lần lượt 8 và 6",
]


@pytest.mark.parametrize("words", OF_EACH)
def test_each_of_two_has_the_confidence_said_of_it(team: Dialogue, words: str) -> None:
    team.say("dana", words)
    said = [(row.confidence, row.value) for row in team.rows(CheckIn)]
    assert said == [(8, None), (6, None)]
    assert (team.standing(1)[2], team.standing(2)[2]) == (8, 6)


@pytest.mark.parametrize(
    "words", ["52% for KR1, 3h for KR2", "52% untuk KR1 dan 3 jam untuk KR2", "52% cho KR1, 3 giờ cho KR2"]
)
def test_each_of_two_has_the_value_before_it(team: Dialogue, words: str) -> None:
    team.say("dana", words)
    assert (team.standing(1)[0], team.standing(2)[0]) == ("52", "3")


OF_EACH_LAST = ["KR1 52%, KR2 3h, conf 8 and 6", "KR1 52%，KR2 3小时，信心8和6"]
OF_EACH_LAST += ["KR1 52% dan KR2 3 jam, yakin 8 dan 6", "KR1 52%, KR2 3 giờ, tự tin lần lượt 8 và 6"]


@pytest.mark.parametrize("words", OF_EACH_LAST)
def test_confidences_at_the_end_of_a_list_are_of_each_in_turn(team: Dialogue, words: str) -> None:
    team.say("dana", words)
    assert (team.standing(1), team.standing(2)) == (("52", "47", 8), ("3", "75", 6))


@pytest.mark.parametrize("words", ["conf 8 on KR1 and KR2", "KR1 and KR2 conf 8", "KR1和KR2信心8"])
def test_one_confidence_is_of_both(team: Dialogue, words: str) -> None:
    team.say("dana", words)
    assert [row.confidence for row in team.rows(CheckIn)] == [8, 8]


@pytest.mark.parametrize(
    "words",
    [
        "I'm an 8 on KR1 and a 6 on KR2",
        "conf 8 on KR1 and 6 on KR2, lunch at 3",
        "spent 2h on KR1 and 3h on KR2",
    ],
)
def test_where_more_is_said_no_figure_is_taken_and_another_lost(team: Dialogue, words: str) -> None:
    assert "nothing was changed" in team.say("dana", words).text
    assert team.rows(CheckIn) == []
