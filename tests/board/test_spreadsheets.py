"""Spreadsheets on the board: out as one may see them, in line by line, taken once."""

from __future__ import annotations

import csv
import io
from typing import Any

import httpx
import pytest
from openpyxl import load_workbook

from bot import spreadsheets
from storage.tables import Delivery, Import, KeyResult
from tests.board.conftest import Board, Browser, field_in
from tests.board.reading import words

PLAN = "Code,Objective,Key result,Owner,Target\nKR1,,,,65%\n,O1,NPS,Leo,50\nKR77,,,,1\n"


async def handed_in(
    browser: Browser, content: str | bytes = PLAN, *, name: str = "plan.csv", **more: str
) -> Any:
    """What comes back of a file that is handed in with the form of the page."""
    page = await browser.page("/import")
    fields = {"csrf": field_in(page, "csrf"), "team": str(browser.board.team().id), **more}
    data = content.encode() if isinstance(content, str) else content
    return await browser.client.post(
        "/import", data=fields, files={"file": (name, data)}, headers={"Origin": browser.board.address}
    )


async def take(browser: Browser, address: str) -> httpx.Response:
    return await browser.post(address, {"csrf": await browser.csrf(address)})


def target(board: Board) -> int:
    return int(board.row(KeyResult, title="30-day retention").target)


# -- out -------------------------------------------------------------------------------------------------


async def test_a_workbook_holds_what_its_reader_sees_in_their_language(board: Board) -> None:
    board.talk.say("dana", "/okr private O1", direct=True)
    for who, objectives in (("dana", 2), ("wang", 1)):
        board.talk.say(who, "/lang zh", direct=True)
        answer = await (await board.signed_in(who)).get("/export/file")
        assert answer.headers["content-disposition"] == 'attachment; filename="okrs-2026-11-16.xlsx"'
        book = load_workbook(io.BytesIO(answer.content))
        assert book.sheetnames == ["OKR", "进展记录", "阻塞", "团队"]
        titles = [row[3] for row in book["OKR"].values if row[3] and not row[4]]
        assert len(titles) == objectives, titles


async def test_one_table_of_one_team_as_csv(board: Board) -> None:
    board.talk.say("noor", "/okr new Sales closes faster; KR Deals 0 → 9", group="Sales")
    browser = await board.signed_in("dana")
    answer = await browser.get(f"/export/file?form=csv&team={board.team('Sales').id}")
    assert answer.text.startswith("\ufeffTeam,Cycle,Code")
    assert len(answer.text.splitlines()) == 3
    teams = await browser.get("/export/file?form=csv&sheet=teams&cycle=1999-Q1")
    assert [line.split(",")[0] for line in teams.text.splitlines()[1:]] == ["Growth", "Sales"]
    assert (await browser.get("/export/file?team=00000000-0000-7000-8000-000000000000")).status_code == 404


async def test_what_an_objective_is_aligned_to_stands_beside_it(board: Board) -> None:
    board.talk.say("noor", "/okr new Sales closes faster; KR Deals 0 → 9", group="Sales")
    board.talk.say("noor", "/okr align O1 to Growth/O1", group="Sales")
    for hidden in (False, True):
        answer = await (await board.signed_in("priya")).get("/export/file?form=csv")
        rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
        said = {row["Aligned to"] for row in rows if row["Team"] == "Sales"}
        assert said == ({""} if hidden else {"", "Growth/O1 Renewals feel effortless"})
        board.talk.say("dana", "/okr private O1", direct=True)


async def test_the_file_to_fill_in_is_understood_in_each_language(board: Board) -> None:
    for code in ("en", "zh", "id", "vi"):
        board.talk.say("leo", f"/lang {code}", direct=True)
        browser = await board.signed_in("leo")
        empty = (await browser.get("/export/to-fill-in.xlsx")).content
        book = load_workbook(io.BytesIO(empty))
        plan, guide = book.worksheets
        assert len(list(guide.values)) == 17
        plan.append([None, None, None, "O1", f"NPS {code}", "Leo", None, None, 20, 50])
        file = io.BytesIO()
        book.save(file)
        answer = await handed_in(browser, file.getvalue(), name="plan.xlsx")
        shown = await browser.page(answer.headers["location"])
        assert f"NPS {code}" in shown and "20 → 50" in shown
        assert board.row(Import, name="plan.xlsx") is not None


async def test_nobody_gets_a_file_without_signing_in(board: Board) -> None:
    for address in (
        "/export/file",
        "/export/to-fill-in.xlsx",
        "/import/00000000-0000-7000-8000-000000000000",
    ):
        assert (await board.browser().get(address)).status_code == 303


# -- in --------------------------------------------------------------------------------------------------


async def test_a_file_is_shown_and_then_taken_once(board: Board) -> None:
    browser = await board.signed_in("dana")
    answer = await handed_in(browser)
    address = answer.headers["location"]
    shown = words(await browser.page(address))
    assert "plan.csv Nothing is changed yet." in shown
    assert "new 1 changed 1 unchanged 0 not taken 1 Take it: 2 changes 1 line stays out" in shown
    assert shown.index("There is no KR77") < shown.index("target: 60% → 65%"), "what needs a look comes first"
    assert target(board) == 60
    for _ in range(2):
        assert (await take(browser, address)).headers["location"] == address
    assert target(board) == 65
    assert len([row for row in board.talk.rows(KeyResult) if row.title == "NPS"]) == 1
    assert "Taken today" in words(await browser.page(address))
    assert "/undo" not in words(await browser.page(address))
    said = [row.text for row in board.talk.rows(Delivery) if "spreadsheet" in row.text]
    assert len(said) == 1, "the group hears of it"
    assert "target: 65% → 60%" in board.talk.say("dana", "undo", direct=True).text


async def test_what_was_changed_meanwhile_is_shown_again(board: Board) -> None:
    browser = await board.signed_in("dana")
    address = (await handed_in(browser)).headers["location"]
    board.talk.say("dana", "/kr edit KR1 target 62")
    answer = await take(browser, address)
    assert answer.headers["location"] == f"{address}?changed=1"
    shown = words(await browser.page(answer.headers["location"]))
    assert "Something was changed there since you looked" in shown
    assert "target: 62% → 65%" in shown
    await take(browser, address)
    assert target(board) == 65


async def test_a_file_is_its_owners(board: Board) -> None:
    address = (await handed_in(await board.signed_in("dana"))).headers["location"]
    other = await board.signed_in("leo")
    assert (await other.get(address)).status_code == 404
    answer = await other.post(address, {"csrf": await other.csrf()})
    assert answer.status_code == 303
    assert target(board) == 60


BAD: dict[str, tuple[bytes, str, int, str]] = {
    "no spreadsheet": (b"hello", "x.png", 422, "I read spreadsheets"),
    "no headings": (b"a,b\n1,2\n", "x.csv", 422, "I find no headings"),
    "broken": (b"PK\x03\x04xxxx", "x.xlsx", 422, "The file is broken"),
    "too large": (b"x" * (spreadsheets.MOST_BYTES + 100_000), "x.csv", 413, "larger than 10 MB"),
    "nothing chosen": (b"", "", 400, "No file came with it"),
}


@pytest.mark.parametrize("case", BAD)
async def test_what_cannot_be_read_is_explained(board: Board, case: str) -> None:
    content, name, status, said = BAD[case]
    answer = await handed_in(await board.signed_in("dana"), content, name=name)
    assert (answer.status_code, said in answer.text) == (status, True), answer.text
    assert board.talk.rows(Import) == []


async def test_files_come_from_our_own_page_only(board: Board) -> None:
    browser = await board.signed_in("dana")
    files = {"file": ("plan.csv", PLAN.encode())}
    nothing = await browser.client.post("/import", files=files, headers={"Origin": board.address})
    foreign = await browser.client.post(
        "/import",
        data={"csrf": await browser.csrf()},
        files=files,
        headers={"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
    )
    assert (nothing.status_code, foreign.status_code) == (403, 403)
    address = (await handed_in(browser)).headers["location"]
    assert (await browser.post(address, {"csrf": "x.y"})).status_code == 403
    assert target(board) == 60


async def test_words_of_a_file_cannot_break_the_page(board: Board) -> None:
    browser = await board.signed_in("dana")
    nasty = "Objective,Key result,Target\nO1,<script>alert(1)</script>,5\n"
    address = (await handed_in(browser, nasty, name="<b>.csv")).headers["location"]
    page = await browser.page(address)
    assert "<script>alert" not in page and "<b>.csv" not in page
    assert "&lt;script&gt;" in page
