"""What was measured of a health metric, whoever tells it; the key results that follow it move along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TypeVar

from commands.acts.check_ins.checking_in import figures, take_over
from commands.core.surroundings import Surroundings
from commands.rules.value import measured
from commands.rules.verdicts import Taken
from storage import health_metrics
from storage.okrs import Placed
from storage.tables import CheckIn, HealthMetric, HealthReading, Member
from storage.work import ChangeInHand

Row = TypeVar("Row", HealthReading, CheckIn)


@dataclass(frozen=True, slots=True)
class Moved:
    """A key result that followed, with its value before."""

    placed: Placed
    before: Decimal


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a reading did. `known` says that it was stored before; then it did nothing.

    `left` are followers that the value does not fit.
    """

    known: bool = False
    moved: tuple[Moved, ...] = ()
    left: tuple[Placed, ...] = ()


def record_reading(
    around: Surroundings,
    metric: HealthMetric,
    value: Decimal,
    *,
    at: datetime,
    member: Member | None,
    change: ChangeInHand | None = None,
) -> Recorded:
    """Store a value in the metric's unit, measured `at`, and check in whatever follows the metric.

    `member` is None when a program reports; the check-ins are then those of the key results' owners. The same
    value of the same moment counts once. With a `change` it can be taken back.
    """
    there = health_metrics.reading_at(around.work.session, metric, at)
    if there is not None and there.value == value:
        return Recorded(known=True)
    reading = _create(
        around,
        change,
        HealthReading(
            org_id=metric.org_id,
            metric_id=metric.id,
            member_id=member.id if member else None,
            value=value,
            at=at,
        ),
    )
    health_metrics.refresh(around.work, metric)
    moved, left = [], []
    for placed in health_metrics.followers(around.work.session, metric):
        taken, before = measured(figures(placed), value, metric.unit), placed.row.current
        if taken is None:
            left.append(placed)
            continue
        check_in = _create(around, change, _check_in(around, reading, metric, placed, taken))
        take_over(around, placed.row, check_in)
        moved.append(Moved(placed, before))
    return Recorded(moved=tuple(moved), left=tuple(left))


def _create(around: Surroundings, change: ChangeInHand | None, row: Row) -> Row:
    return change.create(row) if change else around.work.append(row)


def _check_in(
    around: Surroundings, reading: HealthReading, metric: HealthMetric, placed: Placed, taken: Taken
) -> CheckIn:
    team = around.team_by_id(metric.team_id)
    return CheckIn(
        org_id=metric.org_id,
        key_result_id=placed.row.id,
        member_id=reading.member_id or placed.row.owner_id,
        at=reading.at,
        value=taken.value,
        progress=taken.progress,
        progress_stated=taken.stated,
        note=around.group_of(team).voice.plain("from {key}", key=metric.key),
        original_text=f"{metric.key} {reading.value.normalize():f}",
        created_at=around.now,
    )
