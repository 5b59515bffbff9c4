"""Blockers: raised, taken, passed on, asked about, resolved."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from storage.tables import Blocker, BlockerAsk, Delivery
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


def test_what_the_raiser_answers_goes_to_the_helper(blocked: Dialogue) -> None:
    blocked.say("wang", "need info: which contract?")
    answer = blocked.say("leo", "the renewal of 2026, page 4")
    assert answer.at == {"wang": "Wang Lei"}
    assert "Leo answers about B1 legal: the renewal of 2026, page 4" in answer.text
    assert [ask.answer for ask in blocked.rows(BlockerAsk)] == [None], "it is the helper's turn again"


def test_a_check_in_of_the_raiser_is_no_answer(blocked: Dialogue) -> None:
    blocked.say("wang", "need info: which contract?")
    assert "KR5" in blocked.say("leo", "KR5 4").text
    assert "Leo answers" in blocked.say("leo", "the renewal").text


def test_the_raiser_answers_in_any_direct_chat(blocked: Dialogue) -> None:
    blocked.say("wang", "need info: which contract?", direct=True)
    answer = blocked.say("leo", "the renewal", direct=True)
    assert "I passed it on to Wang Lei" in answer.text
    assert "the renewal" in answer.direct["wang"]


def test_the_raiser_may_answer_in_the_group_what_was_asked_directly(blocked: Dialogue) -> None:
    blocked.say("wang", "need info: which contract?", direct=True)
    answer = blocked.say("leo", "the renewal")
    assert "Leo answers about B1 legal: the renewal" in answer.text
    assert answer.at == {"wang": "Wang Lei"}


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


# --- another date, and not needed any more -----------------------------------------------------------

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


# --- names without an @ ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("KR5 blocked on a signature from Omar", "Omar"),
        ("KR5 blocked on a signature from Wang Lei", "Wang Lei"),
        ("KR5 mentok nunggu tanda tangan Bu Dewi", "Dewi"),
        ("KR5 bị kẹt vì chờ chị Lan ký", "Lan"),
        ("KR5 卡在 小李 签字", "李四"),
        ("KR5 卡在 李四 签字", "李四"),
    ],
)
def test_a_name_without_an_at_is_only_offered(team: Dialogue, words: str, asked: str) -> None:
    answer = team.say("leo", words)
    assert team.rows(BlockerAsk) == []
    assert answer.direct == {}
    [offered] = [tap for tap in answer.taps if " B1 " in tap]
    assert list(team.say("leo", offered).at.values()) == [asked]


@pytest.mark.parametrize(
    "words", ["KR5 blocked on Legal", "KR5 blocked on the Li-ion supplier", "KR5 卡在法务"]
)
def test_nobody_is_offered_by_chance(team: Dialogue, words: str) -> None:
    assert not [tap for tap in team.say("leo", words).taps if " B1 " in tap]


def test_a_mention_without_a_cue_is_shown_and_not_messaged(team: Dialogue) -> None:
    answer = team.say("leo", "KR5 3, good work", mentions=["wang"])
    assert "Named: Wang Lei" in answer.text
    assert answer.direct == {}
    assert answer.at == {}
    assert team.rows(Blocker) == []


def test_at_night_a_helper_is_left_alone(team: Dialogue) -> None:
    team.later(hours=10)  # 21:00
    assert team.say("leo", "KR5 blocked on legal", mentions=["wang"]).direct == {}
    [waiting] = [each for each in team.rows(Delivery) if each.staff_id == "wang"]
    assert waiting.not_before.isoformat() == "2026-11-17T00:00:00+00:00"


@pytest.mark.parametrize(
    ("words", "text", "hour"),
    [
        ("KR5 blocked on legal by Friday", "legal", 17),
        ("KR5 60% blocked on legal @wang by Friday 15:00", "legal", 15),
        ("KR5 卡在法务 周五前", "法务", 17),
        ("KR5 mentok di legal sebelum Jumat", "legal", 17),
        ("KR5 kẹt ở pháp chế trước thứ Sáu", "pháp chế", 17),
    ],
)
def test_a_day_behind_a_blocker_is_when_help_is_wanted(
    team: Dialogue, words: str, text: str, hour: int
) -> None:
    team.say("leo", words)
    [blocker] = team.rows(Blocker)
    assert blocker.text == text
    assert blocker.due_at == datetime(2026, 11, 20, hour - 8, tzinfo=UTC)


@pytest.mark.parametrize("words", ["legal until Friday", "the release on Friday", "approval by the CFO"])
def test_a_day_that_is_part_of_what_blocks_stays_there(team: Dialogue, words: str) -> None:
    team.say("leo", f"KR5 blocked on {words}")
    assert [(row.text, row.due_at) for row in team.rows(Blocker)] == [(words, None)]


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


EITHER_WORDS = [
    ("it's the Acme one, 4711", ["My answer to Wang Lei", "A check-in"]),
    ("4711", ["My answer to Wang Lei", "A check-in"]),
]


@pytest.mark.parametrize(("words", "choices"), EITHER_WORDS)
def test_an_answer_with_a_figure_is_not_taken_for_a_check_in(
    blocked: Dialogue, words: str, choices: list[str]
) -> None:
    blocked.say("wang", "need info: which contract?")
    asked = blocked.say("leo", words).text
    assert all(choice in asked for choice in choices)
    assert blocked.standing(5)[0] == "3", "60 % of the five, as before"
    answer = blocked.say("leo", "1")
    assert f"Leo answers about B1 legal: {words}" in answer.text
    assert answer.at == {"wang": "Wang Lei"}


def test_a_figure_that_was_a_check_in_leaves_the_question_open(blocked: Dialogue) -> None:
    blocked.say("wang", "need info: which contract?")
    blocked.say("leo", "4 now, Acme signed")
    assert "3 → 4" in blocked.say("leo", "2").text
    assert "Leo answers about B1 legal: the renewal" in blocked.say("leo", "the renewal").text


@pytest.mark.parametrize(("words", "choices"), EITHER_WORDS)
def test_a_figure_asked_for_alone_and_said_in_the_group_is_asked_about(
    blocked: Dialogue, words: str, choices: list[str]
) -> None:
    blocked.say("wang", "need info: which contract?", direct=True)
    asked = blocked.say("leo", words).text
    assert all(choice in asked for choice in choices)
    assert blocked.standing(5)[0] == "3", "60 % of the five, as before"
    answer = blocked.say("leo", "1")
    assert f"Leo answers about B1 legal: {words}" in answer.text
    assert answer.at == {"wang": "Wang Lei"}
    assert "passed it on" not in blocked.say("leo", "the renewal", direct=True).text


def test_a_check_in_of_the_group_leaves_what_was_asked_alone_open(blocked: Dialogue) -> None:
    blocked.say("wang", "need info: which contract?", direct=True)
    blocked.say("leo", "4 now, Acme signed")
    assert "3 → 4" in blocked.say("leo", "2").text
    assert "I passed it on to Wang Lei." in blocked.say("leo", "the renewal", direct=True).text


SURELY_CHECK_INS = ["KR5 4", "/kr update 4", "KR5 4 confidence 7", "blocked on procurement"]


@pytest.mark.parametrize("words", SURELY_CHECK_INS)
def test_what_is_surely_a_check_in_is_one_though_something_was_asked_alone(
    blocked: Dialogue, words: str
) -> None:
    blocked.say("wang", "need info: which contract?", direct=True)
    assert "KR5" in blocked.say("leo", words).text
    assert "I passed it on to Wang Lei." in blocked.say("leo", "the renewal", direct=True).text


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


def test_each_reads_a_due_time_by_the_clock_of_the_blocked_team(team: Dialogue) -> None:
    team.say("wang", "/okr new Law; KR Contracts 0 to 9", group="Far away")
    team.say("wang", "/team timezone Asia/Jakarta", group="Far away")
    team.say("leo", "KR5 60% blocked on legal @wang", direct=True)
    answer = team.say("wang", "on it by Thursday", direct=True)
    assert answer.text.startswith("👍 You have B1 legal, due Thu 17:00.\n")
    assert answer.direct["leo"] == "👍 Wang Lei has B1 legal, due Thu 17:00."


@pytest.mark.parametrize(
    "words", ["KR5 blocked on legal @wang by Friday", "KR5 blocked on legal by Friday @wang"]
)
def test_a_name_before_the_day_is_no_part_of_what_blocks(team: Dialogue, words: str) -> None:
    answer = team.say("leo", words)
    assert "B1 blocked: legal\n" in answer.text
    assert answer.at == {"wang": "Wang Lei"}


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
