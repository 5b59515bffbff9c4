"""Friday afternoon: the team's week in one message, with a picture below it."""

from __future__ import annotations

from datetime import time

from commands.acts.digesting import chart, shown
from commands.core.occasion import Done, Occasion
from commands.reports.digest import FIRST_LOOK, Before, digest, restored
from commands.rituals import RitualKind
from commands.rules.recurrence import Period, Rule, Shift
from commands.texts.digest import digest as text
from storage import rituals

KIND = "digest"


def run(occasion: Occasion) -> Done:
    """Post the digest, unless the team has nothing to look at yet."""
    session, team = occasion.work.session, occasion.team
    found = digest(session, team, occasion.standpoint_of(team), _before(occasion), occasion.now)
    if found is None:
        return occasion.done()
    scene = occasion.group_of(team)
    occasion.post(text(scene, shown(occasion, scene, found)), kind=KIND, chart=chart(found))
    return occasion.done(**found.kept())


def _before(occasion: Occasion) -> Before:
    last = rituals.last_run(occasion.work.session, occasion.ritual)
    if last is None or not last.kept:
        return Before(occasion.due_at - FIRST_LOOK)
    return restored(last.kept, last.due_at)


RITUAL = RitualKind(name=KIND, run=run, rule=Rule(Period.WEEK, time(17), weekday=4, shift=Shift.WEEK_END))
