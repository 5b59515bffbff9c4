"""Around the end of a cycle: plan the next, look back, close; one message to the group each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from commands.acts.cycles.open_cycles import days_after
from commands.core.occasion import Done, Occasion
from commands.reports.cycles import span
from commands.rituals import RitualKind
from commands.rules.cycle import Cycle
from commands.rules.recurrence import Period, Rule, Shift
from commands.texts.cycle_rituals import last_day, look_back, plan_the_next
from commands.texts.markdown import Md
from commands.texts.scene import Scene
from storage import cycles

Words = Callable[[Scene, Cycle, Cycle, date], Md]
"""What is said of a cycle and the one that follows, on a day."""


def _kind(name: str, offset: int, words: Words) -> RitualKind:
    """So many days after a cycle's end something is said, if anything was planned in it."""

    def run(occasion: Occasion) -> Done:
        session, team = occasion.work.session, occasion.team
        cycle = cycles.active_cycle(session, team)
        if cycle is None or not cycles.counts(session, occasion.org_id, [cycle.id]):
            return occasion.done()
        following = days_after(occasion, team, cycle)
        today = occasion.standpoint_of(team).today
        occasion.post(words(occasion.group_of(team), span(cycle), following, today), kind=name)
        return occasion.done()

    return RitualKind(name, run, Rule(Period.CYCLE, time(10), offset=offset, shift=Shift.EARLIER))


RITUAL = (
    _kind("cycle_plan", -14, plan_the_next),
    _kind("cycle_review", -7, lambda scene, cycle, _, today: look_back(scene, cycle, today)),
    _kind("cycle_close", 0, last_day),
)
