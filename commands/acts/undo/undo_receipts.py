"""What stands after a change was taken back, a line for each thing, in the words of whoever reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from commands.acts.objectives.fields import changed, code_of
from commands.acts.rituals import reminding
from commands.acts.undo.undoing import Touched, key_results_of
from commands.core.context import Context
from commands.rules.progress import KeyResultKind
from commands.texts.boards import counted
from commands.texts.formats import day, percent, value
from commands.texts.health_metrics import range_shown
from commands.texts.markdown import Md, bold
from commands.texts.reviews import figure
from commands.texts.rituals import in_one_line
from commands.texts.scene import Scene
from storage.tables import (
    Absence,
    Base,
    Blocker,
    BlockerAsk,
    CheckIn,
    Comment,
    Grade,
    HealthMetric,
    HealthReading,
    Initiative,
    KeyResult,
    Kudos,
    Lesson,
    Objective,
    RedFlag,
    Ritual,
)

REMARKS = frozenset({"note", "next_step"})


def standing_again(context: Context, scene: Scene, touched: Iterable[Touched]) -> list[Md]:
    """The lines for what was taken back. A kind of row that has none is simply taken back."""
    every = list(touched)
    reported = [each for each in every if isinstance(each.row, CheckIn) and not _only_remarks(each)]
    found = [_figures(context, scene, row) for row in key_results_of(context, reported)]
    for each in every:
        line = LINES.get(type(each.row))
        found += line(context, scene, each) if line else []
    return list(dict.fromkeys(found))


def _only_remarks(each: Touched) -> bool:
    return not each.made and each.after.keys() <= REMARKS


def _figures(context: Context, scene: Scene, row: KeyResult) -> Md:
    return scene.say(
        "{code} {title} is at {value} again (progress {share}).",
        code=bold(code_of(context, row)),
        title=row.title,
        value=counted(scene.voice, KeyResultKind(row.kind), row.current, row.target, row.unit),
        share=percent(scene.voice, row.progress),
    )


def _withdrawn(scene: Scene, code: str, title: str) -> Md:
    return scene.say("{code} {title}: withdrawn", code=bold(code), title=title)


def _planned(context: Context, scene: Scene, each: Touched) -> list[Md]:
    """An objective or key result: withdrawn, or its fields as they are again."""
    row = each.row
    if each.made:
        return [_withdrawn(scene, code_of(context, row), row.title)]
    fields = changed(context, scene, row, each.after, {name: getattr(row, name) for name in each.after})
    name = {"code": bold(code_of(context, row)), "title": row.title}
    return [scene.say("{code} {title} · {change}", change=field, **name) for field in fields]


def _task(context: Context, scene: Scene, each: Touched) -> list[Md]:
    row: Initiative = each.row
    name = {"code": bold(code_of(context, row)), "title": row.title}
    if row.withdrawn_at is not None:
        return [scene.say("{code} {title}: withdrawn", **name)]
    if row.done_at is not None:
        return [scene.say("{code} {title}: done", **name)]
    return [scene.say("{code} {title}: open again", **name)]


def _metric(_: Context, scene: Scene, each: Touched) -> list[Md]:
    """A health metric: gone, or with its range as it is again."""
    row: HealthMetric = each.row
    if row.withdrawn_at is not None:
        return [scene.say("{key} is not measured any more.", key=bold(row.key))]
    return [scene.say("{key} {range}", key=bold(row.key), range=range_shown(scene, row))]


def _reading(context: Context, scene: Scene, each: Touched) -> list[Md]:
    """What a health metric is at after a reading of it was withdrawn."""
    row: HealthReading = each.row
    metric = context.work.session.get_one(HealthMetric, (context.org_id, row.metric_id))
    if metric.current is None:
        return [scene.say("{key} has no reading.", key=bold(metric.key))]
    return [
        scene.say(
            "{key} is at {value} again.",
            key=bold(metric.key),
            value=value(scene.voice, metric.current, metric.unit),
        )
    ]


def _blocker(context: Context, scene: Scene, each: Touched) -> list[Md]:
    row: Blocker = each.row
    name = {"code": bold(code_of(context, row)), "title": row.text}
    if row.withdrawn_at is not None or row.state == "withdrawn":
        return [_withdrawn(scene, code_of(context, row), row.text)]
    if row.state == "accepted":
        helper = bold(context.name(context.member_by_id(row.helper_id), scene.voice))
        return [scene.say("{code} {title}: {name} has it", name=helper, **name)]
    return [scene.say("{code} {title}: open again", **name)] if "state" in each.after else []


def _ask(context: Context, scene: Scene, each: Touched) -> list[Md]:
    """Somebody who is asked no more. What is said of the blocker itself says the rest."""
    row: BlockerAsk = each.row
    blocker = context.work.session.get_one(Blocker, (context.org_id, row.blocker_id))
    if blocker.withdrawn_at is not None or blocker.state == "withdrawn":
        return []
    name = bold(context.name(context.member_by_id(row.member_id), scene.voice))
    if each.made:
        return [
            scene.say(
                "{name} is not asked about {code} any more.", name=name, code=bold(code_of(context, blocker))
            )
        ]
    if row.answered_at is None:
        return [
            scene.say(
                "{name} has not answered about {code} yet.", name=name, code=bold(code_of(context, blocker))
            )
        ]
    if row.answer == "need_info":
        code = bold(code_of(context, blocker))
        return [scene.say("{name} waits for an answer about {code} again.", name=name, code=code)]
    return []


def _flag(context: Context, scene: Scene, each: Touched) -> list[Md]:
    row: RedFlag = each.row
    code = bold(code_of(context, _key_result(context, row)))
    if row.withdrawn_at is not None:
        return [scene.say("The red flag on {code} is gone.", code=code)]
    if row.helper_id is not None:
        helper = bold(context.name(context.member_by_id(row.helper_id), scene.voice))
        return [scene.say("🚩 The red flag on {code} is up; {name} helps.", code=code, name=helper)]
    return [scene.say("🚩 The red flag on {code} is up; nobody helps yet.", code=code)]


def _key_result(context: Context, row: RedFlag | CheckIn | Grade) -> KeyResult:
    return context.work.session.get_one(KeyResult, (context.org_id, row.key_result_id))


def _remark(context: Context, scene: Scene, each: Touched) -> list[Md]:
    if not _only_remarks(each):
        return []
    return [
        scene.say(
            "The remark on {code} is withdrawn.", code=bold(code_of(context, _key_result(context, each.row)))
        )
    ]


def _comment(context: Context, scene: Scene, each: Touched) -> list[Md]:
    row: Comment = each.row
    session = context.work.session
    about: KeyResult | Objective | None = None
    if row.key_result_id is not None:
        about = session.get_one(KeyResult, (context.org_id, row.key_result_id))
    elif row.objective_id is not None:
        about = session.get_one(Objective, (context.org_id, row.objective_id))
    return (
        [scene.say("The remark on {code} is withdrawn.", code=bold(code_of(context, about)))] if about else []
    )


def _kudos(context: Context, scene: Scene, each: Touched) -> list[Md]:
    name = bold(context.name(context.member_by_id(each.row.receiver_id), scene.voice))
    return [scene.say("The kudos for {name} is withdrawn.", name=name)]


def _grade(context: Context, scene: Scene, each: Touched) -> list[Md]:
    """What a key result is graded now, and what becomes of it."""
    row = _key_result(context, each.row)
    name = {"code": bold(code_of(context, row)), "title": row.title}
    if each.row.withdrawn_at is not None or each.row.grade is None:
        return [scene.say("🎓 {code} {title}: not graded yet", **name)]
    return [scene.say("🎓 {code} {title}: {grade}", grade=figure(scene.voice, each.row.grade), **name)]


def _lesson(_: Context, scene: Scene, each: Touched) -> list[Md]:
    return [scene.say("Not noted any more: “{words}”", words=each.row.text)]


def _absence(context: Context, scene: Scene, each: Touched) -> list[Md]:
    row: Absence = each.row
    name = bold(context.name(context.member_by_id(row.member_id), scene.voice))
    days = {
        "first": day(scene.voice, row.first_day, context.today),
        "last": day(scene.voice, row.last_day, context.today),
    }
    if row.withdrawn_at is not None:
        return [scene.say("{name} is not marked as away from {first} to {last} any more.", name=name, **days)]
    return [scene.say("{name} is away from {first} to {last}.", name=name, **days)]


def _ritual(context: Context, scene: Scene, each: Touched) -> list[Md]:
    """Only whoever changed a ritual heard of it, so it is said in their language."""
    row: Ritual = each.row
    if row.number is None:
        return []
    if row.withdrawn_at is not None:
        return [scene.say("Not any more: {ritual}", ritual=reminding.what(context, row))]
    return [in_one_line(scene, reminding.shown(context, row))]


LINES: Mapping[type[Base], Callable[[Context, Scene, Touched], list[Md]]] = {
    Objective: _planned,
    KeyResult: _planned,
    Initiative: _task,
    HealthMetric: _metric,
    HealthReading: _reading,
    Blocker: _blocker,
    BlockerAsk: _ask,
    RedFlag: _flag,
    CheckIn: _remark,
    Comment: _comment,
    Kudos: _kudos,
    Grade: _grade,
    Lesson: _lesson,
    Absence: _absence,
    Ritual: _ritual,
}
"""What is said of each kind of row; the others (a habit of writing numbers) are nobody's news."""
