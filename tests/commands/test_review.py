"""The review of a cycle: owners are asked one by one, and both grades are kept."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from commands.acts.cycles.review_fields import Ended, end
from commands.core.errors import Refusal
from commands.core.messages import Door
from commands.rules.grade import Plan
from storage.tables import Cycle, Grade, Lesson
from tests.commands.reviewing import grades, lessons
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


@pytest.mark.parametrize("words", ["keep", "保留", "lanjut", "giữ"])
def test_who_says_at_once_what_goes_on_has_no_lesson_to_tell(ended: Dialogue, words: str) -> None:
    ended.say("mai", "/review start")
    ended.say("dana", "ok", direct=True)
    assert "KR2" in ended.say("dana", words, direct=True).text
    assert grades(ended) == {"KR1": ("0.8", "keep")}
    assert lessons(ended) == []


def test_an_ok_is_no_lesson(ended: Dialogue) -> None:
    ended.say("mai", "/review start")
    ended.say("dana", "ok", direct=True)
    ended.say("dana", "ok", direct=True)
    assert ended.rows(Lesson) == []


def test_the_next_answer_is_in_the_language_of_the_last_one(ended: Dialogue) -> None:
    ended.say("priya", "hello", direct=True)
    ended.say("mai", "/review start")
    ended.say("priya", "0,3 karena vendor telat", direct=True)
    assert "Noted" not in ended.say("priya", "oke", direct=True).text
