"""One line of plain language read as a check-in, a correction or a resolved blocker."""

from __future__ import annotations

from collections.abc import Sequence

from commands.core.grammar.check_ins.found import Found, find_fields
from commands.core.grammar.check_ins.intents import intent_of
from commands.core.grammar.check_ins.meant_codes import meant_codes
from commands.core.grammar.check_ins.scene import READ_CHARS, Scene, Span
from commands.core.grammar.reading import (
    CORRECT,
    NONE,
    RESOLVE_BLOCKER,
    Amount,
    AmountKind,
    KnownKeyResult,
    Reading,
)
from commands.core.grammar.words.roles import Role


def read_scene(
    scene: Scene, key_results: Sequence[KnownKeyResult], *, explicit: bool = False
) -> tuple[str, Reading]:
    """The intent of a line and its fields. An explicit line (`/kr update …`) is never `none`."""
    found = find_fields(scene, key_results)
    intent = intent_of(found, explicit=explicit)
    return intent, _reading(found, intent)


def _reading(found: Found, intent: str) -> Reading:
    scene = found.scene
    if intent == NONE:
        return Reading(refs=tuple(dict.fromkeys(ref.code for ref in scene.refs)))
    value = Amount(AmountKind.NO_CHANGE) if found.same is not None else found.stated.value
    titled = bool(scene.titles) and not scene.topics
    title = scene.normal.as_typed(*scene.titles[0]) if titled else None
    return Reading(
        refs=tuple(dict.fromkeys(ref.code for ref in meant_codes(found, correcting=intent == CORRECT))),
        title_words=title,
        title_codes=found.title_codes if titled else (),
        percent=found.stated.percent,
        of_way=found.stated.percent is not None and _is_of_way(found),
        value=value,
        given_from=found.stated.given_from if intent != CORRECT else None,
        confidence=found.confidence.points if found.confidence is not None else None,
        confidence_as_typed=found.confidence.as_typed if found.confidence is not None else None,
        status=found.status.status if found.status is not None else None,
        blocker=found.blocker.text if found.blocker is not None and intent != RESOLVE_BLOCKER else None,
        next_step=found.step.text if found.step is not None else None,
        mentions=tuple(dict.fromkeys(at.name for at in scene.mentions if at.is_person)),
        note=_note(found, intent),
    )


def _is_of_way(found: Found) -> bool:
    """`60% done`, 完成60%: a word in the clause of the percent calls it a share of the way."""
    scene, place = found.scene, found.stated.spans[-1][0]
    return any(scene.same_clause(hit.start, place) for hit in scene.live(*_SHARES))


_SHARES = (Role.PROGRESS, Role.WAY)


def _note(found: Found, intent: str) -> str | None:
    """What remains: the clauses that say something no field took, as typed.

    A correction that denies what was said before (是2家不是3家) leaves nothing of it.
    """
    scene = found.scene
    used = _used(found)
    left = []
    for start, end in zip(scene.clauses.starts, scene.clauses.ends, strict=True):
        if not scene.unknown_words(start, end) or (intent == CORRECT and _denies(scene, (start, end))):
            continue
        pieces = _outside(start, end, used)
        needed = _SAID_ON_PURPOSE if pieces == [(start, end)] else _TELLING
        said = sum(scene.unknown_words(*piece) for piece in pieces)
        if said >= needed or (said and any(_tells(scene, piece) for piece in pieces)):
            left.append(_kept(scene, pieces))
    if len(scene.normal.text) > READ_CHARS:
        left.append(scene.normal.as_typed(READ_CHARS, len(scene.normal.text)).strip())
    return ", ".join(text for text in left if text) or None


def _denies(scene: Scene, clause: Span) -> bool:
    """Whether a clause says what is not."""
    return any(Role.NOT in hit.roles for hit in scene.within(*clause))


def _kept(scene: Scene, pieces: Sequence[Span]) -> str:
    """The pieces as typed, with what stands between them: 本周拜访了8家 makes no sense without its figure."""
    words = [at for at in pieces if any(map(str.isalnum, scene.normal.text[slice(*at)]))]
    return scene.normal.as_typed(words[0][0], words[-1][1]).strip(_EDGES)


def _used(found: Found) -> list[Span]:
    """What the fields took, in order."""
    scene = found.scene
    fields = (*scene.refs, *scene.mentions, found.confidence, found.status, found.same)
    used = [(at.start, at.end) for at in fields if at]
    used += [(at.cue_start, at.end) for at in (found.blocker, found.step) if at is not None]
    value = found.stated.value
    told = () if value is not None and value.in_all else found.stated.spans  # 签了2单共80万 is kept whole
    return sorted([*used, *told])


def _tells(scene: Scene, piece: Span) -> bool:
    """`conf 2 vendor late`, `on track because the vendor signed`: a subject, and what came of it."""
    return any(not hit.roles.isdisjoint(_OUTCOMES) for hit in scene.within(*piece)) and (
        scene.unknown_words(*piece) > 0
    )


_OUTCOMES = (Role.LOOSE_OFF_TRACK, Role.BECAUSE, Role.ACHIEVED, Role.CLEARED)
_TELLING = 2
"""Unknown words (or Chinese characters) from which the rest of a clause is worth keeping."""
_SAID_ON_PURPOSE = 1
"""The same for a clause of which no field took anything: "churn in June"."""
_EDGES = " \t\r\n,，。.、;；:：-"


def _outside(start: int, end: int, used: list[Span]) -> list[Span]:
    """The parts of a stretch that lie outside of the used spans, which come in order."""
    pieces = []
    for begin, stop in used:
        if start < begin < end:
            pieces.append((start, begin))
        if begin < end and stop > start:
            start = stop
    if start < end:
        pieces.append((start, end))
    return pieces
