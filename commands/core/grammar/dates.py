"""Days and times in plain words: what a deadline means, and which figures are no values (R10)."""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from commands.core.grammar import chinese
from commands.core.grammar.normal import normalise
from commands.core.grammar.phrases import languages
from commands.core.grammar.tokens import Tokens, is_figure
from commands.core.grammar.trie import Trie

END_OF_DAY = time(17)
"""When a bare day ends: a promise "by Thursday" is due Thursday 17:00."""

_FRIDAY = 4
_YEARS = range(2000, 2100)
_MONTH_FIRST = frozenset({"zh"})
"""Languages in which 10/12 is the twelfth of October."""
_FARTHEST_DAYS = 3660

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class DueDate:
    """A moment somebody named, aware, and the place of the words in the normalised text."""

    at: datetime
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Day:
    """A day in words: one of the five ways to name one, between two pieces.

    `weekday` with `week` (0 this, 1 next, None the coming one), `ahead` in days, `hours` ahead,
    `month_end` in months ahead, or a calendar `day` with or without `month` and `year`.
    """

    first: int
    last: int
    weekday: int | None = None
    week: int | None = None
    ahead: int | None = None
    hours: int | None = None
    month_end: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    sure: bool = True
    """False for `12/10`, which may be a count as well."""


@dataclass(frozen=True, slots=True)
class _Time:
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


def _match(name: str, tokens: Tokens, index: int) -> tuple[int, int] | None:
    return _table(name).match(tokens, index) if index < len(tokens) else None


def find_date(text: str, *, now: datetime, language: str | None = None) -> DueDate | None:
    """The first day or time a text names, in the zone of `now`; a bare day means 17:00.

    `language` decides 10/12. A day gone by means the next one of its name.
    """
    tokens = Tokens.of(normalise(text))
    days, times = _find(tokens, language)
    day = next((at for at in days if at.sure), days[0] if days else None)
    clock = _nearest_time(day, times) or _bare_hour(tokens, day)
    if day is None and clock is None:
        return None
    moment = _moment(day, clock.at if clock is not None else None, now)
    if moment is None:
        return None
    found = [at for at in (day, clock) if at is not None]
    first, last = min(at.first for at in found), max(at.last for at in found)
    start, end = with_prepositions(tokens, (tokens.starts[first], tokens.ends[last - 1]))
    return DueDate(moment, start, end)


def with_prepositions(tokens: Tokens, span: Span) -> Span:
    """A date's span with its `by`, `trước` or 前."""
    first, last = bisect_left(tokens.starts, span[0]), bisect_left(tokens.starts, span[1])
    behind = _match("BEHIND_DAY", tokens, last)
    end = tokens.ends[behind[0] - 1] if behind is not None else span[1]
    for length in (3, 2, 1):
        before = _match("BEFORE_DAY", tokens, first - length) if first >= length else None
        if before is not None and before[0] == first:
            return tokens.starts[first - length], end
    return span[0], end


def find_date_spans(tokens: Tokens) -> list[Span]:
    """Where days and times stand whose figures cannot be values."""
    days, times = _find(tokens, None)
    found = [(tokens.starts[at.first], tokens.ends[at.last - 1]) for at in days if at.sure]
    found += [
        (tokens.starts[at.first], tokens.ends[at.last - 1]) for at in times if at.sure or _beside(at, days)
    ]
    return sorted(found)


def _find(tokens: Tokens, language: str | None) -> tuple[list[_Day], list[_Time]]:
    days: list[_Day] = []
    times: list[_Time] = []
    index = 0
    while index < len(tokens):
        if not tokens.words[index]:
            index += 1
            continue
        day = _day(tokens, index, language)
        if day is not None:
            days.append(day)
        clock = _time(tokens, index)
        if clock is not None and (day is None or clock.last >= day.last):
            times.append(clock)
        index = (
            max(index + 1, *(at.last for at in (day, clock) if at is not None)) if day or clock else index + 1
        )
    return days, times


def _beside(clock: _Time, days: list[_Day]) -> bool:
    return any(abs(clock.first - at.last) <= 1 or abs(at.first - clock.last) <= 1 for at in days)


def _nearest_time(day: _Day | None, times: list[_Time]) -> _Time | None:
    for clock in times:
        if clock.sure or day is None or _beside(clock, [day]):
            return clock
    return None


def _bare_hour(tokens: Tokens, day: _Day | None) -> _Time | None:
    """`tomorrow 9`: a small figure behind a day with nothing behind it."""
    if day is None or day.hours is not None or day.last >= len(tokens) or not day.sure:
        return None
    word = tokens.words[day.last]
    ends = day.last + 1 >= len(tokens) or not tokens.words[day.last + 1].isalnum()
    if not (ends and word.isdecimal() and len(word) <= 2 and 6 <= int(word) <= 23):
        return None
    return _Time(day.last, day.last + 1, time(int(word)), sure=True)


# --- days ------------------------------------------------------------------------------------


def _day(tokens: Tokens, index: int, language: str | None) -> _Day | None:
    return (
        _weekday(tokens, index)
        or _relative(tokens, index)
        or _counted(tokens, index)
        or _calendar(tokens, index, language)
    )


def _weekday(tokens: Tokens, index: int) -> _Day | None:
    week = _match("WEEKS", tokens, index)
    behind = week[0] if week is not None else index
    found = _match("WEEKDAYS", tokens, behind)
    if found is None and week is not None and tokens.words[index][:1] in ("下", "本", "这"):
        behind = index + 1
        found = _match("WEEKDAYS", tokens, behind)
    if found is None or _inside_word(tokens, behind, found[0]):
        return None
    after = _match("WEEKS_AFTER", tokens, found[0])
    if after is not None:
        return _Day(index, after[0], weekday=found[1], week=after[1])
    return _Day(index, found[0], weekday=found[1], week=week[1] if week is not None else None)


def _inside_word(tokens: Tokens, first: int, last: int) -> bool:
    """`T5` needs nothing beside it; `sun` and `mar` are words only by themselves."""
    return last - first == 2 and tokens.words[first] == "t" and not tokens.touches(first + 1)


def _relative(tokens: Tokens, index: int) -> _Day | None:
    found = _match("DAYS", tokens, index)
    if found is not None:
        return _Day(index, found[0], ahead=found[1])
    found = _match("MONTH_ENDS", tokens, index)
    if found is not None:
        return _Day(index, found[0], month_end=found[1])
    found = _match("WEEKS", tokens, index)
    if found is not None and found[0] - index > 1:
        return _Day(index, found[0], weekday=_FRIDAY, week=found[1])
    return None


_COUNT_UNITS = {
    "day": 24, "days": 24, "天": 24, "日": 24, "hari": 24, "ngày": 24, "ngay": 24, "hour": 1, "hours": 1, "h": 1,
    "小": 1, "jam": 1, "tiếng": 1, "giờ": 1, "week": 168, "weeks": 168, "周": 168, "minggu": 168, "tuần": 168,
    "tuan": 168,
}  # fmt: skip


def _counted(tokens: Tokens, index: int) -> _Day | None:
    """`in 2 days`, 两天后, `2 hari lagi`, `3 ngày nữa`."""
    before = _match("BEFORE_COUNT", tokens, index)
    start = before[0] if before is not None else index
    number = _figure(tokens, start)
    if number is None or number[0] > 400:
        return None
    end = number[1]
    if tokens.words[end : end + 1] == ["个"]:
        end += 1
    hours = _COUNT_UNITS.get(tokens.words[end]) if end < len(tokens) else None
    if hours is None:
        return None
    end += 2 if tokens.words[end] == "小" else 1
    after = _match("AFTER_COUNT", tokens, end)
    if before is None and after is None:
        return None
    end = after[0] if after is not None else end
    if hours == 1:
        return _Day(index, end, hours=number[0])
    return _Day(index, end, ahead=number[0] * hours // 24)


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


def _calendar(tokens: Tokens, index: int, language: str | None) -> _Day | None:
    month = _match("MONTHS", tokens, index)
    if month is not None and (number := _figure(tokens, month[0])) is not None and 1 <= number[0] <= 31:
        return _Day(index, _past_ordinal(tokens, number[1]), day=number[0], month=month[1])
    marked = _match("DAY_OF_MONTH", tokens, index)
    start = marked[0] if marked is not None else index
    number = _figure(tokens, start)
    if number is None:
        return None
    value, end = number
    words = tokens.words
    if words[end : end + 1] == ["月"] and 1 <= value <= 12:
        return _chinese_day(tokens, index, value, end + 1)
    if words[end : end + 1] in (["号"], ["號"]) and 1 <= value <= 31:
        return _Day(index, end + 1, day=value)
    slashed = _slashed(tokens, index, value, end, language)
    if slashed is not None:
        return slashed
    end = _past_ordinal(tokens, end)
    if not 1 <= value <= 31:
        return None
    word = _match("MONTH_WORD", tokens, end)
    if word is not None and (named := _figure(tokens, word[0])) is not None and 1 <= named[0] <= 12:
        return _Day(index, named[1], day=value, month=named[0])
    named_month = _match("MONTHS", tokens, end + 1 if words[end : end + 1] == ["of"] else end)
    if named_month is not None:
        return _Day(index, named_month[0], day=value, month=named_month[1])
    ordinal = end > number[1]
    if marked is not None and (ordinal or words[index] not in ("the",)) and not _counts(tokens, end):
        return _Day(index, end, day=value)
    return None


def _counts(tokens: Tokens, index: int) -> bool:
    """Whether a unit or percent behind `ngày 5` makes it something else."""
    return index < len(tokens) and tokens.words[index] in ("%", "/", "h", "giờ")


def _past_ordinal(tokens: Tokens, index: int) -> int:
    ends = index < len(tokens) and tokens.touches(index) and tokens.words[index] in ("st", "nd", "rd", "th")
    return index + ends


def _chinese_day(tokens: Tokens, first: int, month: int, index: int) -> _Day | None:
    number = _figure(tokens, index)
    if number is None or not 1 <= number[0] <= 31:
        return None
    end = number[1] + (tokens.words[number[1] : number[1] + 1] in (["号"], ["日"], ["號"]))
    return _Day(first, end, day=number[0], month=month)


def _slashed(tokens: Tokens, first: int, value: int, index: int, language: str | None) -> _Day | None:
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
        return _valid(_Day(first, third[1], day=third[0], month=second[0], year=value))
    if mark == "-" and third is None:
        return None
    if third is not None and third[0] < 100:
        third = (2000 + third[0], third[1])
    day, month = (second[0], value) if language in _MONTH_FIRST else (value, second[0])
    if month > 12:
        day, month = month, day
    year = third[0] if third is not None else None
    end = third[1] if third is not None else second[1]
    return _valid(_Day(first, end, day=day, month=month, year=year, sure=third is not None))


def _valid(day: _Day) -> _Day | None:
    ok = day.day is not None and 1 <= day.day <= 31 and day.month is not None and 1 <= day.month <= 12
    return day if ok and (day.year is None or day.year in _YEARS) else None


# --- times -----------------------------------------------------------------------------------


def _time(tokens: Tokens, index: int) -> _Time | None:
    part = _match("BEFORE_HOUR", tokens, index) or _match("DAY_PARTS", tokens, index)
    start = part[0] if part is not None else index
    number = _clock_figure(tokens, start)
    if number is None:
        return None
    hour, minute, end, colon = number
    marked = _match("CLOCK", tokens, end)
    if marked is not None:
        end = marked[0]
        half = _match("HALF_HOUR", tokens, end)
        minutes = _figure(tokens, end)
        if half is not None:
            minute, end = 30, half[0]
        elif minutes is not None and tokens.touches(end) and minutes[0] < 60:
            minute, end = minutes[0], minutes[1] + (tokens.words[minutes[1] : minutes[1] + 1] == ["分"])
    behind = _match("DAY_PARTS", tokens, end)
    shift = part[1] if part is not None else 0
    if behind is not None:
        shift, end = behind[1], behind[0]
    said = part is not None and tokens.words[index] not in ("at", "trước")
    sure = colon or behind is not None or (said and (marked is not None or tokens.words[index].isascii()))
    if not (sure or marked is not None or part is not None) or hour > 24:
        return None
    hour = hour + 12 if shift and hour < 12 else hour % 24
    return _Time(index, end, time(hour, minute), sure)


def _clock_figure(tokens: Tokens, index: int) -> tuple[int, int, int, bool] | None:
    """Hour, minute, the index behind, and whether a colon stood between."""
    if index >= len(tokens):
        return None
    word = tokens.words[index]
    if is_figure(word) and word.count(".") == 1 and word.replace(".", "").isdecimal():
        hour, minute = (int(part) for part in word.split("."))
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


# --- the moment ------------------------------------------------------------------------------


def _moment(day: _Day | None, clock: time | None, now: datetime) -> datetime | None:
    if day is not None and day.hours is not None:
        return now + timedelta(hours=day.hours)
    at = clock if clock is not None else END_OF_DAY
    if day is None:
        today = _combine(now.date(), at, now)
        return today if today > now else _combine(now.date() + timedelta(days=1), at, now)
    resolved = _resolve(day, at, now)
    if resolved is None or abs((resolved - now.date()).days) > _FARTHEST_DAYS:
        return None
    return _combine(resolved, at, now)


def _combine(day: date, at: time, now: datetime) -> datetime:
    return datetime.combine(day, at, tzinfo=now.tzinfo)


def _resolve(day: _Day, at: time, now: datetime) -> date | None:
    today = now.date()
    if day.ahead is not None:
        return today + timedelta(days=day.ahead)
    if day.month_end is not None:
        month = today.month - 1 + day.month_end
        year, month = today.year + month // 12, month % 12 + 1
        return date(year, month, monthrange(year, month)[1])
    if day.weekday is not None:
        return _coming(day, at, now)
    return _on_calendar(day, today)


def _coming(day: _Day, at: time, now: datetime) -> date:
    today = now.date()
    weekday = day.weekday or 0
    monday = today - timedelta(days=today.weekday())
    if day.week:
        return monday + timedelta(days=7 * day.week + weekday)
    ahead = (weekday - today.weekday()) % 7
    if ahead == 0 and _combine(today, at, now) <= now:
        ahead = 7
    return today + timedelta(days=ahead)


def _on_calendar(day: _Day, today: date) -> date | None:
    """The next day of that number, or of that day and month."""
    number = day.day or 1
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
        if number <= monthrange(year, month)[1]:
            found = date(year, month, number)
            if found >= today or day.year is not None:
                return found
    return None
