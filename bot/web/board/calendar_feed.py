"""The rituals to come as a calendar that other programs subscribe to. The only file that knows icalendar.

It is loaded when the first calendar is asked for: it takes 3 MB, and in many companies nobody ever asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from commands.acts.rituals.upcoming_rituals import Coming
from commands.texts.voice import Voice

if TYPE_CHECKING:
    from icalendar import Event

ICS = "text/calendar; charset=utf-8"
LASTS = timedelta(minutes=15)
AGAIN_AFTER = timedelta(hours=6)
"""How often a calendar may ask anew."""


def calendar(found: Iterable[Coming], voice: Voice, *, bot: str, board: str | None, now: datetime) -> bytes:
    """The calendar in the reader's language; each moment in the zone its ritual is reckoned in."""
    from icalendar import Calendar

    whole = Calendar()
    whole.add("prodid", "-//okrbot//rituals//EN")
    whole.add("version", "2.0")
    whole.add("x-wr-calname", voice.plain("OKRs of {name}", name=bot))
    whole.add("refresh-interval", AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    whole.add("x-published-ttl", "PT6H")
    for each in found:
        whole.add_component(_event(each, board, now))
    whole.add_missing_timezones()
    return bytes(whole.to_ical())


def _event(coming: Coming, board: str | None, now: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", coming.uid)
    event.add("dtstamp", now)
    event.add("dtstart", coming.at.astimezone(coming.zone))
    event.add("duration", LASTS)
    event.add("summary", f"{coming.title} · {coming.team.name}" if coming.team else coming.title)
    event.add("transp", "TRANSPARENT")  # nobody is busy because a bot speaks
    if coming.often:
        event.add("description", coming.often)
    if coming.team and board:
        event.add("url", f"{board}/teams/{coming.team.id}")
    return event
