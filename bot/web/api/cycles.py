"""Cycles: the quarters of teams."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from bot.web.api.answering import Answering
from bot.web.api.callers import Reader
from bot.web.api.cursors import Page, Paged
from bot.web.api.desk import AtDesk, Look, found
from bot.web.api.fields import EXAMPLE_ID, Id, OfTeam
from storage import listings
from storage.tables import Cycle

router = APIRouter(prefix="/cycles", tags=["cycles"], route_class=Answering)

State = Literal["open", "closed"]


class CycleItem(BaseModel):
    """A team's cycle. A closed one is read-only."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "id": EXAMPLE_ID,
                    "team": EXAMPLE_ID,
                    "name": "2026-Q4",
                    "starts_on": "2026-10-01",
                    "ends_on": "2026-12-31",
                    "state": "open",
                    "closed_at": None,
                }
            ]
        }
    )

    id: UUID
    team: UUID
    name: str
    starts_on: date
    ends_on: date = Field(description="The last day")
    state: State
    closed_at: datetime | None

    @classmethod
    def of(cls, row: Cycle) -> CycleItem:
        return cls(
            id=row.id,
            team=row.team_id,
            name=row.name,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            state="closed" if row.closed_at else "open",
            closed_at=row.closed_at,
        )


@router.get("", summary="Cycles of teams, in the order in which they were made")
async def cycles(
    desk: AtDesk,
    caller: Reader,
    paging: Paged,
    team: OfTeam = None,
    state: Annotated[State | None, Query(description="Without it both.", examples=["open"])] = None,
) -> Page[CycleItem]:
    def look(at: Look) -> Page[CycleItem]:
        rows = listings.cycles.page(
            at.session,
            at.org_id,
            team=at.team(team),
            closed=None if state is None else state == "closed",
            after=paging.after,
            limit=paging.most,
        )
        return paging.page(rows, item=CycleItem.of, row_id=lambda row: row.id)

    return await desk.answer(caller, look)


@router.get("/{id}", summary="One cycle")
async def cycle(desk: AtDesk, caller: Reader, cycle_id: Id) -> CycleItem:
    def look(at: Look) -> CycleItem:
        row = listings.cycles.find(at.session, at.org_id, cycle_id)
        return CycleItem.of(found(row, "There is no cycle with this id. GET /api/v1/cycles lists them."))

    return await desk.answer(caller, look)
