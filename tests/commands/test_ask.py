"""Questions answered from the rows: what is said, what is left out, and that nothing changes."""

from __future__ import annotations

import pytest

from storage.tables import CheckIn, Edit, RedFlag
from tests.dialogue import Dialogue


@pytest.fixture
def busy(team: Dialogue) -> Dialogue:
    """Growth after two weeks: KR3 fell, KR5 is blocked."""
    team.say("priya", "KR3 0.6%, confidence 6")
    team.say("leo", "KR5 2, blocked on legal @wang", mentions=["wang"])
    team.later(days=9)
    team.say("priya", "KR3 0.9%, confidence 2, vendor patch is late")
    return team


@pytest.mark.parametrize("words", ["why KR3", "为什么KR3", "kenapa KR3", "vì sao KR3", "/ask why KR3"])
def test_why_shows_days_values_and_the_owners_words(busy: Dialogue, words: str) -> None:
    text = busy.say("mai", words).text
    assert "0.6%" in text.replace("0,6", "0.6")
    assert "6 → 2" in text
    assert "vendor patch is late" in text
    assert "2" in text.splitlines()[-1]


def test_why_says_what_it_is_based_on_and_what_is_not_recorded(busy: Dialogue) -> None:
    text = busy.say("mai", "why KR5").text
    assert "Based on 1 check-in and 1 blocker." in text
    assert "By when B1 will be solved is not recorded." in text


@pytest.mark.parametrize("words", ["who is behind?", "谁落后了？", "siapa yang tertinggal?", "ai đang chậm?"])
def test_who_is_behind(busy: Dialogue, words: str) -> None:
    text = busy.say("mai", words).text
    assert "KR3" in text
    assert "Priya" in text


@pytest.mark.parametrize(
    "words", ["who has not checked in?", "谁还没打卡？", "siapa yang belum check-in?", "ai chưa check-in?"]
)
def test_who_has_not_checked_in(busy: Dialogue, words: str) -> None:
    text = busy.say("mai", words).text
    assert "Dana" in text
    assert "KR3" not in text


@pytest.mark.parametrize(
    "words", ["what is blocked?", "什么卡住了？", "apa yang mentok?", "cái gì đang bị kẹt?"]
)
def test_what_is_blocked_and_who_waits_for_whom(busy: Dialogue, words: str) -> None:
    text = busy.say("mai", words).text
    assert "B1" in text
    assert "Leo" in text
    assert "Wang Lei" in text


@pytest.mark.parametrize(
    "words",
    [
        "what changed this week?",
        "这周有什么变化？",
        "apa yang berubah minggu ini?",
        "tuần này có gì thay đổi?",
    ],
)
def test_what_changed_this_week(busy: Dialogue, words: str) -> None:
    text = busy.say("mai", words).text
    assert "KR3" in text
    assert "6 → 2" in text
    assert "KR5 Finance" not in text


def test_what_changed_since_a_day_that_is_named(busy: Dialogue) -> None:
    text = busy.say("mai", "what changed since Wednesday?").text
    assert "Since Wed 18 Nov 00:00" in text


def test_facts_about_one_key_result(busy: Dialogue) -> None:
    busy.say("dana", "KR1 54%, next: roll it out")
    assert "Priya" in busy.say("mai", "who owns KR4?").text
    assert "roll it out" in busy.say("mai", "what is next on KR1?").text
    assert "Thu 31 Dec" in busy.say("mai", "when is KR1 due?").text
    assert "O2 A backend" in busy.say("mai", "state of O2").text
    assert "30-day retention: 54%" in busy.say("mai", "how is retention going?").text


def test_decisions_are_those_of_the_manager_and_requests_to_oneself(busy: Dialogue) -> None:
    busy.say("dana", "/team manager @mai", mentions=["mai"])
    assert "Only you may be able to move these" in busy.say("mai", "what needs my decision?").text
    assert "Leo hopes for your help" in busy.say("wang", "what needs my decision?").text


@pytest.mark.parametrize("words", ["/ask the meaning of life", "who took my charger?"])
def test_what_cannot_be_answered_gets_what_can_be_asked(team: Dialogue, words: str) -> None:
    answer = team.say("dana", words)
    assert "You can ask me" in answer.text
    assert "who is behind?" in answer.taps


def test_a_question_changes_nothing_not_even_when_one_is_open(team: Dialogue) -> None:
    team.say("priya", "KR3 0.9%, confidence 2")
    before = len(team.rows(CheckIn)), len(team.rows(Edit))
    for words in ("why KR3", "who is behind?", "is KR3 still blocked?"):
        team.say("priya", words)
    assert (len(team.rows(CheckIn)), len(team.rows(Edit))) == before
    assert team.rows(RedFlag)[0].wanted is None


# --- who may see what -------------------------------------------------------------------------------


@pytest.fixture
def secret(busy: Dialogue) -> Dialogue:
    """The same, with Dana's private objective."""
    busy.say("dana", "/okr new private: Plan the reorganization; KR Teams told 0 to 4", direct=True)
    busy.say("dana", "P2 1, confidence 4, blocked on the board", direct=True)
    return busy


@pytest.mark.parametrize(
    "words",
    ["who is behind?", "what changed?", "what is blocked?", "how are we doing?", "who has not checked in?"],
)
def test_nothing_private_is_said_in_a_group(secret: Dialogue, words: str) -> None:
    for who in ("dana", "leo"):
        text = secret.say(who, words).text
        assert "Teams told" not in text
        assert "board" not in text
        assert "reorganization" not in text


def test_a_private_code_in_a_group_is_answered_directly(secret: Dialogue) -> None:
    answer = secret.say("dana", "why P2?")
    assert "Teams told" not in answer.text
    assert "Teams told" in answer.direct["dana"]
    assert secret.say("leo", "why P2?").text == answer.text


def test_its_owner_is_told_alone_and_others_are_not(secret: Dialogue) -> None:
    assert "Teams told" in secret.say("dana", "why P2?", direct=True).text
    assert "Teams told" in secret.say("dana", "what changed?", direct=True).text
    assert "Teams told" not in secret.say("leo", "what changed?", direct=True).text
    assert "Teams told" not in secret.say("leo", "why P2?", direct=True).text


def test_in_a_direct_chat_it_is_over_all_teams(busy: Dialogue) -> None:
    busy.say("priya", "/okr new Happy customers; KR Calls 0 to 100", group="Support")
    text = busy.say("priya", "how are we doing?", direct=True).text
    assert "Growth" in text
    assert "Support" in text
