"""A text as a row of small pieces: words, numbers, single Chinese characters, marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Set
from dataclasses import dataclass
from operator import attrgetter, methodcaller

from commands.core.grammar.normal import lowered

_LETTERS = "a-zµß-öø-ɏ̀-ͯḀ-ỿ"
"""Latin with every diacritic Vietnamese has; other spaced scripts fall into the word branch below."""

_UNSPACED = "㐀-䶿一-鿿豈-﫿぀-ヿ฀-๿"
"""Scripts written without spaces (Chinese, kana, Thai): every character is a piece."""

_PIECE = re.compile(
    rf"(?P<figure>\d+(?:[.,]\d+)*|(?<![\w.,])\.\d+)"
    rf"|[{_LETTERS}]+(?:'[{_LETTERS}]+)*|(?=\w)[{_UNSPACED}]|[^\W\d_{_UNSPACED}]+|(?P<mark>[^\w\s]|_)|\w"
)
_WORD, _SPAN, _KIND = methodcaller("group"), methodcaller("span"), attrgetter("lastindex")
_FIGURE, _MARK = _PIECE.groupindex["figure"], _PIECE.groupindex["mark"]

GONE = ""
"""The word of a piece that was taken out: it matches nothing and ends whatever is being read."""


@dataclass(slots=True)
class Tokens:
    """The pieces of a normalised text, in lower case, with their places.

    `figures` are the indices of those written in digits, `marks` of those that are no words.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    figures: list[int]
    marks: list[int]

    @classmethod
    def of(cls, text: str) -> Tokens:
        """Cut a normalised text into pieces."""
        lower = lowered(text)
        pieces = list(_PIECE.finditer(lower))
        starts, ends = map(list, zip(*map(_SPAN, pieces), strict=True)) if pieces else ([], [])
        kinds = [(kind, index) for index, kind in enumerate(map(_KIND, pieces)) if kind]
        return cls(
            lower,
            words=list(map(_WORD, pieces)),
            starts=starts,
            ends=ends,
            figures=[index for kind, index in kinds if kind == _FIGURE],
            marks=[index for kind, index in kinds if kind == _MARK],
        )

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
        figures, marks = ([index for index in kind if words[index]] for kind in (self.figures, self.marks))
        return Tokens(self.text, words, self.starts, self.ends, figures, marks)

    def part(self, start: int, end: int) -> Tokens:
        """The pieces between two characters, counted from the first of them."""
        first, last = bisect_left(self.starts, start), bisect_right(self.ends, end)
        starts = [place - start for place in self.starts[first:last]]
        ends = [place - start for place in self.ends[first:last]]
        figures, marks = (
            [index - first for index in kind if first <= index < last] for kind in (self.figures, self.marks)
        )
        return Tokens(self.text[start:end], self.words[first:last], starts, ends, figures, marks)

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
