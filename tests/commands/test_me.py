"""`/me`: what is known of me, my zone and my country."""

from __future__ import annotations

import pytest

from storage.tables import Blocker, Member
from tests.dialogue import Dialogue

everywhere = pytest.mark.parametrize("direct", [False, True], ids=["in the group", "in a direct chat"])


def leo(talk: Dialogue) -> Member:
    return next(row for row in talk.rows(Member) if row.staff_id == "leo")


@everywhere
@pytest.mark.parametrize("words", ["/me", "/whoami", "/我", "/saya", "/tôi"])
def test_what_is_known_of_me(team: Dialogue, words: str, direct: bool) -> None:
    team.say("leo", "/lang en")
    shown = team.say("leo", words, direct=direct).text
    assert "You are Leo" in shown
    assert "Time zone: Asia/Shanghai, now 11:00" in shown
    assert ("Staff id: leo" in shown) == direct


@everywhere
@pytest.mark.parametrize("words", ["/me zone Asia/Tokyo", "/me timezone 东京", "/saya zona waktu Jepang"])
def test_my_zone(team: Dialogue, words: str, direct: bool) -> None:
    team.say("leo", "/lang en")
    assert "Asia/Tokyo, where it is 12:00 now" in team.say("leo", words, direct=direct).text
    assert leo(team).timezone == "Asia/Tokyo"
    assert "now 12:00" in team.say("leo", "/me").text


def test_a_zone_is_not_guessed(team: Dialogue) -> None:
    assert "/me zone Asia/Tokyo" in team.say("leo", "/me zone Tokyoo").taps
    assert leo(team).timezone is None


def test_my_country(team: Dialogue) -> None:
    assert "Japan (JP)" in team.say("leo", "/me country JP").text
    assert leo(team).country == "JP"
    assert "Country: Japan (JP)" in team.say("leo", "/me").text


def test_back_to_what_the_team_has(team: Dialogue) -> None:
    for words in ("/me zone Tokyo", "/me country JP", "/me zone team", "/me country team"):
        team.say("leo", words)
    assert (leo(team).timezone, leo(team).country) == (None, None)


def test_my_language(team: Dialogue) -> None:
    team.say("leo", "/me lang vi")
    assert leo(team).language == "vi"


def test_a_mistyped_word_gets_the_nearest(team: Dialogue) -> None:
    assert "/me zone" in team.say("leo", "/me zoen Tokyo").taps


def test_in_a_direct_chat_the_teams_zone_counts(team: Dialogue) -> None:
    team.say("dana", "/team timezone Los Angeles")
    assert "America/Los_Angeles, now 19:00" in team.say("leo", "/me", direct=True).text


def test_a_time_i_type_is_meant_in_my_zone_and_shown_in_both(team: Dialogue) -> None:
    team.say("leo", "KR5 blocked on legal", mentions=["wang"])
    team.say("wang", "/me zone Tokyo")
    answer = team.say("wang", "on it by Thursday 17:00").text
    [blocker] = team.rows(Blocker)
    assert blocker.due_at is not None
    assert blocker.due_at.isoformat() == "2026-11-19T08:00:00+00:00"
    assert "due Thu 17:00 (Thu 16:00 Asia/Shanghai)" in answer
