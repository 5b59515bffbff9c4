"""When a ritual comes round: in the wall-clock time of its zone, moved by the team's working days.

A gap in the clock (summer time begins) moves a moment forward, a fold (it ends) counts once, the first time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from commands.rules.calendar import WorkCalendar
from commands.rules.cycle import Cycle
from commands.rules.due import monday_of

ONE_DAY = timedelta(days=1)
FRIDAY = 4
LAST = -1
"""The last one of a month, where others are counted from 1."""
LOOK_AHEAD = timedelta(days=800)
"""A rule that brings nothing within this time brings nothing at all."""


class Period(StrEnum):
    """What a rule counts in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    CYCLE = "cycle"


class Shift(StrEnum):
    """Where a day goes on which the team does not work."""

    NONE = "none"
    """Nowhere: people asked for this very day."""
    SKIP = "skip"
    """It is left out."""
    EARLIER = "earlier"
    """To the working day before in the same Monday–Sunday week, else to the next in it; else left out."""
    WEEK_END = "week_end"
    """To the last working day of the same Monday–Sunday week, a free day or not: the week's closing."""
    NEXT = "next"
    """To the next working day."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One recurrence. `at` is the local time.

    By period: DAY each day; WEEK on `weekday` (Monday is 0) of each `every`-th week counted from the week of
    `anchor`; MONTH on the `nth` `weekday`, on day `day` (LAST and days the month lacks: its last), or with
    neither on its last working day, each `every`-th month counted from the month of `anchor`; CYCLE `offset`
    days after the cycle's end (negative: before it).
    """

    period: Period
    at: time
    weekday: int | None = None
    nth: int | None = None
    day: int | None = None
    every: int = 1
    anchor: date = date(2024, 1, 1)
    offset: int = 0
    shift: Shift = Shift.NONE

    def stored(self) -> dict[str, Any]:
        """As JSON keeps it: what differs from the usual."""
        kept: dict[str, Any] = {"period": self.period.value, "at": self.at.isoformat("minutes")}
        if self.anchor != date(2024, 1, 1):
            kept["anchor"] = self.anchor.isoformat()
        if self.shift is not Shift.NONE:
            kept["shift"] = self.shift.value
        numbers = {"weekday": self.weekday, "nth": self.nth, "day": self.day}
        kept |= {name: number for name, number in numbers.items() if number is not None}
        if self.every != 1:
            kept["every"] = self.every
        if self.offset:
            kept["offset"] = self.offset
        return kept


def restored(kept: dict[str, Any]) -> Rule:
    """The way back from `Rule.stored`."""
    return Rule(
        period=Period(kept["period"]),
        at=time.fromisoformat(kept["at"]),
        weekday=kept.get("weekday"),
        nth=kept.get("nth"),
        day=kept.get("day"),
        every=kept.get("every", 1),
        anchor=date.fromisoformat(kept.get("anchor", "2024-01-01")),
        offset=kept.get("offset", 0),
        shift=Shift(kept.get("shift", "none")),
    )


def moved(rule: Rule, shift: Shift) -> Rule:
    """The same rule with another way around days off."""
    return replace(rule, shift=shift)


def moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The moment (UTC) at which the clocks of a zone show `at` on `day`, for the first time or just after."""
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)


def next_due(
    rule: Rule, *, after: datetime, zone: ZoneInfo, calendar: WorkCalendar, cycle: Cycle | None = None
) -> datetime | None:
    """The first moment of a rule later than `after`; None when it never comes (again).

    `cycle` is the team's, for rules that count from its end.
    """
    first = after.astimezone(zone).date() - ONE_DAY  # zones differ by a day at most
    for day in days(rule, first=first, calendar=calendar, cycle=cycle):
        due = moment(day, rule.at, zone)
        if due > after:
            return due
    return None


def days(rule: Rule, *, first: date, calendar: WorkCalendar, cycle: Cycle | None = None) -> Iterator[date]:
    """The local days of a rule in order, from about `first` on: none later than it is missing."""
    last: date | None = None
    for planned in _planned(rule, first, cycle, calendar):
        day = _shifted(rule.shift, planned, calendar)
        if day is not None and (last is None or day > last):  # two planned days may move onto one
            last = day
            yield day


def _planned(rule: Rule, first: date, cycle: Cycle | None, calendar: WorkCalendar) -> Iterator[date]:
    end = first + LOOK_AHEAD
    if rule.period is Period.CYCLE:
        if cycle is not None:
            yield cycle.end + timedelta(days=rule.offset)
    elif rule.period is Period.DAY:
        day = first
        while day <= end:
            yield day
            day += ONE_DAY
    elif rule.period is Period.WEEK:
        yield from _weeks(rule, first - timedelta(days=14), end)
    else:
        yield from _months(rule, first, end, calendar)


def _weeks(rule: Rule, first: date, end: date) -> Iterator[date]:
    anchor, monday = monday_of(rule.anchor), monday_of(first)
    monday += timedelta(weeks=-((monday - anchor).days // 7) % rule.every)
    while monday <= end:
        yield monday + timedelta(days=rule.weekday or 0)
        monday += timedelta(weeks=rule.every)


def _months(rule: Rule, first: date, end: date, calendar: WorkCalendar) -> Iterator[date]:
    anchor = rule.anchor.year * 12 + rule.anchor.month - 1
    month = first.year * 12 + first.month - 2  # a shift may bring a day from the month before
    month += -(month - anchor) % rule.every
    while date(month // 12, month % 12 + 1, 1) <= end:
        day = _in_month(rule, month // 12, month % 12 + 1, calendar)
        if day is not None:
            yield day
        month += rule.every


def _in_month(rule: Rule, year: int, month: int, calendar: WorkCalendar) -> date | None:
    last = date(year + month // 12, month % 12 + 1, 1) - ONE_DAY
    if rule.weekday is not None:
        return _nth_weekday(last, rule.weekday, rule.nth or 1)
    if rule.day is not None:
        return last if rule.day == LAST or rule.day > last.day else last.replace(day=rule.day)
    while last.month == month:
        if calendar.is_working_day(last):
            return last
        last -= ONE_DAY
    return None


def _nth_weekday(last: date, weekday: int, nth: int) -> date | None:
    """The nth such weekday of the month that ends with `last`; None for a fifth it does not have."""
    if nth == LAST:
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = last.replace(day=1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return day if day <= last else None


def _shifted(shift: Shift, day: date, calendar: WorkCalendar) -> date | None:
    if shift is Shift.WEEK_END:
        return calendar.last_working_day_of_week(day)
    if shift is Shift.NONE or calendar.is_working_day(day):
        return day
    if shift is Shift.NEXT:
        return calendar.working_day_after(day)
    return _in_same_week(day, calendar) if shift is Shift.EARLIER else None


def _in_same_week(day: date, calendar: WorkCalendar) -> date | None:
    monday = monday_of(day)
    week = [monday + timedelta(days=number) for number in range(7)]
    working = [each for each in week if calendar.is_working_day(each)]
    before = [each for each in working if each < day]
    return before[-1] if before else next(iter(working), None)
