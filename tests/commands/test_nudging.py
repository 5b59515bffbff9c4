"""`remind @leo to update KR5`: a colleague is asked for news now, and not when there are some already."""

from __future__ import annotations

import pytest

from tests.dialogue import Dialogue

NUDGES = [
    "remind to update KR5",  # what DingTalk leaves of "remind @Leo to update KR5"
    "remind @leo to update KR5",
    "please remind @leo to update KR5",
    "nudge about KR5",
    "提醒更新KR5",
    "催一下KR5",
    "ingatkan update KR5",
    "tolong ingatkan update KR5",
    "nhắc cập nhật KR5 giúp em",
    "giục KR5",
]


@pytest.mark.parametrize("words", NUDGES)
def test_the_owner_is_asked_now_in_the_group(team: Dialogue, words: str) -> None:
    team.say("leo", "/lang en")
    answer = team.say("dana", words, mentions=["leo"])
    assert "🔔 @leo, Dana asks for news of KR5 Finance clients signed." in answer.text
    assert "@OKR KR5 3 confidence 7 · @OKR KR5 same" in answer.text
    assert set(answer.at) == {"leo"}
    team.say("leo", "3")
    assert team.standing(5)[0] == "3", "a bare value is understood, since that was asked"


@pytest.mark.parametrize("words", ["remind", "nudge", "提醒", "ingatkan", "nhắc"])
def test_without_a_code_all_that_is_due_is_asked_for(team: Dialogue, words: str) -> None:
    team.say("priya", "/lang en")
    answer = team.say("dana", words, mentions=["priya"])
    assert "KR3 API error rate and KR4 SSO launch" in answer.text
    assert "unchanged" in team.say("priya", "all same").text


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "asks for news"), ("zh", "想了解"), ("id", "menanyakan kabar"), ("vi", "hỏi tin về")],
)
def test_alone_it_is_a_direct_message_in_the_owners_language(
    team: Dialogue, language: str, said: str
) -> None:
    team.say("leo", f"/lang {language}")
    answer = team.say("dana", "remind to update KR5", mentions=["leo"], direct=True)
    assert "I asked Leo." in answer.text
    assert said in answer.direct["leo"]
    assert "KR5" in answer.direct["leo"]
    team.say("leo", "3", direct=True)
    assert team.standing(5)[0] == "3"


def test_nobody_is_asked_twice_a_day_directly(team: Dialogue) -> None:
    assert team.say("dana", "remind to update KR5", mentions=["leo"], direct=True).direct
    assert not team.say("mai", "remind to update KR5", mentions=["leo"], direct=True).direct


def test_who_has_checked_in_already_is_left_alone(team: Dialogue) -> None:
    team.say("leo", "KR5 2")
    answer = team.say("dana", "remind to update KR5", mentions=["leo"])
    assert answer.text.startswith("Leo checked in on KR5 today 11:00; I did not ask again.")
    assert (answer.at, answer.direct) == ({}, {})


def test_who_is_away_or_owns_something_else_is_left_alone(team: Dialogue) -> None:
    assert (
        "KR3 is Priya's; I did not ask Leo."
        in team.say("dana", "remind to update KR3", mentions=["leo"]).text
    )
    assert "has nothing due here" in team.say("dana", "remind", mentions=["wang"]).text
    team.say("leo", "on leave till Friday")
    assert "Leo is away until Fri" in team.say("dana", "remind to update KR5", mentions=["leo"]).text


def test_without_a_name_or_for_oneself_a_time_is_asked_for(team: Dialogue) -> None:
    for words in ("remind me to update KR1", "remind to update KR1"):
        assert "I did not understand when" in team.say("dana", words).text
