"""CSV files."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from decimal import Decimal
from typing import IO

from bot.spreadsheets.bounds import HEADING_ROWS, MOST_COLUMNS, MOST_ROWS, Fault, Unreadable
from commands.reports.sheets import Sheet
from commands.rules.sheet import Cell, Page, Percent, as_written, defused
from commands.texts.voice import Voice

BOM = "\ufeff"


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


def read_csv(data: bytes, title: str) -> Page:
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
