"""The week in one message: what it says, what it leaves out, and what became of last week's asks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from commands.texts.markdown import LIMIT
from storage.tables import Delivery
from tests.dialogue import readable
from tests.week import Said, Week

FRIDAY = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
"""17:00 in Shanghai."""
WEEK = timedelta(days=7)


def digest_of(said: list[Said]) -> str:
    [found] = [each.text for each in said if each.kind == "digest"]
    return found


def test_a_team_without_objectives_hears_nothing(sqlite_storage) -> None:  # type: ignore[no-untyped-def]
    week = Week(sqlite_storage)
    week.say("dana", "hello")
    assert week.run_for(days=14) == []


def test_it_shows_progress_change_confidence_and_what_is_next(week: Week) -> None:
    week.say("dana", "KR1 48%, confidence 6, next: test the day-3 email")
    digest_of(week.run_until(FRIDAY))
    week.say("dana", "KR1 54%, confidence 8, next: roll it out")
    text = digest_of(week.run_until(FRIDAY + WEEK))

    assert "📊 Growth · 2026-Q4 · week 9 of 13" in text
    assert "KR1 30-day retention: 54%, target 60% (60%) · +40 points" in text
    assert "confidence 8/10 ↗ (was 6)" in text
    assert "📈 Biggest move: KR1 30-day retention, +40 points" in text
    assert "KR1: roll it out" in text
    assert "day-3 email" not in text


def test_nobody_moved_because_a_target_was_changed(week: Week) -> None:
    week.say("dana", "KR1 54%")
    assert "KR1 30-day retention: 54%, target 60% (60%)" in digest_of(week.run_until(FRIDAY))
    week.say("dana", "/kr edit KR1 target 75%")
    week.say("dana", "KR2 4 h")
    text = digest_of(week.run_until(FRIDAY + WEEK))
    [line] = [line for line in text.splitlines() if "KR1 30-day retention: 54%, target 75% (30%)" in line]
    assert "points" not in line
    week.say("dana", "KR1 60%")
    text = digest_of(week.run_until(FRIDAY + 2 * WEEK))
    assert "KR1 30-day retention: 60%, target 75% (50%) · +20 points" in text


def test_what_was_reported_in_the_week_of_a_new_target_counts_by_that(week: Week) -> None:
    week.say("dana", "KR1 54%")
    digest_of(week.run_until(FRIDAY))
    week.say("dana", "/kr edit KR1 target 75%")
    week.say("dana", "KR1 60%")
    text = digest_of(week.run_until(FRIDAY + WEEK))
    assert "KR1 30-day retention: 60%, target 75% (50%) · +20 points" in text


def test_asks_of_the_manager_come_back_the_next_week(week: Week) -> None:
    week.say("dana", "/team manager @mai", mentions=["mai"])
    week.say("priya", "KR3 0.9%, confidence 2, vendor patch is late")
    first = digest_of(week.run_until(FRIDAY))
    assert "🚩 1 red flag: help wanted" in first
    assert "🤝 Mai, only you may be able to move these:" in first

    week.say("leo", "help with KR3")
    second = digest_of(week.run_until(FRIDAY + WEEK))
    assert "What became of last week's asks (1 of 1):" in second
    assert "🙌 KR3 API error rate: Leo has it" in second
    assert second.index("last week's asks") < second.index("O1")


def test_blockers_show_their_age_and_who_has_them(week: Week) -> None:
    week.say("leo", "KR5 2, blocked on legal @wang", mentions=["wang"])
    week.say("wang", "on it by Thursday")
    text = digest_of(week.run_until(FRIDAY))
    assert "🚧 1 open blocker" in text
    assert "B1 legal (KR5) · 4 d" in text
    assert "Wang Lei is on it" in text


def test_who_was_not_heard_of_is_named_kindly(week: Week) -> None:
    for code in ("KR1", "KR2"):
        week.say("dana", f"{code} same")
    week.say("leo", "/away until next Friday")
    text = digest_of(week.run_until(FRIDAY))
    assert "⏳ Not heard of this week: Priya (KR3 and KR4)" in text
    assert "🏖 Away: Leo" in text


def test_kudos_and_wins(week: Week) -> None:
    week.say("dana", "/kudos @leo for the contract", mentions=["leo"])
    week.say("priya", "KR4 done")
    text = digest_of(week.run_until(FRIDAY))
    assert "👏 Dana → Leo: for the contract" in text
    assert "🎉 Done: KR4 SSO launch" in text


def test_what_was_taken_back_after_a_digest_is_said_in_the_next(week: Week) -> None:
    week.run_until(FRIDAY - timedelta(hours=1))
    week.say("leo", "KR5 4, confidence 8")
    week.run_until(FRIDAY)
    week.say("leo", "undo")
    text = digest_of(week.run_until(FRIDAY + WEEK))
    assert "↩️ Taken back or corrected since the last digest: KR5." in text


def test_private_objectives_never_show(week: Week) -> None:
    week.say("dana", "/okr new private: Plan the reorganization; KR Teams told 0 to 4", direct=True)
    text = digest_of(week.run_until(FRIDAY))
    assert "reorganization" not in text
    assert "Teams told" not in text


def test_a_red_flag_said_alone_waits_until_the_group_is_told(week: Week) -> None:
    week.run_until(FRIDAY - timedelta(hours=1))
    week.say("dana", "KR1 confidence 2, the vendor is late", direct=True)
    assert "Who can move these?" not in digest_of(week.run_until(FRIDAY))
    week.say("dana", "KR1 confidence 1")
    assert "Who can move these?\n\n- KR1" in digest_of(week.run_until(FRIDAY + WEEK))


def test_the_picture_is_owed_as_data_beside_the_text(week: Week) -> None:
    week.say("dana", "KR1 54%")
    week.run_until(FRIDAY)
    [row] = [each for each in week.rows(Delivery) if each.kind == "digest"]
    assert row.chart is not None
    assert [each["code"] for each in row.chart["rows"]] == ["O1", "O2"]
    assert row.at == {}


def test_it_speaks_the_teams_language(week: Week) -> None:
    week.say("dana", "/team lang zh")
    text = digest_of(week.run_until(FRIDAY))
    assert "第8/13周" in text or "第 8" in text


def test_after_the_end_it_is_silent_until_somebody_checks_in(week: Week) -> None:
    week.run_until(datetime(2027, 1, 4, 2, tzinfo=UTC))
    assert not any(each.kind == "digest" for each in week.run_for(days=7))
    week.say("leo", "KR5 4")
    assert any(each.kind == "digest" for each in week.run_for(days=7))


def test_of_a_cycle_that_has_not_begun_it_says_nothing(week: Week) -> None:
    week.run_until(datetime(2026, 12, 17, 2, tzinfo=UTC))
    week.say("dana", "/cycle next")
    week.say("dana", "1")
    week.say("dana", "/okr new Deals close faster; Days to close 30 to 20")
    assert "begins" in week.say("dana", "/digest").text
    assert not any(each.kind == "digest" for each in week.run_until(datetime(2026, 12, 31, 12, tzinfo=UTC)))
    assert any(each.kind == "digest" for each in week.run_for(days=14))


def test_of_a_large_team_one_message_holds_what_needs_somebody(week: Week) -> None:
    title = "Every finance team thinks of us first when their spreadsheet breaks in the last evening"
    for who in ("leo", "omar", "wang", "li") * 6:
        week.say(who, f"/okr new {title}; Calls from 0 to 100; Visits from 0 to 50")
    week.say("dana", "KR2 7h, confidence 1, nobody is there")
    week.run_until(FRIDAY)

    parts = [each for each in week.rows(Delivery) if each.kind == "digest"]
    assert [len(each.text) <= LIMIT for each in parts] == [True]
    text = readable(parts[0].text)
    assert "🔴 O1 Renewals feel effortless" in text
    assert "more\n" in text
    assert "KR2 First reply time · confidence 1/10" in text
