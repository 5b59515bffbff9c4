"""What is only supposed: conditions, and what would follow from them."""

from __future__ import annotations

from commands.core.grammar.check_ins.hindrances import is_hindrance
from commands.core.grammar.check_ins.scene import Scene, Span
from commands.core.grammar.codes.key_results import Ref
from commands.core.grammar.words.lexicon import Hit, side
from commands.core.grammar.words.roles import Role, Side


def find_supposed(scene: Scene) -> list[Span]:
    """The spans of a line that hold only under a condition."""
    if scene.tables.isdisjoint(_CONDITIONS):
        return []
    supposed = [
        scene.clause_of(ref.start) for ref in scene.refs if _is_supposed(scene, ref) or _is_wished(scene, ref)
    ]
    for hit in scene.hits:
        if Role.IF in hit.roles and not (is_hindrance(scene, hit) or is_topic_marker(scene, hit)):
            supposed.append(_condition(scene, hit))
        elif Role.THEN in hit.roles and _makes_a_condition(scene, hit):
            supposed.append(scene.clauses.sentence_of(hit.start))
    return supposed


_CONDITIONS = (Role.IF, Role.THEN, Side.SUPPOSING, Side.WISHING)


def _makes_a_condition(scene: Scene, hit: Hit) -> bool:
    return _follows_figure(scene, hit) or _promises(scene, hit) or _leads_to_hope(scene, hit)


def _leads_to_hope(scene: Scene, hit: Hit) -> bool:
    """肯帮忙的话KR5能做到600万: behind the condition what could come of it, the code aside."""
    index = hit.last + (scene.tokens.words[hit.last : hit.last + 1] == [","])
    while index < len(scene.tokens.words) and not scene.tokens.words[index]:
        index += 1
    return index < len(scene.tokens.words) and side(Side.HOPED).match(scene.tokens, index) is not None


def _is_supposed(scene: Scene, ref: Ref) -> bool:
    """`KR5 mà 5 tỷ tháng này chắc em xỉu`: an "if" between a code and a figure, and words behind it."""
    index = scene.token_at(ref.end)
    found = side(Side.SUPPOSING).match(scene.tokens, index)
    figure = next((at for at in scene.numbers if found and scene.token_at(at.start) == found[0]), None)
    return figure is not None and scene.unknown_words(figure.end, scene.clauses.end_of(ref.start)) > 0


def _is_wished(scene: Scene, ref: Ref) -> bool:
    """`coba KR2 bisa 1 menit`: a wish before a code, and a "could" behind it."""
    could = scene.after(ref.end)
    if could is None or Role.MAYBE not in could.roles:
        return False
    index, wishing = scene.token_at(ref.start), side(Side.WISHING)
    wishes = (wishing.match(scene.tokens, at) for at in range(max(0, index - 2), index))
    return any(found is not None and found[0] == index for found in wishes)


def is_topic_marker(scene: Scene, hit: Hit) -> bool:
    """`kalo KR5 sih udah 2,3M`: as for the key result, and no condition."""
    ref = next((at for at in scene.refs if at.start >= hit.end and not scene.gap(hit.end, at.start)), None)
    return ref is not None and side(Side.AS_FOR).match(scene.tokens, scene.token_at(ref.end)) is not None


def _condition(scene: Scene, hit: Hit) -> Span:
    """From an "if" to the end of its clause; of its sentence when it opens that."""
    sentence = scene.clauses.sentence_of(hit.start)
    if scene.gap(sentence[0], hit.start) <= 1 and not any(ref.start < hit.start for ref in scene.refs):
        return sentence[0], _current(scene, hit.start, sentence[1])
    return hit.start, scene.clauses.end_of(hit.start) + 1


def _current(scene: Scene, place: int, end: int) -> int:
    """Where a later clause says how it is for now (`if all goes well 5, currently 3`), else the end."""
    starts = [start for start in scene.clauses.starts if place < start < end]
    return next((at for at in starts if _begins_anew(scene, scene.token_at(at))), end)


def _begins_anew(scene: Scene, index: int) -> bool:
    """Whether a "now" or a "but" stands at a piece."""
    return any(side(table).match(scene.tokens, index) for table in (Side.CURRENTLY, Side.CONTRAST))


def _follows_figure(scene: Scene, hit: Hit) -> bool:
    """`đạt 60% thì ăn mừng`; with a code only if words and no figure follow (`KR5 đạt 5 tỷ thì cả nhà …`)."""
    if not any(scene.gap(at.end, hit.start) == 0 for at in scene.numbers if at.end <= hit.start):
        return False
    end = scene.clauses.end_of(hit.start)
    if not any(scene.same_clause(ref.start, hit.start) for ref in scene.refs):
        return True
    figures = any(hit.end <= at.start < end for at in scene.numbers)
    return not figures and scene.unknown_words(hit.end, end) > 0


def _promises(scene: Scene, hit: Hit) -> bool:
    """`KR4 xong thì đi nhậu`: what follows has nothing to do with work."""
    return any(
        Role.CHATTER in other.roles for other in scene.within(hit.end, scene.clauses.end_of(hit.start))
    )
