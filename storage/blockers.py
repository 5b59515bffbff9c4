"""Blockers, who was asked to help, and red flags."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from storage.tables import Blocker, BlockerAsk, KeyResult, Objective, RedFlag
from storage.visibility import KEY_RESULT_SEEN, Eyes

OPEN = ("open", "accepted")
"""The states of a blocker that is still in the way."""


def open_of_teams(
    session: Session, org_id: str, team_ids: Iterable[UUID], *, eyes: Eyes
) -> Sequence[tuple[Blocker, KeyResult]]:
    """The open blockers of these teams that `eyes` see, with their key results, oldest first."""
    rows = session.execute(
        select(Blocker, KeyResult)
        .join(KeyResult, and_(KeyResult.org_id == Blocker.org_id, KeyResult.id == Blocker.key_result_id))
        .join(Objective, and_(Objective.org_id == KeyResult.org_id, Objective.id == KeyResult.objective_id))
        .where(
            Blocker.org_id == org_id,
            Blocker.team_id.in_(list(team_ids)),
            Blocker.state.in_(OPEN),
            Blocker.withdrawn_at.is_(None),
            KEY_RESULT_SEEN,
        )
        .order_by(Blocker.raised_at, Blocker.number),
        eyes.bound,
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
    session: Session, org_id: str, member_id: UUID, *, eyes: Eyes
) -> Sequence[tuple[Blocker, BlockerAsk, KeyResult, bool]]:
    """The open blockers somebody was asked to help with and did not pass on, newest first.

    Each with whether `eyes` see its key result too: of a private one a helper sees only the blocker's text.
    """
    rows = session.execute(
        select(Blocker, BlockerAsk, KeyResult, KEY_RESULT_SEEN)
        .join(BlockerAsk, and_(BlockerAsk.org_id == Blocker.org_id, BlockerAsk.blocker_id == Blocker.id))
        .join(KeyResult, and_(KeyResult.org_id == Blocker.org_id, KeyResult.id == Blocker.key_result_id))
        .join(Objective, and_(Objective.org_id == KeyResult.org_id, Objective.id == KeyResult.objective_id))
        .where(
            BlockerAsk.org_id == org_id,
            BlockerAsk.member_id == member_id,
            BlockerAsk.withdrawn_at.is_(None),
            Blocker.state.in_(OPEN),
        )
        .order_by(BlockerAsk.asked_at.desc()),
        eyes.bound,
    )
    return [
        (blocker, ask, key_result, bool(seen))
        for blocker, ask, key_result, seen in rows
        if ask.answer != "passed_on"
    ]


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
