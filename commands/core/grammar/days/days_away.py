"""The days somebody says they are away: `until Friday`, 请假3天, `cuti 24 Des - 2 Jan`."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time

from commands.core.grammar.days.dates import find_date
from commands.core.grammar.days.day_tables import match
from commands.core.grammar.days.day_words import find_days
from commands.core.grammar.figures.number_words import duration_seconds
from commands.core.grammar.figures.numbers import find_numbers
from commands.core.grammar.words.normal import normalise
from commands.core.grammar.words.tokens import Tokens

_DAY = 24 * 60 * 60
_WORKING_WEEK = 4
"""From Monday to Friday, as days after the first."""
_TO = r"\s*(?:-|–|~|to|till?|until|through|sampai|hingga|s/d|đến|tới|到|至)\s*"
_DAY_BEFORE = re.compile(rf"(?<!\d)(\d{{1,2}}){_TO}$")
_DAY_BEHIND = re.compile(rf"^{_TO}(\d{{1,2}})(?![\d/])\s*[日号]?")
"""`24-26 Dec`, 12月24日到26日: a range whose month is said once."""


@dataclass(frozen=True, slots=True)
class DaysAway:
    """What was said; whoever knows the calendar makes days of it.

    `first` is None for from today on. Of the others exactly one is set: `last` is a day named as the end (if
    `maybe_back`, the word before it may as well mean the day of return), `back` the day of return, `days` a
    number of days of leave, `calendar_days` one that counts weekends too.
    """

    first: date | None
    last: date | None = None
    maybe_back: bool = False
    back: date | None = None
    days: int | None = None
    calendar_days: int | None = None


@dataclass(frozen=True, slots=True)
class _Said:
    day: date
    whole_week: bool
    start: int
    end: int


def names_days(text: str) -> bool:
    """Whether a text names a day or a number of days."""
    tokens = Tokens.of(normalise(text))
    return bool(find_days(tokens, None)[0]) or _counted(tokens.text, None) is not None


def find_days_away(text: str, *, now: datetime, language: str | None = None) -> DaysAway | None:
    """The days a text speaks of, in the zone of `now`; None if it names none."""
    plain = normalise(text)
    tokens = Tokens.of(plain)
    said, counted = _dates(plain, now=now, language=language), _counted(plain, language)
    if counted and len(said) < 2:
        return _for(_first_of(said[0]) if said else None, counted)
    if not said:
        return None
    until, back = _has(tokens, "AWAY_UNTIL"), _has(_without_leave(tokens), "AWAY_BACK")
    if len(said) == 2 and not (until and back):
        first = _first_of(said[0])
        return DaysAway(first, back=said[1].day) if back else DaysAway(first, last=said[1].day)
    if not until and not back:
        return DaysAway(_first_of(said[0]), last=said[0].day)
    end = _dates(plain, now=_end_of(now), language=language)[-1].day
    if back:
        return DaysAway(None, back=end)
    return DaysAway(None, last=end, maybe_back=_has(tokens, "AWAY_MAYBE_BACK"))


def _end_of(now: datetime) -> datetime:
    """ "Until Monday", said on a Monday, is the next one."""
    return datetime.combine(now.date(), time(23, 59), tzinfo=now.tzinfo)


def _without_leave(tokens: Tokens) -> Tokens:
    """不上班 says nothing of coming back to work."""
    found = [(index, match("LEAVE", tokens, index)) for index in range(len(tokens.words))]
    return tokens.without([(tokens.starts[at], tokens.ends[end[0] - 1]) for at, end in found if end])


def _has(tokens: Tokens, table: str) -> bool:
    return any(match(table, tokens, index) for index in range(len(tokens.words)))


def _first_of(said: _Said) -> date:
    """A whole week begins on its Monday."""
    return date.fromordinal(said.day.toordinal() - _WORKING_WEEK) if said.whole_week else said.day


def _dates(text: str, *, now: datetime, language: str | None) -> list[_Said]:
    """The one or two days named; 24 Dec - 2 Jan ends in the next year."""
    first = _date(text, 0, now, language)
    if first is None:
        return []
    second = _date(text, first.end, now, language)
    if second is None:
        return _with_shared_month(text, first)
    if second.day < first.day:
        second = _date(text, first.end, datetime.combine(first.day, now.timetz()), language) or second
    return [first, second]


def _date(text: str, behind: int, now: datetime, language: str | None) -> _Said | None:
    at = find_date(text[behind:], now=now, language=language)
    if at is None:
        return None
    start, end = behind + at.start, behind + at.end
    return _Said(at.at.date(), _is_week(text[start:end]), start, end)


def _is_week(words: str) -> bool:
    """Whether the words name a week and no day of it."""
    tokens = Tokens.of(words)
    spans = [match("WEEKS", tokens, index) for index in range(len(tokens.words))]
    weekdays = [match("WEEKDAYS", tokens, index) for index in range(len(tokens.words))]
    return any(spans) and not any(weekdays)


def _with_shared_month(text: str, said: _Said) -> list[_Said]:
    before, behind = _DAY_BEFORE.search(text[: said.start]), _DAY_BEHIND.match(text[said.end :])
    if before and (first := _same_month(said.day, int(before[1]))):
        return [_Said(first, False, said.start, said.end), said]
    if behind and (last := _same_month(said.day, int(behind[1]))):
        return [said, _Said(last, False, said.start, said.end)]
    return [said]


def _same_month(day: date, number: int) -> date | None:
    days = monthrange(day.year, day.month)[1]
    return day.replace(day=number) if 0 < number <= days else None


def _counted(text: str, language: str | None) -> tuple[int, bool] | None:
    """A number of days, and whether it came as whole weeks, in which weekends count."""
    for number in find_numbers(text, language=language):
        seconds = duration_seconds().get(number.unit or "", 0)
        days = int(number.amount * seconds) // _DAY
        if seconds >= _DAY and 0 < days < 400:
            return days, seconds > _DAY
    return None


def _for(first: date | None, counted: tuple[int, bool]) -> DaysAway:
    days, whole_weeks = counted
    return DaysAway(first, calendar_days=days) if whole_weeks else DaysAway(first, days=days)
