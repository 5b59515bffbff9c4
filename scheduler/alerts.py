"""Each minute: what groups must be told because its time has come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import structlog

from commands.acts.announcing import announce_due
from commands.core.deployment import Deployment
from storage import flags
from storage.tables import Delivery
from storage.work import Storage

log: structlog.stdlib.BoundLogger = structlog.get_logger("okrbot.alerts")


def has_due_flags(storage: Storage, now: datetime) -> bool:
    """Whether a group is to be told of a red flag. Reads only."""
    with storage.reading() as session:
        return flags.has_due(session, now=now)


def tell_flags(storage: Storage, deployment: Deployment, now: datetime) -> Sequence[Delivery]:
    """Tell the groups of the red flags that are due; gives back what is to be sent at once."""
    with storage.work() as work:
        told = announce_due(work, deployment, now=now)
    if told:
        log.info("told groups of red flags", action="alerts", told=told)
    return work.owed
