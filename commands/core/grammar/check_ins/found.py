"""Everything the extractors make of one line, before its intent is decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from commands.core.grammar.check_ins.blockers import find_blocker
from commands.core.grammar.check_ins.confidence import find_confidence
from commands.core.grammar.check_ins.confidence_points import Confidence
from commands.core.grammar.check_ins.hindrances import hence_before
from commands.core.grammar.check_ins.next_steps import find_next, runs_on
from commands.core.grammar.check_ins.pairs import find_pairs
from commands.core.grammar.check_ins.passages import Passage
from commands.core.grammar.check_ins.quiet import find_dead
from commands.core.grammar.check_ins.scene import Scene, Span, inside
from commands.core.grammar.check_ins.second_thoughts import settled, taken_back, wrong_figures
from commands.core.grammar.check_ins.stated import Stated
from commands.core.grammar.check_ins.status import Stated as StatusFound
from commands.core.grammar.check_ins.status import find_status
from commands.core.grammar.check_ins.values import find_value
from commands.core.grammar.codes.key_results import Ref
from commands.core.grammar.codes.titles import TitleMatch, find_title
from commands.core.grammar.figures.number_words import duration_seconds
from commands.core.grammar.reading import (
    KnownKeyResult,
)
from commands.core.grammar.words.lexicon import Hit, side
from commands.core.grammar.words.roles import Role, Side
from commands.core.grammar.words.tokens import Tokens


@dataclass(slots=True)
class Found:
    """What the extractors made of a line, before anything is decided."""

    scene: Scene
    confidence: Confidence | None
    blocker: Passage | None
    step: Passage | None
    stated: Stated
    status: StatusFound | None
    same: Hit | None
    title_codes: tuple[str, ...]
    puts_right: bool
    """Whether a figure is called wrong or denied beside another one."""
    breaths: list[Span]
    """The stretches from a figure to the one that takes its place at once (`51, no wait, 52`)."""

    @property
    def topic(self) -> bool:
        """Whether the line names a key result."""
        return bool(self.scene.topics or self.scene.titles)


_HOUR, _DAY = 3600, 86400
"""Seconds."""


def _dates_beside(scene: Scene, unit: str) -> list[Span]:
    """The dates of a line about durations; where days are counted, `10h mai` is an hour of the day."""
    seconds = duration_seconds()
    if seconds[unit] < _DAY:
        return scene.timed
    hours = [at.start for at in scene.numbers if seconds.get(at.unit or "") == _HOUR]
    clocks = [span for span in scene.dates if any(inside(start, [span]) for start in hours)]
    return sorted({*scene.timed, *clocks})


def find_fields(scene: Scene, key_results: Sequence[KnownKeyResult]) -> Found:
    codes = _place_topic(scene, key_results)
    if scene.key_result is not None and scene.key_result.unit in duration_seconds():
        scene.dates = _dates_beside(scene, scene.key_result.unit)
    scene.silence(find_dead(scene))
    live = [at for at in scene.numbers if scene.is_live(at.start)]
    breaths = taken_back(scene)
    wrong = wrong_figures(scene, live, breaths)
    puts_right = len(live) > 1 and bool(wrong)
    elsewhere = [*scene.titles, *scene.dates]
    live = [at for at in live if at not in wrong and not inside(at.start, elsewhere)]
    live = settled(live, breaths)
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
    spans = [(one.start, other.end) for one, other in breaths]
    return Found(scene, confidence, blocker, step, stated, status, same, codes, puts_right, spans)


def _place_topic(scene: Scene, key_results: Sequence[KnownKeyResult]) -> tuple[str, ...]:
    """Find the key result a line is about; returns the codes its title words fit."""
    if scene.topics:
        named = _by_code(scene.topics[0].code, key_results)
        scene.key_result = named
        if named is not None and any(map(str.isdigit, named.title)):
            match = find_title(scene.tokens, [named])
            scene.titles = [(match.start, match.end)] if match is not None else []
        return ()
    match = find_title(_without_idioms(scene, key_results), key_results) if key_results else None
    if match is None or _is_verb(scene, match) or _names_one(scene, match, key_results):
        return ()
    scene.titles = [(match.start, match.end)]
    if len(match.codes) == 1:
        scene.key_result = _by_code(match.codes[0], key_results)
    return match.codes


def _is_verb(scene: Scene, match: TitleMatch) -> bool:
    """`kita rilis 3 fitur`: a title's word alone and directly behind a pronoun is what somebody does."""
    first = scene.token_at(match.start)
    if scene.token_at(match.end) - first > 1:
        return False
    return any(
        (found := side(Side.DOER).match(scene.tokens, index)) is not None and found[0] == first
        for index in range(max(0, first - 2), first)
    )


def _names_one(scene: Scene, match: TitleMatch, key_results: Sequence[KnownKeyResult]) -> bool:
    """`store 12 closes at 8` beside a title of stores: one of them by its number, of which nothing is won."""
    first, behind = scene.token_at(match.start), scene.token_at(match.end)
    if behind - first > 1 or behind >= len(scene.tokens.words) or not scene.tokens.words[behind].isdecimal():
        return False
    plural = f"{scene.tokens.words[first]}s"
    titles = [item.title.casefold() for item in key_results if item.code in match.codes]
    return any(plural in title for title in titles) and not scene.live(Role.ACHIEVED)


def _without_idioms(scene: Scene, key_results: Sequence[KnownKeyResult]) -> Tokens:
    """The pieces without phrases that hold a title's word by chance (`xin lỗi`).

    A phrase that begins in the middle of a title and ends behind it is the chance itself (营收到).
    """
    spans = [(hit.start, hit.end) for hit in scene.hits if not hit.roles.isdisjoint(_IDIOMS)]
    match = find_title(scene.tokens, key_results) if spans else None
    if match is not None:
        spans = [(start, end) for start, end in spans if not match.start < start < match.end < end]
    return scene.tokens.without(spans)


_IDIOMS = (Role.NEUTRAL, Role.CORRECTION, Role.GREETING, Role.CHATTER, Role.NO_BLOCKER)


def _title_inside(scene: Scene, passages: tuple[Passage | None, ...]) -> bool:
    if not scene.titles:
        return False
    spans = [(at.start, at.end) for at in passages if at is not None]
    return not scene.topics and any(inside(start, spans) for start, _ in scene.titles)


def _replace_title(
    scene: Scene, key_results: Sequence[KnownKeyResult], passages: tuple[Passage | None, ...]
) -> tuple[str, ...]:
    """Look for the key result again outside what is only blocker or next step."""
    spans = sorted((at.start, at.end) for at in passages if at is not None)
    match = find_title(_without_idioms(scene, key_results).without(spans), key_results)
    scene.retitle([(match.start, match.end)] if match is not None else [])
    codes = match.codes if match is not None else ()
    scene.key_result = _by_code(codes[0], key_results) if len(codes) == 1 else None
    return codes


def _by_code(code: str, key_results: Sequence[KnownKeyResult]) -> KnownKeyResult | None:
    """The key result of a typed code; `O2KR1` and `O2.1` count within their objective."""
    team, _, own = code.casefold().rpartition("/")
    called = [item for item in key_results if _is_called(item.code.casefold(), team, own)]
    if called:
        return called[0] if len(called) == 1 else None
    objective, mark, nth = code.partition("KR" if "KR" in code else ".")
    if not mark or not nth.isdigit() or not objective:
        return None
    within = [item for item in key_results if item.objective == objective]
    return within[int(nth) - 1] if 0 < int(nth) <= len(within) else None


def _is_called(known: str, called: str, typed: str) -> bool:
    """Whether a typed code is a known one; of its team's name a word is enough (`Growth/KR4`)."""
    if not known.endswith(typed):
        return False
    team, _, own = known.rpartition("/")
    return typed == own and (not called or not team or called in (team, *team.split("-")))


def is_denied(scene: Scene, ref: Ref) -> bool:
    """The Y of `KR3, not KR2`."""
    before = scene.before(ref.start)
    return before is not None and Role.NOT in before.roles and len(scene.refs) > 1


def is_compared(scene: Scene, ref: Ref) -> bool:
    """The KR2 of KR1比KR2好点: another key result that one is only compared with."""
    if scene.refs[0] == ref:
        return False
    index = scene.token_at(ref.start)
    words = range(max(0, index - 2), index)
    than = (side(Side.THAN).match(scene.tokens, at, bare=scene.bare) for at in words)
    return any(found is not None and found[0] == index for found in than)


def _subjects(scene: Scene, confidence: Confidence | None) -> list[int]:
    """Where a new subject begins even without punctuation."""
    ends = []
    for hit in scene.live(*_SUBJECTS):
        opens = Role.NEXT in hit.roles or (not hit.roles.isdisjoint(_AT_A_START) and scene.starts_clause(hit))
        if opens or (Role.LOOSE_NEXT in hit.roles and runs_on(scene, hit)):
            ends.append(hit.start)
    ends += [place for ref in scene.topics if (place := hence_before(scene, ref)) is not None]
    if confidence is not None:
        ends.append(confidence.start)
    return ends


_AT_A_START = (Role.NEXT_TIME, Role.ON_TRACK, Role.AT_RISK, Role.OFF_TRACK)
"""Phrases with which another subject begins where they open a clause."""
_SUBJECTS = (Role.NEXT, *_AT_A_START, Role.LOOSE_NEXT)


def _same(scene: Scene, taken: list[Span]) -> Hit | None:
    """The words that say that nothing moved."""
    for hit in scene.live(Role.SAME, Role.LOOSE_SAME):
        if inside(hit.start, taken) or _is_of_other_thing(scene, hit):
            continue
        if Role.SAME in hit.roles or _ends_clause(scene, hit):
            return hit
    return None


def _is_of_other_thing(scene: Scene, hit: Hit) -> bool:
    """`dana belum turun jadi KR1 …`: of something else, and the key result comes behind a "so"."""
    if scene.starts_clause(hit):
        return False
    behind = (ref for ref in scene.topics if ref.start >= hit.end)
    return any(hence_before(scene, ref) is not None for ref in behind)


def _ends_clause(scene: Scene, hit: Hit) -> bool:
    start, end = scene.clauses.starts[scene.clauses.at(hit.start)], scene.clauses.end_of(hit.start)
    if any(Role.QUESTION in other.roles for other in scene.within(start, hit.start)):
        return False  # hôm qua ai cập nhật vậy
    names_behind = any(hit.end <= ref.start < end for ref in scene.refs)
    if any(not other.roles.isdisjoint((Role.UP, Role.DOWN)) for other in scene.within(start, hit.start)):
        return False  # KR1 naik KR2 turun KR3 tetap
    ended = scene.before(hit.start)
    if ended is not None and Role.CLEARED in ended.roles:
        return False  # B1解决了没
    known = scene.unknown_words(start, hit.start) == 0 and scene.unknown_words(hit.end, end) == 0
    joins = names_behind and hit.last - hit.first == 1  # KR2 sama KR4
    return known and (not joins or scene.clauses.starts[scene.clauses.at(hit.start)] >= hit.start - 1)
