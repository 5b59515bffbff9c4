"""The review of a cycle: owners are asked one by one, both grades are kept, what is kept goes on."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from commands.acts.ending import Ended, end
from commands.core.errors import Refusal
from commands.core.messages import Door
from commands.rules.grade import Plan
from storage.tables import Cycle, Delivery, Grade, KeyResult, Lesson, Objective, Question
from tests.dialogue import Dialogue, readable

REASONS = [
    ("en", "0.7 last week was a promo", "last week was a promo"),
    ("zh", "0.7 最后一周有促销", "最后一周有促销"),
    ("id", "0,7 minggu terakhir ada promo", "minggu terakhir ada promo"),
    ("vi", "0,7 tuần cuối có khuyến mãi", "tuần cuối có khuyến mãi"),
]
SAID_AS_COMMANDS = [
    "/review KR1 0.7 because last week was a promo",
    "score KR1 0.7 last week was a promo",
    "KR1 打分 0.7 最后一周有促销",
    "nilai KR1 0,7 alasan promo",
    "chấm KR1 0,7 lý do khuyến mãi",
    "/复盘 KR1 0.7 因为最后一周有促销",
    "/tinjauan KR1 0,7 karena promo",
    "/tổng kết KR1 0,7 vì khuyến mãi",
]


@pytest.fixture
def ended(team: Dialogue) -> Dialogue:
    """A week before the quarter's end: KR1 is at 0.8, KR2 at 0.5, O2 was committed, KR3 is reached."""
    for who, words in (
        ("dana", "KR1 57%"),
        ("dana", "KR2 4h"),
        ("priya", "KR3 0.1%"),
        ("priya", "KR4 2 of 4"),
        ("leo", "KR5 2"),
        ("priya", "/okr committed O2"),
    ):
        team.say(who, words)
    team.say("dana", "/team manager", mentions=["mai"])
    team.later(days=38)
    return team


def grades(talk: Dialogue) -> dict[str, tuple[str | None, str | None]]:
    """What stands: the grade and the plan of each key result with its code."""
    codes = {row.id: row.code for row in talk.rows(KeyResult)}
    return {
        codes[row.key_result_id]: (str(row.grade) if row.grade is not None else None, row.plan)
        for row in talk.rows(Grade)
        if row.withdrawn_at is None
    }


def lessons(talk: Dialogue) -> list[str]:
    return [row.text for row in talk.rows(Lesson) if row.withdrawn_at is None]


# --- asking owners --------------------------------------------------------------------------------------


def test_every_owner_is_asked_directly(ended: Dialogue) -> None:
    answer = ended.say("mai", "/review start")
    assert "I ask Dana, Priya, and Leo directly" in answer.text
    assert "they never feed pay or ranking" in answer.text
    assert set(answer.direct) == {"dana", "priya", "leo"}
    assert "2026-Q4 ends Thu 31 Dec. 2 key results of yours are to be graded." in answer.direct["dana"]
    assert "KR1 30-day retention: 57%, target 60% (80%). By the numbers 0.8." in answer.direct["dana"]
    assert "it was committed" in answer.direct["priya"]


@pytest.mark.parametrize(("language", "words", "reason"), REASONS, ids=[row[0] for row in REASONS])
def test_another_grade_with_its_reason(ended: Dialogue, language: str, words: str, reason: str) -> None:
    ended.say("dana", f"/lang {language}", direct=True)
    ended.say("mai", "/review start")
    answer = ended.say("dana", words, direct=True)
    [row] = ended.rows(Grade)
    assert (str(row.suggested), str(row.grade), row.reason) == ("0.8", "0.7", reason)
    assert ("0,8" if language in ("id", "vi") else "0.8") in answer.text


AGREED = ["ok", "好", "oke", "đồng ý", "0.8", "80%"]


@pytest.mark.parametrize("words", AGREED)
def test_agreeing_with_the_numbers(ended: Dialogue, words: str) -> None:
    ended.say("mai", "/review start")
    ended.say("dana", "/lang en", direct=True)
    assert "KR1: 0.8, as the numbers say" in ended.say("dana", words, direct=True).text
    assert grades(ended) == {"KR1": ("0.8", None)}


def test_grade_lesson_plan_and_the_next_one(ended: Dialogue) -> None:
    ended.say("mai", "/review start")
    assert "what did you learn?" in ended.say("dana", "0.7 last week was a promo", direct=True).text
    answer = ended.say("dana", "the day-3 email works, discounts don't", direct=True)
    assert "And in 2027-Q1? keep · change · drop" in answer.text
    answer = ended.say("dana", "keep", direct=True)
    assert "KR2 First reply time: 4 h, target 2 h (50%). By the numbers 0.5." in answer.text
    ended.say("dana", "ok", direct=True)
    ended.say("dana", "nothing", direct=True)
    answer = ended.say("dana", "drop", direct=True)
    assert "That was all of yours" in answer.text
    assert grades(ended) == {"KR1": ("0.7", "keep"), "KR2": ("0.5", "drop")}
    assert lessons(ended) == ["the day-3 email works, discounts don't"]


def test_another_grade_without_a_reason_is_not_stored_yet(ended: Dialogue) -> None:
    ended.say("mai", "/review start")
    assert "0.6 instead of 0.8: why?" in ended.say("dana", "0.6", direct=True).text
    assert grades(ended) == {}
    ended.say("dana", "half of it was one big customer", direct=True)
    [row] = ended.rows(Grade)
    assert (str(row.grade), row.reason) == ("0.6", "half of it was one big customer")


@pytest.mark.parametrize("words", ["7", "1.2 great", "70"])
def test_off_the_scale_nothing_is_stored(ended: Dialogue, words: str) -> None:
    ended.say("mai", "/review start")
    assert "A grade goes from 0.0 to 1.0" in ended.say("dana", words, direct=True).text
    assert grades(ended) == {}
    ended.say("dana", "ok", direct=True)
    assert grades(ended) == {"KR1": ("0.8", None)}


def test_a_lesson_may_have_figures(ended: Dialogue) -> None:
    ended.say("mai", "/review start")
    ended.say("dana", "ok", direct=True)
    ended.say("dana", "30% of the churn came from one plan", direct=True)
    assert lessons(ended) == ["30% of the churn came from one plan"]


def test_a_check_in_meanwhile_is_a_check_in(ended: Dialogue) -> None:
    ended.say("mai", "/review start")
    assert "✅ KR2" in ended.say("dana", "KR2 3h", direct=True).text
    assert grades(ended) == {}


def test_the_questions_go_on_where_they_stopped(ended: Dialogue) -> None:
    ended.say("mai", "/review start")
    ended.say("dana", "ok", direct=True)
    ended.later(days=2)
    answer = ended.say("dana", "/review", direct=True)
    assert "1 of 5 graded" in answer.text
    assert "KR2 First reply time: 4 h" in answer.text
    ended.say("dana", "0.6 the last two weeks were better", direct=True)
    assert grades(ended) == {"KR1": ("0.8", None), "KR2": ("0.6", None)}


def test_nobody_is_asked_twice_on_a_day_and_everybody_left_the_next(ended: Dialogue) -> None:
    ended.say("mai", "/review start")
    ended.say("dana", "ok", direct=True)
    assert ended.say("mai", "/review start").direct == {}
    ended.later(days=1)
    answer = ended.say("mai", "/review start")
    assert "KR2" in answer.direct["dana"]
    assert "1 key result of yours" in answer.direct["dana"]


def test_who_is_away_is_not_asked_and_holds_nobody_up(ended: Dialogue) -> None:
    ended.say("leo", "/away until Friday")
    answer = ended.say("mai", "/review start")
    assert "Away, so not asked: Leo" in answer.text
    assert "leo" not in answer.direct
    assert "KR5: 0.3" in ended.say("dana", "/review KR5 0.3 because one of the two may leave").text


def test_a_question_answered_by_somebody_else_is_not_taken(ended: Dialogue) -> None:
    ended.say("mai", "/review start")
    ended.say("omar", "0.7 last week was a promo", direct=True)
    ended.say("dana", "0.7 last week was a promo")
    assert grades(ended) == {}


# --- grading by command ---------------------------------------------------------------------------------


@pytest.mark.parametrize("words", SAID_AS_COMMANDS)
def test_grading_in_the_group(ended: Dialogue, words: str) -> None:
    ended.say("dana", words)
    assert grades(ended) == {"KR1": ("0.7", None)}


def test_in_the_group_a_reason_is_asked_for(ended: Dialogue) -> None:
    assert "why?" in ended.say("dana", "/review KR1 0.6").text
    assert grades(ended) == {}
    assert "KR1: 0.6" in ended.say("dana", "one big customer").text


def test_several_lines_at_once(ended: Dialogue) -> None:
    ended.say("dana", "/review KR1 ok\nKR2 0.6 because of the last week\nKR1 keep")
    assert grades(ended) == {"KR1": ("0.8", "keep"), "KR2": ("0.6", None)}


RIGHTS = [("dana", True), ("mai", True), ("leo", True), ("omar", False), ("outsider", False)]


@pytest.mark.parametrize(("who", "may"), RIGHTS, ids=[row[0] for row in RIGHTS])
def test_owner_objective_owner_and_manager_grade(ended: Dialogue, who: str, may: bool) -> None:
    ended.say(who, "/review KR5 0.3 because one may leave")
    ended.say(who, "/review KR5 keep")
    assert grades(ended) == ({"KR5": ("0.3", "keep")} if may else {})


STARTS = [("mai", True), ("dana", False), ("outsider", False)]


@pytest.mark.parametrize(("who", "may"), STARTS, ids=[row[0] for row in STARTS])
def test_the_manager_starts_and_closes(ended: Dialogue, who: str, may: bool) -> None:
    ended.say(who, "/review start")
    ended.say(who, "/review close")
    ended.say(who, "1")
    [cycle, *_] = ended.rows(Cycle)
    assert (cycle.review_at is not None, cycle.closed_at is not None) == (may, may)


def test_anybody_of_the_team_notes_what_was_learned(ended: Dialogue) -> None:
    assert "💡 we ask legal too late" in ended.say("omar", "/review note we ask legal too late").text
    ended.say("omar", "/review note KR5 call them in the first week")
    assert lessons(ended) == ["we ask legal too late", "call them in the first week"]
    assert "call them in the first week" in ended.say("leo", "/kr KR5").text


def test_undo_takes_back_a_grade(ended: Dialogue) -> None:
    ended.say("dana", "/review KR1 0.7 because of a promo")
    ended.say("dana", "/review KR1 0.6 because of two")
    assert "KR1 30-day retention: 0.7" in ended.say("dana", "undo").text
    assert "KR1 30-day retention: not graded yet" in ended.say("dana", "undo").text
    ended.say("dana", "/review KR1 ok")
    assert grades(ended) == {"KR1": ("0.8", None)}


def test_not_once_somebody_graded_it_again(ended: Dialogue) -> None:
    ended.say("dana", "/review KR1 0.7 because of a promo")
    ended.say("dana", "/review KR1 0.6 because of two")
    ended.say("mai", "/review KR1 0.5 because of three")
    assert "Mai changed KR1 again since then" in ended.say("dana", "undo").text
    assert grades(ended) == {"KR1": ("0.5", None)}


# --- where it stands ------------------------------------------------------------------------------------


def test_the_group_sees_where_it_stands(ended: Dialogue) -> None:
    ended.say("dana", "/review KR1 0.7 because of a promo")
    answer = ended.say("omar", "/review").text
    assert "Growth · 2026-Q4 · 1 of 5 graded" in answer
    assert "🟢 KR1 30-day retention: 0.7 (by the numbers 0.8) · good · Dana" in answer
    assert "🟡 KR2 First reply time: 0.5 by the numbers, not graded yet · progress · Dana" in answer
    assert "🔴 KR4 SSO launch: 0.5 by the numbers, not graded yet · missed · committed · Priya" in answer


def test_the_two_averages_are_never_mixed(ended: Dialogue) -> None:
    answer = ended.say("omar", "/review").text
    assert "Stretch: 0.57 on average" in answer  # KR1 0.8, KR2 0.5, KR5 0.4
    assert "Committed: 0 of 1 reached, 0.75 on average" in answer  # KR3 1.0, KR4 0.5


def test_weights_count(ended: Dialogue) -> None:
    ended.say("dana", "/kr weight KR1 2")
    assert "O1 Renewals feel effortless · 0.6" in ended.say("omar", "/review").text
    assert "Stretch: 0.63 on average" in ended.say("omar", "/review").text


def test_in_the_middle_of_a_cycle_there_is_nothing_to_grade(team: Dialogue) -> None:
    answer = team.say("dana", "/review").text
    assert "2026-Q4 runs until Thu 31 Dec; it is graded at its end." in answer
    assert "@OKR /review start" in answer


def test_without_key_results_it_says_how_to_begin(dialogue: Dialogue) -> None:
    for words in ("/review", "/review start", "/review close", "/review KR1 0.7 because x"):
        assert "@OKR /okr new" in dialogue.say("dana", words).text, words


# --- closing --------------------------------------------------------------------------------------------


def closed(talk: Dialogue) -> str:
    talk.say("mai", "/review close")
    return talk.say("mai", "1").text


@pytest.fixture
def reviewed(ended: Dialogue) -> Dialogue:
    """All but KR2 is graded; KR1 and KR5 go on, KR4 is to be changed, KR3 is reached and kept."""
    ended.say("mai", "/review start")
    for who, words in (
        ("dana", "/review KR1 0.7 because of a promo\nKR1 keep\nKR1 note the day-3 email works"),
        ("leo", "/review KR5 0.6 because two more sign tomorrow\nKR5 keep"),
        ("priya", "/review KR3 ok\nKR3 keep\nKR4 ok\nKR4 change"),
    ):
        ended.say(who, words)
    return ended


@pytest.mark.parametrize("words", ["/review close", "/okr close", "/okr 复盘", "/okr tutup", "/okr chốt"])
def test_closing_is_confirmed_first(reviewed: Dialogue, words: str) -> None:
    reviewed.say("mai", "/lang en")
    answer = reviewed.say("mai", words).text
    assert "4 of 5 key results are graded; the others keep the grade of the numbers." in answer
    assert "Carried over: KR1, KR4, and KR5" in answer
    assert "cannot be undone" in answer
    assert [row.closed_at for row in reviewed.rows(Cycle)] == [None]
    reviewed.say("mai", "cancel")
    assert [row.closed_at for row in reviewed.rows(Cycle)] == [None]


def test_closing_unasked_offers_to_ask_first(ended: Dialogue) -> None:
    assert "1 · first ask everybody for their grades" in ended.say("mai", "/review close").text
    assert "The review of 2026-Q4 begins" in ended.say("mai", "1").text
    assert [row.closed_at for row in ended.rows(Cycle)] == [None]


def test_how_it_ended(reviewed: Dialogue) -> None:
    answer = closed(reviewed)
    assert answer.startswith("🏁 2026-Q4 is closed.")
    assert "Stretch: 0.60 on average" in answer  # KR1 0.7, KR2 0.5, KR5 0.6
    assert "Committed: 0 of 1 reached, 0.75 on average" in answer
    assert "KR1 0.7 · KR2 0.5 (by the numbers) · KR5 0.6" in answer
    assert "KR3 1.0 committed 🟢 · KR4 0.5 committed 🔴" in answer
    assert "💡 KR1: the day-3 email works" in answer
    assert "KR3 (was KR4) SSO launch: 2 → 4 · Priya · to be changed" in answer
    assert "Reached, so it needs a new target to go on: KR3 API error rate" in answer
    assert "Nobody said what becomes of these: KR2 First reply time" in answer


def test_helpers_are_thanked(reviewed: Dialogue) -> None:
    for text, helper in (("legal", "wang"), ("budget", "wang"), ("design", "omar")):
        reviewed.say("leo", f"/block KR5 {text}", mentions=[helper])
        reviewed.say(helper, "on it")
        reviewed.say(helper, "done")
    assert "🙏 Thank you for clearing 3 blockers: Wang Lei 2 and Omar 1" in closed(reviewed)


def test_what_is_kept_goes_on_from_where_it_stands(reviewed: Dialogue) -> None:
    closed(reviewed)
    old, new = reviewed.rows(Cycle)
    assert (old.closed_at is not None, new.name) == (True, "2027-Q1")
    rows = [row for row in reviewed.rows(KeyResult) if row.cycle_id == new.id]
    assert [(row.code, row.title, f"{row.start:f}", f"{row.progress:f}") for row in rows] == [
        ("KR1", "30-day retention", "57", "0"),
        ("KR2", "Finance clients signed", "2", "0"),
        ("KR3", "SSO launch", "2", "0"),
    ]
    former = {row.id: row for row in reviewed.rows(KeyResult)}
    for row in rows:
        assert row.carried_from_id is not None
        assert row.owner_id == former[row.carried_from_id].owner_id
    board = reviewed.say("omar", "/okr").text
    assert "KR1 30-day retention: 57%, target 60% (0%) · Not started · Dana" in board
    assert "✅ KR1 30-day retention: 57% → 58%" in reviewed.say("dana", "KR1 58%").text


def test_who_serves_whom_is_kept_whoever_closes_first(reviewed: Dialogue) -> None:
    """O1 of Growth serves O2 of Growth; an objective of Support serves O1 and is carried over before it."""
    reviewed.say("dana", "/okr align O1 to O2")
    reviewed.say("omar", "/okr new Answer within the hour; KR Replies in time 10% to 90%", group="Support")
    reviewed.say("omar", "1", group="Support")  # this cycle
    reviewed.say("omar", "/okr align O1 to Growth/O1", group="Support")
    reviewed.say("omar", "/review KR1 ok\nKR1 keep", group="Support")
    reviewed.say("omar", "/review close", group="Support")
    reviewed.say("omar", "1", group="Support")
    closed(reviewed)
    named = {row.id: row for row in reviewed.rows(Objective)}
    carried = [row for row in named.values() if row.carried_from_id is not None]
    for row in carried:
        above = named[row.aligned_to_id] if row.aligned_to_id else None
        if row.title != "A backend nobody worries about":
            assert above is not None and above.carried_from_id is not None, row.title
    assert len(carried) == 3


def test_a_closed_cycle_is_read_only_and_still_shown(reviewed: Dialogue) -> None:
    closed(reviewed)
    answer = reviewed.say("leo", "/kr KR5@2026-Q4").text
    assert "🎓 0.6 (by the numbers 0.4) · progress · keep" in answer
    assert "Because: two more sign tomorrow" in answer
    assert "2026-Q4 is closed" in answer
    for words in ("/review KR5@2026-Q4 0.9 because x", "KR5@2026-Q4 4", "undo"):
        assert "closed" in reviewed.say("leo", words).text
    answer = reviewed.say("leo", "/review 2026-Q4").text
    assert "Growth · 2026-Q4 · 4 of 5 graded" in answer
    assert "How the last one ended: @OKR /review 2026-Q4" in reviewed.say("leo", "/review").text


def test_closed_from_a_direct_chat_the_group_reads_it(reviewed: Dialogue) -> None:
    reviewed.say("mai", "/review close", direct=True)
    answer = reviewed.say("mai", "1", direct=True)
    assert "the group reads how it ended" in answer.text
    [said] = [each for each in answer.deliveries if each.conversation_id == "cid-group-Growth"]
    assert "🏁" in said.text
    assert "/kr KR1" in said.text


def test_after_its_end_the_same_until_it_closes_by_itself(reviewed: Dialogue) -> None:
    reviewed.later(days=20)  # 13 January
    assert "2026-Q4 · 4 of 5 graded" in reviewed.say("mai", "/review").text
    assert "🏁 2026-Q4 is closed" in closed(reviewed)
    assert [row.name for row in reviewed.rows(Cycle)] == ["2026-Q4", "2027-Q1"]


# --- what not everybody may see -------------------------------------------------------------------------


@pytest.fixture
def private(ended: Dialogue) -> Dialogue:
    """Priya has a private objective with one key result; it is at 0.5."""
    ended.say("priya", "/okr new private: Quiet growth; KR Talks with Acme 0 → 4", direct=True)
    ended.say("priya", "1", direct=True)  # this cycle
    ended.say("priya", "P2 2", direct=True)
    return ended


def test_a_private_one_is_graded_alone_and_never_shown(private: Dialogue) -> None:
    private.say("mai", "/review start")
    assert private.say("priya", "/review P2 0.7 because of the last call").text.startswith("🔒")
    assert grades(private) == {}
    private.say("priya", "/review P2 0.7 because of the last call", direct=True)
    private.say("priya", "nothing", direct=True)
    private.say("priya", "keep", direct=True)
    assert grades(private)["P2"] == ("0.7", "keep")
    assert "0 of 5 graded" in private.say("mai", "/review").text
    private.say("mai", "/review close")
    answer = private.say("mai", "1")
    for text in (answer.text, *(text for who, text in answer.direct.items() if who != "priya")):
        assert "P2" not in text
        assert "Acme" not in text
    assert "your P2 goes on in 2027-Q1" in answer.direct["priya"]
    assert "Talks with Acme" in private.say("priya", "/okr", direct=True).text


def test_who_owns_only_private_things_is_asked_and_not_named(team: Dialogue) -> None:
    team.say("omar", "/okr new private: Quiet growth; KR Talks with Acme 0 → 4", direct=True)
    team.later(days=38)
    answer = team.say("mai", "/review start")
    assert "Omar" not in answer.text
    assert "P2 Talks with Acme" in answer.direct["omar"]


# --- from the board -------------------------------------------------------------------------------------


def on_the_board(talk: Dialogue, who: str, code: str, said: Ended) -> str:
    """What the group reads of a form that somebody sends."""
    message = replace(talk.message(who, ""), door=Door.BOARD, webhook=None, webhook_expires_at=None)
    owed = talk.dispatch.carry_out(message, lambda context: end(context, code, said), now=talk.now)
    return "\n\n".join(readable(each.text) for each in owed)


def test_the_same_from_a_page(ended: Dialogue) -> None:
    said = Ended(Decimal("0.7"), "last week was a promo", Plan.KEEP, "the day-3 email works")
    text = on_the_board(ended, "dana", "KR1@2026-Q4", said)
    assert text.startswith("Dana, on the board:")
    assert "KR1: 0.7. The numbers say 0.8; both are kept." in text
    assert (grades(ended), lessons(ended)) == ({"KR1": ("0.7", "keep")}, ["the day-3 email works"])
    assert "not graded yet" in ended.say("dana", "undo").text
    assert (grades(ended), lessons(ended)) == ({}, [])


@pytest.mark.parametrize(
    ("who", "said", "why"),
    [
        ("dana", Ended(Decimal("0.6")), "needs a reason"),
        ("dana", Ended(Decimal(7), "x"), "from 0.0 to 1.0"),
        ("omar", Ended(Decimal("0.8")), "nothing was changed"),
    ],
)
def test_a_refused_form_stores_nothing(ended: Dialogue, who: str, said: Ended, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        on_the_board(ended, who, "KR1", said)
    assert grades(ended) == {}


# --- both databases, a restart --------------------------------------------------------------------------


def test_a_whole_review_on_each_database_and_over_a_restart(dialogue: Dialogue) -> None:
    dialogue.say("dana", "/okr new Renewals feel effortless; KR Retention from 45% to 60%")
    dialogue.say("dana", "KR1 54%")
    dialogue.say("dana", "KR1 blocked on legal", mentions=["wang"])
    dialogue.say("wang", "done")
    dialogue.say("dana", "/review start")
    again = Dialogue(dialogue.storage, first=100)
    again.now = dialogue.now
    assert "review_grade" in [row.kind for row in again.rows(Question) if row.closed_at is None]
    again.say("dana", "0.5 the last step is missing", direct=True)
    again.say("dana", "start with the email", direct=True)
    again.say("dana", "keep", direct=True)
    again.say("dana", "/review close")
    assert "O1 Renewals feel effortless · 0.5 · KR1 0.5" in again.say("dana", "1").text
    assert "KR1 Retention: 54%, target 60% (0%)" in again.say("dana", "/okr").text
    assert len({row.once for row in again.rows(Delivery)}) == len(again.rows(Delivery))
