"""What was changed of an objective or a key result, in the reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from bot.web.board.showing import Showing
from commands.texts.changes import Naming
from commands.texts.changes import told as changed
from commands.texts.formats import MISSING
from storage import changes
from storage.tables import Edit, HealthMetric, KeyResult, Member, Objective


class Known(Protocol):
    """The rows that changes speak of, as far as the reader sees them."""

    @property
    def people(self) -> Mapping[UUID, Member]: ...

    @property
    def metrics(self) -> Mapping[UUID, HealthMetric]: ...


def edit_words(
    showing: Showing,
    edit: Edit,
    known: Known,
    *,
    of: KeyResult | None,
    aligned: Mapping[UUID, Objective],
) -> list[str]:
    """A line for each field: "target: 60% → 62%". A dash stands for an objective that is hidden."""

    def objective(row_id: UUID) -> str:
        row = aligned.get(row_id)
        return f"{row.code} {row.title}" if row else MISSING

    def metric(row_id: UUID) -> str:
        row = known.metrics.get(row_id)
        return row.key if row else MISSING

    naming = Naming(
        person=lambda row_id: showing.name(known.people.get(row_id)),
        objective=objective,
        metric=metric,
        unit=of.unit if of else None,
        today=showing.now.astimezone(showing.zone).date(),
    )
    return changed(showing.voice.plain, showing.voice, changes.former(edit), changes.latter(edit), naming)
