"""`okrbot calendar`: an administrator corrects working days, and what is planned moves with them."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import update

from bot.cli import main
from bot.cli.working_days_file import UnreadableFile, read
from bot.doctor import examine_database
from bot.settings import Settings
from commands.core.deployment import Deployment
from commands.reports.calendars import guessed_years
from commands.texts.calendars import guessed
from commands.texts.voice import voice_of
from storage.calendar_days import CorrectedDay
from storage.tables import CalendarDay, Cycle, Ritual
from storage.work import Storage
from tests.dialogue import ORG
from tests.growth import growth
from tests.week import Week

HEADER = "country,day,working,label\n"
Run = Callable[..., Result]


@pytest.fixture
def okrbot(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `okrbot calendar …` in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith(("OKRBOT_", "DINGTALK_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    return lambda *arguments: CliRunner().invoke(main, ("calendar", *arguments))


@pytest.fixture
def week(sqlite_storage: Storage) -> Week:
    """Growth on Monday 16 November 2026, with its rituals planned."""
    found = growth(Week(sqlite_storage))
    found.tick()
    return found


def days(week: Week) -> list[tuple[str, date, bool, str | None]]:
    return sorted((row.country, row.day, row.working, row.label) for row in week.rows(CalendarDay))


# -- the file ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("country,day,working,label\nCN,2027-02-06,yes,make-up day\n", id="as shown"),
        pytest.param("Country;Day;Working;Label\r\ncn;2027-02-06;YES;make-up day\r\n", id="Excel in Jakarta"),
        pytest.param("label,working,day,country\nmake-up day,1,2027-02-06,CN\n\n,,,\n", id="other order"),
    ],
)
def test_what_files_look_like(content: str) -> None:
    assert read(content.encode("utf-8-sig")) == [CorrectedDay("CN", date(2027, 2, 6), True, "make-up day")]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("XX,2027-02-06,yes,", "line 2: “XX” is no country"),
        ("CN,06.02.2027,yes,", "line 2: “06.02.2027” is no day; write it like 2027-02-06"),
        ("CN,2027-02-30,yes,", "line 2: “2027-02-30” is no day"),
        ("CN,2027-02-06,perhaps,", "line 2: “perhaps” does not say whether people work"),
        ("CN", "line 2: “” is no day"),
        ("CN,2027-02-06,yes,\nCN,2027-02-06,no,", "line 3: CN 2027-02-06 stands in the file both as yes"),
        ("", "There is no day in it"),
    ],
)
def test_lines_that_cannot_be_read_are_named(line: str, complaint: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read(f"{HEADER}{line}\n".encode())
    assert complaint in str(refused.value)
    assert "CN,2027-02-06,yes,make-up day" in str(refused.value), "it says how"


def test_each_bad_line_is_named() -> None:
    with pytest.raises(UnreadableFile) as refused:
        read(f"{HEADER}CN,x,yes\n\nCN,2027-02-06,yes\nCN,y,no\n".encode())
    assert [line[:7] for line in str(refused.value).splitlines()[:2]] == ["line 2:", "line 5:"]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "must name the columns"),
        (b"day,working\n2027-02-06,yes\n", "country is missing"),
        ("country,day,working\nCN,2027-02-06,是\n".encode("gbk"), "UTF-8"),
        (b"country,day,working\nCN,2027-02-06," + b"y" * 200_000, "line 2: this is no CSV"),
    ],
)
def test_files_that_are_something_else(content: bytes, complaint: str) -> None:
    with pytest.raises(UnreadableFile, match=complaint):
        read(content)


# -- the command ---------------------------------------------------------------------------------------


def test_days_are_stored_and_fridays_move(okrbot: Run, week: Week) -> None:
    Path("days.csv").write_text(f"{HEADER}CN,2026-11-20,no,company outing\nCN,2026-11-21,yes,\n")
    with week.storage.reading() as session:
        assert guessed_years(session, ORG, week.deployment.calendar_of, today=week.now.date()) == {}
    done = okrbot("import", "days.csv")
    assert (done.exit_code, done.output) == (
        0,
        "2 days stored; reminders and digests were moved accordingly.\n",
    )
    assert days(week) == [
        ("CN", date(2026, 11, 20), False, "company outing"),
        ("CN", date(2026, 11, 21), True, None),
    ]
    listed = okrbot("list").output
    assert listed == f"{HEADER}CN,2026-11-20,no,company outing\nCN,2026-11-21,yes,\n"


def test_what_is_planned_is_reckoned_anew(okrbot: Run, week: Week, sqlite_storage: Storage) -> None:
    """The command's clock is the real one; the digest of the following week goes by the corrected days."""
    now = datetime.now(UTC)
    with sqlite_storage.work() as work:
        work.session.execute(update(Ritual).values(next_due_at=now))
    Path("days.csv").write_text(f"{HEADER}CN,{now.year}-01-01,no,\n")
    assert okrbot("import", "days.csv").exit_code == 0
    assert all(row.next_due_at is None or row.next_due_at > now for row in week.rows(Ritual))


def test_a_day_is_corrected_again_and_a_year_replaced(okrbot: Run, week: Week) -> None:
    Path("first.csv").write_text(f"{HEADER}CN,2026-11-20,no,\nCN,2026-12-05,yes,\nVN,2026-12-05,yes,\n")
    Path("again.csv").write_text(f"{HEADER}CN,2026-11-20,yes,as usual\n")
    okrbot("import", "first.csv")
    okrbot("import", "again.csv")
    assert [(country, each.day, working) for country, each, working, _ in days(week)] == [
        ("CN", 20, True),
        ("CN", 5, True),
        ("VN", 5, True),
    ]
    okrbot("import", "again.csv", "--replace")
    assert [(country, each.day) for country, each, _, _ in days(week)] == [("CN", 20), ("VN", 5)]


def test_nothing_is_half_stored(okrbot: Run, week: Week) -> None:
    Path("days.csv").write_text(f"{HEADER}CN,2026-11-20,no,\nCN,tomorrow,no,\n")
    refused = okrbot("import", "days.csv")
    assert refused.exit_code == 2
    assert refused.stderr.startswith("Nothing of days.csv was stored.\nline 3: “tomorrow” is no day")
    assert days(week) == []


def test_before_anybody_was_met_there_is_nowhere_to_store(okrbot: Run) -> None:
    Path("days.csv").write_text(f"{HEADER}CN,2026-11-20,no,\n")
    refused = okrbot("import", "days.csv")
    assert (refused.exit_code, "Say hello" in refused.stderr) == (1, True)


# -- the warning ---------------------------------------------------------------------------------------


def in_2031(week: Week) -> None:
    """Of which nobody knows China's make-up days yet."""
    with week.storage.work() as work:
        work.session.execute(update(Cycle).values(starts_on=date(2031, 1, 1), ends_on=date(2031, 3, 31)))


def warned(url: str) -> str:
    settings = Settings.model_construct(database_url=url)
    return "\n".join(each.line() for each in examine_database(settings) if each.name == "Calendar")


def test_doctor_warns_of_a_year_nobody_knows_until_it_is_given(
    okrbot: Run, week: Week, sqlite_url: str
) -> None:
    assert "2031" not in warned(sqlite_url)
    in_2031(week)
    assert warned(sqlite_url).startswith("! Calendar: China's make-up working days of 2031")
    assert "okrbot calendar import FILE.csv" in warned(sqlite_url)
    Path("days.csv").write_text(f"{HEADER}CN,2031-01-26,yes,make-up day\n")
    okrbot("import", "days.csv")
    assert "2031" not in warned(sqlite_url)


def test_teams_elsewhere_are_not_warned(week: Week) -> None:
    in_2031(week)
    with week.storage.reading() as session:
        in_vietnam = Deployment(country="VN").calendar_of
        assert guessed_years(session, ORG, in_vietnam, today=date(2026, 11, 16)) == {}
        [years] = guessed_years(session, ORG, Deployment().calendar_of, today=date(2026, 11, 16)).values()
    assert years == [2031]


@pytest.mark.parametrize("language", ["en", "zh", "id", "vi"])
def test_the_board_says_it_in_each_language(language: str) -> None:
    said = guessed(voice_of(language), [2027, 2031])
    assert "2027, 2031" in said and "okrbot calendar import" in said
