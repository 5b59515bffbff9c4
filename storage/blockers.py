"""Blockers, and who was asked to help."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, not_, select
from sqlalchemy.orm import Session

from storage.joins import ASKS_OF_BLOCKER, KEY_RESULT_OF_BLOCKER, OBJECTIVE_OF_KEY_RESULT
from storage.tables import Blocker, BlockerAsk, KeyResult, Member, Objective, Organization, Team
from storage.visibility import KEY_RESULT_SEEN, Eyes
from storage.work import Work

OPEN = ("open", "accepted")
"""The states of a blocker that is still in the way."""
_IS_OPEN = and_(Blocker.state.in_(OPEN), Blocker.withdrawn_at.is_(None))


def open_of_teams(
    session: Session, org_id: str, team_ids: Iterable[UUID], *, eyes: Eyes
) -> Sequence[tuple[Blocker, KeyResult]]:
    """The open blockers of these teams that `eyes` see, with their key results, oldest first."""
    return _found(session, org_id, Blocker.team_id.in_(list(team_ids)), _IS_OPEN, eyes=eyes)


def gone_of_teams(
    session: Session, org_id: str, team_ids: Iterable[UUID], numbers: Iterable[int], *, eyes: Eyes
) -> Sequence[Blocker]:
    """Those of these teams with one of these numbers, in whatever cycle, that are in the way no more."""
    named = and_(Blocker.team_id.in_(list(team_ids)), Blocker.number.in_(list(numbers)))
    return [blocker for blocker, _ in _found(session, org_id, named, not_(_IS_OPEN), eyes=eyes)]


def raised_by(session: Session, member: Member, *, eyes: Eyes) -> Sequence[tuple[Blocker, KeyResult]]:
    """The open blockers somebody raised in whatever team, the same way."""
    return _found(session, member.org_id, Blocker.raised_by_id == member.id, _IS_OPEN, eyes=eyes)


def numbered(
    session: Session, org_id: str, team_ids: Iterable[UUID], numbers: Iterable[int], *, eyes: Eyes
) -> list[tuple[Blocker, KeyResult]]:
    """The blockers with these numbers, gone or not, that `eyes` see; of each team the latest of a number."""
    named = and_(Blocker.team_id.in_(list(team_ids)), Blocker.number.in_(list(numbers)))
    found = _found(session, org_id, named, Blocker.withdrawn_at.is_(None), eyes=eyes)
    return list({(blocker.team_id, blocker.number): (blocker, row) for blocker, row in found}.values())


def _found(
    session: Session, org_id: str, *conditions: ColumnElement[bool], eyes: Eyes
) -> Sequence[tuple[Blocker, KeyResult]]:
    rows = session.execute(
        select(Blocker, KeyResult)
        .join(KeyResult, KEY_RESULT_OF_BLOCKER)
        .join(Objective, OBJECTIVE_OF_KEY_RESULT)
        .where(
            Blocker.org_id == org_id,
            *conditions,
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


def of_key_result(session: Session, key_result: KeyResult) -> Sequence[Blocker]:
    """All blockers of one key result that were not taken back, newest first."""
    return session.scalars(
        select(Blocker)
        .where(
            Blocker.org_id == key_result.org_id,
            Blocker.key_result_id == key_result.id,
            Blocker.withdrawn_at.is_(None),
            Blocker.state != "withdrawn",
        )
        .order_by(Blocker.raised_at.desc(), Blocker.number.desc())
    ).all()


def asked_of(
    session: Session, org_id: str, member_id: UUID, *, eyes: Eyes, locked: bool = False
) -> Sequence[tuple[Blocker, BlockerAsk, KeyResult, bool]]:
    """The open blockers somebody was asked to help with and did not pass on, newest first.

    Each with whether `eyes` see its key result too: of a private one a helper sees only the blocker's text.
    `locked` is for whoever handles the helper's answer: on PostgreSQL nobody else can accept one meanwhile.
    """
    query = (
        select(Blocker, BlockerAsk, KeyResult, KEY_RESULT_SEEN)
        .join(BlockerAsk, ASKS_OF_BLOCKER)
        .join(KeyResult, KEY_RESULT_OF_BLOCKER)
        .join(Objective, OBJECTIVE_OF_KEY_RESULT)
        .where(
            BlockerAsk.org_id == org_id,
            BlockerAsk.member_id == member_id,
            BlockerAsk.withdrawn_at.is_(None),
            Blocker.state.in_(OPEN),
        )
        .order_by(BlockerAsk.asked_at.desc())
    )
    rows = session.execute(query.with_for_update(of=Blocker) if locked else query, eyes.bound)
    return [
        (blocker, ask, key_result, bool(seen))
        for blocker, ask, key_result, seen in rows
        if ask.answer != "passed_on"
    ]


def organizations_following_up(session: Session, *, now: datetime) -> Sequence[str]:
    """The organizations in which a blocker is to be followed up: a look that writes nothing."""
    due = select(Blocker.id).where(Blocker.org_id == Organization.org_id, _is_to_be_followed_up(now))
    return session.scalars(select(Organization.org_id).where(due.exists())).all()


def claim_follow_up(work: Work, org_id: str, *, now: datetime) -> Blocker | None:
    """The blocker whose follow-up has waited longest, locked until the transaction ends; None: none is due.

    Other processes skip the row on PostgreSQL and wait for the transaction on SQLite; in both cases they find
    it with its next moment.
    """
    return work.session.scalar(
        select(Blocker)
        .where(Blocker.org_id == org_id, _is_to_be_followed_up(now))
        .order_by(Blocker.follow_up_at, Blocker.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )


def _is_to_be_followed_up(now: datetime) -> ColumnElement[bool]:
    """Its moment has come, and its group is still there."""
    lives = exists().where(Team.org_id == Blocker.org_id, Team.id == Blocker.team_id, Team.gone_at.is_(None))
    return and_(Blocker.follow_up_at <= now, lives)


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
