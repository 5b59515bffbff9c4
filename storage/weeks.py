"""What happened in a team since a moment, for digests: one statement each, whatever the team's size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from storage.blockers import OPEN
from storage.tables import Blocker, BlockerAsk, CheckIn, Kudos, Member, RedFlag, Team


def check_ins_since(
    session: Session, org_id: str, key_result_ids: Iterable[UUID], since: datetime
) -> Sequence[CheckIn]:
    """The check-ins of these key results that came or were taken back since a moment, oldest first."""
    return session.scalars(
        select(CheckIn)
        .where(
            CheckIn.org_id == org_id,
            CheckIn.key_result_id.in_(list(key_result_ids)),
            or_(CheckIn.at > since, CheckIn.withdrawn_at > since),
        )
        .order_by(CheckIn.at, CheckIn.id)
    ).all()


def flags_since(
    session: Session, org_id: str, key_result_ids: Iterable[UUID], since: datetime, asked: Iterable[UUID]
) -> Sequence[RedFlag]:
    """The red flags on these key results that are open or were cleared since, and those `asked` about."""
    return session.scalars(
        select(RedFlag)
        .where(
            RedFlag.org_id == org_id,
            RedFlag.withdrawn_at.is_(None),
            or_(
                and_(
                    RedFlag.key_result_id.in_(list(key_result_ids)),
                    or_(RedFlag.cleared_at.is_(None), RedFlag.cleared_at > since),
                ),
                RedFlag.id.in_(list(asked)),
            ),
        )
        .order_by(RedFlag.raised_at, RedFlag.id)
    ).all()


def blockers_since(
    session: Session, org_id: str, key_result_ids: Iterable[UUID], since: datetime, asked: Iterable[UUID]
) -> Sequence[Blocker]:
    """The blockers of these key results that are open or were resolved since, and those `asked` about."""
    return session.scalars(
        select(Blocker)
        .where(
            Blocker.org_id == org_id,
            Blocker.withdrawn_at.is_(None),
            or_(
                and_(
                    Blocker.key_result_id.in_(list(key_result_ids)),
                    or_(Blocker.state.in_(OPEN), Blocker.resolved_at > since),
                ),
                Blocker.id.in_(list(asked)),
            ),
        )
        .order_by(Blocker.raised_at, Blocker.number)
    ).all()


def waiting_helpers(session: Session, org_id: str, blocker_ids: Iterable[UUID]) -> Sequence[BlockerAsk]:
    """Who was asked to help with these blockers and has not answered yet."""
    return session.scalars(
        select(BlockerAsk)
        .where(
            BlockerAsk.org_id == org_id,
            BlockerAsk.blocker_id.in_(list(blocker_ids)),
            BlockerAsk.answer.is_(None),
            BlockerAsk.withdrawn_at.is_(None),
        )
        .order_by(BlockerAsk.asked_at, BlockerAsk.id)
    ).all()


def kudos_since(session: Session, team: Team, since: datetime) -> Sequence[Kudos]:
    """The recognition said in a team since a moment, oldest first."""
    return session.scalars(
        select(Kudos)
        .where(
            Kudos.org_id == team.org_id,
            Kudos.team_id == team.id,
            Kudos.at > since,
            Kudos.withdrawn_at.is_(None),
        )
        .order_by(Kudos.at, Kudos.id)
    ).all()


def people(session: Session, org_id: str, member_ids: Iterable[UUID]) -> dict[UUID, Member]:
    """Members by id, in one go."""
    rows = session.scalars(
        select(Member).where(Member.org_id == org_id, Member.id.in_(list(set(member_ids))))
    )
    return {member.id: member for member in rows}
