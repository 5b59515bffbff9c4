"""The direct chat of somebody with several teams: which team is meant, and codes with the team's name."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from storage.tables import KeyResult, Objective, Question, Team
from storage.work import Storage
from tests.dialogue import Dialogue


@pytest.fixture
def both(sqlite_storage: Storage) -> Dialogue:
    """Dana owns KR1 in Growth and KR1 and KR2 in 支持 一组."""
    talk = Dialogue(sqlite_storage)
    talk.say("dana", "/okr new Renewals feel effortless; 30-day retention from 45% to 60%")
    talk.say(
        "dana", "/okr new Support that is fast; Reply time 6h to 2h; Tickets 40 to 10", group="支持 一组"
    )
    talk.say("leo", "hello")
    for who in ("dana", "leo", "omar"):
        talk.say(who, "hello", direct=True)
    return talk


def current(talk: Dialogue) -> dict[str, str]:
    """Each key result's title and value."""
    return {row.title: f"{row.current.normalize():f}" for row in talk.rows(KeyResult)}


@pytest.mark.parametrize("answer", ["2", "支持 一组"])
def test_a_new_objective_asks_for_its_team(both: Dialogue, answer: str) -> None:
    asked = both.say("dana", "/okr new Deals close faster; Days to close 30 to 20", direct=True)
    assert "For which team, Dana?" in asked.text
    assert "2 · 支持 一组" in asked.text
    assert len(both.rows(Objective)) == 2

    made = both.say("dana", answer, direct=True)
    assert "支持-一组/O2 Deals close faster" in made.text
    assert "支持-一组/KR3" in made.text
    support = next(team for team in both.rows(Team) if team.title == "支持 一组")
    assert both.rows(Objective)[-1].team_id == support.id


def test_who_has_one_team_is_not_asked(both: Dialogue) -> None:
    assert "O2 Deals" in both.say("leo", "/okr new Deals close; Deals 0 to 20", direct=True).text


def test_who_has_none_is_told_how_to_start(both: Dialogue) -> None:
    assert "You are in no team yet" in both.say("omar", "/okr new Deals; Deals 0 to 20", direct=True).text


def test_the_question_can_be_dropped_or_passed_over(both: Dialogue) -> None:
    both.say("dana", "/okr new Deals close faster; Days to close 30 to 20", direct=True)
    assert "Nothing was changed" in both.say("dana", "cancel", direct=True).text
    both.say("dana", "/okr new Deals close faster; Days to close 30 to 20", direct=True)
    both.say("dana", "Growth/KR1 50%", direct=True)
    assert current(both)["30-day retention"] == "50"
    assert len(both.rows(Objective)) == 2


def test_people_named_before_the_question_are_known_after_it(both: Dialogue) -> None:
    both.say("dana", "/okr new Deals close faster @Leo; Days to close 30 to 20", direct=True)
    made = both.say("dana", "Growth", direct=True)
    assert "Owner: Leo" in made.text


def test_a_key_result_goes_where_its_objective_is(both: Dialogue) -> None:
    both.say("dana", "/kr add 支持-一组/O1 Interviews held 0 to 10", direct=True)
    assert both.rows(KeyResult)[-1].team_id == both.rows(Objective)[1].team_id
    assert "For which team" in both.say("dana", "/kr add Interviews held 0 to 10", direct=True).text


@pytest.mark.parametrize("code", ["Growth/KR1", "growth/kr1", "GROWTH/kr1", "growth/O1KR1"])
def test_the_teams_name_stands_before_the_code(both: Dialogue, code: str) -> None:
    assert "Growth/KR1" in both.say("dana", f"{code} 50%", direct=True).text
    assert current(both) == {"30-day retention": "50", "Reply time": "6", "Tickets": "40"}


def test_codes_of_several_teams_in_one_message(both: Dialogue) -> None:
    both.say("dana", "growth/KR1 50%；支持-一组/KR1 4h\n支持-一组/kr2 30", direct=True)
    assert current(both) == {"30-day retention": "50", "Reply time": "4", "Tickets": "30"}


def test_a_code_that_only_one_team_has_needs_no_name(both: Dialogue) -> None:
    both.say("dana", "KR2 30", direct=True)
    assert current(both)["Tickets"] == "30"


def test_a_code_of_several_teams_is_not_guessed(both: Dialogue) -> None:
    answer = both.say("dana", "KR1 50%", direct=True)
    assert "1 · Growth" in answer.text
    assert "2 · 支持 一组" in answer.text
    assert current(both)["30-day retention"] == "45"


@pytest.mark.parametrize("answer", ["1", "growth"])
def test_the_team_that_is_chosen_is_the_one_of_the_code(both: Dialogue, answer: str) -> None:
    both.say("dana", "KR1 50%", direct=True)
    assert "Growth/KR1 30-day retention: 45% → 50%" in both.say("dana", answer, direct=True).text
    assert both.say("dana", "undo", direct=True)
    assert current(both)["30-day retention"] == "45"


@pytest.mark.parametrize(
    ("words", "then"),
    [
        ("/kr KR1", "Growth/KR1 30-day retention"),
        ("/kr edit KR1 target 70%", "60% → 70%"),
        ("/okr edit O1 Renewals are a joy", "Renewals are a joy"),
        ("/kr history KR1", "Growth/KR1"),
    ],
)
def test_every_command_asks_for_the_team_of_a_code(both: Dialogue, words: str, then: str) -> None:
    assert "For which team, Dana?" in both.say("dana", words, direct=True).text
    assert then in both.say("dana", "1", direct=True).text


def test_of_several_lines_the_clear_ones_are_stored(both: Dialogue) -> None:
    answer = both.say("dana", "KR1 50%\nKR2 30", direct=True)
    assert "KR1 is in several of your teams" in answer.text
    assert current(both) == {"30-day retention": "45", "Reply time": "6", "Tickets": "30"}


def test_a_word_of_the_teams_name_is_enough(both: Dialogue) -> None:
    both.say("dana", "/okr new Deals; Deals 0 to 20", group="Sales & Deals")
    assert "Sales-Deals/KR1" in both.say("dana", "Deals/KR1 3", direct=True).text
    both.say("dana", "/okr new More deals; Deals 0 to 20", group="Deals")
    assert "Deals/KR1" in both.say("dana", "Deals/KR1 4", direct=True).text
    assert [row.current for row in both.rows(KeyResult)][-2:] == [3, 4]


def test_the_name_of_a_team_does_not_decide_the_language(both: Dialogue) -> None:
    assert "undo" in both.say("dana", "支持-一组/KR2 30", direct=True).text


def test_the_team_of_a_question_holds_for_the_next_one(both: Dialogue) -> None:
    both.later(days=42)  # 28 December: "this cycle or the next?" is asked after the team
    both.say("dana", "/okr new Deals close faster; Days to close 30 to 20", direct=True)
    both.say("dana", "2", direct=True)
    assert both.rows(Question)[-1].kind == "which_cycle"
    made = both.say("dana", "1", direct=True)
    assert "支持-一组/O2 Deals close faster" in made.text


def test_a_question_of_another_version_keeps_nobody_from_speaking(both: Dialogue) -> None:
    """After an update, or back to the version before: what was asked then is not known now."""
    both.say("dana", "/okr new Support feels instant", direct=True)
    with both.storage.work() as work:
        work.session.execute(update(Question).values(kind="of another version"))
    assert "Which one, Dana?" in both.say("dana", "1", direct=True).text, "read as any other message"
    with both.storage.work() as work:
        work.session.execute(update(Question).values(kind="of another version"))
    assert "2026-Q4" in both.say("dana", "/cycle", direct=True).text


def test_a_check_in_by_a_code_of_several_teams_is_of_the_one_that_is_mine(both: Dialogue) -> None:
    both.say("leo", "/okr new Sell more; Deals 0 to 20", group="支持 一组")
    assert "For which team" in both.say("dana", "KR1 50%", direct=True).text
    both.say("leo", "/kr add O1 Calls 0 to 50")
    assert "支持-一组/KR2 Tickets: 40 → 30" in both.say("dana", "KR2 30", direct=True).text
