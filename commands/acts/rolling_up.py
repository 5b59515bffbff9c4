"""A team's week in one line, for those who look after several."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from commands.core.surroundings import Surroundings
from commands.reports.board import KeyResultView
from commands.reports.digest import Before, Digest, digest
from commands.rules.status import SEVERITY, worst
from commands.texts.rollup import TeamLine
from storage.tables import Team
from storage.visibility import Eyes


def team_line(
    here: Surroundings, team: Team, former: Mapping[str, str], *, since: datetime, eyes: Eyes | None = None
) -> TeamLine | None:
    """How a team stands; None without objectives. `former` holds what progress teams had the last time."""
    before = Before(since)
    found = digest(here.work.session, team, here.standpoint_of(team), before, here.now, eyes=eyes)
    if found is None:
        return None
    progress, then = _progress(found), former.get(str(team.id))
    return TeamLine(
        name=team.name,
        status=worst(each.status for each in found.board.objectives),
        progress=progress,
        moved=progress - Decimal(then) if progress is not None and then is not None else None,
        flags=len(found.flags),
        blockers=len(found.blockers),
        checked_in=sum(_was_heard_of(each, before) for each in found.key_results),
        key_results=len(found.key_results),
        asks=tuple((each.code, each.text) for each in found.asks),
    )


def needs_most(line: TeamLine) -> tuple[int, int, int, Decimal]:
    """By which teams are sorted: the higher, the more one of them needs somebody."""
    return len(line.asks), SEVERITY[line.status], line.flags, -(line.progress or Decimal(0))


def _was_heard_of(view: KeyResultView, before: Before) -> bool:
    at = view.placed.row.checked_in_at
    return at is not None and at > before.at


def _progress(found: Digest) -> Decimal | None:
    known = [each.progress for each in found.board.objectives if each.progress is not None]
    return sum(known, Decimal(0)) / len(known) if known else None
