"""Spreadsheets that were handed in: kept between what was shown and its being taken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import CursorResult, delete, select
from sqlalchemy.orm import Session

from storage.tables import Cycle, Import, Member, Team
from storage.work import Work

KEPT = timedelta(days=1)
"""How long a file may wait to be taken, and how long what became of it is shown."""


def add(
    work: Work,
    member: Member,
    *,
    name: str,
    content: dict[str, Any],
    preview: dict[str, Any],
    now: datetime,
) -> Import:
    """Keep the lines of a file and what was shown of them."""
    return work.add(
        Import(
            org_id=member.org_id,
            member_id=member.id,
            name=name[:200],
            content=content,
            preview=preview,
            made_at=now,
        )
    )


def find(session: Session, member: Member, import_id: UUID, *, now: datetime) -> Import | None:
    """A file that this person handed in and that is not too old."""
    row = session.get(Import, (member.org_id, import_id))
    if row is None or row.member_id != member.id or row.made_at <= now - KEPT:
        return None
    return row


def lock(session: Session, row: Import) -> None:
    """Read it again, and let nobody else take it until this transaction ends."""
    session.refresh(row, with_for_update=True)


def delete_old(work: Work, *, now: datetime) -> int:
    """Forget files that were handed in long ago."""
    result = work.session.execute(delete(Import).where(Import.made_at <= now - KEPT))
    assert isinstance(result, CursorResult)
    return result.rowcount


def cycles_of(session: Session, team: Team) -> Sequence[Cycle]:
    """All cycles of a team, only to be read."""
    return session.scalars(
        select(Cycle).where(Cycle.org_id == team.org_id, Cycle.team_id == team.id).order_by(Cycle.starts_on)
    ).all()
