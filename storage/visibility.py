"""Who may see what: decided here, once, as a condition of the queries.

A public objective is seen by the whole organization, a team's own by its members. A private one is seen by
its owner and the team's manager, and by whoever owns one of its key results: they see the objective and their
own key result. An administrator sets things up and sees what any member sees.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, or_, select
from sqlalchemy.orm import aliased

from storage.tables import KeyResult, Kudos, Member, Objective, RedFlag, Team

PUBLIC, TEAM, PRIVATE = "public", "team", "private"
"""The values of `Objective.visibility`."""

PRIVATE_SERIES = "P"
"""The series of codes of private objectives and their key results."""


@dataclass(frozen=True, slots=True)
class Eyes:
    """Who reads. `member_id` is None where several people read, or a program: they see nothing private.

    `team_ids` are the teams whose own objectives they see, `managed_ids` those they manage.
    """

    member_id: UUID | None = None
    team_ids: tuple[UUID, ...] = ()
    managed_ids: tuple[UUID, ...] = ()

    @property
    def bound(self) -> dict[str, Any]:
        """The values for `OBJECTIVE_SEEN` and `KEY_RESULT_SEEN`."""
        return {
            "seen_by": self.member_id,
            "seen_in_teams": self.team_ids,
            "seen_as_manager_of": self.managed_ids,
        }

    def see(self, objective: Objective, key_result: KeyResult | None = None) -> bool:
        """The same decision for rows at hand. Without a key result: the objective with all of them."""
        if objective.visibility != PRIVATE:
            return objective.visibility == PUBLIC or objective.team_id in self.team_ids
        owners = {objective.owner_id} | ({key_result.owner_id} if key_result else set())
        return self.member_id in owners or objective.team_id in self.managed_ids


EVERYBODY = Eyes()
"""What anybody may see: for people from outside, other teams' groups and programs with a token."""


def of_group(team: Team) -> Eyes:
    """What may be shown where a whole team reads along."""
    return Eyes(team_ids=(team.id,))


def of_member(member: Member, teams: Iterable[Team]) -> Eyes:
    """What one person may see alone; `teams` are those they belong to."""
    teams = tuple(teams)
    managed = tuple(team.id for team in teams if team.manager_id == member.id)
    return Eyes(member.id, tuple(team.id for team in teams), managed)


_NOT_PRIVATE = or_(
    Objective.visibility == PUBLIC,
    and_(
        Objective.visibility == TEAM,
        Objective.team_id.in_(bindparam("seen_in_teams", expanding=True)),
    ),
)
_MINE = or_(
    Objective.owner_id == bindparam("seen_by"),
    Objective.team_id.in_(bindparam("seen_as_manager_of", expanding=True)),
)
_inside = aliased(KeyResult)
_OWNS_A_PART = (
    select(_inside.id)
    .where(
        _inside.org_id == Objective.org_id,
        _inside.objective_id == Objective.id,
        _inside.owner_id == bindparam("seen_by"),
        _inside.withdrawn_at.is_(None),
    )
    .exists()
)


OBJECTIVE_SEEN: ColumnElement[bool] = or_(
    _NOT_PRIVATE, and_(Objective.visibility == PRIVATE, or_(_MINE, _OWNS_A_PART))
)
"""Whether an objective is seen; the statement is run with `Eyes.bound`."""

KEY_RESULT_SEEN: ColumnElement[bool] = or_(
    _NOT_PRIVATE,
    and_(Objective.visibility == PRIVATE, or_(_MINE, KeyResult.owner_id == bindparam("seen_by"))),
)
"""Whether a key result joined with its objective is seen; the statement is run with `Eyes.bound`."""

FLAG_SEEN: ColumnElement[bool] = or_(
    RedFlag.announced_at.is_not(None),
    RedFlag.raised_by_id == bindparam("seen_by"),
    RedFlag.helper_id == bindparam("seen_by"),
    Objective.owner_id == bindparam("seen_by"),
    Objective.team_id.in_(bindparam("seen_as_manager_of", expanding=True)),
)
"""Whether a red flag on a key result that is seen is known, too: what was said alone may not be told yet."""

KUDOS_SEEN: ColumnElement[bool] = or_(
    Kudos.team_id.in_(bindparam("seen_in_teams", expanding=True)),
    Kudos.giver_id == bindparam("seen_by"),
    Kudos.receiver_id == bindparam("seen_by"),
)
"""Whether recognition is seen: it was said in a team's group, of one of its people or to one."""
