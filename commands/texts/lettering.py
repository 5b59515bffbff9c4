"""Words in an SVG: made fit for a font and for XML, shortened to a width, split into scripts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

SANS = "'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Zen Hei', sans-serif"
IN_SANS = {"", "LATIN", "CJK", "GREEK", "CYRILLIC", "HIRAGANA", "KATAKANA", "FULLWIDTH"}
"""Scripts that one font for Chinese can write, too; "" are digits and marks, which all scripts share."""

_PICTOGRAPHS = re.compile("[\u2600-\u27bf\u2b00-\u2bff\ufe00-\ufe0f\U0001f000-\U0001faff]")
"""No font for text has them, and boxes would stand in their place."""
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


def plain(text: str) -> str:
    """Words as one line that a font can write and XML may hold."""
    text = _PICTOGRAPHS.sub("", unicodedata.normalize("NFC", text))
    seen = (letter for letter in text if letter.isspace() or unicodedata.category(letter) not in _UNSEEN)
    return " ".join("".join(seen).split())


def fitted(text: str, room: float, size: int) -> str:
    """The words, shortened to so many pixels."""
    text = plain(text)
    if width(text, size) <= room:
        return text
    while text and width(text + "…", size) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def width(text: str, size: int) -> float:
    """About how wide a text is, rather too much than too little."""
    return sum(map(_em, text)) * size


def _em(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if letter in " .,:;'|!ijlIft()":
        return 0.34
    return 0.9 if letter in "mwMW%…—·" else 0.65 if letter.isupper() else 0.53


def write(
    svg: Element, text: str, at: tuple[float, int], size: int, colour: str, anchor: str = "start"
) -> None:
    """Put a line of text into the picture."""
    line = SubElement(
        svg,
        "text",
        {"font-family": SANS, "font-size": str(size), "text-anchor": anchor},
        x=f"{at[0]:.1f}",
        y=str(at[1]),
        fill=colour,
    )
    for script, words in runs(plain(text)):
        families = SANS if script in IN_SANS else f"'Noto Sans {script.title()}', {SANS}"
        SubElement(line, "tspan", {"font-family": families}).text = words


def runs(text: str) -> Iterator[tuple[str, str]]:
    """The text in pieces of one script each: resvg draws boxes where several meet in one piece."""
    scripts: list[str] = []
    for letter in text:
        own = unicodedata.name(letter, "").partition(" ")[0] if letter.isalpha() else ""
        scripts.append(own or (scripts[-1] if scripts else ""))
    for script, pairs in groupby(zip(scripts, text, strict=True), key=lambda pair: pair[0]):
        yield script, "".join(letter for _, letter in pairs)


def is_written_by_one_font(text: str) -> bool:
    """Whether a font for Chinese has all its letters; else those of other scripts are needed beside it."""
    return all(script in IN_SANS for script, _ in runs(plain(text)))
