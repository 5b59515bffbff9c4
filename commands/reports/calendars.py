"""Years in use whose working days nobody knows yet: what `okrbot doctor` and the board warn of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from commands.rules.calendar import WorkCalendar
from storage import cycles
from storage.tables import Team

CalendarOf = Callable[[Team], WorkCalendar]
"""A team's working days: `Deployment.calendar_of`."""


def guessed_years(
    session: Session, org_id: str, calendar_of: CalendarOf, *, today: date
) -> dict[UUID, list[int]]:
    """By team the years of its open cycles and of today as far as its calendar is a guess in them.

    Teams of whose years all is known are left out; one query for all of them.
    """
    found = {}
    for team, first, last in cycles.open_years(session, org_id):
        calendar = calendar_of(team)
        years = sorted({today.year, *range(first.year, last.year + 1)})
        if guessed := [year for year in years if calendar.is_guessed(year)]:
            found[team.id] = guessed
    return found
