"""One key result with where it stands, whichever cycle it is of, for whoever looks at its past."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.cycles import has_an_earlier_open_one
from storage.joins import (
    CYCLE_OF_KEY_RESULT,
    KEY_RESULT_OF_RED_FLAG,
    OBJECTIVE_OF_KEY_RESULT,
    STANDS,
    TEAM_OF_KEY_RESULT,
)
from storage.okrs import Placed
from storage.tables import Cycle, KeyResult, Objective, RedFlag, Team
from storage.visibility import FLAG_SEEN, KEY_RESULT_SEEN, Eyes


@dataclass(frozen=True, slots=True)
class InTeam:
    """A key result with its place and team."""

    placed: Placed
    team: Team


def find(session: Session, org_id: str, key_result_id: UUID, *, eyes: Eyes) -> InTeam | None:
    """A key result that was not dropped, if `eyes` see it; also of a closed cycle."""
    row = session.execute(
        select(KeyResult, Objective, Cycle, has_an_earlier_open_one(), Team)
        .join(Objective, OBJECTIVE_OF_KEY_RESULT)
        .join(Cycle, CYCLE_OF_KEY_RESULT)
        .join(Team, TEAM_OF_KEY_RESULT)
        .where(
            KeyResult.org_id == org_id,
            KeyResult.id == key_result_id,
            STANDS,
            KEY_RESULT_SEEN,
        ),
        eyes.bound,
    ).one_or_none()
    if row is None:
        return None
    key_result, objective, cycle, later, team = row
    return InTeam(Placed(key_result, objective, cycle, 0, later and cycle.closed_at is None), team)


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
