"""New readings of health metrics, which move the key results that follow them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Context, Decimal
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from bot.web.api.answering import Answering
from bot.web.api.callers import Caller, MetricWriter
from bot.web.api.desk import AtDesk, Desk
from bot.web.api.fields import EXAMPLE_ID, Exact, Line, Moment, Number, number
from bot.web.api.health_metrics import METRIC, MetricItem, MetricNamed, TeamOfMetric, the_metric
from bot.web.api.writing import Done, IdempotencyKey, Once
from bot.web.problems import Problem, described
from commands.acts.metrics.readings import Moved, Recorded, record_reading
from commands.core.errors import AlreadyHandled
from commands.core.surroundings import Surroundings
from commands.rules.units import between
from commands.rules.value import MOST_DIGITS
from storage import inbox, listings
from storage.okrs import Placed
from storage.tables import HealthMetric
from storage.visibility import EVERYBODY
from storage.work import Work

router = APIRouter(prefix="/metrics", tags=["health metrics"], route_class=Answering)

AHEAD = timedelta(minutes=5)
"""How far the clock of whoever measures may go before ours."""
_STORED = Context(prec=MOST_DIGITS)


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
    found = await desk.answer(caller, lambda at: the_metric(at, named, team))
    once = Once(caller, key, path=f"metrics/{found.id}", body=reading)
    told = _Told(desk, caller, found, reading, once)
    return RecordedReading.model_validate(await once.done(desk, str(found.id), told.store, response))


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
        metric = listings.health_metrics.lock(work.session, self._metric)
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
