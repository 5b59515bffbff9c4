"""Members: people of the organization whom the bot has met."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from bot.web.api.answering import Answering
from bot.web.api.callers import Reader
from bot.web.api.cursors import Page, Paged
from bot.web.api.desk import AtDesk, Look, found
from bot.web.api.fields import EXAMPLE_ID, Id, OfTeam
from storage import listings
from storage.listings.members import Belonging

router = APIRouter(prefix="/members", tags=["members"], route_class=Answering)


class MemberItem(BaseModel):
    """A person. Their settings are their own and are not shown."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "id": EXAMPLE_ID,
                    "staff_id": "dana01",
                    "name": "Dana",
                    "teams": [EXAMPLE_ID],
                    "left_at": None,
                }
            ]
        }
    )

    id: UUID
    staff_id: str
    name: str | None = Field(description="the directory's name, else what they call themselves")
    teams: list[UUID] = Field(description="ids of the teams they belong to")
    left_at: datetime | None = Field(description="when they left the organization")

    @classmethod
    def of(cls, found: Belonging) -> MemberItem:
        row = found.row
        return cls(
            id=row.id,
            staff_id=row.staff_id,
            name=row.called,
            teams=list(found.team_ids),
            left_at=row.left_at,
        )


@router.get("", summary="People, in the order in which they were met")
async def members(desk: AtDesk, caller: Reader, paging: Paged, team: OfTeam = None) -> Page[MemberItem]:
    def look(at: Look) -> Page[MemberItem]:
        rows = listings.members.page(
            at.session, at.org_id, team=at.team(team), after=paging.after, limit=paging.most
        )
        return paging.page(rows, item=MemberItem.of, row_id=lambda each: each.row.id)

    return await desk.answer(caller, look)


@router.get("/{id}", summary="One person, by the id of a list")
async def member(desk: AtDesk, caller: Reader, member_id: Id) -> MemberItem:
    def look(at: Look) -> MemberItem:
        row = listings.members.find(at.session, at.org_id, member_id)
        return MemberItem.of(found(row, "There is nobody with this id. GET /api/v1/members lists people."))

    return await desk.answer(caller, look)
