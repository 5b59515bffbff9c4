"""Taking a change back: every row it made is withdrawn, every field it set gets its former value.

It works for whatever went through `context.change`, so a new command is undoable by using that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from commands.acts.blockers.follow_up_plan import plan
from commands.acts.check_ins.figures import refresh
from commands.core.context import Context
from storage import changes, health_metrics
from storage.tables import Blocker, BlockerAsk, Change, CheckIn, HealthMetric, HealthReading, KeyResult


@dataclass(frozen=True, slots=True)
class Touched:
    """A row that a change made, or of which it set fields: `before` it and `after` it."""

    row: Any
    made: bool
    before: Mapping[str, Any]
    after: Mapping[str, Any]


def touched_by(context: Context, change: Change) -> list[Touched]:
    """Every row of a change, those it made first. Of a field set twice the first and the last value count."""
    session = context.work.session
    made = changes.created_by(session, change)
    found: dict[Any, Touched] = {row: Touched(row, True, {}, {}) for row in made}
    for edit in changes.edits_of(session, change):
        row = changes.subject(session, edit)
        known = found.get(row) or Touched(row, False, {}, {})
        before, after = {**changes.former(edit), **known.before}, {**known.after, **changes.latter(edit)}
        found[row] = Touched(row, known.made, before, after)
    return list(found.values())


def reverse(context: Context, change: Change, touched: Iterable[Touched]) -> None:
    """Undo it as a change that names it; the figures of key results are taken anew."""
    reversing, rows = context.change("undo"), list(touched)
    reversing.row.reverses_id = change.id
    for each in rows:
        reversing.set(each.row, **each.before)
        if each.made:
            reversing.set(each.row, withdrawn_at=context.now)
        if each.made and isinstance(each.row, Blocker):
            reversing.set(each.row, state="withdrawn")
    change.reversed_at = context.now
    context.work.flush()
    for row in key_results_of(context, rows):
        if row.withdrawn_at is None:
            refresh(context, row)
    for blocker in _blockers_of(context, rows):
        plan(context, blocker)
    for metric in _metrics_of(context, rows):
        health_metrics.refresh(context.work, metric)


def _blockers_of(context: Context, touched: Iterable[Touched]) -> list[Blocker]:
    """The blockers that were touched, themselves or by those who were asked."""
    found: dict[Blocker, None] = {}
    for each in touched:
        if isinstance(each.row, Blocker):
            found[each.row] = None
        if isinstance(each.row, BlockerAsk):
            found[context.work.session.get_one(Blocker, (context.org_id, each.row.blocker_id))] = None
    return list(found)


def _metrics_of(context: Context, touched: Iterable[Touched]) -> list[HealthMetric]:
    """The health metrics of which readings were touched."""
    ids = {each.row.metric_id: None for each in touched if isinstance(each.row, HealthReading)}
    return [context.work.session.get_one(HealthMetric, (context.org_id, each)) for each in ids]


def key_results_of(context: Context, touched: Iterable[Touched]) -> list[KeyResult]:
    """The key results that were touched, themselves or by their check-ins."""
    found: dict[KeyResult, None] = {}
    for each in touched:
        if isinstance(each.row, KeyResult):
            found[each.row] = None
        if isinstance(each.row, CheckIn):
            found[context.work.session.get_one(KeyResult, (context.org_id, each.row.key_result_id))] = None
    return list(found)
