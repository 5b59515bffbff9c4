"""Objectives, with the progress and status that their key results give them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from bot.web.api.answering import Answering
from bot.web.api.callers import Reader
from bot.web.api.cursors import Page, Paged
from bot.web.api.desk import AtDesk, Look, found
from bot.web.api.fields import (
    EXAMPLE_ID,
    Id,
    Number,
    OfCycle,
    OfOwner,
    OfTeam,
    number,
)
from bot.web.api.key_results import Status
from commands.rules.progress import objective_progress
from commands.rules.status import objective_status
from storage import listings
from storage.listings.objectives import Whole
from storage.visibility import EVERYBODY

router = APIRouter(prefix="/objectives", tags=["objectives"], route_class=Answering)


class ObjectiveItem(BaseModel):
    """An objective as it stands today."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "id": EXAMPLE_ID,
                    "code": "O1",
                    "title": "Renewals feel effortless",
                    "type": "stretch",
                    "team": EXAMPLE_ID,
                    "cycle": "2026-Q4",
                    "owner": "dana01",
                    "aligned_to": None,
                    "key_results": 3,
                    "progress": 0.48,
                    "status": "at_risk",
                    "created_at": "2026-10-01T01:00:00Z",
                }
            ]
        }
    )

    id: UUID
    code: str
    title: str
    type: Literal["committed", "stretch"]
    team: UUID
    cycle: str
    owner: str = Field(description="staff id")
    aligned_to: UUID | None = Field(description="the objective it serves, if everybody may see that one")
    key_results: int = Field(description="how many live ones it has")
    progress: Number | None = Field(description="weighted mean, 0…1; null without key results")
    status: Status = Field(description="the worst of its key results")
    created_at: datetime

    @classmethod
    def of(cls, whole: Whole, at: Look) -> ObjectiveItem:
        row = whole.row
        progress = objective_progress(
            (placed.row.progress, placed.row.weight) for placed in whole.key_results
        )
        status = objective_status(at.judged(placed, whole.team).status for placed in whole.key_results)
        return cls(
            id=row.id,
            code=row.code,
            title=row.title,
            type="committed" if row.type == "committed" else "stretch",
            team=row.team_id,
            cycle=whole.cycle.name,
            owner=whole.owner.staff_id,
            aligned_to=whole.aligned_to_id,
            key_results=len(whole.key_results),
            progress=None if progress is None else number(progress),
            status=status.value,
            created_at=row.created_at,
        )


@router.get("", summary="Live objectives, with their progress and status of today")
async def objectives(
    desk: AtDesk,
    caller: Reader,
    paging: Paged,
    team: OfTeam = None,
    cycle: OfCycle = None,
    owner: OfOwner = None,
    status: Annotated[Status | None, Query(examples=["at_risk"])] = None,
) -> Page[ObjectiveItem]:
    def look(at: Look) -> Page[ObjectiveItem]:
        of_team, of_owner = at.team(team), at.member(owner)

        def items_after(after: UUID | None, most: int) -> Sequence[ObjectiveItem]:
            rows = listings.objectives.page(
                at.session,
                at.org_id,
                team=of_team,
                cycle=cycle,
                owner=of_owner,
                after=after,
                limit=most,
                eyes=EVERYBODY,
            )
            return [ObjectiveItem.of(row, at) for row in rows]

        items = paging.sifted(
            items_after,
            None if status is None else lambda item: item.status == status,
            row_id=lambda item: item.id,
        )
        return paging.page(items, item=lambda item: item, row_id=lambda item: item.id)

    return await desk.answer(caller, look)


@router.get("/{id}", summary="One objective, of any cycle")
async def objective(desk: AtDesk, caller: Reader, objective_id: Id) -> ObjectiveItem:
    def look(at: Look) -> ObjectiveItem:
        whole = listings.objectives.find(at.session, at.org_id, objective_id, eyes=EVERYBODY)
        missing = "There is no objective with this id. GET /api/v1/objectives lists them."
        return ObjectiveItem.of(found(whole, missing), at)

    return await desk.answer(caller, look)
