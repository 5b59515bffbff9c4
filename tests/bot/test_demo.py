"""`okrbot demo`: the same team in week 7 whatever the day, a page to play with, a script that checks."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.demo import history, story
from bot.demo.stage import NoAnswer, Stage, raised
from bot.demo.team import GROUP, PEOPLE, ZONE, Said, first_monday, last_day, make_world
from bot.sandbox.clock import Clock
from commands.rules.cycle import Cycle, week_of
from storage.tables import KeyResult, Team
from tests import demo

DAYS = [
    datetime(2026, 1, 1, 12, 0, tzinfo=ZONE),
    datetime(2026, 5, 18, 0, 5, tzinfo=ZONE),  # a Monday that has just begun
    datetime(2026, 11, 18, 17, 30, tzinfo=ZONE),
    datetime(2027, 2, 28, 23, 55, tzinfo=ZONE),  # a Sunday that is nearly over
]


# -- laid around today -------------------------------------------------------------------------------------


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_today_is_in_week_7_of_13(today: datetime) -> None:
    monday = first_monday(today)
    cycle = Cycle("demo", monday, last_day(monday))
    assert monday.weekday() == 0
    assert week_of(cycle, today=today.date()) == (7, 13)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_the_past_goes_forward_and_ends_before_now(today: datetime) -> None:
    moments = [moment for moment, _ in history.past(today)]
    assert all(earlier < later for earlier, later in pairwise(moments))
    assert moments[-1] < today
    assert moments[-1] > today - timedelta(hours=1)


def every_day() -> list[date]:
    return [date(2026, 1, 1) + timedelta(days=n) for n in range(0, 365)]


def test_the_past_goes_forward_whatever_the_day() -> None:
    for day in every_day():
        for clock in (time(0, 0), time(12, 0), time(23, 59)):
            moments = [moment for moment, _ in history.past(datetime.combine(day, clock, ZONE))]
            assert moments == sorted(moments), day


def test_leo_owns_one_key_result_so_an_update_needs_no_code() -> None:
    assert PEOPLE[0].name == "Leo"
    owned = [said.text.count("@leo") for _, said in history.past(DAYS[0]) if said.text.startswith("/okr new")]
    assert sum(owned) == 1


# -- played ------------------------------------------------------------------------------------------------


async def played(today: datetime, database: Path) -> tuple[str, list[KeyResult]]:
    """The board as Mai reads it, and the key results, after the past was played up to `today`."""
    clock = Clock(datetime.combine(first_monday(today), time(8), ZONE), ticking=False)
    async with raised(make_world(clock, seed=1), port=0, database=database) as stage:
        await history.play(stage, until=today)
        assert stage.world.clock.now() == today
        return await board(stage), rows(stage)


async def board(stage: Stage) -> str:
    (answer,) = await stage.say(Said("Mai", "/okr"))
    return story.plain(answer)


def rows(stage: Stage) -> list[KeyResult]:
    """Of the team whose board is shown; those of Leadership are numbered from 1, too."""
    with stage.program.storage.reading() as session:
        team = session.scalars(select(Team).where(Team.name == GROUP)).one()
        found = session.scalars(select(KeyResult).where(KeyResult.team_id == team.id))
        return sorted(found, key=lambda row: row.number)


@pytest.mark.slow
@pytest.mark.parametrize("today", DAYS[1::2], ids=str)
async def test_the_team_looks_the_same_on_any_day(today: datetime, sqlite_file: Path) -> None:
    shown, key_results = await played(today, sqlite_file)
    assert "week 7 of 13" in shown
    assert [row.confidence for row in key_results] == [7, 5, 6, 2, 8, 8]
    assert re.findall(r"(KR\d).*(On track|At risk|Off track|No update)", shown) == [
        ("KR1", "On track"),
        ("KR2", "At risk"),
        ("KR3", "At risk"),
        ("KR4", "Off track"),
        ("KR5", "On track"),
        ("KR6", "On track"),
    ]


# -- as a program ------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_script_plays_to_its_end_whatever_the_settings_are(tmp_path: Path) -> None:
    real = {
        "TMPDIR": str(tmp_path),
        "DATABASE_URL": "postgresql://nowhere.example/real",
        "OKRBOT_NAME": "Other",
        "OKRBOT_LANGUAGE": "zh",
    }
    done = subprocess.run(
        [*demo.COMMAND, "--script"], cwd=demo.ROOT, env=os.environ | real, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    assert "@OKR /kr update 60% blocked on legal @wang" in done.stdout
    assert done.stdout.count(" alone reads:") >= 4
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
async def test_the_script_fails_where_an_answer_is_not_what_it_should_be(sqlite_file: Path) -> None:
    right = story.Turn(about="", who="Leo", text="/okr new Customers stay; KR Clients 0 → 5", answer=("KR1",))
    wrong = story.Turn(about="", who="Leo", text="/kr", answer=("KR1", "KR4"))
    async with raised(make_world(Clock(DAYS[0]), seed=1), port=0, database=sqlite_file) as stage:
        await story.play(stage, lambda line: None, turns=[right])
        with pytest.raises(NoAnswer, match="lacks: KR4"):
            await story.play(stage, lambda line: None, turns=[wrong])


@pytest.mark.slow
def test_the_page_is_played_with_and_the_bot_remembers_it_the_next_time(tmp_path: Path) -> None:
    kept = ("--data", str(tmp_path / "kept"))
    with demo.running("--port", "0", *kept, folder=tmp_path) as show:
        assert show.get("chat/state")["people"][0]["id"] == demo.LEO
        *_, last = show.get("chat/messages", conversation=demo.GROUP)["items"]
        assert last["text"].startswith("📊"), "it begins with a digest in view"
        wang_alone, asked_before = show.direct(demo.WANG)
        answer = show.say(demo.LEO, "/kr update 60% blocked on legal @wang")
        assert "**KR3**" in answer
        assert f"@{demo.WANG}" in answer
        assert "legal" in show.read(wang_alone, after=asked_before)
        before = datetime.fromisoformat(show.get("chat/state")["now"])
        show.post("chat/clock", forward=7 * 86400)
        week = show.get("chat/messages", conversation=demo.GROUP, after=last["seq"])["items"]
        assert [each for each in week if each["text"].startswith("📊")], "a digest came by itself"
        assert "week 8 of 13" in show.say(demo.LEO, "/okr")
        assert datetime.fromisoformat(show.get("chat/state")["now"]) >= before + timedelta(days=7)
        assert "3" in show.say(demo.LEO, "KR3 3 of 5")
        assert show.stop(signal.SIGTERM)[0] == 0
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with demo.running("--port", str(port), *kept, folder=tmp_path) as show:
            assert f"Port {port} is taken" in show.told
            assert "remembers" in show.told
            assert "**KR3** Finance clients signed: 3" in show.say(demo.LEO, "/okr")
            assert "4" in show.say(demo.LEO, "4 of 5 signed, KR3")
            assert "**KR3** Finance clients signed: 4" in show.say(demo.LEO, "/okr")
            status, words = show.stop()
    assert (status, words) == (0, "Stopped.\n")
    assert [each.name for each in tmp_path.iterdir()] == ["kept"]


@pytest.mark.slow
def test_half_a_past_is_not_kept(tmp_path: Path) -> None:
    command = [*demo.COMMAND, "--no-browser", "--port", "0", "--data", str(tmp_path)]
    with subprocess.Popen(command, cwd=demo.ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            assert process.stdout.readline().startswith("Playing")
            process.send_signal(signal.SIGINT)
            rest, _ = process.communicate(timeout=demo.PATIENCE_SECONDS)
        finally:
            process.kill()  # nothing, if it has stopped
    assert (process.returncode, rest) == (0, "Stopped.\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("options", "status", "says"),
    [
        (["--script", "--data", "kept"], 2, "--script always begins anew"),
        (["--no-browser", "--port", "0", "--data", "file/inside"], 1, "file/inside cannot be made"),
    ],
)
def test_wrong_use_is_explained(tmp_path: Path, options: list[str], status: int, says: str) -> None:
    (tmp_path / "file").write_text("no folder")
    options = [str(tmp_path / each) if "/" in each else each for each in options]
    done = subprocess.run([*demo.COMMAND, *options], cwd=demo.ROOT, capture_output=True, text=True)
    assert done.returncode == status
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_the_demo_knows_the_group_by_its_id() -> None:
    world = make_world(Clock(DAYS[0], ticking=False), seed=1)
    assert world.conversation(GROUP).id == demo.GROUP
