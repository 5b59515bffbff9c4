"""What all pictures are made of: the frame with its words, bars, signs, lines and letters.

A picture for a message carries its colours, one for a page names classes and leaves the colours to the
style sheet, for the dark and for paper. Which it is, `Paint` decides; the shapes are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement, tostring

from commands.rules.status import Status
from commands.texts.lettering import plain, width

WIDTH = 360
"""Of a picture on a page, in its own units: a phone shows some 320 pixels of them."""
LETTERS = 14
"""Size of letters, in the same units: more than 12 pixels on a phone."""
WIDE_FONT = 1.15
"""How much wider than usual the letters of a system's font may be."""

Paint = Callable[[str], Mapping[str, str]]
"""Attributes that colour a part of a picture, by the name of the part."""


def by_class(part: str) -> dict[str, str]:
    """The style sheet colours it."""
    return {"class": part}


def frame(wide: float, height: float, *, title: str, told: Iterable[str], kind: str) -> Element:
    """An empty picture for a page. `told` is all it shows, in words, for whoever does not see it."""
    svg = Element(
        "svg",
        {"class": f"chart {kind}"},
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(wide)} {number(height)}",
        role="img",
    )
    name(svg, title)
    SubElement(svg, "desc").text = "\n".join(plain(line) for line in told)
    return svg


def name(shape: Element, title: str) -> None:
    """What a shape is called: read aloud, and shown when one points at it."""
    SubElement(shape, "title").text = plain(title)


def as_text(svg: Element) -> str:
    """The picture as it stands on a page or in a file."""
    return tostring(svg, encoding="unicode")


def number(length: float) -> str:
    """A length or place as it is written into a picture: 12.5, 12."""
    return f"{length:.1f}".removesuffix(".0")


def clamped(share: Decimal) -> float:
    """A share as bars take it: 0…1."""
    return min(max(float(share), 0.0), 1.0)


def breadth(text: str) -> float:
    """How wide a line of letters may be in whatever font a page has."""
    return width(plain(text), LETTERS) * WIDE_FONT


# -- letters, lines, dots --------------------------------------------------------------------------------


def letters(svg: Element, text: str, at: tuple[float, float], part: str, anchor: str = "start") -> None:
    """A line of text in the page's own font."""
    attributes = {"class": part, "font-size": str(LETTERS), "text-anchor": anchor}
    SubElement(svg, "text", attributes, x=number(at[0]), y=number(at[1])).text = plain(text)


def line(svg: Element, start: tuple[float, float], end: tuple[float, float], part: str) -> None:
    """A straight line."""
    places = {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]}
    SubElement(svg, "line", {"class": part, **{key: number(place) for key, place in places.items()}})


def path(svg: Element, places: Iterable[tuple[float, float]], part: str) -> None:
    """A line through some places."""
    points = " ".join(f"{number(x)},{number(y)}" for x, y in places)
    SubElement(svg, "polyline", {"class": part}, points=points, fill="none")


def dot(svg: Element, at: tuple[float, float], part: str, *, radius: float = 4, title: str = "") -> None:
    """A dot, which tells what it is when one points at it."""
    shape = SubElement(svg, "circle", {"class": part}, cx=number(at[0]), cy=number(at[1]), r=number(radius))
    if title:
        name(shape, title)


def legend(svg: Element, entries: Iterable[tuple[str, str]], top: float, room: float = WIDTH) -> None:
    """What the lines mean: (kind of line, words), as many a row as there is room."""
    for left, row, (part, words) in _laid_out(entries, room):
        base = top + row * LEGEND_ROW
        if part == "dot":
            dot(svg, (left + 11, base - 5), part)
        else:
            line(svg, (left, base - 5), (left + 22, base - 5), part)
        letters(svg, words, (left + 28, base), "muted")


LEGEND_ROW = 22


def legend_rows(entries: Iterable[tuple[str, str]], room: float = WIDTH) -> int:
    """How many rows a legend takes."""
    return max((row for _, row, _ in _laid_out(entries, room)), default=-1) + 1


def _laid_out(
    entries: Iterable[tuple[str, str]], room: float
) -> Iterable[tuple[float, int, tuple[str, str]]]:
    left, row = 4.0, 0
    for part, words in entries:
        takes = 28 + breadth(words)
        if left > 4 and left + takes > room:
            left, row = 4.0, row + 1
        yield left, row, (part, words)
        left += takes + 18


# -- bars and signs --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Box:
    """Where a bar lies."""

    left: float
    top: float
    length: float
    height: float


def bar(svg: Element, box: Box, progress: Decimal, expected: Decimal | None, paint: Paint) -> None:
    """Progress on its track, a shade as far as it should be by today, and a mark there."""
    stripe(svg, box, 1.0, paint("bar-way"))
    if expected is not None:
        stripe(svg, box, clamped(expected), {**paint("bar-behind"), "fill-opacity": "0.28"})
    stripe(svg, box, clamped(progress), paint("bar-done"))
    if expected is not None:
        pace_mark(svg, box, box.left + box.length * clamped(expected), paint)


def stripe(svg: Element, box: Box, share: float, colour: Mapping[str, str]) -> None:
    """A part of a bar from its left end; nothing is no stripe."""
    if not share:
        return
    size = {"x": box.left, "y": box.top, "width": box.length * share, "height": box.height}
    SubElement(svg, "rect", {**colour, **{key: number(each) for key, each in size.items()}, "rx": "5"})


def pace_mark(svg: Element, box: Box, x: float, paint: Paint) -> None:
    """The mark where progress should be by today, with a light edge that sets it off from the bar."""
    for part, wide in (("bar-edge", 7), ("bar-mark", 3)):
        size = {"x": x - wide / 2, "y": box.top - 5, "width": wide, "height": box.height + 10}
        SubElement(
            svg, "rect", {**paint(part), **{key: number(each) for key, each in size.items()}, "rx": "1.5"}
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


def sign(
    svg: Element, status: Status, at: tuple[float, float], colour: str = "currentColor", size: float = 1
) -> Element:
    """The shape of a status, some 24 units wide at size 1."""
    shape, filled = _SIGNS[status]
    paint = {"fill": colour} if filled else {"fill": "none", "stroke": colour, "stroke-width": "4"}
    place = f"translate({number(at[0])} {number(at[1])})" + (f" scale({size:g})" if size != 1 else "")
    return SubElement(svg, "path", paint, d=shape, transform=place)


def status_class(status: Status) -> str:
    """The class that colours a status on a page."""
    return status.value
