"""A key result's past: every report, what was in its way, done, said and changed, and its pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from commands.reports.standing import Judged, Standpoint, as_it_ended, judged, pace_by
from commands.rules.progress import KEEP_KINDS, KeyResultKind, implied_value
from commands.texts.charts.burn_up import BurnUp, Reading
from commands.texts.charts.confidence import ConfidenceLine
from storage import blockers, changes, comments, health_metrics, initiatives, key_result_page, okrs, weeks
from storage.okrs import Placed
from storage.tables import (
    Blocker,
    BlockerAsk,
    Change,
    CheckIn,
    Comment,
    Edit,
    HealthMetric,
    Initiative,
    Member,
    RedFlag,
    Team,
)
from storage.visibility import Eyes

MOST_COMMENTS = 50
WEEK = timedelta(days=7)
WHO = ("member_id", "owner_id", "raised_by_id", "helper_id")
"""The fields of rows that name somebody."""


@dataclass(frozen=True, slots=True)
class Past:
    """Everything of one key result. Lists are newest first; `people` are all who are named in it.

    `metrics` are those it follows or followed.
    """

    placed: Placed
    team: Team
    judged: Judged
    standpoint: Standpoint
    check_ins: Sequence[CheckIn]
    blockers: Sequence[Blocker]
    asks: Sequence[BlockerAsk]
    flags: Sequence[RedFlag]
    initiatives: Sequence[Initiative]
    comments: Sequence[Comment]
    changes: Sequence[tuple[Change, Edit]]
    people: Mapping[UUID, Member]
    metrics: Mapping[UUID, HealthMetric]

    @property
    def standing(self) -> list[CheckIn]:
        """The check-ins that were neither corrected nor taken back, oldest first."""
        return [each for each in reversed(self.check_ins) if each.withdrawn_at is None]

    def day(self, at: datetime) -> date:
        """The team's day of a moment."""
        return at.astimezone(self.standpoint.zone).date()


def key_result_past(
    session: Session,
    org_id: str,
    key_result_id: UUID,
    *,
    eyes: Eyes,
    standpoint_of: Callable[[Team], Standpoint],
) -> Past | None:
    """A key result that `eyes` see, in as many statements for a long past as for a short one."""
    found = key_result_page.find(session, org_id, key_result_id, eyes=eyes)
    if found is None:
        return None
    row = found.placed.row
    standpoint = as_it_ended(found.placed.cycle, standpoint_of(found.team))
    said = okrs.every_check_in(session, row)
    in_the_way = blockers.of_key_result(session, row)
    asks = blockers.asks_for(session, org_id, [each.id for each in in_the_way])
    flags = key_result_page.flags(session, row, eyes=eyes)
    tasks = initiatives.of_key_result(session, row)
    remarks = comments.latest_on(session, row, limit=MOST_COMMENTS)
    edits = changes.edits_about(session, org_id, row.id)
    of_rows: list[Iterable[Any]] = [said, asks, remarks, in_the_way, flags, tasks]
    named = {row.owner_id, found.placed.objective.owner_id, *_changed(edits, "owner_id")}
    named |= {getattr(each, who) for rows in of_rows for each in rows for who in WHO if hasattr(each, who)}
    named |= {change.member_id for change, _ in edits}
    followed = {*_changed(edits, "follows_id"), *([row.follows_id] if row.follows_id else [])}
    return Past(
        placed=found.placed,
        team=found.team,
        judged=judged(found.placed, standpoint),
        standpoint=standpoint,
        check_ins=said,
        blockers=in_the_way,
        asks=asks,
        flags=flags,
        initiatives=tasks,
        comments=remarks,
        changes=edits,
        people=weeks.people(session, org_id, named - {None}),
        metrics=health_metrics.by_ids(session, org_id, followed),
    )


def _changed(edits: Sequence[tuple[Change, Edit]], field: str) -> Iterator[UUID]:
    """What a field named before and after each change of it."""
    for _, edit in edits:
        for fields in (edit.before, edit.after):
            if fields.get(field):
                yield UUID(fields[field])


# -- its pictures ----------------------------------------------------------------------------------------


def burn_up(past: Past) -> BurnUp:
    """Its values over the cycle beside the pace that was expected."""
    row, cycle = past.placed.row, past.placed.cycle
    return BurnUp(
        title=f"{past.placed.code} {row.title}",
        kind=KeyResultKind(row.kind),
        unit=row.unit,
        first=cycle.starts_on,
        last=cycle.ends_on,
        today=past.standpoint.today,
        target=row.target,
        readings=tuple(_readings(past)),
        expected=tuple(_expected(past)),
    )


def confidence_line(past: Past) -> ConfidenceLine:
    """Its stated confidences, with the team's borders between the zones."""
    cycle, thresholds = past.placed.cycle, past.standpoint.thresholds
    stated = ((past.day(each.at), each.confidence) for each in past.standing)
    return ConfidenceLine(
        title=f"{past.placed.code} {past.placed.row.title}",
        first=cycle.starts_on,
        last=cycle.ends_on,
        today=past.standpoint.today,
        stated=tuple((on, level) for on, level in stated if level is not None),
        stable_from=thresholds.stable_from,
        red_below=thresholds.red_below,
    )


def _readings(past: Past) -> Iterator[Reading]:
    row = past.placed.row
    made = past.day(row.created_at)
    yield Reading(made, row.initial, _expected_value(past, made))
    for each in past.standing:
        value = _value(past, each)
        if value is not None:
            on = past.day(each.at)
            yield Reading(on, value, _expected_value(past, on))


def _value(past: Past, said: CheckIn) -> Decimal | None:
    """What a report says of the value: a progress that was told counts as what it would mean."""
    row = past.placed.row
    if said.progress is None or KeyResultKind(row.kind) in KEEP_KINDS:
        return said.value
    if said.value is None or said.progress_stated:
        return implied_value(said.progress, start=row.start, target=row.target)
    return said.value


def _expected(past: Past) -> Iterator[tuple[date, Decimal]]:
    """Week by week from the day it is paced from to the cycle's end."""
    cycle = past.placed.cycle
    on = max(past.placed.row.paced_from, cycle.starts_on)
    days = [on + WEEK * nth for nth in range((cycle.ends_on - on).days // 7 + 1)]
    today = min(max(past.standpoint.today, on), cycle.ends_on)
    for day in sorted({*days, today, cycle.ends_on}):
        expected = _expected_value(past, day)
        if expected is not None:
            yield day, expected


def _expected_value(past: Past, on: date) -> Decimal | None:
    """The value at which it would have been just as expected on a day."""
    row = past.placed.row
    share = pace_by(past.placed, replace(past.standpoint, today=on), row.progress).expected
    return None if share is None else implied_value(share, start=row.start, target=row.target)
