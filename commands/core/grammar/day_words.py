"""Days and times of day in words, before they mean a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from functools import cache

from commands.core.grammar import chinese
from commands.core.grammar.number_words import ORDINAL_ENDS, Part, number_words
from commands.core.grammar.phrases import languages
from commands.core.grammar.tokens import Tokens, is_figure
from commands.core.grammar.trie import Trie, places

_FRIDAY = 4
_YEARS = range(2000, 2100)


@cache
def _month_first() -> frozenset[str]:
    return frozenset(code for code, file in languages().items() if file.MONTH_FIRST)


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
def _table(name: str) -> Trie[int]:
    trie: Trie[int] = Trie()
    for file in languages().values():
        entries = getattr(file, name, ())
        for phrase, value in (entries if isinstance(entries, dict) else dict.fromkeys(entries, 1)).items():
            trie.add(phrase, value)
    return trie


@cache
def _first_words() -> frozenset[str]:
    """Every piece but a figure that a day or time can begin with."""
    tables = (
        "WEEKDAYS",
        "WEEKS",
        "DAYS",
        "MONTH_ENDS",
        "PERIOD_ENDS",
        "PART_OF_MONTH",
        "SOON",
        "MONTHS",
        "BEFORE_COUNT",
        "DAY_OF_MONTH",
        "BEFORE_HOUR",
        "DAY_PARTS",
    )
    return chinese.STARTS.union(_digits(), *(_table(name).first_words for name in tables))


def match(name: str, tokens: Tokens, index: int) -> tuple[int, int] | None:
    return _table(name).match(tokens, index) if index < len(tokens.words) else None


def find_days(tokens: Tokens, language: str | None) -> tuple[list[Day], list[Time]]:
    days: list[Day] = []
    times: list[Time] = []
    behind = 0
    for index in places(tokens.words, _first_words()):
        if index < behind or not _may_begin(tokens, index):
            continue
        day = _day(tokens, index, language)
        if day is not None:
            days.append(day)
            behind = day.last
        clock = _time(tokens, index)
        if clock is not None:
            if day is None or clock.last >= day.last:
                times.append(clock)
            behind = max(behind, clock.last)
    return days, times


def _may_begin(tokens: Tokens, index: int) -> bool:
    """Whether a piece is a word, or a figure with a word or mark of days or times behind it."""
    if not is_figure(tokens.words[index]):
        return True
    dotted = tokens.words[index].count(".") == _DOTS
    return dotted or (index + 1 < len(tokens.words) and tokens.words[index + 1] in _behind_figures())


@cache
def _behind_figures() -> frozenset[str]:
    """Every piece that makes a figure before it part of a day or time."""
    tables = ("MONTHS", "MONTH_WORD", "CLOCK", "DAY_PARTS")
    marks = ("个", "工", "分", "月", "号", "號", "of", "/", "-", ":")
    return ORDINAL_ENDS.union(marks, _COUNT_UNITS, _MINUTES, *(_table(name).first_words for name in tables))


def _day(tokens: Tokens, index: int, language: str | None) -> Day | None:
    named = None if is_figure(tokens.words[index]) else _weekday(tokens, index) or _relative(tokens, index)
    return named or _counted(tokens, index) or _calendar(tokens, index, language)


def _weekday(tokens: Tokens, index: int) -> Day | None:
    week = match("WEEKS", tokens, index)
    behind = week[0] if week is not None else index
    found = match("WEEKDAYS", tokens, behind)
    if found is None and week is not None and tokens.words[index][:1] in ("下", "本", "这"):
        behind = index + 1
        found = match("WEEKDAYS", tokens, behind)
    if found is None or _inside_word(tokens, behind, found[0]):
        return None
    after = match("WEEKS_AFTER", tokens, found[0])
    if after is not None:
        return Day(index, after[0], weekday=found[1], week=after[1])
    return Day(index, found[0], weekday=found[1], week=week[1] if week is not None else None)


def _inside_word(tokens: Tokens, first: int, last: int) -> bool:
    """`T5` needs nothing beside it; `sun` and `mar` are words only by themselves."""
    return last - first == 2 and tokens.words[first] == "t" and not tokens.touches(first + 1)


def _relative(tokens: Tokens, index: int) -> Day | None:
    found = match("DAYS", tokens, index)
    if found is not None:
        return Day(index, found[0], ahead=found[1])
    found = match("SOON", tokens, index)
    if found is not None:
        return Day(index, found[0], minutes=found[1])
    found = match("MONTH_ENDS", tokens, index)
    if found is not None:
        return Day(index, found[0], month_end=found[1])
    found = match("PERIOD_ENDS", tokens, index)
    if found is not None:
        return Day(index, found[0], period=found[1])
    found = match("PART_OF_MONTH", tokens, index)
    part = _part_of_month(tokens, index, *found) if found is not None else None
    if part is not None:
        return part
    found = match("WEEKS", tokens, index)
    if found is not None and found[0] - index > 1:
        return Day(index, found[0], weekday=_FRIDAY, week=found[1])
    return None


def _part_of_month(tokens: Tokens, first: int, end: int, day: int) -> Day | None:
    """`awal bulan depan`, `pertengahan Desember`, `giữa tháng 12`."""
    named = match("MONTHS", tokens, end)
    if named is not None:
        return Day(first, named[0], day=day, month=named[1])
    number = _figure(tokens, end)
    if number is not None and 1 <= number[0] <= 12 and match("MONTH_WORD", tokens, end - 1):
        return Day(first, number[1], day=day, month=number[0])
    after = match("WEEKS_AFTER", tokens, end)
    return None if tokens.words[end - 1] in _MONTH_NAMED else Day(first, after[0] if after else end, day=day)


_MONTH_NAMED = ("awal", "pertengahan", "early", "mid", "of", "late")
"""Words that need the name of a month behind them."""

_COUNT_UNITS = {
    "day": 24, "days": 24, "天": 24, "日": 24, "工": 24, "hari": 24, "ngày": 24, "ngay": 24,
    "hour": 1, "hours": 1, "h": 1, "小": 1, "jam": 1, "tiếng": 1, "giờ": 1,
    "week": 168, "weeks": 168, "周": 168, "minggu": 168, "tuần": 168, "tuan": 168,
    "month": 720, "months": 720,
}  # fmt: skip
"""Hours in each unit."""
_MINUTES = frozenset({"minute", "minutes", "min", "mins", "分", "menit", "phút"})
_LENGTHS = {"小": 2, "工": 3, "分": 2}
"""Pieces of the units of several characters (小时, 工作日, 分钟)."""
_DOTS = 2
"""Full stops in `20.07.2026`."""


def _counted(tokens: Tokens, index: int) -> Day | None:
    """`in 2 days`, 两天后, `dua hari lagi`, `3 ngày nữa`."""
    before = match("BEFORE_COUNT", tokens, index)
    start = before[0] if before is not None else index
    number = small_number(tokens, start)
    if number is None or number[0] > 400:
        return None
    end = number[1]
    if tokens.words[end : end + 1] == ["个"]:
        end += 1
    unit = tokens.words[end] if end < len(tokens) else ""
    if unit == "月" and tokens.words[end - 1] == "个":
        unit = "month"
    hours = _COUNT_UNITS.get(unit, 0)
    if not hours and unit not in _MINUTES:
        return None
    end += _LENGTHS.get(unit, 1)
    after = _table("AFTER_COUNT").match(tokens, end, bare=True) if end < len(tokens) else None
    if before is None and after is None:
        return None
    end = after[0] if after is not None else end
    if hours <= 1:
        return Day(index, end, minutes=number[0] * (60 if hours else 1))
    return Day(index, end, ahead=number[0] * hours // 24)


def small_number(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A whole number in digits, Chinese or one word, and the index behind it."""
    return _figure(tokens, index) or _spelled(tokens, index)


def _spelled(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A number up to ten in one word (`a` is one), and the index behind it."""
    part = (
        1
        if tokens.words[index : index + 1] in (["a"], ["an"])
        else _digits().get(tokens.words[index])
        if index < len(tokens)
        else None
    )
    return None if part is None else (part, index + 1)


@cache
def _digits() -> dict[str, int]:
    parts = number_words().bare_parts | number_words().parts
    return {word: value for word, (kind, value) in parts.items() if kind is Part.DIGIT and 0 < value <= 10}


def _figure(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A small whole number in digits or Chinese, and the index behind it."""
    if index >= len(tokens):
        return None
    word = tokens.words[index]
    if word.isdecimal() and len(word) <= 4:
        return int(word), index + 1
    if word in chinese.STARTS:
        value, length = chinese.read(tokens.words[index : index + 4]) or (None, 0)
        if value is not None and value == int(value) and value < 10000:
            return int(value), index + length
    return None


def _calendar(tokens: Tokens, index: int, language: str | None) -> Day | None:
    month = match("MONTHS", tokens, index)
    if month is not None and (number := _figure(tokens, month[0])) is not None and 1 <= number[0] <= 31:
        return Day(index, _past_ordinal(tokens, number[1]), day=number[0], month=month[1])
    marked = match("DAY_OF_MONTH", tokens, index)
    start = marked[0] if marked is not None else index
    if tokens.words[start : start + 1] and tokens.words[start].count(".") == _DOTS:
        return _dotted(index, start, tokens.words[start])
    number = _figure(tokens, start)
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
    if word is not None and (named := _figure(tokens, word[0])) is not None and 1 <= named[0] <= 12:
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
    return index < len(tokens) and tokens.words[index] in ("%", "/", "h", "giờ")


def _past_ordinal(tokens: Tokens, index: int) -> int:
    ends = index < len(tokens) and tokens.touches(index) and tokens.words[index] in ORDINAL_ENDS
    return index + ends


def _chinese_day(tokens: Tokens, first: int, month: int, index: int) -> Day | None:
    part = match("PART_BEHIND_MONTH", tokens, index)
    if part is not None:
        return Day(first, part[0], day=part[1], month=month)
    number = _figure(tokens, index)
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
    second = _figure(tokens, index + 1)
    if second is None:
        return None
    third = None
    if words[second[1] : second[1] + 1] == [mark]:
        third = _figure(tokens, second[1] + 1)
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


# --- times -----------------------------------------------------------------------------------


def _time(tokens: Tokens, index: int) -> Time | None:
    part = match("BEFORE_HOUR", tokens, index) or match("DAY_PARTS", tokens, index)
    start = part[0] if part is not None else index
    named = match("BEFORE_HOUR", tokens, start) if part is not None else None
    start = named[0] if named is not None else start
    number = _clock_figure(tokens, start)
    if number is None:
        return None
    hour, minute, end, colon = number
    marked = match("CLOCK", tokens, end)
    if marked is not None:
        end = marked[0]
        half = match("HALF_HOUR", tokens, end)
        minutes = _figure(tokens, end)
        if half is not None:
            minute, end = 30, half[0]
        elif minutes is not None and tokens.touches(end) and minutes[0] < 60:
            minute, end = minutes[0], minutes[1] + (tokens.words[minutes[1] : minutes[1] + 1] == ["分"])
    behind = match("DAY_PARTS", tokens, end)
    shift = part[1] if part is not None else 0
    if behind is not None:
        shift, end = behind[1], behind[0]
    said = part is not None and tokens.words[index] not in ("at", "trước")
    due = marked is not None and match("BEHIND_DAY", tokens, end) is not None
    sure = (
        colon or due or behind is not None or (said and (marked is not None or tokens.words[index].isascii()))
    )
    if not (sure or marked is not None or part is not None) or hour > 24:
        return None
    bare = not colon and behind is None and (part is None or tokens.words[index] == "at")
    if bare and 0 < hour < _EARLIEST:
        shift = 12
    hour = hour + 12 if shift and hour < 12 else hour % 24
    return Time(index, end, time(hour, minute), sure)


_EARLIEST = 7
"""A bare `at 5`, 5点前 before this hour means the afternoon."""


def _clock_figure(tokens: Tokens, index: int) -> tuple[int, int, int, bool] | None:
    """Hour, minute, the index behind, and whether a colon stood between."""
    if index >= len(tokens):
        return None
    word = tokens.words[index]
    parts = word.split(".")
    if len(parts) == 2 and all(part.isdecimal() and len(part) <= 2 for part in parts):
        hour, minute = int(parts[0]), int(parts[1])
        spoken = index > 0 and tokens.words[index - 1] in ("jam", "pukul", "pkl")
        return (hour, minute, index + 1, True) if spoken and hour <= 24 and minute < 60 else None
    number = _figure(tokens, index)
    if number is None or number[0] > 24:
        return None
    end = number[1]
    if (
        tokens.words[end : end + 1] == [":"]
        and tokens.touches(end)
        and end + 1 < len(tokens)
        and tokens.touches(end + 1)
    ):
        minutes = tokens.words[end + 1]
        if minutes.isdecimal() and len(minutes) == 2 and int(minutes) < 60:
            return number[0], int(minutes), end + 2, True
    return number[0], 0, end, False
