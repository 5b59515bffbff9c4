"""How key results moved since a moment: figures then and now, and what was said in between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy.orm import Session

from storage import histories
from storage.okrs import Placed
from storage.tables import CheckIn


@dataclass(frozen=True, slots=True)
class Move:
    """A key result with its figures at the moment, and the check-ins since that stand, oldest first."""

    placed: Placed
    value: Decimal
    progress: Decimal
    confidence: int | None
    said: tuple[CheckIn, ...]

    @property
    def points(self) -> Decimal:
        """The change of progress (0…1)."""
        return self.placed.row.progress - self.progress

    @property
    def confidences(self) -> tuple[int, ...]:
        """The confidences from then to now, oldest first."""
        found = [self.confidence, *(each.confidence for each in self.said)]
        return tuple(each for each in found if each is not None)


def moves(session: Session, placed: Sequence[Placed], since: datetime) -> list[Move]:
    """Each of these key results, moved or not, in one statement for all of them."""
    if not placed:
        return []
    ids = [each.row.id for each in placed]
    said: dict[UUID, list[CheckIn]] = {}
    for each in histories.check_ins(session, placed[0].row.org_id, ids):
        said.setdefault(each.key_result_id, []).append(each)
    return [_move(each, said.get(each.row.id, []), since) for each in placed]


def _move(placed: Placed, said: Sequence[CheckIn], since: datetime) -> Move:
    row = placed.row
    value, progress, confidence = row.initial, row.initial_progress, None
    for each in said:
        if each.at > since:
            continue
        value = value if each.value is None else each.value
        progress = progress if each.progress is None else each.progress
        confidence = confidence if each.confidence is None else each.confidence
    return Move(placed, value, progress, confidence, tuple(each for each in said if each.at > since))
