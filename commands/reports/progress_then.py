"""What key results were at on a day, as one would measure it today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy.orm import Session

from commands.rules.progress import COUNTED_KINDS, KeyResultKind, progress
from storage import weeks
from storage.tables import KeyResult
from storage.weeks import Reported


def progress_then(
    session: Session, org_id: str, rows: Sequence[KeyResult], moment: datetime
) -> dict[UUID, Decimal]:
    """The progress of these key results at a moment, 1 is the target; those without a report are left out.

    It is reckoned with the start and target of today: where those were changed, nobody moved by that.
    """
    reported = weeks.reported_at(session, org_id, [row.id for row in rows], moment)
    return {row.id: _measured(row, reported[row.id]) for row in rows if row.id in reported}


def _measured(row: KeyResult, then: Reported) -> Decimal:
    kind = KeyResultKind(row.kind)
    if then.value is None or (then.stated and kind in COUNTED_KINDS):
        return then.progress
    return progress(kind, start=row.start, target=row.target, value=then.value)
