"""`/task add KR3 call the three that are left @li by Friday`: a task under a key result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from commands.acts.members.naming import TYPED_NAME, typed_names
from commands.acts.members.people import doubts
from commands.acts.members.people import meant as people_meant
from commands.acts.members.rights import may_see, may_take_part
from commands.acts.objectives.changing import first_code, joins, reached
from commands.acts.targets import by_code, owned, quoted_key_result
from commands.acts.tasks.initiatives import add_example, due
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar import find_date
from commands.core.grammar.orders.okr_lines import LONGEST_TITLE
from commands.core.grammar.words.normal import Normal
from commands.core.registry import Command
from commands.core.reply import Direct, Reply
from commands.texts.markdown import Md, bold, dotted, lines
from commands.texts.scene import Scene
from storage import cycles
from storage.okrs import Placed
from storage.tables import Initiative, Member

KIND = "task.add"
EDGES = " \t\n:：,，;；.。、-–—"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be done, and by when."""

    title: str
    due_on: date | None


def run(context: Context) -> Reply:
    """Give it to the one person named, else to the speaker."""
    placed, words = _read(context)
    team = context.team_by_id(placed.row.team_id)
    may_take_part(context, team)
    owner, wanted = _owner(context, words), _wanted(context, words)
    task = _stored(context, placed, owner, wanted)
    joins(context, team, owner)
    at, direct = reached(context, _news(context, placed, task, owner))
    return Reply(
        lines(
            _receipt(context, task, owner, mentioned=bool(at)),
            _under(context.here, context.code(placed), placed),
            context.say("I told {name} directly.", name=bold(context.name(owner))) if direct else None,
            _how_on(context.here, task),
        ),
        at=at,
        about=task.code,
        direct=direct,
    )


def _read(context: Context) -> tuple[Placed, str]:
    """The key result named, quoted, or the only one the speaker owns; and the words beside its code."""
    rest = context.parsed.rest
    found = first_code(rest)
    if found is not None:
        ref, words = found
        return by_code(context, ref.code), words
    mine = owned(context)
    placed = quoted_key_result(context) or (mine[0] if len(mine) == 1 else None)
    if placed is None:
        raise Refusal(_how(context))
    return placed, rest


def _how(context: Context) -> Md:
    return context.say(
        "Nothing was added. Say for which key result, what is to be done, by whom and when: {example}",
        example=add_example(context),
    )


def _owner(context: Context, words: str) -> Member:
    people = people_meant(context, typed_names(words))
    if len(people.people) > 1 or people.unclear or people.unknown:
        raise Refusal(
            lines(
                *doubts(context, people),
                context.say(
                    "A task has one owner, so nothing was added. Pick one person from the @ list: {example}",
                    example=add_example(context),
                ),
            )
        )
    return people.people[0] if people.people else context.member


def _wanted(context: Context, words: str) -> Wanted:
    """The words without names, and without the day if nothing stands behind or before it."""
    normal = Normal.of(TYPED_NAME.sub(" ", words))
    found = find_date(normal.text, now=context.now.astimezone(context.zone), language=context.voice.code)
    title = normal.typed
    if found is not None:
        before, behind = normal.as_typed(0, found.start), normal.as_typed(found.end, len(normal.text))
        if not before.strip(EDGES) or not behind.strip(EDGES):
            title = f"{before} {behind}"
    title = " ".join(title.split()).strip(EDGES)
    if not title:
        raise Refusal(_how(context))
    if len(title) > LONGEST_TITLE:
        raise Refusal(context.say("A task may have 200 characters at most; nothing was added."))
    return Wanted(title, found.at.date() if found else None)


def _stored(context: Context, placed: Placed, owner: Member, wanted: Wanted) -> Initiative:
    cycle = placed.cycle
    cycles.lock(context.work.session, cycle)
    context.work.put(cycle, initiatives_made=cycle.initiatives_made + 1)
    return context.change(KIND).create(
        Initiative(
            org_id=context.org_id,
            team_id=placed.row.team_id,
            cycle_id=cycle.id,
            key_result_id=placed.row.id,
            number=cycle.initiatives_made,
            title=wanted.title,
            owner_id=owner.id,
            due_on=wanted.due_on,
            created_at=context.now,
        )
    )


def _receipt(context: Context, task: Initiative, owner: Member, *, mentioned: bool) -> Md:
    here, name = context.here, context.name(owner)
    person = here.person(owner.staff_id, name) if mentioned else bold(name)
    head = here.say("📌 {code} {title}", code=bold(task.code), title=task.title)
    return dotted(head, person, due(context, here, task))


def _under(scene: Scene, code: str, placed: Placed) -> Md:
    return scene.say("for {code} {title}", code=bold(code), title=placed.row.title)


def _how_on(scene: Scene, task: Initiative) -> Md:
    return scene.say(
        "Done? {done} · {undo} takes it back.",
        done=scene.typed(scene.say("{code} done", code=task.code)),
        undo=scene.typed(scene.say("undo")),
    )


def _news(context: Context, placed: Placed, task: Initiative, owner: Member) -> Direct:
    """What its owner reads alone; of a key result that they may not see only the task."""
    there, team = context.alone_with(owner), context.team_by_id(placed.row.team_id)
    head = there.say(
        "📌 {name} gave you a task: {code} {title}",
        name=bold(context.name(context.member, there.voice)),
        code=bold(task.code),
        title=task.title,
    )
    seen = may_see(context, owner, placed.row)
    return Direct(
        to=owner,
        text=lines(
            dotted(head, due(context, there, task)),
            there.say(
                "for {code} {title} ({team})",
                code=bold(placed.row.code),
                title=placed.row.title,
                team=team.name,
            )
            if seen
            else None,
            there.say("Done? {done}", done=there.typed(there.say("{code} done", code=task.code))),
        ),
        once=f"task:{task.id}:{owner.id}",
        about=task.code,
    )


COMMAND = Command(
    name=KIND,
    usage="/task add KR3 call the three that are left @li by Friday",
    says="a task under a key result, for you or somebody else",
    run=run,
)
