"""What says nothing about now: questions, conditions, history, wishes (decisions 6, 10, 15)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from commands.core.grammar.lexicon import Hit, Role
from commands.core.grammar.scene import Scene, Span

_EVIDENCE = frozenset(
    {
        Role.STUCK,
        Role.WAIT,
        Role.HELP,
        Role.SAME,
        Role.ON_TRACK,
        Role.AT_RISK,
        Role.OFF_TRACK,
        Role.CONFIDENCE,
    }
)


def find_dead(scene: Scene) -> list[Span]:
    """The spans of a line that must not be read as a report."""
    dead: list[Span] = []
    clauses = scene.clauses
    for number in range(len(clauses.starts)):
        start, end = clauses.starts[number], clauses.ends[number]
        hits = scene.within(start, end)
        if not hits and clauses.sentences[number] not in clauses.asked:
            continue
        if _is_question(scene, number, hits) or _is_history(hits) or _is_wish(scene, hits):
            dead.append((start, end + 1))
    for hit in scene.hits:
        if Role.IF in hit.roles:
            dead.append(_condition(scene, hit))
        elif Role.THEN in hit.roles and _follows_figure(scene, hit):
            dead.append(_sentence(scene, hit.start))
    return dead


def _is_question(scene: Scene, number: int, hits: list[Hit]) -> bool:
    clauses = scene.clauses
    words = [hit for hit in hits if Role.QUESTION in hit.roles]
    sentence = clauses.sentences[number]
    last = number + 1 >= len(clauses.starts) or clauses.sentences[number + 1] != sentence
    asked = sentence in clauses.asked
    if any(Role.HELP in hit.roles for hit in hits):
        return False
    if asked and (last or not _has_evidence(scene, number, hits)):
        return True
    start, end = clauses.starts[number], clauses.ends[number]
    return any(_asks(scene, hit, start, end) for hit in words)


def _has_evidence(scene: Scene, number: int, hits: list[Hit]) -> bool:
    start, end = scene.clauses.starts[number], scene.clauses.ends[number]
    return any(start <= at.start < end for at in scene.numbers) or any(
        not hit.roles.isdisjoint(_EVIDENCE) for hit in hits
    )


def _asks(scene: Scene, hit: Hit, start: int, end: int) -> bool:
    """A question word opens its clause, or a Chinese one stands anywhere in it."""
    if not scene.tokens.words[hit.first].isascii() and ord(scene.tokens.words[hit.first][0]) > 0x2E80:
        return True
    if scene.token_at(start) == hit.first or scene.gap(start, hit.start) == 0:
        return True
    opening = [word for word in scene.tokens.words[scene.token_at(start) : hit.first] if word]
    closes = hit.end >= end - 1
    return not opening or (closes and (len(opening) == 1 or hit.last - hit.first > 1))


def _is_history(hits: list[Hit]) -> bool:
    return any(Role.PAST in hit.roles for hit in hits)


def _is_wish(scene: Scene, hits: list[Hit]) -> bool:
    wishes = [hit for hit in hits if Role.PROPOSAL in hit.roles]
    if not wishes:
        return False
    first = scene.token_at(scene.clauses.starts[scene.clauses.at(wishes[0].start)])
    return wishes[0].first == first or any(Role.TARGET in hit.roles for hit in hits)


def _condition(scene: Scene, hit: Hit) -> Span:
    """From an "if" to the end of its clause; of its sentence when it opens that."""
    sentence = _sentence(scene, hit.start)
    if scene.gap(sentence[0], hit.start) <= 1 and not any(ref.start < hit.start for ref in scene.refs):
        return sentence
    return hit.start, scene.clauses.end_of(hit.start) + 1


def _follows_figure(scene: Scene, hit: Hit) -> bool:
    near = any(scene.gap(at.end, hit.start) == 0 for at in scene.numbers if at.end <= hit.start)
    return near and not any(scene.same_clause(ref.start, hit.start) for ref in scene.refs)


def _sentence(scene: Scene, place: int) -> Span:
    clauses = scene.clauses
    sentence = clauses.sentence_at(place)
    first, last = bisect_left(clauses.sentences, sentence), bisect_right(clauses.sentences, sentence) - 1
    return clauses.starts[first], clauses.ends[last] + 1
