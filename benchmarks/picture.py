"""What a digest's picture costs: its time and its memory, in a process of its own.

python -m benchmarks.picture
"""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from decimal import Decimal
from io import StringIO
from statistics import median

from benchmarks import fresh
from bot.drawing import Painter, svg_to_png
from commands.rules.status import Status
from commands.texts.charts.week import Bar, Chart, draw

REPEATS = 15
TITLES = ("Renewals feel effortless", "财务团队从第一天起就信任我们的数据", "Ra mắt đăng nhập một lần")
CHART = Chart(
    "en",
    "Growth",
    "2026-Q4 · week 8 of 13",
    tuple(
        Bar(f"O{number}", TITLES[number % 3], Decimal(number) / 8, Decimal("0.62"), Status.AT_RISK)
        for number in range(1, 7)
    ),
)
"""Six objectives in three languages."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Milliseconds, the median of some drawings, and what drawing adds to the process's memory."""

    milliseconds: float
    megabytes: float


def measure() -> Drawing:
    """Draw in a fresh process."""
    return Drawing(**fresh.figures_of(__name__))


def _measure_here() -> Drawing:
    painter = Painter()
    painter.draw(CHART)  # the words are loaded
    took = median(_seconds(painter) for _ in range(REPEATS))
    order, before = painter.order([draw(CHART)]), fresh.highest_megabytes()
    svg_to_png.draw(StringIO(order), StringIO())  # what the process that draws does
    return Drawing(took * 1000, fresh.highest_megabytes() - before)


def _seconds(painter: Painter) -> float:
    began = time.perf_counter()
    painter.draw(CHART)
    return time.perf_counter() - began


if __name__ == "__main__":
    print(json.dumps(asdict(_measure_here())))
