"""Health metrics and what was measured of them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, ConfigDict, Field

from bot.web.api.answering import Answering
from bot.web.api.callers import Reader
from bot.web.api.cursors import Page, Paged
from bot.web.api.desk import AtDesk, Look
from bot.web.api.fields import (
    EXAMPLE_ID,
    Named,
    Number,
    OfTeam,
    number,
)
from bot.web.problems import Problem
from commands.rules.health_metric import is_inside
from storage import listings
from storage.listings.health_metrics import Measured
from storage.tables import HealthMetric, Team

router = APIRouter(prefix="/metrics", tags=["health metrics"], route_class=Answering)

MetricNamed = Annotated[
    Named,
    Path(
        alias="metric",
        description="The metric's key, as people type it, or its id.",
        max_length=100,
        examples=["uptime"],
    ),
]
TeamOfMetric = Annotated[
    Named,
    Query(
        description="The team's id or name, where several have a metric of this key.",
        max_length=300,
        examples=["Growth"],
    ),
]
METRIC: dict[str, Any] = {
    "id": EXAMPLE_ID,
    "key": "uptime",
    "title": "Uptime",
    "team": EXAMPLE_ID,
    "unit": "%",
    "low": 99.9,
    "high": None,
    "current": 99.95,
    "inside": True,
    "measured_at": "2026-11-18T09:00:00Z",
}


class MetricItem(BaseModel):
    """A number that a team watches; it should stay between `low` and `high`, either of which may be open."""

    model_config = ConfigDict(json_schema_extra={"examples": [METRIC]})

    id: UUID
    key: str = Field(description="one word, once in a team")
    title: str
    team: UUID
    unit: str | None
    low: Number | None
    high: Number | None
    current: Number | None = Field(description="null when it was never measured")
    inside: bool | None = Field(description="whether `current` is where it should be")
    measured_at: datetime | None

    @classmethod
    def of(cls, row: HealthMetric) -> MetricItem:
        return cls(
            id=row.id,
            key=row.key,
            title=row.title,
            team=row.team_id,
            unit=row.unit,
            low=None if row.low is None else number(row.low),
            high=None if row.high is None else number(row.high),
            current=None if row.current is None else number(row.current),
            inside=None if row.current is None else is_inside(row, row.current),
            measured_at=row.measured_at,
        )


class ReadingItem(BaseModel):
    """One measured value, in the metric's unit."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"id": EXAMPLE_ID, "value": 99.95, "at": "2026-11-18T09:00:00Z", "member": None}]
        }
    )

    id: UUID
    value: Number
    at: datetime
    member: str | None = Field(description="staff id of who told it; null: a program did")

    @classmethod
    def of(cls, measured: Measured) -> ReadingItem:
        row, member = measured.row, measured.member
        return cls(id=row.id, value=number(row.value), at=row.at, member=member.staff_id if member else None)


@router.get("", summary="Health metrics of teams, in the order in which they were made")
async def metrics(
    desk: AtDesk,
    caller: Reader,
    paging: Paged,
    team: OfTeam = None,
    key: Annotated[Named, Query(description="Its key.", max_length=64, examples=["uptime"])] = None,
) -> Page[MetricItem]:
    def look(at: Look) -> Page[MetricItem]:
        rows = listings.health_metrics.page(
            at.session, at.org_id, team=at.team(team), key=key, after=paging.after, limit=paging.most
        )
        return paging.page(rows, item=MetricItem.of, row_id=lambda row: row.id)

    return await desk.answer(caller, look)


@router.get("/{metric}", summary="One health metric")
async def metric(desk: AtDesk, caller: Reader, named: MetricNamed, team: TeamOfMetric = None) -> MetricItem:
    return await desk.answer(caller, lambda at: MetricItem.of(the_metric(at, named, team)))


@router.get("/{metric}/readings", summary="What was measured of it, the newest first")
async def readings(
    desk: AtDesk,
    caller: Reader,
    paging: Paged,
    named: MetricNamed,
    team: TeamOfMetric = None,
) -> Page[ReadingItem]:
    def look(at: Look) -> Page[ReadingItem]:
        rows = listings.health_metrics.readings(
            at.session, the_metric(at, named, team), after=paging.after_moment, limit=paging.most
        )
        return paging.page_by_moment(rows, item=ReadingItem.of, place=lambda each: (each.row.at, each.row.id))

    return await desk.answer(caller, look)


def the_metric(at: Look, named: str | None, team: str | None) -> HealthMetric:
    """The one metric a request names.

    Raises:
        Problem: 404, there is none; 422, several teams have one.
    """
    rows = listings.health_metrics.called(at.session, at.org_id, named or "", team=at.team(team))
    if not rows:
        raise Problem(404, "There is no health metric of this key or id. GET /api/v1/metrics lists them.")
    if len(rows) > 1:
        teams = [at.session.get_one(Team, (at.org_id, row.team_id)).name for row in rows]
        raise Problem(422, f"Several teams have this metric: {', '.join(teams)}. Say which: ?team=…")
    return rows[0]
