"""`okrbot export` and `okrbot import`: spreadsheets out and in at a terminal."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from sqlalchemy import select

from bot import spreadsheets
from bot.cli import main
from bot.cli.spreadsheet_files import Terminal, Wanted
from commands.core.deployment import Deployment
from commands.reports.sheets import Reader, sheet
from commands.reports.standing import Standpoint
from commands.rules.calendar import WorkCalendar
from commands.texts.sheets import SheetName
from commands.texts.voice import voice_of
from storage.exports import AT_A_TIME, Selection
from storage.tables import Delivery, KeyResult, Objective
from storage.visibility import Eyes
from storage.work import Storage
from tests import databases
from tests.dialogue import MONDAY, ORG, Dialogue
from tests.growth import growth

SECRET = "Sell the company"


@pytest.fixture(scope="module")
def _url(_migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A team at work: Dana administers, has a private objective, and KR4 is blocked."""
    path = tmp_path_factory.mktemp("files") / "okrbot.db"
    path.write_bytes(_migrated_file.read_bytes())
    url = f"sqlite:///{path}"
    with databases.opened(url) as engine:
        talk = growth(Dialogue(Storage(engine, process="test")))
        talk.say("priya", "KR4 1 of 4, conf 5, blocked on legal", mentions=["wang"])
        talk.say("dana", "KR1 52%, conf 7, +49 says it all")
        talk.say("dana", "/okr edit O1 =HYPERLINK(1) Renewals")
        talk.say("dana", f"/okr new private: {SECRET}; KR Offers 0 → 3", direct=True)
        talk.say("leo", "/okr new team-only: Inside; KR Things 0 → 3")
    return url


@pytest.fixture
def url(_url: str, tmp_path: Path) -> str:
    copy = tmp_path / "okrbot.db"
    copy.write_bytes(Path(_url.removeprefix("sqlite:///")).read_bytes())
    return f"sqlite:///{copy}"


@pytest.fixture
def storage(url: str) -> Iterator[Storage]:
    with databases.opened(url) as engine:
        yield Storage(engine, process="test")


def okrbot(url: str, *arguments: str | Path, typed: str = "") -> Result:
    environment = {"DATABASE_URL": url, "OKRBOT_ADMINS": "dana", "DINGTALK_CLIENT_ID": "ding-robot"}
    return CliRunner().invoke(main, [str(each) for each in arguments], env=environment, input=typed)


def written(path: Path) -> str:
    """Every cell of a workbook as text."""
    book = load_workbook(path)
    return "\n".join(str(cell) for page in book for row in page.values for cell in row if cell is not None)


def test_a_workbook_has_everything_but_what_is_private(url: str, tmp_path: Path) -> None:
    result = okrbot(url, "export", tmp_path / "okrs.xlsx")
    assert (result.exit_code, result.output.strip()) == (0, str(tmp_path / "okrs.xlsx"))
    book = load_workbook(tmp_path / "okrs.xlsx")
    assert book.sheetnames == ["OKRs", "Check-ins", "Blockers", "Teams"]
    plan = [row[2:5] for row in book["OKRs"].values]
    assert plan[:3] == [
        ("Code", "Objective", "Key result"),
        ("O1", "=HYPERLINK(1) Renewals", None),
        ("KR1", "=HYPERLINK(1) Renewals", "30-day retention"),
    ]
    assert ("O3", "Inside", None) in plan
    assert SECRET not in written(tmp_path / "okrs.xlsx")
    assert [row[4:6] for row in book["Blockers"].values][1] == ("legal", "open")
    notes = [row[11] for row in book["Check-ins"].values]
    assert "+49 says it all" in notes


@pytest.mark.parametrize(("reader", "sees"), [("dana", True), ("leo", False), ("wang", False)])
def test_a_workbook_for_somebody_has_what_they_see(url: str, tmp_path: Path, reader: str, sees: bool) -> None:
    okrbot(url, "export", tmp_path / "x.xlsx", "--as", reader)
    assert (SECRET in written(tmp_path / "x.xlsx")) is sees


@pytest.mark.parametrize("language", ["en", "zh", "id", "vi"])
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_an_export_taken_in_again_changes_nothing(
    url: str, tmp_path: Path, language: str, ending: str
) -> None:
    file = tmp_path / f"x.{ending}"
    assert okrbot(url, "export", file, "--as", "dana", "--lang", language).exit_code == 0
    result = okrbot(url, "import", file, "--as", "dana", "--yes")
    assert (result.exit_code, result.output.splitlines()[:2]) == (
        0,
        ["0 new · 0 changed · 11 unchanged · 0 not taken", "Nothing would change."],
    )


PLAN = "Code,Objective,Key result,Owner,Target\nKR1,,,,65%\n,O1,NPS,Leo,50\n"


def test_an_import_is_shown_and_taken_when_agreed_to(url: str, storage: Storage, tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    file.write_text(PLAN, encoding="utf-8")
    result = okrbot(url, "import", file, "--team", "Growth", typed="y\n")
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[:3] == [
        "    2 changed · KR1 30-day retention (Growth · 2026-Q4): target: 60% → 65%",
        "    3 new · KR NPS (Growth · 2026-Q4): 0 → 50 · Leo",
        "1 new · 1 changed · 0 unchanged · 0 not taken",
    ]
    assert result.output.splitlines()[-1] == "Taken."
    with storage.reading() as session:
        assert session.scalar(select(KeyResult.target).where(KeyResult.title == "30-day retention")) == 65
        news = session.scalars(select(Delivery.text).where(Delivery.staff_id == "leo")).all()
    assert any("made you the owner of" in each for each in news)


@pytest.mark.parametrize(("arguments", "typed"), [(["--dry-run"], ""), ([], "n\n")])
def test_without_a_yes_nothing_is_taken(
    url: str, storage: Storage, tmp_path: Path, arguments: list[str], typed: str
) -> None:
    file = tmp_path / "plan.csv"
    file.write_text(PLAN, encoding="utf-8")
    result = okrbot(url, "import", file, "--team", "Growth", *arguments, typed=typed)
    assert result.exit_code == 0
    assert "Taken" not in result.output
    with storage.reading() as session:
        assert session.scalar(select(KeyResult.target).where(KeyResult.title == "30-day retention")) == 60


def test_lines_that_are_not_taken_end_it_with_3(url: str, tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    file.write_text(PLAN + "KR99,,,,5\n", encoding="utf-8")
    result = okrbot(url, "import", file, "--team", "Growth", "--yes")
    assert result.exit_code == 3
    assert "4 not taken · KR99 (Growth" in result.output or "4 not taken · KR99" in result.output
    assert "Taken." in result.output


WRONG: dict[str, tuple[list[str], str, str]] = {
    "no spreadsheet": (["import", "x.png"], "hello", "I read spreadsheets"),
    "no headings": (["import", "x.csv"], "a,b\n1,2\n", "I find no headings that I know"),
    "no such team": (["import", "x.csv", "--team", "Sales"], PLAN, "There is no team Sales. Known: Growth."),
    "nobody of this id": (["import", "x.csv", "--as", "zelda"], PLAN, "staff id zelda"),
    "no such team to write": (["export", "x.xlsx", "--team", "Sales"], "", "There is no team Sales"),
    "another sort of file": (["export", "x.pdf"], "", "name it .xlsx or .csv"),
    "no such cycle": (
        ["export", "x.csv", "--cycle", "2020-Q1"],
        "",
        "There is no cycle 2020-Q1. Known: 2026-Q4.",
    ),
    "no such language": (
        ["export", "x.csv", "--lang", "klingon"],
        "",
        "the languages I know are en, id, vi, zh",
    ),
    "no such folder": (["export", "no/x.xlsx"], "", "No such file or directory"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_done_is_said_and_ends_with_2(url: str, tmp_path: Path, case: str) -> None:
    (command, name, *options), content, said = WRONG[case]
    file = tmp_path / name
    if content:
        file.write_text(content, encoding="utf-8")
    result = okrbot(url, command, file, *options)
    assert result.exit_code == 2
    assert said in result.output
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".okrbot")] == []


def test_without_the_settings_of_the_bot_nobody_could_be_told_of_an_import(
    url: str, storage: Storage, tmp_path: Path
) -> None:
    (file := tmp_path / "plan.csv").write_text(PLAN, encoding="utf-8")
    words = ["import", str(file), "--team", "Growth"]
    elsewhere = {"DATABASE_URL": url, "OKRBOT_ADMINS": "dana", "DINGTALK_CLIENT_ID": ""}
    refused = CliRunner().invoke(main, [*words, "--yes"], env=elsewhere)
    assert refused.exit_code == 2
    assert "DINGTALK_CLIENT_ID is not set here" in refused.output
    with storage.reading() as session:
        assert session.scalar(select(KeyResult.target).where(KeyResult.title == "30-day retention")) == 60
    assert CliRunner().invoke(main, [*words, "--dry-run"], env=elsewhere).exit_code == 0


TODAY = Standpoint(MONDAY.date(), ZoneInfo("UTC"), WorkCalendar())


def test_rows_are_read_while_they_are_written(sqlite_storage: Storage) -> None:
    large(sqlite_storage)
    reader = Reader(Eyes(), voice_of("en"), ZoneInfo("UTC"), lambda _: TODAY)
    with sqlite_storage.reading() as session:
        alive = [
            sum(isinstance(each, KeyResult) for each in gc.get_objects())
            for nth, _ in enumerate(sheet(session, SheetName.PLAN, Selection(ORG), reader).rows)
            if nth % 1500 == 1499
        ]
    assert len(alive) == 4
    assert max(alive) < 3 * AT_A_TIME


def test_five_thousand_key_results_go_out_and_come_in_again(sqlite_storage: Storage, tmp_path: Path) -> None:
    large(sqlite_storage)
    terminal = Terminal(sqlite_storage, Deployment(admins=("dana",)), MONDAY)
    file = tmp_path / "large.xlsx"
    terminal.export(file, Wanted(), reader=None, language="en")
    with file.open("rb") as data:
        assert sum(len(page.rows) for page in spreadsheets.read(data.read(), file.name)[:1]) == 6001
    _, preview = terminal.hand_in(file, team=None, as_staff_id="dana")
    assert preview.kept["counts"] == {"new": 0, "changed": 0, "unchanged": 6000, "refused": 0}


def large(storage: Storage) -> None:
    """1,000 objectives of one team with five key results each."""
    talk = Dialogue(storage)
    talk.say("dana", "/okr new First; KR Something 0 → 9")
    with storage.work() as work:
        (objective,) = work.session.scalars(select(Objective))
        (key_result,) = work.session.scalars(select(KeyResult))
        for number in range(2, 1001):
            made = work.append(copied(objective, number=number, title=f"Objective {number}"))
            for nth in range(5):
                work.append(
                    copied(key_result, objective_id=made.id, number=number * 5 + nth, title=f"Result {nth}")
                )
        for nth in range(4):
            work.append(copied(key_result, number=2 + nth, title=f"Result {nth}"))


Row = TypeVar("Row", Objective, KeyResult)


def copied(row: Row, **other: object) -> Row:
    columns = set(type(row).__table__.c.keys()) - {"id"}
    fields = {name: getattr(row, name) for name in columns}
    return type(row)(**fields | other)
