"""The digest when somebody asks for it: the team's, one's own, that of all teams."""

from __future__ import annotations

import pytest

from storage.tables import RitualRun
from tests.dialogue import Dialogue

SECRET = "/okr new private: Plan the reorganization; KR Teams told 0 to 4"


@pytest.mark.parametrize("words", ["/digest", "/okr digest", "周报", "ringkasan", "tổng hợp"])
def test_the_group_reads_it_at_once_and_no_run_is_recorded(team: Dialogue, words: str) -> None:
    team.say("dana", "KR1 54%, confidence 8, next: roll it out")
    text = team.say("leo", words).text
    assert "📊 Growth · 2026-Q4" in text
    assert "roll it out" in text
    assert team.rows(RitualRun) == []


def test_private_things_show_only_to_who_may_see_them(team: Dialogue) -> None:
    team.say("dana", SECRET, direct=True)
    assert "Teams told" not in team.say("dana", "/digest").text
    assert "Teams told" in team.say("dana", "/digest", direct=True).text
    assert "Teams told" not in team.say("leo", "/digest", direct=True).text


def test_in_a_direct_chat_of_several_teams_it_asks_which(team: Dialogue) -> None:
    team.say("dana", "hello", group="Support")
    assert "For which team" in team.say("dana", "/digest", direct=True).text
    assert "📊 Growth" in team.say("dana", "Growth", direct=True).text


def test_a_team_without_objectives_is_told_how_to_begin(dialogue: Dialogue) -> None:
    assert "no objectives yet" in dialogue.say("dana", "/digest").text


@pytest.mark.parametrize("words", ["/digest me", "我的周报", "ringkasan saya", "tổng hợp của tôi"])
def test_my_week(team: Dialogue, words: str) -> None:
    team.say("dana", "KR1 48%, confidence 6")
    team.say("dana", "KR1 54%, confidence 8")
    team.say("dana", "KR2 5h, blocked on tooling @leo", mentions=["leo"])
    team.say("leo", "KR5 2, blocked on data @dana", mentions=["dana"])
    team.say("leo", "/kudos @dana for the contract", mentions=["dana"])
    text = team.say("dana", words).text
    assert "6 → 8" in text
    assert "B1 tooling" in text
    assert "B2 data" in text
    assert "for the contract" in text


def test_my_week_leaves_the_group_when_something_in_it_is_private(team: Dialogue) -> None:
    team.say("dana", SECRET, direct=True)
    answer = team.say("dana", "/digest me")
    assert "Teams told" not in answer.text
    assert "Teams told" in answer.direct["dana"]


def test_all_teams_for_a_manager_and_for_nobody_else(team: Dialogue) -> None:
    team.say("priya", "/okr new Happy customers; KR Calls 0 to 100", group="Support")
    team.say("dana", "/team manager @mai", mentions=["mai"])
    team.say("priya", "/okr align O1 to Growth/O1", group="Support")
    text = team.say("mai", "/digest org").text
    assert "Growth" in text
    assert "Support" in text
    assert text.index("⭐ Top objectives") < text.index("🗂")
    assert "for managers and administrators" in team.say("leo", "/digest org").text


def test_all_teams_show_what_moved_since_last_week(team: Dialogue) -> None:
    """KR1, KR2 and KR5 are O1, KR3 and KR4 are O2: O1 moves by 20 points in the week, O2 by none."""
    team.say("dana", "/team manager @mai", mentions=["mai"])
    team.say("dana", "KR1 51%")
    team.later(days=8)
    team.say("dana", "KR1 54%")  # +20 points
    team.say("leo", "KR5 2")  # +40 points
    text = team.say("mai", "/digest org").text
    assert "+10 points" in text


def test_what_did_not_move_says_nothing_of_it(team: Dialogue) -> None:
    team.say("dana", "/team manager @mai", mentions=["mai"])
    team.say("dana", "KR1 51%")
    team.later(days=8)
    assert "points" not in team.say("mai", "/digest org").text
