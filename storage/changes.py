"""What messages changed, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.tables import Base, Change, Edit

_TABLES: dict[str, Any] = {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}


def latest(
    session: Session, *, org_id: str, member_id: UUID, conversation_id: str, since: datetime
) -> Change | None:
    """The member's latest change in this conversation that was neither taken back nor is itself an undo."""
    return session.scalar(
        select(Change)
        .where(
            Change.org_id == org_id,
            Change.member_id == member_id,
            Change.conversation_id == conversation_id,
            Change.at >= since,
            Change.reversed_at.is_(None),
            Change.reverses_id.is_(None),
        )
        .order_by(Change.at.desc(), Change.id.desc())
        .limit(1)
    )


def edits_of(session: Session, change: Change) -> Sequence[Edit]:
    """The edits of a change, last first: the order in which they are taken back."""
    return session.scalars(
        select(Edit).where(Edit.org_id == change.org_id, Edit.change_id == change.id).order_by(Edit.id.desc())
    ).all()


def created_by(session: Session, change: Change) -> list[Any]:
    """The rows a change made, in the order it made them."""
    names = [each.partition(":") for each in change.created]
    return [session.get_one(_TABLES[noun], (change.org_id, UUID(row_id))) for noun, _, row_id in names]


def subject(session: Session, edit: Edit) -> Any:
    """The row an edit speaks of."""
    return session.get_one(_TABLES[edit.noun], (edit.org_id, edit.subject_id))


def former(edit: Edit) -> dict[str, Any]:
    """The fields as they were before an edit, in their own types."""
    columns = _TABLES[edit.noun].__table__.c
    return {name: _typed(value, columns[name].type.python_type) for name, value in edit.before.items()}


def _typed(value: Any, kind: type[Any]) -> Any:
    if value is None or isinstance(value, kind):
        return value
    if issubclass(kind, datetime | date):
        return kind.fromisoformat(value)
    if issubclass(kind, Decimal | UUID):
        return kind(value)
    raise TypeError(f"an edit cannot hold a {kind.__name__}")
