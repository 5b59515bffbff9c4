"""Cycles: showing, closing and setting them, and living over the end of one."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from storage.tables import CheckIn, Cycle, KeyResult, Objective
from tests.dialogue import Dialogue

LAST_DAYS = datetime(2026, 12, 20, 2, tzinfo=UTC)
NEW_YEAR = datetime(2027, 1, 1, 2, tzinfo=UTC)
LAST_OF_GRACE = datetime(2027, 1, 21, 2, tzinfo=UTC)
OVER = datetime(2027, 1, 22, 2, tzinfo=UTC)
DOCS = "/okr new Docs people read; KR visits 0 to 900"
everywhere = pytest.mark.parametrize("direct", [False, True], ids=["in the group", "in a direct chat"])


def cycles(talk: Dialogue) -> dict[str, tuple[date, date, bool]]:
    """The cycles by name: first day, last day, whether closed."""
    return {
        each.name: (each.starts_on, each.ends_on, each.closed_at is not None) for each in talk.rows(Cycle)
    }


def cycle_of(talk: Dialogue, title: str) -> str:
    names = {each.id: each.name for each in talk.rows(Cycle)}
    return next(names[each.cycle_id] for each in talk.rows(Objective) if each.title == title)


# --- showing --------------------------------------------------------------------------------------------


@everywhere
def test_where_we_are(team: Dialogue, direct: bool) -> None:
    shown = team.say("dana", "/cycle", direct=direct).text
    assert "Growth · 2026-Q4 · week 7 of 13" in shown
    assert "Thu 1 Oct to Thu 31 Dec · 34 working days left" in shown
    assert "From Fri 1 Jan 2027 on it is 2027-Q1" in shown


def test_the_working_days_left_follow_the_country_and_weekend(team: Dialogue) -> None:
    team.say("dana", "/team country US")
    assert "32 working days left" in team.say("dana", "/cycle").text
    team.say("dana", "/team weekend sun")
    assert "38 working days left" in team.say("dana", "/cycle").text


def test_a_group_without_objectives_has_no_cycle_yet(dialogue: Dialogue) -> None:
    dialogue.say("dana", "hello")
    assert "the first objective opens 2026-Q4" in dialogue.say("dana", "/cycle").text


def test_the_list_has_every_cycle(team: Dialogue) -> None:
    team.now = OVER
    team.say("dana", DOCS)
    listed = team.say("dana", "/cycle list").text
    assert "2027-Q1 · Fri 1 Jan to Wed 31 Mar · week 4 of 13 · 1 objective" in listed
    assert "2026-Q4 · Thu 1 Oct 2026 to Thu 31 Dec 2026 · closed today · 2 objectives" in listed


def test_an_unknown_word_gets_the_nearest(team: Dialogue) -> None:
    assert "did you mean @OKR /cycle list?" in team.say("dana", "/cycle lst").text


# --- this or the next -----------------------------------------------------------------------------------


@everywhere
@pytest.mark.parametrize(("choice", "cycle"), [("1", "2026-Q4"), ("2", "2027-Q1"), ("2027-Q1", "2027-Q1")])
def test_in_the_last_days_it_asks_which_cycle(team: Dialogue, choice: str, cycle: str, direct: bool) -> None:
    team.now = LAST_DAYS
    asked = team.say("dana", DOCS, direct=direct)
    assert "2026-Q4 ends on Thu 31 Dec. Which cycle is “Docs people read” for?" in asked.text
    assert len(team.rows(Objective)) == 2
    assert f"· {cycle}" in team.say("dana", choice, direct=direct).text
    assert cycle_of(team, "Docs people read") == cycle


def test_whoever_was_mentioned_owns_it_after_the_question_too(team: Dialogue) -> None:
    team.now = LAST_DAYS
    team.say("dana", DOCS, mentions=["leo"])
    assert team.say("dana", "2").at == {"leo": "Leo"}


def test_calling_it_off_stores_nothing(team: Dialogue) -> None:
    team.now = LAST_DAYS
    team.say("dana", DOCS)
    team.say("dana", "cancel")
    assert len(team.rows(Objective)) == 2
    assert list(cycles(team)) == ["2026-Q4"]


def test_a_new_team_is_asked_too(dialogue: Dialogue) -> None:
    dialogue.now = LAST_DAYS
    dialogue.say("dana", DOCS)
    dialogue.say("dana", "2")
    assert list(cycles(dialogue)) == ["2027-Q1"]
    assert "KR1 visits" in dialogue.say("dana", "KR1 90").text


# --- over New Year --------------------------------------------------------------------------------------


@everywhere
def test_after_the_end_both_are_open(team: Dialogue, direct: bool) -> None:
    team.now = NEW_YEAR
    made = team.say("dana", DOCS, direct=direct).text
    assert "O1＠2027-Q1 Docs people read" in made
    assert "KR1＠2027-Q1 visits" in made
    team.say("dana", "KR1 55%", direct=direct)  # a plain code means the old one, until it is closed
    team.say("dana", "KR1@2027-Q1 90", direct=direct)
    rows = {(each.title, f"{each.current.normalize():f}") for each in team.rows(KeyResult)}
    assert {("30-day retention", "55"), ("visits", "90")} <= rows
    assert "It stays open until Thu 21 Jan" in team.say("dana", "/cycle", direct=direct).text


def test_a_code_that_only_the_other_cycle_has_is_taken(team: Dialogue) -> None:
    team.now = NEW_YEAR
    keys = "\n".join(f"metric {letter} 0 to 9" for letter in "abcdef")
    team.say("dana", f"/okr new Docs people read\n{keys}")
    assert "KR6＠2027-Q1 metric f" in team.say("dana", "KR6 3").text  # the old one ends with KR5


def test_the_board_shows_both(team: Dialogue) -> None:
    team.now = NEW_YEAR
    team.say("dana", DOCS)
    board = team.say("dana", "/okr").text
    assert "Growth · 2026-Q4 · ended yesterday" in board
    assert "Growth · 2027-Q1 · week 1 of 13" in board
    assert "O1＠2027-Q1 Docs people read" in team.say("dana", "/okr O1@2027-Q1").text
    assert "O1 Renewals feel effortless" in team.say("dana", "/okr O1").text


def test_key_results_are_added_to_the_objective_of_the_cycle_named(team: Dialogue) -> None:
    team.now = NEW_YEAR
    team.say("dana", DOCS)
    assert "KR2＠2027-Q1 readers" in team.say("dana", "/kr add O1@2027-Q1 readers 0 to 9").text
    assert "KR6 readers" in team.say("dana", "/kr add O1 readers 0 to 9").text


# --- closing --------------------------------------------------------------------------------------------


def test_it_closes_ungraded_after_21_days(team: Dialogue) -> None:
    team.now = LAST_OF_GRACE
    assert "KR5 Finance clients signed" in team.say("leo", "KR5 2").text
    assert not cycles(team)["2026-Q4"][2]
    team.now = OVER
    team.say("leo", "/okr")
    assert cycles(team)["2026-Q4"][2]


def test_in_a_zone_west_of_utc_it_closes_a_day_later(team: Dialogue) -> None:
    team.say("dana", "/team timezone Los Angeles")
    team.now = OVER  # still the 21st there
    team.say("leo", "/okr")
    assert not cycles(team)["2026-Q4"][2]
    team.later(hours=7)
    team.say("leo", "/okr")
    assert cycles(team)["2026-Q4"][2]


@everywhere
def test_a_closed_cycle_is_read_only(team: Dialogue, direct: bool) -> None:
    team.say("leo", "KR5 2")
    team.now = OVER
    for words in ("KR5 3", "KR5@2026-Q4 3"):
        refused = team.say("leo", words, direct=direct)
        assert "belongs to 2026-Q4, which is closed" in refused.text
        assert "Nothing was changed" in refused.text
        assert "/kr KR5@2026-Q4" in refused.taps
    assert len(team.rows(CheckIn)) == 1
    read = team.say("leo", "/kr KR5@2026-Q4", direct=direct).text
    assert "Finance clients signed: 2, target 5" in read
    assert "2026-Q4 is closed" in read


def test_after_it_is_closed_plain_codes_mean_the_next(team: Dialogue) -> None:
    team.now = NEW_YEAR
    team.say("dana", DOCS)
    team.now = OVER
    assert "KR1 visits" in team.say("dana", "KR1 90").text


def test_numbers_restart_in_each_of_two_later_cycles(team: Dialogue) -> None:
    for moment in (OVER, datetime(2027, 4, 25, 2, tzinfo=UTC)):
        team.now = moment
        assert "O1 Docs people read" in team.say("dana", DOCS).text
    assert list(cycles(team)) == ["2026-Q4", "2027-Q1", "2027-Q2"]


def test_closing_by_hand_asks_first(team: Dialogue) -> None:
    assert "cannot be undone" in team.say("dana", "/cycle next").text
    assert not cycles(team)["2026-Q4"][2]
    assert "2026-Q4 is closed. New objectives go to 2027-Q1" in team.say("dana", "1").text
    assert cycles(team) == {
        "2026-Q4": (date(2026, 10, 1), date(2026, 12, 31), True),
        "2027-Q1": (date(2027, 1, 1), date(2027, 3, 31), False),
    }
    assert "· 2027-Q1" in team.say("dana", DOCS).text


def test_closing_is_up_to_the_manager_where_there_is_one(team: Dialogue) -> None:
    team.say("leo", "/team manager", mentions=["mai"])
    assert "Mai manages this team" in team.say("leo", "/cycle next").text
    assert "Nothing is saved yet" in team.say("mai", "/cycle next").text


# --- other days -----------------------------------------------------------------------------------------

SET = [
    ("/cycle 2026-10-01 to 2026-12-15", "2026-Q4", date(2026, 10, 1), date(2026, 12, 15)),
    ("/cycle set 2026-10-01 to 2027-03-31", "2026-Q4", date(2026, 10, 1), date(2027, 3, 31)),
    ("/cycle set 2026-07-01 - 2026-12-31", "2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
    ("/cycle set Autumn 2026-10-01 to 2026-12-31", "2026-Autumn", date(2026, 10, 1), date(2026, 12, 31)),
    ("/周期 设置 2026年10月1日 到 2026年12月20日", "2026-Q4", date(2026, 10, 1), date(2026, 12, 20)),
]


@pytest.mark.parametrize(("words", "name", "first", "last"), SET)
def test_a_cycle_of_another_length(team: Dialogue, words: str, name: str, first: date, last: date) -> None:
    team.say("dana", words)
    assert cycles(team) == {name: (first, last, False)}
    assert "KR1 30-day retention" in team.say("dana", f"KR1@{name} 50%").text


def test_a_short_one_is_advised_against(team: Dialogue) -> None:
    assert "shorter than a quarter" in team.say("dana", "/cycle set 2026-10-01 to 2026-12-15").text


def test_the_next_one_can_be_laid_ahead(team: Dialogue) -> None:
    team.say("dana", "/cycle set 2027-01-01 to 2027-06-30")
    assert list(cycles(team)) == ["2026-Q4", "2027-H1"]
    team.now = NEW_YEAR
    team.say("dana", DOCS)
    assert cycle_of(team, "Docs people read") == "2027-H1"


REFUSED = [
    ("/cycle set", "first and last day"),
    ("/cycle set 2026-10-01", "first and last day"),
    ("/cycle set 2026-13-01 to 2026-14-01", "first and last day"),
    ("/cycle set 2026-12-31 to 2026-10-01", "a week at least"),
    ("/cycle set 2026-10-01 to 2028-10-01", "400 days"),
    ("/cycle set 2025-10-01 to 2025-12-31", "are over"),
]


@pytest.mark.parametrize(("words", "why"), REFUSED)
def test_days_that_cannot_be_are_refused(team: Dialogue, words: str, why: str) -> None:
    before = cycles(team)
    assert why in team.say("dana", words).text
    assert cycles(team) == before
