"""Monday morning: a manager's teams in one direct message, worst first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from commands.acts.rituals.rolling_up import needs_most, team_line
from commands.core.occasion import Done, Occasion
from commands.core.reply import Direct
from commands.reports.digest import FIRST_LOOK
from commands.rituals import RitualKind
from commands.rules.recurrence import Period, Rule, Shift
from commands.texts.rollup import rollup
from storage import members, rituals

KIND = "rollup"
RULE = Rule(Period.WEEK, time(9), weekday=0, shift=Shift.NEXT)


def run(occasion: Occasion) -> Done:
    """Tell a manager how their teams stand; those without objectives are left out."""
    last = rituals.last_run(occasion.work.session, occasion.ritual)
    former: Mapping[str, str] = last.kept.get("progress", {}) if last else {}
    found = [
        (team, line)
        for team in members.managed_by(occasion.work.session, occasion.member)
        if (line := team_line(occasion, team, former, since=occasion.due_at - FIRST_LOOK)) is not None
    ]
    if not found:
        return occasion.done()
    shown = sorted((line for _, line in found), key=needs_most, reverse=True)
    scene = occasion.alone_with(occasion.member)
    text = rollup(scene, shown, address=occasion.deployment.page())
    occasion.tell(Direct(occasion.member, text, occasion.once(), kind=KIND))
    return occasion.done(
        progress={str(team.id): str(line.progress) for team, line in found if line.progress is not None}
    )


RITUAL = RitualKind(name=KIND, run=run)
