"""Questions the bot asked and waits for. Rows, so that a restart or a second process still knows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.tables import Question
from storage.work import Work


def open_for(
    session: Session, *, org_id: str, conversation_id: str, member_id: UUID, now: datetime
) -> Sequence[Question]:
    """What this person still owes an answer to in this conversation, newest first."""
    return session.scalars(
        select(Question)
        .where(
            Question.org_id == org_id,
            Question.conversation_id == conversation_id,
            Question.member_id == member_id,
            Question.closed_at.is_(None),
            Question.expires_at > now,
        )
        .order_by(Question.asked_at.desc(), Question.id.desc())
    ).all()


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
