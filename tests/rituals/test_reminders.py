"""Who is reminded, of what, and who is left alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from commands.texts.markdown import LIMIT
from storage.tables import Delivery, Ritual, RitualRun
from tests.week import Said, Week

FRIDAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
"""10:00 in Shanghai, in the week in which the dialogues begin."""
HOUR = timedelta(hours=1)


def to(said: list[Said], who: str, kind: str | None = None) -> list[Said]:
    return [each for each in said if each.to == who and kind in (None, each.kind)]


def test_on_friday_morning_whoever_has_something_due_is_reminded(week: Week) -> None:
    week.say("leo", "KR5 2, confidence 7")
    said = week.run_until(FRIDAY)

    assert {each.to for each in said} == {"dana", "priya"}
    assert {each.at for each in said} == {FRIDAY}
    [dana] = to(said, "dana")
    assert "2 key results of yours wait for a word this week." in dana.text
    assert "KR1 30-day retention: no check-in yet" in dana.text
    assert "KR1 same" in dana.text


def test_what_was_last_said_is_shown_as_it_is_counted(week: Week) -> None:
    week.say("priya", "KR4 1 of 4")
    week.run_until(FRIDAY + timedelta(days=3))
    [priya] = to(week.run_until(FRIDAY + timedelta(days=7)), "priya", "reminder")
    assert "KR4 SSO launch: last 1 of 4, 10 d ago" in priya.text


def test_a_long_reminder_comes_in_parts_that_fit(week: Week) -> None:
    title = "Every finance team thinks of us first when their spreadsheet breaks in the last evening"
    for number in range(40):
        week.say("leo", f"/kr add O1 {title} of year {number} 0 to 5")
    week.run_until(FRIDAY)
    parts = [each for each in week.rows(Delivery) if each.staff_id == "leo" and each.kind == "reminder"]
    assert len(parts) == 2
    assert all(len(each.text) <= LIMIT for each in parts)
    assert "One message is enough" in parts[1].text


def test_in_the_afternoon_the_group_hears_who_is_missing(week: Week) -> None:
    week.say("leo", "KR5 2, confidence 7")
    week.run_until(FRIDAY)
    week.say("dana", "KR1 same")
    week.say("dana", "KR2 same")
    said = week.run_until(FRIDAY + 6 * HOUR)

    [missing] = to(said, "group", "missing")
    assert "Checked in this week: 2 of 3." in missing.text
    assert "Priya: KR3 and KR4" in missing.text
    assert "Dana" not in missing.text
    assert "Leo" not in missing.text


def test_when_all_have_checked_in_nothing_is_said(week: Week) -> None:
    for who, codes in (("dana", ("KR1", "KR2")), ("priya", ("KR3", "KR4")), ("leo", ("KR5",))):
        for code in codes:
            week.say(who, f"{code} same")
    assert to(week.run_until(FRIDAY + 6 * HOUR), "group", "missing") == []
    assert {each.outcome for each in week.rows(RitualRun)} == {"silent"}


def test_a_new_key_result_is_left_alone_for_its_first_days(week: Week) -> None:
    week.run_until(FRIDAY - timedelta(days=1))
    week.say("omar", "/kr add O1 New ARR 0 to 2M USD")
    assert to(week.run_until(FRIDAY), "omar") == []


def test_the_answer_to_a_reminder_needs_no_code(week: Week) -> None:
    week.run_until(FRIDAY)
    week.say("leo", "3, confidence 8", direct=True)
    assert week.standing(5) == ("3", "60", 8)


def test_a_silence_is_spoken_of_once_to_the_owner_and_a_week_later_once_to_the_objectives(week: Week) -> None:
    week.say("leo", "KR5 2, confidence 7")
    said = week.run_for(days=21)

    silent = [each for each in said if each.kind == "no_update"]
    leo = to(silent, "leo")
    assert len(leo) == 1
    assert "KR5 Finance clients signed: last 2" in leo[0].text
    dana = [each for each in to(silent, "dana") if "Leo" in each.text]
    assert len(dana) == 1
    assert dana[0].at - leo[0].at >= timedelta(days=7)


def test_nobody_gets_two_messages_on_one_day(week: Week) -> None:
    said = week.run_for(days=28)
    days = [(each.to, each.at.date()) for each in said if each.to != "group"]
    reminders = [(each.to, each.at.date()) for each in said if each.kind == "reminder"]
    assert reminders
    assert len(days) == len(set(days))


def test_over_several_teams_there_is_one_reminder_a_day(week: Week) -> None:
    week.say("leo", "/okr new Pilots that convert\nPilots 0 → 9", group="Sales")
    reminders = to(week.run_until(FRIDAY + 6 * HOUR), "leo")
    assert len(reminders) == 1
    assert "2 key results of yours wait" in reminders[0].text
    assert "Growth/KR5" in reminders[0].text
    assert "Sales/KR1" in reminders[0].text


def test_silences_in_several_teams_are_no_two_messages_of_a_day(week: Week) -> None:
    week.say("leo", "/okr new Pilots that convert\nPilots 0 → 9", group="Sales")
    week.say("leo", "KR5 2")
    week.say("leo", "KR1 2", group="Sales")
    silent = to(week.run_for(days=14), "leo", "no_update")
    assert len(silent) == len({each.at.date() for each in silent}) == 2
    assert sorted(each.text.splitlines()[2].split()[1] for each in silent) == ["Growth/KR5", "Sales/KR1"]


def test_where_it_is_night_the_reminder_waits_for_the_morning(week: Week) -> None:
    week.say("leo", "/me zone Europe/Berlin", direct=True)
    [reminder] = to(week.run_until(FRIDAY + 6 * HOUR), "leo", "reminder")
    assert reminder.at == FRIDAY + 5 * HOUR, "08:00 in Berlin"


def test_after_two_unanswered_weeks_the_tone_is_softer(week: Week) -> None:
    reminders = to(week.run_for(days=28), "leo", "reminder")
    assert "waits for a word" in reminders[0].text
    assert "It has been quiet here for a while" in reminders[-1].text


def test_on_a_day_off_nobody_is_reminded(week: Week) -> None:
    week.say("leo", "/away until next Wednesday")
    said = week.run_until(FRIDAY + 6 * HOUR)
    assert to(said, "leo") == []
    [missing] = to(said, "group", "missing")
    assert "Away: Leo" in missing.text


def test_a_public_holiday_moves_the_week(week: Week) -> None:
    week.run_until(datetime(2026, 12, 25, tzinfo=UTC))
    rows = {each.kind: each for each in week.rows(Ritual)}
    week.run_until(datetime(2026, 12, 28, tzinfo=UTC))
    # New Year's Day 2027 is a Friday: the week closes on Thursday the 31st
    assert rows["reminder"].next_due_at is not None
    moments = {each.kind: each.next_due_at for each in week.rows(Ritual)}
    assert moments["reminder"] == datetime(2026, 12, 31, 2, 0, tzinfo=UTC)
