"""Changing objectives and key results: every change says before and after, and keeps its reason."""

from __future__ import annotations

from decimal import Decimal

import pytest

from storage.tables import Blocker, Change, CheckIn, Edit, KeyResult, Objective
from tests.dialogue import Dialogue


def key_result(team: Dialogue, number: int) -> KeyResult:
    return next(row for row in team.rows(KeyResult) if row.number == number)


def objective(team: Dialogue, number: int) -> Objective:
    return next(row for row in team.rows(Objective) if row.number == number)


def owners(team: Dialogue) -> dict[str, str]:
    """Code and owner as the board shows them."""
    lines = [line.split() for line in team.say("omar", "/okr").text.splitlines() if "KR" in line]
    return {words[2]: words[-1] for words in lines}


# --- titles and figures ----------------------------------------------------------------------------


def test_a_new_title_with_its_reason(team: Dialogue) -> None:
    answer = team.say("leo", "/okr edit O1 Renewals run by themselves, because that is the point")
    assert "title: “Renewals feel effortless” → “Renewals run by themselves”" in answer.text
    assert "Because: that is the point" in answer.text
    assert objective(team, 1).title == "Renewals run by themselves"
    assert team.rows(Change)[-1].reason == "that is the point"
    assert team.rows(Edit)[-1].before == {"title": "Renewals feel effortless"}


def test_a_new_target_computes_the_progress_anew(team: Dialogue) -> None:
    team.say("leo", "KR5 4")
    answer = team.say("leo", "/kr edit KR5 target 8")
    assert "target: 5 → 8" in answer.text
    assert "progress: 80% → 50%" in answer.text
    assert team.standing(5) == ("4", "50", None)


def test_later_corrections_count_by_the_new_figures(team: Dialogue) -> None:
    team.say("leo", "KR5 2")
    team.say("leo", "KR5 4")
    team.say("leo", "/kr edit KR5 target 8")
    team.say("leo", "oops, KR5 3")
    assert team.standing(5) == ("3", "38", None)


def test_what_was_never_reported_begins_at_the_new_start(team: Dialogue) -> None:
    team.say("leo", "/kr edit KR5 Bank clients signed from 2 to 8")
    row = key_result(team, 5)
    assert row.title == "Bank clients signed"
    assert [row.start, row.target, row.current] == [2, 8, 2]
    assert row.progress == 0


def test_the_same_in_each_language(team: Dialogue) -> None:
    for words, target in [
        ("/kr 修改 KR5 目标 6", 6),
        ("/kr ubah KR5 target 7", 7),
        ("/kr sửa KR5 chỉ tiêu 8", 8),
        ("修改KR5 从0到9", 9),
    ]:
        team.say("leo", words)
        assert key_result(team, 5).target == target


def test_numbers_in_another_unit_are_converted(team: Dialogue) -> None:
    assert "target: 2 h → 1.5 h" in team.say("dana", "/kr edit KR2 target 90 min").text


def test_a_target_that_is_surely_a_slip_is_remarked_upon(team: Dialogue) -> None:
    team.say("leo", "KR5 3")
    assert "big jump" not in team.say("leo", "/kr edit KR5 target 4").text
    assert "That is a big jump" in team.say("leo", "/kr edit KR5 target 0.04").text


def test_the_day_from_which_pace_is_expected(team: Dialogue) -> None:
    team.say("leo", "/kr edit KR5 since 1 Oct")
    assert str(key_result(team, 5).paced_from) == "2026-10-01"
    assert "a day inside 2026-Q4" in team.say("leo", "/kr edit KR5 since 1 May").text


REFUSED = [
    ("/kr edit KR5", "What shall be different?"),
    ("/kr edit", "Which one?"),
    ("/kr edit KR9 target 6", "There is no KR9 here"),
    ("/okr edit O9 New", "There is no O9 here"),
    ("/kr edit KR5 55%", "Is “55%” the new target, or where it stands?"),
    ("/kr edit KR5 kind banana", "I do not know the kind “banana”"),
    ("/kr edit KR5 from 3 to 3", "would start where it should end"),
    ("/kr edit KR5 target 5", "is like that already"),
    ("/kr edit KR4 target 4.5", "whole number above 0"),
    ("/kr edit KR5 target 1234567890123456", "15 digits at most"),
    ("/okr edit O1 " + "very long " * 30, "200 characters at most"),
    ("/kr weight KR5 0", "above 0 and up to 100"),
    ("/kr weight KR5 -2", "above 0 and up to 100"),
    ("/kr weight KR5 1000", "above 0 and up to 100"),
    ("/kr weight KR5 heavy", "above 0 and up to 100"),
    ("/kr weight KR5 1", "is like that already"),
    ("/kr weight O1 2", "O1 is an objective"),
    ("/kr cadence KR5 sometimes", "How often?"),
    ("/kr cadence KR5 weekly", "is like that already"),
    ("/okr committed KR5", "KR5 is a key result"),
    ("/okr stretch O1", "is like that already"),
    ("/okr align O1 to O9", "I do not see that objective"),
    ("/okr align O1 none", "is like that already"),
    ("/okr align O1", "Align it to which objective?"),
    ("/kr assign KR5 @nobody", "I know nobody called “nobody”"),
    ("/kr assign KR5", "Who shall own KR5?"),
    ("/kr assign KR5 me", "Leo owns KR5 Finance clients signed already"),
]


def test_a_refusal_says_why_and_changes_nothing(team: Dialogue) -> None:
    before = len(team.rows(Edit))
    for words, answer in REFUSED:
        assert answer in team.say("leo", words).text, words
        assert len(team.rows(Edit)) == before, words


def test_reported_values_never_change_their_meaning(team: Dialogue) -> None:
    team.say("leo", "KR5 2")
    assert "those values would mean something else" in team.say("leo", "/kr edit KR5 from 0% to 50%").text
    assert key_result(team, 5).unit is None


def test_what_belongs_to_a_closed_cycle_stays(team: Dialogue) -> None:
    team.say("mai", "/team manager", mentions=["mai"])
    team.say("mai", "/cycle next")
    team.say("mai", "1")
    for words in (
        "/okr edit O1 New",
        "/okr drop O1@2026-Q4",
        "/kr edit KR5 target 6",
        "/kr assign KR5 @omar",
    ):
        assert "2026-Q4, which is closed" in team.say("leo", words).text, words


def test_in_a_direct_chat_over_several_teams_the_code_has_its_team(team: Dialogue) -> None:
    team.say("leo", "/okr new Ship it\nFeatures 0 to 3", group="Product")
    assert "For which team, Leo?" in team.say("leo", "/okr edit O1 Ship", direct=True).text
    assert "✏️ Product/O1 Ship" in team.say("leo", "/okr edit Product/O1 Ship", direct=True).text
    assert "✏️ Product/KR1" in team.say("leo", "/kr weight Product/KR1 2", direct=True).text


def test_only_who_may_change_the_team_s_objectives(team: Dialogue) -> None:
    team.say("zoe", "hello", group="Product")
    assert "no O1 here" in team.say("zoe", "/okr edit O1 Mine", group="Product").text
    assert "only people of this organization" in team.say("outsider", "/okr edit O1 Mine").text
    assert objective(team, 1).title == "Renewals feel effortless"


# --- type, weight, cadence -------------------------------------------------------------------------


def test_committed_and_stretch(team: Dialogue) -> None:
    assert "type: stretch → committed" in team.say("dana", "/okr committed O1").text
    assert objective(team, 1).type == "committed"
    assert "type: committed → stretch" in team.say("dana", "/okr stretch O1 because we dare").text


def test_a_weight_moves_the_objective(team: Dialogue) -> None:
    team.say("leo", "KR5 5")
    answer = team.say("leo", "KR5 weight 2")
    assert "weight: 1 → 2" in answer.text
    assert "progress of O1: 33% → 50%" in answer.text


@pytest.mark.parametrize(
    "words",
    [
        "KR5 weight is 2",
        "weight of KR5 is 2",
        "KR5 has weight 2",
        "KR5 权重是2",
        "KR5 bobot 2",
        "KR5 trọng số là 2",
    ],
)
def test_a_weight_told_is_no_value(team: Dialogue, words: str) -> None:
    team.say("leo", words)
    assert key_result(team, 5).weight == 2
    assert team.rows(CheckIn) == []


def test_a_cadence_and_when_the_next_one_is_due(team: Dialogue) -> None:
    answer = team.say("leo", "/kr cadence KR5 two weeks")
    assert "check-ins: every week → every two weeks" in answer.text
    assert "due on Mon 23 Nov" in answer.text


def test_a_new_key_result_with_weight_and_cadence(team: Dialogue) -> None:
    answer = team.say("dana", "/kr add O1 Churn 5% to 3%, weight 2, monthly")
    assert "KR6 Churn: 5% → 3% · weight 2 · every month" in answer.text
    row = key_result(team, 6)
    assert (row.weight, row.cadence) == (Decimal(2), "monthly")


# --- owners ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["/kr assign KR5", "KR5 交给", "serahkan KR5", "giao KR5", "把KR5转给"])
def test_somebody_else_owns_it_and_is_mentioned(team: Dialogue, words: str) -> None:
    answer = team.say("leo", words, mentions=["li"])
    assert answer.at == {"li": "李四"}
    assert answer.direct == {}
    assert "KR5" in team.say("li", "/kr").text


def test_somebody_who_is_not_there_is_told_directly(team: Dialogue) -> None:
    answer = team.say("leo", "/kr assign KR5 @omar because he knows banks", direct=True)
    assert "Leo made you the owner of KR5 Finance clients signed (Growth)" in answer.direct["omar"]
    assert "he knows banks" in answer.direct["omar"]


def test_an_objective_has_another_owner_and_its_key_results_stay_where_they_are(team: Dialogue) -> None:
    team.say("dana", "/okr assign O1", mentions=["mai"])
    assert "O1 Renewals feel effortless · Mai" in team.say("omar", "/okr").text
    assert owners(team)["KR1"] == "Dana"


def test_one_person_owns_it(team: Dialogue) -> None:
    asked = team.say("leo", "/kr assign KR5 because they know banks", mentions=["li", "omar"])
    assert "One person owns KR5" in asked.text
    assert "Nothing is saved yet" in asked.text
    options = [line for line in asked.text.splitlines() if "Omar" in line]
    answer = team.say("leo", options[0].split()[1])
    assert answer.at == {"omar": "Omar"}
    assert "they know banks" in answer.text
    assert owners(team)["KR5"] == "Omar"


def test_to_oneself(team: Dialogue) -> None:
    team.say("dana", "KR5 转给我")
    assert owners(team)["KR5"] == "Dana"


# --- dropping --------------------------------------------------------------------------------------


def test_a_dropped_one_is_gone_and_its_code_stays_used(team: Dialogue) -> None:
    answer = team.say("dana", "/kr drop KR5 because nobody buys")
    assert "KR5 Finance clients signed: dropped" in answer.text
    assert answer.at == {"leo": "Leo"}  # it was Leo's
    row = key_result(team, 5)
    assert (row.withdrawn_at is not None, row.dropped_because) == (True, "nobody buys")
    assert "KR5" not in team.say("dana", "/okr").text
    assert "KR6" in team.say("dana", "/kr add O1 Churn 5% to 3%").text


def test_without_a_reason_it_asks_for_one_next_time(team: Dialogue) -> None:
    assert "because …" in team.say("leo", "/kr drop KR5").text
    assert key_result(team, 5).dropped_because == ""


def test_its_open_blockers_are_withdrawn_and_the_helpers_told(team: Dialogue) -> None:
    team.say("leo", "KR5 blocked on legal", mentions=["wang"])
    answer = team.say("leo", "/kr drop KR5 because nobody buys")
    assert "Leo withdrew B1 (legal)" in answer.direct["wang"]
    assert [row.state for row in team.rows(Blocker)] == ["withdrawn"]


def test_an_objective_goes_with_its_key_results(team: Dialogue) -> None:
    answer = team.say("priya", "/okr drop O2 because it works")
    assert "dropped, with KR3 and KR4" in answer.text
    board = team.say("dana", "/okr").text
    assert "O2" not in board
    assert "KR3" not in board


def test_how_many_key_results_is_looked_at_when_more_are_added(team: Dialogue) -> None:
    answer = team.say("dana", "/kr add O1 A 0 to 5\nB 0 to 5\nC 0 to 5")
    assert "2 to 5 key results work best; this one has 6" in answer.text


# --- history ---------------------------------------------------------------------------------------


def test_the_history_keeps_everything(team: Dialogue) -> None:
    team.say("leo", "KR5 2, conf 7, the first ones came by themselves")
    team.say("leo", "oops, KR5 3")
    team.later(days=3)
    team.say("leo", "KR5 4, conf 6")
    team.say("leo", "KR5 9")
    team.say("leo", "undo")
    team.say("dana", "/kr edit KR5 target 8 because banks ask")
    shown = team.say("omar", "/kr history KR5").text
    assert "Value: 3 → 4" in shown
    assert "Confidence: 7 → 6" in shown
    lines = [line for line in shown.splitlines() if line.startswith("- ")]
    assert "Dana · ✏️ target: 5 → 8 · Because: banks ask" in lines[0]
    assert "9 · ✗ taken back" in lines[1]
    assert "✗ corrected" in "".join(lines)
    assert "a correction" in "".join(lines)
    assert "the first ones came by themselves" in shown


@pytest.mark.parametrize("words", ["/kr 历史 KR1", "/kr riwayat KR1", "/kr lịch sử KR1", "KR1 history"])
def test_the_history_of_nothing(team: Dialogue, words: str) -> None:
    answer = team.say("dana", words).text
    assert "KR1 30-day retention" in answer
    assert "- " not in answer


def test_a_change_is_whole_or_not_at_all(team: Dialogue) -> None:
    team.say("leo", "/kr edit KR5 title Banks; target 0")
    row = key_result(team, 5)
    assert (row.title, row.target) == ("Finance clients signed", Decimal(5))


@pytest.mark.parametrize("words", ["KR5 owner @li", "KR5 负责人 @li", "KR5 belongs to @li"])
def test_an_owner_is_named_behind_the_code(team: Dialogue, words: str) -> None:
    assert "li" in team.say("leo", words).at


def test_a_name_without_an_at_is_offered_and_not_taken(team: Dialogue) -> None:
    answer = team.say("leo", "/kr assign KR5 to priya")
    assert "Is it Priya?" in answer.text
    assert owners(team)["KR5"] == "Leo"
    team.say("leo", answer.taps[0])
    assert owners(team)["KR5"] == "Priya"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("/kr edit KR1 target 70% because the market grew", "target: 60% → 70%"),
        ("/okr edit O1 Renewals run by themselves", "title: “Renewals feel effortless” → “Renewals run"),
    ],
)
def test_the_owner_learns_who_changed_something_of_theirs(team: Dialogue, words: str, told: str) -> None:
    here = team.say("leo", words)
    assert here.at == {"dana": "Dana"}
    assert "@dana, it is yours." in here.text
    team.say("leo", "undo")
    news = team.say("leo", words, direct=True).direct["dana"]
    assert news.startswith("✏️ Leo changed your ")
    assert told in news
    assert team.say("dana", "undo").at == {}, "their own changes are no news to them"
