"""Numbers with magnitude and unit, in digits and in words, in every language."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from commands.core.grammar.figures import chinese
from commands.core.grammar.figures.measure_reader import STOPS, MeasureReader
from commands.core.grammar.figures.number_words import (
    NO_ORDINAL,
    ORDINAL_ENDS,
    ORDINAL_STARTS,
    PERCENT,
    number_words,
)
from commands.core.grammar.figures.ranges import lower_figure, share_of_whole
from commands.core.grammar.words.lexicon import is_confidence
from commands.core.grammar.words.tokens import GONE, Tokens, is_figure
from commands.rules.notation import Notation
from commands.rules.units import MEASURES


class Number(NamedTuple):
    """A number found at `start:end` of a normalised text, unit and currency included.

    `unit` is `%`, a currency code, a canonical duration unit, `pt` (percentage points) or None.
    `other` is the second reading of an ambiguous `notation` (`1.234`; Indonesian `1,2M`).
    `signed` says that a plus or minus was typed; `spelled` that no digit was.
    """

    start: int
    end: int
    amount: Decimal
    unit: str | None = None
    other: Decimal | None = None
    signed: bool = False
    spelled: bool = False
    notation: Notation | None = None


def find_numbers(text: str, *, language: str | None = None) -> tuple[Number, ...]:
    """Every number of a normalised text. `language` decides `1.234` and `1,2M`; None reads as English.

    Numbers inside codes (`KR3`, `c7`), ordinals (`3rd`, 第3, `thứ ba`) and idioms are not numbers.
    """
    return tuple(numbers_in(Tokens.of(text), language=language))


def numbers_in(tokens: Tokens, *, language: str | None = None, bare: bool = False) -> list[Number]:
    """`find_numbers` over pieces; `bare` reads Vietnamese number words without diacritics too."""
    return _Finder(tokens, language, bare=bare).all()


def bare_number(text: str, *, language: str | None = None) -> Number | None:
    """The number when the (normalised) text is one number and nothing else, as in an answer "3"."""
    found = find_numbers(text, language=language)
    if len(found) != 1:
        return None
    rest = text[: found[0].start] + text[found[0].end :]
    return found[0] if not rest.strip(" \t\r\n.,!。，！=:") else None


_MOST_ORDINAL = 999
"""`thực thu 1,2 tỷ` is what came in, and no Thursday."""
_SIGNS = ("+", "-")


@cache
def _first_words() -> frozenset[str]:
    """Every piece but a figure that a number, or what only looks like one, can begin with."""
    return _beginnings() | _lookalikes()


@cache
def _lookalikes() -> frozenset[str]:
    """Every piece that something can begin with that only looks like a number."""
    return ORDINAL_STARTS.union(("ke",), number_words().not_numbers.first_words)


@cache
def _beginnings() -> frozenset[str]:
    """Every piece but a figure that a number can begin with."""
    tables = number_words()
    words = (tables.parts, tables.bare_parts, tables.zeros, tables.alone, tables.ones, tables.points)
    tries = (tables.currencies.first_words, tables.fractions.first_words)
    return frozenset().union(*words, *tries, _SIGNS, chinese.STARTS, ("半",))


class _Finder(MeasureReader):
    """One walk over the pieces of one text."""

    def all(self) -> list[Number]:
        found: list[Number] = []
        behind = 0
        for index in self.tokens.places(_first_words()):
            if index < behind:
                continue
            word = self.words[index]
            behind = self._skipped(index) if word in _lookalikes() else 0
            if behind or not (is_figure(word) or word in _beginnings()):
                continue
            number, behind = self._plain(index) or self._at(index)
            if number is not None:
                self._add(found, number, index)
        return found

    def _add(self, found: list[Number], number: Number, index: int) -> None:
        """Add the number that begins at a piece, or make one of it and the number in front."""
        if not found:
            found.append(number)
            return
        low = lower_figure(self.tokens, found[-1], number, index, self.language)
        if low is not None:
            found[-1] = low
            return
        if self.words[index - 1] == "/":
            found[-1] = share_of_whole(self.tokens, found[-1], number, index, self.language)
        found.append(number)

    def _skipped(self, index: int) -> int:
        """The index behind something that looks like a number and is none, or 0."""
        idiom = self.tables.not_numbers.match(self.tokens, index)
        if idiom is not None and not self._is_decimal(idiom[0]):
            return idiom[0]
        begins = (
            self.words[index] in ORDINAL_STARTS and tuple(self.words[index - 1 : index + 1]) not in NO_ORDINAL
        )
        if begins and index + 1 < len(self.words):
            read = self.amount(index + 1)
            return read.end if read is not None and read.amount <= _MOST_ORDINAL else 0
        if self.words[index : index + 2] == ["ke", "-"] and self.tokens.touches(index + 1):
            return index + 3
        return 0

    def _is_decimal(self, end: int) -> bool:
        """Whether an idiom is only the beginning of a figure (一点二百万)."""
        return (
            self.words[end - 1] == "点"
            and chinese.digit(self.words[end] if end < len(self.words) else "") > 0
        )

    def _plain(self, index: int) -> tuple[Number, int] | None:
        """A whole figure or percent with a blank before it and a mark behind, as most are (`47%, …`)."""
        words, word = self.words, self.words[index]
        if not word.isdecimal() or self.tokens.touches(index):
            return None
        percent = words[index + 1 : index + 2] == ["%"]
        behind = index + 1 + percent
        if behind < len(words) and words[behind] not in STOPS:
            return None
        start, end = self.tokens.starts[index], self.tokens.ends[behind - 1]
        return Number(start, end, Decimal(word), PERCENT if percent else None), behind

    def _at(self, index: int) -> tuple[Number | None, int]:
        """The number that begins at a piece, if any, and where to go on."""
        words = self.words
        first = index
        sign = self._sign(index)
        if sign:
            index += 1
        currency = self.tables.currencies.match(self.tokens, index) if index < len(words) else None
        if currency is not None:
            index = currency[0]
        read = self.amount(index) if index < len(words) else None
        if read is None or (read.literal and currency is None and self._part_of_code(index, read.end)):
            return None, max(first + 1, read.end if read is not None and not sign else 0)
        if self.words[read.end : read.end + 1] == ["月"]:
            return None, read.end + 1
        unit_name, read = self.with_unit(read)
        if currency is not None and unit_name is None:
            unit_name = currency[1]
        amount = -read.amount if sign == "-" else read.amount
        number = Number(
            self.tokens.starts[first],
            self.tokens.ends[read.end - 1],
            amount,
            unit_name,
            read.other,
            signed=bool(sign),
            spelled=not read.literal,
            notation=read.notation,
        )
        return number, read.end

    def _sign(self, index: int) -> str:
        """A plus or minus directly before a number and not between two things."""
        word = self.words[index]
        if word not in _SIGNS or index + 1 >= len(self.words):
            return ""
        if not self.tokens.touches(index + 1):
            return word if word == "+" and self._opens(index) else ""
        before = self.tokens.text[self.tokens.starts[index] - 1 : self.tokens.starts[index]]
        if before == "-":
            return ""
        between = self.tokens.touches(index) and before.isascii() and before.isalnum()
        if between and (word == "-" or is_figure(self.words[index - 1])):
            return ""
        return word

    def _opens(self, index: int) -> bool:
        """The spaced plus of `KR1 + 1.5pp`: behind a code, a colon or nothing."""
        before = self.words[index - 1] if index else ""
        return before in (GONE, ":", ",") and is_figure(self.words[index + 1])

    def _part_of_code(self, index: int, end: int) -> bool:
        """Whether letters stand directly before or behind the digits (`KR3`, `3rd`, `5G`, `rata2`)."""
        words, touches = self.words, self.tokens.touches
        before = words[index - 1] if touches(index) else ""
        if (before.isascii() and before.isalpha() and len(before) < 3) or before == "#":
            return True
        if words[index] == "2" and before.isalpha() and before.isascii() and not is_confidence(before):
            return True
        if end >= len(words) or not touches(end) or end > index + 1 or self.has_seconds_behind(end):
            return False
        behind = words[end]
        if not (behind.isascii() and behind.isalpha()) or self.tables.units.match(self.tokens, end):
            return False
        return behind in ORDINAL_ENDS or (len(behind) < 3 and behind not in MEASURES)
