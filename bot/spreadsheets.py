"""XLSX and CSV files: cells in, cells out. The only file that knows openpyxl.

What is written can be large and goes row by row; what is read comes from strangers and is bounded in every
direction before it is looked at. Formulas are never written, and of those read only their last result counts.
"""

from __future__ import annotations

import csv
import io
import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from itertools import chain, islice
from pathlib import PurePath
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from commands.reports.sheets import Sheet
from commands.rules.sheet import Cell, Page, Percent, as_written, defused
from commands.texts.voice import Voice

MOST_BYTES = 10_000_000
"""Of a file as it is handed in."""
MOST_UNPACKED_BYTES = 80_000_000
"""Of an XLSX file once unpacked; a small one may hold gigabytes."""
MOST_ROWS = 10_000
MOST_COLUMNS = 60
MOST_SHEETS = 20
HEADING_ROWS = 10
"""The headings stand in one of the first rows."""

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"

BOM = "\ufeff"
LEGACY = b"\xd0\xcf\x11\xe0"
"""How old `.xls` files begin, and those with a password."""
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


class Fault(StrEnum):
    """Why a file cannot be read."""

    TOO_LARGE = "too_large"
    TOO_LARGE_UNPACKED = "too_large_unpacked"
    TOO_MANY_ROWS = "too_many_rows"
    EMPTY = "empty"
    OLD = "old"
    MACROS = "macros"
    BROKEN = "broken"
    OTHER = "other"
    """Neither XLSX nor CSV."""
    ENCODING = "encoding"


class Unreadable(Exception):  # noqa: N818 (it reads as what it is)
    """The file cannot be read; nothing was changed."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


# --- writing -----------------------------------------------------------------------------------------------


def write_xlsx(sheets: Iterable[Sheet], file: IO[bytes]) -> None:
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


def write_csv(sheet: Sheet, file: IO[bytes], voice: Voice) -> None:
    """Write one table so that Excel opens it right: with a mark for UTF-8, and numbers and separators the way
    a computer in the reader's language reads them."""
    comma = voice.locale.number_symbols["latn"]["decimal"] == ","
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    text.write(BOM)
    writer = csv.writer(text, delimiter=";" if comma else ",")
    writer.writerow([defused(each) for each in sheet.headings])
    writer.writerows([_as_text(value, comma=comma) for value in row] for row in sheet.rows)
    text.detach()


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


def _as_text(value: Cell, *, comma: bool) -> str:
    if isinstance(value, Percent):
        return f"{_number(value.amount, comma=comma)}%"
    if isinstance(value, Decimal):
        return _number(value, comma=comma)
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, date) else defused(value or "")


def _number(amount: Decimal, *, comma: bool) -> str:
    written = f"{amount.normalize() + 0:f}"
    return written.replace(".", ",") if comma else written


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


def read(data: bytes, name: str) -> list[Page]:
    """The sheets of a file by its content; `name` only tells CSV files from what is neither.

    Raises:
        Unreadable: it is too large, broken, or of another kind.
    """
    if len(data) > MOST_BYTES:
        raise Unreadable(Fault.TOO_LARGE)
    if not data.strip():
        raise Unreadable(Fault.EMPTY)
    if data.startswith(LEGACY):
        raise Unreadable(Fault.OLD)
    if data.startswith(b"PK"):
        return _read_xlsx(data)
    if PurePath(name).suffix.lower() not in (".csv", ".txt", ".tsv"):
        raise Unreadable(Fault.OTHER)
    return [_read_csv(data, PurePath(name).stem)]


def _read_xlsx(data: bytes) -> list[Page]:
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


def _read_csv(data: bytes, title: str) -> Page:
    text = _decoded(data)
    delimiter = _delimiter(text)
    rows: list[tuple[int, tuple[Cell, ...]]] = []
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1):
            cells = tuple(_plain(each) for each in row[:MOST_COLUMNS])
            if not any(cells):
                continue
            if len(rows) == MOST_ROWS + HEADING_ROWS:
                raise Unreadable(Fault.TOO_MANY_ROWS)
            rows.append((number, cells))
    except csv.Error as error:
        raise Unreadable(Fault.BROKEN) from error
    return Page(title, tuple(rows), decimal="," if delimiter == ";" else ".")


def _decoded(data: bytes) -> str:
    """UTF-8, or UTF-16 as Excel writes "Unicode text"; a guess among others would spoil names."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(Fault.ENCODING) from error
    if "\0" in text:
        raise Unreadable(Fault.OTHER)
    return text


def _delimiter(text: str) -> str:
    """The one that the first line has most of."""
    first = text.lstrip().partition("\n")[0]
    return max((",", ";", "\t"), key=first.count)


def _plain(text: str) -> Cell:
    """A cell of a CSV file; whether `1.5` is a number depends on its column, which is not known here."""
    return as_written(text.strip()) or None
