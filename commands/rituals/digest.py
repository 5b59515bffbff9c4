"""Friday afternoon: the team's week in one message, with a picture below it."""

from __future__ import annotations

from datetime import time

from commands.acts.digesting import KIND, before, chart, shown
from commands.core.occasion import Done, Occasion
from commands.reports.digest import digest
from commands.rituals import RitualKind
from commands.rules.recurrence import Period, Rule, Shift
from commands.texts.digest import digest as text


def run(occasion: Occasion) -> Done:
    """Post the digest, unless the team has nothing to look at yet."""
    session, team = occasion.work.session, occasion.team
    last = before(occasion, occasion.ritual, at=occasion.due_at)
    found = digest(session, team, occasion.standpoint_of(team), last, occasion.now)
    if found is None:
        return occasion.done()
    scene = occasion.group_of(team)
    week = shown(occasion, scene, found)
    occasion.post(text(scene, week), kind=KIND, chart=chart(scene, week))
    return occasion.done(**found.kept())


RITUAL = RitualKind(name=KIND, run=run, rule=Rule(Period.WEEK, time(17), weekday=4, shift=Shift.WEEK_END))
