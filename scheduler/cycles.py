"""Every hour: cycles that ended get their successor, and are closed if nobody closed them in time."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import structlog
from sqlalchemy.exc import IntegrityError, OperationalError

from commands.acts.cycles.open_cycles import turn_over
from commands.core.deployment import Deployment
from commands.core.surroundings import Surroundings
from storage import cycles
from storage.tables import Team
from storage.work import Storage

log: structlog.stdlib.BoundLogger = structlog.get_logger("okrbot.cycles")


def turn(storage: Storage, deployment: Deployment, now: datetime) -> None:
    """Look at every team whose cycle has ended, one transaction each; a failure holds up no other team.

    Raises:
        OperationalError: the database cannot be written now; what is left waits for the next time.
    """
    with storage.reading() as session:
        ended = [
            (each.org_id, each.id)
            for each in cycles.teams_with_ended(session, (now + cycles.EARLIEST_ZONE).date())
        ]
    for org_id, team_id in ended:
        try:
            _turn(storage, deployment, org_id, team_id, now)
        except IntegrityError:
            log.info("another process turned the same cycle", action="cycles", team=str(team_id))
        except OperationalError:
            raise
        except Exception:  # a bug of ours
            log.exception("a team's cycle could not be turned", action="cycles", team=str(team_id))


def _turn(storage: Storage, deployment: Deployment, org_id: str, team_id: UUID, now: datetime) -> None:
    with storage.work() as work:
        around = Surroundings(work=work, deployment=deployment, org_id=org_id, now=now)
        closed = turn_over(around, work.session.get_one(Team, (org_id, team_id)))
    for cycle in closed:
        log.info("a cycle nobody closed is over", action="cycles", team=str(team_id), cycle=cycle.name)
