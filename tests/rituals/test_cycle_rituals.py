"""Around two quarter ends: plan the next, look back, close."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from scheduler.cycles import turn
from storage.tables import Cycle, Ritual
from tests.week import Said, Week

DEC_17 = datetime(2026, 12, 17, 2, tzinfo=UTC)
"""10:00 in Shanghai, two weeks before 2026-Q4 ends."""


def around_the_end(said: list[Said]) -> list[tuple[str, str]]:
    there = timedelta(hours=8)
    return [(f"{each.at + there:%m-%d %H:%M}", each.kind) for each in said if each.kind.startswith("cycle_")]


def run_with_cycles(week: Week, end: datetime) -> list[Said]:
    """Let time pass; the clock turns cycles over by day."""
    said: list[Said] = []
    while week.now < end:
        said += week.run_until(min(week.now + timedelta(days=1), end))
        turn(week.storage, week.deployment, week.now)
    return said


def test_two_quarter_ends(week: Week) -> None:
    said = run_with_cycles(week, datetime(2027, 1, 5, tzinfo=UTC))
    assert around_the_end(said) == [
        ("12-17 10:00", "cycle_plan"),
        ("12-24 10:00", "cycle_review"),
        ("12-31 10:00", "cycle_close"),
    ]
    week.say("dana", "/okr new Renewals stay effortless; KR Retention from 60% to 70%")
    said = run_with_cycles(week, datetime(2027, 4, 10, tzinfo=UTC))
    assert around_the_end(said) == [
        ("03-17 10:00", "cycle_plan"),
        ("03-24 10:00", "cycle_review"),
        ("03-31 10:00", "cycle_close"),
    ]


def texts(week: Week) -> dict[str, str]:
    said = week.run_until(datetime(2027, 1, 1, tzinfo=UTC))
    return {each.kind: each.text for each in said if each.kind.startswith("cycle_")}


def test_each_says_a_line_to_type_that_works(week: Week) -> None:
    said = texts(week)
    assert "2026-Q4 ends Thu 31 Dec. Time to think of 2027-Q1" in said["cycle_plan"]
    assert "From tomorrow on I ask" in said["cycle_plan"]
    assert "@OKR /okr new" in said["cycle_plan"]
    assert "@OKR /checkin" in said["cycle_review"]
    assert "@OKR /review start" in said["cycle_review"]
    assert "2026-Q4 ends today." in said["cycle_close"]
    assert "until Thu 21 Jan 2027" in said["cycle_close"]
    assert "@OKR /review ·" in said["cycle_close"]
    assert "@OKR /review close" in said["cycle_close"]


def test_they_name_nobody_and_come_once(week: Week) -> None:
    first = texts(week)
    assert len(first) == 3
    assert texts(week) == {}


def test_a_team_without_objectives_hears_nothing(week: Week) -> None:
    week.say("dana", "/cycle set 2026-10-01 to 2026-12-31", group="Quiet")
    said = week.run_until(datetime(2027, 1, 1, tzinfo=UTC))
    assert len(around_the_end(said)) == 3, "the other team's"


def test_a_cycle_with_other_days(week: Week) -> None:
    week.run_for(hours=1)
    week.say("dana", "/cycle set 2026-10-01 to 2027-01-29")
    said = week.run_until(datetime(2027, 2, 1, tzinfo=UTC))
    assert around_the_end(said) == [
        ("01-15 10:00", "cycle_plan"),
        ("01-22 10:00", "cycle_review"),
        ("01-29 10:00", "cycle_close"),
    ]


def test_the_next_begun_early(week: Week) -> None:
    week.run_until(DEC_17 - timedelta(days=1))
    week.say("dana", "/cycle next")
    week.say("dana", "1")
    assert [row.closed_at is None for row in week.rows(Cycle)] == [False, True]
    assert {row.next_due_at for row in week.rows(Ritual) if row.kind == "cycle_plan"} == {
        datetime(2027, 3, 17, 2, tzinfo=UTC)
    }


SETTINGS = [
    ("/team timezone Asia/Jakarta", datetime(2026, 12, 17, 3, tzinfo=UTC)),
    ("/team weekend thu fri", datetime(2026, 12, 16, 2, tzinfo=UTC)),
]


@pytest.mark.parametrize(("words", "moment"), SETTINGS, ids=[row[0] for row in SETTINGS])
def test_another_zone_or_weekend_moves_what_is_planned(week: Week, words: str, moment: datetime) -> None:
    week.run_for(hours=1)
    week.say("dana", words)
    assert next(row.next_due_at for row in week.rows(Ritual) if row.kind == "cycle_plan") == moment


def test_another_country_moves_the_friday(week: Week) -> None:
    """18 December 2026 is nobody's holiday; the national holidays of Vietnam begin on 2 September 2027."""
    week.now = datetime(2027, 8, 30, tzinfo=UTC)
    week.say("dana", "/okr new Autumn; KR Retention from 60% to 70%")
    week.run_for(hours=1)
    week.say("dana", "/team country VN")
    moved = next(row.next_due_at for row in week.rows(Ritual) if row.kind == "digest")
    assert moved is not None and moved.date().isoformat() == "2027-09-01"


@pytest.mark.parametrize("language", ["zh", "id", "vi"])
def test_in_the_language_of_the_team(week: Week, language: str) -> None:
    week.say("dana", f"/team lang {language}")
    said = texts(week)
    assert len(said) == 3
    for text in said.values():
        assert "2026-Q4" in text
        assert "ends" not in text and "Time to" not in text


def test_what_they_tell_to_type_leads_through_the_review(week: Week) -> None:
    """From the message a week before the end to the next cycle with what was kept in it."""
    week.say("dana", "KR1 57%")
    week.run_until(DEC_17 + timedelta(days=8))
    assert "I ask Dana, Priya, and Leo directly" in week.say("dana", "/review start").text
    week.say("dana", "ok", direct=True)
    week.say("dana", "nothing", direct=True)
    week.say("dana", "keep", direct=True)
    week.run_until(datetime(2027, 1, 1, tzinfo=UTC))
    week.say("dana", "/review close")
    assert "🏁 2026-Q4 is closed" in week.say("dana", "1").text
    assert "KR1 30-day retention: 57%, target 60%" in week.say("dana", "/okr").text
    assert {row.next_due_at for row in week.rows(Ritual) if row.kind == "cycle_review"} == {
        datetime(2027, 3, 24, 2, tzinfo=UTC)
    }
