"""A key result's latest figures, taken anew from what was reported and what is agreed."""

from __future__ import annotations

from commands.core.surroundings import Surroundings
from commands.rules.progress import COUNTED_KINDS, KeyResultKind, progress
from storage import okrs
from storage.tables import KeyResult


def refresh(around: Surroundings, row: KeyResult) -> None:
    """After a check-in was withdrawn or came late, or what is agreed was changed.

    Progress is computed from the value; only of a count it stays what somebody said until the next count.
    """
    around.work.flush()
    okrs.refresh(around.work, row)
    kind = KeyResultKind(row.kind)
    if row.progress_stated and kind in COUNTED_KINDS:
        return
    share = progress(kind, start=row.start, target=row.target, value=row.current)
    if share != row.progress:
        around.work.put(row, progress=share)
