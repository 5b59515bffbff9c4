"""Numbers, amounts, times and ages as each language writes them.

Shares (progress, pace) are 0…1 here as in `commands/rules`; points and values of key results in % are 0…100.
Numbers are written out, never "1.2M": a receipt must show what was stored. Only Chinese uses 万 and 亿, and
only where they lose nothing.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from babel.dates import DateTimePattern, parse_pattern
from babel.numbers import format_decimal

from commands.rules.units import Dimension, between, dimension_of
from commands.texts.markdown import Md, escape
from commands.texts.places import zone_shown
from commands.texts.voice import Voice, mark

MOST_DECIMALS = 6
BAR_CELLS = 10
ARROW = " → "
MISSING = Md("–")


def number(voice: Voice, amount: Decimal | int, places: int | None = None) -> Md:
    """A number written out: as many decimals as it has (six at most), or rounded to `places`."""
    return voice.number(_trimmed(Decimal(amount)) if places is None else _rounded(Decimal(amount), places))


def fixed(voice: Voice, amount: Decimal, places: int) -> Md:
    """A number with exactly so many decimals, as grades are written: 1.0, 0,75."""
    shown = format_decimal(_rounded(amount, places), f"0.{'0' * places}", voice.locale)
    return Md(shown)


def percent(voice: Voice, share: Decimal) -> Md:
    """A share (0…1) in whole percent. What is not complete never shows as 100%."""
    whole = _rounded(share * 100, 0)
    if whole == 100 and share < 1:
        whole = Decimal(99)
    return Md(f"{voice.number(whole)}%")


def points(voice: Voice, delta: Decimal) -> Md:
    """A change in percentage points (0…100) with its sign: +4, -12, ±0."""
    return _signed(voice, _rounded(delta, 0))


def signed(voice: Voice, delta: Decimal, unit: str | None = None) -> Md:
    """A change of a value with its sign and unit: +150,000 USD."""
    sign = "+" if delta > 0 else "-" if delta < 0 else "±"
    return Md(f"{sign}{value(voice, abs(delta), unit)}")


def confidence(voice: Voice, level: int | None) -> Md:
    """A confidence on its scale, 7/10, or a dash: a missing one stays missing."""
    return MISSING if level is None else voice.say("{n}/10", n=level)


def of(voice: Voice, done: Decimal | int, total: Decimal | int) -> Md:
    """Milestones: 3 of 5."""
    return voice.say("{n} of {m}", n=number(voice, done), m=number(voice, total))


def yes_no(voice: Voice, done: bool) -> Md:
    """What a yes/no key result is at."""
    return voice.say("done", context="value") if done else voice.say("not done yet", context="value")


def bar(share: Decimal) -> str:
    """Progress as ten squares, clamped to 0…1. The last one is filled only when all is done."""
    filled = int(min(max(share, Decimal(0)), Decimal(1)) * BAR_CELLS)
    return "■" * filled + "□" * (BAR_CELLS - filled)


# --- values of key results ---------------------------------------------------------------------------------


class _Around(NamedTuple):
    """What stands around the number of a value. `repeated`: shown at both ends of a change."""

    before: str
    after: str
    repeated: bool = True
    in_myriads: bool = True


_MONEY_BEFORE = {"IDR": "Rp "}
_MONEY_AFTER = {"VND": " đ"}
_MONEY_IN_CHINESE = {"CNY": "元", "USD": "美元", "EUR": "欧元", "JPY": "日元", "HKD": "港元", "GBP": "英镑"}
_CURRENCIES = ("USD", "CNY", "IDR", "VND", "EUR", "GBP", "JPY", "HKD", "TWD", "SGD", "MYR", "THB")

_DURATIONS = {
    "ms": mark("{n} ms", context="unit"),
    "s": mark("{n} s", context="unit"),
    "min": mark("{n} min", context="unit"),
    "h": mark("{n} h", context="unit"),
    "d": mark("{n} d", context="unit"),
    "week": mark("{n} wk", context="unit"),
    "month": mark("{n} mo", context="unit"),
    "quarter": mark("{n} q", context="unit"),
    "year": mark("{n} y", context="unit"),
}


def value(voice: Voice, amount: Decimal, unit: str | None) -> Md:
    """A value of a key result with its unit: 1,200,000 USD, Rp 3.500.000.000, 112万元, 52%, 4 h, 3家.

    A unit known in every language (money, percent, times) is written the reader's way, any other as the team
    typed it.
    """
    around = _around(voice, unit)
    figure = _figure(voice, amount, _myriad(voice, around, amount))
    return Md(f"{around.before}{figure}{around.after}")


def change(voice: Voice, before: Decimal | None, after: Decimal, unit: str | None) -> Md:
    """From–to with one unit: 1,200,000 → 1,120,000 USD, 48% → 52%. Nothing before: only the new value."""
    if before is None:
        return value(voice, after, unit)
    around = _around(voice, unit)
    myriad = _myriad(voice, around, before, after)
    between_ends = ARROW if not around.repeated else f"{around.after}{ARROW}{around.before}"
    figures = between_ends.join(_figure(voice, amount, myriad) for amount in (before, after))
    return Md(f"{around.before}{figures}{around.after}")


def _around(voice: Voice, unit: str | None) -> _Around:
    return _around_in(voice, unit.strip()) if unit else _Around("", "")


@lru_cache(maxsize=1024)
def _around_in(voice: Voice, unit: str) -> _Around:
    kind = dimension_of(unit)
    if kind is Dimension.PERCENT and _same(unit, "%"):
        return _Around("", "%", in_myriads=False)
    if kind is Dimension.MONEY:
        return _money(voice, unit)
    if kind is Dimension.DURATION:
        name = next((name for name in _DURATIONS if _same(unit, name)), None)
        if name:
            return _duration(voice, name)
    typed = escape(unit)
    return _Around("", typed if _is_chinese(typed) else f" {typed}", repeated=False)


def _same(unit: str, name: str) -> bool:
    return between(Decimal(1), unit, name) == 1


def _money(voice: Voice, unit: str) -> _Around:
    code = next((code for code in _CURRENCIES if _same(unit, code)), None) or escape(unit).upper()
    if voice.locale.language == "zh" and code in _MONEY_IN_CHINESE:
        return _Around("", _MONEY_IN_CHINESE[code], repeated=False)
    if code in _MONEY_BEFORE:
        return _Around(_MONEY_BEFORE[code], "")
    return _Around("", _MONEY_AFTER.get(code, f" {code}"), repeated=False)


def _duration(voice: Voice, name: str) -> _Around:
    before, _, after = voice.say(_DURATIONS[name], context="unit", n=Md("\0")).partition("\0")
    return _Around(before, after, in_myriads=False)


def _is_chinese(text: str) -> bool:
    return "\u2e80" <= text[:1] <= "\u9fff"


_MYRIADS = ((Decimal(10**8), "亿"), (Decimal(10**4), "万"))


def _myriad(voice: Voice, around: _Around, *amounts: Decimal) -> tuple[Decimal, str] | None:
    """The largest Chinese unit in which all the amounts are exact with one decimal."""
    if voice.locale.language != "zh" or not around.in_myriads:
        return None
    for size, name in _MYRIADS:
        if all(
            (amount * 10) % size == 0 and (abs(amount) >= size or not amount) for amount in amounts
        ) and any(amounts):
            return size, name
    return None


def _figure(voice: Voice, amount: Decimal, myriad: tuple[Decimal, str] | None) -> str:
    if myriad is None or not amount:
        return number(voice, amount)
    size, name = myriad
    return f"{number(voice, amount / size)}{name}"


def _signed(voice: Voice, delta: Decimal) -> Md:
    return Md(f"+{voice.number(delta)}") if delta > 0 else voice.number(delta) if delta else Md("±0")


def _rounded(amount: Decimal, places: int) -> Decimal:
    """Halves away from zero, as people do it; no negative zero."""
    return amount.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP) + 0


def _trimmed(amount: Decimal) -> Decimal:
    """Without zeros at the end, and without the endless decimals of a division."""
    short = round(amount, MOST_DECIMALS) if amount % 1 else amount
    return (short or amount).normalize() + 0


# --- times -------------------------------------------------------------------------------------------------

_CLOCK = mark("HH:mm", context="date pattern")
_WEEKDAY = mark("EEE", context="date pattern")
_DAY = mark("EEE d MMM", context="date pattern")
_DAY_AND_YEAR = mark("EEE d MMM y", context="date pattern")
_NAMES_OF_DAYS_WRITTEN_SMALL = {"vi"}
"""CLDR gives Vietnamese weekdays as a line begins; inside a sentence they are small."""

_NEAR_DAYS = {
    -1: mark("yesterday", context="day"),
    0: mark("today", context="day"),
    1: mark("tomorrow", context="day"),
}


def moment(voice: Voice, at: datetime, zone: tzinfo, now: datetime, *, also: ZoneInfo | None = None) -> Md:
    """A time on the reader's clock: today 17:00, Thu 17:00 (the coming six days), Thu 26 Nov 17:00.

    Where the clocks of the zone `also` show another time, that follows: Thu 17:00 (Thu 16:00 Asia/Shanghai).
    """
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    said = voice.say(
        "{day} {time}", context="moment", day=day(voice, local.date(), today), time=clock(voice, local)
    )
    if also is None or at.astimezone(also).replace(tzinfo=None) == local.replace(tzinfo=None):
        return said
    return voice.say(
        "{moment} ({other} {zone})",
        context="moment",
        moment=said,
        other=moment(voice, at, also, now),
        zone=zone_shown(also.key),
    )


def clock(voice: Voice, at: datetime) -> Md:
    """The time of day of a moment in its own zone: 17:00, 17.00."""
    return Md(_pattern(voice, _CLOCK).apply(at, voice.locale))


def day(voice: Voice, on: date, today: date | None = None) -> Md:
    """A day: Thu 26 Nov. Seen from `today`, near ones are named (tomorrow, Thu) and others get their year."""
    if today is None:
        return _dated(voice, _DAY, on)
    ahead = (on - today).days
    if ahead in _NEAR_DAYS:
        return voice.say(_NEAR_DAYS[ahead], context="day")
    if 0 < ahead < 7:
        return _dated(voice, _WEEKDAY, on)
    return _dated(voice, _DAY if on.year == today.year else _DAY_AND_YEAR, on)


def _dated(voice: Voice, pattern: str, on: date) -> Md:
    written = _pattern(voice, pattern).apply(on, voice.locale)
    if voice.locale.language in _NAMES_OF_DAYS_WRITTEN_SMALL:
        written = written[:1].lower() + written[1:]
    return Md(written)


@lru_cache(maxsize=64)
def _pattern(voice: Voice, pattern: str) -> DateTimePattern:
    return parse_pattern(voice.plain(pattern, context="date pattern"))


def age(voice: Voice, since: timedelta) -> Md:
    """How long something has lasted, in its two largest units: 2 d 3 h, 45 min; from a week on only days."""
    minutes = max(since // timedelta(minutes=1), 0)
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days >= 7:
        return _lasting(voice, d=days)
    if days:
        return _lasting(voice, d=days, h=hours)
    if not (hours or minutes):
        return voice.say("less than a minute", context="age")
    return _lasting(voice, h=hours, min=minutes)


def _lasting(voice: Voice, **amounts: int) -> Md:
    parts = [voice.say(_DURATIONS[name], context="unit", n=n) for name, n in amounts.items() if n]
    if len(parts) == 2:
        return voice.say("{longer} {shorter}", context="age", longer=parts[0], shorter=parts[1])
    return parts[0]
