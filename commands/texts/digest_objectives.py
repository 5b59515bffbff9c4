"""How objectives and their key results stand in a digest, and how far they moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from commands.texts.boards import figures
from commands.texts.digest_shown import MovedShown, ObjectiveMoved
from commands.texts.formats import bar, confidence, percent, points
from commands.texts.markdown import Md, bold, bullets, lines, paragraphs
from commands.texts.names import STATUS_MARKS
from commands.texts.scene import Scene


def objective(scene: Scene, found: ObjectiveMoved) -> Md:
    shown, voice = found.objective, scene.voice
    head = scene.say(
        "{mark} {code} {title}",
        mark=STATUS_MARKS[shown.status],
        code=bold(shown.code),
        title=bold(shown.title),
    )
    return paragraphs(
        lines(
            head,
            Md(" · ").join(
                present(
                    scene.say("{bar} {share}", bar=bar(shown.progress), share=percent(voice, shown.progress))
                    if shown.progress is not None
                    else None,
                    _moved(scene, found.moved),
                    scene.say("{share} expected", share=percent(voice, found.expected))
                    if found.expected is not None
                    else None,
                )
            ),
        ),
        lines(
            bullets(_key_result(scene, each) for each in found.key_results),
            and_more(scene, len(shown.key_results) - len(found.key_results)) if found.key_results else None,
        ),
    )


def _key_result(scene: Scene, found: MovedShown) -> Md:
    shown = found.key_result
    return Md(" · ").join(
        present(
            scene.say(
                "{mark} {code} {title}: {figures}",
                mark=STATUS_MARKS[shown.status],
                code=bold(shown.code),
                title=shown.title,
                figures=figures(shown, scene),
            ),
            _moved(scene, found.moved),
            _trend(scene, found.trend) if shown.confidence is not None else None,
            scene.say("{owner}", owner=shown.owner),
        )
    )


def _moved(scene: Scene, moved: Decimal | None) -> Md | None:
    if moved is None or not round(moved * 100):
        return None
    return scene.say("{points} points", points=points(scene.voice, moved * 100))


def _trend(scene: Scene, trend: Sequence[int]) -> Md:
    """The confidence, with where it came from when that was elsewhere."""
    now = confidence(scene.voice, trend[-1])
    if len(trend) < 2 or trend[-2] == trend[-1]:
        return scene.say("confidence {level}", level=now)
    arrow = "↗" if trend[-1] > trend[-2] else "↘"
    return scene.say("confidence {level} {arrow} (was {before})", level=now, arrow=arrow, before=trend[-2])


def and_more(scene: Scene, count: int) -> Md | None:
    """How many of a list are not shown; nothing if all are."""
    return scene.voice.count("… and {n} more", "… and {n} more", count) if count > 0 else None


def present(*parts: Md | None) -> Iterable[Md]:
    """Those that have something to say."""
    return [part for part in parts if part]
