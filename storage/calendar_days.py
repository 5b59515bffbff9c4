"""Days that administrators know better than the calendar of a country."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.tables import CalendarDay
from storage.work import Work


@dataclass(frozen=True, slots=True)
class CorrectedDay:
    """A day in a country (`CN`, `MY-14`) on which people work, or do not; `label` says why."""

    country: str
    day: date
    working: bool
    label: str | None = None


def of_organization(session: Session, org_id: str) -> Sequence[CalendarDay]:
    """All of them, by country and day."""
    return session.scalars(
        select(CalendarDay).where(CalendarDay.org_id == org_id).order_by(CalendarDay.country, CalendarDay.day)
    ).all()


def everywhere(session: Session) -> list[tuple[str, str, date, bool]]:
    """Those of all organizations: organization, country, day, whether people work."""
    rows = session.scalars(select(CalendarDay))
    return [(row.org_id, row.country, row.day, row.working) for row in rows]


def put(work: Work, org_id: str, days: Iterable[CorrectedDay]) -> None:
    """Store these; what was said of the same day before is replaced."""
    for each in days:
        kept = work.session.get(CalendarDay, (org_id, each.country, each.day))
        if kept is None:
            work.append(
                CalendarDay(
                    org_id=org_id, country=each.country, day=each.day, working=each.working, label=each.label
                )
            )
        else:
            kept.working, kept.label = each.working, each.label


def forget_years_of(work: Work, org_id: str, days: Iterable[CorrectedDay]) -> None:
    """Forget what is stored of the countries and years in which these days lie."""
    years = {(each.country, each.day.year) for each in days}
    for row in of_organization(work.session, org_id):
        if (row.country, row.day.year) in years:
            work.session.delete(row)
    work.flush()
