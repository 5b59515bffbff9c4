"""Undo and corrections."""

from __future__ import annotations

import pytest

from storage.tables import Blocker, Change, CheckIn, KeyResult, Objective, RedFlag
from tests.dialogue import Dialogue


@pytest.mark.parametrize("words", ["undo", "/undo", "撤销", "batal", "hoàn tác"])
def test_undo_takes_back_all_one_message_changed(team: Dialogue, words: str) -> None:
    team.say("leo", "KR5 40%")
    team.say("leo", "KR5 60% conf 2 blocked on legal", mentions=["wang"])
    answer = team.say("leo", words)
    assert team.standing(5) == ("2", "40", None)
    [blocker] = team.rows(Blocker)
    assert (blocker.state, blocker.withdrawn_at is not None) == ("withdrawn", True)
    assert all(flag.withdrawn_at for flag in team.rows(RedFlag))
    assert "B1" in answer.direct["wang"]
    assert "🚩" not in team.say("mai", "/okr").text


def test_a_second_undo_takes_the_one_before(team: Dialogue) -> None:
    team.say("leo", "KR5 40%")
    team.say("leo", "KR5 60%")
    team.say("leo", "undo")
    assert team.standing(5)[1] == "40"
    team.say("leo", "undo")
    assert team.standing(5)[1] == "0"
    assert "KR5 Finance clients signed: withdrawn" in team.say("leo", "undo").text
    assert "nothing of yours" in team.say("leo", "undo").text


def test_the_history_keeps_what_was_taken_back(team: Dialogue) -> None:
    team.say("leo", "KR5 40%")
    team.say("leo", "undo")
    assert len(team.rows(CheckIn)) == 1
    kinds = [
        change.kind for change in team.rows(Change) if change.member_id == team.rows(CheckIn)[0].member_id
    ]
    assert kinds[-2:] == ["check_in", "undo"]


def test_an_objective_goes_with_its_key_results_and_codes_stay_used(dialogue: Dialogue) -> None:
    dialogue.say("dana", "/okr new Renewals\nretention 45% to 60%")
    dialogue.say("dana", "undo")
    assert all(row.withdrawn_at for row in dialogue.rows(Objective))
    assert all(row.withdrawn_at for row in dialogue.rows(KeyResult))
    assert "no objectives yet" in dialogue.say("dana", "/okr").text
    assert "O2" in dialogue.say("dana", "/okr new Again\nretention 45% to 60%").text


def test_only_my_own_and_only_here(team: Dialogue) -> None:
    team.say("leo", "KR5 40%")
    assert "nothing of yours" in team.say("omar", "undo").text
    assert "nothing of yours" in team.say("leo", "undo", group="Product").text
    assert team.standing(5)[1] == "40"


def test_only_within_a_day(team: Dialogue) -> None:
    team.say("leo", "KR5 40%")
    team.later(hours=25)
    assert "nothing of yours" in team.say("leo", "undo").text


def test_not_when_somebody_built_on_it(team: Dialogue) -> None:
    team.say("leo", "KR5 40%")
    team.say("dana", "KR5 60%")
    assert "Dana checked in on KR5 since then" in team.say("leo", "undo").text
    assert team.standing(5)[1] == "60"


def test_not_when_a_helper_has_accepted(team: Dialogue) -> None:
    team.say("leo", "KR5 40% blocked on legal", mentions=["wang"])
    team.say("wang", "on it")
    assert "Wang Lei has taken B1" in team.say("leo", "undo").text
    assert team.standing(5)[1] == "40"


def test_a_helper_takes_back_the_acceptance(team: Dialogue) -> None:
    team.say("leo", "KR5 40% blocked on legal", mentions=["wang"])
    team.say("wang", "on it")
    team.say("wang", "undo")
    assert [row.state for row in team.rows(Blocker)] == ["open"]


CORRECTIONS = [
    "oops, KR5 is 3 not 4",
    "更正：KR5是3不是4",
    "ralat, KR5 3 bukan 4",
    "nhầm, KR5 là 3 chứ không phải 4",
]


@pytest.mark.parametrize("words", CORRECTIONS)
def test_a_correction_in_words(team: Dialogue, words: str) -> None:
    team.say("leo", "KR5 4, conf 7")
    answer = team.say("leo", words)
    assert "✏️" in answer.text
    assert team.standing(5) == ("3", "60", 7)
    first, second = team.rows(CheckIn)
    assert first.withdrawn_at is not None
    assert second.corrects_id == first.id


def test_a_correction_can_be_taken_back_and_then_the_check_in_itself(team: Dialogue) -> None:
    team.say("leo", "KR5 2")
    team.say("leo", "KR5 4, conf 7")
    team.say("leo", "oops, KR5 is 3 not 4")
    team.say("leo", "undo")
    assert team.standing(5) == ("4", "80", 7)
    team.say("leo", "undo")
    assert team.standing(5) == ("2", "40", None)


def test_correcting_the_confidence_keeps_the_value(team: Dialogue) -> None:
    team.say("leo", "KR5 4, conf 7")
    team.say("leo", "oops, KR5 confidence is 4 not 7")
    assert team.standing(5) == ("4", "80", 4)


def test_a_unit_tells_which_check_in_was_wrong(team: Dialogue) -> None:
    team.say("dana", "KR2 34h")
    team.say("dana", "KR1 52%")
    assert "KR2 First reply time: 34 h → 3.4 h" in team.say("dana", "oops, 3.4h not 34h").text
    assert team.standing(1)[0] == "52"


def test_nothing_to_correct(team: Dialogue) -> None:
    assert "no check-in of yours to correct" in team.say("leo", "oops, KR5 is 3 not 4").text


def test_a_bad_correction_changes_nothing(team: Dialogue) -> None:
    team.say("leo", "KR5 4, conf 7")
    team.say("leo", "oops, KR5 confidence is 14 not 7")
    assert team.standing(5) == ("4", "80", 7)
    assert len(team.rows(CheckIn)) == 1


@pytest.mark.parametrize("words", ["undo once more", "再撤销一次", "batal sekali lagi", "hoàn tác lần nữa"])
def test_undo_once_more_may_be_typed_as_it_is_said(team: Dialogue, words: str) -> None:
    team.say("dana", "KR1 50%")
    team.say("dana", "KR1 52%")
    team.say("dana", "undo")
    team.say("dana", words)
    assert team.standing(1)[0] == "45"
