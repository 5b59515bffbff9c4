"""A time zone or a country as somebody typed it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from commands.core.context import Context
from commands.core.errors import Refusal
from commands.texts.formats import clock
from commands.texts.markdown import Md
from commands.texts.places import (
    countries_like,
    find_country,
    find_zone,
    zone_shown,
    zones_like,
)


def zone_typed(context: Context, command: str) -> str:
    """The time zone behind a command (`/team timezone`), which is repeated in what is suggested.

    Raises:
        Refusal: it is not clear which one is meant.
    """
    typed = context.parsed.rest.strip()
    found = find_zone(typed)
    if found is not None:
        return found
    like = zones_like(typed) or ["Asia/Shanghai", "Asia/Jakarta", "Asia/Ho_Chi_Minh", "UTC+7"]
    raise Refusal(
        context.say(
            "Which time zone? A city works, too: {words}. Nothing was changed.",
            words=_offered(context, command, [zone_shown(each) for each in like]),
        )
    )


def country_typed(context: Context, command: str) -> str:
    """The country behind a command.

    Raises:
        Refusal: it is not clear which one is meant, or its public holidays are not known.
    """
    typed = context.parsed.rest.strip()
    found = find_country(typed)
    if found is not None:
        return found
    like = countries_like(typed) or ["CN", "ID", "VN", "SG"]
    raise Refusal(
        context.say(
            "Which country? I need one whose public holidays I know: {words}. Nothing was changed.",
            words=_offered(context, command, like),
        )
    )


def _offered(context: Context, command: str, values: list[str]) -> Md:
    return Md(" · ").join([context.here.typed(f"{command} {value}") for value in values])


def zone_and_time(context: Context, zone: str) -> tuple[str, Md]:
    """A zone as people read it and the time there now, by which they see whether it is the right one."""
    return zone_shown(zone), clock(context.voice, context.now.astimezone(ZoneInfo(zone)))
