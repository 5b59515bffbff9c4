"""How sure a key result's owner was over the cycle: 0…10, with the zones that mean something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement

from commands.rules.confidence import HIGHEST, LOWEST, RED_BELOW, STABLE_FROM, Band, band
from commands.rules.status import BY_BAND
from commands.texts.charts.drawing import (
    LETTERS,
    WIDTH,
    as_text,
    frame,
    letters,
    name,
    number,
    path,
    sign,
    status_class,
)
from commands.texts.charts.plot import Plot, draw_days, draw_heights, draw_today
from commands.texts.charts.table import Table
from commands.texts.formats import confidence as shown
from commands.texts.formats import day
from commands.texts.voice import Voice, mark

HEIGHT = 200
HEAD, LEFT, FOOT = 8, 30, 30
HALF = Decimal("0.5")
"""Confidences are whole: the border of a zone lies between two of them."""

ZONES = {
    Band.STABLE: mark("stable", context="confidence zone"),
    Band.WATCH: mark("watch", context="confidence zone"),
    Band.RED: mark("red flag", context="confidence zone"),
}


@dataclass(frozen=True, slots=True)
class ConfidenceLine:
    """The stated confidences, oldest first; missing ones are left out. Borders are the team's."""

    title: str
    first: date
    last: date
    today: date
    stated: tuple[tuple[date, int], ...]
    stable_from: int = STABLE_FROM
    red_below: int = RED_BELOW


def draw(voice: Voice, chart: ConfidenceLine) -> str:
    """The picture for a page: a sign for each confidence, on the zone it lies in."""
    low, high = LOWEST - HALF, HIGHEST + HALF
    plot = Plot(LEFT, HEAD, WIDTH - 8, HEIGHT - FOOT, chart.first, chart.last, low, high)
    told = [f"{day(voice, on)}: {shown(voice, level)}" for on, level in chart.stated]
    svg = frame(WIDTH, HEIGHT, title=_titled(voice, chart), told=told, kind="confidence-line")
    _zones(svg, plot, voice, chart)
    marks = (LOWEST, chart.red_below, chart.stable_from, HIGHEST)
    draw_heights(svg, plot, [(Decimal(level), str(level)) for level in marks])
    draw_days(svg, plot, voice)
    draw_today(svg, plot, chart.today)
    path(svg, [(plot.x(on), plot.y(Decimal(level))) for on, level in chart.stated], "way")
    for on, level in chart.stated:
        _felt(svg, plot, chart, on, level, f"{day(voice, on)}: {shown(voice, level)}")
    return as_text(svg)


def table(voice: Voice, chart: ConfidenceLine) -> Table:
    """The stated confidences, oldest first."""
    return Table(
        _titled(voice, chart),
        (voice.plain("Day"), voice.plain("Confidence")),
        tuple((day(voice, on), shown(voice, level)) for on, level in chart.stated),
    )


def _titled(voice: Voice, chart: ConfidenceLine) -> str:
    return voice.plain("{title}: confidence", title=chart.title)


def _zones(svg: Element, plot: Plot, voice: Voice, chart: ConfidenceLine) -> None:
    borders = {
        Band.RED: (plot.low, chart.red_below - HALF),
        Band.WATCH: (chart.red_below - HALF, chart.stable_from - HALF),
        Band.STABLE: (chart.stable_from - HALF, plot.high),
    }
    for zone, (low, high) in borders.items():
        top = plot.y(high)
        SubElement(
            svg,
            "rect",
            {"class": f"zone {status_class(BY_BAND[zone])}"},
            x=number(plot.left),
            y=number(top),
            width=number(plot.right - plot.left),
            height=number(plot.y(low) - top),
        )
        words = voice.plain(ZONES[zone], context="confidence zone")
        letters(svg, words, (plot.right - 6, top + LETTERS + 2), "muted", anchor="end")


def _felt(svg: Element, plot: Plot, chart: ConfidenceLine, on: date, level: int, title: str) -> None:
    """A confidence as the sign of its zone, which differs without its colour."""
    found = band(level, stable_from=chart.stable_from, red_below=chart.red_below)
    status = BY_BAND[found or Band.WATCH]
    shape = sign(svg, status, (plot.x(on), plot.y(Decimal(level))), size=0.5)
    shape.set("class", status_class(status))
    name(shape, title)
