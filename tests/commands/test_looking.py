"""Showing what is there: by code, by title, by name, however it is typed."""

from __future__ import annotations

import pytest

from storage.tables import CheckIn
from tests.dialogue import Dialogue

SHOWN = [
    ("/okr O2", "O2 A backend nobody worries about"),
    ("/okr o 2", "O2 A backend nobody worries about"),
    ("okr 2", "O2 A backend nobody worries about"),
    ("O2", "O2 A backend nobody worries about"),
    ("o2?", "O2 A backend nobody worries about"),
    ("xem O2", "O2 A backend nobody worries about"),
    ("/okr backend", "O2 A backend nobody worries about"),
    ("/okr KR3", "KR3 API error rate: 0.8%"),
    ("KR3", "KR3 API error rate: 0.8%"),
    ("/KR3", "KR3 API error rate: 0.8%"),
    ("/O2", "O2 A backend nobody worries about"),
    ("what is KR3", "KR3 API error rate: 0.8%"),
    ("#3", "KR3 API error rate: 0.8%"),
    ("show KR3", "KR3 API error rate: 0.8%"),
    ("lihat KR3", "KR3 API error rate: 0.8%"),
    ("please show KR3", "KR3 API error rate: 0.8%"),
    ("帮我看看KR3", "KR3 API error rate：0.8%"),
    ("tolong lihat KR3", "KR3 API error rate: 0"),
    ("cho em xem KR3", "KR3 API error rate: 0"),
    ("/okr dana", "KR2 First reply time: 6 h"),
    ("/okr @dana", "KR2 First reply time: 6 h"),
    ("/okr @li", "李四"),
    ("my okrs", "Your key results:"),
    ("/okr me", "Your key results:"),
    ("okr saya", "KR kamu:"),
    ("我的okr", "你的 KR："),
    ("/okr team", "📊 Growth"),
    ("B1", "Nothing is blocked"),
]


@pytest.mark.parametrize(("words", "shown"), SHOWN)
def test_what_is_shown(team: Dialogue, words: str, shown: str) -> None:
    assert shown in team.say("leo", words).text
    assert team.rows(CheckIn) == []


def test_a_word_that_fits_nothing_is_said_to_fit_nothing(team: Dialogue) -> None:
    answer = team.say("leo", "/okr Atlantis")
    assert "nobody here called “Atlantis”" in answer.text
    assert "/okr" in answer.taps


def test_a_private_objective_is_not_found_by_its_title_in_the_group(team: Dialogue) -> None:
    team.say("dana", "/okr private O1", direct=True)
    assert "Renewals" not in team.say("leo", "/okr effortless").text


def test_a_team_is_shown_by_its_name(team: Dialogue) -> None:
    team.say("leo", "/okr new Ship it; KR Features 0 to 3", group="Product")
    answer = team.say("leo", "/okr product", direct=True).text
    assert "Ship it" in answer
    assert "Renewals" not in answer


def test_below_a_key_result_stands_what_the_reader_can_say_of_it(team: Dialogue) -> None:
    assert "Update with e.g. @OKR KR3 0.45% confidence 7" in team.say("priya", "/kr KR3").text
    assert "A remark is always welcome: @OKR /comment KR3" in team.say("leo", "/kr KR3").text
    assert "@OKR" not in team.say("outsider", "/kr KR3").text


@pytest.mark.parametrize("words", ["/KR2 3h", "/kr2 3h, conf 7", "O1KR2 3h", "O1.2 3h"])
def test_a_code_as_people_type_it_is_checked_in(team: Dialogue, words: str) -> None:
    team.say("dana", words)
    [row] = team.rows(CheckIn)
    assert row.value == 3


@pytest.mark.parametrize("words", ["/okr 2026-Q4", "/okr 2026-q4", "/okr Q4"])
def test_a_cycle_is_shown_by_its_name(team: Dialogue, words: str) -> None:
    assert "📊 Growth · 2026-Q4" in team.say("leo", words).text


def test_a_closed_cycle_is_shown_with_its_grades(team: Dialogue) -> None:
    team.say("dana", "/cycle next")
    team.say("dana", "1")
    assert "/okr 2026-Q4" in team.say("leo", "/okr").taps
    assert "A backend nobody worries about" in team.say("leo", "/okr 2026-Q4").text


def test_a_cycle_that_never_was_is_said_to_be_none(team: Dialogue) -> None:
    assert "There is no cycle 2024-Q1 here." in team.say("leo", "/okr 2024-Q1").text
