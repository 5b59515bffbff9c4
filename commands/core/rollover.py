"""Cycles that nobody closed: closed without grades 21 days after their end, by whoever looks first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from commands.core.deployment import Deployment
from commands.reports.cycles import phase_of
from commands.rules.cycle import Phase
from storage import cycles
from storage.tables import Cycle, Team
from storage.work import Work


def close_over(work: Work, deployment: Deployment, teams: Sequence[Team], *, now: datetime) -> list[Cycle]:
    """Close the cycles of these teams (of one organization) that nobody closed in time; returns them."""
    if not teams:
        return []
    by_id = {team.id: team for team in teams}
    ended = cycles.ended_before(work.session, teams[0].org_id, by_id, cycles.long_ago(now))
    over = [each for each in ended if _is_over(each, by_id[each.team_id], deployment, now)]
    for cycle in over:
        cycle.closed_at = now
    if over:
        work.flush()  # what is read next must not find them open
    return over


def _is_over(cycle: Cycle, team: Team, deployment: Deployment, now: datetime) -> bool:
    today = now.astimezone(deployment.zone_of(team)).date()
    return phase_of(cycle, today) is Phase.OVER
