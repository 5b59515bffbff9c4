"""A key result's way: what was reported over the cycle's days, beside the pace that was expected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from xml.etree.ElementTree import Element

from babel.numbers import format_compact_decimal

from commands.rules.progress import KEEP_KINDS, KeyResultKind
from commands.texts.charts.drawing import (
    LEGEND_ROW,
    LETTERS,
    WIDTH,
    as_text,
    breadth,
    dot,
    frame,
    legend,
    legend_rows,
    letters,
    line,
    path,
)
from commands.texts.charts.plot import Plot, draw_days, draw_heights, draw_today, ticks
from commands.texts.charts.table import Table
from commands.texts.formats import MISSING, day, number, value, yes_no
from commands.texts.voice import Voice

HEIGHT = 220
"""Without the legend."""
WIDEST_LABEL = 64
HEAD = 24
FOOT = 30


@dataclass(frozen=True, slots=True)
class Reading:
    """What was known of a value on a day, and what was expected then; both in the key result's unit."""

    on: date
    value: Decimal
    expected: Decimal | None = None


@dataclass(frozen=True, slots=True)
class BurnUp:
    """A key result from the cycle's first day to its last, both included.

    `readings` begin with the value it was made with, oldest first. `expected` is the line of expected values
    to the cycle's end; empty where pace is not judged.
    """

    title: str
    kind: KeyResultKind
    unit: str | None
    first: date
    last: date
    today: date
    target: Decimal
    readings: tuple[Reading, ...]
    expected: tuple[tuple[date, Decimal], ...] = ()


def draw(voice: Voice, chart: BurnUp) -> str:
    """The picture for a page; falling values fall, towards a target below."""
    heights = _heights(voice, chart)
    left = max(breadth(words) for _, words in heights) + 10
    plot = Plot(left, HEAD, WIDTH - 8, HEIGHT - FOOT, chart.first, chart.last, heights[0][0], heights[-1][0])
    entries = _legend(voice, chart)
    height = HEIGHT + LEGEND_ROW * legend_rows(entries)
    title = voice.plain("{title}: reported values", title=chart.title)
    svg = frame(WIDTH, height, title=title, told=_told(voice, chart), kind="burn-up")
    draw_heights(svg, plot, heights)
    draw_days(svg, plot, voice)
    draw_today(svg, plot, chart.today)
    _lines(svg, plot, voice, chart)
    legend(svg, entries, HEIGHT + LETTERS - 2)
    return as_text(svg)


def table(voice: Voice, chart: BurnUp) -> Table:
    """The readings, oldest first."""
    return Table(
        voice.plain("{title}: reported values", title=chart.title),
        (voice.plain("Day"), voice.plain("Value"), voice.plain("Expected")),
        tuple(
            (
                day(voice, each.on),
                _shown(voice, chart, each.value),
                MISSING if each.expected is None else _shown(voice, chart, each.expected),
            )
            for each in chart.readings
        ),
    )


def _lines(svg: Element, plot: Plot, voice: Voice, chart: BurnUp) -> None:
    target = plot.y(chart.target)
    line(svg, (plot.left, target), (plot.right, target), "target")
    letters(svg, _target(voice, chart), (plot.left + 4, target - 6), "ink")
    if chart.expected:
        path(svg, [(plot.x(on), plot.y(expected)) for on, expected in chart.expected], "pace")
    places = [(plot.x(each.on), plot.y(each.value)) for each in chart.readings]
    path(svg, places, "way")
    for place, each in zip(places, chart.readings, strict=True):
        dot(svg, place, "dot", title=f"{day(voice, each.on)}: {_shown(voice, chart, each.value)}")


def _legend(voice: Voice, chart: BurnUp) -> list[tuple[str, str]]:
    found = [("dot", voice.plain("reported", context="legend"))]
    if chart.expected:
        found.append(("pace", voice.plain("expected pace", context="legend")))
    if chart.first <= chart.today <= chart.last:
        found.append(("today", voice.plain("today", context="day")))
    return found


def _target(voice: Voice, chart: BurnUp) -> str:
    bound = _shown(voice, chart, chart.target)
    if chart.kind is KeyResultKind.KEEP_ABOVE:
        return voice.plain("keep at {bound} or more", bound=bound)
    if chart.kind is KeyResultKind.KEEP_BELOW:
        return voice.plain("keep at {bound} or less", bound=bound)
    return voice.plain("target {value}", value=bound)


def _told(voice: Voice, chart: BurnUp) -> list[str]:
    """The picture in a few words: from where to where, what was wanted."""
    first, latest = chart.readings[0], chart.readings[-1]
    told = [
        voice.plain(
            "From {before} to {after}",
            before=_shown(voice, chart, first.value),
            after=_shown(voice, chart, latest.value),
        ),
        _target(voice, chart),
    ]
    expected = [amount for on, amount in chart.expected if on <= chart.today]
    if expected:
        told.append(voice.plain("{share} expected by today", share=_shown(voice, chart, expected[-1])))
    return told


def _shown(voice: Voice, chart: BurnUp, amount: Decimal) -> str:
    if chart.kind is KeyResultKind.YES_NO:
        return yes_no(voice, amount >= 1)
    return value(voice, amount.quantize(Decimal("0.01")) if amount % 1 else amount, chart.unit)


def _heights(voice: Voice, chart: BurnUp) -> list[tuple[Decimal, str]]:
    """The values with a line and words at the left, the lowest first."""
    if chart.kind is KeyResultKind.YES_NO:
        return [(Decimal(end), yes_no(voice, end == 1)) for end in (0, 1)]
    marks = ticks(_values(chart))
    if chart.kind is KeyResultKind.MILESTONES:
        marks = [mark for mark in marks if mark % 1 == 0]
    return list(zip(marks, _labels(voice, chart, marks), strict=True))


def _values(chart: BurnUp) -> list[Decimal]:
    expected = [] if chart.kind in KEEP_KINDS else [amount for _, amount in chart.expected]
    return [chart.target, *expected, *(each.value for each in chart.readings)]


def _labels(voice: Voice, chart: BurnUp, marks: Sequence[Decimal]) -> list[str]:
    """With their unit where there is room, else bare numbers, long ones as people say them: 1.2M, 120万."""
    with_unit = [value(voice, mark, chart.unit) for mark in marks]
    for labels in (with_unit, [number(voice, mark) for mark in marks]):
        if max(map(breadth, labels)) <= WIDEST_LABEL:
            return list(labels)
    return [format_compact_decimal(mark, locale=voice.locale, fraction_digits=2) for mark in marks]
