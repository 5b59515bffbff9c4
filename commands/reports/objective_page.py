"""One objective with its key results, the one it serves, those that serve it, and remarks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from commands.reports.board import objective_view
from commands.reports.standing import Standpoint, as_it_ended
from commands.reports.team_page import BoardObjective, InTheWay, board_objective, then_at
from storage import boards, comments, flags, weeks
from storage.objectives import PlacedObjective
from storage.tables import Comment, Cycle, Member, Team
from storage.visibility import Eyes

MOST_COMMENTS = 50


@dataclass(frozen=True, slots=True)
class ObjectivePage:
    """An objective as `eyes` see it; `above` and `below` are those of its neighbours that they see, too."""

    objective: BoardObjective
    team: Team
    cycle: Cycle
    above: PlacedObjective | None
    below: Sequence[PlacedObjective]
    comments: Sequence[Comment]
    people: Mapping[UUID, Member]


def objective_page(
    session: Session,
    org_id: str,
    objective_id: UUID,
    *,
    eyes: Eyes,
    standpoint_of: Callable[[Team], Standpoint],
    week_ago: datetime,
) -> ObjectivePage | None:
    """An objective that `eyes` see and that was not dropped, of whichever cycle, in nine statements."""
    found = boards.objective(session, org_id, objective_id, eyes=eyes)
    if found is None:
        return None
    row, cycle = found.row, found.cycle
    placed = boards.key_results_of(session, cycle, eyes=eyes, later=found.later, objective_id=row.id)
    view = objective_view(
        row, placed, as_it_ended(cycle, standpoint_of(found.team)), cycle if found.later else None
    )
    ids = [each.row.id for each in placed]
    blockers = boards.blockers_on(session, org_id, ids)
    raised = {flag.key_result_id: flag for flag in flags.known_on(session, org_id, ids, eyes=eyes)}
    around = boards.around(session, row, eyes=eyes)
    remarks = comments.latest_on(session, row, limit=MOST_COMMENTS)
    named = {row.owner_id, *(each.row.owner_id for each in placed), *(each.member_id for each in remarks)}
    named |= {who for each in blockers for who in (each.raised_by_id, each.helper_id) if who}
    people = weeks.people(session, org_id, named)
    return ObjectivePage(
        objective=board_objective(
            view, InTheWay(blockers, raised), then_at(session, placed, week_ago), people
        ),
        team=found.team,
        cycle=cycle,
        above=next((each for each in around if each.row.id == row.aligned_to_id), None),
        below=[each for each in around if each.row.aligned_to_id == row.id],
        comments=remarks,
        people=people,
    )
