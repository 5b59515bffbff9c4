"""Blockers: what is in the way of key results."""

from __future__ import annotations

from datetime import datetime
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
from storage.listings.blockers import RaisedBlocker
from storage.visibility import EVERYBODY

router = APIRouter(prefix="/blockers", tags=["blockers"], route_class=Answering)

State = Literal["open", "accepted", "resolved"]


class BlockerItem(BaseModel):
    """Something in the way of a key result."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "id": EXAMPLE_ID,
                    "code": "B1",
                    "text": "legal has not answered",
                    "state": "accepted",
                    "team": EXAMPLE_ID,
                    "key_result": EXAMPLE_ID,
                    "key_result_code": "KR1",
                    "raised_by": "dana01",
                    "raised_at": "2026-11-18T09:00:00Z",
                    "helper": "wang02",
                    "due_at": "2026-11-20T09:00:00Z",
                    "resolved_at": None,
                    "resolution": None,
                }
            ]
        }
    )

    id: UUID
    code: str
    text: str
    state: State
    team: UUID
    key_result: UUID
    key_result_code: str
    raised_by: str = Field(description="staff id")
    raised_at: datetime
    helper: str | None = Field(description="staff id of who accepted it")
    due_at: datetime | None
    resolved_at: datetime | None
    resolution: str | None

    @classmethod
    def of(cls, found: RaisedBlocker) -> BlockerItem:
        row = found.row
        return cls(
            id=row.id,
            code=row.code,
            text=row.text,
            state=row.state,  # type: ignore[arg-type]  # pydantic holds it to the three
            team=row.team_id,
            key_result=row.key_result_id,
            key_result_code=found.key_result.code,
            raised_by=found.raised_by.staff_id,
            raised_at=row.raised_at,
            helper=found.helper.staff_id if found.helper else None,
            due_at=row.due_at,
            resolved_at=row.resolved_at,
            resolution=row.resolution,
        )


@router.get("", summary="Blockers, in the order in which they were raised")
async def blockers(
    desk: AtDesk,
    caller: Reader,
    paging: Paged,
    team: OfTeam = None,
    key_result: Annotated[UUID | None, Query(description="A key result's id.")] = None,
    state: Annotated[State | None, Query(examples=["open"])] = None,
) -> Page[BlockerItem]:
    def look(at: Look) -> Page[BlockerItem]:
        rows = listings.blockers.page(
            at.session,
            at.org_id,
            team=at.team(team),
            key_result_id=key_result,
            state=state,
            after=paging.after,
            limit=paging.most,
            eyes=EVERYBODY,
        )
        return paging.page(rows, item=BlockerItem.of, row_id=lambda each: each.row.id)

    return await desk.answer(caller, look)


@router.get("/{id}", summary="One blocker")
async def blocker(desk: AtDesk, caller: Reader, blocker_id: Id) -> BlockerItem:
    def look(at: Look) -> BlockerItem:
        row = listings.blockers.find(at.session, at.org_id, blocker_id, eyes=EVERYBODY)
        missing = "There is no blocker with this id. GET /api/v1/blockers lists them."
        return BlockerItem.of(found(row, missing))

    return await desk.answer(caller, look)
