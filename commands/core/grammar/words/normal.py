"""Text as it is matched, and the way back to the text as it was typed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f]")
"""Characters that are typed by accident or by emoji keyboards and only break words apart."""

_ALIKE = str.maketrans("’‘“”„«»「」『』–—−⁄∶➜➔⇒➡⟶➕➖【】", '\'\'"""""""""---/:→→→→→+-,:')
"""One sign for every sign that means the same; lengths stay equal."""
_ANY_ALIKE = re.compile("[’‘“”„«»「」『』–—−⁄∶➜➔⇒➡⟶➕➖【】]")

_MARKED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_PLAIN = "aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd"
_TONELESS = "aaaaaăăăăăăââââââeeeeeêêêêêêiiiiioooooôôôôôôơơơơơơuuuuuưưưưưưyyyyyđ"
_UNTONE = str.maketrans(_MARKED, _TONELESS)
_UNMARK = str.maketrans(_MARKED + _MARKED.upper(), _PLAIN + _PLAIN.upper())


_COMMA_BETWEEN_DIGITS = re.compile("(?<=[0-9])，(?=[0-9])")
"""A Chinese comma never stands inside a number typed with plain digits (`信心7，2家`)."""


_MORE_THAN = re.compile("(?<=[0-9])[+＋]([万亿千百])")
"""280+万 is 280万 and more: the magnitude belongs to the figure."""
_FRACTION = re.compile("(?<=[0-9])[½¼¾⅓⅔⅛]")
_DECIMALS = {"½": ".5", "¼": ".25", "¾": ".75", "⅓": ".33", "⅔": ".67", "⅛": ".125"}
"""3½ is 3.5, and no 31/2."""
_CIRCLED = re.compile("[\u2460-\u2473\u2776-\u277f]")
"""Numbers of a list in circles (①): no figures, but where its items begin."""


def normalise(text: str) -> str:
    """Fold compatible forms (`６０％` → `60%`), quotes and dashes. Idempotent; letter case is kept."""
    if text.isascii():
        return text
    text = _FRACTION.sub(lambda sign: _DECIMALS[sign[0]], _MORE_THAN.sub(r"\1+", text))
    text = _COMMA_BETWEEN_DIGITS.sub("、", _INVISIBLE.sub("", _CIRCLED.sub("•", text)))
    text = unicodedata.normalize("NFKC", text)
    return text.translate(_ALIKE) if _ANY_ALIKE.search(text) else text


def unmarked(word: str) -> str:
    """The word without Vietnamese diacritics, as long as before (`tự` → `tu`)."""
    return word if word.isascii() else word.translate(_UNMARK)


def half_marked(word: str) -> set[str]:
    """What is typed of a Vietnamese word in haste: no mark, no tone (`tự` → `tư`), or no bar (`đ`)."""
    if word.isascii():
        return set()
    return {unmarked(word), word.translate(_UNTONE), word.replace("đ", "d")} - {word}


_ONE_SPELLING = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
) | {f"{letter}{i}": f"{letter}{y}" for letter in "hklmst" for i, y in zip("ìíỉĩị", "ỳýỷỹỵ", strict=True)}
"""Endings of Vietnamese syllables that are spelt in two ways (`hoà`, `hòa`; `tỉ`, `tỷ`)."""

_TWO_SPELLINGS = re.compile(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ]|(?<![^\W\d_])[hklmst][ìíỉĩị])(?![^\W\d_])")


def lowered(text: str) -> str:
    """Lower case of equal length (`İ`, whose lower case is two characters, stays as it is)."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    return (
        lower if lower.isascii() else _TWO_SPELLINGS.sub(lambda ending: _ONE_SPELLING[ending.group()], lower)
    )


class Normal(NamedTuple):
    """A text with its normal form. `places[i]` is where the i-th character of `text` was typed."""

    typed: str
    text: str
    places: tuple[int, ...] | None = None

    @classmethod
    def of(cls, typed: str) -> Normal:
        """Normalise and remember the way back."""
        text = normalise(typed)
        if text == typed or (len(text) == len(typed) and not _moves(typed)):
            return cls(typed, text)
        return cls(typed, text, _places(typed, len(text)))

    def part(self, start: int, end: int) -> Normal:
        """The normal form from one character to another, with what was typed for it."""
        places = self.places
        if places is not None:
            places = tuple(place - places[start] for place in places[start : end + 1])
        return Normal(self.as_typed(start, end), self.text[start:end], places)

    def as_typed(self, start: int, end: int) -> str:
        """What was typed where the normal form has `text[start:end]`."""
        if self.places is None or start >= end:
            return self.typed[start:end]
        return self.typed[self.places[start] : self.places[end]]


def _moves(typed: str) -> bool:
    """Whether a character was dropped, composed or spelt out, so that places may differ."""
    return not all(map(_stays, set(typed)))


@lru_cache(maxsize=1 << 14)
def _stays(char: str) -> bool:
    """Whether the normal form of a character is one character, whatever stands beside it."""
    return len(normalise(char)) == 1 and not unicodedata.combining(char)


def _places(typed: str, length: int) -> tuple[int, ...]:
    """Where each normal character came from, cluster by cluster, with one place past the end."""
    places: list[int] = []
    start = 0
    for stop in range(1, len(typed) + 1):
        if stop < len(typed) and unicodedata.combining(typed[stop]):
            continue
        places.extend([start] * len(normalise(typed[start:stop])))
        start = stop
    places = places[:length]
    places.extend([len(typed)] * (length + 1 - len(places)))
    return tuple(places)


def without(normal: Normal, spans: list[tuple[int, int]]) -> str:
    """The text as typed with some spans cut out and the gaps closed."""
    pieces = []
    place = 0
    for start, end in sorted(spans):
        if start >= place:
            pieces.append(normal.as_typed(place, start))
            place = end
    pieces.append(normal.as_typed(place, len(normal.text)))
    return re.sub(r"\s{2,}", " ", " ".join(pieces)).strip(" \t,，;；:：.。、")
