"""One key result with where it stands, whichever cycle it is of, for whoever looks at its past."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.joins import (
    KEY_RESULT_OF_RED_FLAG,
    OBJECTIVE_OF_KEY_RESULT,
)
from storage.okrs import IN_TEAM, InTeam, in_team
from storage.tables import KeyResult, Objective, RedFlag
from storage.visibility import FLAG_SEEN, KEY_RESULT_SEEN, Eyes


def find(session: Session, org_id: str, key_result_id: UUID, *, eyes: Eyes) -> InTeam | None:
    """A key result that was not dropped, if `eyes` see it; also of a closed cycle."""
    query = IN_TEAM.where(KeyResult.org_id == org_id, KeyResult.id == key_result_id, KEY_RESULT_SEEN)
    row = session.execute(query, eyes.bound).one_or_none()
    return None if row is None else in_team(row)


def flags(session: Session, key_result: KeyResult, *, eyes: Eyes) -> Sequence[RedFlag]:
    """The red flags on a key result, newest first, without those that were said alone and not told yet."""
    return session.scalars(
        select(RedFlag)
        .join(KeyResult, KEY_RESULT_OF_RED_FLAG)
        .join(Objective, OBJECTIVE_OF_KEY_RESULT)
        .where(
            RedFlag.org_id == key_result.org_id,
            RedFlag.key_result_id == key_result.id,
            RedFlag.withdrawn_at.is_(None),
            FLAG_SEEN,
        )
        .order_by(RedFlag.raised_at.desc(), RedFlag.id.desc()),
        eyes.bound,
    ).all()
