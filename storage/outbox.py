"""The outbox: what is owed to whom, which process sends it, and what became of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import groupby, takewhile
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Table, and_, bindparam, exists, func, or_, select, update
from sqlalchemy.orm import Session, aliased

from storage.tables import Delivery, Organization
from storage.types import name_once
from storage.work import Work

DAY = timedelta(days=1)
UNSAID = "left unsaid: quota"
"""The reason stored with what was not worth a call while the month's quota ran short."""
CHUNK = 400
"""Ids or lanes named in one statement; SQLite's oldest builds take no more than 999 values."""

Part = TypeVar("Part", str, UUID)


class Result(StrEnum):
    """What became of one attempt to send a delivery."""

    SENT = "sent"
    RETRY = "retry"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one attempt, to be stored. `attempts` counts the failed ones so far, this one included.

    `not_before` is set for a retry, `send_key` (DingTalk's `processQueryKey`) where the way gives one.
    """

    org_id: str
    id: UUID
    result: Result
    at: datetime
    attempts: int
    error: str | None = None
    send_key: str | None = None
    not_before: datetime | None = None


def is_open(row: type[Delivery]) -> ColumnElement[bool]:
    """Neither sent nor given up; written like the condition of the partial index, so that it is used."""
    return and_(row.sent_at.is_(None), row.dead_at.is_(None))


def goes_first(row: type[Delivery], now: datetime) -> ColumnElement[bool]:
    """Whether later deliveries to the same destination have to wait for this open one.

    One that is planned for later holds up none; one that failed and waits for its next attempt does.
    """
    return or_(row.attempts > 0, row.not_before <= now)


def _is_free(row: type[Delivery], now: datetime) -> ColumnElement[bool]:
    return or_(row.leased_until.is_(None), row.leased_until <= now)


def has_due(session: Session, *, now: datetime) -> bool:
    """Whether there may be something to claim."""
    due = exists().where(is_open(Delivery), Delivery.not_before <= now, _is_free(Delivery, now))
    return bool(session.scalar(select(due)))


def claim(work: Work, *, process: str, now: datetime, lease: timedelta, limit: int) -> list[Delivery]:
    """Lease what is due and in nobody's hands to `process`, oldest first.

    Lanes are claimed, not rows: a lane is left alone if its first delivery is held by another process or
    waits for its next attempt. At most `limit` lanes are taken, each up to the first row that another holds.
    """
    earlier = aliased(Delivery)
    held_up = exists().where(
        earlier.org_id == Delivery.org_id,
        earlier.lane == Delivery.lane,
        earlier.id < Delivery.id,
        is_open(earlier),
        goes_first(earlier, now),
    )
    heads = work.session.scalars(
        select(Delivery)
        .where(is_open(Delivery), Delivery.not_before <= now, _is_free(Delivery, now), ~held_up)
        .order_by(Delivery.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    taken = [row for lane in _lanes(work.session, heads, now=now) for row in lane]
    for row in taken:
        row.leased_by, row.leased_until = process, now + lease
    return sorted(taken, key=lambda row: row.id)


def _lanes(session: Session, heads: Sequence[Delivery], *, now: datetime) -> Iterable[list[Delivery]]:
    """Of each lane the due deliveries from its head on, up to the first that somebody else holds."""
    for org_id, lanes in by_org((row.org_id, row.lane) for row in heads):
        rows = session.scalars(
            select(Delivery)
            .where(
                Delivery.org_id == org_id,
                Delivery.lane.in_(lanes),
                is_open(Delivery),
                goes_first(Delivery, now),
            )
            .order_by(Delivery.lane, Delivery.id)
            .with_for_update(skip_locked=True)
        )
        for _, lane in groupby(rows, key=lambda row: row.lane):
            yield list(takewhile(lambda row: row.leased_until is None or row.leased_until <= now, lane))


def renew(work: Work, held: Iterable[tuple[str, UUID]], *, process: str, until: datetime) -> set[UUID]:
    """Extend the leases of deliveries that this process still holds; returns those that it really holds."""
    kept: set[UUID] = set()
    for org_id, ids in by_org(held):
        kept.update(
            work.session.scalars(
                update(Delivery)
                .where(Delivery.org_id == org_id, Delivery.id.in_(ids))
                .where(Delivery.leased_by == process, is_open(Delivery))
                .values(leased_until=until)
                .returning(Delivery.id)
                .execution_options(synchronize_session=False)
            )
        )
    return kept


def release(work: Work, held: Iterable[tuple[str, UUID]], *, process: str) -> None:
    """Release unsent deliveries, so that the next process need not wait for the lease to end."""
    for org_id, ids in by_org(held):
        work.session.execute(
            update(Delivery)
            .where(Delivery.org_id == org_id, Delivery.id.in_(ids), Delivery.leased_by == process)
            .values(leased_by=None, leased_until=None)
            .execution_options(synchronize_session=False)
        )


def free_others(work: Work, *, process: str) -> None:
    """End every lease except those of `process`. Only for a database that no other living process uses."""
    work.session.execute(
        update(Delivery)
        .where(is_open(Delivery), Delivery.leased_by != process)
        .values(leased_by=None, leased_until=None)
        .execution_options(synchronize_session=False)
    )


def by_org(pairs: Iterable[tuple[str, Part]]) -> Iterable[tuple[str, list[Part]]]:
    """Lanes or ids by organization, without duplicates, in chunks that fit into a statement."""
    for org_id, group in groupby(sorted(set(pairs)), key=lambda pair: pair[0]):
        parts = [part for _, part in group]
        for start in range(0, len(parts), CHUNK):
            yield org_id, parts[start : start + CHUNK]


_DELIVERIES: Table = Delivery.__table__  # type: ignore[assignment]  # a mapped class's table
_ONE = update(_DELIVERIES).where(
    _DELIVERIES.c.org_id == bindparam("in_org"), _DELIVERIES.c.id == bindparam("of_id")
)
_FREE: dict[str, Any] = {"leased_by": None, "leased_until": None}
_SETTLED = {
    Result.SENT: _ONE.values(
        sent_at=bindparam("moment"), send_key=bindparam("key"), attempts=bindparam("tries"), **_FREE
    ),
    Result.DEAD: _ONE.values(
        dead_at=bindparam("moment"), last_error=bindparam("reason"), attempts=bindparam("tries"), **_FREE
    ),
    Result.RETRY: _ONE.where(_DELIVERIES.c.leased_by == bindparam("ours"), is_open(Delivery)).values(
        not_before=bindparam("next"),
        last_error=bindparam("reason"),
        attempts=bindparam("tries"),
        leased_until=bindparam("until"),
    ),
}


def settle(work: Work, outcomes: Collection[Outcome], *, process: str, lease: timedelta) -> None:
    """Store what became of attempts. A retry is stored only while the delivery is still this process's."""
    for result, statement in _SETTLED.items():
        rows = [_values(each, lease, process) for each in outcomes if each.result is result]
        if rows:
            work.run(statement, *rows)


def _values(outcome: Outcome, lease: timedelta, process: str) -> dict[str, Any]:
    always = {"in_org": outcome.org_id, "of_id": outcome.id, "tries": outcome.attempts}
    match outcome.result:
        case Result.SENT:
            return always | {"moment": outcome.at, "key": outcome.send_key}
        case Result.DEAD:
            return always | {"moment": outcome.at, "reason": outcome.error}
        case Result.RETRY:
            moments = {"next": outcome.not_before, "until": outcome.at + lease}
            return always | moments | {"reason": outcome.error, "ours": process}


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many deliveries are open, and how many were given up in the last 24 hours.

    What was left unsaid on purpose is not among them.
    """

    open: int
    dead: int


def backlog(session: Session, *, now: datetime) -> Backlog:
    """Counts for the metrics; of what was given up, only the last 24 hours."""
    waiting = select(func.count()).select_from(Delivery).where(is_open(Delivery))
    given_up = (
        select(func.count())
        .select_from(Delivery)
        .join(Organization, Organization.org_id == Delivery.org_id)  # each index begins with it
        .where(Delivery.dead_at > now - DAY, Delivery.last_error.is_distinct_from(UNSAID))
    )
    return Backlog(open=session.scalar(waiting) or 0, dead=session.scalar(given_up) or 0)


def is_owed(session: Session, org_id: str, once: str) -> bool:
    """Whether something was already owed under this name, sent or not."""
    query = select(Delivery.id).where(Delivery.org_id == org_id, Delivery.once == once)
    return session.scalar(query) is not None


def owed_among(session: Session, org_id: str, names: Collection[str]) -> set[str]:
    """Which of these names something was already owed under."""
    stored = {name_once(name): name for name in names}
    query = select(Delivery.once).where(Delivery.org_id == org_id, Delivery.once.in_(list(stored)))
    return {stored[each] for each in session.scalars(query)}
