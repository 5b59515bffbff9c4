"""How rows belong to others; used by all queries, so that none forgets to compare the organization."""

from __future__ import annotations

from sqlalchemy import and_

from storage.tables import (
    Blocker,
    BlockerAsk,
    CheckIn,
    Cycle,
    Initiative,
    KeyResult,
    Member,
    Objective,
    RedFlag,
    Team,
    WebSession,
)

CYCLE_OF_OBJECTIVE = and_(Cycle.org_id == Objective.org_id, Cycle.id == Objective.cycle_id)
TEAM_OF_OBJECTIVE = and_(Team.org_id == Objective.org_id, Team.id == Objective.team_id)
OWNER_OF_OBJECTIVE = and_(Member.org_id == Objective.org_id, Member.id == Objective.owner_id)

OBJECTIVE_OF_KEY_RESULT = and_(Objective.org_id == KeyResult.org_id, Objective.id == KeyResult.objective_id)
CYCLE_OF_KEY_RESULT = and_(Cycle.org_id == KeyResult.org_id, Cycle.id == KeyResult.cycle_id)
TEAM_OF_KEY_RESULT = and_(Team.org_id == KeyResult.org_id, Team.id == KeyResult.team_id)
OWNER_OF_KEY_RESULT = and_(Member.org_id == KeyResult.org_id, Member.id == KeyResult.owner_id)

KEY_RESULT_OF_CHECK_IN = and_(KeyResult.org_id == CheckIn.org_id, KeyResult.id == CheckIn.key_result_id)
MEMBER_OF_CHECK_IN = and_(Member.org_id == CheckIn.org_id, Member.id == CheckIn.member_id)

KEY_RESULT_OF_BLOCKER = and_(KeyResult.org_id == Blocker.org_id, KeyResult.id == Blocker.key_result_id)
CYCLE_OF_BLOCKER = and_(Cycle.org_id == Blocker.org_id, Cycle.id == Blocker.cycle_id)
TEAM_OF_BLOCKER = and_(Team.org_id == Blocker.org_id, Team.id == Blocker.team_id)
RAISER_OF_BLOCKER = and_(Member.org_id == Blocker.org_id, Member.id == Blocker.raised_by_id)
ASKS_OF_BLOCKER = and_(BlockerAsk.org_id == Blocker.org_id, BlockerAsk.blocker_id == Blocker.id)

KEY_RESULT_OF_RED_FLAG = and_(KeyResult.org_id == RedFlag.org_id, KeyResult.id == RedFlag.key_result_id)
CYCLE_OF_INITIATIVE = and_(Cycle.org_id == Initiative.org_id, Cycle.id == Initiative.cycle_id)
MEMBER_OF_SESSION = and_(Member.org_id == WebSession.org_id, Member.id == WebSession.member_id)

STANDS = and_(KeyResult.withdrawn_at.is_(None), Objective.withdrawn_at.is_(None))
"""Neither the key result nor its objective was dropped or taken back."""
