"""Numbers with magnitude and unit, in digits and in words, in every language (R7, R8)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from commands.core.grammar import chinese
from commands.core.grammar.number_words import (
    ORDINAL_ENDS,
    ORDINAL_STARTS,
    PERCENT,
    NumberWords,
    Part,
    Unit,
    UnitKind,
    number_words,
)
from commands.core.grammar.tokens import GONE, Tokens, is_figure

HALF = Decimal("0.5")
_DECIMAL_COMMA = frozenset({"id", "vi"})
_LONGEST_RUN = 32
_LONGEST_WORDS = 12
"""Pieces looked at for one spelled number."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number found at `start:end` of a normalised text, unit and currency included.

    `unit` is `%`, a currency code, a canonical duration unit, `pt` (percentage points) or None.
    `other` is the second reading of an ambiguous notation (`1.234`; Indonesian `1,2M`).
    `signed` says that a plus or minus was typed; `spelled` that no digit was.
    """

    start: int
    end: int
    amount: Decimal
    unit: str | None = None
    other: Decimal | None = None
    signed: bool = False
    spelled: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    """A number without its unit: what it says and the index of the piece behind it."""

    amount: Decimal
    end: int
    other: Decimal | None = None
    literal: bool = True
    percent: bool = False

    def times(self, factor: int, end: int, other_factor: int | None = None) -> _Read:
        other = None if self.other is None else self.other * factor
        if other_factor is not None:
            other = self.amount * other_factor
        return _Read(self.amount * factor, end, other, self.literal)

    def plus(self, more: Decimal, end: int) -> _Read:
        return _Read(self.amount + more, end, None, self.literal)


def find_numbers(text: str, *, language: str | None = None) -> tuple[Number, ...]:
    """Every number of a normalised text. `language` decides `1.234` and `1,2M`; None reads as English.

    Numbers inside codes (`KR3`, `c7`), ordinals (`3rd`, 第3, `thứ ba`) and idioms are not numbers.
    """
    return numbers_in(Tokens.of(text), language=language)


def numbers_in(tokens: Tokens, *, language: str | None = None, bare: bool = False) -> tuple[Number, ...]:
    """`find_numbers` over pieces; `bare` reads Vietnamese number words without diacritics too."""
    return tuple(_Finder(tokens, language, bare=bare).all())


def bare_number(text: str, *, language: str | None = None) -> Number | None:
    """The number when the (normalised) text is one number and nothing else, as in an answer "3"."""
    found = find_numbers(text, language=language)
    if len(found) != 1:
        return None
    rest = text[: found[0].start] + text[found[0].end :]
    return found[0] if not rest.strip(" \t\r\n.,!。，！=:") else None


class _Finder:
    """One walk over the pieces of one text."""

    def __init__(self, tokens: Tokens, language: str | None, *, bare: bool) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.language = language
        self.tables: NumberWords = number_words()
        self.parts = self.tables.bare_parts if bare else self.tables.parts
        self.starters = self.parts.keys() | self.tables.alone

    def all(self) -> list[Number]:
        found: list[Number] = []
        index = 0
        while index < len(self.words):
            word = self.words[index]
            if word == GONE:
                index += 1
                continue
            skipped = self._skipped(index)
            if skipped:
                index = skipped
                continue
            number, index = self._at(index)
            if number is not None:
                found.append(number)
        return found

    def _skipped(self, index: int) -> int:
        """The index behind something that looks like a number and is none, or 0."""
        idiom = self.tables.not_numbers.match(self.tokens, index)
        if idiom is not None:
            return idiom[0]
        if self.words[index] in ORDINAL_STARTS and index + 1 < len(self.words):
            read = self._amount(index + 1)
            return read.end if read is not None else 0
        if self.words[index : index + 2] == ["ke", "-"] and self.tokens.touches(index + 1):
            return index + 3
        return 0

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
        read = self._amount(index) if index < len(words) else None
        if read is None or (read.literal and currency is None and self._part_of_code(index, read.end)):
            return None, max(first + 1, read.end if read is not None and not sign else 0)
        unit_name, read = self._unit(read)
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
        )
        return number, read.end

    def _sign(self, index: int) -> str:
        """A plus or minus directly before a number and not between two things."""
        word = self.words[index]
        if word not in ("+", "-") or index + 1 >= len(self.words) or not self.tokens.touches(index + 1):
            return ""
        between = self.tokens.touches(index) and self.words[index - 1].isalnum()
        ascii_between = between and self.words[index - 1].isascii()
        if ascii_between and (word == "-" or is_figure(self.words[index - 1])):
            return ""
        return word

    def _part_of_code(self, index: int, end: int) -> bool:
        """Whether letters stand directly before or behind the digits (`KR3`, `3rd`, `5G`)."""
        words, touches = self.words, self.tokens.touches
        before = words[index - 1] if touches(index) else ""
        if (before.isascii() and before.isalpha() and len(before) < 3) or before == "#":
            return True
        if end >= len(words) or not touches(end) or end > index + 1:
            return False
        behind = words[end]
        if not (behind.isascii() and behind.isalpha()) or self.tables.units.match(self.tokens, end):
            return False
        return behind in ORDINAL_ENDS or len(behind) < 3

    # --- the amount --------------------------------------------------------------------------

    def _amount(self, index: int) -> _Read | None:
        """A number with its magnitudes, halves and fractions, before its unit."""
        word = self.words[index]
        if is_figure(word):
            read = self._literal(index)
        else:
            read = self._fraction(index)
            if read is None and (word in chinese.STARTS or word == "半"):
                return self._chinese(index)
            read = read or self._spelled(index)
        if read is None or read.percent:
            return read
        return self._magnified(read)

    def _literal(self, index: int) -> _Read | None:
        value = read_literal(self.words[index], self.language)
        if value is None:
            return None
        read = _Read(value[0], index + 1, value[1])
        grouped = self._spaced_groups(index)
        if grouped is not None:
            return grouped
        return self._spoken_decimals(read)

    def _spaced_groups(self, index: int) -> _Read | None:
        """`2 750 000`: at least two groups of three behind a short first one."""
        end = index + 1
        while end < len(self.words) and len(self.words[end]) == 3 and self.words[end].isdecimal():
            if self.tokens.starts[end] - self.tokens.ends[end - 1] != 1 or end - index > 5:
                break
            end += 1
        if end - index < 3 or len(self.words[index]) > 3 or not self.words[index].isdecimal():
            return None
        return _Read(Decimal("".join(self.words[index:end])), end)

    def _run(self, index: int) -> list[str]:
        """The pieces that stand together without a space: a Chinese numeral never spans one."""
        stop = index + 1
        while stop < len(self.words) and stop - index < _LONGEST_RUN and self.tokens.touches(stop):
            stop += 1
        return self.words[index:stop]

    def _chinese(self, index: int) -> _Read | None:
        run = self._run(index)
        parts = chinese.parts(run)
        if parts is not None:
            return self._share(parts[0], index + parts[1])
        if run[0] == "半":
            return self._half_of_something(Decimal(50), index + 1, alone=False)
        found = chinese.read(run)
        if found is None:
            return None
        return self._magnified(_Read(found[0], index + found[1], literal=False))

    def _share(self, denominator: int, index: int) -> _Read | None:
        """What stands behind `X分之`."""
        word = self.words[index] if index < len(self.words) else GONE
        if is_figure(word):
            value = read_literal(word, self.language)
            found = None if value is None else (value[0], 1)
        else:
            found = chinese.read(self._run(index)) if word else None
        if found is None:
            return None
        percent = found[0] * 100 / denominator
        if denominator not in (10, 100, 1000):
            percent = round(percent, 2)
        return _Read(percent, index + found[1], literal=False, percent=True)

    def _tenths(self, amount: Decimal, end: int, *, literal: bool) -> _Read:
        half = self.words[end : end + 1] == ["半"]
        percent = amount * 10 + (5 if half else 0)
        return _Read(percent, end + half, literal=literal, percent=True)

    def _fraction(self, index: int) -> _Read | None:
        found = self.tables.fractions.match(self.tokens, index)
        return None if found is None else self._half_of_something(found[1], found[0], alone=True)

    def _half_of_something(self, percent: Decimal, end: int, *, alone: bool) -> _Read | None:
        """`half a million`, `半小时`, `nửa tỷ` are amounts; `alone`, a fraction is a percent."""
        magnitude = self.tables.magnitudes.match(self.tokens, end) if end < len(self.words) else None
        if magnitude is not None:
            return _Read(percent * magnitude[1] / 100, magnitude[0], literal=False)
        if end < len(self.words):
            unit = self._unit_at(end)
            if unit is not None and unit[1].kind is UnitKind.DURATION:
                return _Read(percent / 100, end, literal=False)
        if alone:
            return _Read(percent, end, literal=False, percent=True)
        return None

    def _spelled(self, index: int) -> _Read | None:
        """A number in words below a thousand, with spoken decimals."""
        words = self.words
        word = words[index]
        if word in self.tables.zeros:
            return self._zero_point(index)
        if word in self.tables.alone:
            return self._alone(index)
        if word in self.tables.ones:
            magnitude = (
                self.tables.magnitudes.match(self.tokens, index + 1) if index + 1 < len(words) else None
            )
            hundred = words[index + 1 : index + 2] == ["hundred"]
            if magnitude is None and not hundred and not self._duration_behind(index + 1):
                return None
            return _Read(Decimal(1), index + 1, literal=False)
        if word not in self.parts:
            return None
        whole = self._whole(index)
        return None if whole is None else self._spoken_decimals(_Read(*whole, literal=False))

    def _duration_behind(self, index: int) -> bool:
        unit = self._unit_at(index) if index < len(self.words) else None
        return unit is not None and unit[1].kind is UnitKind.DURATION and unit[1].seconds == 3600

    def _zero_point(self, index: int) -> _Read | None:
        read = self._spoken_decimals(_Read(Decimal(0), index + 1, literal=False))
        return read if read.end > index + 1 else None

    def _alone(self, index: int) -> _Read | None:
        """`tỷ rưỡi`, `tỷ hai`, `sejuta`: a magnitude of which there is one."""
        if self.words[index].startswith("se"):
            return _Read(Decimal(1), index, literal=False)
        behind = index + 1
        if behind >= len(self.words) or not (
            self.tables.halves.match(self.tokens, behind, bare=True) or self._tenth_digit(behind) is not None
        ):
            return None
        return _Read(Decimal(1), index, literal=False)

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

    def _spoken_decimals(self, read: _Read) -> _Read:
        """`fifty-two point five`, `52 koma 5`, `không phẩy bảy lăm`."""
        words = self.words
        at = read.end
        if at + 1 >= len(words) or (words[at] not in self.tables.points and words[at] != "点"):
            return read
        digits = ""
        end = at + 1
        while end < len(words) and end - at < _LONGEST_WORDS:
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
        return _Read(read.amount + Decimal(f"0.{digits}"), end, literal=read.literal)

    # --- magnitudes --------------------------------------------------------------------------

    def _magnified(self, read: _Read) -> _Read:
        """The amount with every magnitude that follows (`2 juta 500 ribu`, `3 tỷ rưỡi`, `1.2M`)."""
        if self.words[read.end : read.end + 1] == ["成"] and chinese.are_tenths(self.words, read.end):
            return self._tenths(read.amount, read.end + 1, literal=read.literal)
        magnitude = self._magnitude(read)
        if magnitude is None:
            return self._with_half(read, 1)
        factor, end, other_factor = magnitude
        grown = self._with_half(read.times(factor, end, other_factor), factor)
        while (again := self._magnitude(grown)) is not None and again[0] >= 1000:
            grown, factor = grown.times(again[0], again[1]), factor * again[0]
        return self._with_smaller(grown, factor, spelled=not read.literal)

    def _magnitude(self, read: _Read) -> tuple[int, int, int | None] | None:
        """Factor, index behind, and the factor of a second reading."""
        index = read.end
        if index >= len(self.words):
            return None
        word = self.words[index]
        letters = self.tables.letters.get(word)
        if letters is not None and self._is_letter_magnitude(index, word, read):
            factor = letters.get(self.language or "en") or letters.get("en") or next(iter(letters.values()))
            english = letters.get("en")
            other = english if self.language == "id" and english != factor else None
            return factor, index + 1, other
        if (
            not read.literal
            and not word.isascii()
            and not self.tokens.touches(index)
            and chinese.is_magnitude(word)
        ):
            return None
        found = self.tables.magnitudes.match(self.tokens, index, bare=True)
        return None if found is None else (found[1], found[0], None)

    def _is_letter_magnitude(self, index: int, word: str, read: _Read) -> bool:
        """`150k`, `5 M`; a `k` or `t` before a word is Vietnamese for something else."""
        if not read.literal:
            return False
        if self.tokens.touches(index):
            return True
        behind = self.words[index + 1] if index + 1 < len(self.words) else ""
        if is_figure(behind) and self.tokens.touches(index + 1):
            return False
        return len(word) > 1 or word == "m" or (word == "k" and not behind.isalpha())

    def _with_half(self, read: _Read, factor: int) -> _Read:
        """`tỷ rưỡi`, `dua setengah`, `two and a half`, `两个半`."""
        if read.end >= len(self.words):
            return read
        found = self.tables.halves.match(self.tokens, read.end, bare=True)
        if found is None or (
            read.literal and self.words[read.end] in ("setengah", "stengah") and factor == 1
        ):
            return read
        if self.words[found[0] - 1] == "半" and not (
            self.tokens.touches(read.end) and self._half_fits(found[0])
        ):
            return read
        return read.plus(HALF * factor, found[0])

    def _half_fits(self, end: int) -> bool:
        """`两个半小时`, but not `三个半成品`."""
        return end >= len(self.words) or self.words[end] not in ("成", "途", "路", "数")

    def _with_smaller(self, read: _Read, factor: int, *, spelled: bool) -> _Read:
        """`2 tỷ 300 triệu`, `two thousand five hundred`, `3 tỷ 4` (tenths)."""
        if factor < 100 or read.end >= len(self.words):
            return read
        if self.words[read.end - 1] in self.tables.tenths:
            tenth = self._tenth_digit(read.end)
            if tenth is not None:
                return read.plus(tenth * factor / 10, read.end + 1)
        word = self.words[read.end]
        smaller: _Read | None = None
        if is_figure(word):
            smaller = self._literal(read.end)
        elif word in self.parts and spelled:
            smaller = self._spelled(read.end)
        if smaller is None:
            return read
        magnitude = self._magnitude(smaller)
        if magnitude is not None and magnitude[0] < factor:
            grown = smaller.times(magnitude[0], magnitude[1])
            return self._with_smaller(read.plus(grown.amount, grown.end), magnitude[0], spelled=spelled)
        if magnitude is None and spelled and not smaller.literal and smaller.amount < factor:
            return read.plus(smaller.amount, smaller.end)
        return read

    def _tenth_digit(self, index: int) -> Decimal | None:
        """The digit of `tỷ hai`, when nothing behind it says that it is a number of its own."""
        word = self.words[index] if index < len(self.words) else ""
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
            if following is not None or behind in ("/", "%") or behind in self.parts:
                return None
        return digit

    # --- the unit ----------------------------------------------------------------------------

    def _unit(self, read: _Read) -> tuple[str | None, _Read]:
        """The unit behind an amount, with compound durations and a half behind the unit joined in."""
        if read.percent:
            unit = self._unit_at(read.end)
            points = unit is not None and unit[1].kind is UnitKind.POINTS
            return PERCENT, _Read(read.amount, unit[0], literal=read.literal) if points and unit else read
        found = self._unit_at(read.end) or self._unit_behind_about(read.end)
        if found is None:
            if self.words[read.end : read.end + 1] == ["‰"]:
                return PERCENT, _Read(read.amount / 10, read.end + 1)
            return None, read
        end, unit_found = found
        at_unit = _Read(read.amount, end, read.other, read.literal)
        if unit_found.kind is not UnitKind.DURATION:
            return unit_found.name, at_unit
        return unit_found.name, self._compound(self._with_half(at_unit, 1), unit_found)

    def _unit_at(self, index: int) -> tuple[int, Unit] | None:
        if index >= len(self.words):
            return None
        found = self.tables.units.match(self.tokens, index, bare=True)
        if found is None:
            return None
        other = self.tables.not_units.match(self.tokens, index, bare=True)
        if other is not None and other[0] > found[0]:
            return None
        word = self.words[index]
        letter = len(word) == 1 and word.isascii() and word.isalpha()
        if letter and not self.tokens.touches(index) and word not in ("h", "p"):
            return None
        return found

    def _unit_behind_about(self, index: int) -> tuple[int, Unit] | None:
        """50来分钟, 30多天: a character for "about" before the unit."""
        if index < len(self.words) and self.words[index] in ("来", "多", "余", "几"):
            return self._unit_at(index + 1)
        return None

    def _compound(self, read: _Read, unit: Unit) -> _Read:
        """`2h30`, `2 phút 30 giây`, `2小时30分`: the smaller part as a share of the larger unit."""
        index = read.end
        if index < len(self.words) and self.words[index] in ("and", "dan", "và", "va", "又"):
            index += 1
        smaller = self._amount(index) if index < len(self.words) else None
        if smaller is None or smaller.percent or smaller.amount >= 60 or smaller.amount < 0:
            return read
        found = self._unit_at(smaller.end)
        if found is not None and found[1].kind is UnitKind.DURATION and 0 < found[1].seconds < unit.seconds:
            share = smaller.amount * found[1].seconds / unit.seconds
            return read.plus(_tidy(share), found[0])
        bare_minutes = unit.seconds in (60, 3600) and self.words[smaller.end : smaller.end + 1] in (
            ["分"],
            ["m"],
        )
        if bare_minutes or (smaller.literal and self.tokens.touches(index) and unit.seconds in (60, 3600)):
            return read.plus(_tidy(smaller.amount / 60), smaller.end + bare_minutes)
        return read


def _may_follow(kind: Part, value: int, previous: Part | None, last: int) -> bool:
    """Whether a number word continues a number instead of beginning another one."""
    if previous is None:
        return kind in (Part.DIGIT, Part.TENS)
    if kind is Part.TEEN or kind is Part.SCALE:
        return (previous is Part.DIGIT and last < 20) or (kind is Part.SCALE and value > last)
    if kind is Part.TENS:
        return previous is Part.SCALE and last >= 100
    return value < 10 and (previous in (Part.TENS, Part.SCALE) or value < last == 10)


def _tidy(share: Decimal) -> Decimal:
    return round(share, 4).normalize()


def read_literal(word: str, language: str | None) -> tuple[Decimal, Decimal | None] | None:
    """A number in digits and its second reading; None for what is no number (`1.2.3`).

    >>> read_literal("1.234", "id")
    (Decimal('1234'), Decimal('1.234'))
    """
    commas, dots = word.count(","), word.count(".")
    if not commas and not dots:
        return Decimal(word), None
    if commas and dots:
        decimal = "," if word.rindex(",") > word.rindex(".") else "."
        thousands = "." if decimal == "," else ","
        whole, _, fraction = word.partition(decimal)
        if word.count(decimal) > 1 or not _grouped(whole.split(thousands)):
            return None
        return Decimal(f"{whole.replace(thousands, '')}.{fraction}"), None
    mark = "," if commas else "."
    groups = word.split(mark)
    if len(groups) > 2:
        return (Decimal("".join(groups)), None) if _grouped(groups) else None
    as_decimal = Decimal(".".join(groups))
    if not _grouped(groups) or groups[0].startswith("0") or not groups[0]:
        return as_decimal, None
    as_thousands = Decimal("".join(groups))
    decimal_mark = "," if language in _DECIMAL_COMMA else "."
    return (as_decimal, as_thousands) if mark == decimal_mark else (as_thousands, as_decimal)


def _grouped(groups: list[str]) -> bool:
    return len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
