"""Questions the bot asked and waits for. Rows, so that a restart or a second process still knows them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from storage.tables import Question
from storage.work import Work

_OPEN = (  # built once, since every message asks it
    select(Question)
    .where(
        Question.org_id == bindparam("org_id"),
        Question.conversation_id == bindparam("conversation_id"),
        Question.member_id == bindparam("member_id"),
        Question.closed_at.is_(None),
        Question.expires_at > bindparam("now"),
    )
    .order_by(Question.asked_at.desc(), Question.id.desc())
    .limit(1)
)


def open_for(
    session: Session, *, org_id: str, conversation_id: str, member_id: UUID, now: datetime
) -> Question | None:
    """What this person still owes an answer to in this conversation."""
    return session.scalar(
        _OPEN, {"org_id": org_id, "conversation_id": conversation_id, "member_id": member_id, "now": now}
    )


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
