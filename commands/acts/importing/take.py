"""Taking a file as it was shown: one change, by the same acts as in the chat."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from commands.acts.check_ins.figures import refresh
from commands.acts.cycles import open_cycles
from commands.acts.importing.existing import PlannedKeyResult, PlannedObjective, Shelf
from commands.acts.importing.plan import Edited, Plan
from commands.acts.importing.store import made_of
from commands.acts.objectives import changing
from commands.acts.objectives.making import make_key_result, make_objective
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.reply import NEWS, Announcement, Direct, Reply
from commands.rules.progress import KeyResultKind, progress
from commands.texts.markdown import Md, bold, bullets, lines
from commands.texts.scene import Scene
from storage import cycles, imports, visibility
from storage.tables import Cycle, Import, KeyResult, Member, Objective, Team
from storage.visibility import Eyes

KIND = "import"
MOST_SHOWN = 10
"""Lines of a message; the rest stands on the board."""
FIGURES = frozenset({"kind", "unit", "start", "target"})


@dataclass(eq=False)
class Taken:
    """What was made and changed: rows with their objectives, and who owns something new."""

    made: list[tuple[Objective, KeyResult | None]] = field(default_factory=list)
    changed: list[tuple[Objective, KeyResult | None]] = field(default_factory=list)
    owners: dict[tuple[UUID, UUID], tuple[Team, Member]] = field(default_factory=dict)
    handed: dict[UUID, list[Objective | KeyResult]] = field(default_factory=dict)

    def give(self, team: Team, owner: Member, row: Objective | KeyResult) -> None:
        self.owners[team.id, owner.id] = team, owner
        self.handed.setdefault(owner.id, []).append(row)


def taking(import_id: UUID) -> Callable[[Context], Reply]:
    """Doing what was shown of a file, for whoever handed it in."""

    def act(context: Context) -> Reply:
        row = imports.find(context.work.session, context.member, import_id, now=context.now)
        if row is None:
            raise Refusal(
                context.say("That file is not kept any more; nothing was changed. Please hand it in again.")
            )
        return take(context, row)

    return act


def take(context: Context, row: Import) -> Reply:
    """Do what was shown of a file.

    Raises:
        Refusal: it was taken already, or would do something else now.
    """
    _lock(context, row)
    plan = made_of(context, row)
    if plan.fingerprint != row.preview["fingerprint"]:
        raise Refusal(
            context.say(
                "Something was changed there since you saw what “{name}” would do. Nothing was taken: look "
                "at it again.",
                name=row.name,
            )
        )
    taken = _done(context, plan)
    row.taken_at = context.now
    context.work.flush()
    for team, owner in taken.owners.values():
        changing.joins(context, team, owner)
    return Reply(
        lines(
            context.say("📄 I took “{name}”.", name=row.name),
            *_told(context.alone, taken, context.own_eyes),
            context.say("{undo} takes it back.", undo=context.alone.typed(context.say("undo"))),
        ),
        direct=tuple(_news(context, row, taken)),
        groups=tuple(_announcements(context, row, taken)),
    )


def _lock(context: Context, row: Import) -> None:
    session = context.work.session
    imports.lock(session, row)
    if row.taken_at is not None:
        raise Refusal(context.say("“{name}” was taken already; nothing was changed.", name=row.name))
    for cycle_id in row.content["cycles"]:
        cycle = session.get(Cycle, (context.org_id, UUID(cycle_id)))
        if cycle is not None:
            cycles.lock(session, cycle)


def _done(context: Context, plan: Plan) -> Taken:
    taken = Taken()
    for step in plan.steps:
        if isinstance(step, PlannedObjective):
            _make_objective(context, step, taken)
        elif isinstance(step, PlannedKeyResult):
            _make_key_result(context, step, taken)
        else:
            _edit(context, step, taken)
    return taken


def _make_objective(context: Context, step: PlannedObjective, taken: Taken) -> None:
    step.row = make_objective(
        context,
        step.shelf.team,
        _cycle(context, step.shelf),
        title=step.title,
        type_=step.type,
        owner=step.owner,
        kind=KIND,
        visibility=step.visibility,
    )
    taken.made.append((step.row, None))
    taken.give(step.shelf.team, step.owner, step.row)


def _make_key_result(context: Context, step: PlannedKeyResult, taken: Taken) -> None:
    parent = step.parent.row if isinstance(step.parent, PlannedObjective) else step.parent
    assert parent is not None, "objectives come before their key results"
    cycle = _cycle(context, step.shelf)
    row = make_key_result(context, step.shelf.team, parent, cycle, step.draft, owner=step.owner, kind=KIND)
    if step.since is not None:
        row.paced_from = step.since
    share = progress(KeyResultKind(row.kind), start=row.start, target=row.target, value=step.current)
    row.initial = row.current = step.current
    row.initial_progress = row.progress = share
    taken.made.append((parent, row))
    taken.give(step.shelf.team, step.owner, row)


def _cycle(context: Context, shelf: Shelf) -> Cycle:
    if shelf.cycle is None:
        shelf.cycle = open_cycles.made(context, shelf.team, shelf.days)
    return shelf.cycle


def _edit(context: Context, step: Edited, taken: Taken) -> None:
    row = step.row
    context.change(KIND).set(row, **step.fields)
    if isinstance(row, KeyResult) and not FIGURES.isdisjoint(step.fields):
        refresh(context, row)
    if "owner_id" in step.fields:
        owner = context.member_by_id(step.fields["owner_id"])
        assert owner is not None
        taken.give(step.shelf.team, owner, row)
    if isinstance(row, KeyResult):
        objective = context.work.session.get_one(Objective, (row.org_id, row.objective_id))
        taken.changed.append((objective, row))
    else:
        taken.changed.append((row, None))


# --- what is said ------------------------------------------------------------------------------------------


def _told(scene: Scene, taken: Taken, eyes: Eyes) -> list[Md]:
    """How much is new and different, and the first of it, as far as `eyes` see it."""
    made, changed = _seen(taken.made, eyes), _seen(taken.changed, eyes)
    voice = scene.voice
    counts = [
        voice.count("{n} new", "{n} new", len(made)) if made else None,
        voice.count("{n} changed", "{n} changed", len(changed)) if changed else None,
    ]
    rows = [*made, *changed]
    return [
        Md(" · ").join([each for each in counts if each]),
        bullets(
            scene.say("{code} {title}", code=bold(row.code), title=row.title) for row in rows[:MOST_SHOWN]
        ),
        *_more(scene, len(rows)),
    ]


def _more(scene: Scene, number: int) -> list[Md]:
    if number <= MOST_SHOWN:
        return []
    return [scene.voice.count("… and {n} more", "… and {n} more", number - MOST_SHOWN)]


def _seen(rows: Iterable[tuple[Objective, KeyResult | None]], eyes: Eyes) -> Sequence[Objective | KeyResult]:
    return [key_result or objective for objective, key_result in rows if eyes.see(objective, key_result)]


def _announcements(context: Context, row: Import, taken: Taken) -> Iterable[Announcement]:
    """What was changed for everybody is said in the team's group, as it would be if it were typed there."""
    teams = {objective.team_id for objective, _ in (*taken.made, *taken.changed)}
    for team in map(context.team_by_id, sorted(teams)):
        eyes, scene = visibility.of_group(team), context.group_of(team)
        here = Taken(
            [each for each in taken.made if each[0].team_id == team.id],
            [each for each in taken.changed if each[0].team_id == team.id],
        )
        if not _seen((*here.made, *here.changed), eyes):
            continue
        text = lines(
            scene.say(
                "📄 {name} changed the OKRs by a spreadsheet:",
                name=bold(context.name(context.member, scene.voice)),
            ),
            *_told(scene, here, eyes),
        )
        yield Announcement(team, text, f"imported:{row.id}:{team.id}")


def _news(context: Context, row: Import, taken: Taken) -> Iterable[Direct]:
    """One message to each person who owns something now."""
    people = {member.id: member for _, member in taken.owners.values()}
    for member_id, rows in taken.handed.items():
        member = people[member_id]
        if member.id == context.member.id:
            continue
        there = context.alone_with(member)
        text = lines(
            there.say(
                "👤 {name} made you the owner of:",
                name=bold(context.name(context.member, there.voice)),
            ),
            bullets(
                there.say("{code} {title}", code=bold(each.code), title=each.title)
                for each in rows[:MOST_SHOWN]
            ),
            *_more(there, len(rows)),
        )
        yield Direct(member, text, f"imported:{row.id}:{member.id}", kind=NEWS)
