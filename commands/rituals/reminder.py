"""Friday morning: a direct message to whoever has something due, merged over their teams."""

from __future__ import annotations

from datetime import date, time

from commands.core.occasion import Done, Occasion
from commands.core.reply import Asks, Direct
from commands.reports.due import Waiting, is_long_silent, waiting
from commands.rituals import RitualKind, snooze
from commands.rituals.people import due_shown, here_today, reminded_on, reminder_name, standpoint_at
from commands.rules.lateness import same_evening
from commands.rules.recurrence import Period, Rule, Shift
from commands.texts.reminders import reminder
from storage import members, okrs, rituals

KIND = "reminder"
ROUND = "round"


def run(occasion: Occasion) -> Done:
    """Ask each owner once a day at most, at the earliest moment of their teams.

    Whoever has done it is not asked, and what somebody put off is not asked for before its moment.
    """
    session = occasion.work.session
    owners, _ = here_today(occasion, okrs.owners_in(session, occasion.team))
    owned = okrs.owned_by(session, occasion.org_id, [member.id for member in owners])
    later = rituals.put_off(session, occasion.org_id, [member.id for member in owners], kind=snooze.KIND)
    open_now = [each for each in owned if str(each.row.id) not in later.get(each.row.owner_id, ())]
    found = waiting(owners, open_now, lambda placed: standpoint_at(occasion, placed))
    day = occasion.due_at.astimezone(occasion.zone).date()
    asked = reminded_on(occasion, [each.member.id for each in found], day)
    several = members.in_several_teams(session, occasion.org_id, [each.member.id for each in found])
    for each in found:
        if each.member.id not in asked:
            _ask(occasion, each, day, with_team=each.member.id in several)
    return occasion.done()


def _ask(occasion: Occasion, found: Waiting, day: date, *, with_team: bool) -> None:
    scene = occasion.alone_with(found.member, occasion.team)
    softer = all(is_long_silent(each, standpoint_at(occasion, each)) for each in found.key_results)
    shown = [due_shown(occasion, each, with_team=with_team) for each in found.key_results]
    asks = Asks(ROUND, {"codes": [each.code for each in shown]})
    once = reminder_name(found.member.id, day)
    occasion.tell(Direct(found.member, reminder(scene, shown, softer=softer), once, kind=KIND, asks=asks))


RITUAL = RitualKind(
    name=KIND,
    run=run,
    rule=Rule(Period.WEEK, time(10), weekday=4, shift=Shift.WEEK_END),
    late_until=same_evening,
)
