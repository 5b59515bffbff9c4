"""How people write numbers that could be read in two ways."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from storage.tables import Member, NumberHabit
from storage.work import Work


def meaning(session: Session, org_id: str, member_id: UUID, *, unit: str, notation: str) -> str | None:
    """What somebody means by a notation in this unit, if they said so once."""
    habit = session.get(NumberHabit, (org_id, member_id, unit, notation))
    return habit.means if habit else None


def remember(work: Work, member: Member, *, unit: str, notation: str, means: str, now: datetime) -> None:
    """From now on somebody means this by it."""
    habit = work.session.get(NumberHabit, (member.org_id, member.id, unit, notation))
    if habit is not None:
        habit.means, habit.since = means, now
        return
    work.add(
        NumberHabit(
            org_id=member.org_id, member_id=member.id, unit=unit, notation=notation, means=means, since=now
        )
    )
