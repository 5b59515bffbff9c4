"""Amounts in digits and words with their magnitudes, before any unit."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from commands.core.grammar.figures import chinese
from commands.core.grammar.figures.literals import read_literal
from commands.core.grammar.figures.number_words import Part, UnitKind, number_words
from commands.core.grammar.figures.spelled import Read, SpelledReader
from commands.core.grammar.words.tokens import GONE, is_figure
from commands.rules.notation import Notation

_MOST = 10**15
"""Shares of more than this are nonsense, and too long to round."""
_LONGEST_RUN = 32
_MINUTES_AND_SECONDS = (("m", "s"), ("m", "d"), ("'", '"'))
_SHORT = frozenset({"t", "tr", "k"})
"""Vietnamese magnitudes in short that digits may stand behind."""
_MINUTE_MARKS = frozenset("m'")
_ABOUT = ("多", "余", "来", "几")
"""Characters for "about" between an amount and its magnitude."""


@cache
def _further_parts() -> frozenset[str]:
    """Every piece but a figure with which a magnitude, a half or decimals behind an amount can begin."""
    tables = number_words()
    words = (tables.letters, tables.points, tables.halves.first_words, tables.magnitudes.first_words)
    return frozenset().union(*words, _ABOUT, (":", "成", "点"))


class AmountReader(SpelledReader):
    """Reads the amounts of one text; every method looks at the pieces from an index on."""

    # --- the amount --------------------------------------------------------------------------

    def amount(self, index: int) -> Read | None:
        """A number with its magnitudes, halves and fractions, before its unit."""
        word = self.words[index]
        read = self._fraction(index)
        if read is None and is_figure(word):
            read = self._literal(index)
        elif read is None and (word in chinese.STARTS or word == "半"):
            return self._chinese(index)
        elif read is None:
            read = self.spelled(index)
        if read is None or read.percent or not self._goes_on(read.end):
            return read
        return self._magnified(read)

    def _goes_on(self, index: int) -> bool:
        """Whether a piece can be a further part of the amount before it: most figures are all there is."""
        return index < len(self.words) and (
            self.words[index] in _further_parts() or self.words[index].isdecimal()
        )

    def _literal(self, index: int) -> Read | None:
        value = read_literal(self.words[index], self.language)
        if value is None:
            return None
        end = self._behind_about(index + 1)
        read = Read(value[0], end, value[1], notation=Notation.SEPARATOR if value[1] else None)
        if end > index + 1 or not self._goes_on(index + 1):
            return read
        grouped = self._spaced_groups(index) or self._minutes_behind_colon(index)
        if grouped is not None:
            return grouped
        return self.spoken_decimals(read)

    def _behind_about(self, index: int) -> int:
        """Behind the ending of `50an persen`, `20-an klien`, which says "about"."""
        index += self.words[index : index + 2] == ["-", "an"] and self.tokens.touches(index)
        return index + (self.words[index : index + 1] == ["an"] and self.tokens.touches(index))

    def _minutes_behind_colon(self, index: int) -> Read | None:
        """`3:30h`, `2:15 phút`: sixtieths behind a colon, if a unit of time follows."""
        whole, colon, minutes = (*self.words[index : index + 3], "", "", "")[:3]
        if colon != ":" or not (whole.isdecimal() and minutes.isdecimal() and len(minutes) == 2):
            return None
        if int(minutes) >= 60 or not (self.tokens.touches(index + 1) and self.tokens.touches(index + 2)):
            return None
        unit = self.unit_at(index + 3)
        if unit is None or unit[1].kind is not UnitKind.DURATION or unit[1].seconds > 3600:
            return None
        return Read(int(whole) + round(Decimal(minutes) / 60, 4).normalize(), index + 3)

    def _spaced_groups(self, index: int) -> Read | None:
        """`2 750 000`: at least two groups of three behind a short first one."""
        end = index + 1
        while end < len(self.words) and len(self.words[end]) == 3 and self.words[end].isdecimal():
            if self.tokens.starts[end] - self.tokens.ends[end - 1] != 1 or end - index > 5:
                break
            end += 1
        if end - index < 3 or len(self.words[index]) > 3 or not self.words[index].isdecimal():
            return None
        return Read(Decimal("".join(self.words[index:end])), end)

    def _run(self, index: int) -> list[str]:
        """The pieces that stand together without a space: a Chinese numeral never spans one."""
        stop = index + 1
        while stop < len(self.words) and stop - index < _LONGEST_RUN and self.tokens.touches(stop):
            stop += 1
        return self.words[index:stop]

    def _chinese(self, index: int) -> Read | None:
        run = self._run(index)
        parts = chinese.parts(run)
        if parts is not None:
            return self._share(parts[0], index + parts[1])
        if run[0] == "半":
            return self._half_of_something(Decimal(50), index + 1, alone=False)
        found = chinese.read(run)
        if found is None:
            return None
        return self._magnified(Read(found[0], index + found[1], literal=False))

    def _share(self, denominator: int, index: int) -> Read | None:
        """What stands behind `X分之`."""
        word = self.words[index] if index < len(self.words) else GONE
        if is_figure(word):
            value = read_literal(word, self.language)
            found = None if value is None else (value[0], 1)
        else:
            found = chinese.read(self._run(index)) if word else None
        if found is None:
            return None
        if found[0] > _MOST:
            return None
        percent = found[0] * 100 / denominator
        if denominator not in (10, 100, 1000):
            percent = round(percent, 2)
        return Read(percent, index + found[1], literal=False, percent=True)

    def _tenths(self, amount: Decimal, end: int, *, literal: bool) -> Read:
        """`六成`, 七成半, 七成五."""
        word = self.words[end] if end < len(self.words) else GONE
        more = 5 if word == "半" else chinese.digit(word)
        return Read(amount * 10 + more, end + (more > 0), literal=literal, percent=True)

    def _fraction(self, index: int) -> Read | None:
        found = self.tables.fractions.match(self.tokens, index) or self._unmarked_half(index)
        return None if found is None else self._half_of_something(found[1], found[0], alone=True)

    def _unmarked_half(self, index: int) -> tuple[int, Decimal] | None:
        """The `nua` of `nua ty`, `nua ngay`: a half of what follows, and no `nữa` ("more")."""
        found = self.tables.fractions.match(self.tokens, index, bare=True) if self.bare else None
        if found is None or any(is_figure(word) for word in self.words[max(0, index - 2) : index]):
            return None
        magnitude = self.tables.magnitudes.match(self.tokens, found[0], bare=True)
        return found if magnitude is not None or self.unit_at(found[0]) is not None else None

    def _half_of_something(self, percent: Decimal, end: int, *, alone: bool) -> Read | None:
        """`half a million`, `半小时`, `nửa tỷ` are amounts; `alone`, a fraction is a percent."""
        magnitude = self.tables.magnitudes.match(self.tokens, end, bare=self.bare)
        if magnitude is not None:
            return Read(percent * magnitude[1] / 100, magnitude[0], literal=False)
        if end < len(self.words):
            unit = self.unit_at(end)
            if unit is not None and unit[1].kind in (UnitKind.DURATION, UnitKind.POINTS, UnitKind.PERCENT):
                return Read(percent / 100, end, literal=False)
        if alone:
            return Read(percent, end, literal=False, percent=True)
        return None

    # --- magnitudes --------------------------------------------------------------------------

    def _magnified(self, read: Read) -> Read:
        """The amount with every magnitude that follows (`2 juta 500 ribu`, `3 tỷ rưỡi`, `1.2M`)."""
        if self.words[read.end : read.end + 1] == ["成"] and chinese.are_tenths(self.words, read.end):
            return self._tenths(read.amount, read.end + 1, literal=read.literal)
        magnitude = self._magnitude(read) or self._magnitude_behind_about(read)
        if magnitude is None:
            halved = self.with_half(read, self._last_scale(read))
            magnitude = self._magnitude(halved) if halved.end > read.end else None
            if magnitude is None:
                return halved
            read = halved
        factor, end, other_factor = magnitude
        grown = self.with_half(read.times(factor, end, other_factor), factor)
        while (again := self._magnitude(grown)) is not None and again[0] >= 1000:
            grown, factor = grown.times(again[0], again[1]), factor * again[0]
        return self._with_smaller(grown, factor, spelled=not read.literal)

    def _magnitude(self, read: Read) -> tuple[int, int, int | None] | None:
        """Factor, index behind, and the factor of a second reading."""
        index = read.end
        if index >= len(self.words):
            return None
        word = self.words[index]
        letters = self.tables.letters.get(word)
        if letters is not None and self._is_letter_magnitude(index, word, read):
            language = self._whose(index)
            factor = letters.get(language) or letters.get("en") or next(iter(letters.values()))
            english = letters.get("en")
            other = english if language == "id" and english != factor else None
            return factor, index + 1, other
        if (
            not read.literal
            and not word.isascii()
            and not self.tokens.touches(index)
            and chinese.is_magnitude(word)
        ):
            return None
        found = self.tables.magnitudes.match(self.tokens, index, bare=True)
        longer = self.tables.not_units.match(self.tokens, index, bare=True)
        if found is None or (longer is not None and longer[0] > found[0]):
            return None  # 3 ngan hang
        return found[1], found[0], None

    def _whose(self, index: int) -> str:
        """Whose letter a magnitude is: behind `Rp`, an Indonesian's (`Rp1,1 M`)."""
        return "id" if "rp" in self.words[max(0, index - 3) : index] else self.language or "en"

    def _magnitude_behind_about(self, read: Read) -> tuple[int, int, int | None] | None:
        """三百二十多万, 20余万: a character for "about" before the magnitude."""
        if read.end >= len(self.words) or self.words[read.end] not in _ABOUT:
            return None
        return self._magnitude(read._replace(end=read.end + 1))

    def _is_letter_magnitude(self, index: int, word: str, read: Read) -> bool:
        """`150k`, `5 M`; a `k` or `t` before a word is Vietnamese for something else."""
        if (not read.literal and word != "m") or self.has_seconds_behind(index):
            return False
        if self.tokens.touches(index):
            return True
        behind = self.words[index + 1] if index + 1 < len(self.words) else ""
        if is_figure(behind) and self.tokens.touches(index + 1):
            return False
        return len(word) > 1 or word == "m" or (word == "k" and not behind.isalpha())

    def has_seconds_behind(self, index: int) -> bool:
        """`3m20s`, `3'20"`: whether minutes stand before a letter or mark, and seconds behind it."""
        if index >= len(self.words) or self.words[index] not in _MINUTE_MARKS:
            return False
        letter, seconds, end = (*self.words[index : index + 3], "", "", "")[:3]
        if (letter, end) not in _MINUTES_AND_SECONDS or not seconds.isdecimal() or int(seconds) >= 60:
            return False
        return all(self.tokens.touches(at) for at in range(index, index + 3))

    def _last_scale(self, read: Read) -> int:
        """Of what a half behind is one: of a hundred in `tám trăm rưỡi`, else of one."""
        kind, value = self.parts.get(self.words[read.end - 1], (None, 1))
        return value if kind is Part.SCALE else 1

    def with_half(self, read: Read, factor: int) -> Read:
        """`tỷ rưỡi`, `dua setengah`, `two and a half`, `两个半`."""
        if read.end >= len(self.words):
            return read
        found = self.tables.halves.match(self.tokens, read.end, bare=True)
        if found is None or (factor == 1 and self._is_half_of_way(read, found[0])):
            return read
        if self.words[found[0] - 1] == "半" and not (
            self.tokens.touches(read.end) and self._half_fits(found[0])
        ):
            return read
        return read.plus(found[1] * factor, found[0])

    def _is_half_of_way(self, read: Read, end: int) -> bool:
        """`KR6 2 setengah jalan`, but not `2 setengah miliar`, `3 setengah menit`."""
        if not read.literal or self.words[read.end] not in ("setengah", "stengah"):
            return False
        if self.unit_at(end) is not None or self.words[end : end + 1] == ["m"]:
            return False
        return self.tables.magnitudes.match(self.tokens, end, bare=True) is None

    def _half_fits(self, end: int) -> bool:
        """`两个半小时`, but not `三个半成品`."""
        return end >= len(self.words) or self.words[end] not in ("成", "途", "路", "数")

    def _behind_join(self, index: int) -> int:
        """Behind the `and` of `one million and fifty thousand`, the `không trăm` of `một tỷ không trăm …`."""
        if self.words[index] in self.tables.zeros and index + 1 < len(self.words):
            part = self.parts.get(self.words[index + 1])
            index += 2 * (part is not None and part == (Part.SCALE, 100))
        return index + (index < len(self.words) and self.words[index] in self.tables.joins)

    def _has_tenths(self, index: int) -> bool:
        """Whether a digit at a piece is tenths of the magnitude before it (`3 tỷ 4`, `2tr1`)."""
        magnitude = self.words[index - 1]
        return magnitude in self.tables.tenths or (magnitude in _SHORT and self.tokens.touches(index))

    def _with_smaller(self, read: Read, factor: int, *, spelled: bool) -> Read:
        """`2 tỷ 300 triệu`, `two thousand five hundred`, `3 tỷ 4` (tenths)."""
        if factor < 100 or read.end >= len(self.words):
            return read
        if self._has_tenths(read.end):
            tenth = self.tenth_digit(read.end)
            if tenth is None:
                tenth = self.decimals_behind(read.end)
            if tenth is not None:
                return read.plus(tenth * factor / 10, read.end + 1)
        index = self._behind_join(read.end) if spelled else read.end
        word = self.words[index] if index < len(self.words) else GONE
        smaller: Read | None = None
        if is_figure(word):
            smaller = self._literal(index)
        elif word in self.parts and spelled:
            smaller = self.spelled(index)
        if smaller is None:
            return read
        magnitude = self._magnitude(smaller)
        if magnitude is not None and magnitude[0] < factor:
            grown = smaller.times(magnitude[0], magnitude[1])
            return self._with_smaller(read.plus(grown.amount, grown.end), magnitude[0], spelled=spelled)
        if magnitude is None and spelled and not smaller.literal and smaller.amount < factor:
            return read.plus(smaller.amount, smaller.end)
        return read
