"""A key result's latest figures, taken anew from what was reported and what is agreed."""

from __future__ import annotations

from commands.core.context import Context
from commands.rules.progress import COUNTED_KINDS, KeyResultKind, progress
from storage import okrs
from storage.tables import KeyResult


def refresh(context: Context, row: KeyResult) -> None:
    """After a check-in was withdrawn or came late, or what is agreed was changed.

    Progress is computed from the value; only of a count it stays what somebody said until the next count.
    """
    context.work.flush()
    okrs.refresh(context.work, row)
    kind = KeyResultKind(row.kind)
    if row.progress_stated and kind in COUNTED_KINDS:
        return
    share = progress(kind, start=row.start, target=row.target, value=row.current)
    if share != row.progress:
        context.work.put(row, progress=share)
