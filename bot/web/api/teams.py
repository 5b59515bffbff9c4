"""Teams: each is one DingTalk group conversation."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from bot.web.api.answering import Answering
from bot.web.api.callers import Reader
from bot.web.api.cursors import Page, Paged
from bot.web.api.desk import NO_SUCH_TEAM, AtDesk, Look, found
from bot.web.api.fields import EXAMPLE_ID, Id
from storage import listings
from storage.tables import Team

router = APIRouter(prefix="/teams", tags=["teams"], route_class=Answering)


class TeamItem(BaseModel):
    """A team: one DingTalk group conversation."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "id": EXAMPLE_ID,
                    "name": "Growth",
                    "language": "en",
                    "timezone": "Asia/Shanghai",
                    "country": "CN",
                    "created_at": "2026-10-01T01:00:00Z",
                }
            ]
        }
    )

    id: UUID
    name: str = Field(description="The group's title, with #2 when two are equal")
    language: str | None = Field(description="Chosen by the team; null: the installation's")
    timezone: str
    country: str
    created_at: datetime

    @classmethod
    def of(cls, row: Team, at: Look) -> TeamItem:
        return cls(
            id=row.id,
            name=row.name,
            language=row.language,
            timezone=row.timezone or at.deployment.timezone,
            country=row.country or at.deployment.country,
            created_at=row.created_at,
        )


@router.get("", summary="Teams, in the order in which they were made")
async def teams(desk: AtDesk, caller: Reader, paging: Paged) -> Page[TeamItem]:
    def look(at: Look) -> Page[TeamItem]:
        rows = listings.teams.page(at.session, at.org_id, after=paging.after, limit=paging.most)
        return paging.page(rows, item=lambda row: TeamItem.of(row, at), row_id=lambda row: row.id)

    return await desk.answer(caller, look)


@router.get("/{id}", summary="One team")
async def team(desk: AtDesk, caller: Reader, team_id: Id) -> TeamItem:
    def look(at: Look) -> TeamItem:
        return TeamItem.of(found(at.team(str(team_id)), NO_SUCH_TEAM), at)

    return await desk.answer(caller, look)
