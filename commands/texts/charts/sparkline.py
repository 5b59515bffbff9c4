"""A key result's progress as a tiny line beside its name."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from commands.texts.charts.drawing import as_text, clamped, dot, frame, path
from commands.texts.charts.table import Table
from commands.texts.formats import percent
from commands.texts.voice import Voice

BREADTH, HEIGHT, EDGE = 96, 24, 4


@dataclass(frozen=True, slots=True)
class Sparkline:
    """Progress from one report to the next, oldest first: 0…1 as a rule, at least one."""

    title: str
    shares: tuple[Decimal, ...]


def draw(voice: Voice, chart: Sparkline) -> str:
    """The line from nothing (bottom) to all (top), with a dot where it is now. It has no letters."""
    step = (BREADTH - 2 * EDGE) / max(len(chart.shares) - 1, 1)
    places = [
        (EDGE + nth * step, HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * clamped(share))
        for nth, share in enumerate(chart.shares)
    ]
    svg = frame(BREADTH, HEIGHT, title=_titled(voice, chart), told=_told(voice, chart), kind="sparkline")
    path(svg, places, "way")
    dot(svg, places[-1], "dot", radius=3)
    return as_text(svg)


def table(voice: Voice, chart: Sparkline) -> Table:
    """The same as rows, counted from the first report."""
    rows = ((voice.number(nth), percent(voice, share)) for nth, share in enumerate(chart.shares, 1))
    return Table(_titled(voice, chart), (voice.plain("Report"), voice.plain("Progress")), tuple(rows))


def _titled(voice: Voice, chart: Sparkline) -> str:
    return voice.plain("{title}: progress", title=chart.title)


def _told(voice: Voice, chart: Sparkline) -> list[str]:
    before, after = chart.shares[0], chart.shares[-1]
    return [
        voice.plain("From {before} to {after}", before=percent(voice, before), after=percent(voice, after))
    ]
