"""From the sheets of a file to lines with named cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from commands.rules.sheet import Cell, Page, kept, restored
from commands.texts.sheets import TO_FILL_IN, column_called, is_plan

HEADING_ROWS = 10
"""The headings stand in one of the first rows: above them people write titles."""
TITLES = frozenset({"objective", "key_result"})
"""Without one of these columns a sheet says nothing of objectives."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file by its number there; `cells` by column, without the empty ones."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """The sheet that was read. `unknown` are headings that say nothing to me, `shown` columns that are only
    worked out, `others` sheets that were not read. `decimal` as in `Page`."""

    lines: tuple[Line, ...]
    unknown: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    merged: bool = False
    decimal: str | None = None

    def stored(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return {
            "lines": [
                [line.number, {name: kept(cell) for name, cell in line.cells.items()}] for line in self.lines
            ],
            "decimal": self.decimal,
        }


def table_of(stored: Mapping[str, Any]) -> Table:
    """The lines of a table that was `stored`; what was said of the file is not needed again."""
    lines = (
        Line(number, {name: restored(cell) for name, cell in cells.items()})
        for number, cells in stored["lines"]
    )
    return Table(tuple(lines), decimal=stored["decimal"])


def find_table(pages: Sequence[Page]) -> Table | None:
    """The sheet with objectives and key results: the one called so, else the first with their headings."""
    found = [(page, at, columns) for page in pages for at, columns in _headings(page)]
    found.sort(key=lambda each: not is_plan(each[0].title))  # stable: otherwise their order in the file
    if not found:
        return None
    page, at, columns = found[0]
    headings = [str(cell) for cell in page.rows[at][1] if cell is not None]
    return Table(
        lines=tuple(_lines(page, at, columns)),
        unknown=tuple(text for text in headings if column_called(text) is None),
        shown=tuple(text for text in headings if (column_called(text) or "code") not in TO_FILL_IN),
        others=tuple(each.title for each in pages if each is not page and each.rows),
        merged=page.merged,
        decimal=page.decimal,
    )


def _headings(page: Page) -> Iterator[tuple[int, dict[int, str]]]:
    """The row with the headings, and which column each is; the first of two with the same name counts."""
    for at, (_, cells) in enumerate(page.rows[:HEADING_ROWS]):
        columns: dict[int, str] = {}
        for place, cell in enumerate(cells):
            column = column_called(cell) if isinstance(cell, str) else None
            if column in TO_FILL_IN and column not in columns.values():
                columns[place] = column
        if len(columns) > 1 and not TITLES.isdisjoint(columns.values()):
            yield at, columns
            return


def _lines(page: Page, at: int, columns: Mapping[int, str]) -> Iterator[Line]:
    for number, cells in page.rows[at + 1 :]:
        named = {
            column: cells[place]
            for place, column in columns.items()
            if place < len(cells) and cells[place] is not None
        }
        if named:
            yield Line(number, named)
