"""What a figure is taken for: values, progress, steps, what is past the target, and what cannot be."""

from __future__ import annotations

import pytest

from storage.tables import CheckIn
from tests.dialogue import Dialogue

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


def test_a_step_back_is_shown_with_a_value_further_back(team: Dialogue) -> None:
    team.say("dana", "KR1 55%")
    assert "a step back is a new value, like @OKR KR1 50%" in team.say("dana", "KR1 -3%").text


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
