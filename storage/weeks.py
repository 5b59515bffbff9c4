"""What happened in a team since a moment, for digests: one statement each, whatever the team's size.

They are built once: composing one costs more than running it, and many teams have their digest at one minute.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from storage.blockers import OPEN
from storage.joins import KEY_RESULT_OF_RED_FLAG, OBJECTIVE_OF_KEY_RESULT
from storage.tables import (
    Blocker,
    BlockerAsk,
    CheckIn,
    KeyResult,
    Kudos,
    Member,
    Objective,
    RedFlag,
    Team,
)
from storage.visibility import FLAG_SEEN, Eyes


def _among(name: str) -> BindParameter[Sequence[UUID]]:
    return bindparam(name, expanding=True)


def _of_these(table: type[CheckIn | RedFlag | Blocker]) -> ColumnElement[bool]:
    """On one of the key results that are asked about.

    It stands in each part of an `or_`, and not once before it: only for parts that are whole SQLite looks
    into an index, each into its own.
    """
    return and_(table.org_id == bindparam("org_id"), table.key_result_id.in_(_among("key_result_ids")))


def _asked_about(table: type[RedFlag | Blocker]) -> ColumnElement[bool]:
    return and_(table.org_id == bindparam("org_id"), table.id.in_(_among("asked")))


_CHECK_INS = (
    select(CheckIn)
    .where(
        or_(
            and_(_of_these(CheckIn), CheckIn.at > bindparam("since")),
            and_(_of_these(CheckIn), CheckIn.withdrawn_at > bindparam("since")),
        )
    )
    .order_by(CheckIn.at, CheckIn.id)
)


def check_ins_since(
    session: Session, org_id: str, key_result_ids: Iterable[UUID], since: datetime
) -> Sequence[CheckIn]:
    """The check-ins of these key results that came or were taken back since a moment, oldest first."""
    meant = {"org_id": org_id, "key_result_ids": list(key_result_ids), "since": since}
    return session.scalars(_CHECK_INS, meant).all()


class Reported(NamedTuple):
    """Progress as reported (1 was the target then), and the value; `stated`: it was told, not reckoned."""

    progress: Decimal
    value: Decimal | None
    stated: bool


_REPORTED = (
    select(
        CheckIn.key_result_id,
        CheckIn.progress,
        CheckIn.value,
        CheckIn.progress_stated,
        func.row_number()
        .over(partition_by=CheckIn.key_result_id, order_by=(CheckIn.at.desc(), CheckIn.id.desc()))
        .label("nth"),
    )
    .where(
        CheckIn.org_id == bindparam("org_id"),
        CheckIn.key_result_id.in_(_among("key_result_ids")),
        CheckIn.at <= bindparam("moment"),
        CheckIn.progress.is_not(None),
        CheckIn.withdrawn_at.is_(None),
    )
    .subquery()
)
_LAST = select(
    _REPORTED.c.key_result_id, _REPORTED.c.progress, _REPORTED.c.value, _REPORTED.c.progress_stated
).where(_REPORTED.c.nth == 1)


def reported_at(
    session: Session, org_id: str, key_result_ids: Iterable[UUID], moment: datetime
) -> dict[UUID, Reported]:
    """The last progress of these key results that was reported by a moment; those without are left out."""
    meant = {"org_id": org_id, "key_result_ids": list(key_result_ids), "moment": moment}
    return {id: Reported(*said) for id, *said in session.execute(_LAST, meant)}


_FLAGS = (
    select(RedFlag)
    .join(KeyResult, KEY_RESULT_OF_RED_FLAG)
    .join(Objective, OBJECTIVE_OF_KEY_RESULT)
    .where(
        FLAG_SEEN,
        RedFlag.withdrawn_at.is_(None),
        or_(
            and_(
                _of_these(RedFlag), or_(RedFlag.cleared_at.is_(None), RedFlag.cleared_at > bindparam("since"))
            ),
            _asked_about(RedFlag),
        ),
    )
    .order_by(RedFlag.raised_at, RedFlag.id)
)


def flags_since(
    session: Session,
    org_id: str,
    key_result_ids: Iterable[UUID],
    since: datetime,
    asked: Iterable[UUID],
    *,
    eyes: Eyes,
) -> Sequence[RedFlag]:
    """The red flags on these key results that are open or were cleared since, and those `asked` about.

    Without those that were said alone and that `eyes` are not to know of yet.
    """
    meant = {"org_id": org_id, "key_result_ids": list(key_result_ids), "since": since, "asked": list(asked)}
    return session.scalars(_FLAGS, meant | eyes.bound).all()


_BLOCKERS = (
    select(Blocker)
    .where(
        Blocker.withdrawn_at.is_(None),
        or_(
            and_(_of_these(Blocker), or_(Blocker.state.in_(OPEN), Blocker.resolved_at > bindparam("since"))),
            _asked_about(Blocker),
        ),
    )
    .order_by(Blocker.raised_at, Blocker.number)
)


def blockers_since(
    session: Session, org_id: str, key_result_ids: Iterable[UUID], since: datetime, asked: Iterable[UUID]
) -> Sequence[Blocker]:
    """The blockers of these key results that are open or were resolved since, and those `asked` about."""
    meant = {"org_id": org_id, "key_result_ids": list(key_result_ids), "since": since, "asked": list(asked)}
    return session.scalars(_BLOCKERS, meant).all()


_HELPERS = (
    select(BlockerAsk)
    .where(
        BlockerAsk.org_id == bindparam("org_id"),
        BlockerAsk.blocker_id.in_(_among("blocker_ids")),
        BlockerAsk.answer.is_(None),
        BlockerAsk.withdrawn_at.is_(None),
    )
    .order_by(BlockerAsk.asked_at, BlockerAsk.id)
)


def waiting_helpers(session: Session, org_id: str, blocker_ids: Iterable[UUID]) -> Sequence[BlockerAsk]:
    """Who was asked to help with these blockers and has not answered yet."""
    return session.scalars(_HELPERS, {"org_id": org_id, "blocker_ids": list(blocker_ids)}).all()


_KUDOS = (
    select(Kudos)
    .where(
        Kudos.org_id == bindparam("org_id"),
        Kudos.team_id == bindparam("team_id"),
        Kudos.at > bindparam("since"),
        Kudos.withdrawn_at.is_(None),
    )
    .order_by(Kudos.at, Kudos.id)
)


def kudos_since(session: Session, team: Team, since: datetime) -> Sequence[Kudos]:
    """The recognition said in a team since a moment, oldest first."""
    return session.scalars(_KUDOS, {"org_id": team.org_id, "team_id": team.id, "since": since}).all()


_PEOPLE = select(Member).where(Member.org_id == bindparam("org_id"), Member.id.in_(_among("member_ids")))


def people(session: Session, org_id: str, member_ids: Iterable[UUID]) -> dict[UUID, Member]:
    """Members by id, in one go."""
    rows = session.scalars(_PEOPLE, {"org_id": org_id, "member_ids": list(set(member_ids))})
    return {member.id: member for member in rows}
