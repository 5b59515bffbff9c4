"""How rows of one list belong to others."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ColumnElement, and_

from storage.tables import Blocker, CheckIn, Cycle, KeyResult, Member, Objective, Team

OBJECTIVE_OF_KEY_RESULT = and_(Objective.org_id == KeyResult.org_id, Objective.id == KeyResult.objective_id)
CYCLE_OF_KEY_RESULT = and_(Cycle.org_id == KeyResult.org_id, Cycle.id == KeyResult.cycle_id)
TEAM_OF_KEY_RESULT = and_(Team.org_id == KeyResult.org_id, Team.id == KeyResult.team_id)
OWNER_OF_KEY_RESULT = and_(Member.org_id == KeyResult.org_id, Member.id == KeyResult.owner_id)
CYCLE_OF_OBJECTIVE = and_(Cycle.org_id == Objective.org_id, Cycle.id == Objective.cycle_id)
TEAM_OF_OBJECTIVE = and_(Team.org_id == Objective.org_id, Team.id == Objective.team_id)
OWNER_OF_OBJECTIVE = and_(Member.org_id == Objective.org_id, Member.id == Objective.owner_id)
KEY_RESULT_OF_CHECK_IN = and_(KeyResult.org_id == CheckIn.org_id, KeyResult.id == CheckIn.key_result_id)
MEMBER_OF_CHECK_IN = and_(Member.org_id == CheckIn.org_id, Member.id == CheckIn.member_id)
KEY_RESULT_OF_BLOCKER = and_(KeyResult.org_id == Blocker.org_id, KeyResult.id == Blocker.key_result_id)
RAISER_OF_BLOCKER = and_(Member.org_id == Blocker.org_id, Member.id == Blocker.raised_by_id)

STANDS = and_(KeyResult.withdrawn_at.is_(None), Objective.withdrawn_at.is_(None))
"""Neither the key result nor its objective was dropped or taken back."""


def in_cycle(named: str | None) -> ColumnElement[bool]:
    """Of all cycles with this name, also closed ones; without a name of those that are open."""
    return Cycle.closed_at.is_(None) if named is None else Cycle.name == named


def uuid_in(text: str) -> UUID | None:
    """The id a text is, if it is one."""
    try:
        return UUID(text)
    except ValueError:
        return None
