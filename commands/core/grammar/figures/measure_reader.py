"""The unit behind an amount, and durations of two parts: `2h30`, `2 phút 30 giây`, 2小时30分."""

from __future__ import annotations

from decimal import Decimal

from commands.core.grammar.figures.amounts import AmountReader
from commands.core.grammar.figures.number_words import PERCENT, Unit, UnitKind, minute_of
from commands.core.grammar.figures.spelled import Read
from commands.core.grammar.words.lexicon import side
from commands.core.grammar.words.roles import Side

_LEAST_MINUTES = 10
"""Said without their unit: `two hours five` may be five of something."""
STOPS = frozenset(",.;!?)(。、")
"""Marks with which a clause ends."""


class MeasureReader(AmountReader):
    """Reads the units behind the amounts of one text."""

    def with_unit(self, read: Read) -> tuple[str | None, Read]:
        """The unit behind an amount, with compound durations and a half behind the unit joined in."""
        if read.percent:
            unit = self.unit_at(read.end)
            points = unit is not None and unit[1].kind is UnitKind.POINTS
            return PERCENT, Read(read.amount, unit[0], literal=read.literal) if points and unit else read
        if self.has_seconds_behind(read.end):
            seconds = _tidy(Decimal(self.words[read.end + 1]) / 60)
            return minute_of(self.language or "en"), read.plus(seconds, read.end + 3)
        found = self.unit_at(read.end) or self._unit_behind_about(read.end) or self._before_seconds(read.end)
        found = found or self._minute_mark(read.end)
        if found is None:
            return None, read
        end, unit_found = found
        amount = read.amount / unit_found.parts
        at_unit = Read(amount, end, read.other, read.literal, notation=read.notation)
        if unit_found.kind is UnitKind.POINTS:
            return unit_found.name, self.with_half(at_unit, 1)
        if unit_found.kind is not UnitKind.DURATION:
            return unit_found.name, at_unit
        return unit_found.name, self._compound(self.with_half(at_unit, 1), unit_found)

    def _unit_behind_about(self, index: int) -> tuple[int, Unit] | None:
        """50来分钟, 30多天: a character for "about" before the unit."""
        if index < len(self.words) and self.words[index] in ("来", "多", "余", "几"):
            return self.unit_at(index + 1)
        return None

    def _minute_mark(self, index: int) -> tuple[int, Unit] | None:
        """The mark of `4'30` and `15'`, unless it closes a quotation."""
        if self.words[index : index + 1] != ["'"] or not self.tokens.touches(index):
            return None
        if "'" in self.words[:index] and not self._part_of_time(index):
            return None
        return index + 1, Unit(UnitKind.DURATION, "phút", 60)

    def _part_of_time(self, index: int) -> bool:
        """Whether two digits of seconds stand behind a mark."""
        behind = self.words[index + 1 : index + 2]
        return (
            bool(behind) and behind[0].isdecimal() and len(behind[0]) == 2 and self.tokens.touches(index + 1)
        )

    def _before_seconds(self, index: int) -> tuple[int, Unit] | None:
        """The 分 of 38分26秒, which alone would be a point (信心7分)."""
        if self.words[index : index + 1] != ["分"] or "秒" not in self.words[index + 2 : index + 6]:
            return None
        seconds = self.amount(index + 1)
        found = None if seconds is None else self.unit_at(seconds.end)
        if found is None or found[1].seconds != 1:
            return None
        return index + 1, Unit(UnitKind.DURATION, "分钟", 60)

    def _compound(self, read: Read, unit: Unit) -> Read:
        """`2h30`, `2 phút 30 giây`, `2小时30分`: the smaller part as a share of the larger unit."""
        index = read.end
        if index < len(self.words) and self.words[index] in ("and", "dan", "và", "va", "又"):
            index += 1
        if self._are_minutes(index, unit):
            return read.plus(_tidy(Decimal(self.words[index]) / 60), index + 2)
        smaller = self.amount(index) if index < len(self.words) else None
        if smaller is None or smaller.percent or smaller.amount >= 60 or smaller.amount < 0:
            return read
        found = self.unit_at(smaller.end)
        if found is not None and found[1].kind is UnitKind.DURATION and 0 < found[1].seconds < unit.seconds:
            share = smaller.amount * found[1].seconds / unit.seconds
            return read.plus(_tidy(share), found[0])
        spoken = not (read.literal or smaller.literal) and self._ends_measure(smaller)
        if spoken and (unit.seconds == 3600 or (unit.seconds == 60 and smaller.amount >= 10)):
            return read.plus(_tidy(smaller.amount / 60), smaller.end)
        if unit.seconds in (60, 3600) and self._are_spaced_minutes(index, smaller):
            return read.plus(_tidy(smaller.amount / 60), smaller.end)
        bare_minutes = unit.seconds in (60, 3600) and self.words[smaller.end : smaller.end + 1] == ["分"]
        if bare_minutes or (smaller.literal and self.tokens.touches(index) and unit.seconds in (60, 3600)):
            return read.plus(_tidy(smaller.amount / 60), smaller.end + bare_minutes)
        return read

    def _are_spaced_minutes(self, index: int, read: Read) -> bool:
        """The `15` of `2h 15, conf 7`: two digits with nothing of their own behind."""
        word = self.words[index]
        return word.isdecimal() and len(word) == 2 and read.end == index + 1 and self._is_last(read.end)

    def _is_last(self, index: int) -> bool:
        """Whether a clause ends at a piece."""
        return index >= len(self.words) or self.words[index] in STOPS or "\n" in self._between(index)

    def _between(self, index: int) -> str:
        return self.tokens.text[self.tokens.ends[index - 1] : self.tokens.starts[index]]

    def _ends_measure(self, read: Read) -> bool:
        """Whether no word, or a small one, stands behind minutes that are said without their unit."""
        if read.end >= len(self.words) or not self.words[read.end].isalpha():
            return True
        return read.amount >= _LEAST_MINUTES and any(
            side(table).match(self.tokens, read.end) is not None for table in (Side.PLACE, Side.PARTICLE)
        )

    def _are_minutes(self, index: int, unit: Unit) -> bool:
        """The `15m` of `3h 15m`, which is no 15 million."""
        if unit.seconds != 3600 or self.words[index + 1 : index + 2] != ["m"]:
            return False
        return self.words[index].isdecimal() and int(self.words[index]) < 60


def _tidy(share: Decimal) -> Decimal:
    return round(share, 4).normalize()
