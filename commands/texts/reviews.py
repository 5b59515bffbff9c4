"""The review of a cycle in words: questions to owners, grades, averages, and how it ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from commands.rules.grade import Average, Plan, Verdict
from commands.rules.progress import ObjectiveType
from commands.texts.formats import day, fixed
from commands.texts.markdown import Md, bold, dotted, lines, shorten
from commands.texts.scene import Scene
from commands.texts.voice import Voice, mark

LONGEST_SHOWN = 200

VERDICTS: dict[str, str] = {
    Verdict.GOOD: mark("good", context="grade"),
    Verdict.PROGRESS: mark("progress", context="grade"),
    Verdict.MISSED: mark("missed", context="grade"),
}
VERDICT_MARKS: dict[str, str] = {Verdict.GOOD: "🟢", Verdict.PROGRESS: "🟡", Verdict.MISSED: "🔴"}
PLANS: dict[str, str] = {  # each can be typed
    Plan.KEEP: mark("keep", context="plan"),
    Plan.CHANGE: mark("change", context="plan"),
    Plan.DROP: mark("drop", context="plan"),
}
PLANNED: dict[str, str] = {
    Plan.KEEP: mark("➡️ {code} {title} goes on in the next cycle."),
    Plan.CHANGE: mark("✏️ {code} {title} goes on in the next cycle and is to be changed there."),
    Plan.DROP: mark("🗑 {code} {title} ends with this cycle."),
}


@dataclass(frozen=True, slots=True)
class GradeShown:
    """A key result's grade. `given`: somebody gave it, the numbers suggested `suggested`."""

    code: str
    title: str
    type: ObjectiveType
    grade: Decimal
    suggested: Decimal
    given: bool
    verdict: Verdict
    reason: str | None = None
    plan: Plan | None = None
    owner: str | None = None


def figure(voice: Voice, grade: Decimal) -> Md:
    """A grade with its one decimal: 0.7, 0,7."""
    return fixed(voice, grade, 1)


def grade_line(shown: GradeShown, scene: Scene) -> Md:
    """A key result's grade in one line, both figures if they differ, and what becomes of it."""
    return dotted(
        scene.say(
            "{mark} {code} {title}: {grade}",
            mark=VERDICT_MARKS[shown.verdict],
            code=bold(shown.code),
            title=shown.title,
            grade=grade_of(shown, scene),
        ),
        scene.say(VERDICTS[shown.verdict], context="grade"),
        scene.say("committed", context="type") if shown.type is ObjectiveType.COMMITTED else None,
        plan_name(scene, shown.plan) if shown.plan else None,
        bold(shown.owner) if shown.owner else None,
    )


def grade_alone(shown: GradeShown, scene: Scene) -> Md:
    """The same below the key result itself: with the reason, without repeating its name."""
    return lines(
        dotted(
            scene.say("🎓 {grade}", grade=grade_of(shown, scene)),
            scene.say(VERDICTS[shown.verdict], context="grade"),
            plan_name(scene, shown.plan) if shown.plan else None,
        ),
        reason_line(scene, shown.reason),
    )


def grade_of(shown: GradeShown, scene: Scene) -> Md:
    """The figure, and where it comes from."""
    voice = scene.voice
    if not shown.given:
        return scene.say("{grade} by the numbers, not graded yet", grade=bold(figure(voice, shown.grade)))
    if shown.grade == shown.suggested:
        return bold(figure(voice, shown.grade))
    return scene.say(
        "{grade} (by the numbers {suggested})",
        grade=bold(figure(voice, shown.grade)),
        suggested=figure(voice, shown.suggested),
    )


def planned(shown: GradeShown, scene: Scene) -> Md:
    """What becomes of a key result, just said."""
    return scene.say(PLANNED[shown.plan or Plan.DROP], code=bold(shown.code), title=shown.title)


def plan_name(scene: Scene, plan: Plan) -> Md:
    """What becomes of a key result, in the word to type for it."""
    return scene.say(PLANS[plan], context="plan")


def plans_to_choose(scene: Scene) -> Md:
    """The three words, each to be tapped."""
    return Md(" · ").join([scene.typed(plan_name(scene, each)) for each in Plan])


def reason_line(scene: Scene, reason: str | None) -> Md | None:
    """Why the grade is another than the numbers suggest."""
    return scene.say("Because: {reason}", reason=shorten(reason, LONGEST_SHOWN)) if reason else None


def lesson_line(scene: Scene, words: str, *, code: str | None = None) -> Md:
    """What was learned, with the key result it is from."""
    words = shorten(words, LONGEST_SHOWN)
    if code is None:
        return scene.say("💡 {words}", words=words)
    return scene.say("💡 {code}: {words}", code=bold(code), words=words)


def average_lines(scene: Scene, averages: Mapping[ObjectiveType, Average]) -> Md:
    """Committed and stretch apart, since 0.7 is a miss in one and good in the other."""
    stretch, committed = averages.get(ObjectiveType.STRETCH), averages.get(ObjectiveType.COMMITTED)
    return lines(
        scene.say(
            "Stretch: {mean} on average (0.6 to 0.7 is what one aims at)",
            mean=bold(fixed(scene.voice, stretch.mean, 2)),
        )
        if stretch
        else None,
        scene.say(
            "Committed: {good} of {count} reached, {mean} on average (1.0 is what was promised)",
            good=committed.good,
            count=committed.count,
            mean=bold(fixed(scene.voice, committed.mean, 2)),
        )
        if committed
        else None,
    )


def learning_only(scene: Scene) -> Md:
    """Said once in a review, where everybody reads it."""
    return scene.say("Grades are there to learn from: they never feed pay or ranking.")


# --- to one owner -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asked:
    """A key result whose owner is asked; `ended` says where it is, as the board shows it."""

    code: str
    title: str
    type: ObjectiveType
    ended: Md
    suggested: Decimal


def opening(scene: Scene, *, team: str, cycle: str, end: date, today: date, count: int) -> Md:
    """The first line of the first question."""
    fields = {"team": team, "cycle": bold(cycle), "day": day(scene.voice, end, today)}
    if end < today:
        return scene.voice.count(
            "🎓 {team}: {cycle} ended {day}. {n} key result of yours is to be graded.",
            "🎓 {team}: {cycle} ended {day}. {n} key results of yours are to be graded.",
            count,
            **fields,
        )
    return scene.voice.count(
        "🎓 {team}: {cycle} ends {day}. {n} key result of yours is to be graded.",
        "🎓 {team}: {cycle} ends {day}. {n} key results of yours are to be graded.",
        count,
        **fields,
    )


def question(asked: Asked, scene: Scene) -> Md:
    """How did it end? With what the numbers say, and the two ways to answer."""
    head = {"code": bold(asked.code), "title": asked.title, "figures": asked.ended}
    grade = bold(figure(scene.voice, asked.suggested))
    return lines(
        scene.say("{code} {title}: {figures}. By the numbers {grade}; it was committed.", grade=grade, **head)
        if asked.type is ObjectiveType.COMMITTED
        else scene.say("{code} {title}: {figures}. By the numbers {grade}.", grade=grade, **head),
        scene.say(
            "Reply {ok}, or another grade with a reason: {example}",
            ok=scene.typed(scene.say("ok", context="grade")),
            example=scene.shown(scene.say("0.7 last week was a promo")),
        ),
    )


def why(scene: Scene, grade: Decimal, suggested: Decimal) -> Md:
    """Another grade than the numbers suggest wants a reason."""
    return scene.say(
        "{grade} instead of {suggested}: why? One line, please; until then nothing is stored.",
        grade=bold(figure(scene.voice, grade)),
        suggested=figure(scene.voice, suggested),
    )


def needs_reason(scene: Scene, grade: Decimal, suggested: Decimal) -> Md:
    """The same where no answer is waited for."""
    return scene.say(
        "{grade} instead of {suggested} needs a reason. Nothing was stored; please say why, too.",
        grade=bold(figure(scene.voice, grade)),
        suggested=figure(scene.voice, suggested),
    )


def what_learned(scene: Scene) -> Md:
    return scene.say(
        "One line: what did you learn? {nothing} is fine too.", nothing=scene.typed(scene.say("nothing"))
    )


def what_next(scene: Scene, following: str) -> Md:
    return scene.say("And in {next}? {plans}", next=bold(following), plans=plans_to_choose(scene))


def stored(shown: GradeShown, scene: Scene) -> Md:
    """A grade just given."""
    voice, code = scene.voice, bold(shown.code)
    if shown.grade == shown.suggested:
        return scene.say(
            "👍 {code}: {grade}, as the numbers say.", code=code, grade=bold(figure(voice, shown.grade))
        )
    return scene.say(
        "👍 {code}: {grade}. The numbers say {suggested}; both are kept.",
        code=code,
        grade=bold(figure(voice, shown.grade)),
        suggested=figure(voice, shown.suggested),
    )


# --- to the group -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ObjectiveGraded:
    """An objective with its key results' grades."""

    code: str
    title: str
    grade: Decimal | None
    key_results: tuple[GradeShown, ...]


def objective_head(shown: ObjectiveGraded, scene: Scene) -> Md:
    name = {"code": bold(shown.code), "title": bold(shown.title)}
    if shown.grade is None:
        return scene.say("{code} {title} · no key result", **name)
    return scene.say("{code} {title} · {grade}", grade=figure(scene.voice, shown.grade), **name)


def in_short(shown: ObjectiveGraded, scene: Scene) -> Md:
    """An objective and its key results' grades in one line, for the closing message."""
    return dotted(objective_head(shown, scene), *(_short(each, scene) for each in shown.key_results))


def _short(shown: GradeShown, scene: Scene) -> Md:
    parts = {"code": bold(shown.code), "grade": figure(scene.voice, shown.grade)}
    if not shown.given:
        return scene.say("{code} {grade} (by the numbers)", **parts)
    if shown.type is ObjectiveType.COMMITTED:
        return scene.say("{code} {grade} committed {mark}", mark=VERDICT_MARKS[shown.verdict], **parts)
    return scene.say("{code} {grade}", **parts)


def thanks(scene: Scene, helpers: Sequence[tuple[str, int]]) -> Md | None:
    """Who cleared blockers for others."""
    if not helpers:
        return None
    names = [scene.say("{name} {n}", context="thanks", name=bold(name), n=count) for name, count in helpers]
    return scene.voice.count(
        "🙏 Thank you for clearing {n} blocker: {names}",
        "🙏 Thank you for clearing {n} blockers: {names}",
        sum(count for _, count in helpers),
        names=scene.voice.list(names),
    )
