"""What people remarked on key results and objectives."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.tables import Comment, KeyResult, Objective


def latest_on(session: Session, row: KeyResult | Objective, *, limit: int) -> Sequence[Comment]:
    """The latest comments on a key result or an objective, newest first."""
    about = Comment.key_result_id if isinstance(row, KeyResult) else Comment.objective_id
    return session.scalars(
        select(Comment)
        .where(Comment.org_id == row.org_id, about == row.id, Comment.withdrawn_at.is_(None))
        .order_by(Comment.at.desc(), Comment.id.desc())
        .limit(limit)
    ).all()
