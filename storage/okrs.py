"""Objectives, key results and check-ins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Row, bindparam, or_, select
from sqlalchemy.orm import Session

from storage.cycles import has_an_earlier_open_one
from storage.joins import CYCLE_OF_KEY_RESULT, OBJECTIVE_OF_KEY_RESULT, STANDS, TEAM_OF_KEY_RESULT
from storage.tables import CheckIn, Cycle, KeyResult, Member, Objective, Team
from storage.visibility import KEY_RESULT_SEEN, OBJECTIVE_SEEN, Eyes
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Placed:
    """A key result with the objective and cycle it stands in, as the `nth` of its objective.

    `later` says that an earlier cycle of the team is still open: plain codes mean that one's.
    """

    row: KeyResult
    objective: Objective
    cycle: Cycle
    nth: int
    later: bool = False

    @property
    def code(self) -> str:
        return f"{self.row.code}@{self.cycle.name}" if self.later else self.row.code


@dataclass(frozen=True, slots=True)
class InTeam:
    """A key result with its place and team."""

    placed: Placed
    team: Team


PLACED = (
    select(KeyResult, Objective, Cycle, has_an_earlier_open_one())
    .join(Objective, OBJECTIVE_OF_KEY_RESULT)
    .join(Cycle, CYCLE_OF_KEY_RESULT)
    .where(STANDS)
)
"""The columns of `placed`: key results that stand, of whatever organization and cycle."""
IN_TEAM = PLACED.add_columns(Team).join(Team, TEAM_OF_KEY_RESULT)
"""The columns of `in_team`."""

_LIVE = PLACED.where(KeyResult.org_id == bindparam("org_id"), Cycle.closed_at.is_(None)).order_by(
    KeyResult.team_id, Cycle.starts_on, KeyResult.series, KeyResult.number
)
_SHOWN = _LIVE.where(  # built once, since nearly every message asks it
    KeyResult.team_id.in_(bindparam("team_ids", expanding=True)), KEY_RESULT_SEEN
)
# on PostgreSQL: what one process counts and compares here, another must not change meanwhile
_KEY_RESULTS = _SHOWN.with_for_update(of=[KeyResult, Cycle])
_OWNED = _LIVE.where(KeyResult.owner_id.in_(bindparam("owner_ids", expanding=True)))


_NAMED = _KEY_RESULTS.where(
    KeyResult.series == "KR", KeyResult.number.in_(bindparam("numbers", expanding=True))
)


def placed(rows: Iterable[Row[KeyResult, Objective, Cycle, bool]]) -> list[Placed]:
    """What rows of open cycles mean; the place within the objective is not counted."""
    return [Placed(row, objective, cycle, 0, later) for row, objective, cycle, later in rows]


def in_team(found: Row[KeyResult, Objective, Cycle, bool, Team]) -> InTeam:
    """The same of one row, of an open cycle or a closed one, with its team."""
    row, objective, cycle, later, team = found
    return InTeam(Placed(row, objective, cycle, 0, later and cycle.closed_at is None), team)


def named_key_results(
    work: Work, org_id: str, team_ids: Iterable[UUID], numbers: Iterable[int], *, eyes: Eyes
) -> list[Placed]:
    """Those with these numbers (`KR4`) that `eyes` see; their place within the objective is not counted."""
    meant = {"org_id": org_id, "team_ids": list(team_ids), "numbers": list(numbers)}
    rows = work.load(_NAMED, meant | eyes.bound)
    return [Placed(row, objective, cycle, 0, later) for row, objective, cycle, later in rows]


def key_results(
    session: Session,
    org_id: str,
    team_ids: Iterable[UUID],
    *,
    eyes: Eyes,
    locked: bool = True,
    again: bool = False,
) -> list[Placed]:
    """The live key results of these teams' open cycles that `eyes` see, in the order of their codes.

    Whoever only shows them does without the lock. `again` brings rows that this session read before up to
    date; what it changed in them must be flushed.
    """
    meant = {"org_id": org_id, "team_ids": list(team_ids)}
    rows = session.execute(
        _KEY_RESULTS if locked else _SHOWN,
        meant | eyes.bound,
        execution_options={"populate_existing": again},
    ).all()
    counted: dict[UUID, int] = {}
    found = []
    for row, objective, cycle, later in rows:
        counted[objective.id] = counted.get(objective.id, 0) + 1
        found.append(Placed(row, objective, cycle, counted[objective.id], later))
    return found


def owned_by(session: Session, org_id: str, owner_ids: Iterable[UUID]) -> list[Placed]:
    """All live key results of these people in all teams, private ones too: for what each is told alone.

    Their place within the objective is not counted.
    """
    return placed(session.execute(_OWNED, {"org_id": org_id, "owner_ids": list(owner_ids)}))


def owners_in(session: Session, team: Team) -> Sequence[Member]:
    """Whoever owns a live key result of a team and has not left the organization."""
    owners = (
        select(KeyResult.owner_id)
        .join(Cycle, CYCLE_OF_KEY_RESULT)
        .where(
            KeyResult.org_id == team.org_id,
            KeyResult.team_id == team.id,
            KeyResult.withdrawn_at.is_(None),
            Cycle.closed_at.is_(None),
        )
    )
    return session.scalars(
        select(Member)
        .where(Member.org_id == team.org_id, Member.id.in_(owners), Member.left_at.is_(None))
        .order_by(Member.id)
    ).all()


_OBJECTIVES = (
    select(Objective)
    .where(
        Objective.org_id == bindparam("org_id"),
        Objective.cycle_id.in_(bindparam("cycle_ids", expanding=True)),
        Objective.withdrawn_at.is_(None),
        OBJECTIVE_SEEN,
    )
    .order_by(Objective.series, Objective.number)
)


def objectives(
    session: Session, org_id: str, cycle_ids: Iterable[UUID], *, eyes: Eyes
) -> Sequence[Objective]:
    """The live objectives of these cycles that `eyes` see, in the order of their codes."""
    return session.scalars(_OBJECTIVES, {"org_id": org_id, "cycle_ids": list(cycle_ids)} | eyes.bound).all()


def check_ins(session: Session, key_result: KeyResult, *, limit: int) -> Sequence[CheckIn]:
    """The latest check-ins of a key result that stand, newest first."""
    return session.scalars(
        select(CheckIn)
        .where(
            CheckIn.org_id == key_result.org_id,
            CheckIn.key_result_id == key_result.id,
            CheckIn.withdrawn_at.is_(None),
        )
        .order_by(CheckIn.at.desc(), CheckIn.id.desc())
        .limit(limit)
    ).all()


def every_check_in(session: Session, key_result: KeyResult) -> Sequence[CheckIn]:
    """All check-ins of a key result, also corrected and withdrawn ones, newest first."""
    return session.scalars(
        select(CheckIn)
        .where(CheckIn.org_id == key_result.org_id, CheckIn.key_result_id == key_result.id)
        .order_by(CheckIn.at.desc(), CheckIn.id.desc())
    ).all()


def latest_check_in_of(
    session: Session, org_id: str, member_id: UUID, *, key_result_ids: Iterable[UUID]
) -> CheckIn | None:
    """The member's latest check-in that stands, on one of these key results."""
    return session.scalar(
        select(CheckIn)
        .where(
            CheckIn.org_id == org_id,
            CheckIn.key_result_id.in_(list(key_result_ids)),
            CheckIn.member_id == member_id,
            CheckIn.withdrawn_at.is_(None),
        )
        .order_by(CheckIn.at.desc(), CheckIn.id.desc())
        .limit(1)
    )


def refresh(work: Work, key_result: KeyResult) -> None:
    """Take a key result's latest figures from its check-ins again, after one was withdrawn or came late."""
    session = work.session
    measured = _latest(session, key_result, CheckIn.progress.is_not(None))
    if measured is None or measured.progress is None:
        value, progress, stated = key_result.initial, key_result.initial_progress, False
    else:
        value = key_result.initial if measured.value is None else measured.value
        progress, stated = measured.progress, measured.progress_stated
    confident = _latest(session, key_result, CheckIn.confidence.is_not(None))
    judged = _latest(
        session, key_result, or_(CheckIn.progress.is_not(None), CheckIn.stated_status.is_not(None))
    )
    latest = _latest(session, key_result)
    work.put(
        key_result,
        current=value,
        progress=progress,
        progress_stated=stated,
        confidence=confident.confidence if confident else None,
        stated_status=judged.stated_status if judged else None,
        checked_in_at=latest.at if latest else None,
    )


def _latest(
    session: Session, key_result: KeyResult, condition: ColumnElement[bool] | None = None
) -> CheckIn | None:
    query = select(CheckIn).where(
        CheckIn.org_id == key_result.org_id,
        CheckIn.key_result_id == key_result.id,
        CheckIn.withdrawn_at.is_(None),
    )
    if condition is not None:
        query = query.where(condition)
    return session.scalar(query.order_by(CheckIn.at.desc(), CheckIn.id.desc()).limit(1))
