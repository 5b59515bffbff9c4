"""What is kept for a limited time, and deleted or emptied afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import CursorResult, delete, exists, or_, select, tuple_, update
from sqlalchemy.orm import Session

from storage.tables import ApiAnswer, Conversation, Delivery, Inbox, Question
from storage.work import Work

MESSAGE_IDS = timedelta(days=7)
TEXTS = timedelta(days=90)
Key = tuple[str, UUID]
"""A row's organization and id."""
QUESTIONS = timedelta(days=1)
"""How long a question is kept after it was answered or its time ran out."""


def has_expired_webhooks(session: Session, *, now: datetime) -> bool:
    """Whether there is a credential to delete. Asked before, since this is often checked and seldom true."""
    return bool(session.scalar(select(exists().where(Conversation.webhook_expires_at <= now))))


def delete_webhooks(work: Work, *, now: datetime) -> int:
    """Delete session webhooks that have expired."""
    return _done(
        work,
        update(Conversation)
        .where(Conversation.webhook_expires_at <= now)
        .values(webhook=None, webhook_expires_at=None),
    )


def old_deliveries(session: Session, *, now: datetime, limit: int) -> Sequence[Key]:
    """Ended deliveries whose words have been kept long enough, by organization and id.

    This reads the whole table, an hour apart: for three years of a full quota (300,000 rows) that takes a
    tenth of a second, while an index of `created_at` would cost every message.
    """
    rows = session.execute(
        select(Delivery.org_id, Delivery.id)
        .where(Delivery.created_at <= now - TEXTS, Delivery.text != "")
        .where(or_(Delivery.sent_at.is_not(None), Delivery.dead_at.is_not(None)))
        .limit(limit)
    )
    return [(org_id, row_id) for org_id, row_id in rows]


def empty_deliveries(work: Work, ids: Sequence[Key]) -> int:
    """Delete the words of these deliveries; that something was sent, and when, stays."""
    if not ids:
        return 0
    return _done(
        work,
        update(Delivery)
        .where(tuple_(Delivery.org_id, Delivery.id).in_(ids))
        .values(text="", title="", at={}, chart=None),
    )


def delete_message_ids(work: Work, *, now: datetime) -> int:
    """Forget messages that will not be delivered again, and the answers to programs' requests."""
    _done(work, delete(ApiAnswer).where(ApiAnswer.created_at <= now - MESSAGE_IDS))
    return _done(work, delete(Inbox).where(Inbox.received_at <= now - MESSAGE_IDS))


def delete_questions(work: Work, *, now: datetime) -> int:
    """Forget questions that were answered, or that nobody answered in time."""
    over = now - QUESTIONS
    return _done(work, delete(Question).where(or_(Question.closed_at <= over, Question.expires_at <= over)))


def _done(work: Work, statement: Any) -> int:
    result = work.session.execute(statement.execution_options(synchronize_session=False))
    assert isinstance(result, CursorResult)
    return result.rowcount
