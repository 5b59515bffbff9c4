"""An objective's or key result's progress as a bar with the mark of its pace."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from commands.rules.status import Status
from commands.texts.charts.drawing import Box, as_text, bar, by_class, frame, status_class
from commands.texts.charts.table import Table
from commands.texts.formats import MISSING, percent
from commands.texts.names import STATUS_NAMES
from commands.texts.voice import Voice

BREADTH, HEIGHT = 200, 20


@dataclass(frozen=True, slots=True)
class PaceBar:
    """Shares are 0…1 as a rule; `expected` is None while pace is not judged."""

    title: str
    progress: Decimal
    expected: Decimal | None
    status: Status


def draw(voice: Voice, chart: PaceBar) -> str:
    """The bar alone: its figures stand beside it, in the size of the page's letters."""
    told = [" · ".join(_figures(voice, chart))]
    kind = f"pace-bar {status_class(chart.status)}"
    svg = frame(BREADTH, HEIGHT, title=chart.title, told=told, kind=kind)
    bar(svg, Box(0, 5, BREADTH, HEIGHT - 10), chart.progress, chart.expected, by_class)
    return as_text(svg)


def table(voice: Voice, chart: PaceBar) -> Table:
    """The figures in one row."""
    expected = MISSING if chart.expected is None else percent(voice, chart.expected)
    return Table(
        chart.title,
        (voice.plain("Progress"), voice.plain("Expected"), voice.plain("Status")),
        ((percent(voice, chart.progress), expected, voice.plain(STATUS_NAMES[chart.status])),),
    )


def _figures(voice: Voice, chart: PaceBar) -> list[str]:
    found = [percent(voice, chart.progress), voice.plain(STATUS_NAMES[chart.status])]
    if chart.expected is not None:
        found.append(voice.plain("{share} expected by today", share=percent(voice, chart.expected)))
    return [str(each) for each in found]
