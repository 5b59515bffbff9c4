"""What a line is stuck on and what it waits for (R12)."""

from __future__ import annotations

from commands.core.grammar.hindrances import find_precondition, hinders
from commands.core.grammar.lexicon import Hit, side
from commands.core.grammar.passages import EDGES, Passage, behind_copula, has_content, passage
from commands.core.grammar.roles import Role, Side
from commands.core.grammar.scene import Scene

_BAD = (Role.OFF_TRACK, Role.LOOSE_OFF_TRACK, Role.AT_RISK, Role.LOOSE_AT_RISK)
_NEAR = 8
"""Phrases looked at behind the first half of a cue in two halves."""
_ADVERBS = frozenset("还在都也就又先正仍现已直是要得会被了需能着说家个单")


def find_blocker(scene: Scene, ends: list[int]) -> Passage | None:
    """The blocker a line opens. `ends` are places where another subject begins (confidence, codes)."""
    colon = None
    for hit in scene.live(Role.BLOCKER, Role.HELP, Role.STUCK, Role.WAIT):
        behind = scene.colon_behind(hit.end) or _behind_code_and_dash(scene, hit)
        if behind is not None and _is_nothing(scene, behind):
            return None
        if behind is not None:
            colon = passage(scene, behind, hit.start, ends)
            if colon is not None:
                return colon
    cues = scene.live(*_CUES)
    for hit in sorted(cues, key=lambda hit: _only_asks(scene, hit)):
        start = _opening(scene, hit)
        if start is None:
            continue
        found = _between(scene, hit) if Role.BY in hit.roles else passage(scene, start, hit.start, ends)
        if found is not None:
            return found
    blocks = (_is_what_blocks(scene, hit) for hit in scene.live(Role.BLOCKER))
    blocking = next((found for found in blocks if found is not None), None)
    return blocking or find_precondition(scene) or _stuck_without_words(scene, ends)


def _behind_code_and_dash(scene: Scene, hit: Hit) -> int | None:
    """`Hambatan KR6 - belum ada akun`: the place behind the dash, or colon, that follows a noun's code."""
    ref = next((at for at in scene.refs if at.start >= hit.end and scene.gap(hit.end, at.start) <= 1), None)
    if ref is None or Role.BLOCKER not in hit.roles or not scene.starts_clause(hit):
        return None
    index = scene.token_at(ref.end)
    mark = scene.tokens.words[index] if index < len(scene.tokens) else ""
    return scene.tokens.ends[index] if mark in (":", "-") else None


_CUES = (
    Role.STUCK, Role.WAIT, Role.HELP, Role.NEED, Role.BLOCKER, Role.BECAUSE, Role.UNTIL, Role.BY, Role.IF
)  # fmt: skip


def _only_asks(scene: Scene, hit: Hit) -> bool:
    """`please help` with nothing behind, `can you help?`: another cue tells more."""
    if Role.NEED in hit.roles:
        named = [at for at in scene.mentions if scene.gap(hit.end, at.start) <= 1 and at.start >= hit.end]
        return bool(named) and not scene.unknown_words(hit.end, scene.clauses.end_of(hit.start))
    if Role.HELP not in hit.roles:
        return False
    asked = scene.clauses.sentence_at(hit.start) in scene.clauses.asked
    return asked or not has_content(scene, hit.end, scene.clauses.end_of(hit.start))


def _is_what_blocks(scene: Scene, hit: Hit) -> Passage | None:
    """`legal is the bottleneck`, 法务是瓶颈: what stands before the "is"."""
    if _denied(scene, hit) or _cleared(scene, hit):
        return None
    if scene.unknown_words(hit.end, scene.clauses.end_of(hit.start)):
        return None
    copula = side(Side.COPULA)
    for index in range(max(0, hit.first - 3), hit.first):
        found = copula.match(scene.tokens, index, bare=scene.bare)
        if found is not None and scene.unknown_words(scene.tokens.ends[found[0] - 1], hit.start) == 0:
            place = scene.tokens.starts[index]
            start = max([scene.clause_of(place)[0], *(ref.end for ref in scene.refs if ref.end <= place)])
            text = scene.normal.as_typed(start, place).strip(EDGES)
            told = scene.unknown_words(start, place) and not any(
                start <= at.start < place for at in scene.numbers
            )
            return Passage(text, start, hit.end, start) if told else None
    return None


def _stuck_without_words(scene: Scene, ends: list[int]) -> Passage | None:
    """`KR3 stuck, legal does not answer`: the next clause tells; `KR3 blocked`: the cue is all there is."""
    if not any(ref.is_topic for ref in scene.refs):
        return None
    for hit in scene.live(Role.STUCK, Role.WAIT, Role.BY_END, Role.BLOCKER):
        if Role.LOOSE_OFF_TRACK in hit.roles or _lacks_by(scene, hit):
            continue
        noun = Role.BLOCKER in hit.roles and hit.roles.isdisjoint((Role.STUCK, Role.WAIT))
        if noun and scene.unknown_words(hit.end, scene.clauses.end_of(hit.start)):
            continue
        if _denied(scene, hit) or not _stands_free(scene, hit) or _is_value(scene, hit):
            continue
        if _is_nothing(scene, hit.end) or _only_stands(scene, hit):
            continue
        start = scene.clauses.end_of(hit.start) + 1
        told = scene.clauses.sentence_at(start) == scene.clauses.sentence_at(hit.start)
        told = told or _says_what_fails(scene, start)
        if told and start < len(scene.tokens.text) and _only_words(scene, start):
            found = passage(scene, start, hit.start, ends)
            if found is not None:
                return found
        if not noun:
            return _words_before(scene, hit)
    return None


def _lacks_by(scene: Scene, hit: Hit) -> bool:
    """The second half of a cue without its first: `giữ lịch` is no `bị giữ`."""
    before = scene.before(hit.start, gap=_NEAR)
    halved = hit.roles.isdisjoint((Role.STUCK, Role.WAIT, Role.BLOCKER))
    return halved and (before is None or Role.BY not in before.roles)


def _says_what_fails(scene: Scene, place: int) -> bool:
    """`KR5 stuck. Finance won't sign off.`: a sentence behind tells why if it denies something."""
    if place >= len(scene.tokens.text):
        return False
    hits = scene.within(*scene.clause_of(place))
    return any(not hit.roles.isdisjoint((Role.NOT, Role.NOT_YET, Role.UNABLE)) for hit in hits)


def _words_before(scene: Scene, hit: Hit) -> Passage:
    """`KR3 法务卡住了`, `KR3 legal review stuck`: what is stuck stands before; else the cue itself."""
    start = max([scene.clause_of(hit.start)[0], *(ref.end for ref in scene.refs if ref.end <= hit.start)])
    end = next((at for at in _copulas(scene, hit) if at > start), hit.start)  # hiring is stuck
    text = scene.normal.as_typed(start, end).strip(EDGES)
    figures = any(start <= at.start < hit.start for at in scene.numbers)
    if figures or not scene.unknown_words(start, hit.start):
        text, start = scene.normal.as_typed(hit.start, hit.end), hit.start
    return Passage(text, start, hit.end, start)


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
        *_BAD,
        Role.ON_TRACK,
        Role.REPORT,
    }
)


def _is_nothing(scene: Scene, place: int) -> bool:
    """`blockers: none`."""
    index = scene.token_at(place)
    found = (
        side(Side.NONE_OPEN).match(scene.tokens, index, bare=scene.bare)
        if index < len(scene.tokens)
        else None
    )
    return (
        found is not None
        and scene.unknown_words(scene.tokens.ends[found[0] - 1], scene.clauses.end_of(place)) == 0
    )


def _opening(scene: Scene, hit: Hit) -> int | None:
    """Where the blocker's text begins behind a cue, or None when the cue opens nothing here."""
    roles = hit.roles
    if Role.STUCK in roles or Role.WAIT in roles:
        if _denied(scene, hit) or not _stands_free(scene, hit) or _is_value(scene, hit):
            return None
        if _is_nothing(scene, hit.end) or _only_stands(scene, hit):
            return None
        return (
            scene.skip(hit.end, Side.PARTICLE)
            if scene.tokens.words[hit.last : hit.last + 1] == ["了"]
            else hit.end
        )
    if Role.HELP in roles:
        return None if _denied(scene, hit) else hit.start
    if Role.NEED in roles:
        return hit.start if _asks(scene, hit) and not _denied(scene, hit) else None
    if Role.BLOCKER in roles:
        named = scene.skip(_behind_owner(scene, hit), Side.FILLER, Side.PLACE)
        if scene.token_at(named) > hit.last or scene.starts_clause(hit):
            return None if _denied(scene, hit) or _cleared(scene, hit) else max(named, hit.end)
        return None
    if not roles.isdisjoint((Role.BECAUSE, Role.UNTIL, Role.IF)):
        explains = hinders(scene, hit) or (Role.BECAUSE in roles and _explains(scene, hit))
        return hit.end if explains else None
    return hit.end


def _only_stands(scene: Scene, hit: Hit) -> bool:
    """`mentok ga naik-naik`, 卡住不涨了: that it does not move, and not why."""
    denial = scene.after(hit.end)
    if denial is None or denial.roles.isdisjoint((Role.NOT, Role.SAME)):
        return False
    if Role.SAME in denial.roles:
        return True
    moves = scene.after(denial.end)
    return moves is not None and not moves.roles.isdisjoint((Role.UP, Role.DOWN))


def _behind_owner(scene: Scene, hit: Hit) -> int:
    """`the obstacle for KR5 is …`, `trở ngại của KR5 là …`: behind the code of what it is in the way of."""
    place = scene.skip(hit.end, Side.PLACE)
    ref = next((at for at in scene.refs if at.start >= place and scene.gap(place, at.start) <= 1), None)
    return behind_copula(scene, ref.end) or hit.end if ref is not None else hit.end


def _denied(scene: Scene, hit: Hit) -> bool:
    before = scene.before(hit.start, gap=2)
    return before is not None and not before.roles.isdisjoint(
        (Role.NOT, Role.MAYBE, Role.IF, Role.NO_BLOCKER)
    )


def _cleared(scene: Scene, hit: Hit) -> bool:
    end = scene.clauses.end_of(hit.start)
    return any(
        not other.roles.isdisjoint((Role.CLEARED, Role.UNBLOCKED)) for other in scene.within(hit.end, end)
    )


def _stands_free(scene: Scene, hit: Hit) -> bool:
    """A cue of one Chinese character (卡, 等) must not be part of a longer word."""
    if hit.end - hit.start > 1 or hit.first == 0 or not scene.tokens.touches(hit.first):
        return True
    before = scene.tokens.words[hit.first - 1]
    figure = any(at.end == hit.start for at in scene.numbers)
    return figure or not before or not before.isalpha() or before in _ADVERBS


def _is_value(scene: Scene, hit: Hit) -> bool:
    """`stuck at 48`: a figure with nothing to count behind it is where the value stands."""
    number = next((at for at in scene.numbers if at.start >= hit.end), None)
    if number is None or scene.gap(scene.skip(hit.end, Side.GAUGE), number.start) > 0:
        return False
    if number.unit is not None or abs(number.amount) >= 10000:
        return True
    joint = scene.after(number.end, gap=0)
    if joint is not None and Role.OF in joint.roles:
        return True
    behind = scene.token_at(number.end)
    if behind >= len(scene.tokens) or number.end >= scene.clauses.end_of(number.start):
        return not number.spelled
    return not scene.tokens.words[behind].isalpha() and not number.spelled


def _asks(scene: Scene, hit: Hit) -> bool:
    """Whether a need names somebody or one of the words for help."""
    end = scene.clauses.end_of(hit.start)
    named = [at for at in scene.mentions if hit.end <= at.start < end and scene.gap(hit.end, at.start) <= 1]
    if named:
        behind = scene.token_at(named[-1].end)
        return (
            behind >= len(scene.tokens) or side(Side.SO).match(scene.tokens, behind, bare=scene.bare) is None
        )
    index = hit.last
    aid = side(Side.AID)
    while index < len(scene.tokens) and scene.tokens.starts[index] < end and index - hit.last < 12:
        if aid.match(scene.tokens, index, bare=scene.bare) is not None:
            return hit.end - hit.start > 1
        index += 1
    return False


def _explains(scene: Scene, hit: Hit) -> bool:
    """Whether a "because" stands directly behind a bad status."""
    bad = [
        other for other in scene.within(hit.start - _NEAR * 4, hit.start) if not other.roles.isdisjoint(_BAD)
    ]
    if not bad or _denied(scene, bad[-1]):
        return False
    between = scene.tokens.words[bad[-1].last : hit.first]
    return all(word in (",", "") or side(Side.PARTICLE).get(word) for word in between)


def _between(scene: Scene, hit: Hit) -> Passage | None:
    """被证书卡住了: what stands between the two halves of the cue."""
    end = scene.clauses.end_of(hit.start)
    close = next(
        (other for other in scene.within(hit.end + 1, end)[:_NEAR] if Role.BY_END in other.roles), None
    )
    if close is None:
        return None
    text = scene.normal.as_typed(hit.end, close.start).strip(EDGES)
    return Passage(text, hit.end, close.end, hit.start) if text else None
