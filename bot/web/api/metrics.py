"""Health metrics, what was measured of them, and new readings, which move the key results that follow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Context, Decimal
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from bot.web.api.answering import Answering
from bot.web.api.callers import Caller, MetricWriter, Reader
from bot.web.api.cursors import Page, by_moment, id_in, moment_and_id_in, page_of
from bot.web.api.desk import AtDesk, Desk, Look
from bot.web.api.fields import (
    EXAMPLE_ID,
    USUAL,
    Cursor,
    Exact,
    Limit,
    Line,
    Moment,
    Named,
    Number,
    OfTeam,
    number,
)
from bot.web.api.writing import Done, IdempotencyKey, Once
from bot.web.problems import Problem, described
from commands.acts.readings import Moved, Recorded, record_reading
from commands.core.errors import AlreadyHandled
from commands.core.surroundings import Surroundings
from commands.rules.health import is_inside
from commands.rules.units import between
from commands.rules.value import MOST_DIGITS
from storage import inbox, listings
from storage.listings.metrics import Measured
from storage.okrs import Placed
from storage.tables import HealthMetric, Team
from storage.visibility import EVERYBODY
from storage.work import Work

router = APIRouter(prefix="/metrics", tags=["health metrics"], route_class=Answering)

AHEAD = timedelta(minutes=5)
"""How far the clock of whoever measures may go before ours."""
_STORED = Context(prec=MOST_DIGITS)

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


class NewReading(BaseModel):
    """What was measured."""

    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        json_schema_extra={
            "examples": [{"value": 99.95}, {"value": 90, "unit": "min", "at": "2026-11-18T09:00:00+08:00"}]
        },
    )

    value: Exact
    unit: Line | None = Field(None, description="of `value`; without it the metric's own")
    at: Moment | None = Field(None, description="when it was measured; without it now")


class Follower(BaseModel):
    """A key result that follows a metric."""

    key_result: UUID
    code: str
    before: Number
    current: Number

    @classmethod
    def of(cls, placed: Placed, before: Decimal) -> Follower:
        row = placed.row
        return cls(key_result=row.id, code=placed.code, before=number(before), current=number(row.current))


class RecordedReading(BaseModel):
    """What a reading did. `moved` and `left` show the key results that everybody may see."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "metric": METRIC,
                    "counted": True,
                    "moved": [{"key_result": EXAMPLE_ID, "code": "KR3", "before": 99.9, "current": 99.95}],
                    "left": [],
                }
            ]
        }
    )

    metric: MetricItem
    counted: bool = Field(description="false: the same value of this moment was there already")
    moved: list[Follower] = Field(description="key results that follow the metric and went along")
    left: list[Follower] = Field(description="those that follow it and cannot have this value")


@router.get("", summary="Health metrics of teams, in the order in which they were made")
async def metrics(
    desk: AtDesk,
    caller: Reader,
    team: OfTeam = None,
    key: Annotated[Named, Query(description="Its key.", max_length=64, examples=["uptime"])] = None,
    limit: Limit = USUAL,
    cursor: Cursor = None,
) -> Page[MetricItem]:
    def look(at: Look) -> Page[MetricItem]:
        rows = listings.metrics.page(
            at.session, at.org_id, team=at.team(team), key=key, after=id_in(cursor), limit=limit + 1
        )
        return page_of(rows, limit, item=MetricItem.of, place=lambda row: [str(row.id)])

    return await desk.answer(caller, look)


@router.get("/{metric}", summary="One health metric")
async def metric(desk: AtDesk, caller: Reader, named: MetricNamed, team: TeamOfMetric = None) -> MetricItem:
    return await desk.answer(caller, lambda at: MetricItem.of(_the_metric(at, named, team)))


@router.get("/{metric}/readings", summary="What was measured of it, the newest first")
async def readings(
    desk: AtDesk,
    caller: Reader,
    named: MetricNamed,
    team: TeamOfMetric = None,
    limit: Limit = USUAL,
    cursor: Cursor = None,
) -> Page[ReadingItem]:
    def look(at: Look) -> Page[ReadingItem]:
        rows = listings.metrics.readings(
            at.session, _the_metric(at, named, team), after=moment_and_id_in(cursor), limit=limit + 1
        )
        return page_of(
            rows, limit, item=ReadingItem.of, place=lambda each: by_moment(each.row.at, each.row.id)
        )

    return await desk.answer(caller, look)


@router.post(
    "/{metric}",
    summary="Tell what was measured; the key results that follow the metric move along",
    responses=described(400, 413, 415),
)
async def new_reading(
    desk: AtDesk,
    caller: MetricWriter,
    named: MetricNamed,
    reading: NewReading,
    response: Response,
    team: TeamOfMetric = None,
    key: IdempotencyKey = None,
) -> RecordedReading:
    """The same value of the same moment counts once, however often it is told."""
    found = await desk.answer(caller, lambda at: _the_metric(at, named, team))
    once = Once(caller, key, path=f"metrics/{found.id}", body=reading)
    told = _Told(desk, caller, found, reading, once)
    return RecordedReading.model_validate(await once.done(desk, str(found.id), told.store, response))


def _the_metric(at: Look, named: str | None, team: str | None) -> HealthMetric:
    """The one metric a request names.

    Raises:
        Problem: 404, there is none; 422, several teams have one.
    """
    rows = listings.metrics.called(at.session, at.org_id, named or "", team=at.team(team))
    if not rows:
        raise Problem(404, "There is no health metric of this key or id. GET /api/v1/metrics lists them.")
    if len(rows) > 1:
        teams = [at.session.get_one(Team, (at.org_id, row.team_id)).name for row in rows]
        raise Problem(422, f"Several teams have this metric: {', '.join(teams)}. Say which: ?team=…")
    return rows[0]


class _Told:
    """A reading, to be stored in one transaction."""

    def __init__(
        self, desk: Desk, caller: Caller, metric: HealthMetric, reading: NewReading, once: Once
    ) -> None:
        self._machinery, self._now = desk.machinery, desk.machinery.clock()
        self._org_id, self._metric, self._once = caller.org_id, metric, once
        self._value = _in_unit(reading, metric)
        self._at = reading.at or self._now
        if self._at > self._now + AHEAD:
            raise Problem(422, "at: this moment has not come yet. Nothing was stored.")

    def store(self) -> Done:
        """Claim the request, store the reading, and let what follows it move."""
        robot = self._machinery.deployment.robot
        with self._machinery.storage.work() as work:
            if not inbox.claim(
                work, org_id=self._org_id, robot=robot, message_id=self._once.message_id, now=self._now
            ):
                raise AlreadyHandled
            body = self._recorded(work).model_dump(mode="json")
            self._once.keep(work, body, now=self._now)
        return body, ()

    def _recorded(self, work: Work) -> RecordedReading:
        metric = listings.metrics.lock(work.session, self._metric)
        if metric is None:
            raise Problem(404, "This health metric was dropped just now. Nothing was stored.")
        around = Surroundings(
            work=work, deployment=self._machinery.deployment, org_id=self._org_id, now=self._now
        )
        recorded = record_reading(around, metric, self._value, at=self._at, member=None)
        return RecordedReading(
            metric=MetricItem.of(metric),
            counted=not recorded.known,
            moved=[Follower.of(each.placed, each.before) for each in _seen(recorded)],
            left=[
                Follower.of(each, each.row.current) for each in recorded.left if EVERYBODY.see(each.objective)
            ],
        )


def _seen(recorded: Recorded) -> Sequence[Moved]:
    return [each for each in recorded.moved if EVERYBODY.see(each.placed.objective)]


def _in_unit(reading: NewReading, metric: HealthMetric) -> Decimal:
    """The value in the metric's unit.

    Raises:
        Problem: 422, it measures something else.
    """
    if reading.unit is None:
        return reading.value
    value = between(reading.value, reading.unit, metric.unit) if metric.unit else None
    if value is None:
        counted = f"in {metric.unit}" if metric.unit else "without a unit"
        raise Problem(
            422,
            f"unit: {metric.key} is measured {counted}, and {reading.unit} cannot become that. "
            "Nothing was stored.",
        )
    return _STORED.plus(value)
