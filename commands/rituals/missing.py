"""Friday afternoon: one message in the group naming who is still waited for, and who is away."""

from __future__ import annotations

from datetime import time

from commands.core.occasion import Done, Occasion
from commands.reports.due import Waiting, waiting
from commands.rituals import RitualKind, snooze
from commands.rituals.people import here_today, standpoint_at
from commands.rules.lateness import same_evening
from commands.rules.recurrence import Period, Rule, Shift
from commands.texts.reminders import Missing, missing
from storage import okrs, rituals, visibility

KIND = "missing"


def run(occasion: Occasion) -> Done:
    """Say who is missing; when nobody is, say nothing. Private key results are nobody's business here."""
    session, team = occasion.work.session, occasion.team
    owners = okrs.owners_in(session, team)
    here, away = here_today(occasion, owners)
    shown = okrs.key_results(
        session, occasion.org_id, [team.id], eyes=visibility.of_group(team), locked=False
    )
    found = waiting(owners, shown, lambda placed: standpoint_at(occasion, placed))
    present = {member.id for member in here}
    still = [each for each in found if each.member.id in present]
    if not still:
        return occasion.done()
    scene = occasion.group_of(team)
    later = rituals.put_off(session, occasion.org_id, [each.member.id for each in still], kind=snooze.KIND)
    owning = {each.row.owner_id for each in shown}
    text = missing(
        scene,
        [
            Missing(occasion.name(each.member, scene.voice), _codes(each), each.member.id in later)
            for each in still
        ],
        [occasion.name(member, scene.voice) for member in away if member.id in owning],
        done=len(owning) - len(found),
        of=len(owning),
    )
    occasion.post(text, kind=KIND)
    return occasion.done()


def _codes(found: Waiting) -> list[str]:
    return [placed.code for placed in found.key_results]


RITUAL = RitualKind(
    name=KIND,
    run=run,
    rule=Rule(Period.WEEK, time(16), weekday=4, shift=Shift.WEEK_END),
    late_until=same_evening,
)
