"""Working days as the administrators of an organization corrected them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from commands.rules.calendar import WorkCalendar


class Calendars:
    """The corrected days of all organizations, in memory: nearly every message asks for a working day.

    The scheduler calls `learn` from time to time; before that, only the countries' own calendars count.
    """

    def __init__(self) -> None:
        self._corrected: dict[tuple[str, str], frozenset[tuple[date, bool]]] = {}

    def learn(self, days: Iterable[tuple[str, str, date, bool]]) -> None:
        """Replace what is known by (organization, country, day, whether people work)."""
        found: dict[tuple[str, str], set[tuple[date, bool]]] = {}
        for org_id, country, day, working in days:
            found.setdefault((org_id, country), set()).add((day, working))
        self._corrected = {key: frozenset(corrected) for key, corrected in found.items()}

    def calendar(self, org_id: str, country: str | None, weekend: frozenset[int]) -> WorkCalendar:
        """The calendar of somebody of this organization."""
        return WorkCalendar(
            country=country,
            weekend=weekend,
            overrides=self._corrected.get((org_id, country or ""), frozenset()),
        )
