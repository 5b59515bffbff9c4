"""From rows to what the texts show: key results and objectives with their verdicts of today."""

from __future__ import annotations

from collections.abc import Container, Sequence
from uuid import UUID

from commands.core.context import Context
from commands.reports.board import KeyResultView, ObjectiveView, TeamView, team_views, view
from commands.rules.progress import KeyResultKind
from commands.texts.boards import KeyResultShown, ObjectiveShown, counted
from commands.texts.examples import sample_value, update_line, value_line
from commands.texts.markdown import Md
from storage import blockers, flags
from storage.okrs import Placed
from storage.tables import CheckIn, Team


def seen(context: Context, placed: Placed) -> KeyResultView:
    """A key result with its verdicts of today."""
    return view(placed, context.standpoint(placed))


def boards(context: Context, team: Team) -> list[TeamView]:
    """A team's boards of today, one for each open cycle with objectives."""
    standpoint = context.standpoint_of(team)
    return team_views(context.work.session, team, context.key_results, standpoint, eyes=context.eyes)


def key_result_shown(
    context: Context, found: KeyResultView, *, blocked: Container[UUID], flagged: Container[UUID]
) -> KeyResultShown:
    """A judged key result, ready to be shown."""
    row = found.placed.row
    return found.shown(
        code=context.code(found.placed),
        owner=context.name(context.member_by_id(row.owner_id)),
        blocked=row.id in blocked,
        flagged=row.id in flagged,
    )


def objective_shown(
    context: Context, found: ObjectiveView, *, blocked: Container[UUID], flagged: Container[UUID]
) -> ObjectiveShown:
    """A judged objective, ready to be shown."""
    return ObjectiveShown(
        code=context.code(found),
        title=found.row.title,
        owner=context.name(context.member_by_id(found.row.owner_id)),
        progress=found.progress,
        status=found.status,
        key_results=tuple(
            key_result_shown(context, each, blocked=blocked, flagged=flagged) for each in found.key_results
        ),
    )


def in_the_way(context: Context, among: Sequence[Placed] | None = None) -> tuple[set[UUID], set[UUID]]:
    """The ids of the key results that are blocked, and of those with a red flag: of these, or of all here."""
    placed = context.key_results if among is None else among
    team_ids = {each.row.team_id for each in placed}
    session = context.work.session
    blocked = {
        row.id for _, row in blockers.open_of_teams(session, context.org_id, team_ids, eyes=context.eyes)
    }
    flagged = flags.flagged(session, context.org_id, [each.row.id for each in placed])
    return blocked, flagged


def sample(context: Context, placed: Placed, *, back: bool = False) -> Md:
    """A value somebody could report next of a key result, or (`back`) after a step back."""
    row = placed.row
    towards = row.start if back else row.target
    return sample_value(
        context.here, kind=KeyResultKind(row.kind), unit=row.unit, current=row.current, target=towards
    )


def update_example(context: Context, placed: Placed) -> Md:
    """A check-in of a key result, as it could be typed."""
    return update_line(context.here, code=context.code(placed), sample=sample(context, placed))


def value_example(context: Context, placed: Placed) -> Md:
    """A new value of a key result, as it could be typed."""
    return value_line(context.here, code=context.code(placed), sample=sample(context, placed))


def reported(context: Context, placed: Placed, check_in: CheckIn) -> Md | None:
    """The value of a check-in as people say it; None if it had none."""
    if check_in.value is None:
        return None
    row = placed.row
    return counted(context.voice, KeyResultKind(row.kind), check_in.value, row.target, row.unit)
