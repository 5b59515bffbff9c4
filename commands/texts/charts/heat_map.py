"""Who has checked in, week by week. It shows presence and nothing else: no figures, no order of merit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from xml.etree.ElementTree import Element, SubElement

from commands.texts.charts.drawing import (
    LEGEND_ROW,
    LETTERS,
    WIDE_FONT,
    WIDTH,
    as_text,
    breadth,
    frame,
    letters,
    name,
    number,
)
from commands.texts.charts.table import Table
from commands.texts.formats import day
from commands.texts.lettering import fitted, plain
from commands.texts.voice import Voice, mark

HEAD = 28
ROW = 26
NAMES = 120
CELL = 18
GAP = 6


class Presence(StrEnum):
    """A person's week."""

    HERE = "here"
    SILENT = "silent"
    OPEN = "open"
    """Due, and the week is not over."""
    AWAY = "away"
    NOT_ASKED = "not-asked"
    """Nothing of theirs was due."""


NAMES_OF = {
    Presence.HERE: mark("checked in", context="week"),
    Presence.SILENT: mark("no check-in", context="week"),
    Presence.OPEN: mark("not yet", context="week"),
    Presence.AWAY: mark("away", context="week"),
    Presence.NOT_ASKED: mark("nothing due", context="week"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A person and a presence for each week."""

    who: str
    weeks: tuple[Presence, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A team's cycle so far: the Mondays of its weeks, and its people by name."""

    title: str
    weeks: tuple[date, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Weeks side by side: how far apart, how wide a cell, and every how many-th has its number above."""

    step: float
    cell: float
    numbered: int

    @classmethod
    def of(cls, weeks: int) -> Grid:
        step = min((WIDTH - NAMES) / max(weeks, 1), CELL + GAP)
        return cls(step, min(CELL, step - 2), 1 if step >= CELL else 2)

    def left(self, nth: int) -> float:
        return NAMES + self.step * nth


def draw(voice: Voice, chart: HeatMap) -> str:
    """A row for each person, a cell for each week; its shape tells as much as its colour."""
    entries = _legend(voice)
    bottom = HEAD + ROW * len(chart.rows)
    height = bottom + 12 + LEGEND_ROW * (max(line for _, line, _ in entries) + 1)
    told = [f"{row.who}: {_weeks_told(voice, row)}" for row in chart.rows]
    svg = frame(WIDTH, height, title=chart.title, told=told, kind="heat-map")
    grid = Grid.of(len(chart.weeks))
    letters(svg, voice.plain("Week"), (0, HEAD - 8), "muted")
    for nth in range(0, len(chart.weeks), grid.numbered):
        middle = grid.left(nth) + grid.cell / 2
        letters(svg, voice.number(nth + 1), (middle, HEAD - 8), "muted", "middle")
    for nth, row in enumerate(chart.rows):
        _row(svg, voice, chart, row, HEAD + ROW * nth, grid)
    for left, line, presence in entries:
        top = bottom + 10 + LEGEND_ROW * line
        _cell(svg, presence, (left, top), "")
        letters(svg, _named(voice, presence), (left + CELL + 6, top + LETTERS), "muted")
    return as_text(svg)


def table(voice: Voice, chart: HeatMap) -> Table:
    """A row for each person, a column for each week by its Monday."""
    return Table(
        chart.title,
        (voice.plain("Name"), *(day(voice, monday) for monday in chart.weeks)),
        tuple((row.who, *(_named(voice, each) for each in row.weeks)) for row in chart.rows),
    )


def _row(svg: Element, voice: Voice, chart: HeatMap, row: Row, top: float, grid: Grid) -> None:
    letters(svg, fitted(row.who, (NAMES - 8) / WIDE_FONT, LETTERS), (0, top + LETTERS), "ink")
    for nth, presence in enumerate(row.weeks):
        said = f"{plain(row.who)}, {day(voice, chart.weeks[nth])}: {_named(voice, presence)}"
        _cell(svg, presence, (grid.left(nth), top + (CELL - grid.cell) / 2), said, grid.cell)


def _cell(svg: Element, presence: Presence, at: tuple[float, float], title: str, wide: float = CELL) -> None:
    """Filled: here. Framed: silent, broken while there is time. A stroke: away. A dot: nothing was due."""
    across, height = {Presence.AWAY: (wide - 6, 4.0), Presence.NOT_ASKED: (3.0, 3.0)}.get(
        presence, (wide - 2, wide - 2)
    )
    shape = SubElement(
        svg,
        "rect",
        {"class": f"cell {presence.value}", "rx": "2"},
        x=number(at[0] + (wide - across) / 2),
        y=number(at[1] + (wide - height) / 2),
        width=number(across),
        height=number(height),
    )
    if title:
        name(shape, title)


def _legend(voice: Voice) -> list[tuple[float, int, Presence]]:
    left, row, found = 0.0, 0, []
    for presence in Presence:
        takes = CELL + 6 + breadth(_named(voice, presence))
        if left and left + takes > WIDTH:
            left, row = 0.0, row + 1
        found.append((left, row, presence))
        left += takes + 16
    return found


def _named(voice: Voice, presence: Presence) -> str:
    return voice.plain(NAMES_OF[presence], context="week")


def _weeks_told(voice: Voice, row: Row) -> str:
    return ", ".join(_named(voice, each) for each in row.weeks)
