"""One line of plain language read as a check-in, a correction or a resolved blocker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from commands.core.grammar.blockers import Passage, find_blocker, find_next
from commands.core.grammar.confidence import Confidence, find_confidence
from commands.core.grammar.lexicon import Hit, Role
from commands.core.grammar.normal import Normal
from commands.core.grammar.numbers import Number
from commands.core.grammar.pairs import find_pairs
from commands.core.grammar.quiet import find_dead
from commands.core.grammar.reading import (
    CHECK_IN,
    CORRECT,
    NONE,
    RESOLVE_BLOCKER,
    Amount,
    AmountKind,
    KnownKeyResult,
    Reading,
)
from commands.core.grammar.scene import READ_CHARS, Scene, Span, inside
from commands.core.grammar.status import Stated as StatusFound
from commands.core.grammar.status import find_status
from commands.core.grammar.titles import find_title
from commands.core.grammar.tokens import Tokens
from commands.core.grammar.values import Stated, find_value


@dataclass(frozen=True, slots=True)
class _Found:
    """What the extractors made of a line, before anything is decided."""

    scene: Scene
    confidence: Confidence | None
    blocker: Passage | None
    step: Passage | None
    stated: Stated
    status: StatusFound | None
    same: Hit | None
    title_codes: tuple[str, ...]

    @property
    def topic(self) -> bool:
        """Whether the line names a key result."""
        return any(ref.is_topic for ref in self.scene.refs) or bool(self.scene.titles)


def read_line(
    text: str, *, language: str | None, key_results: Sequence[KnownKeyResult], explicit: bool = False
) -> tuple[str, Reading]:
    """The intent of a line and its fields. An explicit line (`/kr update …`) is never `none`."""
    return read_scene(Scene.of(Normal.of(text), language=language), key_results, explicit=explicit)


def read_scene(
    scene: Scene, key_results: Sequence[KnownKeyResult], *, explicit: bool = False
) -> tuple[str, Reading]:
    """`read_line` of a line that was looked over already."""
    found = _find(scene, key_results)
    intent = _intent(found, explicit=explicit)
    return intent, _reading(found, intent)


def _find(scene: Scene, key_results: Sequence[KnownKeyResult]) -> _Found:
    codes = _place_topic(scene, key_results)
    scene.silence(find_dead(scene))
    live = [at for at in scene.numbers if scene.is_live(at.start) and not _is_old(scene, at)]
    live = [at for at in live if not inside(at.start, scene.titles) and not inside(at.start, scene.dates)]
    pairs = find_pairs(scene, live)
    confidence = find_confidence(scene, live, pairs)
    ends = _subjects(scene, confidence)
    step = find_next(scene, ends)
    blocker = find_blocker(scene, [*ends, step.cue_start] if step is not None else ends)
    if blocker is not None and step is not None and step.start < blocker.start < step.end:
        blocker = None
    if _title_inside(scene, (blocker, step)):
        codes = _replace_title(scene, key_results, (blocker, step))
        pairs = find_pairs(scene, live)
        confidence = find_confidence(scene, live, pairs)
    taken = [(at.start, at.end) for at in (confidence,) if at is not None]
    taken += [(at.cue_start, at.end) for at in (blocker, step) if at is not None]
    stated = find_value(scene, live, pairs, taken)
    status = find_status(scene, pairs, taken)
    same = _same(scene, taken) if stated.value is None and stated.percent is None else None
    return _Found(scene, confidence, blocker, step, stated, status, same, codes)


def _place_topic(scene: Scene, key_results: Sequence[KnownKeyResult]) -> tuple[str, ...]:
    """Find the key result a line is about; returns the codes its title words fit."""
    topics = [ref for ref in scene.refs if ref.is_topic]
    if topics:
        named = _by_code(topics[0].code, key_results)
        scene.key_result = named
        if named is not None and any(char.isdigit() for char in named.title):
            match = find_title(scene.tokens, [named])
            scene.titles = [(match.start, match.end)] if match is not None else []
        return ()
    match = find_title(_without_idioms(scene), key_results) if key_results else None
    if match is None:
        return ()
    scene.titles = [(match.start, match.end)]
    if len(match.codes) == 1:
        scene.key_result = _by_code(match.codes[0], key_results)
    return match.codes


def _without_idioms(scene: Scene) -> Tokens:
    """The pieces without phrases that hold a title's word by chance (`xin lỗi`)."""
    spans = [(hit.start, hit.end) for hit in scene.hits if not hit.roles.isdisjoint(_IDIOMS)]
    return scene.tokens.without(spans)


_IDIOMS = (Role.NEUTRAL, Role.CORRECTION, Role.GREETING, Role.CHATTER, Role.NO_BLOCKER)


def _title_inside(scene: Scene, passages: tuple[Passage | None, ...]) -> bool:
    spans = [(at.start, at.end) for at in passages if at is not None]
    return not any(ref.is_topic for ref in scene.refs) and any(
        inside(start, spans) for start, _ in scene.titles
    )


def _replace_title(
    scene: Scene, key_results: Sequence[KnownKeyResult], passages: tuple[Passage | None, ...]
) -> tuple[str, ...]:
    """Look for the key result again outside what is only blocker or next step."""
    spans = sorted((at.start, at.end) for at in passages if at is not None)
    match = find_title(_without_idioms(scene).without(spans), key_results)
    scene.retitle([(match.start, match.end)] if match is not None else [])
    codes = match.codes if match is not None else ()
    scene.key_result = _by_code(codes[0], key_results) if len(codes) == 1 else None
    return codes


def _by_code(code: str, key_results: Sequence[KnownKeyResult]) -> KnownKeyResult | None:
    """The key result of a typed code; `O2KR1` and `O2.1` count within their objective."""
    for item in key_results:
        if item.code == code:
            return item
    objective, mark, nth = code.partition("KR" if "KR" in code else ".")
    if not mark or not nth.isdigit() or not objective:
        return None
    within = [item for item in key_results if item.objective == objective]
    return within[int(nth) - 1] if 0 < int(nth) <= len(within) else None


def _is_old(scene: Scene, number: Number) -> bool:
    """The Y of "X not Y"."""
    before = scene.before(number.start)
    return before is not None and Role.NOT in before.roles and not number.signed


def _subjects(scene: Scene, confidence: Confidence | None) -> list[int]:
    """Where a new subject begins even without punctuation."""
    ends = [hit.start for hit in scene.live(Role.NEXT)]
    ends += [hit.start for hit in scene.live(Role.NEXT_TIME, Role.ON_TRACK, Role.AT_RISK, Role.OFF_TRACK)
             if scene.starts_clause(hit)]  # fmt: skip
    if confidence is not None:
        ends.append(confidence.start)
    return ends


def _same(scene: Scene, taken: list[Span]) -> Hit | None:
    """The words that say that nothing moved."""
    for hit in scene.live(Role.SAME, Role.LOOSE_SAME):
        if inside(hit.start, taken):
            continue
        if Role.SAME in hit.roles or _ends_clause(scene, hit):
            return hit
    return None


def _ends_clause(scene: Scene, hit: Hit) -> bool:
    start, end = scene.clauses.starts[scene.clauses.at(hit.start)], scene.clauses.end_of(hit.start)
    names_behind = any(hit.end <= ref.start < end for ref in scene.refs)
    known = scene.unknown_words(start, hit.start) == 0 and scene.unknown_words(hit.end, end) == 0
    return known and (not names_behind or scene.clauses.starts[scene.clauses.at(hit.start)] >= hit.start - 1)


# --- what kind of line ---------------------------------------------------------------------------


def _intent(found: _Found, *, explicit: bool) -> str:
    if _is_resolved(found.scene) and (found.topic or not _is_chatter(found.scene)):
        return RESOLVE_BLOCKER
    if _is_correction(found):
        return CORRECT
    if explicit or _is_check_in(found):
        return CHECK_IN
    return NONE


def _is_resolved(scene: Scene) -> bool:
    for hit in scene.live(Role.UNBLOCKED):
        before = scene.before(hit.start, gap=1)
        if before is None or before.roles.isdisjoint((Role.MAYBE, Role.NOT)):
            return True
    if any(_is_cleared_before(scene, hit) for hit in scene.live(Role.BLOCKER)):
        return True
    for hit in scene.live(Role.BLOCKER, Role.STUCK):
        end = scene.clauses.end_of(hit.start)
        for other in scene.within(hit.end, end):
            if (
                Role.CLEARED in other.roles
                and scene.is_live(other.start)
                and (Role.BLOCKER in hit.roles or _closes(scene, other, end))
            ):
                before = scene.before(other.start)
                if before is None or before.roles.isdisjoint((Role.NOT, Role.MAYBE)):
                    return True
    return False


def _is_cleared_before(scene: Scene, hit: Hit) -> bool:
    """`cleared the blocker`, 解除阻塞: the verb before the noun."""
    before = scene.before(hit.start, gap=2)
    return before is not None and Role.CLEARED in before.roles and scene.before(before.start) is None


def _closes(scene: Scene, hit: Hit, end: int) -> bool:
    return scene.unknown_words(hit.end, end) == 0


def _is_correction(found: _Found) -> bool:
    scene = found.scene
    states = (
        found.confidence is not None
        or found.stated.strength > 0
        or found.stated.value
        or found.stated.percent
    )
    if not states:
        return False
    if any(_leads(scene, hit) for hit in scene.live(Role.CORRECTION, Role.LOOSE_CORRECTION)):
        return True
    if any(_is_old(scene, at) and any(at.end < n.start or n.end < at.start for n in scene.numbers if n is not at)
           for at in scene.numbers if scene.is_live(at.start)):  # fmt: skip
        return True
    return found.topic and any(
        scene.tokens.words[index] == "=" and scene.gap(ref.end, scene.tokens.starts[index]) == 0
        for ref in scene.refs
        for index in (scene.token_at(ref.end),)
        if index < len(scene.tokens)
    )


def _leads(scene: Scene, hit: Hit) -> bool:
    """A correction word near the beginning of its clause, before any figure; an everyday one at the very start."""
    if Role.CORRECTION not in hit.roles:
        return hit.first == 0 and (scene.unknown_words(hit.end, scene.clauses.end_of(hit.start)) == 0)
    start = scene.clause_of(hit.start)[0]
    if any(start <= number.start < hit.start for number in scene.numbers):
        return False
    busy = any(not other.roles.isdisjoint(_REASONS) for other in scene.within(start, hit.start))
    return not busy and scene.unknown_words(start, hit.start) <= 2


_REASONS = (Role.BECAUSE, Role.STUCK, Role.WAIT, Role.NEED, Role.HELP, Role.NEXT, Role.LOOSE_NEXT)


def _is_chatter(scene: Scene) -> bool:
    return any(Role.CHATTER in hit.roles for hit in scene.hits)


def _is_check_in(found: _Found) -> bool:
    strong, weak = _evidence(found)
    if found.topic:
        return bool(strong or weak)
    if _is_chatter(found.scene):
        return False
    return strong > 0 or weak > 1


def _evidence(found: _Found) -> tuple[int, int]:
    """How many fields are unmistakable, and how many could be chatter."""
    strong = weak = 0
    stated = found.stated
    if found.confidence is not None:
        if _is_plain_confidence(found):
            strong += 1
        else:
            weak += 1
    if stated.percent is not None or stated.value is not None:
        if _is_bare_figure(found) or _speaks_of_progress(found):
            strong += 1
        else:
            weak += 1
    if found.blocker is not None:
        strong += 1
    if found.step is not None:
        weak += 1
    if found.same is not None or stated.remains:
        strong += 1
    if found.status is not None:
        strong, weak = (strong + 1, weak) if found.status.firm else (strong, weak + 1)
    return strong, weak


def _is_plain_confidence(found: _Found) -> bool:
    """A confidence noun, `c7` or `7/10`; "90% sure" could be about anything."""
    at = found.confidence
    if at is None:
        return False
    sure = [hit for hit in found.scene.live(Role.SURE) if at.start <= hit.start < at.end]
    nouns = [hit for hit in found.scene.live(Role.CONFIDENCE) if at.start <= hit.start < at.end]
    return bool(nouns) or not sure


def _is_bare_figure(found: _Found) -> bool:
    """Whether the clause of the figure says nothing else (`47%, …`)."""
    scene = found.scene
    for start, _ in found.stated.spans:
        clause = scene.clauses.at(start)
        if scene.unknown_words(scene.clauses.starts[clause], scene.clauses.ends[clause]) == 0:
            return True
    return False


def _speaks_of_progress(found: _Found) -> bool:
    scene = found.scene
    for start, _ in found.stated.spans:
        if any(scene.same_clause(hit.start, start) for hit in scene.live(Role.PROGRESS, Role.DONE, Role.WAY)):
            return True
    return False


# --- the fields ----------------------------------------------------------------------------------


def _reading(found: _Found, intent: str) -> Reading:
    scene = found.scene
    if intent == NONE:
        return Reading(refs=tuple(dict.fromkeys(ref.code for ref in scene.refs)))
    value = Amount(AmountKind.NO_CHANGE) if found.same is not None else found.stated.value
    title = None
    if scene.titles and not any(ref.is_topic for ref in scene.refs):
        title = scene.normal.as_typed(*scene.titles[0])
    return Reading(
        refs=tuple(dict.fromkeys(ref.code for ref in scene.refs)),
        title_words=title,
        title_codes=found.title_codes if title else (),
        percent=found.stated.percent,
        value=value,
        given_from=found.stated.given_from if intent != CORRECT else None,
        confidence=found.confidence.points if found.confidence is not None else None,
        confidence_as_typed=found.confidence.as_typed if found.confidence is not None else None,
        status=found.status.status if found.status is not None else None,
        blocker=found.blocker.text if found.blocker is not None and intent != RESOLVE_BLOCKER else None,
        next_step=found.step.text if found.step is not None else None,
        mentions=tuple(dict.fromkeys(at.name for at in scene.mentions if at.is_person)),
        note=_note(found),
    )


def _note(found: _Found) -> str | None:
    """What remains: the clauses that say something no field took, as typed."""
    scene = found.scene
    used = [
        (at.start, at.end)
        for at in (*scene.refs, *scene.mentions, found.confidence, found.status, found.same)
        if at
    ]
    used += [(at.cue_start, at.end) for at in (found.blocker, found.step) if at is not None]
    used += found.stated.spans
    left = []
    for start, end in zip(scene.clauses.starts, scene.clauses.ends, strict=True):
        pieces = _outside(start, end, used)
        if any(scene.unknown_words(*piece) for piece in pieces):
            left.append(" ".join(scene.normal.as_typed(*piece).strip() for piece in pieces).strip(_EDGES))
    if len(scene.normal.text) > READ_CHARS:
        left.append(scene.normal.as_typed(READ_CHARS, len(scene.normal.text)).strip())
    return ", ".join(text for text in left if text) or None


_EDGES = " \t\r\n,，。.、;；:：-"


def _outside(start: int, end: int, used: list[Span]) -> list[Span]:
    """The parts of a stretch that lie outside of the used spans."""
    pieces = []
    for begin, stop in sorted(used):
        if start < begin < end:
            pieces.append((start, begin))
        if begin < end and stop > start:
            start = stop
    if start < end:
        pieces.append((start, end))
    return pieces
