"""What somebody asked me to say: to the group, to people, or to themselves."""

from __future__ import annotations

from uuid import UUID

from commands.core.occasion import Done, Occasion
from commands.core.reply import Direct
from commands.rituals import RitualKind
from commands.rules.lateness import same_evening
from commands.texts.rituals import asked_by, posted, remembered
from storage.tables import Member

KIND = "message"


def run(occasion: Occasion) -> Done:
    """Say it. `spec` has the text, and `people` if it is for some of them only."""
    ritual = occasion.ritual
    text, people = ritual.spec["text"], ritual.spec.get("people", ())
    if ritual.member_id:
        occasion.tell(_to(occasion, occasion.member, text))
    elif people:
        for member in told(occasion, people):
            occasion.tell(_to(occasion, member, text))
    else:
        occasion.post(posted(occasion.group_of(occasion.team), text), kind=KIND)
    return occasion.done()


def told(occasion: Occasion, people: list[str]) -> list[Member]:
    """Those of these people who are still there."""
    found = [occasion.member_by_id(UUID(each)) for each in people]
    return [member for member in found if member is not None and member.left_at is None]


def _to(occasion: Occasion, member: Member, text: str) -> Direct:
    scene = occasion.alone_with(member, occasion.home)
    maker = occasion.member_by_id(occasion.ritual.made_by_id)
    if maker is None or maker.id == member.id:
        words = remembered(scene, text)
    else:
        words = asked_by(scene, occasion.name(maker, scene.voice), text)
    return Direct(member, words, occasion.once(member.id), kind=KIND)


RITUAL = RitualKind(name=KIND, run=run, late_until=same_evening)
