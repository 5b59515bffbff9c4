"""One key result with where it stands, whichever cycle it is of, for whoever looks at its past."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from storage.cycles import has_an_earlier_open_one
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
        .join(Objective, and_(Objective.org_id == KeyResult.org_id, Objective.id == KeyResult.objective_id))
        .join(Cycle, and_(Cycle.org_id == KeyResult.org_id, Cycle.id == KeyResult.cycle_id))
        .join(Team, and_(Team.org_id == KeyResult.org_id, Team.id == KeyResult.team_id))
        .where(
            KeyResult.org_id == org_id,
            KeyResult.id == key_result_id,
            KeyResult.withdrawn_at.is_(None),
            Objective.withdrawn_at.is_(None),
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
        .join(KeyResult, and_(KeyResult.org_id == RedFlag.org_id, KeyResult.id == RedFlag.key_result_id))
        .join(Objective, and_(Objective.org_id == KeyResult.org_id, Objective.id == KeyResult.objective_id))
        .where(
            RedFlag.org_id == key_result.org_id,
            RedFlag.key_result_id == key_result.id,
            RedFlag.withdrawn_at.is_(None),
            FLAG_SEEN,
        )
        .order_by(RedFlag.raised_at.desc(), RedFlag.id.desc()),
        eyes.bound,
    ).all()
