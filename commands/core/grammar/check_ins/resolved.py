"""Whether a line says that a blocker is gone."""

from __future__ import annotations

from commands.core.grammar.check_ins.scene import Scene
from commands.core.grammar.days.day_words import find_days
from commands.core.grammar.words.lexicon import Hit, has_role, side
from commands.core.grammar.words.roles import Role, Side


def names_blocker(scene: Scene) -> bool:
    """Whether a line says something of a blocker by its code, and does not ask."""
    if not any(ref.is_blocker for ref in scene.refs):
        return False
    asks = scene.clauses.asked or any(Role.QUESTION in hit.roles for hit in scene.hits)
    return not (asks or _ends_in_or_not(scene))


def _ends_in_or_not(scene: Scene) -> bool:
    """`B1 giải quyết xong chưa`, `B1 sudah beres belum ya`, B1解决了没有: a denial last, which asks."""
    hit = scene.hits[-1] if scene.hits else None
    if hit is None or hit.roles.isdisjoint(_OR_NOT) or hit.start < scene.refs[0].end:
        return False
    return scene.skip(hit.end, Side.PARTICLE) >= len(scene.tokens.text)


_OR_NOT = (Role.NOT, Role.NOT_YET, Role.TAG)


def solves_blocker(scene: Scene) -> bool:
    """Whether a line names a blocker's code and says that it is gone (`B7 lancar`: that it goes well)."""
    if not names_blocker(scene):
        return False
    alone = not scene.topics and len(scene.hits) == 1
    solved = _SOLVED | _GOES_WELL if alone else _SOLVED
    return any(not hit.roles.isdisjoint(solved) and not _is_to_come(scene, hit) for hit in scene.hits)


def is_said_to_be_gone(scene: Scene) -> bool:
    """Whether a line without a code says that something is solved, and does not ask, deny or hope it."""
    asks = scene.clauses.asked or any(Role.QUESTION in hit.roles for hit in scene.hits)
    return not asks and any(hit.roles & _SOLVED and not _is_to_come(scene, hit) for hit in scene.hits)


def _is_to_come(scene: Scene, hit: Hit) -> bool:
    """`waiting for B1 to be solved`, `B1 is not solved yet`, B1还没解决."""
    return _is_due(scene, hit) or any(not other.roles.isdisjoint(_TO_COME) for other in _before(scene, hit))


def _is_due(scene: Scene, hit: Hit) -> bool:
    """`B1 Kamis beres`, `B1 xong ngày mai`: behind a day that may be to come, or beside one that is."""
    if not scene.dates or scene.holds(Side.ALREADY, hit.first, len(scene.tokens.words)):
        return False
    days, _ = find_days(scene.tokens, None)
    return any(
        (day.ahead or 0) > 0 or (day.ahead is None and 0 <= hit.first - day.last <= _PART_OF_DAY)
        for day in days
        if scene.same_clause(scene.tokens.starts[day.first], hit.start)
    )


_PART_OF_DAY = 1
"""Pieces between a day and what will be done by then (`Kamis pagi beres`, 周四前解决)."""
_TO_COME = (
    Role.WAIT,
    Role.UNTIL,
    Role.NEED,
    Role.NOT,
    Role.NOT_YET,
    Role.MAYBE,
    Role.IF,
    Role.FORECAST,
    Role.PROPOSAL,
    Role.WISH,
)
_SOLVED = frozenset({Role.CLEARED, Role.UNBLOCKED, Role.DONE})
_GOES_WELL = frozenset({Role.ON_TRACK, Role.LOOSE_ON_TRACK})


def is_resolved(scene: Scene) -> bool:
    return not scene.tables.isdisjoint(_ENDINGS) and _says_it_is_gone(scene)


_ENDINGS = frozenset({Role.UNBLOCKED, Role.CLEARED, Side.ANYMORE})
"""Tables without a phrase of which nothing is said to be gone."""


def _says_it_is_gone(scene: Scene) -> bool:
    if any(_is_freed(scene, hit) for hit in scene.live(Role.UNBLOCKED)):
        return True
    if _is_settled(scene) or any(_is_cleared_before(scene, hit) for hit in scene.live(Role.BLOCKER)):
        return True
    if any(_is_over(scene, hit) for hit in scene.live(Role.STUCK, Role.WAIT, Role.NO_BLOCKER)):
        return True
    if any(_is_answered(scene, hit) for hit in scene.hits if not hit.roles.isdisjoint(_BLOCKING)):
        return True
    for hit in scene.live(Role.BLOCKER, Role.STUCK):
        then = scene.before(hit.start)  # was blocked by the cert, now resolved
        over = then is not None and Role.WAS in then.roles
        end = scene.clauses.sentence_end(hit.start) if over else scene.clauses.end_of(hit.start)
        for other in scene.within(hit.end, end):
            if (
                Role.CLEARED in other.roles
                and scene.is_live(other.start)
                and (Role.BLOCKER in hit.roles or _closes(scene, other, end))
            ):
                before = scene.before(other.start)
                if _is_open(scene, hit, other) or _is_told(scene, hit, other):
                    continue
                if before is None or before.roles.isdisjoint((Role.NOT, Role.MAYBE)):
                    return True
    return False


def _is_freed(scene: Scene, hit: Hit) -> bool:
    """`KR4 jalan lagi`, neither denied nor hoped, and nothing that has to happen first."""
    before = scene.before(hit.start, gap=1)
    if before is not None and not before.roles.isdisjoint((Role.MAYBE, Role.NOT)):
        return False
    if _depends(scene, hit) or _is_awaited(scene, hit):
        return False
    return not any(_asks_first(other) for other in _before(scene, hit))


def _is_open(scene: Scene, hit: Hit, cleared: Hit) -> bool:
    """`mentok: ga bisa deploy sebelum freeze selesai`: it is over only when something happens."""
    last = scene.tokens.words[hit.last - 1]
    if has_role(last, Role.UNTIL) or has_role(last, Role.BECAUSE):  # on hold until the audit is over
        return True
    between = scene.within(hit.end, cleared.start)
    return any(
        not other.roles.isdisjoint((Role.UNTIL, Role.IF, Role.UNABLE, Role.BECAUSE)) for other in between
    )


def _depends(scene: Scene, hit: Hit) -> bool:
    """`KR3 baru bisa lanjut kalau @wang teken`: what has to happen first stands behind."""
    behind = scene.within(hit.end, scene.clauses.end_of(hit.start))
    return any(not other.roles.isdisjoint((Role.IF, Role.UNTIL)) for other in behind)


def _is_told(scene: Scene, hit: Hit, cleared: Hit) -> bool:
    """`kendala KR4: log hilang`: behind a colon, what happened to something is what is in the way."""
    colons = (at for at in range(hit.last, cleared.first) if scene.tokens.words[at] == ":")
    behind = next((scene.tokens.ends[at] for at in colons), None)
    return behind is not None and scene.unknown_words(behind, cleared.start) > 0


def _is_awaited(scene: Scene, hit: Hit) -> bool:
    """等@老周 放行: what somebody is still to grant."""
    grant = side(Side.GRANTS).match(scene.tokens, hit.first)
    awaited = any(Role.WAIT in other.roles for other in _before(scene, hit))
    return awaited and grant is not None and grant[0] == hit.last


def _asks_first(hit: Hit) -> bool:
    """`cần @lan duyệt thì KR4 mới chạy tiếp được`: what has to happen before it is so."""
    return hit.roles.isdisjoint((Role.NOT, Role.NO_BLOCKER)) and not hit.roles.isdisjoint(_FIRST)


_FIRST = (Role.NEED, Role.HELP, Role.UNTIL, Role.THEN)


def _is_settled(scene: Scene) -> bool:
    """`KR3 resolved`, `KR3: legal issue sorted`: no figure, and that what was in its way is gone."""
    if scene.numbers or not scene.topics:
        return False
    if any(_is_trouble_over(scene, hit) for hit in scene.live(Role.CLEARED)):
        return True
    if not scene.refs[0].is_topic:
        return False
    hit = scene.after(scene.refs[0].end, gap=2)
    if hit is None or Role.CLEARED not in hit.roles or Role.DONE in hit.roles:
        return False
    end = len(scene.tokens.text) if Role.ACHIEVED in hit.roles else scene.clauses.end_of(hit.start)
    return scene.unknown_words(0, end) == 0


def _is_trouble_over(scene: Scene, hit: Hit) -> bool:
    """`legal issue sorted`, `urusan legal kelar`, 法务问题搞定: an everyday word for trouble, and its end."""
    if any(not other.roles.isdisjoint(_STILL) for other in _before(scene, hit)):
        return False
    start = scene.token_at(scene.clause_of(hit.start)[0])
    done = hit.last - hit.first > 1 and has_role(scene.tokens.words[hit.last - 1], Role.DONE)
    if done and scene.holds(Side.TROUBLE, hit.last, hit.last + 1):
        return True  # xử lý xong chuyện ca đêm của KR2
    trouble = side(Side.TROUBLE)
    return any(trouble.match(scene.tokens, at) for at in range(max(start, hit.first - _FAR), hit.first))


_STILL = (Role.NOT, Role.NOT_YET, Role.MAYBE, Role.IF, Role.FORECAST)


def _before(scene: Scene, hit: Hit) -> list[Hit]:
    return scene.within(scene.clause_of(hit.start)[0], hit.start)


def _is_cleared_before(scene: Scene, hit: Hit) -> bool:
    """`cleared the blocker`, `fixed: KR4's CDN blocker`, 解除阻塞: the verb before the noun."""
    before = scene.before(hit.start, gap=_FAR)
    if before is None or Role.CLEARED not in before.roles or scene.before(before.start) is not None:
        return False
    return scene.gap(before.end, hit.start) <= 2 or scene.colon_behind(before.end) is not None


def _is_over(scene: Scene, hit: Hit) -> bool:
    """`isn't stuck any more`, `not waiting for legal anymore`: denied, and a word that it was so before."""
    before = scene.before(hit.start, gap=1)
    if Role.NO_BLOCKER not in hit.roles and (before is None or Role.NOT not in before.roles):
        return False
    end = scene.token_at(scene.clauses.end_of(hit.start))
    anymore = side(Side.ANYMORE)
    return any(anymore.match(scene.tokens, index) for index in range(hit.last, min(end, hit.last + _FAR)))


def _is_answered(scene: Scene, hit: Hit) -> bool:
    """`KR6 blocked? not any more, …`: asked by the writer, who says at once that it is over."""
    if scene.clauses.sentence_at(hit.start) not in scene.clauses.asked:
        return False
    behind = scene.clauses.sentence_end(hit.start)
    denial = next(iter(scene.within(behind, behind + _BLANK)), None)
    if denial is None:
        return False
    if Role.BLOCKER in hit.roles and Role.CLEARED in denial.roles:
        return True  # that blocker? gone
    if Role.NOT not in denial.roles:
        return False
    return scene.holds(Side.ANYMORE, denial.last, min(denial.last + 1, len(scene.tokens.words)))


_BLANK = 2
"""Characters behind a question mark in which the answer begins."""
_BLOCKING = (Role.STUCK, Role.WAIT, Role.BLOCKER)
_FAR = 8
"""Pieces behind a denied cue in which a word for "any more" is looked for."""


def _closes(scene: Scene, hit: Hit, end: int) -> bool:
    return scene.unknown_words(hit.end, end) == 0
