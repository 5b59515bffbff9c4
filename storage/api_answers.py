"""What programs were answered when they wrote something: asked again, they get the same."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from storage.tables import ApiAnswer
from storage.work import Work


def keep(
    work: Work, org_id: str, message_id: str, *, asked: str, body: dict[str, Any], now: datetime
) -> None:
    """Remember an answer with what it answers (a SHA-256); in the transaction that did what was asked."""
    work.append(ApiAnswer(org_id=org_id, message_id=message_id, asked=asked, body=body, created_at=now))


def find(session: Session, org_id: str, message_id: str) -> ApiAnswer | None:
    """What this message was answered, if it is remembered."""
    return session.get(ApiAnswer, (org_id, message_id))
