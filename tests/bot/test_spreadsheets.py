"""XLSX and CSV files: what is written, what is read, and what is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from bot import spreadsheets
from bot.spreadsheets import Fault, Unreadable, read, write_csv, write_xlsx
from commands.reports.sheets import Sheet
from commands.rules.sheet import Cell, Percent, as_written, defused
from commands.texts.sheets import SheetName
from commands.texts.voice import voice_of

D = Decimal
NOON = datetime.fromisoformat("2026-11-16T11:00")
"""Spreadsheets know no zones."""

DANGEROUS = ("=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "＝1", "'=1", "''=1", '=HYPERLINK("x")')
ROW: tuple[Cell, ...] = (
    "Renewals", D("6.5"), Percent(D("46.666667")), date(2026, 10, 1), NOON, None,
)  # fmt: skip


def sheet(*rows: Sequence[Cell], headings: Sequence[str] = ("A", "B", "C", "D", "E", "F")) -> Sheet:
    return Sheet(SheetName.PLAN, "OKRs", tuple(headings), [tuple(row) for row in rows])


def xlsx(*sheets: Sheet) -> bytes:
    file = io.BytesIO()
    write_xlsx(sheets, file)
    return file.getvalue()


def csv(written: Sheet, language: str = "en") -> bytes:
    file = io.BytesIO()
    write_csv(written, file, voice_of(language))
    return file.getvalue()


def made_with_excel(fill: Any) -> bytes:
    """A workbook as people make it."""
    book, file = Workbook(), io.BytesIO()
    fill(book.active)
    book.save(file)
    return file.getvalue()


def test_numbers_are_numbers_dates_are_dates_and_percents_are_shown_as_such() -> None:
    cells = load_workbook(io.BytesIO(xlsx(sheet(ROW)))).active[2]
    assert [(cell.value, cell.number_format) for cell in cells[:5]] == [
        ("Renewals", "General"),
        (6.5, "General"),
        (0.46666667, "0.######%"),
        (datetime.fromisoformat("2026-10-01"), "yyyy-mm-dd"),
        (NOON, "yyyy-mm-dd hh:mm"),
    ]


def test_what_is_written_is_read_again() -> None:
    (page,) = read(xlsx(sheet(ROW)), "plan.xlsx")
    assert page.rows == ((1, ("A", "B", "C", "D", "E", "F")), (2, ROW[:-1]))


@pytest.mark.parametrize("text", DANGEROUS)
def test_words_never_become_formulas(text: str) -> None:
    data = xlsx(sheet((text,), headings=(text,)))
    cells = [row[0] for row in load_workbook(io.BytesIO(data)).active.iter_rows()]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}
    assert as_written(defused(text)) == text
    assert defused(text).startswith("'")
    (page,) = read(csv(sheet((text,), headings=("A",))), "plan.csv")
    assert page.rows[1][1] == (text.strip(),) or text.startswith("\t")


def test_a_csv_file_opens_right_in_excel_in_each_language() -> None:
    english, indonesian = csv(sheet(ROW)), csv(sheet(ROW), "id")
    assert english.decode("utf-8").splitlines() == [
        "\ufeffA,B,C,D,E,F",
        "Renewals,6.5,46.666667%,2026-10-01,2026-11-16 11:00,",
    ]
    assert indonesian.decode("utf-8").splitlines() == [
        "\ufeffA;B;C;D;E;F",
        "Renewals;6,5;46,666667%;2026-10-01;2026-11-16 11:00;",
    ]
    assert read(indonesian, "x.csv")[0].decimal == ","


def test_files_that_excel_made_are_read_as_people_mean_them() -> None:
    def fill(page: Any) -> None:
        page.append(["Code", "Target"])
        page.append([])
        page.append(["KR1", 0.6])
        page["B3"].number_format = "0%"
        page.append(["KR2", 0.1 + 0.2])
        page.append(["KR3", "=1+1"])
        page.append([True, datetime.fromisoformat("2026-04-03")])
        page.append(["  x  ", '"50%"'])
        page["B7"].number_format = '0.0"%"'
        page.merge_cells("A4:A5")

    (page,) = read(made_with_excel(fill), "x.xlsx")
    assert page.merged
    assert page.rows == (
        (1, ("Code", "Target")),
        (3, ("KR1", Percent(D(60)))),
        (4, ("KR2", D("0.3"))),
        (6, (D(1), date(2026, 4, 3))),
        (7, ("x", '"50%"')),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_files_of_every_sort_are_read(encoding: str, separator: str) -> None:
    data = f"目标{separator}Target\r\n续约{separator}5\r\n\r\n".encode(encoding)
    assert read(data, "x.CSV")[0].rows == ((1, ("目标", "Target")), (2, ("续约", "5")))


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><x>&i;</x>"
)


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The same archive with one part replaced or added."""
    before, after = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(after, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in before.namelist():
            if part != name:
                archive.writestr(part, before.read(part))
        archive.writestr(name, content)
    return after.getvalue()


GOOD = xlsx(sheet(ROW))
PAGE = "xl/worksheets/sheet1.xml"

BAD: dict[str, tuple[bytes, str, Fault]] = {
    "empty": (b"", "x.xlsx", Fault.EMPTY),
    "too large": (b"a" * (spreadsheets.MOST_BYTES + 1), "x.csv", Fault.TOO_LARGE),
    "old Excel, or with a password": (b"\xd0\xcf\x11\xe0" + b"x" * 99, "x.xls", Fault.OLD),
    "with macros": (with_part(GOOD, "xl/vbaProject.bin", b"x"), "x.xlsm", Fault.MACROS),
    "no zip after all": (b"PK\x03\x04" + b"x" * 99, "x.xlsx", Fault.BROKEN),
    "cut off": (GOOD[: len(GOOD) // 2], "x.xlsx", Fault.BROKEN),
    "a bomb of entities": (with_part(GOOD, PAGE, BOMB.encode()), "x.xlsx", Fault.BROKEN),
    "a bomb of strings": (with_part(GOOD, "xl/workbook.xml", BOMB.encode()), "x.xlsx", Fault.BROKEN),
    "no XML": (with_part(GOOD, PAGE, b"<worksheet>"), "x.xlsx", Fault.BROKEN),
    "gigabytes of zeros": (with_part(GOOD, "x", b"0" * 81_000_000), "x.xlsx", Fault.TOO_LARGE_UNPACKED),
    "a picture": (b"\x89PNG\r\n\x1a\n", "x.png", Fault.OTHER),
    "a picture called a table": (b"\x89PNG\r\n\x1a\n", "x.csv", Fault.ENCODING),
    "bytes called a table": (b"a\0b", "x.csv", Fault.OTHER),
    "Chinese as old Excel writes it": ("目标,关键结果".encode("gbk"), "x.csv", Fault.ENCODING),
    "too many lines": (b"a,b\n" * (spreadsheets.MOST_ROWS + 11), "x.csv", Fault.TOO_MANY_ROWS),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_read_is_refused_with_its_reason(case: str) -> None:
    data, name, fault = BAD[case]
    with pytest.raises(Unreadable) as refused:
        read(data, name)
    assert refused.value.fault is fault


def test_another_archive_is_no_spreadsheet() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(Unreadable) as refused:
        read(file.getvalue(), "x.xlsx")
    assert refused.value.fault is Fault.OTHER


def test_cells_far_away_are_not_looked_for() -> None:
    """A stray cell at the end of a sheet must cost neither time nor memory."""

    def fill(page: Any) -> None:
        page.append(["Code", "Target"])
        page["XFD1048576"] = "far"
        page["CZ2"] = "beyond"

    (page,) = read(made_with_excel(fill), "x.xlsx")
    assert [number for number, _ in page.rows] == [1]
