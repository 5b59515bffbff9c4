"""Messages that came in: each is handled once, which the primary key decides."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from storage.tables import Inbox
from storage.work import Work

_INBOX: Table = Inbox.__table__  # type: ignore[assignment]  # a mapped class's table
_CLAIM = {
    "sqlite": sqlite.insert(_INBOX).on_conflict_do_nothing().returning(_INBOX.c.org_id),
    "postgresql": postgresql.insert(_INBOX).on_conflict_do_nothing().returning(_INBOX.c.org_id),
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
    return bool(work.run(_CLAIM[work.dialect], values))
