"""What somebody put off: they are asked again for just that, unless they have checked in meanwhile."""

from __future__ import annotations

from commands.core.occasion import Done, Occasion
from commands.core.reply import Asks, Direct
from commands.rituals import RitualKind
from commands.rituals.people import due_shown
from commands.texts.reminders import reminder
from storage import members, okrs
from storage.okrs import Placed

KIND = "snooze"
ROUND = "round"


def run(occasion: Occasion) -> Done:
    """Ask once more, as the reminder does."""
    session, member = occasion.work.session, occasion.member
    waiting = [
        each for each in okrs.owned_by(session, occasion.org_id, [member.id]) if _waits(occasion, each)
    ]
    if not waiting:
        return occasion.done()
    several = bool(members.in_several_teams(session, occasion.org_id, [member.id]))
    shown = [due_shown(occasion, each, with_team=several) for each in waiting]
    text = reminder(occasion.alone_with(member, occasion.home), shown, softer=False)
    asks = Asks(ROUND, {"codes": [each.code for each in shown]})
    occasion.tell(Direct(member, text, occasion.once(), kind=KIND, asks=asks))
    return occasion.done()


def _waits(occasion: Occasion, placed: Placed) -> bool:
    ritual, row = occasion.ritual, placed.row
    checked_in = row.checked_in_at is not None and row.checked_in_at >= ritual.created_at
    return str(row.id) in ritual.spec["key_results"] and not checked_in


RITUAL = RitualKind(name=KIND, run=run)
