"""Key results, as they stand today."""

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
from bot.web.api.desk import AtDesk, Look
from bot.web.api.fields import (
    EXAMPLE_ID,
    Id,
    Number,
    OfCycle,
    OfOwner,
    OfTeam,
    number,
)
from commands.reports.standing import Judged
from storage import listings
from storage.listings.key_results import Owned
from storage.visibility import EVERYBODY

router = APIRouter(prefix="/key-results", tags=["key results"], route_class=Answering)

Status = Literal["on_track", "at_risk", "off_track", "complete", "no_update", "not_started"]


class ObjectiveOfKeyResult(BaseModel):
    """The objective a key result belongs to."""

    id: UUID
    code: str
    title: str
    type: str = Field(description="committed or stretch")


class KeyResultItem(BaseModel):
    """A key result as it stands today. Figures are in `unit`; progress 1 is the target, it may leave 0…1."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "id": EXAMPLE_ID,
                    "code": "KR1",
                    "title": "30-day retention",
                    "team": EXAMPLE_ID,
                    "cycle": "2026-Q4",
                    "objective": {
                        "id": EXAMPLE_ID,
                        "code": "O1",
                        "title": "Renewals feel effortless",
                        "type": "stretch",
                    },
                    "owner": "dana01",
                    "kind": "percent",
                    "unit": "%",
                    "start": 45,
                    "target": 60,
                    "current": 54,
                    "progress": 0.6,
                    "progress_stated": False,
                    "expected": 0.52,
                    "confidence": 7,
                    "status": "on_track",
                    "stated_status": None,
                    "checked_in_at": "2026-11-18T09:00:00Z",
                    "created_at": "2026-10-01T01:00:00Z",
                }
            ]
        }
    )

    id: UUID
    code: str
    title: str
    team: UUID
    cycle: str
    objective: ObjectiveOfKeyResult
    owner: str = Field(description="staff id")
    kind: str = Field(
        description="percent, number, currency, duration, milestones, yes_no, keep_above or keep_below"
    )
    unit: str | None
    start: Number
    target: Number
    current: Number
    progress: Number
    progress_stated: bool = Field(description="the progress was told, not computed from current")
    expected: Number | None = Field(description="progress expected by today; null for a limit to keep")
    confidence: int | None = Field(description="0…10; null when never stated")
    status: Status
    stated_status: str | None = Field(description="what the owner says beside the computed status")
    checked_in_at: datetime | None
    created_at: datetime

    @classmethod
    def of(cls, owned: Owned, judged: Judged) -> KeyResultItem:
        row, objective = owned.placed.row, owned.placed.objective
        return cls(
            id=row.id,
            code=owned.placed.code,
            title=row.title,
            team=row.team_id,
            cycle=owned.placed.cycle.name,
            objective=ObjectiveOfKeyResult(
                id=objective.id, code=objective.code, title=objective.title, type=objective.type
            ),
            owner=owned.owner.staff_id,
            kind=row.kind,
            unit=row.unit,
            start=number(row.start),
            target=number(row.target),
            current=number(row.current),
            progress=number(row.progress),
            progress_stated=row.progress_stated,
            expected=None if judged.pace.expected is None else number(judged.pace.expected),
            confidence=row.confidence,
            status=judged.status.value,
            stated_status=row.stated_status,
            checked_in_at=row.checked_in_at,
            created_at=row.created_at,
        )


@router.get("", summary="Live key results, with their status of today")
async def key_results(
    desk: AtDesk,
    caller: Reader,
    paging: Paged,
    team: OfTeam = None,
    objective: Annotated[UUID | None, Query(description="An objective's id.")] = None,
    cycle: OfCycle = None,
    owner: OfOwner = None,
    status: Annotated[Status | None, Query(examples=["at_risk"])] = None,
) -> Page[KeyResultItem]:
    def look(at: Look) -> Page[KeyResultItem]:
        of_team, of_owner = at.team(team), at.member(owner)

        def rows_after(after: UUID | None, most: int) -> Sequence[tuple[Owned, Judged]]:
            rows = listings.key_results.page(
                at.session,
                at.org_id,
                team=of_team,
                objective_id=objective,
                cycle=cycle,
                owner=of_owner,
                after=after,
                limit=most,
                eyes=EVERYBODY,
            )
            return [(each, at.judged(each.placed, each.team)) for each in rows]

        rows = paging.sifted(
            rows_after, None if status is None else lambda row: row[1].status == status, row_id=_id_of
        )
        return paging.page(rows, item=lambda row: KeyResultItem.of(*row), row_id=_id_of)

    return await desk.answer(caller, look)


def _id_of(row: tuple[Owned, Judged]) -> UUID:
    return row[0].placed.row.id


@router.get("/{id}", summary="One key result, of any cycle")
async def key_result(desk: AtDesk, caller: Reader, key_result_id: Id) -> KeyResultItem:
    def look(at: Look) -> KeyResultItem:
        owned = at.key_result(key_result_id)
        return KeyResultItem.of(owned, at.judged(owned.placed, owned.team))

    return await desk.answer(caller, look)
