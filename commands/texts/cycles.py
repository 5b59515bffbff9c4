"""Where a day lies in a cycle, in words."""

from __future__ import annotations

from datetime import date

from commands.rules.cycle import Cycle, week_of
from commands.texts.formats import day
from commands.texts.markdown import Md
from commands.texts.voice import Voice


def where_in(voice: Voice, cycle: Cycle, today: date) -> Md:
    """Week 7 of 13; before and after it the day on which it begins or ended."""
    if today < cycle.start:
        return voice.say("begins {day}", context="cycle", day=day(voice, cycle.start, today))
    if today > cycle.end:
        return voice.say("ended {day}", context="cycle", day=day(voice, cycle.end, today))
    week, weeks = week_of(cycle, today=today)
    return voice.say("week {week} of {weeks}", week=week, weeks=weeks)


def span_of(voice: Voice, cycle: Cycle, today: date) -> Md:
    """From its first to its last day: Thu 1 Oct to Thu 31 Dec."""
    first, last = _dated(voice, cycle.start, today), _dated(voice, cycle.end, today)
    return voice.say("{first} to {last}", context="days", first=first, last=last)


def _dated(voice: Voice, on: date, today: date) -> Md:
    """A day by its date, with the year where it is another."""
    return day(voice, on) if on.year == today.year else day(voice, on, today)
