"""XLSX files. The only file that knows openpyxl."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date, datetime, time
from decimal import Decimal
from itertools import chain, islice
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from bot.spreadsheets.bounds import (
    HEADING_ROWS,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SHEETS,
    MOST_UNPACKED_BYTES,
    Fault,
    Unreadable,
)
from commands.reports.sheets import Sheet
from commands.rules.sheet import Cell, Page, Percent

MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b")
PERCENT_FORMAT = re.compile(r'(?<!\\)%(?=(?:[^"]*"[^"]*")*[^"]*$)')
"""A percent sign of a number's format that stands in no quotes."""
FORMATS = {Percent: "0.######%", datetime: "yyyy-mm-dd hh:mm", date: "yyyy-mm-dd"}
WIDTHS = {str: 24, Decimal: 12, Percent: 12, datetime: 18, date: 12}
WIDEST = 48
MEASURED_ROWS = 20
"""By these the columns get their widths."""
LONGEST_TEXT = 32_767
"""Characters of one cell."""


# --- writing -----------------------------------------------------------------------------------------------


def write(sheets: Iterable[Sheet], file: IO[bytes]) -> None:
    """Write a workbook; each sheet's rows are read while they are written."""
    book = Workbook(write_only=True)
    with closing(book):
        for sheet in sheets:
            page = book.create_sheet(_sheet_title(sheet.title))
            page.freeze_panes = "A2"
            rows = iter(sheet.rows)
            first = list(islice(rows, MEASURED_ROWS))
            for column, width in enumerate(_widths(sheet.headings, first), 1):
                page.column_dimensions[get_column_letter(column)].width = width
            page.append([_heading(page, text) for text in sheet.headings])
            for row in chain(first, rows):
                page.append([_cell(page, value) for value in row])
        book.save(file)


def _sheet_title(title: str) -> str:
    return re.sub(r"[\\/*?:\[\]]", " ", title)[:31]


def _heading(page: Any, text: str) -> WriteOnlyCell:
    cell = _cell(page, text)
    cell.font = Font(bold=True)
    return cell


def _cell(page: Any, value: Cell) -> Any:
    if value is None:
        return None
    cell = WriteOnlyCell(page, value=_native(value))
    if isinstance(value, str):
        cell.data_type = "s"  # words that begin like a formula stay words
    elif type(value) in FORMATS:
        cell.number_format = FORMATS[type(value)]
    return cell


def _native(value: Cell) -> Any:
    if isinstance(value, Percent):
        return value.amount / 100
    if isinstance(value, str):
        return ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_TEXT]
    return value


def _widths(headings: Iterable[str], rows: list[tuple[Cell, ...]]) -> Iterator[int]:
    """How wide the columns are: by the first rows, since the others are not known yet."""
    for column, heading in enumerate(headings):
        held = [row[column] for row in rows if column < len(row)]
        longest = max((len(each) for each in held if isinstance(each, str)), default=0)
        usual = max(
            (WIDTHS[type(each)] for each in held if each is not None and type(each) is not str), default=8
        )
        yield min(max(longest, usual, _width(heading)) + 2, WIDEST)


def _width(text: str) -> int:
    """Chinese characters are two wide."""
    return sum(2 if letter > "\u2e80" else 1 for letter in text)


# --- reading -----------------------------------------------------------------------------------------------


def read(data: bytes) -> list[Page]:
    try:
        merged = _looked_through(data)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        with closing(book):
            return [
                Page(sheet.title, tuple(_rows(sheet)), merged=merged)
                for sheet in book.worksheets[:MOST_SHEETS]
            ]
    except Unreadable:
        raise
    except _BREAKS as error:
        raise Unreadable(Fault.BROKEN) from error


_BREAKS = (
    BadZipFile, zlib.error, struct.error, InvalidFileException, KeyError, ValueError, TypeError, IndexError,
    AttributeError, EOFError, OSError, SyntaxError, NotImplementedError, RuntimeError, ArithmeticError,
)  # fmt: skip
"""What openpyxl raises of files that are none: it has no error of its own. XML errors are SyntaxErrors,
entities that would blow up are ValueErrors."""


def _looked_through(data: bytes) -> bool:
    """Whether there are merged cells, once nothing speaks against unpacking the file."""
    with ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES:
            raise Unreadable(Fault.TOO_LARGE_UNPACKED)
        names = {part.filename for part in parts}
        if any(name.endswith("vbaProject.bin") for name in names):
            raise Unreadable(Fault.MACROS)
        if "[Content_Types].xml" not in names:
            raise Unreadable(Fault.OTHER)
        pages = [name for name in names if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        return any(MERGED.search(archive.read(name)) for name in pages)


def _rows(sheet: Any) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    sheet.reset_dimensions()  # what the file says of its size need not be so
    found = 0
    for row in sheet.rows:
        held = [cell for cell in row[:MOST_COLUMNS] if cell.value is not None]
        if not held:
            continue
        if found == MOST_ROWS + HEADING_ROWS:
            raise Unreadable(Fault.TOO_MANY_ROWS)
        found += 1
        yield held[0].row, tuple(_read_cell(cell) for cell in row[: held[-1].column])


def _read_cell(cell: Any) -> Cell:
    value = cell.value
    if isinstance(value, bool):
        return Decimal(int(value))
    if isinstance(value, int | float):
        return _read_number(value, cell.number_format)
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if isinstance(value, date):
        return value
    return str(value).strip() or None if value is not None else None


def _read_number(value: float, number_format: str | None) -> Cell:
    """As it was typed: a spreadsheet keeps 0.1 + 0.2, and shows 15 digits of it."""
    amount = Decimal(f"{value:.15g}")
    if not amount.is_finite():
        return str(value)
    return Percent((amount * 100).normalize() + 0) if PERCENT_FORMAT.search(number_format or "") else amount
