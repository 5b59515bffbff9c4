"""What administrators look after: deliveries that did not leave, who changed what, who is signed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import CursorResult, Update, and_, select, union_all, update
from sqlalchemy.orm import Session

from storage.joins import MEMBER_OF_SESSION
from storage.outbox import is_open
from storage.tables import Change, Delivery, Member, Team, WebSession
from storage.work import Work

MOST = 50
"""Rows of each list on the page."""
SHOWN_FOR = timedelta(days=30)
"""How long a delivery that was given up is worth looking at."""
GIVEN_UP = "given up by an administrator"


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A delivery that is open or was given up, and to whom it goes: a team's group or a person."""

    row: Delivery
    team: Team | None
    person: Member | None


@dataclass(frozen=True, slots=True)
class Changed:
    """Something that was changed in a team's group or on its pages, and by whom."""

    row: Change
    who: Member
    team: Team


def undelivered(session: Session, org_id: str, *, now: datetime) -> list[Undelivered]:
    """Deliveries that wait, and those that were given up lately, the newest first."""
    waiting = select(Delivery.id).where(is_open(Delivery))
    given_up = select(Delivery.id).where(Delivery.org_id == org_id, Delivery.dead_at > now - SHOWN_FOR)
    rows = session.execute(
        select(Delivery, Team, Member)
        .outerjoin(
            Team, and_(Team.org_id == Delivery.org_id, Team.conversation_id == Delivery.conversation_id)
        )
        .outerjoin(Member, and_(Member.org_id == Delivery.org_id, Member.staff_id == Delivery.staff_id))
        .where(
            Delivery.org_id == org_id,
            Delivery.id.in_(union_all(waiting, given_up)),  # each has its index, in which nothing sent stands
            Delivery.sent_at.is_(None),
        )
        .order_by(Delivery.id.desc())
        .limit(MOST)
    )
    return [Undelivered(row, team, person) for row, team, person in rows]


def retry(work: Work, org_id: str, delivery_id: UUID, *, died_at: datetime, now: datetime) -> bool:
    """Owe a delivery again that was given up at this moment; False if it was tried again meanwhile.

    One whose words were emptied is not worth a second try.
    """
    return _done(
        work,
        update(Delivery)
        .where(
            Delivery.org_id == org_id,
            Delivery.id == delivery_id,
            Delivery.dead_at == died_at,
            Delivery.sent_at.is_(None),
            Delivery.text != "",
        )
        .values(dead_at=None, attempts=0, not_before=now, leased_by=None, leased_until=None),
    )


def give_up(work: Work, org_id: str, delivery_id: UUID, *, now: datetime) -> bool:
    """Try an open delivery no more; False if it left or was given up meanwhile."""
    return _done(
        work,
        update(Delivery)
        .where(Delivery.org_id == org_id, Delivery.id == delivery_id, is_open(Delivery))
        .values(dead_at=now, last_error=GIVEN_UP, leased_by=None, leased_until=None),
    )


def changes(
    session: Session,
    org_id: str,
    *,
    team_id: UUID | None,
    member_id: UUID | None,
    before: datetime | None,
) -> list[Changed]:
    """What was changed where a whole team could see it, the newest first; one more than `MOST` if there is.

    What somebody changes in a direct chat may be private and is not told, nor that it happened.
    """
    query = (
        select(Change, Member, Team)
        .join(Member, and_(Member.org_id == Change.org_id, Member.id == Change.member_id))
        .join(Team, and_(Team.org_id == Change.org_id, Team.conversation_id == Change.conversation_id))
        .where(Change.org_id == org_id)
    )
    if team_id:
        query = query.where(Team.id == team_id)
    if member_id:
        query = query.where(Change.member_id == member_id)
    if before:
        query = query.where(Change.at < before)
    rows = session.execute(query.order_by(Change.id.desc()).limit(MOST + 1))
    return [Changed(row, who, team) for row, who, team in rows]


def signed_in(session: Session, org_id: str, *, now: datetime) -> Sequence[tuple[WebSession, Member]]:
    """Who is signed in to the board, whoever was there last first."""
    rows = session.execute(
        select(WebSession, Member)
        .join(Member, MEMBER_OF_SESSION)
        .where(WebSession.org_id == org_id, WebSession.revoked_at.is_(None), WebSession.expires_at > now)
        .order_by(WebSession.seen_at.desc())
        .limit(MOST)
    )
    return [(row, who) for row, who in rows]


def _done(work: Work, statement: Update) -> bool:
    result: Any = work.session.execute(statement.execution_options(synchronize_session=False))
    assert isinstance(result, CursorResult)
    return result.rowcount == 1
