"""A team's week as a picture: each objective's progress against its pace, as SVG.

The same drawing is a PNG in the chat (`bot/pictures.py`) and inline on a page. What it means is never told by
colour alone: a status has a sign and its name, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from commands.rules.status import Status
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
    for number, bar in enumerate(bars):
        _row(svg, voice, bar, HEAD + ROW * number, look)
    _foot(svg, voice, more, height - 28, look)
    return tostring(svg, encoding="unicode")


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


def _row(svg: Element, voice: Voice, bar: Bar, top: int, look: Look) -> None:
    colour, status = look.statuses[bar.status], voice.plain(STATUS_NAMES[bar.status])
    _sign(svg, bar.status, (MARGIN + 11, top + 21), colour)
    write(svg, bar.code, (MARGIN + 34, top + 30), 26, look.muted)
    left = MARGIN + 34 + width(bar.code, 26) + 14
    room = look.width - MARGIN - width(status, 22) - 24 - left
    write(svg, fitted(bar.title, room, 26), (left, top + 30), 26, look.ink)
    write(svg, status, (look.width - MARGIN, top + 30), 22, colour, anchor="end")
    _bar(svg, voice, bar, top + 50, look)


def _bar(svg: Element, voice: Voice, bar: Bar, top: int, look: Look) -> None:
    colour, full = look.statuses[bar.status], look.width - 2 * MARGIN - SHARE_WIDTH
    _rect(svg, full, top, look.track)
    if bar.expected is not None:
        _rect(svg, full * _clamped(bar.expected), top, colour, opacity="0.28")  # shows where it falls short
    _rect(svg, full * _clamped(bar.progress), top, colour)
    share = percent(voice, bar.progress)
    write(svg, share, (look.width - MARGIN, top + 21), 30, look.ink, anchor="end")
    if bar.expected is not None:
        x = MARGIN + full * _clamped(bar.expected)
        _pace(svg, x, top, look)
        said = percent(voice, bar.expected)
        half = width(said, 20) / 2
        middle = min(max(x, MARGIN + half), MARGIN + full - half)
        write(svg, said, (middle, top + BAR_HEIGHT + 26), 20, look.muted, anchor="middle")


def _rect(svg: Element, length: float, top: int, colour: str, opacity: str = "1") -> None:
    if length:
        SubElement(
            svg,
            "rect",
            {"fill-opacity": opacity},
            x=str(MARGIN),
            y=str(top),
            width=_number(length),
            height=str(BAR_HEIGHT),
            rx="5",
            fill=colour,
        )


def _pace(svg: Element, x: float, top: int, look: Look) -> None:
    """The mark where progress should be by today, with a light edge that sets it off from the bar."""
    for breadth, colour in ((7, look.background), (3, look.ink)):
        SubElement(
            svg,
            "rect",
            x=_number(x - breadth / 2),
            y=str(top - 5),
            width=str(breadth),
            height=str(BAR_HEIGHT + 10),
            rx="1.5",
            fill=colour,
        )


_SIGNS: Mapping[Status, tuple[str, bool]] = {
    Status.ON_TRACK: ("M-10 0a10 10 0 1 0 20 0a10 10 0 1 0 -20 0z", True),
    Status.AT_RISK: ("M0 -11L12 10H-12z", True),
    Status.OFF_TRACK: ("M0 -12L12 0L0 12L-12 0z", True),
    Status.COMPLETE: ("M-10 1L-3 8L10 -8", False),
    Status.NO_UPDATE: ("M-8 0a8 8 0 1 0 16 0a8 8 0 1 0 -16 0z", False),
    Status.NOT_STARTED: ("M-8 0a8 8 0 1 0 16 0a8 8 0 1 0 -16 0z", False),
}
"""Shapes that differ without their colours, around (0, 0): filled, or drawn as a line."""


def _sign(svg: Element, status: Status, at: tuple[int, int], colour: str) -> None:
    shape, filled = _SIGNS[status]
    paint = {"fill": colour} if filled else {"fill": "none", "stroke": colour, "stroke-width": "4"}
    SubElement(svg, "path", paint, d=shape, transform=f"translate({at[0]} {at[1]})")


def _foot(svg: Element, voice: Voice, more: int, base: int, look: Look) -> None:
    """What the mark means, and how many objectives are not in the picture."""
    _pace(svg, MARGIN + 4, base - 17, look)
    write(svg, voice.plain("expected by today"), (MARGIN + 20, base), 20, look.muted)
    if more > 0:
        said = voice.count("… and {n} more", "… and {n} more", more)
        write(svg, said, (look.width - MARGIN, base), 20, look.muted, anchor="end")


def _clamped(share: Decimal) -> float:
    return min(max(float(share), 0.0), 1.0)


def _number(length: float) -> str:
    return f"{length:.1f}"
