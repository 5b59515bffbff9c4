"""The latest figures of everything at once, for the overview of an organization.

It counts thousands of key results and shows none of them, so columns are read instead of rows, and those of
key results stay as the driver gave them: that is enough to see that nothing has changed since the last look.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import String, bindparam, or_, select, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.types import NullType

from storage.joins import CYCLE_OF_KEY_RESULT, CYCLE_OF_OBJECTIVE, OBJECTIVE_OF_KEY_RESULT, STANDS
from storage.tables import Cycle, KeyResult, Objective
from storage.visibility import KEY_RESULT_SEEN, OBJECTIVE_SEEN, Eyes

Key = Any
"""An objective's id as the driver gives it: only to find it by, where thousands are read."""
Unread = tuple[Any, ...]
"""A key result's figures as the driver gives them: to be compared, and read only where they are new."""


class ObjectiveFigures(NamedTuple):
    """An objective of an open cycle, without what only its own page shows."""

    key: Key
    id: UUID
    team_id: UUID
    cycle_id: UUID
    owner_id: UUID
    aligned_to_id: UUID | None
    type: str
    visibility: str
    series: str
    number: int
    title: str

    @property
    def code(self) -> str:
        """As people type it."""
        return f"{self.series}{self.number}"


class KeyResultFigures(NamedTuple):
    """A key result's latest figures, as `commands.reports.standing.judged_by` takes them."""

    kind: str
    weight: Decimal
    progress: Decimal
    confidence: int | None
    cadence: str
    stated_status: str | None
    checked_in_at: datetime | None
    paced_from: date


_CYCLE_WANTED = or_(Cycle.closed_at.is_(None), Cycle.name.in_(bindparam("closed", expanding=True)))
_OBJECTIVE_FIGURES = (
    select(
        type_coerce(Objective.id, String),
        *(getattr(Objective, name) for name in ObjectiveFigures._fields if name != "key"),
    )
    .join(Cycle, CYCLE_OF_OBJECTIVE)
    .where(
        Objective.org_id == bindparam("org_id"),
        Objective.withdrawn_at.is_(None),
        _CYCLE_WANTED,
        OBJECTIVE_SEEN,
    )
    .order_by(Objective.series, Objective.number)
)
_KEY_RESULT_FIGURES = (
    select(
        type_coerce(KeyResult.objective_id, String),
        *(type_coerce(getattr(KeyResult, name), NullType()) for name in KeyResultFigures._fields),
    )
    .join(Objective, OBJECTIVE_OF_KEY_RESULT)
    .join(Cycle, CYCLE_OF_KEY_RESULT)
    .where(
        KeyResult.org_id == bindparam("org_id"),
        STANDS,
        _CYCLE_WANTED,
        KEY_RESULT_SEEN,
    )
)


def objective_figures(
    session: Session, org_id: str, *, eyes: Eyes, closed: Iterable[str] = ()
) -> list[ObjectiveFigures]:
    """Every objective of an open cycle that `eyes` see, in the order of their codes.

    `closed` are names of cycles whose objectives are wanted, too, though they are over.
    """
    values = {"org_id": org_id, "closed": list(closed)} | eyes.bound
    return [ObjectiveFigures(*row) for row in session.execute(_OBJECTIVE_FIGURES, values)]


def key_result_figures(
    session: Session, org_id: str, *, eyes: Eyes, closed: Iterable[str] = ()
) -> dict[Key, tuple[Unread, ...]]:
    """The figures of every key result of such cycles that `eyes` see, by objective, for `read`."""
    values = {"org_id": org_id, "closed": list(closed)} | eyes.bound
    found: dict[Key, list[Unread]] = {}
    for key, *figures in session.execute(_KEY_RESULT_FIGURES, values):
        found.setdefault(key, []).append(tuple(figures))
    return {key: tuple(rows) for key, rows in found.items()}


def read(unread: Unread) -> KeyResultFigures:
    """Figures from what a driver gave: PostgreSQL's knows numbers and days, SQLite's has them as text."""
    kind, weight, progress, confidence, cadence, stated, at, paced_from = unread
    return KeyResultFigures(
        kind=kind,
        weight=Decimal(weight),
        progress=Decimal(progress),
        confidence=confidence,
        cadence=cadence,
        stated_status=stated,
        checked_in_at=at and _moment(at),
        paced_from=date.fromisoformat(paced_from) if isinstance(paced_from, str) else paced_from,
    )


def _moment(at: datetime | str) -> datetime:
    if isinstance(at, str):
        return datetime.fromisoformat(at).replace(tzinfo=UTC)
    return at.astimezone(UTC)
