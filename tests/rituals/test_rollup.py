"""A manager's Monday: all their teams, worst first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from storage.work import Storage
from tests.week import Said, Week

MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""09:00 in Shanghai."""


def two_teams(storage: Storage) -> Week:
    week = Week(storage)
    week.say("dana", "/okr new Renewals feel effortless; KR Retention from 45% to 60%", group="Growth")
    week.say("priya", "/okr new A calm backend; KR Error rate from 0.8% to 0.1%", group="Backend")
    for group in ("Growth", "Backend"):
        week.say("dana", "/team manager @mai", mentions=["mai"], group=group)
    return week


def rollups(said: list[Said]) -> list[str]:
    return [each.text for each in said if each.kind == "rollup" and each.to == "mai"]


def test_one_message_for_all_teams_with_the_neediest_first(sqlite_storage: Storage) -> None:
    week = two_teams(sqlite_storage)
    week.say("dana", "KR1 54%, confidence 8", group="Growth")
    week.say("priya", "KR1 0.8%, confidence 2, the patch is late", group="Backend")
    [text] = rollups(week.run_until(MONDAY))

    assert text.index("Backend") < text.index("Growth")
    assert "🚩 1" in text
    assert "🤝 KR1: Error rate" in text
    assert "1 of 1 checked in" in text


def test_the_change_is_that_since_the_last_monday(sqlite_storage: Storage) -> None:
    week = two_teams(sqlite_storage)
    week.say("dana", "KR1 48%", group="Growth")
    week.run_until(MONDAY)
    week.say("dana", "KR1 54%", group="Growth")
    [text] = rollups(week.run_until(MONDAY + timedelta(days=7)))
    assert "+40 points" in text


def test_on_a_holiday_it_comes_the_next_working_day(sqlite_storage: Storage) -> None:
    week = two_teams(sqlite_storage)
    week.run_until(datetime(2026, 12, 31, tzinfo=UTC))
    # whoever manages for the first time gets it from the next Monday on; a Monday off moves it
    said = week.run_until(datetime(2027, 1, 12, tzinfo=UTC))
    assert all(each.at.weekday() < 5 for each in said if each.kind == "rollup")


def test_who_manages_no_team_any_more_hears_nothing(sqlite_storage: Storage) -> None:
    week = two_teams(sqlite_storage)
    for group in ("Growth", "Backend"):
        week.say("mai", "/team manager @omar", mentions=["omar"], group=group)
    assert rollups(week.run_until(MONDAY)) == []
