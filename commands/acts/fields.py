"""Fields of rows before and after a change, as people read them: for receipts, histories and undo alike."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from commands.acts import cycling
from commands.core.context import Context, handle
from commands.texts.changes import FIELDS, NAMES, named
from commands.texts.formats import MISSING, day, number, value
from commands.texts.markdown import Md
from commands.texts.scene import Scene
from storage.tables import Base, HealthMetric, KeyResult, Objective, Team


def changed(
    context: Context, scene: Scene, row: Base, before: Mapping[str, Any], after: Mapping[str, Any]
) -> list[Md]:
    """A line for each field with a name, in the order of the table of names: "target: 5 → 6"."""
    if not isinstance(row, KeyResult | Objective):
        return []
    return _came_or_went(scene, before, after) + [
        scene.say(
            text,
            before=_shown(context, scene, row, field, before),
            after=_shown(context, scene, row, field, after),
        )
        for field, text in FIELDS.items()
        if field in after
    ]


def _came_or_went(scene: Scene, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Md]:
    if "withdrawn_at" not in after:
        return []
    return [scene.say("dropped")] if before["withdrawn_at"] is None else [scene.say("is back")]


def _shown(
    context: Context, scene: Scene, row: KeyResult | Objective, field: str, fields: Mapping[str, Any]
) -> str:
    held = fields[field]
    if held is None:
        return MISSING
    if field in NAMES:
        return named(scene, field, held)
    if field == "aligned_to_id":
        return _objective(context, held)
    if field == "follows_id":
        return context.work.session.get_one(HealthMetric, (context.org_id, held)).key
    if isinstance(held, UUID):
        return context.name(context.member_by_id(held), scene.voice)
    if isinstance(held, date):
        return day(scene.voice, held, context.today)
    if field == "weight":
        return number(scene.voice, held)
    if isinstance(held, Decimal) and isinstance(row, KeyResult):
        return value(scene.voice, held, fields.get("unit", row.unit))
    return str(held)


def _objective(context: Context, objective_id: UUID) -> str:
    """The objective aligned to, with its team: it may be another one's."""
    row = context.work.session.get(Objective, (context.org_id, objective_id))
    if row is None or not context.eyes.see(row):
        return MISSING
    return f"{code_of(context, row)} {row.title}"


def code_of(context: Context, row: Any) -> str:
    """The code of a row that has one, with its team's name where that is not the only one meant here."""
    code = cycling.code_of(context, row) if isinstance(row, KeyResult | Objective) else str(row.code)
    if [team.id for team in context.teams] == [row.team_id]:
        return code
    team = context.work.session.get_one(Team, (context.org_id, row.team_id))
    return f"{handle(team.name)}/{code}"
