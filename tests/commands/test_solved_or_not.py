"""Blockers spoken of without closing words, and closed without a code; promises, praise for the team."""

from __future__ import annotations

import pytest

from storage.tables import Blocker
from tests.dialogue import Dialogue

STILL = ["is B1 solved?", "B1 is not solved yet", "B1 status", "what about B1?", "why B1"]
STILL += ["B1解决了吗？", "B1还没解决", "B1怎么样了", "what is B1 waiting for?", "still waiting on B1"]


@pytest.mark.parametrize("words", STILL)
def test_of_an_open_blocker_one_hears_what_it_waits_for(team: Dialogue, words: str) -> None:
    team.say("leo", "KR5 blocked on legal", mentions=["wang"])
    team.say("priya", "KR3 blocked on the vendor")
    answer = team.say("leo", words).text
    assert "B1 legal" in answer
    assert "Wang Lei" in answer
    assert "B2" not in answer
    assert team.rows(Blocker)[0].state == "open"


@pytest.mark.parametrize("words", ["is B1 solved?", "B1解决了吗", "what is B1 waiting for?"])
def test_of_a_solved_blocker_one_hears_since_when_and_from_whom(team: Dialogue, words: str) -> None:
    team.say("leo", "KR5 blocked on legal", mentions=["wang"])
    team.say("priya", "KR3 blocked on the vendor")
    team.say("wang", "done, contract signed")
    answer = team.say("omar", words).text
    assert "Wang Lei" in answer
    assert "contract signed" in answer
    assert "11:00" in answer
    assert "B2" not in answer


SOLVED = ["legal solved", "legal is sorted now", "legal sign-off is done", "the legal thing is finally fixed"]
SOLVED += ["legal sign-off搞定了", "legal问题解决了"]


@pytest.mark.parametrize("words", SOLVED)
def test_words_close_the_only_blocker_they_fit(team: Dialogue, words: str) -> None:
    team.say("leo", "KR5 blocked on legal sign-off")
    team.say("leo", "/block KR5 procurement")
    assert "B1 legal sign-off" in team.say("leo", words).text
    assert [each.state for each in team.rows(Blocker)] == ["resolved", "open"]


@pytest.mark.parametrize("words", ["法务那边解决了", "法务搞定了", "法务审批好了", "法务的事已经解决"])
def test_chinese_words_do_so_too(team: Dialogue, words: str) -> None:
    team.say("leo", "KR5 卡在法务审批", mentions=["wang"])
    assert "解决了" in team.say("wang", words).text
    assert team.rows(Blocker)[0].state == "resolved"


WAITS_NO_MORE = [
    "KR5 no longer waiting for {}",
    "KR5 isn't blocked by {} anymore",
    "KR5 no longer stuck on the {} team",
    "KR5不用等{}了",
    "KR5不卡{}了",
    "KR5 udah nggak nunggu {} lagi",
    "KR5 tidak lagi mentok di {}",
    "KR5 không còn chờ {} nữa",
    "KR5 hết kẹt {}",
]


@pytest.mark.parametrize("words", WAITS_NO_MORE)
def test_what_a_key_result_waits_for_no_more_closes_what_it_fits_alone(team: Dialogue, words: str) -> None:
    team.say("leo", "KR5 blocked on hiring")
    answer = team.say("leo", words.format("legal")).text
    assert "B1" in answer and "hiring" in answer, "which one it is that is open"
    assert team.rows(Blocker)[0].state == "open"
    team.say("leo", "KR5 blocked on legal")
    team.say("leo", words.format("legal"))
    assert [each.state for each in team.rows(Blocker)] == ["open", "resolved"]


@pytest.mark.parametrize(
    "words",
    [
        "KR5 is unblocked",
        "KR5 unblocked thanks to Wang",
        "KR5不卡了，合同签了",
        "KR5 sudah lancar",
        "KR5 hết kẹt",
    ],
)
def test_a_key_result_that_is_free_again_needs_no_name_of_its_only_blocker(
    team: Dialogue, words: str
) -> None:
    team.say("leo", "KR5 blocked on hiring")
    team.say("leo", words)
    assert team.rows(Blocker)[0].state == "resolved"


@pytest.mark.parametrize("words", ["legal is done on KR5", "KR5 法务解决了", "KR5 legal udah beres"])
def test_words_beside_a_code_mean_its_blockers_alone(team: Dialogue, words: str) -> None:
    team.say("dana", "KR1 blocked on legal 法务")
    team.say("leo", "KR5 blocked on legal 法务")
    team.say("leo", "/block KR5 hiring")
    team.say("leo", words)
    assert [each.state for each in team.rows(Blocker)] == ["open", "resolved", "open"]


def test_several_that_fit_are_asked_about(team: Dialogue) -> None:
    team.say("leo", "KR5 blocked on legal sign-off")
    team.say("leo", "/block KR5 legal budget")
    assert "2 · B2 legal budget" in team.say("leo", "legal solved").text
    team.say("leo", "2")
    assert [each.state for each in team.rows(Blocker)] == ["open", "resolved"]


NOT_SO = ["procurement solved", "legal not solved", "is legal solved?", "legal will be solved tomorrow"]
NOT_SO += ["法务还没解决", "lunch with legal is sorted", "法务解决了吗？"]


@pytest.mark.parametrize("words", NOT_SO)
def test_nothing_is_closed_by_words_that_do_not_fit(team: Dialogue, words: str) -> None:
    team.say("leo", "KR5 blocked on legal 法务")
    team.say("leo", words)
    assert team.rows(Blocker)[0].state == "open"


def test_nobody_closes_what_others_wait_for_by_its_words(team: Dialogue) -> None:
    team.say("leo", "KR5 blocked on legal")
    assert "did not take that as an update" in team.say("priya", "legal solved").text


PROMISES = [
    "thanks, on it",
    "👍",
    "ok on it",
    "done by Thursday",
    "by Thursday",
    "by Thursday you'll have it",
]
PROMISES += ["好的，周四前搞定", "周四前搞定", "周四前给你", "好嘞，周四前给你", "周四前"]


@pytest.mark.parametrize("words", PROMISES)
def test_a_promise_takes_what_one_was_asked_for(team: Dialogue, words: str) -> None:
    team.say("leo", "KR5 blocked on legal", mentions=["wang"])
    team.say("wang", words)
    [blocker] = team.rows(Blocker)
    assert blocker.state == "accepted"
    assert (blocker.due_at is not None) == ("hursday" in words or "周四" in words)


@pytest.mark.parametrize("words", ["how is Growth doing?", "status of growth?", "Growth怎么样？"])
def test_a_team_can_be_asked_about_by_its_name(team: Dialogue, words: str) -> None:
    assert "📊 Growth" in team.say("omar", words).text


PLATE = [
    "what is on my plate",
    "what's on my plate?",
    "what do I own?",
    "我手上有什么",
    "我手头有哪些KR",
    "我负责什么？",
]


@pytest.mark.parametrize("words", PLATE)
def test_what_is_on_ones_plate_are_ones_key_results(team: Dialogue, words: str) -> None:
    answer = team.say("dana", words).text
    assert "KR1 30-day retention" in answer
    assert "KR3" not in answer
