"""Days from left to right, values from bottom to top: where things lie, and the lines behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from xml.etree.ElementTree import Element

from babel.dates import format_date, format_skeleton

from commands.texts.charts.drawing import LETTERS, WIDTH, breadth, letters, line
from commands.texts.voice import Voice

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
SHORT_CYCLE_DAYS = 45
"""Up to so many days weeks are marked, in longer cycles months."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The field of a picture. Edges are in its units, y grows downwards; both days are included."""

    left: float
    top: float
    right: float
    bottom: float
    first: date
    last: date
    low: Decimal
    high: Decimal

    def x(self, on: date) -> float:
        """The middle of a day; days outside lie on the edge."""
        days = (self.last - self.first).days + 1
        passed = min(max((on - self.first).days + 0.5, 0.0), float(days))
        return self.left + (self.right - self.left) * passed / days

    def y(self, value: Decimal) -> float:
        """The height of a value, inside the field."""
        share = float((value - self.low) / (self.high - self.low)) if self.high != self.low else 0.5
        return self.bottom - (self.bottom - self.top) * min(max(share, 0.0), 1.0)


def ticks(values: Sequence[Decimal], about: int = 4) -> list[Decimal]:
    """Round numbers in even steps around all the values, the lowest first; at least two."""
    low, high = min(values), max(values)
    if low == high:
        around = (abs(low) or Decimal(1)) / 2
        low, high = low - around, high + around
    step = _step((high - low) / about)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return [(first + nth) * step for nth in range(int(last - first) + 1)]


def _step(least: Decimal) -> Decimal:
    power = Decimal(1).scaleb(least.adjusted())
    return next(power * step for step in STEPS if power * step >= least)


def draw_heights(svg: Element, plot: Plot, shown: Sequence[tuple[Decimal, str]]) -> None:
    """A thin line at each of these values, with its words on the left."""
    for value, words in shown:
        y = plot.y(value)
        line(svg, (plot.left, y), (plot.right, y), "grid")
        letters(svg, words, (plot.left - 6, y + LETTERS * 0.35), "muted", anchor="end")


def draw_days(svg: Element, plot: Plot, voice: Voice) -> None:
    """The months of a cycle, or the weeks of a short one, below the field; a name needs its room."""
    for on, words in _marked(plot, voice):
        x = plot.x(on) - (plot.x(on + timedelta(days=1)) - plot.x(on)) / 2
        line(svg, (x, plot.top), (x, plot.bottom), "grid")
        if x + 4 + breadth(words) <= WIDTH:
            letters(svg, words, (x + 4, plot.bottom + LETTERS + 4), "muted")


def draw_today(svg: Element, plot: Plot, today: date) -> None:
    """A line through today, if today lies in the cycle."""
    if plot.first <= today <= plot.last:
        line(svg, (plot.x(today), plot.top), (plot.x(today), plot.bottom), "today")


def _marked(plot: Plot, voice: Voice) -> list[tuple[date, str]]:
    days = [plot.first + timedelta(days=nth) for nth in range((plot.last - plot.first).days + 1)]
    named: Callable[[date], str]
    if len(days) <= SHORT_CYCLE_DAYS:
        marked = [day for day in days if day.weekday() == 0][:: 2 if len(days) > SHORT_CYCLE_DAYS / 2 else 1]
        named = lambda day: str(format_skeleton("MMMd", day, locale=voice.locale))  # noqa: E731 (one of two)
    else:
        months = [day for day in days if day.day == 1]
        marked = months[:: len(months) // 6 + 1]
        named = lambda day: format_date(day, "LLL", locale=voice.locale)  # noqa: E731 (the other)
    return [(day, named(day)) for day in marked]
