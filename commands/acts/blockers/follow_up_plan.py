"""When a blocker is followed up next; recalculated by everything that changes whom or what it waits for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from commands.core.surroundings import Surroundings
from commands.rules.follow_up import FollowUp, OpenBlocker, planned
from storage import blockers
from storage.tables import Blocker, BlockerAsk


def plan(around: Surroundings, blocker: Blocker, *, new: Iterable[BlockerAsk] = ()) -> None:
    """Begin anew to follow a blocker up, or end it; `new` are asks that no query finds yet."""
    begin(around, blocker, [*blockers.asks_for(around.work.session, around.org_id, [blocker.id]), *new])


def begin(around: Surroundings, blocker: Blocker, asks: Iterable[BlockerAsk]) -> None:
    """Begin to follow a blocker up of which these asks are all there are."""
    blocker.followed_up = 0
    set_next(around, blocker, asks, after=around.now)


def set_next(around: Surroundings, blocker: Blocker, asks: Iterable[BlockerAsk], *, after: datetime) -> None:
    """Set the first moment later than `after` at which somebody hears of the blocker; None: nobody will."""
    coming = (each.at for each in every_moment(around, blocker, asks) if each.at > after)
    blocker.follow_up_at = next(coming, None)


def every_moment(around: Surroundings, blocker: Blocker, asks: Iterable[BlockerAsk]) -> list[FollowUp]:
    """All follow-ups of a blocker as things stand, the earliest first; none of one that is out of the way."""
    if blocker.state not in blockers.OPEN or blocker.withdrawn_at is not None:
        return []
    team = around.team_by_id(blocker.team_id)
    waiting = waiting_of(asks)
    first = around.member_by_id(blocker.helper_id or next((ask.member_id for ask in waiting), None))
    opened = OpenBlocker(
        raised_at=blocker.raised_at,
        there=around.zone_of(first, team) if first else around.team_zone(team),
        asked_at=tuple(ask.asked_at for ask in waiting),
        taken=blocker.helper_id is not None,
        due_at=blocker.due_at,
    )
    return planned(opened, zone=around.team_zone(team), calendar=around.deployment.calendar_of(team))


def waiting_of(asks: Iterable[BlockerAsk]) -> list[BlockerAsk]:
    """Those that wait for an answer."""
    return [ask for ask in asks if ask.answer is None and ask.withdrawn_at is None]
