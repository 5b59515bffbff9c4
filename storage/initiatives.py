"""Tasks under key results."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import Session

from storage.cycles import has_an_earlier_open_one
from storage.joins import CYCLE_OF_INITIATIVE, OBJECTIVE_OF_KEY_RESULT, STANDS
from storage.okrs import Placed
from storage.tables import Cycle, Initiative, KeyResult, Objective
from storage.visibility import KEY_RESULT_SEEN, Eyes


@dataclass(frozen=True, slots=True)
class PlacedInitiative:
    """A task with the key result it stands under.

    `seen` says whether the eyes that look see that key result too: of a private one somebody who has a task
    there sees only the task.
    """

    row: Initiative
    placed: Placed
    seen: bool

    @property
    def code(self) -> str:
        return f"{self.row.code}@{self.placed.cycle.name}" if self.placed.later else self.row.code


def of_teams(
    session: Session,
    org_id: str,
    team_ids: Iterable[UUID],
    *,
    eyes: Eyes,
    done_since: datetime | None = None,
) -> list[PlacedInitiative]:
    """The tasks of these teams' open cycles that `eyes` see, by their key results and codes.

    With `done_since` those done earlier are left out.
    """
    query = (
        select(Initiative, KeyResult, Objective, Cycle, has_an_earlier_open_one(), KEY_RESULT_SEEN)
        .join(
            KeyResult, and_(KeyResult.org_id == Initiative.org_id, KeyResult.id == Initiative.key_result_id)
        )
        .join(Objective, OBJECTIVE_OF_KEY_RESULT)
        .join(Cycle, CYCLE_OF_INITIATIVE)
        .where(
            Initiative.org_id == org_id,
            Initiative.team_id.in_(list(team_ids)),
            Initiative.withdrawn_at.is_(None),
            STANDS,
            Cycle.closed_at.is_(None),
            or_(KEY_RESULT_SEEN, Initiative.owner_id == bindparam("seen_by")),
        )
        .order_by(Initiative.team_id, Cycle.starts_on, KeyResult.series, KeyResult.number, Initiative.number)
    )
    if done_since is not None:
        query = query.where(or_(Initiative.done_at.is_(None), Initiative.done_at >= done_since))
    return [
        PlacedInitiative(row, Placed(key_result, objective, cycle, 0, later), bool(seen))
        for row, key_result, objective, cycle, later, seen in session.execute(query, eyes.bound)
    ]


def of_key_result(session: Session, key_result: KeyResult) -> Sequence[Initiative]:
    """The tasks under one key result, in the order of their codes."""
    return session.scalars(
        select(Initiative)
        .where(
            Initiative.org_id == key_result.org_id,
            Initiative.key_result_id == key_result.id,
            Initiative.withdrawn_at.is_(None),
        )
        .order_by(Initiative.number)
    ).all()
