"""Calls of DingTalk by kind and day: what the monthly quotas are counted from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone

from sqlalchemy import Insert, Table, func, select
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


_COUNTS: Table = CallCount.__table__  # type: ignore[assignment]  # a mapped class's table


def _adding(insertion: postgresql.Insert | sqlite.Insert) -> Insert:
    calls = {"calls": _COUNTS.c.calls + insertion.excluded.calls}
    return insertion.on_conflict_do_update(index_elements=_COUNTS.primary_key.columns, set_=calls)


_ADD = {"sqlite": _adding(sqlite.insert(_COUNTS)), "postgresql": _adding(postgresql.insert(_COUNTS))}


def add(work: Work, calls: Mapping[Counted, int]) -> None:
    """Add calls made; processes sharing a database add to the same rows."""
    if calls:
        # One row at a time and in one order, so that two processes cannot lock each other out.
        rows = [
            {"org_id": org_id, "day": day, "kind": kind, "calls": made}
            for (org_id, day, kind), made in sorted(calls.items())
        ]
        work.run(_ADD[work.dialect], *rows)


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
