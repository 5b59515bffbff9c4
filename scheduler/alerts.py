"""Every minute: red flags of which groups have to be told now, one transaction each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import OperationalError

from commands.acts.flags.announcing import announce
from commands.core.deployment import Deployment
from storage import flags
from storage.flags import Untold
from storage.tables import Delivery, RedFlag
from storage.work import Storage

AT_ONCE = 50
"""Flags told in one minute; the others follow in the next."""
AFTER_A_FAULT = timedelta(hours=6)
"""How long a flag waits that could not be told, so that the others come first."""

log: structlog.stdlib.BoundLogger = structlog.get_logger("okrbot.alerts")


def has_due_flags(storage: Storage, now: datetime) -> bool:
    """Whether a group is to be told of a red flag. Reads only."""
    with storage.reading() as session:
        return flags.has_due(session, now=now)


def tell_flags(storage: Storage, deployment: Deployment, now: datetime) -> Sequence[Delivery]:
    """Tell the groups of the red flags that are due; gives back what is to be sent at once.

    Raises:
        OperationalError: the database cannot be written now; what is left waits for the next minute.
    """
    with storage.reading() as session:
        due = flags.due(session, now=now, limit=AT_ONCE)
    owed = [delivery for each in due for delivery in _told(storage, deployment, each, now)]
    if owed:
        log.info("told groups of red flags", action="alerts", told=len(owed))
    return owed


def _told(storage: Storage, deployment: Deployment, due: Untold, now: datetime) -> Sequence[Delivery]:
    try:
        with storage.work() as work:
            announce(work, deployment, due, now=now)
        return work.owed
    except OperationalError:
        raise
    except Exception:  # a bug of ours, which would block all others for ever
        log.exception("a group could not be told of a red flag", action="alerts", flag=str(due.flag.id))
        _put_off(storage, due.flag, until=now + AFTER_A_FAULT)
        return []


def _put_off(storage: Storage, flag: RedFlag, *, until: datetime) -> None:
    with storage.work() as work:
        work.session.get_one(RedFlag, (flag.org_id, flag.id)).announce_at = until
