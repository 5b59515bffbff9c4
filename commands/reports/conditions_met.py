"""Which key results and blockers of a team meet a condition now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from commands.reports.standing import Standpoint, judged
from commands.rules.conditions import Condition, Watch
from commands.rules.status import Status
from storage import blockers, okrs
from storage.okrs import Placed
from storage.tables import Blocker, Team
from storage.visibility import Eyes


@dataclass(frozen=True, slots=True)
class Met:
    """A key result that meets a condition, or has a blocker that does.

    `figure` is what was compared with the limit: the confidence, the points behind, the days.
    """

    placed: Placed
    figure: int
    blocker: Blocker | None = None

    @property
    def id(self) -> UUID:
        """What it is known by from one look to the next."""
        return self.blocker.id if self.blocker is not None else self.placed.row.id


def met(
    session: Session, team: Team, condition: Condition, standpoint: Standpoint, *, now: datetime
) -> list[Met]:
    """All that meet it, private ones too: whoever is told must be looked at afterwards."""
    owners = [member.id for member in okrs.owners_in(session, team)]
    owned = [each for each in okrs.owned_by(session, team.org_id, owners) if each.row.team_id == team.id]
    live = [each for each in owned if each.cycle.starts_on <= standpoint.today]
    if condition.watch is Watch.BLOCKER:
        return list(_blocked(session, team, live, condition.limit, now))
    figures = ((each, _figure(each, condition, standpoint, now)) for each in live)
    return [Met(placed, figure) for placed, figure in figures if figure is not None]


def _blocked(session: Session, team: Team, live: Sequence[Placed], days: int, now: datetime) -> Iterator[Met]:
    placed = {each.row.id: each for each in live}
    everybody_here = Eyes(None, (team.id,), (team.id,))
    for blocker, row in blockers.open_of_teams(session, team.org_id, [team.id], eyes=everybody_here):
        if row.id in placed and now - blocker.raised_at >= timedelta(days=days):
            yield Met(placed[row.id], (now - blocker.raised_at).days, blocker)


def _figure(placed: Placed, condition: Condition, standpoint: Standpoint, now: datetime) -> int | None:
    """What a key result has to show for the condition; None if it does not meet it."""
    row, limit = placed.row, condition.limit
    found = judged(placed, standpoint)
    if condition.watch is Watch.COMPLETED:
        return 100 if found.status is Status.COMPLETE else None
    if found.status is Status.COMPLETE:
        return None
    if condition.watch is Watch.CONFIDENCE:
        return row.confidence if row.confidence is not None and row.confidence < limit else None
    if condition.watch is Watch.GAP:
        return round(found.pace.gap) if found.pace.gap is not None and found.pace.gap > limit else None
    silent = (now - (row.checked_in_at or row.created_at)).days
    return silent if silent >= limit else None
