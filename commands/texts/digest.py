"""A team's week in one message: what a manager can act on first, then how everything stands."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from commands.texts.digest_lengths import shorter_and_shorter
from commands.texts.digest_objectives import and_more, objective, present
from commands.texts.digest_shown import (
    AnsweredShown,
    BlockerLine,
    DigestShown,
    FlagLine,
    MovedShown,
    ObjectiveMoved,
)
from commands.texts.formats import age, confidence, points
from commands.texts.markdown import LIMIT, Md, bold, bullets, lines, paragraphs, shorten
from commands.texts.names import STATUS_MARKS, STATUS_NAMES
from commands.texts.scene import Scene
from commands.texts.voice import mark

QUOTED = 120
"""Characters of somebody's own words that are repeated."""
MOST = 5
"""Of each list; the rest is counted."""

OUTCOMES = {
    "solved": mark("✅ {code} {text}: solved"),
    "taken": mark("🙌 {code} {text}: {helper} has it"),
    "open": mark("⏳ {code} {text}: still open"),
}
COUNTED = tuple(STATUS_MARKS)


def digest(scene: Scene, shown: DigestShown) -> Md:
    """The whole message, and of a large team as much of its objectives as one message holds."""
    texts = (_whole(scene, shown, each) for each in shorter_and_shorter(shown.objectives))
    shortest = Md("")
    for shortest in texts:
        if len(shortest) <= LIMIT:
            break
    return shortest


def _whole(scene: Scene, shown: DigestShown, objectives: Sequence[ObjectiveMoved]) -> Md:
    return paragraphs(
        _head(scene, shown),
        _answered(scene, shown.answered),
        _taken_back(scene, shown.taken_back),
        *(objective(scene, each) for each in objectives),
        and_more(scene, len(shown.objectives) - len(objectives)),
        _flags(scene, shown.flags),
        _blockers(scene, shown.blockers),
        _missing(scene, shown),
        _wins(scene, shown),
        _next_steps(scene, shown.next_steps),
        _asks(scene, shown),
        _more(scene, shown),
    )


def _when(scene: Scene, shown: DigestShown) -> Md:
    """Which team's, which cycle's, and where in it."""
    team, cycle = bold(shown.team), shown.cycle
    if shown.outside is not None:
        return scene.say("📊 {team} · {cycle} · {week}", team=team, cycle=cycle, week=shown.outside)
    return scene.say(
        "📊 {team} · {cycle} · week {week} of {weeks}",
        team=team,
        cycle=cycle,
        week=shown.week,
        weeks=shown.weeks,
    )


def _head(scene: Scene, shown: DigestShown) -> Md:
    found = [each.key_result.status for objective in shown.objectives for each in objective.key_results]
    counts = [(status, sum(each == status for each in found)) for status in COUNTED if status in found]
    return lines(
        _when(scene, shown),
        Md(" · ").join(
            scene.say(
                "{mark} {status} {n}", mark=STATUS_MARKS[status], status=scene.say(STATUS_NAMES[status]), n=n
            )
            for status, n in counts
        ),
    )


def _answered(scene: Scene, answered: Sequence[AnsweredShown]) -> Md | None:
    if not answered:
        return None
    done = sum(each.outcome != "open" for each in answered)
    return lines(
        scene.say("What became of last week's asks ({done} of {all}):", done=done, all=len(answered)),
        _first(
            scene,
            [
                scene.say(
                    OUTCOMES[each.outcome],
                    code=bold(each.code),
                    text=shorten(each.text, QUOTED),
                    helper=bold(each.helper),
                )
                for each in answered
            ],
        ),
    )


def _first(scene: Scene, found: Sequence[Md]) -> Md:
    """The first of a list, a line each, and how many more there are."""
    return lines(bullets(found[:MOST]), and_more(scene, len(found) - MOST))


def _taken_back(scene: Scene, codes: Sequence[str]) -> Md | None:
    if not codes:
        return None
    return scene.say(
        "↩️ Taken back or corrected since the last digest: {codes}.", codes=scene.voice.list(codes)
    )


def _flags(scene: Scene, flags: Sequence[FlagLine]) -> Md | None:
    if not flags:
        return None
    return lines(
        scene.voice.count("🚩 {n} red flag: help wanted", "🚩 {n} red flags: help wanted", len(flags)),
        _first(scene, [_flag(scene, each) for each in flags]),
    )


def _flag(scene: Scene, flag: FlagLine) -> Md:
    return Md(" · ").join(
        present(
            scene.say("{code} {title}", code=bold(flag.code), title=flag.title),
            scene.say("confidence {level}", level=confidence(scene.voice, flag.confidence)),
            scene.say("wanted: {wanted}", wanted=shorten(flag.wanted, QUOTED)) if flag.wanted else None,
            scene.say("🙌 {helper} helps", helper=bold(flag.helper))
            if flag.helper
            else scene.typed(scene.say("help with {code}", code=flag.code)),
        )
    )


def _blockers(scene: Scene, found: Sequence[BlockerLine]) -> Md | None:
    if not found:
        return None
    return lines(
        scene.voice.count("🚧 {n} open blocker", "🚧 {n} open blockers", len(found)),
        _first(scene, [_blocker(scene, each) for each in found]),
    )


def _blocker(scene: Scene, found: BlockerLine) -> Md:
    return scene.say(
        "{code} {text} ({key_result}) · {age} · {who}",
        code=bold(found.code),
        text=shorten(found.text, QUOTED),
        key_result=found.key_result,
        age=age(scene.voice, found.open_for),
        who=_who(scene, found),
    )


def _who(scene: Scene, found: BlockerLine) -> Md:
    if found.helper and found.due is not None:
        return scene.say("{helper} is on it, due {when}", helper=bold(found.helper), when=found.due)
    if found.helper:
        return scene.say("{helper} is on it", helper=bold(found.helper))
    if found.asked:
        return scene.say(
            "waiting for {people}", people=scene.voice.list([bold(each) for each in found.asked])
        )
    return scene.say("nobody has it yet")


def _missing(scene: Scene, shown: DigestShown) -> Md | None:
    if not shown.missing and not shown.away:
        return None
    return lines(
        scene.say(
            "⏳ Not heard of this week: {people}",
            people=scene.voice.list(
                [
                    scene.say("{name} ({codes})", name=bold(name), codes=scene.voice.list(codes))
                    for name, codes in shown.missing
                ]
            ),
        )
        if shown.missing
        else None,
        scene.say("🏖 Away: {people}", people=scene.voice.list(shown.away)) if shown.away else None,
    )


def _wins(scene: Scene, shown: DigestShown) -> Md | None:
    found = [
        *(
            scene.say("🎉 Done: {code} {title}", code=bold(code), title=title)
            for code, title in shown.completed
        ),
        _biggest(scene, shown.biggest) if shown.biggest else None,
        scene.voice.count("🧹 {n} blocker out of the way", "🧹 {n} blockers out of the way", shown.resolved)
        if shown.resolved
        else None,
        *(_kudos(scene, *each) for each in shown.kudos[:MOST]),
        and_more(scene, len(shown.kudos) - MOST),
    ]
    return lines(*found) if any(found) else None


def _biggest(scene: Scene, found: MovedShown) -> Md:
    return scene.say(
        "📈 Biggest move: {code} {title}, {points} points",
        code=bold(found.key_result.code),
        title=found.key_result.title,
        points=points(scene.voice, (found.moved or Decimal(0)) * 100),
    )


def _kudos(scene: Scene, giver: str, receiver: str, words: str) -> Md:
    return scene.say(
        "👏 {giver} → {receiver}: {words}",
        giver=bold(giver),
        receiver=bold(receiver),
        words=shorten(words, QUOTED),
    )


def _next_steps(scene: Scene, steps: Sequence[tuple[str, str]]) -> Md | None:
    if not steps:
        return None
    return lines(
        scene.say("➡️ Next:"),
        _first(
            scene,
            [
                scene.say("{code}: {step}", code=bold(code), step=shorten(step, QUOTED))
                for code, step in steps
            ],
        ),
    )


def _asks(scene: Scene, shown: DigestShown) -> Md | None:
    """What the manager is asked for; without one, the team."""
    if not shown.asks:
        return None
    head = (
        scene.say("🤝 {manager}, only you may be able to move these:", manager=bold(shown.manager))
        if shown.manager
        else scene.say("🤝 Who can move these?")
    )
    return lines(
        head,
        _first(
            scene,
            [
                scene.say("{code}: {text}", code=bold(code), text=shorten(text, QUOTED))
                for code, text in shown.asks
            ],
        ),
    )


def _more(scene: Scene, shown: DigestShown) -> Md:
    return lines(
        scene.say("Everything: {address}", address=Md(shown.address)) if shown.address else None,
        Md(" · ").join(
            present(
                scene.typed("/okr"),
                scene.typed(scene.say("/flags")) if shown.flags else None,
                scene.typed(scene.say("/blockers")) if shown.blockers else None,
            )
        ),
    )
