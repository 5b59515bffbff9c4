"""Blockers told before their cue or in the next clause: KR3 法务卡住了, `KR5 stuck. Finance …`."""

from __future__ import annotations

from commands.core.grammar.check_ins.passages import EDGES, Passage, passage
from commands.core.grammar.check_ins.scene import Scene
from commands.core.grammar.check_ins.stuck_cues import (
    BAD,
    NEAR,
    is_denied,
    is_nothing,
    is_value,
    only_stands,
    stands_free,
)
from commands.core.grammar.words.lexicon import Hit, side
from commands.core.grammar.words.roles import Role, Side


def find_stuck_alone(scene: Scene, ends: list[int]) -> Passage | None:
    """`KR3 stuck, legal does not answer`: the next clause tells; `KR3 blocked`: the cue is all there is."""
    if not scene.topics:
        return None
    for hit in scene.live(Role.STUCK, Role.WAIT, Role.BY_END, Role.BLOCKER):
        if Role.LOOSE_OFF_TRACK in hit.roles or _lacks_by(scene, hit):
            continue
        noun = Role.BLOCKER in hit.roles and hit.roles.isdisjoint((Role.STUCK, Role.WAIT))
        if noun and scene.unknown_words(hit.end, scene.clauses.end_of(hit.start)):
            continue
        if is_denied(scene, hit) or not stands_free(scene, hit) or is_value(scene, hit):
            continue
        if is_nothing(scene, hit.end) or only_stands(scene, hit):
            continue
        start = scene.clauses.end_of(hit.start) + 1
        told = scene.clauses.sentence_at(start) == scene.clauses.sentence_at(hit.start)
        told = told or _says_what_fails(scene, start) or _is_all_said_before(scene, hit, start)
        if told and start < len(scene.tokens.text) and _only_words(scene, start):
            found = passage(scene, start, hit.start, ends)
            if found is not None:
                return found
        if not noun:
            return _clause_before(scene, hit) or _words_before(scene, hit)
    return None


def _lacks_by(scene: Scene, hit: Hit) -> bool:
    """The second half of a cue without its first: `giữ lịch` is no `bị giữ`."""
    before = scene.before(hit.start, gap=NEAR)
    halved = hit.roles.isdisjoint((Role.STUCK, Role.WAIT, Role.BLOCKER))
    return halved and (before is None or Role.BY not in before.roles)


def _says_what_fails(scene: Scene, place: int) -> bool:
    """`KR5 stuck. Finance won't sign off.`, `… The export is broken.`: a sentence behind tells why."""
    if place >= len(scene.tokens.text):
        return False
    start, end = scene.clause_of(place)
    hits = scene.within(start, end)
    copula = side(Side.COPULA)
    for index in range(scene.token_at(start) + 1, scene.token_at(end) - 1):
        if copula.match(scene.tokens, index) is not None and scene.tokens.words[index].isascii():
            told = scene.unknown_words(start, scene.tokens.starts[index])
            return told > 0 and scene.unknown_words(scene.tokens.ends[index], end) > 0
    return any(not hit.roles.isdisjoint((Role.NOT, Role.NOT_YET, Role.UNABLE)) for hit in hits)


def _is_all_said_before(scene: Scene, hit: Hit, place: int) -> bool:
    """KR1卡住了。问卷工具挂了。: a sentence of a code and a cue alone, and one behind of words of its own."""
    if place >= len(scene.tokens.text) or scene.unknown_words(*scene.clauses.sentence_of(hit.start)):
        return False
    start, end = scene.clauses.sentence_of(place)
    everyday = any(not other.roles.isdisjoint(_EVERYDAY) for other in scene.within(start, end))
    asked = scene.clauses.sentence_at(place) in scene.clauses.asked
    return not (everyday or asked) and scene.unknown_words(start, end) > 1


_EVERYDAY = (Role.CHATTER, Role.MEETING, Role.GREETING, Role.QUESTION)


def _clause_before(scene: Scene, hit: Hit) -> Passage | None:
    """`dananya belum turun, KR3 mentok`, `… jadi KR3 mentok`: what the cue follows from stands before."""
    start = scene.clause_of(hit.start)[0]
    hence = _hence(scene, start, hit)
    behind = hence[1] if hence is not None else start
    owner = any(start <= ref.start < hit.start for ref in scene.topics)
    alone = scene.gap(start, hit.start) == 0 and scene.gap(hit.end, scene.clauses.end_of(hit.start)) == 0
    if not (hence or (start and (owner or alone))) or scene.unknown_words(behind, hit.start):
        return None
    if hence is not None and scene.unknown_words(start, hence[0]):
        earlier, end = start, hence[0]
    elif start:
        earlier, end = scene.clause_of(start - 2)
    else:
        return None
    earlier = max([earlier, *(ref.end for ref in scene.refs if ref.end <= end)])
    text = scene.normal.as_typed(earlier, end).strip(EDGES)
    figures = any(earlier <= at.start < end for at in scene.numbers)
    told = not figures and scene.unknown_words(earlier, end) > 0
    return Passage(text, earlier, hit.end, earlier) if told else None


def _hence(scene: Scene, start: int, hit: Hit) -> tuple[int, int] | None:
    """Where a "so" begins and ends in the clause of a cue, before it."""
    for index in range(scene.token_at(start), hit.first):
        found = side(Side.HENCE).match(scene.tokens, index)
        if found is not None:
            return scene.tokens.starts[index], scene.tokens.ends[found[0] - 1]
    return None


def _words_before(scene: Scene, hit: Hit) -> Passage:
    """`KR3 法务卡住了`, `KR3 legal review stuck`: what is stuck stands before; else the cue itself."""
    start = max([scene.clause_of(hit.start)[0], *(ref.end for ref in scene.refs if ref.end <= hit.start)])
    end = next((at for at in _copulas(scene, hit) if at > start), hit.start)  # hiring is stuck
    text = scene.normal.as_typed(start, _without_particles(scene, end)).strip(EDGES)
    figures = any(start <= at.start < hit.start for at in scene.numbers)
    if figures or not scene.unknown_words(start, hit.start):
        text, start = scene.normal.as_typed(hit.start, hit.end), hit.start
    return Passage(text, start, hit.end, start)


def _without_particles(scene: Scene, end: int) -> int:
    """Where the words end before a place of which the last only says that it goes on (`still pending`)."""
    last = scene.token_at(end) - 1
    found = side(Side.PARTICLE).match(scene.tokens, last) if last > 0 else None
    goes_on = found is not None and found[0] == last + 1 and scene.tokens.words[last].isascii()
    return scene.tokens.starts[last] if goes_on else end


def _copulas(scene: Scene, hit: Hit) -> list[int]:
    """Where the "is" begins that stands directly before a cue."""
    first = hit.first - 1
    found = side(Side.COPULA).match(scene.tokens, first) if first >= 0 else None
    return [scene.tokens.starts[first]] if found is not None and found[0] == hit.first else []


def _only_words(scene: Scene, place: int) -> bool:
    """Whether a clause holds no figure, code or cue of its own."""
    start, end = scene.clause_of(place)
    places = [at.start for at in scene.numbers] + [at.start for at in scene.refs]
    if any(start <= place < end for place in places) or not scene.unknown_words(start, end):
        return False
    return not any(_is_subject(scene, hit) for hit in scene.within(start, end))


def _is_subject(scene: Scene, hit: Hit) -> bool:
    """Whether a phrase is the cue of a field of its own; everyday words are only first in their clause."""
    if Role.LOOSE_NEXT in hit.roles:
        return scene.starts_clause(hit)
    return not hit.roles.isdisjoint(_SUBJECTS)


_SUBJECTS = frozenset(
    {
        Role.CONFIDENCE,
        Role.SURE,
        Role.NEXT,
        Role.LOOSE_NEXT,
        Role.NEXT_TIME,
        Role.HELP,
        Role.SAME,
        *BAD,
        Role.ON_TRACK,
        Role.REPORT,
    }
)
