"""Days by their number: `15 Oct`, 10月15号, `15/10/2026`, `ngày 5`."""

from __future__ import annotations

from functools import cache

from commands.core.grammar.days.day_tables import Day, figure, match
from commands.core.grammar.figures.number_words import ORDINAL_ENDS
from commands.core.grammar.phrases import languages
from commands.core.grammar.words.tokens import Tokens

_YEARS = range(2000, 2100)
DOTS = 2
"""Full stops in `20.07.2026`."""


@cache
def _month_first() -> frozenset[str]:
    return frozenset(code for code, file in languages().items() if file.MONTH_FIRST)


def calendar_day(tokens: Tokens, index: int, language: str | None) -> Day | None:
    month = match("MONTHS", tokens, index)
    if month is not None and (number := figure(tokens, month[0])) is not None and 1 <= number[0] <= 31:
        return Day(index, _past_ordinal(tokens, number[1]), day=number[0], month=month[1])
    marked = match("DAY_OF_MONTH", tokens, index)
    start = marked[0] if marked is not None else index
    if tokens.words[start : start + 1] and tokens.words[start].count(".") == DOTS:
        return _dotted(index, start, tokens.words[start])
    number = figure(tokens, start)
    if number is None:
        return None
    value, end = number
    words = tokens.words
    if words[end : end + 1] == ["月"] and 1 <= value <= 12:
        return _chinese_day(tokens, index, value, end + 1)
    if words[end : end + 1] in (["号"], ["號"]) and 1 <= value <= 31:
        return Day(index, end + 1, day=value)
    slashed = _slashed(tokens, index, value, end, language)
    if slashed is not None:
        return slashed
    end = _past_ordinal(tokens, end)
    if not 1 <= value <= 31:
        return None
    word = match("MONTH_WORD", tokens, end)
    if word is not None and (named := figure(tokens, word[0])) is not None and 1 <= named[0] <= 12:
        return Day(index, named[1], day=value, month=named[0])
    named_month = match("MONTHS", tokens, end + 1 if words[end : end + 1] == ["of"] else end)
    if named_month is not None:
        return Day(index, named_month[0], day=value, month=named_month[1])
    ordinal = end > number[1]
    if marked is not None and (ordinal or words[index] not in ("the",)) and not _counts(tokens, end):
        return Day(index, end, day=value)
    return None


def _dotted(first: int, index: int, word: str) -> Day | None:
    """`20.07.2026`, `2026.7.20`."""
    parts = word.split(".")
    if not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return None
    figures = [int(part) for part in parts]
    day, month, year = figures if figures[2] in _YEARS else reversed(figures)
    return _valid(Day(first, index + 1, day=day, month=month, year=year)) if year in _YEARS else None


def _counts(tokens: Tokens, index: int) -> bool:
    """Whether a unit or percent behind `ngày 5` makes it something else."""
    return index < len(tokens.words) and tokens.words[index] in ("%", "/", "h", "giờ")


def _past_ordinal(tokens: Tokens, index: int) -> int:
    ends = index < len(tokens.words) and tokens.touches(index) and tokens.words[index] in ORDINAL_ENDS
    return index + ends


def _chinese_day(tokens: Tokens, first: int, month: int, index: int) -> Day | None:
    part = match("PART_BEHIND_MONTH", tokens, index)
    if part is not None:
        return Day(first, part[0], day=part[1], month=month)
    number = figure(tokens, index)
    if number is None or not 1 <= number[0] <= 31:
        return None
    end = number[1] + (tokens.words[number[1] : number[1] + 1] in (["号"], ["日"], ["號"]))
    return Day(first, end, day=number[0], month=month)


def _slashed(tokens: Tokens, first: int, value: int, index: int, language: str | None) -> Day | None:
    """`15/10`, `15/10/2026`, `2026-10-15`; sure when it can be no count."""
    words = tokens.words
    mark = words[index] if index < len(words) else ""
    if (
        mark not in ("/", "-")
        or not tokens.touches(index)
        or index + 1 >= len(words)
        or not tokens.touches(index + 1)
    ):
        return None
    second = figure(tokens, index + 1)
    if second is None:
        return None
    third = None
    if words[second[1] : second[1] + 1] == [mark]:
        third = figure(tokens, second[1] + 1)
    if value in _YEARS and third is not None:
        return _valid(Day(first, third[1], day=third[0], month=second[0], year=value))
    if mark == "-" and third is None:
        return None
    if third is not None and third[0] < 100:
        third = (2000 + third[0], third[1])
    day, month = (second[0], value) if language in _month_first() else (value, second[0])
    if month > 12:
        day, month = month, day
    year = third[0] if third is not None else None
    end = third[1] if third is not None else second[1]
    return _valid(Day(first, end, day=day, month=month, year=year, sure=third is not None))


def _valid(day: Day) -> Day | None:
    ok = day.day is not None and 1 <= day.day <= 31 and day.month is not None and 1 <= day.month <= 12
    return day if ok and (day.year is None or day.year in _YEARS) else None
