"""What becomes of a blocker: taken, passed on, solved, given another date, withdrawn."""

from __future__ import annotations

import pytest

from storage.tables import Blocker, BlockerAsk
from tests.dialogue import Dialogue

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


def test_passed_on_alone_who_raised_it_hears_of_it(blocked: Dialogue) -> None:
    told = blocked.say("wang", "not me", mentions=["li"], direct=True).direct
    assert told["leo"] == "↪️ Wang Lei passed B1 legal on to 李四."
    assert "leo" not in blocked.say("li", "not me", mentions=["omar"]).direct, "the group reads it"


def test_who_was_asked_already_is_not_asked_again(team: Dialogue) -> None:
    team.say("leo", "KR5 60% blocked on legal", mentions=["wang", "li"])
    assert "李四 was asked already" in team.say("wang", "not me", mentions=["li"]).text
    assert len(team.rows(BlockerAsk)) == 2


def test_passing_on_needs_somebody(blocked: Dialogue) -> None:
    assert "Who could help instead?" in blocked.say("wang", "not me").text
    assert [ask.answer for ask in blocked.rows(BlockerAsk)] == [None]


def test_it_is_passed_on_twice_at_most_then_people_are_asked(blocked: Dialogue) -> None:
    blocked.say("leo", "/team manager", mentions=["mai"])
    blocked.say("wang", "not me", mentions=["li"])
    blocked.say("li", "not me", mentions=["omar"])
    answer = blocked.say("omar", "not me", mentions=["priya"])
    assert "passed on twice already" in answer.text
    assert set(answer.direct) == {"leo", "dana", "mai"}, "who raised it, the objective's owner, the manager"
    assert "/block B1 @name" in answer.direct["mai"]
    assert blocked.say("leo", "/block B1", mentions=["priya"]).at == {"priya": "Priya"}
    assert blocked.say("priya", "not me").direct == {}, "they were asked once"


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


@pytest.mark.parametrize("direct", [False, True], ids=["in the group", "directly"])
@pytest.mark.parametrize(("words", "value"), [("4", "4"), ("same", "3"), ("KR5 = 5", "5")])
def test_the_raiser_answers_with_the_new_value(
    blocked: Dialogue, words: str, value: str, direct: bool
) -> None:
    blocked.say("leo", "/kr add O1 Partners signed 0 → 9")  # Leo has two, so a number alone means neither
    blocked.say("wang", "done", direct=direct)
    blocked.say("leo", words, direct=direct)
    assert blocked.standing(5)[0] == value


def test_a_question_that_was_there_before_is_not_lost(blocked: Dialogue) -> None:
    blocked.say("leo", "/kr add O1 Partners signed 0 → 9")
    assert "Which one" in blocked.say("leo", "2").text
    blocked.say("wang", "done")
    assert "KR6 Partners signed" in blocked.say("leo", "2").text, "the number of the option, not a new value"


def test_whoever_else_was_asked_is_told_that_it_is_gone(team: Dialogue) -> None:
    team.say("leo", "KR5 60% blocked on legal", mentions=["wang", "li"])
    assert set(team.say("wang", "done").direct) == {"li"}


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


NEW_DATES = [
    "I need till Friday",
    "B1 by Friday",
    "我需要到周五",
    "saya butuh sampai Jumat",
    "tôi cần đến thứ Sáu",
]


@pytest.mark.parametrize("words", NEW_DATES)
def test_the_helper_needs_more_time(blocked: Dialogue, words: str) -> None:
    blocked.say("wang", "on it by Thu")
    blocked.say("wang", words)
    [blocker] = blocked.rows(Blocker)
    assert blocker.due_at is not None
    assert blocker.due_at.isoformat() == "2026-11-20T09:00:00+00:00"  # Friday 17:00


def test_who_raised_it_says_when_it_is_wanted(blocked: Dialogue) -> None:
    answer = blocked.say("leo", "B1 by Friday")
    assert "Wanted by Fri 17:00" in answer.text
    assert "Wanted by Fri 17:00" in answer.direct["wang"]
    assert [row.state for row in blocked.rows(Blocker)] == ["open"]


def test_each_reads_the_time_of_their_own_clock(blocked: Dialogue) -> None:
    blocked.say("leo", "/me zone Asia/Jakarta")
    answer = blocked.say("wang", "on it by Thu", direct=True)
    assert "17:00" in answer.text
    assert "16:00" in answer.direct["leo"]


NOT_NEEDED = ["/block withdraw B1", "B1 not needed", "B1 不需要了", "B1 tidak perlu lagi", "B1 không cần nữa"]


@pytest.mark.parametrize("words", NOT_NEEDED)
def test_withdrawing(blocked: Dialogue, words: str) -> None:
    answer = blocked.say("leo", words)
    assert "nothing to do for you any more" in answer.direct["wang"]
    assert [row.state for row in blocked.rows(Blocker)] == ["withdrawn"]
    assert "Nothing is blocked" in blocked.say("omar", "/blockers").text
    blocked.say("leo", "undo")
    assert [row.state for row in blocked.rows(Blocker)] == ["open"]


def test_a_helper_does_not_withdraw(blocked: Dialogue) -> None:
    assert "Only who raised B1" in blocked.say("wang", "B1 not needed").text
    assert [row.state for row in blocked.rows(Blocker)] == ["open"]


def test_a_blocker_that_a_helper_cleared_is_not_taken_back(blocked: Dialogue) -> None:
    blocked.say("wang", "done, signed")
    assert "Wang Lei has cleared B1" in blocked.say("leo", "undo").text
    assert [row.state for row in blocked.rows(Blocker)] == ["resolved"]
    blocked.say("wang", "undo")
    assert "withdrawn" in blocked.say("leo", "undo").text


@pytest.mark.parametrize("direct", [False, True])
@pytest.mark.parametrize("words", ["@omar", "maybe @omar", "问问 @omar", "coba @omar", "hỏi @omar thử xem"])
def test_a_name_is_answer_enough_to_who_could_help(blocked: Dialogue, words: str, direct: bool) -> None:
    blocked.say("wang", "not me", direct=direct)
    assert "omar" in blocked.say("wang", words, direct=direct).direct
    assert "李四" not in blocked.say("wang", "maybe @li", direct=direct).text, "it was passed on"


def test_who_is_asked_for_a_name_may_report_something_else(blocked: Dialogue) -> None:
    blocked.say("wang", "/kr add O1 contracts 0 to 9")
    blocked.say("wang", "not me")
    assert "B2 blocked: the printer" in blocked.say("wang", "KR6 blocked on the printer @omar").text
    assert [ask.answer for ask in blocked.rows(BlockerAsk)] == [None, None]


GONE = {
    "B1 done": "👍 B1 is out of the way already.",
    "unblocked B1": "👍 B1 is out of the way already.",
    "B1 解决了": "👍 B1 已经解决了。",
    "B1 sudah beres ya": "👍 B1 sudah beres.",
    "B1 xong rồi": "👍 B1 đã được gỡ rồi.",
}


@pytest.mark.parametrize("words", GONE)
def test_a_blocker_that_is_gone_is_said_to_be_gone(blocked: Dialogue, words: str) -> None:
    blocked.say("wang", "done, signed")
    assert blocked.say("leo", words).text == GONE[words]


def test_of_a_private_blocker_that_is_gone_nobody_hears(team: Dialogue) -> None:
    team.say("dana", "/okr private new Quiet plans\nSavings 0 to 5", direct=True)
    team.say("dana", "P1 blocked on the bank", direct=True)
    team.say("dana", "B1 solved", direct=True)
    assert "No open blocker fits" in team.say("leo", "B1 solved").text


def test_whoever_was_asked_by_a_helper_hears_of_the_undo(blocked: Dialogue) -> None:
    blocked.say("wang", "not me", mentions=["li"], direct=True)
    told = blocked.say("leo", "undo").direct
    assert told["li"] == "Leo withdrew B1 (legal): nothing to do for you any more."


def test_alone_with_me_nobody_else_is_spoken_to(team: Dialogue) -> None:
    raised = team.say("leo", "KR5 60% blocked on legal @wang", direct=True)
    assert "I asked Wang Lei." in raised.text
    assert "can you help?" not in raised.text
    passed = team.say("wang", "not me @li", direct=True)
    assert passed.text.startswith("↪️ B1 legal: passed on.\nI asked 李四.\n")
    assert "I asked Priya." in team.say("leo", "/block B1 @priya", direct=True).text


def test_an_answer_is_not_taken_back_once_the_helper_has_passed_it_on(blocked: Dialogue) -> None:
    blocked.say("wang", "need info: which contract?")
    blocked.say("leo", "the renewal")
    blocked.say("wang", "not me", mentions=["li"])
    assert "Wang Lei changed B1 again since then" in blocked.say("leo", "undo").text


CANNOT = ["can't do it", "sorry, I can't", "no time, ask mai", "我来不了", "没空", "saya ga bisa", "bận quá"]


@pytest.mark.parametrize("words", CANNOT)
def test_who_cannot_help_is_asked_who_could(blocked: Dialogue, words: str) -> None:
    assert "@OKR" in blocked.say("wang", words).text
    assert [row.state for row in blocked.rows(Blocker)] == ["open"]


UNDERWAY = ["working on it", "will look into it on Monday", "nanti saya cek"]


@pytest.mark.parametrize("words", UNDERWAY)
def test_who_looks_into_it_has_it(blocked: Dialogue, words: str) -> None:
    assert "has B1" in blocked.say("wang", words).text or "menangani B1" in blocked.say("wang", words).text
    assert [row.state for row in blocked.rows(Blocker)] == ["accepted"]


def test_a_helper_who_is_not_understood_reads_what_can_be_answered(blocked: Dialogue) -> None:
    answer = blocked.say("wang", "hmm, let me think about the lawyers")
    assert "You were asked for help with B1 legal." in answer.text
    assert "on it by Thu" in answer.taps
    assert "has B1 legal" in blocked.say("wang", answer.taps[0]).text
    assert "You were asked for help" not in blocked.say("wang", "hmm, the lawyers").text
