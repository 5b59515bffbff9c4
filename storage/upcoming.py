"""What comes next, for clocks that are moved: the demo's, and those of tests."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.blockers import OPEN
from storage.outbox import is_open
from storage.tables import Blocker, Delivery, RedFlag, Ritual


def next_moment(session: Session) -> datetime | None:
    """The earliest moment at which something is to be done or said; it may lie in the past."""
    moments = (
        select(func.min(Ritual.next_due_at)).where(
            Ritual.off_at.is_(None), Ritual.suspended_at.is_(None), Ritual.withdrawn_at.is_(None)
        ),
        select(func.min(Blocker.follow_up_at)).where(Blocker.state.in_(OPEN), Blocker.withdrawn_at.is_(None)),
        select(func.min(RedFlag.announce_at)).where(
            RedFlag.announced_at.is_(None), RedFlag.cleared_at.is_(None), RedFlag.withdrawn_at.is_(None)
        ),
        select(func.min(Delivery.not_before)).where(is_open(Delivery)),
    )
    found = [moment for each in moments if (moment := session.scalar(each)) is not None]
    return min(found, default=None)


def is_waiting(session: Session, *, now: datetime) -> bool:
    """Whether something that may be said by now is not said yet."""
    waiting = select(Delivery.id).where(is_open(Delivery), Delivery.not_before <= now).limit(1)
    return session.scalar(waiting) is not None
