"""What days and times are looked up in, and what they are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from functools import cache

from commands.core.grammar.figures import chinese
from commands.core.grammar.figures.number_words import Part, number_words
from commands.core.grammar.phrases import languages
from commands.core.grammar.words.tokens import Tokens
from commands.core.grammar.words.trie import Trie


@dataclass(frozen=True, slots=True)
class Day:
    """A day in words: one of the six ways to name one, between two pieces.

    `weekday` with `week` (0 this, 1 next, None the coming one), `ahead` in days, `minutes` ahead,
    `month_end` in months ahead, the end of a `period` of so many months (quarter, year), or a calendar
    `day` (0 the last one) with or without `month` and `year`.
    """

    first: int
    last: int
    weekday: int | None = None
    week: int | None = None
    ahead: int | None = None
    minutes: int | None = None
    month_end: int | None = None
    period: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    sure: bool = True
    """False for `12/10`, which may be a count as well."""


@dataclass(frozen=True, slots=True)
class Time:
    first: int
    last: int
    at: time
    sure: bool
    """False for `10h`, a time only beside a day."""


@cache
def day_table(name: str) -> Trie[int]:
    """One of the tables of days and times; a phrase without a value means 1."""
    trie: Trie[int] = Trie()
    for file in languages().values():
        entries = getattr(file, name, ())
        for phrase, value in (entries if isinstance(entries, dict) else dict.fromkeys(entries, 1)).items():
            trie.add(phrase, value)
    return trie


@cache
def in_one(names: tuple[str, ...]) -> Trie[int]:
    """Some of these tables in one, to ask whether a phrase of any stands at a place."""
    trie: Trie[int] = Trie()
    for file in languages().values():
        for name in names:
            for phrase in getattr(file, name, ()):
                trie.add(phrase, 1)
    return trie


def match(name: str, tokens: Tokens, index: int) -> tuple[int, int] | None:
    return day_table(name).match(tokens, index) if index < len(tokens.words) else None


def starts(name: str, tokens: Tokens) -> list[int]:
    """The pieces at which a phrase of a table may begin."""
    first_words = day_table(name).first_words
    return [index for index, word in enumerate(tokens.words) if word in first_words]


def small_number(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A whole number in digits, Chinese or one word, and the index behind it."""
    return figure(tokens, index) or _spelled(tokens, index)


def figure(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A small whole number in digits or Chinese, and the index behind it."""
    if index >= len(tokens.words):
        return None
    word = tokens.words[index]
    if word.isdecimal() and len(word) <= 4:
        return int(word), index + 1
    if word in chinese.STARTS:
        value, length = chinese.read(tokens.words[index : index + 4]) or (None, 0)
        if value is not None and value == int(value) and value < 10000:
            return int(value), index + length
    return None


def _spelled(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A number up to ten in one word (`a` is one), and the index behind it."""
    part = (
        1
        if tokens.words[index : index + 1] in (["a"], ["an"])
        else digits().get(tokens.words[index])
        if index < len(tokens.words)
        else None
    )
    return None if part is None else (part, index + 1)


@cache
def digits() -> dict[str, int]:
    parts = number_words().bare_parts | number_words().parts
    return {word: value for word, (kind, value) in parts.items() if kind is Part.DIGIT and 0 < value <= 10}
