"""Undo over every kind of change: what one message changed goes back, and who heard of it hears of that."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from storage.tables import (
    Absence,
    Blocker,
    BlockerAsk,
    Change,
    CheckIn,
    Comment,
    Cycle,
    Edit,
    Grade,
    HealthMetric,
    HealthReading,
    KeyResult,
    Kudos,
    Lesson,
    Member,
    Objective,
    RedFlag,
    Team,
)
from tests.dialogue import Dialogue

STORED = (
    KeyResult, Objective, Blocker, BlockerAsk, CheckIn, Comment, Kudos, Absence, RedFlag, HealthMetric,
    HealthReading, Grade, Lesson,
)  # fmt: skip
LASTING = (Team, Cycle, Member)


def standing(team: Dialogue) -> list[tuple[object, ...]]:
    """Everything that stands: each live row of each table with its fields."""
    return [
        (table.__tablename__, *(getattr(row, name) for name in sorted(table.__table__.c.keys())))
        for table in STORED
        for row in team.rows(table)
        if row.withdrawn_at is None  # type: ignore[attr-defined]  # all of these have it
    ]


# what was there before, then what is taken back; each line is who, what, whom they mention
Line = tuple[str, str] | tuple[str, str, str]
BLOCKED: Line = ("leo", "KR5 blocked on legal", "wang")
GRADED: Line = ("leo", "/review KR5 0.3 because nobody bought")
METRIC: Line = ("leo", "/kpi add replies between 1h and 4h")
FOLLOWED: Line = ("leo", "/kr follow KR2 replies")

KINDS: dict[str, tuple[Sequence[Line], Line]] = {
    "check-in": ([("leo", "KR5 2")], ("leo", "KR5 4 conf 6 next: call them")),
    "check-in with all there is": ([("leo", "KR5 2")], ("leo", "KR5 4 conf 2 blocked on legal", "wang")),
    "next step": ([("leo", "KR5 2")], ("leo", "KR5 next: call them")),
    "correction": ([("leo", "KR5 2 conf 7")], ("leo", "oops, KR5 3")),
    "flag cleared": ([("leo", "KR5 2 conf 2")], ("leo", "KR5 3 conf 8")),
    "blocker": ([], ("leo", "/block KR5 legal by Friday", "wang")),
    "one more helper": ([BLOCKED], ("leo", "/block B1", "omar")),
    "accepted": ([BLOCKED], ("wang", "on it by Thu")),
    "passed on": ([BLOCKED], ("wang", "not me", "li")),
    "asked back": ([BLOCKED], ("wang", "need info: which contract?")),
    "resolved": ([BLOCKED, ("wang", "on it")], ("wang", "done, all signed")),
    "unblocked": ([BLOCKED], ("leo", "unblocked KR5")),
    "offered help": ([("leo", "KR5 2 conf 2")], ("dana", "help with KR5")),
    "objective": ([], ("dana", "/okr new Grow\nA 0 to 5\nB 0 to 6")),
    "key result": ([], ("dana", "/kr add O1 Churn 5% to 3%")),
    "new title": ([], ("dana", "/okr edit O1 Renewals run by themselves")),
    "new target": ([("leo", "KR5 2")], ("leo", "/kr edit KR5 target 8 because more")),
    "new figures": ([], ("leo", "/kr edit KR5 Banks signed from 2 to 8; since 1 Oct")),
    "new kind": ([], ("leo", "/kr edit KR5 kind milestones")),
    "objective's owner": ([], ("dana", "/okr assign O1", "li")),
    "key result's owner": ([], ("leo", "/kr assign KR5", "li")),
    "alignment": ([], ("dana", "/okr align O1 to O2")),
    "alignment taken away": ([("dana", "/okr align O1 to O2")], ("dana", "/okr align O1 none")),
    "committed": ([], ("dana", "/okr committed O1")),
    "weight": ([], ("leo", "/kr weight KR5 2")),
    "cadence": ([], ("leo", "/kr cadence KR5 monthly")),
    "only the team": ([], ("dana", "/okr team-only O1")),
    "dropped key result": ([BLOCKED], ("leo", "/kr drop KR5 because nobody buys")),
    "dropped objective": ([BLOCKED], ("dana", "/okr drop O1 because nobody buys")),
    "health metric": ([], METRIC),
    "its range": ([METRIC], ("leo", "/kpi add replies between 1h and 5h")),
    "its reading": ([METRIC, FOLLOWED], ("leo", "/kpi set replies 3h")),
    "its follower": ([METRIC], FOLLOWED),
    "it is gone": ([METRIC, FOLLOWED], ("leo", "/kpi drop replies")),
    "grade": ([], ("leo", "/review KR5 0.3 because nobody bought")),
    "grade changed": ([GRADED], ("leo", "/review KR5 0.4 because one did")),
    "what becomes of it": ([GRADED], ("leo", "/review KR5 keep")),
    "what was learned": ([], ("leo", "/review note KR5 call them earlier")),
    "comment": ([], ("leo", "/comment KR1 well done")),
    "kudos": ([], ("leo", "/kudos for the demo", "li")),
    "away": ([], ("leo", "away until Friday")),
    "away for longer": ([("leo", "away until Thursday")], ("leo", "away until Friday")),
}


def say(team: Dialogue, line: Line) -> str:
    who, text, *mentions = line
    return team.say(who, text, mentions=mentions).text


@pytest.mark.parametrize(("before", "line"), KINDS.values(), ids=KINDS)
def test_everything_is_as_it_was(team: Dialogue, before: Sequence[Line], line: Line) -> None:
    for each in before:
        say(team, each)
        team.later(minutes=1)
    was, changes = standing(team), len(team.rows(Change))
    say(team, line)
    assert standing(team) != was
    assert len(team.rows(Change)) == changes + 1
    answer = team.say(line[0], "undo")
    assert answer.text.startswith("↩️ Taken back.")
    assert len(answer.text.splitlines()) >= 3  # what stands now is said as well
    assert standing(team) == was
    [taken_back] = [row for row in team.rows(Change) if row.reversed_at is not None]
    assert team.rows(Change)[-1].reverses_id == taken_back.id


SETTINGS = ["/lang zh", "/team lang id", "/cycle next"]


@pytest.mark.parametrize("words", SETTINGS)
def test_settings_are_never_taken_back(team: Dialogue, words: str) -> None:
    def lasting() -> list[tuple[object, ...]]:
        return [
            tuple(getattr(row, name) for name in sorted(table.__table__.c.keys()) if name != "last_language")
            for table in LASTING
            for row in team.rows(table)
        ]

    team.say("mai", words)
    set_so = lasting()
    assert team.say("mai", "undo").text  # whatever it says
    assert lasting() == set_so
    assert not [edit for edit in team.rows(Edit) if edit.noun in {table.__tablename__ for table in LASTING}]


# --- how far back, and where -----------------------------------------------------------------------


def test_again_goes_one_further_back_and_there_is_no_redo(team: Dialogue) -> None:
    team.say("leo", "KR5 2")
    team.say("leo", "/kr edit KR5 target 8")
    team.say("leo", "/kr weight KR5 2")
    for _ in range(3):
        team.say("leo", "undo")
    row = next(row for row in team.rows(KeyResult) if row.number == 5)
    assert [row.weight, row.target, row.current] == [1, 5, 0]


def test_in_a_direct_chat_my_latest_change_anywhere(team: Dialogue) -> None:
    team.say("leo", "KR5 2")
    team.say("leo", "/okr new Ship it\nFeatures 0 to 3", group="Product")
    answer = team.say("leo", "undo", direct=True)
    assert "Product/O1 Ship it: withdrawn" in answer.text
    answer = team.say("leo", "undo", direct=True)
    assert "Growth/KR5 Finance clients signed is at 0 again" in answer.text


def test_in_a_group_only_what_was_said_there(team: Dialogue) -> None:
    team.say("leo", "KR5 2")
    team.say("leo", "KR5 3", direct=True)
    team.say("leo", "undo")
    assert "3" in team.say("leo", "/kr KR5").text
    assert [row.withdrawn_at is None for row in team.rows(CheckIn)] == [False, True]


def test_not_after_a_day(team: Dialogue) -> None:
    team.say("leo", "/kr edit KR5 target 8")
    team.later(hours=25)
    assert "nothing of yours from the last 24 hours" in team.say("leo", "undo").text


@pytest.mark.parametrize("words", ["KR5 2", "/okr edit O1 Renewals run by themselves"])
def test_not_in_a_closed_cycle(team: Dialogue, words: str) -> None:
    team.say("mai", "/team manager", mentions=["mai"])
    team.say("leo", words)
    team.say("mai", "/cycle next")
    team.say("mai", "1")
    assert "2026-Q4 is closed" in team.say("leo", "undo").text


# --- what somebody else has built on stays ---------------------------------------------------------

BUILT_ON: dict[str, tuple[Line, Line, str]] = {
    "a later check-in": (("leo", "KR5 2"), ("dana", "KR5 3"), "Dana checked in on KR5 since then"),
    "a check-in by the new numbers": (
        ("leo", "/kr edit KR5 target 8"),
        ("dana", "KR5 3"),
        "Dana checked in on KR5 since then",
    ),
    "a check-in by the new owner": (
        ("leo", "/kr assign KR5", "li"),
        ("li", "KR5 3"),
        "李四 checked in on KR5 since then",
    ),
    "an accepted blocker": (BLOCKED, ("wang", "on it"), "Wang Lei has taken B1 meanwhile"),
    "a key result under my objective": (
        ("leo", "/okr new Grow\nA 0 to 5"),
        ("dana", "/kr add O3 B 0 to 5"),
        "Dana has built on O3 since then",
    ),
    "an objective aligned to mine": (
        ("leo", "/okr new Grow\nA 0 to 5"),
        ("dana", "/okr align O1 to O3"),
        "Dana has built on O3 since then",
    ),
    "a comment on my key result": (
        ("leo", "/kr add O1 Churn 5% to 3%"),
        ("omar", "/comment KR6 how do we count?"),
        "Omar has built on KR6 since then",
    ),
    "another edit of the same": (
        ("leo", "/kr edit KR5 target 8"),
        ("dana", "/kr edit KR5 target 9"),
        "Dana changed KR5 again since then",
    ),
}


@pytest.mark.parametrize(("mine", "theirs", "answer"), BUILT_ON.values(), ids=BUILT_ON)
def test_what_somebody_built_on_stays(team: Dialogue, mine: Line, theirs: Line, answer: str) -> None:
    say(team, mine)
    team.later(minutes=1)
    say(team, theirs)
    was = standing(team)
    assert answer in team.say("leo", "undo").text
    assert standing(team) == was
    team.say(theirs[0], "undo")
    assert team.say("leo", "undo").text.startswith("↩️ Taken back.")


def test_what_stands_below_is_found_in_both_databases(dialogue: Dialogue) -> None:
    dialogue.say("dana", "/okr new Grow\nA 0 to 5")
    dialogue.say("leo", "/kr add O1 B 0 to 5")
    dialogue.say("leo", "/kr assign KR2", mentions=["mai"])
    assert "Leo has built on O1" in dialogue.say("dana", "undo").text
    assert dialogue.say("leo", "undo").at == {"mai": "Mai"}
    dialogue.say("leo", "undo")
    assert "O1 Grow: withdrawn" in dialogue.say("dana", "undo").text


def test_an_edit_of_something_else_is_no_hindrance(team: Dialogue) -> None:
    team.say("leo", "/kr edit KR5 title Banks")
    team.say("dana", "/kr weight KR5 2")
    team.say("dana", "KR5 3")
    assert "“Banks” → “Finance clients signed”" in team.say("leo", "undo").text
    row = next(row for row in team.rows(KeyResult) if row.number == 5)
    assert row.title == "Finance clients signed"
    assert [row.weight, row.current] == [2, 3]


def test_my_own_later_change_elsewhere_comes_first(team: Dialogue) -> None:
    team.say("leo", "/kr edit KR5 target 8")
    team.say("leo", "/kr edit KR5 target 9", direct=True)
    assert "You changed KR5 again elsewhere" in team.say("leo", "undo").text


# --- who heard of it -------------------------------------------------------------------------------


def test_a_helper_is_told_that_it_is_withdrawn(team: Dialogue) -> None:
    say(team, BLOCKED)
    assert "Leo withdrew B1 (legal)" in team.say("leo", "undo").direct["wang"]


def test_a_helper_of_a_dropped_key_result_is_told_that_it_is_back(team: Dialogue) -> None:
    say(team, BLOCKED)
    team.say("leo", "/kr drop KR5 because nobody buys")
    assert "B1 legal: open again" in team.say("leo", "undo").direct["wang"]


def test_a_new_owner_in_the_group_is_mentioned_again(team: Dialogue) -> None:
    team.say("leo", "/kr assign KR5", mentions=["li"])
    answer = team.say("leo", "undo")
    assert answer.at == {"li": "李四"}
    assert "owner: 李四 → Leo" in answer.text


def test_a_new_owner_who_was_told_directly_is_told_again(team: Dialogue) -> None:
    team.say("leo", "/kr assign KR5 @omar", direct=True)
    answer = team.say("leo", "undo", direct=True)
    assert "owner: Omar → Leo" in answer.direct["omar"]


def test_who_was_told_of_a_red_flag_is_told_that_it_is_gone(team: Dialogue) -> None:
    team.say("leo", "KR5 2 conf 2")
    assert "The red flag on KR5 is gone." in team.say("leo", "undo").direct["dana"]


def test_nobody_is_told_who_never_heard_of_it(team: Dialogue) -> None:
    team.say("leo", "/kr weight KR5 2")
    answer = team.say("leo", "undo")
    assert (answer.direct, answer.at) == ({}, {})


# --- an open question ------------------------------------------------------------------------------


def test_undo_calls_off_a_question_and_then_takes_back(team: Dialogue) -> None:
    team.say("leo", "KR5 2")
    team.say("leo", "/kr assign KR5", mentions=["li", "omar"])
    answer = team.say("leo", "undo").text
    assert answer == (
        "👌 Never mind my question; nothing was changed.\n@OKR undo once more takes back your latest change."
    )
    assert team.say("leo", "undo").text.startswith("↩️ Taken back.")


@pytest.mark.parametrize(
    ("who", "words", "asks"),
    [
        ("leo", "KR5 update", "What is new with KR5"),
        ("dana", "KR1 1.234", "which do you mean?"),
        ("dana", "/checkin", "Your round"),
    ],
)
def test_where_nothing_was_stored_undo_drops_the_question_alone(
    team: Dialogue, who: str, words: str, asks: str
) -> None:
    team.say(who, "KR5 2" if who == "leo" else "KR1 50%")
    stood = team.standing(5), team.standing(1)
    assert asks in team.say(who, words).text
    assert "nothing was changed" in team.say(who, "undo").text
    assert (team.standing(5), team.standing(1)) == stood


UNDO = ["undo", "/undo", "撤回", "batal", "hoàn tác"]


@pytest.mark.parametrize("direct", [False, True])
@pytest.mark.parametrize("words", UNDO)
@pytest.mark.parametrize("said", ["KR5 2, conf 2", "KR5 60%"])
def test_what_a_receipt_asks_goes_with_what_it_stored(
    team: Dialogue, said: str, words: str, direct: bool
) -> None:
    team.say("leo", said, direct=direct)
    team.say("leo", words, direct=direct)
    assert team.standing(5) == ("0", "0", None)
    assert "did not take that" in team.say("leo", "somebody who knows the vendor", direct=direct).text


@pytest.mark.parametrize("direct", [False, True])
def test_what_was_asked_alone_goes_with_what_was_stored_in_the_group(team: Dialogue, direct: bool) -> None:
    team.say("leo", "hi", direct=True)
    team.say("leo", "KR5 conf 8")
    assert "What changed?" in team.say("leo", "KR5 conf 4").direct["leo"]
    team.say("leo", "undo", direct=direct)
    assert team.standing(5) == ("0", "0", 8)
    assert "did not take that" in team.say("leo", "the vendor left", direct=True).text


def test_undone_alone_a_red_flag_asks_nothing_in_the_group_any_more(team: Dialogue) -> None:
    team.say("leo", "KR5 2, conf 2")
    team.say("leo", "undo", direct=True)
    assert "did not take that" in team.say("leo", "need a rollback slot").text


def test_what_somebody_else_made_me_ask_does_not_swallow_undo(team: Dialogue) -> None:
    team.say("leo", "KR5 blocked on legal", mentions=["wang"])
    team.say("leo", "KR5 2")
    team.say("wang", "need info: which contract?")
    team.say("leo", "undo")
    assert team.standing(5)[0] == "0"


@pytest.mark.parametrize("words", ["cancel", "取消", "gak jadi", "hủy"])
def test_cancel_says_that_what_was_stored_stays(team: Dialogue, words: str) -> None:
    team.say("leo", "/lang en")
    team.say("leo", "KR5 2, conf 2")
    answer = team.say("leo", words).text
    assert answer == "👌 Never mind my question. What I stored stays; @OKR undo takes it back."
    assert team.standing(5) == ("2", "40", 2)


def test_a_question_from_before_the_change_does_not_swallow_undo(team: Dialogue) -> None:
    team.say("leo", "/kr assign KR5", mentions=["li", "omar"])
    team.say("leo", "KR5 2")
    assert team.say("leo", "undo").text.startswith("↩️ Taken back.")


def test_a_new_objective_that_somebody_else_changed_stays(team: Dialogue) -> None:
    team.say("dana", "/okr new Deals close faster; Days to close 30 to 20 @leo")
    team.say("leo", "/kr edit KR6 title Days until a deal is signed")
    assert "Leo has built on KR6" in team.say("dana", "undo").text
    team.say("leo", "undo")
    assert "withdrawn" in team.say("dana", "undo").text
