"""How often something is to happen: `every Friday 16:00`, 每月最后一个工作日, `setiap tanggal 1`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from commands.core.grammar.days.day_tables import Day, Time, match, small_number
from commands.core.grammar.days.day_words import find_days
from commands.core.grammar.figures.number_words import ORDINAL_ENDS
from commands.core.grammar.phrases import languages
from commands.core.grammar.words.tokens import Tokens
from commands.core.grammar.words.trie import Trie
from commands.rules.recurrence import LAST, Period, Rule, Shift

USUAL_TIME = time(10)
"""When something happens that was given a day and no time."""
_FRIDAY = 4
"""The day of what happens weekly without a day: the week is closed on it."""
_MOST_EVERY = 12
_HOUR = re.compile(r"(\d{1,2})(?:\.([0-5]\d))?")
_LATEST_BARE_HOUR, _EARLIEST_BARE_HOUR = 23, 6

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule, and the places of the words it is said in."""

    rule: Rule
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words that say a part of a rule, up to a piece of the text.

    The facts are `recurs`, `period`, `every`, `quarter`, `weekday`, `nth`, `day` and `workday`.
    """

    last: int
    facts: Facts


def find_recurrence(
    tokens: Tokens, *, now: datetime, language: str | None = None, again: bool = False
) -> Recurrence | None:
    """What a text says of how often, if it says that something comes again.

    `again` says that it does: in `move the digest to Thursday` each Thursday is meant.
    """
    days, times = find_days(tokens, language)
    numbered = {at.first: at for at in days if at.day is not None and at.month is None}
    said: dict[str, Any] = {"recurs": True} if again else {}
    places: list[tuple[int, int]] = []
    index = 0
    while index < len(tokens.words) and not _is_complete(said):
        piece = _piece(tokens, index, numbered)
        if piece is None or any(said.get(name, fact) != fact for name, fact in piece.facts.items()):
            index += 1
            continue
        said |= piece.facts
        places.append((index, piece.last))
        index = piece.last
    if "recurs" not in said or not places:
        return None
    clock = _time(tokens, times, places) or _part_of_day(tokens, places)
    places += [(clock.first, clock.last)] if clock else []
    spans = tuple((tokens.starts[first], tokens.ends[last - 1]) for first, last in sorted(places))
    return Recurrence(_rule(said, clock.at if clock else USUAL_TIME, now), spans)


def _is_complete(said: Facts) -> bool:
    """Whether nothing more can be said of the day, so that later days belong to what is to happen."""
    if "recurs" not in said:
        return False
    return said.get("period") == "day" or not said.keys().isdisjoint(("weekday", "day", "workday"))


# --- the words -------------------------------------------------------------------------------


@cache
def _names(table: str) -> Trie[str]:
    trie: Trie[str] = Trie()
    for file in languages().values():
        for phrase, value in getattr(file, table).items():
            trie.add(phrase, value)
    return trie


def _piece(tokens: Tokens, index: int, numbered: Mapping[int, Day]) -> _Piece | None:
    return _every(tokens, index, numbered) or _times_once(tokens, index) or _named(tokens, index, numbered)


def _every(tokens: Tokens, index: int, numbered: Mapping[int, Day]) -> _Piece | None:
    """`every 2 weeks`, `every Friday`, `every second Monday`, `weekly`, `Fridays`: the longest reading."""
    found = [_period(tokens, index), _plural(tokens, index)]
    marker = match("EVERY", tokens, index)
    if marker is not None:
        found += [
            _counted(tokens, marker[0]),
            _each_nth(tokens, marker[0]),
            _nth_day(tokens, marker[0]),
            _named(tokens, marker[0], numbered) or _of_month(tokens, _ordinal(tokens, marker[0])),
        ]
    pieces = [piece for piece in found if piece is not None]
    if not pieces:
        return None
    longest = max(pieces, key=lambda piece: piece.last)
    weekly = {"period": "week"} if "weekday" in longest.facts and "nth" not in longest.facts else {}
    return _Piece(longest.last, {**weekly, **longest.facts, "recurs": True})


_PERIODS: Mapping[str, Facts] = {
    "day": {"period": "day"},
    "week": {"period": "week"},
    "month": {"period": "month"},
    "quarter": {"period": "month", "every": 3, "quarter": True},
    "other": {"period": "week", "every": 2},
    "workday": {"workday": True},
}


def _period(tokens: Tokens, index: int) -> _Piece | None:
    found = _names("EVERY_PERIODS").match(tokens, index)
    return _Piece(found[0], _PERIODS[found[1]]) if found else None


def _plural(tokens: Tokens, index: int) -> _Piece | None:
    found = match("EVERY_WEEKDAYS", tokens, index)
    return _Piece(found[0], {"weekday": found[1]}) if found else None


def _counted(tokens: Tokens, index: int) -> _Piece | None:
    """`2 weeks`, 两周, with or without `một lần` behind."""
    number = small_number(tokens, index)
    if number is None or not 0 < number[0] <= _MOST_EVERY or number[1] >= len(tokens.words):
        return None
    unit = _names("EVERY_UNITS").match(tokens, number[1])
    if unit is None:
        return None
    once = match("ONCE_EACH", tokens, unit[0])
    said: Facts = {"period": unit[1], "every": number[0]}
    return _Piece(once[0], {**said, "recurs": True}) if once else _Piece(unit[0], said)


def _times_once(tokens: Tokens, index: int) -> _Piece | None:
    """`dua minggu sekali`, `2 tuần một lần`, 两周一次."""
    counted = _counted(tokens, index)
    return counted if counted is not None and "recurs" in counted.facts else None


def _each_nth(tokens: Tokens, index: int) -> _Piece | None:
    """`every second Monday`: each other week, unless it is of the month."""
    nth = match("NTH", tokens, index)
    day = match("WEEKDAYS", tokens, nth[0]) if nth is not None and nth[1] > 1 else None
    if nth is None or day is None or match("OF_MONTH", tokens, day[0]):
        return None
    return _Piece(day[0], {"period": "week", "every": nth[1], "weekday": day[1]})


def _nth_day(tokens: Tokens, index: int) -> _Piece | None:
    """`every first of the month`."""
    nth = match("NTH", tokens, index)
    month = match("OF_MONTH", tokens, nth[0]) if nth is not None else None
    return (
        _Piece(month[0], {"day": nth[1], "period": "month"})
        if nth is not None and month is not None
        else None
    )


def _ordinal(tokens: Tokens, index: int) -> _Piece | None:
    """`every 15th`, 15日."""
    number, behind = small_number(tokens, index), tokens.words
    if number is None or not 1 <= number[0] <= 31 or number[1] >= len(tokens.words):
        return None
    named = behind[number[1]] in ORDINAL_ENDS or behind[number[1]] == "日"
    return _Piece(number[1] + 1, {"day": number[0]}) if named else None


def _named(tokens: Tokens, index: int, numbered: Mapping[int, Day]) -> _Piece | None:
    """A day by name or number."""
    piece = _weekday_or_workday(tokens, index) or _last_day(tokens, index)
    if piece is None and index in numbered:
        piece = _Piece(numbered[index].last, {"day": numbered[index].day or LAST})
    piece = piece or (_ordinal(tokens, index) if tokens.words[index + 1 : index + 3].count("日") else None)
    return _of_month(tokens, piece)


def _of_month(tokens: Tokens, piece: _Piece | None) -> _Piece | None:
    """A month behind a day says that it comes again (`1st of the month`)."""
    if piece is None:
        return None
    month = match("OF_MONTH", tokens, piece.last)
    if month is None or not piece.facts.keys() & {"nth", "day"}:
        return piece
    return _Piece(month[0], {**piece.facts, "period": "month", "recurs": True})


def _weekday_or_workday(tokens: Tokens, index: int) -> _Piece | None:
    """`Friday`, `first Monday`, `hari kerja terakhir`."""
    before = match("NTH", tokens, index)
    first = before[0] if before is not None else index
    weekday, workday = match("WEEKDAYS", tokens, first), match("WORKDAY", tokens, first)
    day = workday or weekday
    if day is None or (weekday == day and _is_two_pieces(tokens, first, day[0])):
        return None
    facts: Facts = {"workday": True} if workday else {"weekday": day[1]}
    nth = before or match("NTH", tokens, day[0])
    if nth is None:
        return _Piece(day[0], facts)
    return _Piece(max(nth[0], day[0]), {**facts, "nth": nth[1]})


def _is_two_pieces(tokens: Tokens, first: int, last: int) -> bool:
    """`t 5` is no `T5`."""
    return last - first == 2 and tokens.words[first] == "t" and not tokens.touches(first + 1)


def _last_day(tokens: Tokens, index: int) -> _Piece | None:
    found = match("LAST_DAY", tokens, index)
    return _Piece(found[0], {"day": LAST}) if found else None


# --- the time and the rule -------------------------------------------------------------------


def _time(tokens: Tokens, times: list[Time], places: list[tuple[int, int]]) -> Time | None:
    """The first time that is no part of the day's words; else a small figure directly behind those."""
    bare = [_bare_hour(tokens, last) for _, last in places]
    for clock in (*times, *filter(None, bare)):
        if not any(first < clock.last and clock.first < last for first, last in places):
            return clock
    return None


def _bare_hour(tokens: Tokens, index: int) -> Time | None:
    """`every Friday 9`, `setiap Kamis 15.30`."""
    found = _HOUR.fullmatch(tokens.words[index]) if index < len(tokens.words) else None
    if found is None or not _EARLIEST_BARE_HOUR <= int(found[1]) <= _LATEST_BARE_HOUR:
        return None
    return Time(index, index + 1, time(int(found[1]), int(found[2] or 0)), sure=True)


def _part_of_day(tokens: Tokens, places: list[tuple[int, int]]) -> Time | None:
    """`every Wednesday morning`, 每周三早上, `sáng thứ Tư hàng tuần`: a word beside the day's."""
    beside = {last for _, last in places} | {first for first, _ in places}
    for index in range(len(tokens.words)):
        found = match("PARTS_OF_DAY", tokens, index)
        if found is not None and (index in beside or found[0] in beside):
            return Time(index, found[0], time(found[1]), sure=True)
    return None


def _rule(said: Facts, at: time, now: datetime) -> Rule:
    every, nth, day, weekday = said.get("every", 1), said.get("nth"), said.get("day"), said.get("weekday")
    if said.get("workday"):
        return _of_working_days(nth, at)
    if said.get("period") == "day":
        return Rule(Period.DAY, at)
    if day is None and nth is None and said.get("period") != "month":
        weekday = _FRIDAY if weekday is None else weekday
        return _counted_from(_coming(weekday, at, now), Rule(Period.WEEK, at, weekday=weekday, every=every))
    if day is None and weekday is None:
        rule = Rule(Period.MONTH, at, day=1, every=every, shift=Shift.NEXT)
    else:
        nth = None if day is not None else nth or 1
        rule = Rule(Period.MONTH, at, day=day, weekday=weekday, nth=nth, every=every)
    return _counted_from(_quarter_begins(now.date()) if "quarter" in said else now.date(), rule)


def _quarter_begins(day: date) -> date:
    return day.replace(day=1, month=day.month - (day.month - 1) % 3)


def _counted_from(day: date, rule: Rule) -> Rule:
    """What comes each time is counted from nowhere."""
    return replace(rule, anchor=day) if rule.every > 1 else rule


def _of_working_days(nth: int | None, at: time) -> Rule:
    """Each working day, the last of the month, or its first."""
    if nth is None:
        return Rule(Period.DAY, at, shift=Shift.SKIP)
    if nth == LAST:
        return Rule(Period.MONTH, at)
    return Rule(Period.MONTH, at, day=1, shift=Shift.NEXT)


def _coming(weekday: int, at: time, now: datetime) -> date:
    ahead = (weekday - now.weekday()) % 7
    if ahead == 0 and now.time() >= at:
        ahead = 7
    return now.date() + timedelta(days=ahead)
