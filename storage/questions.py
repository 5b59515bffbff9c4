"""Questions the bot asked and waits for. Rows, so that a restart or a second process still knows them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.tables import Member, Question
from storage.work import Work

PERSONAL = ""
"""The conversation of a question put to somebody in a direct message."""


def close_all(work: Work, *, org_id: str, conversation_id: str, member_id: UUID, now: datetime) -> None:
    """Close whatever was asked before: only one question at a time is open."""
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


def put(
    work: Work,
    member: Member,
    conversation_id: str,
    kind: str,
    payload: dict[str, Any],
    *,
    now: datetime,
    expires_at: datetime,
) -> None:
    """Wait for somebody's answer in a conversation; this replaces an older question there."""
    close_all(work, org_id=member.org_id, conversation_id=conversation_id, member_id=member.id, now=now)
    work.add(
        Question(
            org_id=member.org_id,
            conversation_id=conversation_id,
            member_id=member.id,
            kind=kind,
            payload=payload,
            asked_at=now,
            expires_at=expires_at,
        )
    )


def latest(session: Session, member: Member, conversation_id: str, *, now: datetime) -> Question | None:
    """What somebody was asked last in a conversation and still may answer."""
    return session.scalar(
        select(Question)
        .where(
            Question.org_id == member.org_id,
            Question.conversation_id == conversation_id,
            Question.member_id == member.id,
            Question.closed_at.is_(None),
            Question.expires_at > now,
        )
        .order_by(Question.asked_at.desc(), Question.id.desc())
        .limit(1)
    )


def was_asked(session: Session, member: Member, kind: str, *, since: datetime) -> bool:
    """Whether somebody got a question of this kind, answered or not; they are kept for a day."""
    query = select(Question.id).where(
        Question.org_id == member.org_id,
        Question.member_id == member.id,
        Question.kind == kind,
        Question.asked_at >= since,
    )
    return session.scalar(query.limit(1)) is not None
