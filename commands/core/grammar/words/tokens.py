"""A text as a row of small pieces: words, numbers, single Chinese characters, marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Set
from dataclasses import dataclass
from itertools import accumulate

from commands.core.grammar.words.lazy import Lazy
from commands.core.grammar.words.normal import lowered

_LETTERS = "a-zµß-öø-ɏ̀-ͯḀ-ỿ"
"""Latin with every diacritic Vietnamese has; other spaced scripts fall into the word branch below."""

_UNSPACED = "㐀-䶿一-鿿豈-﫿぀-ヿ฀-๿"
"""Scripts written without spaces (Chinese, kana, Thai): every character is a piece."""

_FIGURE = r"\d(?:(?<=kr.)\d*(?=,)|\d*(?:[.,]\d+)*)|\.(?<![\w.,].)\d+"
"""A comma behind a code ends it: `kr3,4 klien` is no 3.4."""
_ASCII_PIECE = re.compile(rf"([a-z]+(?:'[a-z]+)*|{_FIGURE}|[^\w\s\x1c-\x1f]|_)", re.ASCII)
_PIECE = re.compile(
    rf"([{_LETTERS}]+(?:'[{_LETTERS}]+)*|[{_UNSPACED}]|{_FIGURE}|[^\W\d_{_UNSPACED}]+|[^\w\s]|_|\w)"
)

GONE = ""
"""The word of a piece that was taken out: it matches nothing and ends whatever is being read."""


@dataclass
class Tokens:
    """The pieces of a normalised text, in lower case, with their places."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: str) -> Tokens:
        """Cut a normalised text into pieces."""
        lower = lowered(text)
        pieces = (_ASCII_PIECE if lower.isascii() else _PIECE).split(lower)  # every other one is a gap
        places = list(accumulate(map(len, pieces)))
        return cls(lower, pieces[1::2], places[:-1:2], places[1::2])

    @Lazy
    def figures(self) -> list[int]:
        """Where pieces stand that are written in digits."""
        return [index for index in self._unlike_words if self.words[index][-1:].isdecimal()]

    @Lazy
    def marks(self) -> list[int]:
        """Where pieces stand that are no words."""
        return [index for index in self._unlike_words if not self.words[index][:1].isalnum()]

    @Lazy
    def _unlike_words(self) -> list[int]:
        """Where pieces stand that are more than letters, as few are."""
        return [index for index, word in enumerate(self.words) if not word.isalpha()]

    def __len__(self) -> int:
        return len(self.words)

    def places(self, first_words: Set[str]) -> list[int]:
        """Where figures stand, and phrases may begin with one of these pieces: the rest is passed over."""
        places = [index for index, word in enumerate(self.words) if word in first_words]
        return sorted({*places, *self.figures}) if places else self.figures

    def touches(self, index: int) -> bool:
        """Whether the piece stands directly behind the one before, without a space."""
        return index > 0 and self.ends[index - 1] == self.starts[index]

    def without(self, spans: list[tuple[int, int]]) -> Tokens:
        """A copy in which every piece inside one of the spans is gone."""
        if not spans:
            return self
        words = list(self.words)
        for start, end in spans:
            for index in range(bisect_right(self.ends, start), bisect_left(self.starts, end)):
                words[index] = GONE
        return Tokens(self.text, words, self.starts, self.ends)

    def part(self, start: int, end: int) -> Tokens:
        """The pieces between two characters, counted from the first of them."""
        first, last = bisect_left(self.starts, start), bisect_right(self.ends, end)
        starts = [place - start for place in self.starts[first:last]]
        ends = [place - start for place in self.ends[first:last]]
        return Tokens(self.text[start:end], self.words[first:last], starts, ends)

    def text_left(self) -> str:
        """The text with blanks where pieces are gone."""
        if GONE not in self.words:
            return self.text
        chars = list(self.text)
        for word, start, end in zip(self.words, self.starts, self.ends, strict=True):
            if word == GONE:
                chars[start:end] = " " * (end - start)
        return "".join(chars)


def is_figure(word: str) -> bool:
    """Whether the piece is written in digits: no other piece ends with one."""
    return word[-1:].isdecimal()
