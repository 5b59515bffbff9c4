"""Red flags: which are open, and which the group is to be told of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, select, update
from sqlalchemy.orm import Session

from storage.joins import KEY_RESULT_OF_RED_FLAG, OBJECTIVE_OF_KEY_RESULT, STANDS, TEAM_OF_KEY_RESULT
from storage.tables import CheckIn, Conversation, KeyResult, Objective, RedFlag, Team
from storage.visibility import FLAG_SEEN, PRIVATE, Eyes
from storage.work import Work

_OPEN = and_(RedFlag.cleared_at.is_(None), RedFlag.withdrawn_at.is_(None))
_UNTOLD = and_(_OPEN, RedFlag.announced_at.is_(None))


def open_flag(session: Session, key_result: KeyResult) -> RedFlag | None:
    """The red flag on a key result that is not cleared; on PostgreSQL nobody else may change it meanwhile."""
    return session.scalar(
        select(RedFlag)
        .where(RedFlag.org_id == key_result.org_id, RedFlag.key_result_id == key_result.id, _OPEN)
        .order_by(RedFlag.raised_at.desc())
        .limit(1)
        .with_for_update()
    )


def by_ids(session: Session, org_id: str, ids: Iterable[UUID]) -> Sequence[RedFlag]:
    """Those of these flags that are still open."""
    return session.scalars(
        select(RedFlag)
        .where(RedFlag.org_id == org_id, RedFlag.id.in_(list(ids)), _OPEN)
        .order_by(RedFlag.id)
        .with_for_update()
    ).all()


def open_on(session: Session, org_id: str, key_result_ids: Iterable[UUID]) -> Sequence[RedFlag]:
    """The open flags on these key results, oldest first."""
    return session.scalars(
        select(RedFlag)
        .where(RedFlag.org_id == org_id, RedFlag.key_result_id.in_(list(key_result_ids)), _OPEN)
        .order_by(RedFlag.raised_at, RedFlag.id)
    ).all()


def flagged(session: Session, org_id: str, key_result_ids: Iterable[UUID]) -> set[UUID]:
    """Those of these key results that have an open red flag."""
    query = select(RedFlag.key_result_id).where(
        RedFlag.org_id == org_id, RedFlag.key_result_id.in_(list(key_result_ids)), _OPEN
    )
    return set(session.scalars(query))


def known_on(
    session: Session, org_id: str, key_result_ids: Iterable[UUID], *, eyes: Eyes
) -> Sequence[RedFlag]:
    """The same without those that were said alone and that `eyes` are not to know of yet."""
    return session.scalars(
        _KNOWN.where(RedFlag.key_result_id.in_(list(key_result_ids))), _bound(org_id, eyes)
    ).all()


_KNOWN = (
    select(RedFlag)
    .join(KeyResult, KEY_RESULT_OF_RED_FLAG)
    .join(Objective, OBJECTIVE_OF_KEY_RESULT)
    .where(RedFlag.org_id == bindparam("org_id"), _OPEN, FLAG_SEEN)
    .order_by(RedFlag.raised_at, RedFlag.id)
)


def _bound(org_id: str, eyes: Eyes) -> dict[str, Any]:
    return {"org_id": org_id} | eyes.bound


@dataclass(frozen=True, slots=True)
class Untold:
    """A flag said in a direct chat whose group is to be told now, and the robot that is in the group."""

    flag: RedFlag
    key_result: KeyResult
    team: Team
    robot: str


def has_due(session: Session, *, now: datetime) -> bool:
    """Whether there may be a flag that a group is to be told of."""
    return session.scalar(select(RedFlag.id).where(_due(now)).limit(1)) is not None


def due(session: Session, *, now: datetime, limit: int) -> list[Untold]:
    """Flags that their groups are to be told of now. Private ones never are, nor are groups that are gone."""
    rows = session.execute(
        select(RedFlag, KeyResult, Team, Conversation.robot)
        .join(KeyResult, KEY_RESULT_OF_RED_FLAG)
        .join(Objective, OBJECTIVE_OF_KEY_RESULT)
        .join(Team, TEAM_OF_KEY_RESULT)
        .join(
            Conversation,
            and_(Conversation.org_id == RedFlag.org_id, Conversation.conversation_id == Team.conversation_id),
        )
        .where(
            _due(now),
            STANDS,
            Objective.visibility != PRIVATE,
            Team.gone_at.is_(None),
        )
        .order_by(RedFlag.announce_at, RedFlag.id)
        .limit(limit)
    ).all()
    return [Untold(flag, key_result, team, robot) for flag, key_result, team, robot in rows]


def _due(now: datetime) -> ColumnElement[bool]:
    return and_(_UNTOLD, RedFlag.announce_at <= now)


def claim(work: Work, flag: RedFlag, *, now: datetime) -> bool:
    """Make telling the group ours. False: somebody else did it, or it is not to be done any more."""
    taken = work.session.execute(
        update(RedFlag)
        .where(RedFlag.org_id == flag.org_id, RedFlag.id == flag.id, _due(now))
        .values(announced_at=now)
        .returning(RedFlag.id)
        .execution_options(synchronize_session=False)
    )
    return taken.first() is not None


def confident(session: Session, key_result: KeyResult, *, limit: int) -> Sequence[CheckIn]:
    """The latest check-ins that stated a confidence and stand, newest first."""
    return session.scalars(
        select(CheckIn)
        .where(
            CheckIn.org_id == key_result.org_id,
            CheckIn.key_result_id == key_result.id,
            CheckIn.confidence.is_not(None),
            CheckIn.withdrawn_at.is_(None),
        )
        .order_by(CheckIn.at.desc(), CheckIn.id.desc())
        .limit(limit)
    ).all()
