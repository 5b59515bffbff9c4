"""Messages that are not what they should be: odd words, no words, from outside, delivered again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from commands.core.messages import Kind
from storage.tables import CheckIn
from tests.dialogue import Dialogue

ODD = [
    pytest.param("KR1 52% '; DROP TABLE check_ins; --", id="sql"),
    pytest.param("KR1 52% **bold** [click](http://example.com) # head", id="markdown"),
    pytest.param("KR1 52% <script>alert(1)</script> <b>x</b>", id="html"),
    pytest.param("KR1 52% blocked on @all and @所有人", id="everybody"),
    pytest.param("KR1 52% \u202eevil\u2066 text\u200f", id="direction marks"),
    pytest.param("KR1 52% " + "waiting for an answer. " * 450, id="ten thousand characters"),
    pytest.param("KR1 52% 👨‍👩‍👧‍👦 ＫＲ２ 🏳️‍🌈", id="emoji"),
]


@pytest.mark.parametrize("words", ODD)
def test_odd_words_are_content(team: Dialogue, words: str) -> None:
    answer = team.say("dana", words)
    assert team.standing(1)[0] == "52"
    assert len(answer.markdown) < 3500
    assert "](http" not in answer.markdown
    assert "<" not in answer.markdown
    assert "@all" not in answer.markdown
    assert "所有人" not in answer.markdown
    assert "\u202e" not in answer.markdown
    assert "went wrong" not in answer.text
    assert team.rows(CheckIn)[0].original_text


def test_people_from_outside_change_nothing(team: Dialogue) -> None:
    answer = team.say("outsider", "KR1 55%")
    assert "Nothing was changed" in answer.text
    assert team.rows(CheckIn) == []


@pytest.mark.parametrize("kind", [Kind.PICTURE, Kind.FILE, Kind.VIDEO, Kind.UNKNOWN])
def test_what_has_no_words_gets_one_polite_sentence(team: Dialogue, kind: Kind) -> None:
    assert "I can only read words" in team.say("dana", "", kind=kind).text


def test_a_voice_message_is_read_by_its_transcript_and_echoed(team: Dialogue) -> None:
    team.say("leo", "hi", direct=True)
    answer = team.say("leo", "60 percent, confidence 7", kind=Kind.VOICE, direct=True)
    assert "I heard: “60 percent, confidence 7”" in answer.text
    assert team.standing(5) == ("3", "60", 7)


def test_without_quota_it_is_said_once_a_day(team: Dialogue) -> None:
    assert "quota" in team.say("dana", "", kind=Kind.NO_QUOTA).text
    assert team.say("dana", "", kind=Kind.NO_QUOTA).deliveries == ()
    team.later(days=1)
    assert "quota" in team.say("dana", "", kind=Kind.NO_QUOTA).text


def test_a_message_delivered_again_changes_nothing(dialogue: Dialogue) -> None:
    dialogue.say("dana", "/okr new Renewals\nretention from 45% to 60%")
    message = dialogue.message("dana", "KR1 52%")
    first = dialogue.hand_in(message)
    again = dialogue.hand_in(message)
    assert "52%" in first.text
    assert again.deliveries == ()
    assert len(dialogue.rows(CheckIn)) == 1


def test_the_same_message_to_two_robots_counts_for_each(dialogue: Dialogue) -> None:
    message = dialogue.message("dana", "hello")
    assert dialogue.hand_in(message).deliveries
    assert dialogue.hand_in(replace(message, robot="other robot")).deliveries
