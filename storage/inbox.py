"""Messages that came in: each is handled once, which the primary key decides."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.dialects import postgresql, sqlite

from storage.tables import Inbox
from storage.work import Work


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
    dialect = postgresql if work.session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(Inbox).values(**values).on_conflict_do_nothing()
    return work.session.scalar(statement.returning(Inbox.message_id)) is not None
