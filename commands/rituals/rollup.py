"""Monday morning: a manager's teams in one direct message, worst first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from decimal import Decimal

from commands.core.occasion import Done, Occasion
from commands.core.reply import Direct
from commands.reports.board import KeyResultView
from commands.reports.digest import FIRST_LOOK, Before, Digest, digest
from commands.rituals import RitualKind
from commands.rules.recurrence import Period, Rule, Shift
from commands.rules.status import SEVERITY, worst
from commands.texts.rollup import TeamLine, rollup
from storage import members, rituals
from storage.tables import Team

KIND = "rollup"
RULE = Rule(Period.WEEK, time(9), weekday=0, shift=Shift.NEXT)


def run(occasion: Occasion) -> Done:
    """Tell a manager how their teams stand; those without objectives are left out."""
    last = rituals.last_run(occasion.work.session, occasion.ritual)
    former: Mapping[str, str] = last.kept.get("progress", {}) if last else {}
    found = [
        (team, line)
        for team in members.managed_by(occasion.work.session, occasion.member)
        if (line := _line(occasion, team, former)) is not None
    ]
    if not found:
        return occasion.done()
    shown = sorted((line for _, line in found), key=_needs_most, reverse=True)
    scene = occasion.alone_with(occasion.member)
    text = rollup(scene, shown, address=occasion.deployment.public_url)
    occasion.tell(Direct(occasion.member, text, occasion.once(), kind=KIND))
    return occasion.done(
        progress={str(team.id): str(line.progress) for team, line in found if line.progress is not None}
    )


def _line(occasion: Occasion, team: Team, former: Mapping[str, str]) -> TeamLine | None:
    before = Before(occasion.due_at - FIRST_LOOK)
    found = digest(occasion.work.session, team, occasion.standpoint_of(team), before, occasion.now)
    if found is None:
        return None
    progress, then = _progress(found), former.get(str(team.id))
    return TeamLine(
        name=team.name,
        status=worst(each.status for each in found.board.objectives),
        progress=progress,
        moved=progress - Decimal(then) if progress is not None and then is not None else None,
        flags=len(found.flags),
        blockers=len(found.blockers),
        checked_in=sum(_was_heard_of(each, before) for each in found.key_results),
        key_results=len(found.key_results),
        asks=tuple((each.code, each.text) for each in found.asks),
    )


def _was_heard_of(view: KeyResultView, before: Before) -> bool:
    at = view.placed.row.checked_in_at
    return at is not None and at > before.at


def _progress(found: Digest) -> Decimal | None:
    known = [each.progress for each in found.board.objectives if each.progress is not None]
    return sum(known, Decimal(0)) / len(known) if known else None


def _needs_most(line: TeamLine) -> tuple[int, int, int, Decimal]:
    return len(line.asks), SEVERITY[line.status], line.flags, -(line.progress or Decimal(0))


RITUAL = RitualKind(name=KIND, run=run)
