"""The status of key results and objectives. Silence is never green."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from commands.rules.confidence import Band, band
from commands.rules.due import CADENCE_DAYS, Cadence
from commands.rules.progress import KEEP_KINDS, ONE, KeyResultKind
from commands.rules.thresholds import DEFAULT_THRESHOLDS, Thresholds


class Status(StrEnum):
    """The six statuses; their names in each language are texts."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    COMPLETE = "complete"
    NO_UPDATE = "no_update"
    NOT_STARTED = "not_started"


SEVERITY = {
    Status.OFF_TRACK: 5,
    Status.AT_RISK: 4,  # a known risk outranks an unknown one
    Status.NO_UPDATE: 3,
    Status.NOT_STARTED: 2,
    Status.ON_TRACK: 1,
    Status.COMPLETE: 0,
}
BY_BAND = {Band.STABLE: Status.ON_TRACK, Band.WATCH: Status.AT_RISK, Band.RED: Status.OFF_TRACK}


class Standing(NamedTuple):
    """What is known of a key result today. `gap` is None while its pace is not judged.

    A tuple, since an overview makes thousands at once.
    """

    kind: KeyResultKind
    progress: Decimal
    gap: Decimal | None
    confidence: int | None
    last_check_in: date | None
    cadence: Cadence = Cadence.WEEKLY
    said_done: bool = False


def key_result_status(
    standing: Standing, *, today: date, thresholds: Thresholds = DEFAULT_THRESHOLDS
) -> Status:
    """The computed status; one that the owner states is kept beside it, not instead."""
    if is_complete(standing):
        return Status.COMPLETE
    if standing.last_check_in is None:
        return Status.NOT_STARTED
    if today >= silent_from(standing.last_check_in, standing.cadence, thresholds=thresholds):
        return Status.NO_UPDATE
    return worst((pace_status(standing, thresholds), confidence_status(standing.confidence, thresholds)))


def is_complete(standing: Standing) -> bool:
    """At the target or said done. A limit that holds today is not finished."""
    return standing.said_done or (standing.kind not in KEEP_KINDS and standing.progress >= ONE)


def silent_from(
    last_check_in: date, cadence: Cadence, *, thresholds: Thresholds = DEFAULT_THRESHOLDS
) -> date:
    """The day on which a key result without another check-in becomes `No update`."""
    return last_check_in + timedelta(days=CADENCE_DAYS[cadence] + thresholds.silence_days)


def pace_status(standing: Standing, thresholds: Thresholds = DEFAULT_THRESHOLDS) -> Status:
    """What the gap says. A limit has no pace, but one that does not hold is no `On track`."""
    if standing.kind in KEEP_KINDS:
        return Status.ON_TRACK if standing.progress >= ONE else Status.AT_RISK
    if standing.gap is None or standing.gap <= thresholds.on_track_gap:
        return Status.ON_TRACK
    return Status.AT_RISK if standing.gap <= thresholds.at_risk_gap else Status.OFF_TRACK


def confidence_status(confidence: int | None, thresholds: Thresholds = DEFAULT_THRESHOLDS) -> Status:
    """What the confidence says; a missing one says nothing against the pace."""
    found = band(confidence, stable_from=thresholds.stable_from, red_below=thresholds.red_below)
    return Status.ON_TRACK if found is None else BY_BAND[found]


def objective_status(key_results: Iterable[Status]) -> Status:
    """The worst of the live key results; without any the objective has not started."""
    return worst(key_results)


def tally(statuses: Iterable[Status]) -> dict[Status, int]:
    """How many there are of each status, the most severe first."""
    found = Counter(statuses)
    return {each: found[each] for each in sorted(found, key=SEVERITY.__getitem__, reverse=True)}


def worst(statuses: Iterable[Status]) -> Status:
    """The one a manager must see first."""
    return max(statuses, key=SEVERITY.__getitem__, default=Status.NOT_STARTED)
