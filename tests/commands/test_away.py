"""Days away: what is stored and said, who answers meanwhile, and coming back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from storage import absences
from storage.tables import Absence, CheckIn, Member
from tests.dialogue import ORG, Dialogue

MON, FRI, SUN = date(2026, 11, 16), date(2026, 11, 20), date(2026, 11, 22)
WED = date(2026, 11, 18)


def standing(team: Dialogue) -> list[tuple[date, date]]:
    """What is stored, as first and last days."""
    rows = [row for row in team.rows(Absence) if row.withdrawn_at is None]
    return sorted((row.first_day, row.last_day) for row in rows)


def deputy(team: Dialogue, who: str, day: date) -> str | None:
    """Who may answer for somebody on a day, as the rights ask for it."""
    staff = {row.id: row.staff_id for row in team.rows(Member)}
    [owner] = [member_id for member_id, staff_id in staff.items() if staff_id == who]
    with team.storage.reading() as session:
        found = absences.deputy_of(session, ORG, owner, day)
    return staff[found] if found else None


# --- going away ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    ["/away until Friday", "on leave till Friday", "请假到周五", "cuti sampai Jumat", "nghỉ đến thứ Sáu"],
)
def test_until_friday_includes_friday_in_every_language(team: Dialogue, words: str) -> None:
    team.say("omar", words)
    assert standing(team) == [(MON, FRI)]


def test_the_receipt_says_the_first_day_back(team: Dialogue) -> None:
    answer = team.say("omar", "/away until Friday")
    assert "from today to Fri 20 Nov and back on Mon 23 Nov" in answer.text


def test_until_monday_means_back_on_monday(team: Dialogue) -> None:
    answer = team.say("omar", "/away until Monday")
    assert standing(team) == [(MON, SUN)]
    assert "back on Mon 23 Nov" in answer.text


def test_a_range_over_new_year(team: Dialogue) -> None:
    team.say("omar", "/away 24 Dec - 2 Jan")
    assert standing(team) == [(date(2026, 12, 24), date(2027, 1, 2))]


def test_a_single_day(team: Dialogue) -> None:
    answer = team.say("omar", "/away tomorrow")
    assert standing(team) == [(MON + timedelta(days=1),) * 2]
    assert "away tomorrow and back on Wed 18 Nov" in answer.text


def test_days_are_those_of_the_person(team: Dialogue) -> None:
    """Monday 23:30 in Shanghai."""
    team.later(hours=12, minutes=30)
    team.say("omar", "/away today")
    assert standing(team) == [(MON, MON)]


@pytest.mark.parametrize("words", ["/away until 10 Nov", "/away until 2026-11-10", "/away 2 Dec - 1 Dec"])
def test_days_that_are_over_are_refused(team: Dialogue, words: str) -> None:
    answer = team.say("omar", words)
    assert "Nothing was changed" in answer.text
    assert "@OKR /away 24 Dec - 2 Jan" in answer.text
    assert standing(team) == []


# --- saying it again -------------------------------------------------------------------------------


def test_another_end_replaces_the_first_one(team: Dialogue) -> None:
    team.say("omar", "/away until Friday")
    team.say("omar", "/away until Wednesday")
    assert standing(team) == [(MON, WED)]
    team.later(days=1)
    team.say("omar", "/away until Friday")
    assert standing(team) == [(MON, FRI)]


def test_overlapping_days_become_one_absence(team: Dialogue) -> None:
    team.say("omar", "/away 24 Dec - 28 Dec")
    team.say("omar", "/away 27 Dec - 2 Jan")
    assert standing(team) == [(date(2026, 12, 24), date(2027, 1, 2))]
    team.say("omar", "/away 20 Dec - 5 Jan")
    assert standing(team) == [(date(2026, 12, 20), date(2027, 1, 5))]


def test_days_apart_stay_apart(team: Dialogue) -> None:
    team.say("omar", "/away until Friday")
    team.say("omar", "/away 24 Dec - 2 Jan")
    assert len(standing(team)) == 2


def test_undo_gives_back_the_days_before(team: Dialogue) -> None:
    team.say("omar", "/away until Friday")
    team.say("omar", "/away until Wednesday")
    team.say("omar", "undo")
    assert standing(team) == [(MON, FRI)]
    team.say("omar", "undo")
    assert standing(team) == []


# --- who answers meanwhile -------------------------------------------------------------------------


@pytest.mark.parametrize("answer", ["@leo", "leo", "@leo please"])
def test_a_deputy_is_named_and_told(team: Dialogue, answer: str) -> None:
    asked = team.say("dana", "on leave till Friday")
    assert "Who may answer for KR1 and KR2 meanwhile?" in asked.text
    said = team.say("dana", answer)
    assert said.at == {"leo": "Leo"}
    assert "Dana is away from today to Fri 20 Nov" in said.direct["leo"]
    assert "KR1 30-day retention" in said.direct["leo"]
    assert deputy(team, "dana", WED) == "leo"
    assert deputy(team, "dana", SUN) is None


def test_a_deputy_may_be_picked_from_the_list(team: Dialogue) -> None:
    team.say("dana", "on leave till Friday")
    team.say("dana", "", mentions=["leo"])
    assert deputy(team, "dana", WED) == "leo"


@pytest.mark.parametrize("words", ["nobody", "没有", "tidak ada", "không ai"])
def test_nobody_is_an_answer_in_every_language(team: Dialogue, words: str) -> None:
    team.say("dana", "on leave till Friday")
    assert "👌" in team.say("dana", words).text
    team.say("dana", "@leo")
    assert deputy(team, "dana", WED) is None


def test_two_people_are_one_too_many(team: Dialogue) -> None:
    team.say("dana", "on leave till Friday")
    assert "One person, please: Leo or Omar" in team.say("dana", "@leo @omar").text
    team.say("dana", "@omar")
    assert deputy(team, "dana", WED) == "omar"


def test_who_owns_nothing_is_not_asked(team: Dialogue) -> None:
    assert "Who may answer" not in team.say("omar", "/away until Friday").text


def test_other_days_keep_the_deputy_who_is_told_again(team: Dialogue) -> None:
    team.say("dana", "on leave till Friday")
    team.say("dana", "@leo")
    answer = team.say("dana", "/away until Wednesday")
    assert "Leo answers for you" in answer.text
    assert "Wed 18 Nov" in answer.direct["leo"]


def test_the_deputy_checks_in_meanwhile_and_not_afterwards(team: Dialogue) -> None:
    team.say("dana", "on leave till Friday")
    team.say("dana", "@leo")
    team.say("leo", "KR1 52%")
    assert team.standing(1)[0] == "52"
    team.later(days=7)
    team.say("leo", "KR1 55%")
    assert team.standing(1)[0] == "52"


def test_a_check_in_meanwhile_is_no_answer(team: Dialogue) -> None:
    team.say("dana", "on leave till Friday")
    team.say("dana", "KR1 52%")
    assert len(team.rows(CheckIn)) == 1
    team.say("dana", "@leo")
    assert deputy(team, "dana", WED) == "leo"


# --- the list, and coming back ---------------------------------------------------------------------


def test_the_list_shows_the_team(team: Dialogue) -> None:
    assert "Nobody is away" in team.say("leo", "/away").text
    team.say("dana", "on leave till Friday")
    team.say("dana", "@leo")
    team.say("omar", "/away 24 Dec - 2 Jan")
    shown = team.say("mai", "/away").text
    assert "Dana: today – Fri 20 Nov, back on Mon 23 Nov · Leo answers meanwhile" in shown
    assert "Omar: Thu 24 Dec – Sat 2 Jan, back on Mon 4 Jan" in shown
    assert "Dana: today" in team.say("mai", "/away", direct=True).text


@pytest.mark.parametrize("words", ["I'm back", "我回来了", "saya kembali", "tôi về rồi", "/away off"])
def test_back_early_ends_the_absence_the_day_before(team: Dialogue, words: str) -> None:
    team.say("dana", "on leave till Friday")
    team.say("dana", "@leo")
    team.later(days=2)
    answer = team.say("dana", words)
    assert standing(team) == [(MON, MON + timedelta(days=1))]
    assert "leo" in answer.direct


def test_back_on_the_first_day_leaves_nothing(team: Dialogue) -> None:
    team.say("omar", "/away until Friday")
    team.say("omar", "I'm back")
    assert standing(team) == []


def test_i_am_back_does_not_touch_days_to_come(team: Dialogue) -> None:
    team.say("omar", "/away 24 Dec - 2 Jan")
    assert "nothing was changed" in team.say("omar", "I'm back").text
    assert len(standing(team)) == 1


def test_away_off_drops_the_days_to_come(team: Dialogue) -> None:
    team.say("omar", "/away 24 Dec - 2 Jan")
    team.say("omar", "/away off")
    assert standing(team) == []
    assert "nothing was changed" in team.say("omar", "/away off").text


def test_people_from_outside_are_not_away(team: Dialogue) -> None:
    team.say("outsider", "/away until Friday")
    assert standing(team) == []


def test_the_day_back_is_a_working_day_of_the_persons_country(team: Dialogue) -> None:
    team.say("omar", "/me country ID")
    answer = team.say("omar", "/away 24 Dec - 31 Dec")
    assert "back on Mon 4 Jan" in answer.text


@pytest.mark.parametrize(
    ("words", "picked"),
    [
        ("/away until Friday", ["dana"]),
        ("/away until Friday @dana", []),
        ("away until Friday, @dana stands in", []),
        ("请假到周五 @dana", []),
        ("cuti sampai Jumat @dana", []),
        ("nghỉ đến thứ Sáu @dana", []),
    ],
)
def test_who_stands_in_may_be_named_with_the_days(team: Dialogue, words: str, picked: list[str]) -> None:
    answer = team.say("leo", words, mentions=picked)
    assert deputy(team, "leo", WED) == "dana"
    assert set(answer.direct) == {"dana"}
    assert team.say("dana", "KR5 3").text.startswith("✅")
    team.say("leo", "undo")
    assert standing(team) == []


def test_days_that_were_not_understood_are_said_not_to_be_noted(team: Dialogue) -> None:
    assert "no days in “until yesterday”" in team.say("leo", "/away until yesterday").text
    assert standing(team) == []
