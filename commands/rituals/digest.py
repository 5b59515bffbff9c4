"""Friday afternoon: the team's week in one message, with a picture below it."""

from __future__ import annotations

from datetime import date, time

from commands.acts.rituals.digesting import KIND, before, chart, shown
from commands.core.occasion import Done, Occasion
from commands.reports.digest import digest
from commands.reports.digest_views import Digest
from commands.rituals import RitualKind
from commands.rules.recurrence import Period, Rule, Shift
from commands.texts.digest import digest as text


def run(occasion: Occasion) -> Done:
    """Post the digest, unless the team has nothing to look at yet, or nothing new outside its cycle."""
    session, team = occasion.work.session, occasion.team
    last = before(occasion, occasion.ritual, at=occasion.due_at)
    found = digest(session, team, occasion.standpoint_of(team), last, occasion.now)
    if found is None:
        return occasion.done()
    if _is_idle(found, occasion.standpoint_of(team).today):
        return occasion.done(**found.kept())
    scene = occasion.group_of(team)
    week = shown(occasion, scene, found)
    occasion.post(text(scene, week), kind=KIND, chart=chart(scene, week))
    return occasion.done(**found.kept())


def _is_idle(found: Digest, today: date) -> bool:
    """Whether the cycle is not running, nothing is in the way and nobody checked in since the last digest."""
    cycle, since = found.board.cycle, found.before.at
    if cycle is None or cycle.starts_on <= today <= cycle.ends_on or found.flags or found.blockers:
        return False
    moments = (each.placed.row.checked_in_at for each in found.key_results)
    return not any(at is not None and at > since for at in moments)


RITUAL = RitualKind(name=KIND, run=run, rule=Rule(Period.WEEK, time(17), weekday=4, shift=Shift.WEEK_END))
