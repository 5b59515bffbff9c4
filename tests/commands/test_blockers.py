"""Blockers: raised, taken, passed on, asked about, resolved."""

from __future__ import annotations

import pytest

from storage.tables import Blocker, BlockerAsk
from tests.dialogue import Dialogue


@pytest.fixture
def blocked(team: Dialogue) -> Dialogue:
    """Leo is blocked on legal and asked Wang."""
    team.say("leo", "KR5 60% blocked on legal", mentions=["wang"])
    return team


TAKES = ["on it by Thu", "我来，周四前", "saya kerjakan, Kamis", "để tôi, thứ Năm"]


@pytest.mark.parametrize("words", TAKES)
@pytest.mark.parametrize("direct", [False, True], ids=["in the group", "directly"])
def test_a_helper_takes_it_with_a_date(blocked: Dialogue, words: str, direct: bool) -> None:
    answer = blocked.say("wang", words, direct=direct)
    [blocker] = blocked.rows(Blocker)
    assert blocker.state == "accepted"
    assert blocker.due_at is not None
    assert blocker.due_at.isoformat() == "2026-11-19T09:00:00+00:00"  # Thursday 17:00 in Shanghai
    assert "B1" in answer.text
    assert ("leo" in answer.direct) is direct


def test_the_first_to_accept_has_it_and_the_others_are_told(team: Dialogue) -> None:
    team.say("leo", "KR5 60% blocked on legal", mentions=["wang", "li"])
    answer = team.say("wang", "on it")
    assert "Wang Lei has B1" in answer.direct["li"]
    assert "Wang Lei already has B1" in team.say("li", "on it").text


@pytest.mark.parametrize("words", ["not me", "不是我", "bukan saya", "không phải tôi"])
def test_a_helper_passes_it_on(blocked: Dialogue, words: str) -> None:
    answer = blocked.say("wang", words, mentions=["li"])
    assert answer.at == {"li": "李四"}
    assert "li" in answer.direct
    answers = {ask.member_id: ask.answer for ask in blocked.rows(BlockerAsk)}
    assert sorted(map(str, answers.values())) == ["None", "passed_on"]


def test_passing_on_needs_somebody(blocked: Dialogue) -> None:
    assert "Who could help instead?" in blocked.say("wang", "not me").text
    assert [ask.answer for ask in blocked.rows(BlockerAsk)] == [None]


def test_it_is_passed_on_twice_at_most_then_people_are_asked(blocked: Dialogue) -> None:
    blocked.say("leo", "/team manager", mentions=["mai"])
    blocked.say("wang", "not me", mentions=["li"])
    blocked.say("li", "not me", mentions=["omar"])
    answer = blocked.say("omar", "not me", mentions=["priya"])
    assert "passed on twice already" in answer.text
    assert set(answer.direct) == {"leo", "mai"}


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


def test_a_question_asked_directly_reaches_the_raiser(blocked: Dialogue) -> None:
    answer = blocked.say("wang", "need info: which contract?", direct=True)
    assert "which contract?" in answer.direct["leo"]


@pytest.mark.parametrize(
    "words", ["done, contract signed", "解决了，合同已签", "beres, kontrak sudah", "xong, đã ký"]
)
def test_done_resolves_the_single_request_and_asks_for_the_new_value(blocked: Dialogue, words: str) -> None:
    blocked.later(days=2, hours=3)
    answer = blocked.say("wang", words)
    assert answer.at == {"leo": "Leo"}
    assert "KR5" in answer.text
    [blocker] = blocked.rows(Blocker)
    assert blocker.state == "resolved"
    assert blocker.resolution


def test_how_long_it_took_is_said(blocked: Dialogue) -> None:
    blocked.later(days=2, hours=3)
    assert "after 2 d 3 h" in blocked.say("wang", "done").text


@pytest.mark.parametrize("words", ["unblocked KR5", "KR5不卡了", "KR5 sudah lancar", "KR5 hết kẹt rồi"])
def test_the_owner_says_it_is_out_of_the_way(blocked: Dialogue, words: str) -> None:
    blocked.say("leo", words)
    assert [row.state for row in blocked.rows(Blocker)] == ["resolved"]


def test_somebody_elses_blocker_stays(blocked: Dialogue) -> None:
    assert "Only who raised B1" in blocked.say("omar", "unblocked KR5").text
    assert [row.state for row in blocked.rows(Blocker)] == ["open"]


def test_of_several_requests_it_asks_which(blocked: Dialogue) -> None:
    blocked.say("priya", "KR3 blocked on the vendor", mentions=["wang"])
    asked = blocked.say("wang", "on it")
    assert "Which one do you mean?" in asked.text
    option = next(line.split()[1] for line in asked.text.splitlines() if "legal" in line)
    assert "B1" in blocked.say("wang", option).text
    assert [row.state for row in blocked.rows(Blocker)] == ["accepted", "open"]


def test_nothing_to_answer(team: Dialogue) -> None:
    assert "Nobody has asked you for help" in team.say("wang", "on it by Thu").text


RAISE = ["/block KR5 legal by Friday", "/kr block KR5 legal by Friday"]


@pytest.mark.parametrize("words", RAISE)
def test_raising_one_by_command(team: Dialogue, words: str) -> None:
    answer = team.say("leo", words, mentions=["wang"])
    [blocker] = team.rows(Blocker)
    assert blocker.text == "legal"
    assert blocker.due_at is not None
    assert blocker.due_at.weekday() == 4
    assert answer.at == {"wang": "Wang Lei"}
    assert "wang" in answer.direct


def test_one_more_person_for_a_blocker_that_is_there(blocked: Dialogue) -> None:
    assert blocked.say("leo", "/block B1", mentions=["li"]).at == {"li": "李四"}
    assert len(blocked.rows(Blocker)) == 1
    assert len(blocked.rows(BlockerAsk)) == 2


def test_only_those_responsible_raise_blockers(team: Dialogue) -> None:
    assert "is Leo's" in team.say("omar", "/block KR5 legal").text
    assert team.rows(Blocker) == []


def test_the_list(blocked: Dialogue) -> None:
    blocked.later(days=1)
    shown = blocked.say("omar", "/blockers").text
    assert "1 open blocker" in shown
    assert "B1 legal · KR5 Finance clients signed · 1 d" in shown
    assert "waiting for Wang Lei" in shown


def test_an_empty_list(team: Dialogue) -> None:
    assert "Nothing is blocked" in team.say("omar", "/blockers").text
