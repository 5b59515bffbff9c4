"""A blocker that is out of the way, told among check-ins or with figures: all of it is done."""

from __future__ import annotations

import pytest

from storage.tables import Blocker, CheckIn
from tests.dialogue import Dialogue

BOTH = [
    "KR2 3 h\nB1 solved",
    "B1 solved\nKR2 3 h",
    "B1 done, KR2 3 h",
    "KR2 3 h, B1 is solved",
    "KR1 unblocked\nKR2 3 h",
    "/kr update\nKR2 3 h\nB1 solved",
    "KR2 3 小时\nB1 解决了",
    "B1已解决，KR2 到 3 小时",
    "KR2 udah 3 jam\nB1 beres",
    "KR2 còn 3 giờ\nB1 xong rồi",
]


@pytest.fixture
def blocked(team: Dialogue) -> Dialogue:
    """KR1 is blocked by B1."""
    team.say("dana", "KR1 52% blocked on legal")
    return team


def states(talk: Dialogue) -> list[str]:
    """What became of the blockers."""
    return [row.state for row in talk.rows(Blocker)]


@pytest.mark.parametrize("words", BOTH)
def test_the_check_in_is_stored_and_the_blocker_closed(blocked: Dialogue, words: str) -> None:
    answer = blocked.say("dana", words)
    assert (blocked.standing(2)[0], states(blocked)) == ("3", ["resolved"])
    assert "**B1**" in answer.markdown
    assert "does that move" not in answer.text


SAID_BESIDE = [
    ("B1 is solved so KR1 is 59%", ("59", None)),
    ("B1 resolved, back on track, conf 8", ("52", 8)),
    ("unblocked KR1, 56% conf 8", ("56", 8)),
]


@pytest.mark.parametrize(("words", "standing"), SAID_BESIDE)
def test_what_is_said_beside_it_is_stored(
    blocked: Dialogue, words: str, standing: tuple[str, int | None]
) -> None:
    blocked.say("dana", words)
    value, _, confidence = blocked.standing(1)
    assert ((value, confidence), states(blocked)) == (standing, ["resolved"])


def test_a_count_beside_it_is_not_the_key_results(blocked: Dialogue) -> None:
    blocked.say("dana", "B1 done, the lawyers signed 3 papers")
    assert (blocked.standing(1)[0], states(blocked)) == ("52", ["resolved"])


def test_a_blocker_that_is_not_there_keeps_nothing_else_from_being_stored(blocked: Dialogue) -> None:
    answer = blocked.say("dana", "KR2 3 h\nB99 solved").text
    assert "KR2 First reply time: 6 h → 3 h" in answer
    assert "“B99 solved” was not stored:\nNo open blocker fits that." in answer
    assert states(blocked) == ["open"]


def test_of_blockers_that_are_not_there_nothing_is_changed(blocked: Dialogue) -> None:
    answer = blocked.say("dana", "B98 solved\nB99 solved").text
    assert answer.count("No open blocker fits that.") == 2
    assert states(blocked) == ["open"]


NOT_YET = [
    "B1 is not solved yet",
    "B1 will be solved tomorrow",
    "hopefully B1 is solved by Friday",
    "is B1 solved?",
    "B1 solved yet?",
    "B1还没解决",
    "B1解决了吗",
    "希望B1周五解决",
    "B1 belum beres",
    "B1 udah beres belum?",
    "B1 chưa xong",
    "B1 xong chưa?",
    "B1 udah beres belum ya",
    "B1 giải quyết xong chưa",
    "B1 gỡ được chưa ạ",
    "B1 đã gỡ chưa",
    "B1解决了没",
    "B1 solved or not",
    "B1 besok pagi kelar",
    "B1 mai xong",
    "B1 done tomorrow",
    "KR2 3 h, B1 thứ Năm xong",
    "KR2 3 h, waiting for B1 to be solved",
]


@pytest.mark.parametrize("words", NOT_YET)
def test_what_is_not_solved_yet_stays_open(blocked: Dialogue, words: str) -> None:
    blocked.say("dana", words)
    assert states(blocked)[0] == "open"


@pytest.mark.parametrize("words", ["B1 Kamis beres", "B1 thứ Năm xong nhé", "B1周四前搞定", "B1 mai xong"])
def test_that_it_will_be_solved_by_a_day_is_the_helpers_promise(team: Dialogue, words: str) -> None:
    team.say("dana", "KR1 52% blocked on legal", mentions=["leo"])
    team.say("leo", words)
    assert states(team) == ["accepted"]


@pytest.mark.parametrize("words", ["B1 Kamis sudah beres", "B1 thứ Năm đã gỡ xong", "B1 hari ini beres"])
def test_a_day_beside_what_is_solved_already_changes_nothing(blocked: Dialogue, words: str) -> None:
    blocked.say("dana", words)
    assert states(blocked) == ["resolved"]


def test_that_a_blocker_will_be_done_says_nothing_of_the_key_result(blocked: Dialogue) -> None:
    blocked.say("dana", "KR2 3 jam, B1 Kamis beres")
    assert blocked.standing(2)[0] == "3"
    assert {row.stated_status for row in blocked.rows(CheckIn)} == {None}


def test_a_blockers_code_in_a_check_in_is_no_key_result(blocked: Dialogue) -> None:
    assert "not stored" not in blocked.say("dana", "KR2 3 h, waiting for B1 to be solved").text
    assert len(blocked.rows(CheckIn)) == 2
