"""Each hour: cycles that ended get their successor, and are closed when nobody closed them in time."""

from __future__ import annotations

from datetime import datetime

import structlog

from commands.acts.cycling import turn_over
from commands.core.deployment import Deployment
from commands.core.surroundings import Surroundings
from storage import cycles
from storage.tables import Team
from storage.work import Storage

log: structlog.stdlib.BoundLogger = structlog.get_logger("okrbot.cycles")


def turn(storage: Storage, deployment: Deployment, now: datetime) -> None:
    """Look at every team whose cycle has ended, one transaction each."""
    with storage.reading() as session:
        ended = [
            (each.org_id, each.id)
            for each in cycles.teams_with_ended(session, (now + cycles.EARLIEST_ZONE).date())
        ]
    for org_id, team_id in ended:
        with storage.work() as work:
            around = Surroundings(work=work, deployment=deployment, org_id=org_id, now=now)
            closed = turn_over(around, work.session.get_one(Team, (org_id, team_id)))
        for cycle in closed:
            log.info("a cycle nobody closed is over", action="cycles", team=str(team_id), cycle=cycle.name)
