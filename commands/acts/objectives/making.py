"""Making objectives and key results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from commands.acts.cycles.open_cycles import is_later
from commands.acts.members.naming import candidates
from commands.acts.members.people import doubts, meant, named
from commands.acts.objectives.changing import joins
from commands.acts.objectives.numbering import key_result_code, objective_code
from commands.acts.objectives.showing import key_result_shown, seen
from commands.core.context import Context
from commands.core.grammar.orders.okr_lines import Assumed, KeyResultDraft
from commands.core.grammar.orders.okr_words import wording
from commands.rules.due import Cadence
from commands.rules.pace import begins
from commands.rules.progress import KeyResultKind, progress
from commands.rules.quality import Hint, key_result_hints
from commands.texts.boards import KeyResultShown, way
from commands.texts.changes import named as value_name
from commands.texts.formats import number
from commands.texts.hints import hints
from commands.texts.markdown import Md, bold, lines
from storage.okrs import Placed
from storage.tables import Cycle, KeyResult, Member, Objective, Team
from storage.visibility import PUBLIC


@dataclass(frozen=True, slots=True)
class Made:
    """A new key result with what its writer left open."""

    placed: Placed
    draft: KeyResultDraft
    owner: Member


def make_objective(
    context: Context,
    team: Team,
    cycle: Cycle,
    *,
    title: str,
    type_: str | None,
    owner: Member,
    kind: str,
    visibility: str = PUBLIC,
) -> Objective:
    """A new objective with the next code of its cycle."""
    code = objective_code(cycle, visibility)
    if owner.id != context.member.id:
        joins(context, team, owner)
    return context.change(kind).create(
        Objective(
            org_id=context.org_id,
            team_id=team.id,
            cycle_id=cycle.id,
            series=code.series,
            number=code.number,
            title=title,
            type=type_ or "stretch",
            visibility=visibility,
            owner_id=owner.id,
            created_at=context.now,
        )
    )


def make_key_results(
    context: Context,
    team: Team,
    objective: Objective,
    cycle: Cycle,
    drafts: Sequence[KeyResultDraft],
    *,
    owner: Member,
    kind: str,
    there: int = 0,
) -> list[Made]:
    """New key results of an objective that has `there` already; a name typed in a line owns that line."""
    made = []
    later = is_later(context, team, cycle)
    for nth, draft in enumerate(drafts, there + 1):
        holder = _named_in(context, draft) or owner
        if holder.id != context.member.id:
            joins(context, team, holder)
        row = make_key_result(context, team, objective, cycle, draft, owner=holder, kind=kind)
        made.append(Made(Placed(row, objective, cycle, nth, later), draft, holder))
    return made


def make_key_result(
    context: Context,
    team: Team,
    objective: Objective,
    cycle: Cycle,
    draft: KeyResultDraft,
    *,
    owner: Member,
    kind: str,
) -> KeyResult:
    """One new key result."""
    row = _key_result(context, team, objective, cycle, draft, owner)
    return context.change(kind).create(row)


def unclear_owners(context: Context, made: Sequence[Made]) -> Md | None:
    """Names that own nothing because they are nobody's or several people's, and how to give it to them."""
    lost = [each for each in made if each.draft.mentions and _named_in(context, each.draft) is None]
    found = doubts(context, meant(context, [name for each in lost for name in each.draft.mentions]))
    if not found:
        return None
    code = context.code(lost[0].placed)
    give = context.here.shown(context.say("/kr assign {code} @name", code=code))
    return lines(*found, context.say("To give it to somebody from the @ list: {words}", words=give))


def _named_in(context: Context, draft: KeyResultDraft) -> Member | None:
    """The one person a line names, if it is clear who that is."""
    for name in draft.mentions:
        found = candidates(name, context.mentioned) or named(context, name)
        if len(found) == 1:
            return found[0]
    return None


def _key_result(
    context: Context, team: Team, objective: Objective, cycle: Cycle, draft: KeyResultDraft, owner: Member
) -> KeyResult:
    share = progress(KeyResultKind(draft.kind), start=draft.start, target=draft.target, value=draft.start)
    code = key_result_code(cycle, objective.visibility)
    return KeyResult(
        org_id=context.org_id,
        team_id=team.id,
        cycle_id=cycle.id,
        objective_id=objective.id,
        series=code.series,
        number=code.number,
        title=draft.title,
        kind=draft.kind,
        unit=draft.unit,
        start=draft.start,
        target=draft.target,
        weight=draft.weight or Decimal(1),
        cadence=draft.cadence or Cadence.WEEKLY.value,
        owner_id=owner.id,
        paced_from=begins(cycle_start=cycle.starts_on, created=context.standpoint_of(team).today),
        created_at=context.now,
        initial=draft.start,
        initial_progress=share,
        current=draft.start,
        progress=share,
    )


def made_line(context: Context, made: Made, *, show_owner: bool) -> Md:
    """A new key result as it was understood."""
    shown = key_result_shown(context, seen(context, made.placed), blocked=(), flagged=())
    parts = [
        context.say(
            "{code} {title}: {way}",
            code=bold(context.code(made.placed)),
            title=made.placed.row.title,
            way=_way(context, made, shown),
        ),
        *_terms(context, made.draft),
        bold(context.name(made.owner)) if show_owner else None,
        hints(_hints(made), context.here),
    ]
    return Md(" · ").join([part for part in parts if part])


def _terms(context: Context, draft: KeyResultDraft) -> list[Md]:
    """A weight or cadence that its writer gave it."""
    return [
        *([context.say("weight {n}", n=number(context.voice, draft.weight))] if draft.weight else []),
        *([value_name(context.here, "cadence", draft.cadence)] if draft.cadence else []),
    ]


def _way(context: Context, made: Made, shown: KeyResultShown) -> Md:
    said = way(shown, context.here)
    if Assumed.START in made.draft.assumed:
        return context.say("{way} (I took the start as 0)", way=said)
    return said


def _hints(made: Made) -> tuple[Hint, ...]:
    return key_result_hints(
        made.draft.title,
        kind=KeyResultKind(made.draft.kind),
        has_number=Assumed.PERCENT not in made.draft.assumed,
        has_owner=True,
        wording=wording(),
    )
