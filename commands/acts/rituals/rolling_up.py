"""A team's week in one line, for those who look after several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from commands.core.surroundings import Surroundings
from commands.reports.board import KeyResultView
from commands.reports.digest import digest
from commands.reports.digest_views import Before, Digest, Figures
from commands.reports.progress_then import progress_then
from commands.rules.status import SEVERITY, worst
from commands.texts.rollup import TeamLine
from storage.tables import Team
from storage.visibility import Eyes


def team_line(
    here: Surroundings,
    team: Team,
    former: Mapping[str, str] | None = None,
    *,
    since: datetime,
    eyes: Eyes | None = None,
) -> TeamLine | None:
    """How a team stands; None without objectives.

    `former` holds what progress teams had the last time; without it the change is the one since `since`.
    """
    before = Before(since)
    found = digest(here.work.session, team, here.standpoint_of(team), before, here.now, eyes=eyes)
    if found is None:
        return None
    progress = _progress(found)
    moved = _moved_since(here, found, since) if former is None else _moved(progress, former, team)
    return TeamLine(
        name=team.name,
        status=worst(each.status for each in found.board.objectives),
        progress=progress,
        moved=moved,
        flags=len(found.flags),
        blockers=len(found.blockers),
        checked_in=sum(_was_heard_of(each, before) for each in found.key_results),
        key_results=len(found.key_results),
        asks=tuple((each.code, each.text) for each in found.asks),
    )


def _moved(progress: Decimal | None, former: Mapping[str, str], team: Team) -> Decimal | None:
    then = former.get(str(team.id))
    return progress - Decimal(then) if progress is not None and then is not None else None


def _moved_since(here: Surroundings, found: Digest, at: datetime) -> Decimal | None:
    """The mean of what the objectives moved since a moment, as the team's own digest reckons it."""
    rows = [each.placed.row for each in found.key_results]
    then = progress_then(here.work.session, here.org_id, rows, at)
    figures = {
        row.id: Figures(then.get(row.id, row.initial_progress))
        for row in rows
        if row.id in then or row.created_at <= at
    }
    compared = replace(found, before=Before(at, figures))
    moves = [move for each in found.board.objectives if (move := compared.objective_moved(each)) is not None]
    return sum(moves, Decimal(0)) / len(moves) if moves else None


def needs_most(line: TeamLine) -> tuple[int, int, int, Decimal]:
    """The key by which teams are sorted: the higher, the more a team needs somebody."""
    return len(line.asks), SEVERITY[line.status], line.flags, -(line.progress or Decimal(0))


def _was_heard_of(view: KeyResultView, before: Before) -> bool:
    at = view.placed.row.checked_in_at
    return at is not None and at > before.at


def _progress(found: Digest) -> Decimal | None:
    known = [each.progress for each in found.board.objectives if each.progress is not None]
    return sum(known, Decimal(0)) / len(known) if known else None
