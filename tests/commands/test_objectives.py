"""Making and showing objectives and key results."""

from __future__ import annotations

import pytest

from storage.tables import Cycle, KeyResult, Objective, Team
from tests.dialogue import Dialogue

LINES = [
    ("30-day retention from 45% to 60%", "30-day retention: 45% → 60%"),
    ("KR First reply time 6h -> 2h", "First reply time: 6 h → 2 h"),
    ("KR1: Finance clients signed 0 → 5", "Finance clients signed: 0 → 5"),
    ("- 签约客户 从0到5家", "签约客户: 0 → 5家"),
    ("1. Error rate 0.8% to 0.1%", "Error rate: 0.8% → 0.1%"),
    ("1、30天留存率45%到60%", "30天留存率: 45% → 60%"),
    ("一、SSO launch: 4 milestones", "SSO launch: 4 milestones"),
    ("① Launch the new pricing", "Launch the new pricing: 0% → 100%"),
    ("(1) Uptime >= 99.9%", "Uptime: keep at 99.9% or more"),
]


@pytest.mark.parametrize(("line", "understood"), LINES, ids=[line for line, _ in LINES])
def test_each_line_is_a_key_result(dialogue: Dialogue, line: str, understood: str) -> None:
    dialogue.say("dana", "/lang en")
    answer = dialogue.say("dana", f"/okr new Renewals feel effortless\n{line}")
    assert "O1 Renewals feel effortless" in answer.text
    assert f"KR1 {understood}" in answer.text


def test_on_one_line(dialogue: Dialogue) -> None:
    answer = dialogue.say("dana", "/okr new Renewals; KR retention 45% to 60%; KR reply time 6h -> 2h")
    assert "KR1 retention" in answer.text
    assert "KR2 reply time" in answer.text
    assert len(dialogue.rows(KeyResult)) == 2


def test_a_unit_may_be_a_long_word(dialogue: Dialogue) -> None:
    unit = "supercalifragilisticexpialidocious-points"
    answer = dialogue.say("dana", f"/okr new Songs are sung; KR Points made from 0 to 90 {unit}")
    assert f"0 → 90 {unit}" in answer.text
    assert dialogue.standing() == ("0", "0", None)


CREATE = [
    ("/okr 新建 让续费变成习惯\n签约客户 从0到5家", "zh"),
    ("新目标 让续费变成习惯\n签约客户 从0到5家", "zh"),
]
CREATE += [("/okr baru Pelanggan betah\nRetensi dari 45% ke 60%", "id")]
CREATE += [("mục tiêu mới Khách hàng ở lại\nTỷ lệ giữ chân từ 45% lên 60%", "vi")]


@pytest.mark.parametrize(("words", "language"), CREATE)
def test_in_every_language_and_the_team_speaks_the_first(
    dialogue: Dialogue, words: str, language: str
) -> None:
    dialogue.say("dana", words)
    [team] = dialogue.rows(Team)
    assert team.language == language
    assert len(dialogue.rows(KeyResult)) == 1


def test_the_first_cycle_is_the_current_quarter_without_asking(dialogue: Dialogue) -> None:
    dialogue.say("dana", "/okr new Renewals\nretention 45% to 60%")
    [cycle] = dialogue.rows(Cycle)
    assert (cycle.name, str(cycle.starts_on), str(cycle.ends_on)) == ("2026-Q4", "2026-10-01", "2026-12-31")


def test_one_person_mentioned_owns_it_all(dialogue: Dialogue) -> None:
    answer = dialogue.say("dana", "/okr new Renewals\nretention 45% to 60%", mentions=["leo"])
    assert answer.at == {"leo": "Leo"}
    dialogue.say("leo", "52%")
    assert dialogue.standing(1)[0] == "52"


def test_of_several_people_it_asks_who_owns_what(dialogue: Dialogue) -> None:
    words = "/okr new Renewals\nretention 45% to 60%\nreply time 6h to 2h"
    asked = dialogue.say("dana", words, mentions=["leo", "priya"])
    assert "Who owns KR1 retention?" in asked.text
    options = {line.split()[-1]: line.split()[1] for line in asked.text.splitlines() if "@OKR" in line[:4]}
    following = dialogue.say("dana", options["Leo"])
    assert "Leo owns KR1" in following.text
    assert "Who owns KR2 reply time?" in following.text
    dialogue.say("dana", options["Priya"])
    owners = [row.owner_id for row in dialogue.rows(KeyResult)]
    assert len(set(owners)) == 2
    assert "52%" in dialogue.say("leo", "KR1 52%").text


def test_a_bad_line_comes_back_and_the_good_ones_are_made(dialogue: Dialogue) -> None:
    answer = dialogue.say("dana", "/okr new Renewals\nretention from 45% to 45%\nreply time 6h -> 2h")
    assert "starts where it should end" in answer.text
    assert [row.title for row in dialogue.rows(KeyResult)] == ["reply time"]


def test_advice_is_never_a_refusal(dialogue: Dialogue) -> None:
    answer = dialogue.say("dana", "/okr new Improve 3 things\nLaunch the new pricing")
    assert "💡" in answer.text
    assert len(dialogue.rows(Objective)) == 1


def test_an_empty_call_explains_itself_and_makes_nothing(dialogue: Dialogue) -> None:
    assert "/okr new Renewals feel effortless" in dialogue.say("dana", "/okr new").text
    assert dialogue.rows(Objective) == []


@pytest.mark.parametrize("words", ["/kr", "/checkin", "KR1 60%", "60%"])
def test_where_there_is_nothing_yet_the_next_line_to_write_is_said(dialogue: Dialogue, words: str) -> None:
    assert "Start with @OKR /okr new" in dialogue.say("dana", words).text
    dialogue.say("dana", "/okr new Renewals feel effortless")
    assert "Start with @OKR /kr add" in dialogue.say("dana", words).text


def test_an_endless_title_is_refused(dialogue: Dialogue) -> None:
    assert "200 characters" in dialogue.say("dana", "/okr new " + "very long " * 50).text
    assert dialogue.rows(Objective) == []


def test_more_key_results(team: Dialogue) -> None:
    answer = team.say("dana", "/kr add O1 Churn 5% to 3%\nNPS from 30 to 50")
    assert "KR6 Churn: 5% → 3%" in answer.text
    assert "KR7 NPS: 30 → 50" in answer.text


def test_adding_means_the_only_objective_of_mine(team: Dialogue) -> None:
    assert "O1 Renewals" in team.say("dana", "/kr add NPS from 30 to 50").text


@pytest.mark.parametrize("choice", ["2", "O2"])
def test_adding_asks_which_objective_if_there_are_several(team: Dialogue, choice: str) -> None:
    asked = team.say("leo", "/kr add NPS from 30 to 50; Churn from 4% to 2%").text
    assert "Of which objective?" in asked
    assert "2 · O2 A backend nobody worries about" in asked
    added = team.say("leo", choice).text
    assert "O2 A backend nobody worries about" in added
    assert "NPS: 30 → 50" in added
    assert "Churn: 4% → 2%" in added


def test_an_objective_without_key_results_says_how_they_are_added_to_it(team: Dialogue) -> None:
    answer = team.say("dana", "/okr new Everybody knows our name")
    assert "/kr add O3 30-day retention from 45% to 60%" in answer.text


def test_the_board_shows_everything(team: Dialogue) -> None:
    team.say("leo", "KR5 60% conf 2 blocked on legal")
    board = team.say("wang", "/okr").text
    assert "Growth · 2026-Q4 · week 7 of 13" in board
    assert "O1 Renewals feel effortless" in board
    assert "O2 A backend nobody worries about" in board
    [line] = [line for line in board.splitlines() if "KR5" in line]
    assert "🚩" in line
    assert "🚧" in line


def test_one_objective_one_person_one_key_result(team: Dialogue) -> None:
    assert "KR1" not in team.say("wang", "/okr O2").text
    assert "KR5" in team.say("wang", "/okr", mentions=["leo"]).text
    shown = team.say("wang", "/kr KR2").text
    assert "6 h → 2 h" in shown
    assert "No check-in yet" in shown


def test_mine_and_what_is_due(team: Dialogue) -> None:
    assert "KR1" in team.say("dana", "/kr").text
    team.say("dana", "KR1 52%")
    due = team.say("dana", "/kr due").text
    assert "KR2" in due
    assert "KR1" not in due


def test_a_direct_chat_covers_all_my_teams(team: Dialogue) -> None:
    team.say("dana", "/okr new Ship it\nFeatures 0 to 3", group="Product")
    assert "Growth/KR1" in team.say("dana", "/kr", direct=True).text
    assert "For which team, Dana?" in team.say("dana", "KR1 2", direct=True).text
    team.say("dana", "Product/KR1 2", direct=True)
    rows = {row.title: row for row in team.rows(KeyResult)}
    assert rows["Features"].current == 2


@pytest.mark.parametrize("group", ["Support & Growth", "Sales #2", "7 wonders", "产品 一组"])
def test_a_code_with_its_team_can_be_typed_as_it_is_shown(team: Dialogue, group: str) -> None:
    team.say("dana", "/okr new Ship it\nFeatures 0 to 3", group=group)
    shown = team.say("dana", "/kr", direct=True).text
    code = next(
        word for line in shown.splitlines() if "Features" in line for word in line.split() if "/" in word
    )
    assert "Features" in team.say("dana", f"{code} 2", direct=True).text
    rows = {row.title: row for row in team.rows(KeyResult)}
    assert rows["Features"].current == 2


def test_a_direct_chat_of_somebody_in_no_team_says_how_to_start(dialogue: Dialogue) -> None:
    dialogue.say("zoe", "hi", direct=True)
    assert "You are in no team yet" in dialogue.say("zoe", "/okr new Renewals\nx 1 to 2", direct=True).text


@pytest.mark.parametrize(
    "words", ["/okr new Deals close; Deals 0 to 20 @zorro", "/kr add O1 Deals 0 to 20 @zorro"]
)
def test_an_owner_whom_nobody_knows_is_said(team: Dialogue, words: str) -> None:
    answer = team.say("dana", words)
    assert "I know nobody called “zorro”" in answer.text
    assert "/kr assign KR6 @name" in answer.text
    assert team.rows(KeyResult)[-1].title == "Deals"


def test_an_owner_of_an_objective_whom_nobody_knows_is_said(team: Dialogue) -> None:
    answer = team.say("dana", "/okr new Deals close @zorro; Deals 0 to 20")
    assert "I know nobody called “zorro”" in answer.text
