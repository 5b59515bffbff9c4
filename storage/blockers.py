"""Blockers, who was asked to help, and red flags."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from storage.tables import Blocker, BlockerAsk, KeyResult, RedFlag

OPEN = ("open", "accepted")
"""The states of a blocker that is still in the way."""


def open_of_teams(
    session: Session, org_id: str, team_ids: Iterable[UUID]
) -> Sequence[tuple[Blocker, KeyResult]]:
    """The open blockers of these teams with their key results, oldest first."""
    rows = session.execute(
        select(Blocker, KeyResult)
        .join(KeyResult, and_(KeyResult.org_id == Blocker.org_id, KeyResult.id == Blocker.key_result_id))
        .where(
            Blocker.org_id == org_id,
            Blocker.team_id.in_(list(team_ids)),
            Blocker.state.in_(OPEN),
            Blocker.withdrawn_at.is_(None),
        )
        .order_by(Blocker.raised_at, Blocker.number)
    )
    return [(blocker, key_result) for blocker, key_result in rows]


def open_of_key_result(session: Session, key_result: KeyResult) -> Sequence[Blocker]:
    """The open blockers of one key result, newest first."""
    return session.scalars(
        select(Blocker)
        .where(
            Blocker.org_id == key_result.org_id,
            Blocker.key_result_id == key_result.id,
            Blocker.state.in_(OPEN),
        )
        .order_by(Blocker.raised_at.desc())
    ).all()


def asked_of(
    session: Session, org_id: str, member_id: UUID
) -> Sequence[tuple[Blocker, BlockerAsk, KeyResult]]:
    """The open blockers somebody was asked to help with and did not pass on, newest first."""
    rows = session.execute(
        select(Blocker, BlockerAsk, KeyResult)
        .join(BlockerAsk, and_(BlockerAsk.org_id == Blocker.org_id, BlockerAsk.blocker_id == Blocker.id))
        .join(KeyResult, and_(KeyResult.org_id == Blocker.org_id, KeyResult.id == Blocker.key_result_id))
        .where(
            BlockerAsk.org_id == org_id,
            BlockerAsk.member_id == member_id,
            BlockerAsk.withdrawn_at.is_(None),
            Blocker.state.in_(OPEN),
        )
        .order_by(BlockerAsk.asked_at.desc())
    )
    return [(blocker, ask, key_result) for blocker, ask, key_result in rows if ask.answer != "passed_on"]


def asks_for(session: Session, org_id: str, blocker_ids: Iterable[UUID]) -> Sequence[BlockerAsk]:
    """Everybody asked to help with these blockers, in the order they were asked."""
    return session.scalars(
        select(BlockerAsk)
        .where(
            BlockerAsk.org_id == org_id,
            BlockerAsk.blocker_id.in_(list(blocker_ids)),
            BlockerAsk.withdrawn_at.is_(None),
        )
        .order_by(BlockerAsk.asked_at, BlockerAsk.id)
    ).all()


def open_flag(session: Session, key_result: KeyResult) -> RedFlag | None:
    """The red flag on a key result that is not cleared."""
    return session.scalar(
        select(RedFlag).where(
            RedFlag.org_id == key_result.org_id,
            RedFlag.key_result_id == key_result.id,
            RedFlag.cleared_at.is_(None),
            RedFlag.withdrawn_at.is_(None),
        )
    )


def flagged(session: Session, org_id: str, key_result_ids: Iterable[UUID]) -> set[UUID]:
    """Those of these key results that have an open red flag."""
    return set(
        session.scalars(
            select(RedFlag.key_result_id).where(
                RedFlag.org_id == org_id,
                RedFlag.key_result_id.in_(list(key_result_ids)),
                RedFlag.cleared_at.is_(None),
                RedFlag.withdrawn_at.is_(None),
            )
        )
    )
