"""The number words, magnitudes and units of all languages, merged from the phrase files once.

Tables a phrase file may hold: DIGITS (0 to 19, they add up), TENS, SCALES (`hundred`: multiplies what
stands before it), TEENS (`belas`), POINT, ZERO (a word that is a zero only before POINT), HALF_AFTER,
SHARES_AFTER (phrase -> share), JOIN, ONE_BEFORE (`a` million), FRACTIONS (phrase -> percent), MAGNITUDES
(phrase -> factor), LETTERS (magnitude letters, only behind digits), ALONE (magnitudes that need no number),
PERCENT, POINTS, TENTHS (of a percent: ‰), HUNDREDTHS (of a point: `bps`), CURRENCIES (code -> spellings),
DURATIONS (canonical unit -> (seconds, spellings)), NOT_NUMBERS, NOT_UNITS (phrases that begin like a unit:
`minggu depan`), TENTHS_AFTER (magnitudes behind which one digit means tenths),
ONES_BEHIND (digits only said behind tens).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, auto
from functools import cache
from types import SimpleNamespace
from typing import Any

from commands.core.grammar.phrases import languages
from commands.core.grammar.words.normal import unmarked
from commands.core.grammar.words.trie import Trie


class UnitKind(Enum):
    """What a unit measures."""

    PERCENT = auto()
    POINTS = auto()
    CURRENCY = auto()
    DURATION = auto()


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its canonical name; `seconds` is set for durations only, `parts` of it make one (100 bps)."""

    kind: UnitKind
    name: str
    seconds: int | Decimal = 0
    parts: int = 1


class Part(Enum):
    """What a number word does to the number being read."""

    DIGIT = auto()
    TENS = auto()
    SCALE = auto()
    TEEN = auto()


ORDINAL_STARTS = frozenset({"第", "thứ", "thu"})
NO_ORDINAL = frozenset({("doanh", "thu")})
"""These end as an ordinal without its marks begins: `doanh thu 2 tỷ` is revenue, no Monday."""
ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})
PERCENT = "%"
POINT_UNIT = "pt"
"""The unit of "3 points", which are never a value but a change."""


@dataclass(slots=True)
class NumberWords:
    """Everything `numbers` looks up."""

    parts: dict[str, tuple[Part, int]] = field(default_factory=dict)
    bare_parts: dict[str, tuple[Part, int]] = field(default_factory=dict)
    points: set[str] = field(default_factory=set)
    zeros: set[str] = field(default_factory=set)
    joins: set[str] = field(default_factory=set)
    ones: set[str] = field(default_factory=set)
    alone: set[str] = field(default_factory=set)
    tenths: set[str] = field(default_factory=set)
    ones_behind: set[str] = field(default_factory=set)
    only_behind: set[str] = field(default_factory=set)
    """Those that are no digit when they stand alone: `lam` is `làm` and no five."""
    range_starts: Trie[bool] = field(default_factory=Trie)
    range_joins: Trie[bool] = field(default_factory=Trie)
    letters: dict[str, dict[str, int]] = field(default_factory=dict)
    halves: Trie[Decimal] = field(default_factory=Trie)
    fractions: Trie[Decimal] = field(default_factory=Trie)
    magnitudes: Trie[int] = field(default_factory=Trie)
    units: Trie[Unit] = field(default_factory=Trie)
    currencies: Trie[str] = field(default_factory=Trie)
    not_numbers: Trie[bool] = field(default_factory=Trie)
    not_units: Trie[bool] = field(default_factory=Trie)


@cache
def number_words() -> NumberWords:
    """The merged tables."""
    merged = NumberWords()
    for code, file in languages().items():
        _add_parts(merged, file)
        _add_sets(merged, file)
        _add_units(merged, file)
        for phrase, percent in _table(file, "FRACTIONS").items():
            merged.fractions.add(phrase, Decimal(percent))
        for phrase, factor in _table(file, "MAGNITUDES").items():
            merged.magnitudes.add(phrase, factor)
        for letter, factor in _table(file, "LETTERS").items():
            merged.letters.setdefault(letter, {})[code] = factor
    return merged


@cache
def minute_of(language: str) -> str:
    """What a language calls a minute."""
    table = _table(languages()[language], "DURATIONS")
    return next(name for name, (seconds, _) in table.items() if seconds == _MINUTE)


_MINUTE = 60


@cache
def duration_seconds() -> dict[str, int | Decimal]:
    """Seconds in one of each canonical duration unit (`h`, `分钟`, `menit`, …)."""
    return {
        name: seconds
        for file in languages().values()
        for name, (seconds, _) in _table(file, "DURATIONS").items()
    }


@cache
def things() -> Trie[bool]:
    """What is commonly counted: `people`, 家, `khách hàng`."""
    trie: Trie[bool] = Trie()
    for file in languages().values():
        for phrase in _words(file, "THINGS"):
            trie.add(phrase, True)
    return trie


def _table(file: SimpleNamespace, name: str) -> dict[str, Any]:
    table: dict[str, Any] = getattr(file, name, {})
    return table


def _words(file: SimpleNamespace, name: str) -> tuple[str, ...]:
    table: tuple[str, ...] = getattr(file, name, ())
    return table


def _add_parts(merged: NumberWords, file: SimpleNamespace) -> None:
    tables = {Part.DIGIT: "DIGITS", Part.TENS: "TENS", Part.SCALE: "SCALES"}
    for part, name in tables.items():
        for word, value in _table(file, name).items():
            merged.parts[word] = (part, value)
    for word in _words(file, "TEENS"):
        merged.parts[word] = (Part.TEEN, 10)
    merged.bare_parts.update({unmarked(word): entry for word, entry in merged.parts.items()})


def _add_sets(merged: NumberWords, file: SimpleNamespace) -> None:
    sets = {
        "POINT": merged.points,
        "ZERO": merged.zeros,
        "JOIN": merged.joins,
        "ONE_BEFORE": merged.ones,
        "ALONE": merged.alone,
        "TENTHS_AFTER": merged.tenths,
        "ONES_BEHIND": merged.ones_behind,
    }
    for name, words in sets.items():
        for word in _words(file, name):
            words.update((word, unmarked(word)))
    behind = {unmarked(word) for word in _words(file, "ONES_BEHIND")} | set(_words(file, "ONES_BEHIND"))
    alone = {word for word in _table(file, "DIGITS") if word not in behind}
    merged.only_behind |= behind - {unmarked(word) for word in alone}
    for name, trie in (("RANGE_STARTS", merged.range_starts), ("RANGE_JOINS", merged.range_joins)):
        for phrase in _words(file, name):
            trie.add(phrase, True)
    for phrase in _words(file, "HALF_AFTER"):
        merged.halves.add(phrase, Decimal("0.5"))
    for phrase, share in _table(file, "SHARES_AFTER").items():
        merged.halves.add(phrase, Decimal(share))
    for phrase in _words(file, "NOT_NUMBERS"):
        merged.not_numbers.add(phrase, True)
    for phrase in _words(file, "NOT_UNITS"):
        merged.not_units.add(phrase, True)


def _add_units(merged: NumberWords, file: SimpleNamespace) -> None:
    for phrase in _words(file, "PERCENT"):
        merged.units.add(phrase, Unit(UnitKind.PERCENT, PERCENT))
    for phrase in _words(file, "POINTS"):
        merged.units.add(phrase, Unit(UnitKind.POINTS, POINT_UNIT))
    for phrase in _words(file, "TENTHS"):
        merged.units.add(phrase, Unit(UnitKind.PERCENT, PERCENT, parts=10))
    for phrase in _words(file, "HUNDREDTHS"):
        merged.units.add(phrase, Unit(UnitKind.POINTS, POINT_UNIT, parts=100))
    for code, spellings in _table(file, "CURRENCIES").items():
        for phrase in spellings:
            merged.units.add(phrase, Unit(UnitKind.CURRENCY, code))
            merged.currencies.add(phrase, code)
    for name, (seconds, spellings) in _table(file, "DURATIONS").items():
        for phrase in spellings:
            merged.units.add(phrase, Unit(UnitKind.DURATION, name, seconds))
