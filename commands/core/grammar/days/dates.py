"""What a day or time in plain words means, and which figures are no values."""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from commands.core.grammar.days.day_tables import Day, Time, match
from commands.core.grammar.days.day_words import find_days
from commands.core.grammar.words.mentions import find_mentions
from commands.core.grammar.words.normal import normalise
from commands.core.grammar.words.tokens import Tokens

END_OF_DAY = time(17)
"""When a bare day ends: a promise "by Thursday" is due Thursday 17:00."""
_FARTHEST_DAYS = 3660

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class DueDate:
    """A moment somebody named, aware, and the place of the words in the normalised text."""

    at: datetime
    start: int
    end: int


def find_date(
    text: str, *, now: datetime, language: str | None = None, bare: time = END_OF_DAY
) -> DueDate | None:
    """The first day or time a text names, in the zone of `now`; a day without a time means `bare`.

    `language` decides 10/12. A day gone by means the next one of its name. A typed @name is no day: `mai` is
    Vietnamese for tomorrow.
    """
    plain = normalise(text)
    tokens = Tokens.of(plain).without([(at.start, at.end) for at in find_mentions(plain, [])])
    days, times = find_days(tokens, language)
    day = next((at for at in days if at.sure), days[0] if days else None)
    if day is not None and day.ahead == 0:  # EOD Friday
        day = next((at for at in days if at.first == day.last), day)
    clock = _nearest_time(day, times) or _bare_hour(tokens, day) or _part_of_day(tokens, day)
    if day is None and clock is None:
        return None
    moment = _moment(day, _hour(tokens, day, clock) or bare, now)
    if moment is None:
        return None
    found = [at for at in (day, clock) if at is not None]
    first, last = min(at.first for at in found), max(at.last for at in found)
    start, end = with_prepositions(tokens, (tokens.starts[first], tokens.ends[last - 1]))
    return DueDate(moment, start, end)


def _hour(tokens: Tokens, day: Day | None, clock: Time | None) -> time | None:
    """The time of day; after noon when the day says so (`malam ini jam 8`, `chiều mai 3h`)."""
    if clock is None or day is None or not 0 < clock.at.hour < 12:
        return clock.at if clock is not None else None
    parts = [match("DAY_PARTS", tokens, index) for index in range(day.first, day.last)]
    late = any(part is not None and part[1] == 12 and part[0] <= day.last for part in parts)
    return clock.at.replace(hour=clock.at.hour + 12) if late else clock.at


def with_prepositions(tokens: Tokens, span: Span) -> Span:
    """A date's span with its `by`, `trước` or 前."""
    first, last = bisect_left(tokens.starts, span[0]), bisect_left(tokens.starts, span[1])
    behind = match("BEHIND_DAY", tokens, last)
    end = tokens.ends[behind[0] - 1] if behind is not None else span[1]
    for length in (3, 2, 1):
        before = match("BEFORE_DAY", tokens, first - length) if first >= length else None
        if before is not None and before[0] == first:
            return tokens.starts[first - length], end
    return span[0], end


def find_date_spans(tokens: Tokens) -> tuple[list[Span], list[Span]]:
    """Where days and times stand whose figures cannot be values.

    First as a line reads where no hours are counted, then where the `3h` of "3h today" is a duration.
    """
    days, times = find_days(tokens, None)
    if not days and not times:
        return [], []
    return _spans(tokens, days, times, hours=False), _spans(tokens, days, times, hours=True)


def _spans(tokens: Tokens, days: list[Day], times: list[Time], *, hours: bool) -> list[Span]:
    found = [
        (tokens.starts[at.first], tokens.ends[at.last - 1])
        for at in days
        if at.sure and not (hours and at.minutes)
    ]
    found += [
        (tokens.starts[at.first], tokens.ends[at.last - 1])
        for at in times
        if at.sure or (not hours and _beside(at, days))
    ]
    return sorted(found)


def _beside(clock: Time, days: list[Day]) -> bool:
    return any(abs(clock.first - at.last) <= 1 or abs(at.first - clock.last) <= 1 for at in days)


def _nearest_time(day: Day | None, times: list[Time]) -> Time | None:
    for clock in times:
        if clock.sure or day is None or _beside(clock, [day]):
            return clock
    return None


def _bare_hour(tokens: Tokens, day: Day | None) -> Time | None:
    """`tomorrow 9`: a small figure behind a day with nothing behind it."""
    if day is None or day.minutes is not None or day.last >= len(tokens.words) or not day.sure:
        return None
    word = tokens.words[day.last]
    ends = day.last + 1 >= len(tokens.words) or not tokens.words[day.last + 1].isalnum()
    if not (ends and word.isdecimal() and len(word) <= 2 and 6 <= int(word) <= 23):
        return None
    return Time(day.last, day.last + 1, time(int(word)), sure=True)


def _part_of_day(tokens: Tokens, day: Day | None) -> Time | None:
    """`tomorrow morning`, `Friday noon`, 明早: an hour that a word beside the day stands for."""
    if day is None or day.minutes is not None:
        return None
    for index in range(max(0, day.first - 2), day.last + 1):
        found = match("HOURS", tokens, index)
        if found is not None and found[0] >= day.first:
            return Time(index, max(found[0], day.last), time(found[1]), sure=True)
    return None


# --- the moment ------------------------------------------------------------------------------


def _moment(day: Day | None, at: time, now: datetime) -> datetime | None:
    if day is not None and day.minutes is not None:
        return now + timedelta(minutes=day.minutes)
    if day is None:
        today = _combine(now.date(), at, now)
        return today if today > now else _combine(now.date() + timedelta(days=1), at, now)
    resolved = _resolve(day, at, now)
    if resolved is None or abs((resolved - now.date()).days) > _FARTHEST_DAYS:
        return None
    return _combine(resolved, at, now)


def _combine(day: date, at: time, now: datetime) -> datetime:
    return datetime.combine(day, at, tzinfo=now.tzinfo)


def _resolve(day: Day, at: time, now: datetime) -> date | None:
    today = now.date()
    if day.ahead is not None:
        return today + timedelta(days=day.ahead)
    if day.period is not None:
        ahead = day.period - 1 - (today.month - 1) % day.period
        return _resolve(replace(day, period=None, month_end=ahead), at, now)
    if day.month_end is not None:
        month = today.month - 1 + day.month_end
        year, month = today.year + month // 12, month % 12 + 1
        return date(year, month, monthrange(year, month)[1])
    if day.weekday is not None:
        return _coming(day, at, now)
    return _on_calendar(day, today)


def _coming(day: Day, at: time, now: datetime) -> date:
    today = now.date()
    weekday = day.weekday or 0
    monday = today - timedelta(days=today.weekday())
    if day.week:
        return monday + timedelta(days=7 * day.week + weekday)
    ahead = (weekday - today.weekday()) % 7
    if ahead == 0 and _combine(today, at, now) <= now:
        ahead = 7
    return today + timedelta(days=ahead)


def _on_calendar(day: Day, today: date) -> date | None:
    """The next day of that number, or of that day and month."""
    if day.month is not None:
        years = (
            [day.year]
            if day.year is not None
            else [today.year, today.year + 1, today.year + 2, today.year + 3]
        )
        months = [(year, day.month) for year in years]
    else:
        months = [
            (today.year + (today.month - 1 + more) // 12, (today.month - 1 + more) % 12 + 1)
            for more in range(3)
        ]
    for year, month in months:
        last = monthrange(year, month)[1]
        number = last if day.day == 0 else day.day or 1
        if number <= last:
            found = date(year, month, number)
            if found >= today or day.year is not None:
                return found
    return None
