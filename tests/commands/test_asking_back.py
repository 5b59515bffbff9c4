"""What a helper needs to know first: asked of whoever raised the blocker, and answered."""

from __future__ import annotations

import pytest

from storage.tables import BlockerAsk
from tests.dialogue import Dialogue


@pytest.mark.parametrize(
    "words",
    [
        "need info: which contract?",
        "需要信息：哪份合同？",
        "butuh info: kontrak mana?",
        "cần thông tin: hợp đồng nào?",
    ],
)
def test_a_helper_asks_back(blocked: Dialogue, words: str) -> None:
    answer = blocked.say("wang", words)
    assert answer.at == {"leo": "Leo"}
    assert words[-5:] in answer.text


def test_what_the_raiser_answers_goes_to_the_helper(blocked: Dialogue) -> None:
    blocked.say("wang", "need info: which contract?")
    answer = blocked.say("leo", "the renewal of 2026, page 4")
    assert answer.at == {"wang": "Wang Lei"}
    assert "Leo answers about B1 legal: the renewal of 2026, page 4" in answer.text
    assert [ask.answer for ask in blocked.rows(BlockerAsk)] == [None], "it is the helper's turn again"


def test_a_check_in_of_the_raiser_is_no_answer(blocked: Dialogue) -> None:
    blocked.say("wang", "need info: which contract?")
    assert "KR5" in blocked.say("leo", "KR5 4").text
    assert "Leo answers" in blocked.say("leo", "the renewal").text


def test_the_raiser_answers_in_any_direct_chat(blocked: Dialogue) -> None:
    blocked.say("wang", "need info: which contract?", direct=True)
    answer = blocked.say("leo", "the renewal", direct=True)
    assert "I passed it on to Wang Lei" in answer.text
    assert "the renewal" in answer.direct["wang"]


def test_the_raiser_may_answer_in_the_group_what_was_asked_directly(blocked: Dialogue) -> None:
    blocked.say("wang", "need info: which contract?", direct=True)
    answer = blocked.say("leo", "the renewal")
    assert "Leo answers about B1 legal: the renewal" in answer.text
    assert answer.at == {"wang": "Wang Lei"}


def test_a_question_asked_directly_reaches_the_raiser(blocked: Dialogue) -> None:
    answer = blocked.say("wang", "need info: which contract?", direct=True)
    assert "which contract?" in answer.direct["leo"]


EITHER_WORDS = [
    ("it's the Acme one, 4711", ["My answer to Wang Lei", "A check-in"]),
    ("4711", ["My answer to Wang Lei", "A check-in"]),
]


@pytest.mark.parametrize(("words", "choices"), EITHER_WORDS)
def test_an_answer_with_a_figure_is_not_taken_for_a_check_in(
    blocked: Dialogue, words: str, choices: list[str]
) -> None:
    blocked.say("wang", "need info: which contract?")
    asked = blocked.say("leo", words).text
    assert all(choice in asked for choice in choices)
    assert blocked.standing(5)[0] == "3", "60 % of the five, as before"
    answer = blocked.say("leo", "1")
    assert f"Leo answers about B1 legal: {words}" in answer.text
    assert answer.at == {"wang": "Wang Lei"}


def test_a_figure_that_was_a_check_in_leaves_the_question_open(blocked: Dialogue) -> None:
    blocked.say("wang", "need info: which contract?")
    blocked.say("leo", "4 now, Acme signed")
    assert "3 → 4" in blocked.say("leo", "2").text
    assert "Leo answers about B1 legal: the renewal" in blocked.say("leo", "the renewal").text


@pytest.mark.parametrize(("words", "choices"), EITHER_WORDS)
def test_a_figure_asked_for_alone_and_said_in_the_group_is_asked_about(
    blocked: Dialogue, words: str, choices: list[str]
) -> None:
    blocked.say("wang", "need info: which contract?", direct=True)
    asked = blocked.say("leo", words).text
    assert all(choice in asked for choice in choices)
    assert blocked.standing(5)[0] == "3", "60 % of the five, as before"
    answer = blocked.say("leo", "1")
    assert f"Leo answers about B1 legal: {words}" in answer.text
    assert answer.at == {"wang": "Wang Lei"}
    assert "passed it on" not in blocked.say("leo", "the renewal", direct=True).text


def test_a_check_in_of_the_group_leaves_what_was_asked_alone_open(blocked: Dialogue) -> None:
    blocked.say("wang", "need info: which contract?", direct=True)
    blocked.say("leo", "4 now, Acme signed")
    assert "3 → 4" in blocked.say("leo", "2").text
    assert "I passed it on to Wang Lei." in blocked.say("leo", "the renewal", direct=True).text


SURELY_CHECK_INS = ["KR5 4", "/kr update 4", "KR5 4 confidence 7", "blocked on procurement"]


@pytest.mark.parametrize("words", SURELY_CHECK_INS)
def test_what_is_surely_a_check_in_is_one_though_something_was_asked_alone(
    blocked: Dialogue, words: str
) -> None:
    blocked.say("wang", "need info: which contract?", direct=True)
    assert "KR5" in blocked.say("leo", words).text
    assert "I passed it on to Wang Lei." in blocked.say("leo", "the renewal", direct=True).text
