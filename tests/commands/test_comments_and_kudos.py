"""Remarks and recognition: who may give them, who hears of them, and taking them back."""

from __future__ import annotations

import pytest

from storage.tables import Comment, Kudos, Member
from tests.dialogue import Dialogue


def standing(team: Dialogue) -> list[str]:
    return [row.text for row in team.rows(Comment) if row.withdrawn_at is None]


def receivers(team: Dialogue) -> list[str]:
    staff = {row.id: row.staff_id for row in team.rows(Member)}
    return [staff[row.receiver_id] for row in team.rows(Kudos) if row.withdrawn_at is None]


# --- comments --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", ["/comment KR4 solid", "评论 KR4 solid", "komentar KR4: solid", "bình luận KR4 solid"]
)
def test_anybody_may_comment_and_the_owner_is_told(team: Dialogue, words: str) -> None:
    answer = team.say("omar", words)
    assert standing(team) == ["solid"]
    assert answer.at == {"priya": "Priya"}
    assert "KR4 SSO launch" in answer.text
    assert "Omar on KR4 SSO launch: “solid”" in answer.direct["priya"]


def test_an_objective_can_be_commented_on(team: Dialogue) -> None:
    team.say("omar", "/comment O2 well begun")
    [row] = team.rows(Comment)
    assert row.objective_id is not None
    assert row.key_result_id is None
    assert "Omar: “well begun”" in team.say("leo", "/okr O2").text


def test_nobody_is_told_of_their_own_comment(team: Dialogue) -> None:
    answer = team.say("dana", "/comment KR1 slower than hoped")
    assert answer.at == {}
    assert answer.direct == {}


def test_comments_stand_on_the_key_result(team: Dialogue) -> None:
    team.say("omar", "/comment KR4 solid")
    assert "today · Omar: “solid”" in team.say("leo", "/kr KR4").text


def test_a_comment_is_taken_back_with_undo(team: Dialogue) -> None:
    team.say("omar", "/comment KR4 solid")
    team.say("omar", "undo")
    assert standing(team) == []
    assert "solid" not in team.say("leo", "/kr KR4").text


@pytest.mark.parametrize("words", ["/comment", "/comment KR4", "/comment well done"])
def test_what_is_missing_is_said_with_an_example(team: Dialogue, words: str) -> None:
    assert "@OKR /comment KR1 Well done!" in team.say("omar", words).text
    assert team.rows(Comment) == []


def test_an_unknown_code_stores_nothing(team: Dialogue) -> None:
    assert "There is no KR99 here" in team.say("omar", "/comment KR99 hm").text
    assert "There is no O9 here" in team.say("omar", "/comment O9 hm").text
    assert team.rows(Comment) == []


def test_people_from_outside_do_not_comment(team: Dialogue) -> None:
    assert "only people of this organization" in team.say("outsider", "/comment KR4 hm").text
    assert team.rows(Comment) == []


def test_a_comment_neither_breaks_the_layout_nor_mentions_anybody(team: Dialogue) -> None:
    answer = team.say("omar", "/comment KR4 **bold** @all [x](http://example.com)")
    assert "**bold**" not in answer.markdown
    assert "@all" not in answer.markdown
    assert "](http" not in answer.markdown


# --- kudos -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", ["/kudos for the demo", "点赞 for the demo", "apresiasi for the demo", "khen for the demo"]
)
def test_kudos_are_said_in_the_group_and_the_person_is_mentioned(team: Dialogue, words: str) -> None:
    answer = team.say("dana", words, mentions=["li"])
    assert receivers(team) == ["li"]
    assert answer.at == {"li": "李四"}
    assert "@li" in answer.markdown
    assert "for the demo" in answer.text


def test_several_people_get_a_row_each(team: Dialogue) -> None:
    answer = team.say("dana", "/kudos @leo @omar for the demo")
    assert receivers(team) == ["leo", "omar"]
    assert set(answer.at) == {"leo", "omar"}
    assert {row.text for row in team.rows(Kudos)} == {"for the demo"}


@pytest.mark.parametrize("words", ["/kudos @dana for me", "/kudos"])
def test_not_to_oneself_and_not_to_nobody(team: Dialogue, words: str) -> None:
    assert "@OKR /kudos @name for the great demo" in team.say("dana", words).text
    assert team.rows(Kudos) == []


def test_nobody_is_praised_by_a_guess(team: Dialogue) -> None:
    assert "I know nobody called “zorro”" in team.say("dana", "/kudos @leo @zorro for the demo").text
    assert team.rows(Kudos) == []


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("thanks!", "You are welcome"),
        ("thanks for the reminder", "You are welcome"),
        ("cảm ơn nhé", "Không có gì"),
        ("terima kasih ya", "Sama-sama"),
        ("谢谢", "不客气"),
    ],
)
def test_thanks_to_the_bot_are_answered_and_no_kudos(team: Dialogue, words: str, answer: str) -> None:
    assert answer in team.say("dana", words).text
    assert team.rows(Kudos) == []


@pytest.mark.parametrize(
    "words",
    [
        "thanks @leo for the demo",
        "@leo thank you so much for the demo!",
        "谢谢@leo 昨天帮忙做演示",
        "terima kasih @leo atas demonya",
        "makasih ya @leo udah bantu demo",
        "cảm ơn @leo đã giúp làm demo",
    ],
)
def test_thanks_to_a_colleague_for_something_are_kudos(team: Dialogue, words: str) -> None:
    answer = team.say("dana", words)
    assert receivers(team) == ["leo"]
    assert answer.at == {"leo": "Leo"}
    team.say("dana", "undo")
    assert receivers(team) == []


def test_thanks_to_somebody_picked_are_kudos_too(team: Dialogue) -> None:
    answer = team.say("dana", "thanks for the demo", mentions=["leo"])
    assert receivers(team) == ["leo"]
    assert "“for the demo”" in answer.text


@pytest.mark.parametrize(
    "words",
    [
        "thanks for nothing @leo",
        "thanks @leo for breaking the build again",
        "thanks in advance @leo for the review",
        "thanks @leo for the demo, but can you send the slides?",
        "谢谢@leo 又把进度拖了一周",
        "terima kasih @leo sudah telat lagi",
        "cảm ơn @leo đã làm hỏng bản build",
        "thanks @leo",
    ],
)
def test_what_may_be_a_joke_or_a_request_is_no_kudos(team: Dialogue, words: str) -> None:
    team.say("dana", words)
    assert team.rows(Kudos) == []


def test_thanks_beside_a_check_in_leave_it_a_check_in(team: Dialogue) -> None:
    assert "KR1" in team.say("dana", "thanks @leo for the list, KR1 52%").text
    assert team.rows(Kudos) == []


def test_in_a_direct_chat_they_count_for_the_team_both_are_in(team: Dialogue) -> None:
    team.say("dana", "hello", group="People")
    answer = team.say("dana", "/kudos @leo for the demo", direct=True)
    assert "It counts for Growth" in answer.text
    assert "Kudos from Dana" in answer.direct["leo"]


def test_in_a_direct_chat_of_people_without_one_common_team_the_group_is_asked_for(team: Dialogue) -> None:
    for who in ("dana", "leo"):
        team.say(who, "hello", group="People")
    assert "say it in the group" in team.say("dana", "/kudos @leo for the demo", direct=True).text
    assert team.rows(Kudos) == []


def test_kudos_are_taken_back_with_undo(team: Dialogue) -> None:
    team.say("dana", "/kudos @leo @omar for the demo")
    team.say("dana", "undo")
    assert receivers(team) == []
