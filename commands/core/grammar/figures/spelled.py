"""Numbers in words below a thousand, their spoken decimals, and the units behind them."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from commands.core.grammar.figures.number_words import NumberWords, Part, Unit, UnitKind, number_words
from commands.core.grammar.words.lexicon import has_role
from commands.core.grammar.words.roles import Role
from commands.core.grammar.words.tokens import Tokens
from commands.rules.notation import Notation

_MOST_DECIMALS = 3
"""Digits behind a magnitude that are decimals of it (`2 tỷ 450`)."""
_ENDS = frozenset((",", ".", ";", "!", "?", ")", "rồi", "đồng"))
_LONGEST_WORDS = 12
"""Pieces looked at for one spelled number."""


_MOVES = (Role.UP, Role.DOWN)


_ALSO_PARTICLES = frozenset({"dong"})
"""Units typed without their marks that are words of another language (`2 miliar dong`, `2 ty dong`)."""


class Read(NamedTuple):
    """A number without its unit: what it says and the index of the piece behind it."""

    amount: Decimal
    end: int
    other: Decimal | None = None
    literal: bool = True
    percent: bool = False
    notation: Notation | None = None
    """Why there is an `other` reading."""

    def times(self, factor: int, end: int, other_factor: int | None = None) -> Read:
        """The amount with a magnitude behind it; `other_factor` is that of a second reading."""
        other, notation = None if self.other is None else self.other * factor, self.notation
        if other_factor is not None:
            other, notation = self.amount * other_factor, Notation.LETTER_M
        return Read(self.amount * factor, end, other, self.literal, notation=notation)

    def plus(self, more: Decimal, end: int) -> Read:
        """The amount and a smaller part of it behind."""
        return Read(self.amount + more, end, None, self.literal)


class SpelledReader:
    """Reads the numbers in words of one text; every method looks at the pieces from an index on."""

    def __init__(self, tokens: Tokens, language: str | None, *, bare: bool) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.language = language
        self.bare = bare
        self.tables: NumberWords = number_words()
        self.parts = self.tables.bare_parts if bare else self.tables.parts

    def spelled(self, index: int) -> Read | None:
        """A number in words below a thousand, with spoken decimals."""
        words = self.words
        word = words[index]
        if word in self.tables.zeros:
            return self._zero_point(index)
        if word in self.tables.points:
            return self._point_percent(index)
        if word in self.tables.alone:
            return self._alone(index)
        if word in self.tables.ones:
            magnitude = (
                self.tables.magnitudes.match(self.tokens, index + 1) if index + 1 < len(words) else None
            )
            hundred = words[index + 1 : index + 2] == ["hundred"]
            if not (magnitude or hundred or self._duration_behind(index + 1) or self._point_moved(index)):
                return None
            return Read(Decimal(1), index + 1, literal=False)
        if word not in self.parts or word in self.tables.only_behind:
            return None
        if (pair := self._digit_by_digit(index)) is not None:
            return pair
        whole = self._whole(index)
        return None if whole is None else self.spoken_decimals(Read(*whole, literal=False))

    def _digit_by_digit(self, index: int) -> Read | None:
        """`lima tiga persen`, `năm tư phần trăm`, `năm lăm`: tens and ones said without a word for ten."""
        digits = [self.parts.get(word) for word in self.words[index : index + 2]]
        values = [part[1] for part in digits if part is not None and part[0] is Part.DIGIT]
        if len(values) < 2 or not all(0 < value < 10 for value in values):
            return None
        read = self.spoken_decimals(Read(Decimal(10 * values[0] + values[1]), index + 2, literal=False))
        unit = self.unit_at(read.end)
        percent = unit is not None and unit[1].kind is UnitKind.PERCENT
        return read if percent or self.words[index + 1] in self.tables.ones_behind else None

    def _duration_behind(self, index: int) -> bool:
        unit = self.unit_at(index) if index < len(self.words) else None
        return unit is not None and unit[1].kind is UnitKind.DURATION and unit[1].seconds == 3600

    def _point_moved(self, index: int) -> bool:
        """`a point and a half`, `up by a point`, but no point that somebody has."""
        unit = self.unit_at(index + 1) if index + 1 < len(self.words) else None
        if unit is None or unit[1].kind is not UnitKind.POINTS:
            return False
        if any(has_role(word, role) for word in self.words[max(0, index - 2) : index] for role in _MOVES):
            return True
        return unit[0] < len(self.words) and self.tables.halves.match(self.tokens, unit[0]) is not None

    def _zero_point(self, index: int) -> Read | None:
        read = self.spoken_decimals(Read(Decimal(0), index + 1, literal=False))
        return read if read.end > index + 1 else None

    def _point_percent(self, index: int) -> Read | None:
        """`point three percent`: a zero left out, where a unit says that it is no point in time."""
        read = self.spoken_decimals(Read(Decimal(0), index, literal=False))
        unit = self.unit_at(read.end) if read.end > index else None
        return read if unit is not None and unit[1].kind is UnitKind.PERCENT else None

    def _alone(self, index: int) -> Read | None:
        """`tỷ rưỡi`, `tỷ hai`, `sejuta`: a magnitude of which there is one."""
        if self.words[index].startswith("se"):
            return Read(Decimal(1), index, literal=False)
        behind = index + 1
        if behind >= len(self.words) or not (
            self.tables.halves.match(self.tokens, behind, bare=True) or self.tenth_digit(behind) is not None
        ):
            return None
        return Read(Decimal(1), index, literal=False)

    def tenth_digit(self, index: int) -> Decimal | None:
        """The digit of `tỷ hai`, when nothing behind it says that it is a number of its own."""
        word = self.words[index] if index < len(self.words) else ""
        if word and self.tables.not_numbers.match(self.tokens, index) is not None:
            return None  # tỷ một chút
        part = self.parts.get(word)
        if word.isdecimal() and len(word) == 1:
            digit = Decimal(word)
        elif part is not None and part[0] is Part.DIGIT and part[1] < 10:
            digit = Decimal(part[1])
        else:
            return None
        if index + 1 < len(self.words):
            behind = self.words[index + 1]
            following = self.tables.magnitudes.match(self.tokens, index + 1, bare=True)
            another = behind in self.parts and self.tables.not_numbers.match(self.tokens, index + 1) is None
            if following is not None or behind in ("/", "%") or another:
                return None
            if behind == ")" and "(" not in self.words[:index]:
                return None  # 1) KR5 1,2 tỷ 2) …
        return digit

    def decimals_behind(self, index: int) -> Decimal | None:
        """The 4.5 tenths of `2 tỷ 45`, when the clause ends behind it."""
        word = self.words[index] if index < len(self.words) else ""
        if not word.isdecimal() or not 2 <= len(word) <= _MOST_DECIMALS:
            return None
        behind = self.words[index + 1] if index + 1 < len(self.words) else ","
        apart = not self.tokens.touches(index)
        return None if apart and behind not in _ENDS else Decimal(word).scaleb(1 - len(word))

    def _whole(self, index: int) -> tuple[Decimal, int] | None:
        """`lima puluh dua`, `fifty-two`, `hai trăm linh năm`: the amount and the index behind it."""
        group = last = 0
        previous: Part | None = None
        end = index
        for place in range(index, min(index + _LONGEST_WORDS, len(self.words))):
            word = self.words[place]
            part = self.parts.get(word)
            if part is None:
                if (word in self.tables.joins and group >= 100) or (word == "-" and previous is Part.TENS):
                    continue
                break
            kind, value = part
            if not _may_follow(kind, value, previous, last):
                break
            if kind is Part.SCALE:
                group += last * value - last if last else value
                last = last * value if last else value
            else:
                group += value
                last = value
            previous = kind
            end = place + 1
        return (Decimal(group), end) if end > index else None

    def spoken_decimals(self, read: Read) -> Read:
        """`fifty-two point five`, `52 koma 5`, `không phẩy bảy lăm`."""
        words = self.words
        at = read.end
        if at + 1 >= len(words) or (words[at] not in self.tables.points and words[at] != "点"):
            return read
        digits, end = self._two_decimals(at + 1)
        while not digits[1:] and end < len(words) and end - at < _LONGEST_WORDS:
            word = words[end]
            part = self.parts.get(word)
            if word.isdecimal() and not digits:
                digits, end = word, end + 1
                break
            if part is not None and part[0] is Part.DIGIT and part[1] < 10:
                digits += str(part[1])
            elif word in self.tables.zeros:
                digits += "0"
            else:
                break
            end += 1
        if not digits or len(digits) > 20:
            return read
        return Read(read.amount + Decimal(f"0.{digits}"), end, literal=read.literal)

    def _two_decimals(self, index: int) -> tuple[str, int]:
        """The `hai mươi lăm` of `không phẩy hai mươi lăm`, said as one number."""
        whole = self._whole(index)
        if whole is None or not 10 <= whole[0] < 100:
            return "", index
        return str(whole[0]), whole[1]

    def unit_at(self, index: int) -> tuple[int, Unit] | None:
        """The unit that stands at a piece, and the index behind it."""
        if index >= len(self.words):
            return None
        found = self.tables.units.match(self.tokens, index, bare=True)
        if found is None or (self.words[index] in _ALSO_PARTICLES and not self.bare):
            return None
        other = self.tables.not_units.match(self.tokens, index, bare=True)
        if other is not None and other[0] >= found[0]:
            return None
        word = self.words[index]
        letter = len(word) == 1 and word.isascii() and word.isalpha()
        if letter and not self.tokens.touches(index) and not self._is_apart(index):
            return None
        return found

    def _is_apart(self, index: int) -> bool:
        """Whether a letter is a unit though a space stands before it: `6 h`, `40 s`, but not `3 s/d 5`."""
        if self.words[index] == "s":
            return self.words[index + 1 : index + 3] not in (["/", "d"], [".", "d"])
        return self.words[index] in ("h", "p")


def _may_follow(kind: Part, value: int, previous: Part | None, last: int) -> bool:
    """Whether a number word continues a number instead of beginning another one."""
    if previous is None:
        return kind in (Part.DIGIT, Part.TENS)
    if kind is Part.TEEN or kind is Part.SCALE:
        return (previous is Part.DIGIT and last < 20) or (kind is Part.SCALE and value > last)
    if kind is Part.TENS:
        return previous is Part.SCALE and last >= 100
    return value < 10 and (previous in (Part.TENS, Part.SCALE) or value < last == 10)
