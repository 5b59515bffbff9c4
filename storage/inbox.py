"""Messages that came in: each is handled once, which the primary key decides."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.dialects import postgresql, sqlite

from storage.tables import Inbox
from storage.work import Work

_CLAIM = {
    name: dialect.insert(Inbox).on_conflict_do_nothing().returning(Inbox.message_id)
    for name, dialect in (("sqlite", sqlite), ("postgresql", postgresql))
}


def claim(
    work: Work, *, org_id: str, robot: str, message_id: str, now: datetime, failure: str | None = None
) -> bool:
    """Make this message ours. False: it was handled before, nothing else may happen.

    On PostgreSQL a second process waits here until the first has committed or given up.
    """
    values = {
        "org_id": org_id,
        "robot": robot,
        "message_id": message_id,
        "received_at": now,
        "failure": failure,
    }
    return work.session.scalar(_CLAIM[work.session.get_bind().dialect.name], values) is not None
