"""What stands in the way of something that cannot be done: `can't ship until legal signs`."""

from __future__ import annotations

from commands.core.grammar.check_ins.passages import EDGES, Passage
from commands.core.grammar.check_ins.scene import Scene
from commands.core.grammar.codes.key_results import Ref
from commands.core.grammar.words.lexicon import Hit, side
from commands.core.grammar.words.roles import Role, Side

_MOST_UNABLE = 6
"""Unknown words between what cannot be done and why (`can't close the second bank until …`)."""


def hinders(scene: Scene, hit: Hit) -> bool:
    """Whether a "because" or "until" says why something cannot be done, behind that or before it."""
    if not (scene.titles or scene.topics):
        return False
    return _hinders_before(scene, hit) or (Role.BECAUSE not in hit.roles and _hinders_behind(scene, hit))


def _hinders_before(scene: Scene, hit: Hit) -> bool:
    """`KR6 can't ship because …`, KR6上不了线，因为…: what cannot be done, here or in the clause before."""
    start = scene.clauses.starts[max(0, scene.clauses.at(hit.start) - 1)]
    roles = (Role.UNABLE,) if Role.BECAUSE in hit.roles else _UNDONE
    unable = [other for other in scene.within(start, hit.start) if not other.roles.isdisjoint(roles)]
    if not unable or scene.clauses.sentence_at(start) != scene.clauses.sentence_at(hit.start):
        return False
    return scene.unknown_words(unable[-1].end, hit.start) <= _MOST_UNABLE


def _hinders_behind(scene: Scene, hit: Hit) -> bool:
    """`until legal signs, KR6 can't ship`."""
    return scene.starts_clause(hit) and _is_unable(scene, hit.end, scene.clauses.sentence_end(hit.start))


def _is_unable(scene: Scene, start: int, end: int) -> bool:
    return any(Role.UNABLE in other.roles for other in scene.within(start, end))


def _is_undone(scene: Scene, start: int, end: int) -> bool:
    return any(Role.NOT_YET in other.roles for other in scene.within(start, end))


_UNDONE = (Role.UNABLE, Role.NOT_YET)


def is_hindrance(scene: Scene, hit: Hit) -> bool:
    """Whether an "if" names what has to happen first: `can't sign unless …`, 不签就上不了."""
    start, end = scene.clauses.sentence_of(hit.start)
    if not (_is_unable(scene, start, end) or _is_undone(scene, start, hit.start)):
        return False
    denied = scene.within(hit.end, scene.clauses.end_of(hit.start))
    return Role.UNTIL in hit.roles or any(not other.roles.isdisjoint(_NOT) for other in denied)


_NOT = (Role.NOT, Role.NOT_YET)
_MISSING = (*_NOT, Role.LEFT, Role.NEUTRAL, Role.SHORT)
"""The same in one word with its verb (没签, 没批)."""


def find_precondition(scene: Scene) -> Passage | None:
    """安全没签字前上不了线, `chưa ký thì chưa chạy được`: what is missing, and then what cannot be done."""
    if not scene.topics:
        return None
    for hit in scene.live(Role.UNABLE):
        for look in (_missing_before, _because_before, _lacking_before, _lacking_behind, _told_behind):
            if (found := look(scene, hit)) is not None:
                return found
    return None


def hence_before(scene: Scene, ref: Ref) -> int | None:
    """Where a "so" begins that stands before a code, if one does (`keganjal legal jadi KR3 baru 2`)."""
    if Side.HENCE not in scene.tables:
        return None
    index, so = scene.token_at(ref.start), side(Side.HENCE)
    found = ((at, so.match(scene.tokens, at, bare=scene.bare)) for at in range(max(0, index - 3), index))
    return next((scene.tokens.starts[at] for at, hit in found if hit is not None and hit[0] == index), None)


def find_lacking(scene: Scene, hit: Hit) -> Passage | None:
    """KR6还没有生产权限，求助, `KR6 no access, help needed`: what there is not, and then a bare request."""
    clause, clauses = scene.clauses.at(hit.start) - 1, scene.clauses
    if clause < 0 or clauses.sentences[clause] != clauses.sentences[clause + 1]:
        return None
    start, end = clauses.starts[clause], clauses.ends[clause]
    start = max([start, *(ref.end for ref in scene.refs if start < ref.end <= end)])
    first = next(iter(scene.within(start, end)), None)
    lacks = first is not None and scene.gap(start, first.start) == 0 and not first.roles.isdisjoint(_MISSING)
    if first is None or not lacks or not scene.unknown_words(first.end, end):
        return None
    return Passage(scene.normal.as_typed(first.start, end).strip(EDGES), first.start, hit.end, first.start)


def _because_before(scene: Scene, hit: Hit) -> Passage | None:
    """因为证书没下来上不了线: between a "because" and what cannot be done stands why."""
    causes = scene.within(scene.clause_of(hit.start)[0], hit.start)
    cause = next((other for other in causes if Role.BECAUSE in other.roles), None)
    if cause is None:
        return None
    end = min([hit.start, *(ref.start for ref in scene.refs if ref.start > cause.end)])
    if all(other.roles.isdisjoint(_MISSING) for other in scene.within(cause.end, end)):
        return None
    text = scene.normal.as_typed(cause.end, end).strip(EDGES)
    return Passage(text, cause.end, hit.end, cause.start) if text else None


def _lacking_before(scene: Scene, hit: Hit) -> Passage | None:
    """没有渗透测试KR6上不了线: a sentence that begins with what there is not, and whose code cannot go on."""
    start = scene.clauses.sentence_of(hit.start)[0]
    ref = next((at for at in scene.refs if start < at.start < hit.start), None)
    first = next(iter(scene.within(start, hit.start)), None)
    if ref is None or first is None or first.start >= ref.start:
        return None
    hence = hence_before(scene, ref)
    if hence is not None and Role.SAME in first.roles and scene.unknown_words(start, first.start):
        text = scene.normal.as_typed(start, hence).strip(EDGES)
        return Passage(text, start, hit.end, start)  # dana belum turun jadi KR1 belum bisa …
    if first.roles.isdisjoint(_MISSING):
        return None
    joined = _joint_before(scene, hit, ref.end) is not None
    if not (joined or scene.starts_clause(first)) or not scene.unknown_words(first.end, ref.start):
        return None
    start = start if joined else first.start
    text = scene.normal.as_typed(start, ref.start).strip(EDGES)
    return Passage(text, start, hit.end, start)


def _lacking_behind(scene: Scene, hit: Hit) -> Passage | None:
    """KR6没有测试机没法测: the same behind the code."""
    ref = next(
        (at for at in scene.refs if at.end <= hit.start and scene.same_clause(at.start, hit.start)), None
    )
    first = scene.after(ref.end) if ref is not None else None
    if ref is None or first is None or first.end >= hit.start or first.roles.isdisjoint(_MISSING):
        return None
    if not scene.unknown_words(first.end, hit.start) or scene.within(first.end, hit.start):
        return None
    text = scene.normal.as_typed(first.start, hit.start).strip(EDGES)
    return Passage(text, first.start, hit.end, first.start)


def _told_behind(scene: Scene, hit: Hit) -> Passage | None:
    """`KR6 belum bisa naik ke store, akunnya kena suspend`: what cannot move, and why in the next clause."""
    clause, clauses = scene.clauses.at(hit.start), scene.clauses
    if clause + 1 >= len(clauses.starts) or clauses.sentences[clause] != clauses.sentences[clause + 1]:
        return None
    if not (_moves_nowhere(scene, hit) or _cannot_go_on(scene, hit)):
        return None
    if scene.holds(Side.ITEMS, hit.last, scene.token_at(clauses.ends[clause + 1])):
        return None  # KR3 can't be opened, the link is broken
    start, end = clauses.starts[clause + 1], clauses.ends[clause + 1]
    if scene.unknown_words(start, end) < _TOLD or any(start <= at.start < end for at in scene.numbers):
        return None
    if any(not other.roles.isdisjoint(_OF_OTHER_FIELDS) for other in scene.within(start, end)):
        return None
    return Passage(scene.normal.as_typed(start, end).strip(EDGES), start, end, start)


def _moves_nowhere(scene: Scene, hit: Hit) -> bool:
    """`KR6 belum bisa naik`: a verb of moving behind, and the code somewhere before."""
    moved = scene.after(hit.end)
    start = scene.clause_of(hit.start)[0]
    named = any(start <= ref.start < hit.start for ref in scene.refs)
    return named and moved is not None and not moved.roles.isdisjoint(_MOVING)


def _cannot_go_on(scene: Scene, hit: Hit) -> bool:
    """`KR6 can't deploy`, KR6部署不了: a code, what it cannot, and nothing else in its clause."""
    start, end = scene.clause_of(hit.start)
    owners = [ref for ref in scene.topics if start <= ref.start < hit.start]
    if not owners or scene.unknown_words(owners[-1].end, hit.start):
        return False
    if any(start <= at.start < end for at in scene.numbers) or scene.unknown_words(hit.end, end) > _FEW:
        return False
    others = [other for other in scene.within(hit.end, end) if not other.roles & {Role.ACHIEVED, Role.DONE}]
    return not others


_FEW = 3
"""Unknown words of what cannot be done."""
_MOVING = (Role.UP, Role.DOWN, Role.TO, Role.ACHIEVED)
_TOLD = 2
"""Unknown words of a clause that says why."""
_OF_OTHER_FIELDS = (
    Role.CONFIDENCE, Role.SURE, Role.NEXT, Role.LOOSE_NEXT, Role.NEXT_TIME, Role.QUESTION, Role.MAYBE,
    Role.IF, Role.FORECAST, Role.PROPOSAL, Role.ON_TRACK, Role.AT_RISK, Role.OFF_TRACK, Role.LOOSE_ON_TRACK,
    Role.POSTPONED,
)  # fmt: skip


def _missing_before(scene: Scene, hit: Hit) -> Passage | None:
    start = max([scene.clause_of(hit.start)[0], *(ref.end for ref in scene.refs if ref.end <= hit.start)])
    joint = _joint_before(scene, hit, start)
    if joint is None:
        return None
    if all(at.roles.isdisjoint((*_MISSING, Role.SAME)) for at in scene.within(start, joint)):
        return None
    text = scene.normal.as_typed(start, joint).strip(EDGES)
    return Passage(text, start, hit.end, start) if text else None


def _joint_before(scene: Scene, hit: Hit, start: int) -> int | None:
    """Where the word begins that joins what is missing to what cannot be done (前, 就, `thì`, `jadi`)."""
    first = scene.token_at(start)
    for index in range(max(first, hit.first - 3), hit.first):
        for table in (Side.ERE, Side.HENCE):
            found = side(table).match(scene.tokens, index, bare=scene.bare)
            if found is not None and found[0] <= hit.first:
                return scene.tokens.starts[index]
    return None
