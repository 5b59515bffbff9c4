"""A quarter of four teams, week by week, and the page that shows some of it."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

import pytest

from tests.e2e.quarter import GROUPS, WEEKS, Heard, monday, play

PAGE = Path(__file__).parents[2] / "docs" / "a-quarter.md"
WRITES = os.environ.get("OKRBOT_WRITE_PICTURES") == "1"


@pytest.fixture(scope="module")
def quarter(_migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Heard]:
    """Everything the bot said in these thirteen weeks."""
    database = shutil.copy(_migrated_file, tmp_path_factory.mktemp("quarter"))
    return asyncio.run(play(Path(database)))


def in_group(quarter: list[Heard], title: str, mark: str) -> list[Heard]:
    return [
        each for each in quarter if not each.direct and each.place == title and each.text.startswith(mark)
    ]


def digests(quarter: list[Heard], title: str) -> list[Heard]:
    """The digests that came by themselves: on the hour, unlike answers."""
    return [each for each in in_group(quarter, title, "📊") if (each.at.hour, each.at.minute) == (17, 0)]


def days(heard: list[Heard]) -> list[date]:
    return [each.at.date() for each in heard]


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.title)
def test_each_team_gets_one_digest_a_week_at_five_by_its_own_clock(quarter: list[Heard], group) -> None:  # type: ignore[no-untyped-def]
    found = days(digests(quarter, group.title))
    weeks = [day.isocalendar().week for day in found]
    assert len(weeks) == len(set(weeks))
    assert set(range(41, 54)) >= set(weeks) >= set(range(42, 53))


def test_holidays_move_the_week(quarter: list[Heard]) -> None:
    china, germany = days(digests(quarter, "增长组")), days(digests(quarter, "Platform"))
    assert date(2026, 10, 10) in china  # a Saturday that is worked for the National Day
    assert date(2026, 10, 9) in germany
    assert date(2026, 12, 24) in germany  # Christmas Day is the Friday
    assert date(2026, 12, 25) in china


def test_the_clocks_go_back_in_berlin_and_nobody_notices(quarter: list[Heard]) -> None:
    found = [each.at for each in digests(quarter, "Platform")]
    assert {each.utcoffset() for each in found} == {timedelta(hours=2), timedelta(hours=1)}
    assert {each.hour for each in found} == {17}


def told(quarter: list[Heard], who: str, week: int) -> list[Heard]:
    first = monday(week)
    return [
        each
        for each in quarter
        if each.direct and each.place == who and first <= each.at.date() < first + timedelta(days=7)
    ]


@pytest.mark.parametrize(("who", "week"), [("小刘", 4), ("Omar", 6), ("Omar", 7)])
def test_who_forgets_is_reminded_on_friday_morning(quarter: list[Heard], who: str, week: int) -> None:
    assert [each for each in told(quarter, who, week) if each.text.startswith(("🔔", "👋"))]


@pytest.mark.parametrize("who", ["小李", "Dana", "Lan"])
def test_who_never_forgets_is_never_reminded(quarter: list[Heard], who: str) -> None:
    # in the last two weeks a holiday moves the reminder to the morning of the day on which they check in
    weeks = range(2, WEEKS - 1)
    assert not [each for week in weeks for each in told(quarter, who, week) if "🔔" in each.text]


def test_who_is_away_is_left_alone_and_shown_as_away(quarter: list[Heard]) -> None:
    assert not [each for each in told(quarter, "Long", 7) if "🔔" in each.text]
    [digest] = [each for each in digests(quarter, "Sales") if each.at.date() == monday(7) + timedelta(days=4)]
    assert "Long" in digest.text
    assert "🏖" in digest.text


def test_a_long_silence_reaches_the_objectives_owner_once(quarter: list[Heard]) -> None:
    heard = [each for each in quarter if each.direct and each.place == "Jana" and each.text.startswith("🤫")]
    assert len(heard) == 1
    assert "Omar" in heard[0].text


def test_a_helper_is_asked_again_before_and_at_the_time_they_named(quarter: list[Heard]) -> None:
    asked = [each for each in told(quarter, "Jana", 3) if "B1" in each.text and each.at.weekday() == 3]
    assert [each.at.hour for each in asked] == [15, 17]


def test_a_red_flag_is_asked_about_and_answered_by_the_next_digest(quarter: list[Heard]) -> None:
    first, second = (
        next(
            each for each in digests(quarter, "Backend") if each.at.date() == monday(week) + timedelta(days=4)
        )
        for week in (5, 6)
    )
    assert "🚩" in first.text
    assert "🚩" not in second.text


def test_managers_read_of_their_team_on_monday_morning(quarter: list[Heard]) -> None:
    rollups = [each for each in quarter if each.direct and each.place == "Jana" and each.text.startswith("🗂")]
    assert len(rollups) >= 11
    assert {each.at.hour for each in rollups} == {9}


def test_the_end_of_the_cycle_is_told_three_times(quarter: list[Heard]) -> None:
    for group in GROUPS:
        last = [each for each in quarter if not each.direct and each.place == group.title]
        assert len([each for each in last if each.text.startswith(("🗓", "🏁"))]) == 3


def test_nobody_is_written_to_at_night(quarter: list[Heard]) -> None:
    assert [each for each in quarter if each.direct and not 8 <= each.at.hour < 20] == []


def test_the_page_shows_what_was_said(quarter: list[Heard]) -> None:
    page = "\n".join(extract(quarter))
    if WRITES:
        PAGE.write_text(page)
    assert PAGE.read_text() == page


SHOWN = {
    "Week 2: the first whole week": (2, None),
    "Week 3: something is in the way on the platform": (3, ("Platform", "Jana", "Dana")),
    "Week 4: somebody forgets": (4, ("增长组", "小刘")),
    "Week 5: a red flag": (5, ("Backend", "Putri", "Joko", "Mei")),
    "Week 6: the flag is down, and somebody else is silent": (6, ("Backend", "Platform", "Omar")),
    "Week 7: a week away": (7, ("Sales", "Long")),
    "Week 12: Christmas is near": (12, None),
}


def extract(quarter: list[Heard]) -> Iterator[str]:
    """Some weeks as the people read them."""
    yield "# A quarter with okrbot\n"
    yield (
        "Four teams in China, Indonesia, Vietnam and Germany, October to December 2026. This page is\n"
        "written by a test (`tests/e2e/test_quarter.py`) that plays all thirteen weeks through the whole\n"
        "program. What people type is left out; the words are the bot's, in each team's language. Times are\n"
        "each team's own. Everybody is made up.\n"
    )
    for title, (week, places) in SHOWN.items():
        yield f"## {title}\n"
        inside = _inside(quarter, monday(week), places)
        for (day, place), heard in groupby(inside, key=lambda each: (each.at.date(), each.place)):
            yield f"### {day:%A %d %B}, {place}\n"
            for each in heard:
                yield (
                    f"{each.at:%H:%M}\n\n"
                    + "\n".join(f"> {line}".rstrip() for line in each.text.split("\n"))
                    + "\n"
                )


def _inside(quarter: list[Heard], first: date, places: tuple[str, ...] | None) -> list[Heard]:
    """A week in its order; of several places at one moment any may be written to first."""
    found = [
        each
        for each in quarter
        if first <= each.at.date() < first + timedelta(days=7) and (places is None or each.place in places)
    ]
    return sorted(found, key=lambda each: (each.at, each.place))
