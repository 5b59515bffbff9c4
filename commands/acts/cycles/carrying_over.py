"""What is kept goes on in the next cycle: new codes, from where it stands, with owner and alignment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from commands.acts.objectives.numbering import key_result_code, objective_code
from commands.core.surroundings import Surroundings
from commands.reports.review import Graded, GradedObjective, Review
from commands.rules.pace import begins
from commands.rules.progress import KEEP_KINDS, KeyResultKind, progress
from storage import reviews
from storage.tables import Cycle, KeyResult, Objective


@dataclass(frozen=True, slots=True)
class Carried:
    """What goes on, by the key result it comes from; `reached` is to go on and needs a new target first."""

    objectives: tuple[tuple[Objective, Objective], ...]
    key_results: tuple[tuple[Graded, KeyResult], ...]
    reached: tuple[Graded, ...]


def carry_over(around: Surroundings, review: Review, into: Cycle) -> Carried:
    """Make what is to be kept or changed in the cycle `into`; `review` must have all there is."""
    objectives, key_results = [], []
    today = around.standpoint_of(review.team).today
    for each in review.objectives:
        going = [graded for graded in each.key_results if graded.goes_on and not graded.reached]
        if not going:
            continue
        objective = around.work.append(_objective(around, each, into))
        objectives.append((each.row, objective))
        key_results += [
            (graded, around.work.append(_key_result(around, graded, objective, into, today)))
            for graded in going
        ]
    around.work.flush()
    _align(around, review.cycle, objectives)
    reached = [each for each in review.key_results if each.goes_on and each.reached]
    return Carried(tuple(objectives), tuple(key_results), tuple(reached))


def _objective(around: Surroundings, graded: GradedObjective, into: Cycle) -> Objective:
    row = graded.row
    code = objective_code(into, row.visibility)
    return Objective(
        org_id=row.org_id,
        team_id=row.team_id,
        cycle_id=into.id,
        series=code.series,
        number=code.number,
        title=row.title,
        type=row.type,
        visibility=row.visibility,
        aligned_to_id=row.aligned_to_id,
        carried_from_id=row.id,
        owner_id=row.owner_id,
        created_at=around.now,
    )


def _key_result(
    around: Surroundings, graded: Graded, objective: Objective, into: Cycle, today: date
) -> KeyResult:
    """The same key result from where it stands; a limit keeps its start."""
    row, kind = graded.placed.row, KeyResultKind(graded.placed.row.kind)
    start = row.start if kind in KEEP_KINDS else row.current
    share = progress(kind, start=start, target=row.target, value=row.current)
    code = key_result_code(into, objective.visibility)
    return KeyResult(
        org_id=row.org_id,
        team_id=row.team_id,
        cycle_id=into.id,
        objective_id=objective.id,
        series=code.series,
        number=code.number,
        title=row.title,
        kind=row.kind,
        unit=row.unit,
        start=start,
        target=row.target,
        weight=row.weight,
        cadence=row.cadence,
        owner_id=row.owner_id,
        paced_from=begins(cycle_start=into.starts_on, created=today),
        follows_id=row.follows_id,
        carried_from_id=row.id,
        created_at=around.now,
        initial=row.current,
        initial_progress=share,
        current=row.current,
        progress=share,
    )


def _align(around: Surroundings, closed: Cycle, objectives: list[tuple[Objective, Objective]]) -> None:
    """Whoever closes first: what served an objective that goes on serves the one that carries it on."""
    session, org_id = around.work.session, around.org_id
    above = {row.aligned_to_id for row, _ in objectives if row.aligned_to_id is not None}
    new = reviews.successors(session, org_id, above)
    for _, objective in objectives:
        if objective.aligned_to_id in new:
            around.work.put(objective, aligned_to_id=new[objective.aligned_to_id])
    instead = {row.id: objective.id for row, objective in objectives}
    for below in reviews.served_later(session, closed, instead):
        if below.aligned_to_id is not None:
            around.work.put(below, aligned_to_id=instead[below.aligned_to_id])
