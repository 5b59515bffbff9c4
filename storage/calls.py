"""Calls of DingTalk by kind and day: what the monthly quotas are counted from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from storage.tables import CallCount
from storage.work import Work

CHINA = timezone(timedelta(hours=8))
"""DingTalk counts days and months in China's time, which has no summer time."""

Counted = tuple[str, date, str]
"""Organization, day and kind of call."""


def day_of(moment: datetime) -> date:
    """The day on which DingTalk counts a call made at `moment`."""
    return moment.astimezone(CHINA).date()


def add(work: Work, calls: Mapping[Counted, int]) -> None:
    """Add calls made; processes sharing a database add to the same rows."""
    if not calls:
        return
    dialect = postgresql if work.dialect == "postgresql" else sqlite
    statement = dialect.insert(CallCount)
    # One row at a time and in one order, so that two processes cannot lock each other out.
    for (org_id, day, kind), made in sorted(calls.items()):
        values = {"org_id": org_id, "day": day, "kind": kind, "calls": made}
        work.session.execute(
            statement.values(**values).on_conflict_do_update(
                index_elements=[CallCount.org_id, CallCount.day, CallCount.kind],
                set_={"calls": CallCount.calls + made},
            )
        )


def by_kind(session: Session, *, day: date) -> dict[tuple[str, str], int]:
    """The calls of the month of `day` by organization and kind."""
    first = day.replace(day=1)
    following = (first + timedelta(days=32)).replace(day=1)
    rows = session.execute(
        select(CallCount.org_id, CallCount.kind, func.sum(CallCount.calls))
        .where(CallCount.day >= first, CallCount.day < following)
        .group_by(CallCount.org_id, CallCount.kind)
    )
    return {(org_id, kind): int(calls) for org_id, kind, calls in rows}
