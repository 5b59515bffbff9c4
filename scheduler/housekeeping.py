"""Deletes what is kept for a limited time: credentials every minute, texts and ids every hour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import structlog

from storage import imports, retention, sessions
from storage.work import Storage

AT_ONCE = 300
"""Rows emptied in one transaction, so that no message waits long behind it."""

log: structlog.stdlib.BoundLogger = structlog.get_logger("okrbot.housekeeping")


def delete_expired_webhooks(storage: Storage, now: datetime) -> None:
    """Every minute: session webhooks are credentials."""
    with storage.reading() as session:
        if not retention.has_expired_webhooks(session, now=now):
            return
    with storage.work() as work:
        deleted = retention.delete_webhooks(work, now=now)
    log.info("deleted expired session webhooks", action="housekeeping", deleted=deleted)


def old_deliveries(storage: Storage, now: datetime) -> Sequence[retention.Key]:
    """Every hour: some of the deliveries whose texts have to be deleted. Reads much and writes nothing."""
    with storage.reading() as session:
        return retention.old_deliveries(session, now=now, limit=AT_ONCE)


def empty(storage: Storage, deliveries: Sequence[retention.Key]) -> None:
    """Delete the texts of these deliveries."""
    with storage.work() as work:
        emptied = retention.empty_deliveries(work, deliveries)
    log.info("emptied old deliveries", action="housekeeping", emptied=emptied)


def delete_old(storage: Storage, now: datetime) -> None:
    """Every hour: ids of messages that will not come again; ended questions, sessions and imports."""
    with storage.work() as work:
        ids = retention.delete_message_ids(work, now=now)
        questions = retention.delete_questions(work, now=now)
        ended = sessions.delete_ended(work, now=now)
        files = imports.delete_old(work, now=now)
    log.info(
        "deleted what is old",
        action="housekeeping",
        message_ids=ids,
        questions=questions,
        sessions=ended,
        imports=files,
    )
