"""What messages changed, and taking it back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Text, and_, cast, or_, select
from sqlalchemy.orm import Session

from storage.tables import Base, Change, Delivery, Edit

AT_ONCE = 500
"""Rows asked for in one statement."""

_TABLES: dict[str, Any] = {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}


def latest(
    session: Session, *, org_id: str, member_id: UUID, conversation_id: str | None, since: datetime
) -> Change | None:
    """The member's latest change that was neither taken back nor is itself an undo.

    In this conversation, or with None in any.
    """
    query = select(Change).where(
        Change.org_id == org_id,
        Change.member_id == member_id,
        Change.at >= since,
        Change.reversed_at.is_(None),
        Change.reverses_id.is_(None),
    )
    if conversation_id is not None:
        query = query.where(Change.conversation_id == conversation_id)
    return session.scalar(query.order_by(Change.at.desc(), Change.id.desc()).limit(1))


def told_by(session: Session, change: Change) -> Sequence[Delivery]:
    """What the message that made a change caused to be said, to whomever."""
    return session.scalars(
        select(Delivery).where(
            Delivery.org_id == change.org_id, Delivery.id > change.id, Delivery.created_at == change.at
        )
    ).all()


def pointing_at(session: Session, rows: Iterable[Any]) -> dict[UUID, list[Any]]:
    """What stands under each of these rows, by its id: key results, check-ins, comments and the like."""
    found: dict[UUID, list[Any]] = {}
    by_table: dict[Any, list[Any]] = {}
    for row in rows:
        by_table.setdefault(row.__table__, []).append(row)
    for referred, its_rows in by_table.items():
        for table, name in _references(referred):
            for each in _under(session, table, name, its_rows):
                found.setdefault(getattr(each, name), []).append(each)
    return found


def _references(referred: Any) -> Iterator[tuple[Any, str]]:
    """The tables whose rows can be taken back and point at this one, with the column that does."""
    for table in _TABLES.values():
        if "withdrawn_at" in table.__table__.c:
            for key in table.__table__.foreign_key_constraints:
                if key.referred_table is referred:
                    yield table, next(each.name for each in key.columns if each.name != "org_id")


def _under(session: Session, table: Any, name: str, rows: Sequence[Any]) -> Iterator[Any]:
    for first in range(0, len(rows), AT_ONCE):
        ids = [row.id for row in rows[first : first + AT_ONCE]]
        yield from session.scalars(
            select(table).where(
                table.org_id == rows[0].org_id, getattr(table, name).in_(ids), table.withdrawn_at.is_(None)
            )
        )


def by_another(session: Session, change: Change, row_ids: Collection[UUID]) -> Change | None:
    """The latest change of one of these rows that somebody else made since a change, and that stands."""
    if not row_ids:
        return None
    edited = select(Edit.change_id).where(Edit.org_id == change.org_id, Edit.subject_id.in_(row_ids))
    made = [cast(Change.created, Text).contains(str(row_id)) for row_id in row_ids]
    return session.scalar(
        select(Change)
        .where(
            Change.org_id == change.org_id,
            Change.member_id != change.member_id,
            Change.at >= change.at,
            Change.reversed_at.is_(None),
            Change.reverses_id.is_(None),
            or_(Change.id.in_(edited), *made),
        )
        .order_by(Change.at.desc(), Change.id.desc())
        .limit(1)
    )


def edits_of(session: Session, change: Change) -> Sequence[Edit]:
    """The edits of a change, in the order in which they were made."""
    return session.scalars(
        select(Edit).where(Edit.org_id == change.org_id, Edit.change_id == change.id).order_by(Edit.id)
    ).all()


def edits_about(session: Session, org_id: str, row_id: UUID) -> list[tuple[Change, Edit]]:
    """What was changed of a row and by which message, latest first; an undo stands with what it reversed."""
    query = (
        select(Change, Edit)
        .join(Edit, and_(Edit.org_id == Change.org_id, Edit.change_id == Change.id))
        .where(Edit.org_id == org_id, Edit.subject_id == row_id, Change.reverses_id.is_(None))
        .order_by(Change.at.desc(), Edit.id.desc())
    )
    return [(change, edit) for change, edit in session.execute(query)]


def created_by(session: Session, change: Change) -> list[Any]:
    """The rows a change made, in the order it made them."""
    names = [each.partition(":") for each in change.created]
    return [session.get_one(_TABLES[noun], (change.org_id, UUID(row_id))) for noun, _, row_id in names]


def subject(session: Session, edit: Edit) -> Any:
    """The row an edit speaks of."""
    return session.get_one(_TABLES[edit.noun], (edit.org_id, edit.subject_id))


def former(edit: Edit) -> dict[str, Any]:
    """The fields as they were before an edit, in their own types."""
    return _in_types(edit, edit.before)


def latter(edit: Edit) -> dict[str, Any]:
    """The fields as an edit left them, in their own types."""
    return _in_types(edit, edit.after)


def _in_types(edit: Edit, fields: dict[str, Any]) -> dict[str, Any]:
    columns = _TABLES[edit.noun].__table__.c
    return {name: _typed(value, columns[name].type.python_type) for name, value in fields.items()}


def _typed(value: Any, kind: type[Any]) -> Any:
    if value is None or isinstance(value, kind):
        return value
    if issubclass(kind, datetime | date):
        return kind.fromisoformat(value)
    if issubclass(kind, Decimal | UUID):
        return kind(value)
    raise TypeError(f"an edit cannot hold a {kind.__name__}")
