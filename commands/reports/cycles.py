"""A team's cycles as the rules see them."""

from __future__ import annotations

from datetime import date

from commands.rules import cycle as rules
from commands.rules.cycle import Phase
from storage.tables import Cycle


def span(row: Cycle) -> rules.Cycle:
    """The days of a cycle."""
    return rules.Cycle(row.name, row.starts_on, row.ends_on)


def phase_of(row: Cycle, today: date) -> Phase:
    """Where a day of the team's lies in an open cycle."""
    return rules.phase(span(row), today=today)
