"""A team's week as a picture: each objective's progress against its pace, as SVG.

The same drawing is a PNG in the chat (`bot/drawing/`) and can stand on a page. What it means is never told
by colour alone: a status has a sign and its name, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from commands.rules.status import Status
from commands.texts.charts.drawing import Box, Paint, as_text, bar, clamped, pace_mark, sign
from commands.texts.formats import percent
from commands.texts.lettering import fitted, plain, width, write
from commands.texts.names import STATUS_NAMES
from commands.texts.voice import Voice, voice_of

MOST = 12
"""Objectives in one picture; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One objective. Both shares are 0…1 as a rule; `expected` is None while its pace is not judged."""

    code: str
    title: str
    progress: Decimal
    expected: Decimal | None
    status: Status


@dataclass(frozen=True, slots=True)
class Chart:
    """What a picture shows, and the language of its words. `when` is the cycle and the week."""

    language: str
    team: str
    when: str
    bars: tuple[Bar, ...]

    def data(self) -> dict[str, Any]:
        """As JSON, for the row of a message."""
        rows = [
            {
                "code": bar.code,
                "title": bar.title,
                "progress": str(bar.progress),
                "expected": None if bar.expected is None else str(bar.expected),
                "status": bar.status.value,
            }
            for bar in self.bars
        ]
        return {"language": self.language, "team": self.team, "when": self.when, "rows": rows}

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Chart:
        """What `data` gave."""
        bars = (
            Bar(
                row["code"],
                row["title"],
                Decimal(row["progress"]),
                None if row["expected"] is None else Decimal(row["expected"]),
                Status(row["status"]),
            )
            for row in data["rows"]
        )
        return cls(data["language"], data["team"], data["when"], tuple(bars))


@dataclass(frozen=True, slots=True)
class Look:
    """Width in pixels, and colours: each has a contrast of 3 to 1 or better on the background."""

    width: int = 720
    background: str = "#ffffff"
    ink: str = "#1f2933"
    muted: str = "#5c6875"
    track: str = "#e6e9ed"
    statuses: Mapping[Status, str] = field(
        default_factory=lambda: {
            Status.ON_TRACK: "#1a8754",
            Status.AT_RISK: "#c26a00",
            Status.OFF_TRACK: "#c2293b",
            Status.COMPLETE: "#1f63b5",
            Status.NO_UPDATE: "#6b7785",
            Status.NOT_STARTED: "#6b7785",
        }
    )

    def paint(self, status: Status) -> Paint:
        """The colours of an objective's bar."""
        parts = {"bar-way": self.track, "bar-edge": self.background, "bar-mark": self.ink}
        return lambda part: {"fill": parts.get(part, self.statuses[status])}


LIGHT = Look()

MARGIN = 32
HEAD = 124
ROW = 118
FOOT = 68
SHARE_WIDTH = 104
"""Right of the bar, for the percentage."""
BAR_HEIGHT = 20


def title_of(chart: Chart) -> str:
    """What the picture is called where it cannot be seen; its figures stand in the text above it."""
    return f"{_titled(voice_of(chart.language))}: {chart.team} · {chart.when}"


def draw(chart: Chart, look: Look = LIGHT) -> str:
    """The picture as SVG, with all it shows as text beside it for whoever hears a page."""
    voice, bars, more = voice_of(chart.language), chart.bars[:MOST], len(chart.bars) - MOST
    height = HEAD + ROW * len(bars) + FOOT
    svg = Element(
        "svg",
        xmlns="http://www.w3.org/2000/svg",
        width=str(look.width),
        height=str(height),
        viewBox=f"0 0 {look.width} {height}",
        role="img",
    )
    SubElement(svg, "title").text = plain(title_of(chart))
    SubElement(svg, "desc").text = "\n".join(plain(_told(voice, bar)) for bar in bars)
    SubElement(svg, "rect", width="100%", height="100%", fill=look.background)
    _head(svg, voice, chart, look)
    for number, each in enumerate(bars):
        _row(svg, voice, each, HEAD + ROW * number, look)
    _foot(svg, voice, more, height - 28, look)
    return as_text(svg)


def _head(svg: Element, voice: Voice, chart: Chart, look: Look) -> None:
    room = look.width - 2 * MARGIN - width(chart.when, 22) - 24
    write(svg, fitted(chart.team, room, 32), (MARGIN, 58), 32, look.ink)
    write(svg, chart.when, (look.width - MARGIN, 56), 22, look.muted, anchor="end")
    write(svg, _titled(voice), (MARGIN, 92), 22, look.muted)


def _titled(voice: Voice) -> str:
    return voice.plain("Progress against pace")


def _told(voice: Voice, bar: Bar) -> str:
    """A row in words."""
    shown = [f"{bar.code} {bar.title}: {percent(voice, bar.progress)}", voice.plain(STATUS_NAMES[bar.status])]
    if bar.expected is not None:
        shown.append(voice.plain("{share} expected by today", share=percent(voice, bar.expected)))
    return " · ".join(shown)


# -- one objective ---------------------------------------------------------------------------------------


def _row(svg: Element, voice: Voice, shown: Bar, top: int, look: Look) -> None:
    colour, status = look.statuses[shown.status], voice.plain(STATUS_NAMES[shown.status])
    sign(svg, shown.status, (MARGIN + 11, top + 21), colour)
    write(svg, shown.code, (MARGIN + 34, top + 30), 26, look.muted)
    left = MARGIN + 34 + width(shown.code, 26) + 14
    room = look.width - MARGIN - width(status, 22) - 24 - left
    write(svg, fitted(shown.title, room, 26), (left, top + 30), 26, look.ink)
    write(svg, status, (look.width - MARGIN, top + 30), 22, colour, anchor="end")
    _bar(svg, voice, shown, top + 50, look)


def _bar(svg: Element, voice: Voice, shown: Bar, top: int, look: Look) -> None:
    box = Box(MARGIN, top, look.width - 2 * MARGIN - SHARE_WIDTH, BAR_HEIGHT)
    bar(svg, box, shown.progress, shown.expected, look.paint(shown.status))
    share = percent(voice, shown.progress)
    write(svg, share, (look.width - MARGIN, top + 21), 30, look.ink, anchor="end")
    if shown.expected is not None:
        said = percent(voice, shown.expected)
        half = width(said, 20) / 2
        x = MARGIN + box.length * clamped(shown.expected)
        middle = min(max(x, MARGIN + half), MARGIN + box.length - half)
        write(svg, said, (middle, top + BAR_HEIGHT + 26), 20, look.muted, anchor="middle")


def _foot(svg: Element, voice: Voice, more: int, base: int, look: Look) -> None:
    """What the mark means, and how many objectives are not in the picture."""
    pace_mark(svg, Box(0, base - 17, 0, BAR_HEIGHT), MARGIN + 4, look.paint(Status.ON_TRACK))
    write(svg, voice.plain("expected by today"), (MARGIN + 20, base), 20, look.muted)
    if more > 0:
        said = voice.count("… and {n} more", "… and {n} more", more)
        write(svg, said, (look.width - MARGIN, base), 20, look.muted, anchor="end")
