"""What says nothing about now: questions, history, wishes, what others say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from commands.core.grammar.check_ins.asked_clauses import Clause, is_question, turns_to
from commands.core.grammar.check_ins.hearsay import is_hearsay, is_joke
from commands.core.grammar.check_ins.scene import Rules, Scene, Span, inside
from commands.core.grammar.check_ins.suppositions import find_supposed
from commands.core.grammar.figures.number_words import duration_seconds
from commands.core.grammar.words.lexicon import Hit, side
from commands.core.grammar.words.roles import Role, Side

_Rule = Callable[[Scene, Clause], bool]


def find_dead(scene: Scene) -> list[Span]:
    """The spans of a line that must not be read as a report."""
    if Role.JOKE in scene.tables and is_joke(scene):
        return [(0, len(scene.tokens.text))]
    return [*_quiet_clauses(scene), *_quoted(scene), *find_supposed(scene)]


def _quiet_clauses(scene: Scene) -> list[Span]:
    rules = scene.having(_RULES)
    if scene.clauses.asked:
        rules.insert(0, is_question)
    if not rules:
        return []
    spans = (_quiet_span(scene, clause, rules) for clause in _clauses(scene))
    return [span for span in spans if span is not None]


def _quiet_span(scene: Scene, clause: Clause, rules: Sequence[_Rule]) -> Span | None:
    """What says nothing about now because of a clause."""
    rule = next((rule for rule in rules if rule(scene, clause)), None)
    if rule is None:
        return None
    if rule is is_question:
        return turns_to(scene, clause.start, clause.end), clause.end + 1
    if _is_source(scene, clause):
        return scene.clauses.sentence_of(clause.start)
    return clause.start, _contrast(scene, clause) if rule is _is_wish else clause.end + 1


def _clauses(scene: Scene) -> Iterator[Clause]:
    """The clauses that hold a phrase or belong to a question."""
    clauses = scene.clauses
    for number, (start, end) in enumerate(zip(clauses.starts, clauses.ends, strict=True)):
        hits = scene.within(start, end)
        if hits or clauses.sentences[number] in clauses.asked:
            yield Clause(number, start, end, hits)


def _contrast(scene: Scene, clause: Clause) -> int:
    """`maunya 2 menit tapi masih 5 menit`: the "but" that ends a wish, or where the clause ends."""
    first, last = scene.token_at(clause.start), scene.token_at(clause.end)
    but = side(Side.CONTRAST)
    found = (at for at in range(first + 1, last) if but.match(scene.tokens, at) is not None)
    place = next(found, None)
    return clause.end + 1 if place is None else scene.tokens.starts[place]


def _quoted(scene: Scene) -> list[Span]:
    """`"KR3 60%, blocked on legal" is how you write it`: a report in quotes, with words around them."""
    if '"' not in scene.tokens.words:
        return []
    marks = [
        start for word, start in zip(scene.tokens.words, scene.tokens.starts, strict=True) if word == '"'
    ]
    quotes = list(zip(marks[::2], marks[1::2], strict=False))
    topics = [ref.start for ref in scene.topics]
    if not quotes or not topics or not all(inside(topic, quotes) for topic in topics):
        return []
    around = scene.unknown_words(0, len(scene.tokens.text)) - sum(scene.unknown_words(*at) for at in quotes)
    return quotes if around > 0 else []


def _is_history(scene: Scene, clause: Clause) -> bool:
    """A period that is over, or the figures of others."""
    hits = clause.hits
    others = next((at for at, hit in enumerate(hits) if Role.ELSEWHERE in hit.roles), None)
    if others is not None and all(hit.roles.isdisjoint(_ANNOUNCING) for hit in hits[:others]):
        return True
    if all(any(role in hit.roles for hit in hits) for role in _OVER) or _is_long_ago(scene, hits):
        return True
    if any(Role.QUARTER in hit.roles and scene.holds(Side.ONCE, hit.last, hit.last + 1) for hit in hits):
        return True  # ingat q1 dulu
    return any(Role.PAST in hit.roles and not _is_counted(scene, hit) for hit in hits)


def _is_long_ago(scene: Scene, hits: list[Hit]) -> bool:
    """`dulu waktu respons kita 15 menit`: a "once" first, and every figure in its clause."""
    if not hits or hits[0].first or side(Side.ONCE).match(scene.tokens, 0) is None:
        return False
    return all(scene.same_clause(0, at.start) for at in scene.numbers)


def _is_source(scene: Scene, clause: Clause) -> bool:
    """`menurut artikel, retensi 60% itu bagus`: whose words follow is all that the first clause says."""
    _, start, end, hits = clause
    told = any(Role.ELSEWHERE in hit.roles for hit in hits) and scene.unknown_words(start, end) == 0
    return told and start == scene.clauses.sentence_of(start)[0]


def _is_counted(scene: Scene, hit: Hit) -> bool:
    """The five of `ba trên năm rồi`, `thứ năm rồi`, else last year; and the months of `3 tháng rồi`."""
    before = scene.before(hit.start)
    if before is not None and not before.roles.isdisjoint(_COUNTING):
        return True
    spans = [(at.start, at.end) for at in scene.numbers] + [at[:2] for at in scene.ordinals(0, hit.start)]
    return any(start < hit.start < end for start, end in spans)


_OVER = (Role.QUARTER, Role.ENDED)
_COUNTING = (Role.OF, Role.CONFIDENCE, Role.SURE, Role.ACHIEVED, Role.NOW)


_ANNOUNCING = (
    Role.STUCK,
    Role.WAIT,
    Role.HELP,
    Role.NEED,
    Role.BLOCKER,
    Role.BECAUSE,
    Role.NEXT,
    Role.LOOSE_NEXT,
    Role.NEXT_TIME,
)
"""Behind these, others are whom the blocker or next step is about."""


def _is_about_target(scene: Scene, clause: Clause) -> bool:
    """`the target of KR1 should be 55%`: a target word with its key result, and no word for now behind."""
    for at, hit in enumerate(clause.hits):
        if Role.TARGET not in hit.roles:
            continue
        topics = [ref.start for ref in scene.refs] + [start for start, _ in scene.titles]
        named = any(0 <= scene.gap(hit.end, start) <= 1 for start in topics if start >= hit.end)
        return named and not any(_says_now(scene, other) for other in clause.hits[at + 1 :])
    return False


def _says_now(scene: Scene, hit: Hit) -> bool:
    """A word for now that is more than an "is" (`là`)."""
    return Role.NOW in hit.roles and side(Side.FILLER).match(scene.tokens, hit.first, bare=scene.bare) is None


def _is_wish(scene: Scene, clause: Clause) -> bool:
    hits = clause.hits
    wishes = [hit for hit in hits if Role.PROPOSAL in hit.roles]
    if any(Role.WISH in hit.roles for hit in hits):
        return True
    if not wishes:
        return False
    start = scene.clause_of(wishes[0].start)[0]
    led = any(word[:1].isalnum() for word in scene.tokens.words[scene.token_at(start) : wishes[0].first])
    return not led or len(wishes) > 1 or any(Role.TARGET in hit.roles for hit in hits)


def _is_planned(scene: Scene, clause: Clause) -> bool:
    """`budget KR5 naik 10% tahun depan`: a rise or fall, by how much, and a period to come."""
    moves = [at for at, hit in enumerate(clause.hits) if not hit.roles.isdisjoint(_MOVES)]
    if not moves or any(not hit.roles.isdisjoint(_NOT_PLANNED) for hit in clause.hits):
        return False
    figures = any(clause.hits[moves[0]].end <= at.start < clause.end for at in scene.numbers)
    return figures and scene.holds(Side.COMING, scene.token_at(clause.start), scene.token_at(clause.end))


_MOVES = (Role.UP, Role.DOWN, Role.TO)


def _is_appointment(scene: Scene, clause: Clause) -> bool:
    """`10h sync KR1`, `meeting KR1 moved to 3 pm`: a meeting first, and when it is; `3h em báo cáo KR2`."""
    _, start, end, hits = clause
    meetings = [hit for hit in hits if not hit.roles.isdisjoint(_MEETINGS)]
    if not meetings or not scene.starts_clause(meetings[0]):
        return False
    if any(hit.start < meetings[0].start and not hit.roles.isdisjoint(_ANNOUNCING) for hit in hits):
        return False
    hours = duration_seconds()
    timed = any(
        start <= at.start < meetings[0].start and hours.get(at.unit or "") == _HOUR for at in scene.numbers
    )
    if Role.MEETING not in meetings[0].roles:
        return timed
    if any(Role.DONE in hit.roles and scene.colon_behind(hit.end) is not None for hit in hits):
        return False  # họp lúc 10h xong: KR3 3 khách
    moved = any(Role.POSTPONED in hit.roles for hit in hits)
    return timed or moved or any(start <= day[0] < end for day in scene.dates)


_NOT_PLANNED = (*_ANNOUNCING, Role.POSTPONED, Role.WAS, Role.NOW)
"""Words beside which a period to come says when something else happens."""
_HOUR = 3600
_MEETINGS = frozenset({Role.MEETING, Role.REPORT})

_RULES: Rules[_Rule] = (
    (frozenset({Role.QUESTION, Role.TAG}), is_question),
    (frozenset({Role.ELSEWHERE, Role.ENDED, Role.PAST, Side.ONCE}), _is_history),
    (frozenset({Side.HEARD}), lambda scene, clause: is_hearsay(scene, clause.start, clause.end)),
    (frozenset({Role.WISH, Role.PROPOSAL}), _is_wish),
    (frozenset({Side.COMING}), _is_planned),
    (frozenset({Role.TARGET}), _is_about_target),
    (_MEETINGS, _is_appointment),
)
"""What makes a clause say nothing about now, questions first."""
