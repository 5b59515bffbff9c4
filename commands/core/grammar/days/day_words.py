"""Days and times of day in words, before they mean a moment."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from commands.core.grammar.days.calendar_days import DOTS, calendar_day
from commands.core.grammar.days.clock_times import clock_time
from commands.core.grammar.days.day_tables import (
    Day,
    Time,
    day_table,
    digits,
    figure,
    in_one,
    match,
    small_number,
)
from commands.core.grammar.figures import chinese
from commands.core.grammar.figures.number_words import NO_ORDINAL, ORDINAL_ENDS
from commands.core.grammar.words.tokens import Tokens, is_figure

_FRIDAY = 4
_MOST_DIGITS = 12
"""Chinese digits of one number; a longer run of them is no day."""
_NAMING = (
    "WEEKDAYS", "WEEKS", "DAYS", "MONTH_ENDS", "PERIOD_ENDS", "PART_OF_MONTH", "SOON", "MONTHS", "DAY_PARTS"
)  # fmt: skip
"""Tables with whose phrases a day or time can begin."""
_LEADING = ("BEFORE_COUNT", "DAY_OF_MONTH", "BEFORE_HOUR")
"""The same of everyday words (`the`, `in`) that need a number behind them."""
_LEAD = 5
"""Pieces in which that number stands."""
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
_ENDS = {"小": ["时"], "工": ["作", "日"], "分": ["钟"]}
"""The pieces behind the first of units of several characters; 信心六分后面 is about no minutes."""


@cache
def _first_words() -> frozenset[str]:
    """Every piece but a figure that a day or time can begin with."""
    return chinese.STARTS.union(digits(), in_one(_NAMING).first_words, in_one(_LEADING).first_words)


def find_days(tokens: Tokens, language: str | None) -> tuple[list[Day], list[Time]]:
    days: list[Day] = []
    times: list[Time] = []
    behind = 0
    for index in tokens.places(_first_words()):
        if index < behind or not _may_begin(tokens, index):
            continue
        day = _day(tokens, index, language)
        if day is not None:
            days.append(day)
            behind = day.last
        clock = clock_time(tokens, index)
        if clock is not None:
            if day is None or clock.last >= day.last:
                times.append(clock)
            behind = max(behind, clock.last)
    return days, times


def _may_begin(tokens: Tokens, index: int) -> bool:
    """Whether a phrase of days or times stands here, or a number with one of their units behind it."""
    word = tokens.words[index]
    if is_figure(word):
        return word.count(".") == DOTS or _is_counted(tokens, index + 1)
    if _is_counted(tokens, _behind_number(tokens, index)):
        return True
    if in_one(_NAMING).match(tokens, index) is not None:
        return True
    leads = in_one(_LEADING).match(tokens, index) is not None
    return leads and _has_number(tokens, index + 1, index + _LEAD)


def _has_number(tokens: Tokens, first: int, last: int) -> bool:
    figure = bisect_left(tokens.figures, first) < bisect_left(tokens.figures, last)
    return figure or not _number_words().isdisjoint(tokens.words[first:last])


@cache
def _number_words() -> frozenset[str]:
    """Every piece but a figure that a small number can begin with."""
    return chinese.STARTS.union(digits(), ("a", "an"))


def _behind_number(tokens: Tokens, index: int) -> int:
    """The index behind Chinese digits, or behind one word."""
    behind = index + 1
    if tokens.words[index] in chinese.STARTS:
        last = min(len(tokens.words), index + _MOST_DIGITS)
        while behind < last and tokens.words[behind] in chinese.STARTS:
            behind += 1
    return behind


def _is_counted(tokens: Tokens, index: int) -> bool:
    """Whether the piece makes a number before it part of a day or time."""
    return index < len(tokens.words) and tokens.words[index] in _behind_figures()


@cache
def _behind_figures() -> frozenset[str]:
    """Every piece that makes a figure before it part of a day or time."""
    tables = ("MONTHS", "MONTH_WORD", "CLOCK", "DAY_PARTS")
    marks = ("个", "工", "分", "月", "号", "號", "of", "/", "-", ":")
    return ORDINAL_ENDS.union(
        marks, _COUNT_UNITS, _MINUTES, *(day_table(name).first_words for name in tables)
    )


def _day(tokens: Tokens, index: int, language: str | None) -> Day | None:
    named = None
    if tokens.words[index] in in_one(_NAMING).first_words:
        named = _weekday(tokens, index) or _relative(tokens, index)
    return named or _counted(tokens, index) or calendar_day(tokens, index, language)


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


_NO_WEEKDAYS = tuple(map(list, NO_ORDINAL))


def _inside_word(tokens: Tokens, first: int, last: int) -> bool:
    """`T5` needs nothing beside it; `sun` and `mar` are words only by themselves."""
    if first and tokens.words[first - 1 : first + 1] in _NO_WEEKDAYS:
        return True
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
    number = figure(tokens, end)
    if number is not None and 1 <= number[0] <= 12 and match("MONTH_WORD", tokens, end - 1):
        return Day(first, number[1], day=day, month=number[0])
    after = match("WEEKS_AFTER", tokens, end)
    return None if tokens.words[end - 1] in _MONTH_NAMED else Day(first, after[0] if after else end, day=day)


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
    unit = tokens.words[end] if end < len(tokens.words) else ""
    if unit == "月" and tokens.words[end - 1] == "个":
        unit = "month"
    hours = _COUNT_UNITS.get(unit, 0)
    if not hours and unit not in _MINUTES:
        return None
    rest = _ENDS.get(unit, [])
    if tokens.words[end + 1 : end + 1 + len(rest)] != rest:
        return None
    end += 1 + len(rest)
    after = day_table("AFTER_COUNT").match(tokens, end, bare=True) if end < len(tokens.words) else None
    if before is None and after is None:
        return None
    end = after[0] if after is not None else end
    if hours <= 1:
        return Day(index, end, minutes=number[0] * (60 if hours else 1))
    return Day(index, end, ahead=number[0] * hours // 24)
