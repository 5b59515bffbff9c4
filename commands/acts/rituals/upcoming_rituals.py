"""What comes by itself in somebody's teams: the moments of their rituals, for a calendar and for settings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from commands.acts.rituals.reminding import what
from commands.core.context import Context
from commands.rituals import automation, no_update
from commands.rituals.planning import next_moment
from commands.rules import recurrence
from commands.texts.markdown import plain
from commands.texts.rituals import how_often
from storage import rituals
from storage.tables import Ritual, Team

AHEAD = timedelta(days=92)
MOST_OF_ONE = 40
INNER = frozenset({automation.KIND, no_update.KIND})
"""They look every day whether something is to be said: nothing anybody plans for."""


@dataclass(frozen=True, slots=True)
class Coming:
    """One moment of one ritual; `team` is None for what somebody wants for themselves alone.

    `uid` stays the same however often it is asked, as long as the ritual has its day.
    """

    uid: str
    at: datetime
    zone: ZoneInfo
    title: str
    often: str
    team: Team | None


def coming(context: Context) -> list[Coming]:
    """Everything of the speaker's teams and of their own within the next three months, the earliest first."""
    found = [
        each
        for team in context.teams
        for ritual in rituals.of_team(context.work.session, team)
        for each in _of(context, ritual, team)
    ]
    for ritual in rituals.of_member(context.work.session, context.org_id, context.member.id):
        found += _of(context, ritual, None)
    return sorted(found, key=lambda each: (each.at, each.uid))


def _of(context: Context, ritual: Ritual, team: Team | None) -> Iterator[Coming]:
    zone = context.team_zone(team) if team else context.zone
    if ritual.number is None or ritual.kind in INNER:
        return
    title = plain(what(context, ritual))
    often = str(how_often(context.voice, recurrence.restored(ritual.rule))) if ritual.rule else ""
    for at in islice(moments(context, ritual), MOST_OF_ONE):
        if at > context.now + AHEAD:
            return
        uid = f"{ritual.id}-{at.astimezone(zone):%Y%m%d}@okrbot"
        yield Coming(uid, at, zone, title, often, team)


def moments(context: Context, ritual: Ritual) -> Iterator[datetime]:
    """The coming moments of a ritual, none while it rests."""
    resting = ritual.off_at is not None or ritual.suspended_at is not None
    at = None if resting else ritual.next_due_at
    while at is not None:
        yield at
        if not ritual.rule:
            return
        at = next_moment(context, ritual, recurrence.restored(ritual.rule), after=at)
