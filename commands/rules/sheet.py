"""What a cell of a spreadsheet holds, whichever file it stands in, and making its words harmless there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Percent:
    """A number of percent: 43 is 43 %."""

    amount: Decimal


Cell = str | Decimal | Percent | date | datetime | None
"""Empty cells are None. Moments are local ones, since spreadsheets know no zones."""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet as it was read: the rows with anything in them, each with its number in the file.

    `merged` says that the file has merged cells, of which only the first holds something. `decimal` is the
    mark between whole and rest in numbers that are text; None where numbers are no text.
    """

    title: str
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    merged: bool = False
    decimal: str | None = None


_LEADS = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
"""What a spreadsheet may take for a formula, with the quotes that were put before it already."""


def defused(text: str) -> str:
    """Words for a CSV file: what could be taken for a formula gets a quote in front."""
    return f"'{text}" if _LEADS.match(text) else text


def as_written(text: str) -> str:
    """The way back from `defused`."""
    return text[1:] if text.startswith("'") and _LEADS.match(text) else text


def kept(cell: Cell) -> Any:
    """A cell as JSON keeps it; `restored` is the way back."""
    if isinstance(cell, Decimal):
        return {"number": str(cell)}
    if isinstance(cell, Percent):
        return {"percent": str(cell.amount)}
    if isinstance(cell, datetime):
        return {"moment": cell.isoformat()}
    if isinstance(cell, date):
        return {"day": cell.isoformat()}
    return cell


def restored(stored: Any) -> Cell:
    """A cell that was `kept`."""
    if not isinstance(stored, dict):
        return str(stored) if stored is not None else None
    ((kind, text),) = stored.items()
    if kind == "number":
        return Decimal(text)
    if kind == "percent":
        return Percent(Decimal(text))
    return datetime.fromisoformat(text) if kind == "moment" else date.fromisoformat(text)
