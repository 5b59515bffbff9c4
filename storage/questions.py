"""Questions the bot asked and waits for. Rows, so that a restart or a second process still knows them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import update

from storage.tables import Question
from storage.work import Work


def close_all(work: Work, *, org_id: str, conversation_id: str, member_id: UUID, now: datetime) -> None:
    """Nothing asked before is waited for any more: one question at a time."""
    work.session.execute(
        update(Question)
        .where(
            Question.org_id == org_id,
            Question.conversation_id == conversation_id,
            Question.member_id == member_id,
            Question.closed_at.is_(None),
        )
        .values(closed_at=now)
        .execution_options(synchronize_session=False)
    )
