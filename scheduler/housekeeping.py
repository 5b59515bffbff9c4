"""Deletes what is kept for a time only: credentials every minute, words and ids every hour."""

from __future__ import annotations

from datetime import datetime

import structlog

from storage import retention
from storage.work import Storage

AT_ONCE = 300
"""Rows emptied in one transaction, so that no message waits long behind it."""

log: structlog.stdlib.BoundLogger = structlog.get_logger("okrbot.housekeeping")


def delete_expired_webhooks(storage: Storage, now: datetime) -> None:
    """Each minute: session webhooks are credentials."""
    with storage.reading() as session:
        if not retention.has_expired_webhooks(session, now=now):
            return
    with storage.work() as work:
        deleted = retention.delete_webhooks(work, now=now)
    log.info("deleted expired session webhooks", action="housekeeping", deleted=deleted)


def delete_old(storage: Storage, now: datetime) -> None:
    """Each hour: the words of old deliveries, ids of handled messages, questions that are over."""
    emptied = 0
    while True:
        with storage.reading() as session:
            old = retention.old_deliveries(session, now=now, limit=AT_ONCE)
        if not old:
            break
        with storage.work() as work:
            emptied += retention.empty_deliveries(work, old)
    with storage.work() as work:
        ids = retention.delete_message_ids(work, now=now)
        questions = retention.delete_questions(work, now=now)
    log.info("deleted what is old", action="housekeeping", deliveries=emptied, ids=ids, questions=questions)
