"""Rows in pages, for the JSON API, and teams by name or id, for everybody.

A page begins after the last row of the one before, never at a count.
"""

from storage.listings import (
    blockers,
    check_ins,
    cycles,
    health_metrics,
    key_results,
    members,
    objectives,
    teams,
)
from storage.listings.teams import teams_by_id

__all__ = [
    "blockers",
    "check_ins",
    "cycles",
    "health_metrics",
    "key_results",
    "members",
    "objectives",
    "teams",
    "teams_by_id",
]
