"""What was reported of key results and said of people over time, for whoever asks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.tables import CheckIn, Kudos, Member


def check_ins(session: Session, org_id: str, key_result_ids: Iterable[UUID]) -> Sequence[CheckIn]:
    """All check-ins of these key results that stand, oldest first."""
    return session.scalars(
        select(CheckIn)
        .where(
            CheckIn.org_id == org_id,
            CheckIn.key_result_id.in_(list(key_result_ids)),
            CheckIn.withdrawn_at.is_(None),
        )
        .order_by(CheckIn.at, CheckIn.id)
    ).all()


def kudos_to(session: Session, member: Member, since: datetime) -> Sequence[Kudos]:
    """The recognition somebody got in whatever team since a moment, oldest first."""
    return session.scalars(
        select(Kudos)
        .where(
            Kudos.org_id == member.org_id,
            Kudos.receiver_id == member.id,
            Kudos.at > since,
            Kudos.withdrawn_at.is_(None),
        )
        .order_by(Kudos.at, Kudos.id)
    ).all()
