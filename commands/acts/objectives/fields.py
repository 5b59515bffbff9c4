"""Fields of rows before and after a change, as people read them: for receipts, histories and undo alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from commands.acts.cycles import open_cycles
from commands.core.context import Context
from commands.core.team_codes import team_word
from commands.texts.changes import Naming, told
from commands.texts.formats import MISSING
from commands.texts.markdown import Md
from commands.texts.scene import Scene
from storage.tables import Base, HealthMetric, KeyResult, Objective


def changed(
    context: Context, scene: Scene, row: Base, before: Mapping[str, Any], after: Mapping[str, Any]
) -> list[Md]:
    """A line for each field with a name, in the order of the table of names: "target: 5 → 6"."""
    if not isinstance(row, KeyResult | Objective):
        return []
    naming = Naming(
        person=lambda member_id: context.name(context.member_by_id(member_id), scene.voice),
        objective=lambda objective_id: _objective(context, objective_id),
        metric=lambda metric_id: context.work.session.get_one(HealthMetric, (context.org_id, metric_id)).key,
        unit=row.unit if isinstance(row, KeyResult) else None,
        today=context.today,
    )
    return told(scene.say, scene.voice, before, after, naming)


def _objective(context: Context, objective_id: UUID) -> str:
    """The objective aligned to, with its team: it may be another one's."""
    row = context.work.session.get(Objective, (context.org_id, objective_id))
    if row is None or not context.eyes.see(row):
        return MISSING
    return f"{code_of(context, row)} {row.title}"


def code_of(context: Context, row: Any) -> str:
    """The code of a row that has one, with its team's name where that is not the only one meant here."""
    code = open_cycles.code_of(context, row) if isinstance(row, KeyResult | Objective) else str(row.code)
    if [team.id for team in context.teams] == [row.team_id]:
        return code
    team = context.team_by_id(row.team_id)
    return f"{team_word(team.name)}/{code}"
