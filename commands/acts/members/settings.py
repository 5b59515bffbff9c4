"""What can be set for a person and for a team, as a page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from commands.acts.members.team_rights import may_set
from commands.acts.rituals import reminding
from commands.acts.rituals.upcoming_rituals import moments
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.rules import recurrence
from commands.rules.calendar import weekend_of
from commands.rules.thresholds import Thresholds, thresholds_of
from commands.texts.formats import day, moment
from commands.texts.markdown import plain
from commands.texts.rituals import how_often
from storage import cycles, feeds, members, rituals, sessions
from storage.tables import CalendarFeed, Cycle, Member, Ritual, Team, WebSession

DATES = 3


@dataclass(frozen=True, slots=True)
class RitualLine:
    """A ritual: what it does, how often, its coming dates in words, and whether it rests."""

    number: int
    what: str
    often: str
    coming: tuple[str, ...]
    off: bool


@dataclass(frozen=True, slots=True)
class MySettings:
    """What somebody set for themselves; empty fields follow their teams."""

    member: Member
    sessions: Sequence[WebSession]
    feed: CalendarFeed | None
    rituals: tuple[RitualLine, ...]


@dataclass(frozen=True, slots=True)
class TeamSettings:
    """What holds for a team. `mine` says that the reader may change it."""

    team: Team
    mine: bool
    manager: Member | None
    members: Sequence[Member]
    zone: str
    country: str
    weekend: frozenset[int]
    thresholds: Thresholds
    cycles: Sequence[Cycle]
    rituals: tuple[RitualLine, ...]


def my_settings(context: Context) -> MySettings:
    """The speaker's own settings."""
    session, member = context.work.session, context.member
    own = rituals.of_member(session, context.org_id, member.id)
    return MySettings(
        member,
        sessions.of_member(session, member, now=context.now),
        feeds.current(session, member),
        _lines(context, own),
    )


def team_settings(context: Context, team: Team) -> TeamSettings:
    """A team's settings as the speaker sees them."""
    session = context.work.session
    return TeamSettings(
        team,
        _is_mine(context, team),
        context.member_by_id(team.manager_id),
        members.of_team(session, team),
        context.team_zone(team).key,
        team.country or context.deployment.country,
        weekend_of(team.weekend),
        thresholds_of(team.thresholds),
        cycles.open_of_team(session, team),
        _lines(context, rituals.of_team(session, team)),
    )


def _is_mine(context: Context, team: Team) -> bool:
    try:
        may_set(context, team)
    except Refusal:
        return False
    return True


def _lines(context: Context, found: Sequence[Ritual]) -> tuple[RitualLine, ...]:
    return tuple(_line(context, each) for each in found if each.number is not None)


def _line(context: Context, ritual: Ritual) -> RitualLine:
    rule = recurrence.restored(ritual.rule) if ritual.rule else None
    zone = context.team_zone(context.team_by_id(ritual.team_id)) if ritual.team_id else context.zone
    coming = islice(moments(context, ritual), DATES)
    return RitualLine(
        ritual.number or 0,
        plain(reminding.what(context, ritual)),
        plain(how_often(context.voice, rule)) if rule else "",
        tuple(
            str(day(context.voice, at.astimezone(zone).date()))
            if rule
            else str(moment(context.voice, at, zone, context.now))
            for at in coming
        ),
        ritual.off_at is not None,
    )
