"""XLSX and CSV files: cells in, cells out.

What is written can be large and goes row by row; what is read comes from strangers and is bounded in every
direction before it is looked at. Formulas are never written, and of those read only their last result counts.

Workbooks are loaded when the first is written or read: openpyxl takes 5 MB, and most days nobody needs one.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import IO

from bot.spreadsheets.bounds import MOST_BYTES, MOST_ROWS, Fault, Unreadable
from bot.spreadsheets.comma_separated import read_csv, write_csv
from commands.reports.sheets import Sheet
from commands.rules.sheet import Page

__all__ = [
    "CSV",
    "MOST_BYTES",
    "MOST_ROWS",
    "XLSX",
    "Fault",
    "Unreadable",
    "read",
    "write_csv",
    "write_xlsx",
]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"

LEGACY = b"\xd0\xcf\x11\xe0"
"""How old `.xls` files begin, and those with a password."""


def write_xlsx(sheets: Iterable[Sheet], file: IO[bytes]) -> None:
    """Write a workbook; each sheet's rows are read while they are written."""
    from bot.spreadsheets import workbook

    workbook.write(sheets, file)


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
        from bot.spreadsheets import workbook

        return workbook.read(data)
    if PurePath(name).suffix.lower() not in (".csv", ".txt", ".tsv"):
        raise Unreadable(Fault.OTHER)
    return [read_csv(data, PurePath(name).stem)]
