"""On the days a team chose: how confident is everybody of what they own?"""

from __future__ import annotations

from commands.core.occasion import Done, Occasion
from commands.core.reply import Direct
from commands.rituals import RitualKind
from commands.rituals.people import here_today
from commands.rules.lateness import same_evening
from commands.texts.rituals import how_confident
from storage import okrs
from storage.okrs import Placed
from storage.tables import Member

KIND = "confidence"


def run(occasion: Occasion) -> Done:
    """Ask each owner who is here about what they own in this team."""
    session, team = occasion.work.session, occasion.team
    here, _ = here_today(occasion, okrs.owners_in(session, team))
    owned = okrs.owned_by(session, occasion.org_id, [member.id for member in here])
    for member in here:
        mine = [each for each in owned if each.row.owner_id == member.id and each.row.team_id == team.id]
        if mine:
            ask(occasion, member, mine)
    return occasion.done()


def ask(occasion: Occasion, member: Member, key_results: list[Placed]) -> None:
    """Ask an owner for their confidence."""
    scene = occasion.alone_with(member, occasion.team)
    asked = [(each.code, each.row.title, each.row.confidence) for each in key_results]
    occasion.tell(Direct(member, how_confident(scene, asked), occasion.once(member.id), kind=KIND))


RITUAL = RitualKind(name=KIND, run=run, late_until=same_evening)
