"""When this happens, do that: looked at each working day, and soon after each check-in of the team."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any

from commands.core.occasion import Done, Occasion
from commands.core.reply import Direct
from commands.reports.conditions_met import Met, met
from commands.rituals import RitualKind, confidence
from commands.rituals.message import told
from commands.rules import conditions
from commands.rules.recurrence import Period, Rule, Shift
from commands.texts.automations import MetShown, happened
from commands.texts.markdown import Md
from commands.texts.scene import Scene
from storage import members, rituals, visibility
from storage.okrs import Placed
from storage.visibility import Eyes

KIND = "automation"
RULE = Rule(Period.DAY, time(9, 30), shift=Shift.SKIP)


def run(occasion: Occasion) -> Done:
    """Tell of what meets the condition and did not at the last look; who may not see it is not told."""
    spec = occasion.ritual.spec
    team, condition = occasion.team, conditions.restored(spec["when"])
    found = met(occasion.work.session, team, condition, occasion.standpoint_of(team), now=occasion.now)
    now_met = [each for each in found if _is_watched(spec, each.placed)]
    known = _known(occasion)
    new = [each for each in now_met if str(each.id) not in known]
    _DOES[spec["do"]](occasion, spec, new)
    return occasion.done(met=[str(each.id) for each in now_met])


def _is_watched(spec: Mapping[str, Any], placed: Placed) -> bool:
    """Whether it is one of those that the wish named, or it named none."""
    only = spec.get("only")
    return not only or str(placed.row.id) in only or str(placed.objective.id) in only


def _known(occasion: Occasion) -> set[str]:
    last = rituals.last_run(occasion.work.session, occasion.ritual)
    return set(last.kept.get("met", ())) if last else set()


def _post(occasion: Occasion, spec: Mapping[str, Any], new: Sequence[Met]) -> None:
    seen = _seen(visibility.of_group(occasion.team), new)
    if seen:
        occasion.post(_text(occasion, occasion.group_of(occasion.team), spec, seen), kind=KIND)


def _tell(occasion: Occasion, spec: Mapping[str, Any], new: Sequence[Met]) -> None:
    for member in told(occasion, spec["people"]):
        teams = members.teams_of(occasion.work.session, member)
        seen = _seen(visibility.of_member(member, teams), new)
        if seen:
            text = _text(occasion, occasion.alone_with(member, occasion.team), spec, seen)
            occasion.tell(Direct(member, text, occasion.once(member.id), kind=KIND))


def _ask(occasion: Occasion, spec: Mapping[str, Any], new: Sequence[Met]) -> None:
    del spec
    owners = {each.placed.row.owner_id: occasion.member_by_id(each.placed.row.owner_id) for each in new}
    for owner in filter(None, owners.values()):
        theirs = {each.placed.row.id: each.placed for each in new if each.placed.row.owner_id == owner.id}
        confidence.ask(occasion, owner, list(theirs.values()))


_DOES = {"post": _post, "tell": _tell, "ask": _ask}


def _seen(eyes: Eyes, found: Sequence[Met]) -> list[Met]:
    return [each for each in found if eyes.see(each.placed.objective, each.placed.row)]


def _text(occasion: Occasion, scene: Scene, spec: Mapping[str, Any], found: Sequence[Met]) -> Md:
    condition = conditions.restored(spec["when"])
    shown = [
        MetShown(
            code=each.blocker.code if each.blocker else each.placed.code,
            title=each.blocker.text if each.blocker else each.placed.row.title,
            figure=each.figure,
            owner=occasion.name(occasion.member_by_id(each.placed.row.owner_id), scene.voice),
        )
        for each in found
    ]
    return happened(scene, condition, shown, team=occasion.team.name, number=occasion.ritual.number or 0)


RITUAL = RitualKind(name=KIND, run=run)
