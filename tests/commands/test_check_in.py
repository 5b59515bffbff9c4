"""Checking in: what people say, what the receipt says, who is told, what is stored."""

from __future__ import annotations

from datetime import timedelta

import pytest

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


def test_somebody_new_may_be_picked_and_typed_at_once(team: Dialogue) -> None:
    """Rich text keeps the names of those who were picked, and the directory knows them, too."""
    team.people["zoe17"] = "Zoe"
    team.directory = {"zoe": {"zoe17": "Zoe"}}
    answer = team.say("leo", "KR5 60% blocked on legal @zoe", mentions=["zoe17"])
    assert answer.at == {"zoe17": "Zoe"}
    assert team.standing(5)[1] == "60"


def test_somebody_new_may_type_their_own_name(team: Dialogue) -> None:
    team.nicks["zoe17"] = "Zoe"
    team.directory = {"zoe": {"zoe17": "Zoe"}}
    assert "Renewals run by themselves" in team.say("zoe17", "/okr new Renewals run by themselves @zoe").text


def test_an_unknown_typed_name_is_said(team: Dialogue) -> None:
    assert "I know nobody called “zoe”" in team.say("leo", "KR5 60% blocked on legal @zoe").text


def test_a_mention_without_a_blocker_is_not_messaged(team: Dialogue) -> None:
    answer = team.say("leo", "KR5 60% thanks to", mentions=["wang"])
    assert "Named: Wang Lei" in answer.text
    assert answer.direct == {}


def test_the_speaker_is_never_their_own_helper(team: Dialogue) -> None:
    team.say("leo", "KR5 60% blocked on legal", mentions=["leo"])
    assert team.rows(BlockerAsk) == []


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


def test_the_latest_moment_is_the_current_one_whatever_came_first(team: Dialogue) -> None:
    earlier = team.now
    team.later(minutes=5)
    team.say("dana", "KR1 56%")
    team.say("dana", "KR1 52%, conf 6", sent_at=earlier - timedelta(minutes=1))
    assert team.standing(1) == ("56", "73", 6)
