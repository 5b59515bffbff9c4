"""What a line is stuck on and what it waits for."""

from __future__ import annotations

from operator import itemgetter

from commands.core.grammar.check_ins.hindrances import find_lacking, find_precondition, hinders
from commands.core.grammar.check_ins.listed import listed
from commands.core.grammar.check_ins.passages import EDGES, Passage, behind_copula, passage
from commands.core.grammar.check_ins.scene import Scene
from commands.core.grammar.check_ins.stuck_alone import find_stuck_alone
from commands.core.grammar.check_ins.stuck_cues import (
    BAD,
    NEAR,
    is_denied,
    is_nothing,
    is_value,
    only_stands,
    points_back,
    stands_free,
)
from commands.core.grammar.words.lexicon import Hit, has_role, side
from commands.core.grammar.words.roles import Role, Side


def find_blocker(scene: Scene, ends: list[int]) -> Passage | None:
    """The blocker a line opens. `ends` are places where another subject begins (confidence, codes)."""
    colon = None
    for hit in scene.live(*_HEADINGS):
        if Role.NEED in hit.roles and not scene.starts_clause(hit):
            continue  # only a heading (`Cần: thêm người`)
        behind = scene.colon_behind(hit.end) or _behind_code_and_dash(scene, hit)
        if behind is not None and (is_nothing(scene, behind) or _is_crossed_out(scene, behind)):
            return None
        if behind is not None:
            colon = listed(scene, behind, hit.start, ends) or passage(scene, behind, hit.start, ends)
            if colon is not None:
                return colon
    cues = [(_rank(scene, hit), hit) for hit in scene.live(*_CUES) if not scene.is_of_title(hit)]
    for rank, hit in sorted(cues, key=itemgetter(0)):
        told = find_stuck_alone(scene, ends) or find_lacking(scene, hit) if rank == _ASKS_ONLY else None
        if told is not None:
            return told
        start = _opening(scene, hit)
        if start is None:
            continue
        found = _between(scene, hit) if Role.BY in hit.roles else _behind(scene, hit, start, ends)
        if found is not None:
            return found
    blocks = (_is_what_blocks(scene, hit) for hit in scene.live(Role.BLOCKER))
    blocking = next((found for found in blocks if found is not None), None)
    return blocking or find_precondition(scene) or find_stuck_alone(scene, ends)


_HEADINGS = (Role.BLOCKER, Role.HELP, Role.STUCK, Role.WAIT, Role.NEED)
"""Cues behind which a colon opens a blocker."""


def _behind(scene: Scene, hit: Hit, start: int, ends: list[int]) -> Passage | None:
    """What stands behind a cue, several things perhaps."""
    return listed(scene, start, hit.start, ends) or passage(scene, start, hit.start, ends)


def _is_crossed_out(scene: Scene, place: int) -> bool:
    """`vướng: -; …`: a dash for nothing."""
    index = scene.token_at(place)
    return scene.tokens.words[index : index + 1] == ["-"] and scene.tokens.words[index + 1 : index + 2] in (
        [], [";"], [","], ["."]
    )  # fmt: skip


def _behind_code_and_dash(scene: Scene, hit: Hit) -> int | None:
    """`Hambatan KR6 - belum ada akun`: the place behind the dash, or colon, that follows a noun's code."""
    if Role.BLOCKER not in hit.roles:
        return None
    ref = next((at for at in scene.refs if at.start >= hit.end and scene.gap(hit.end, at.start) <= 1), None)
    if ref is None or not scene.starts_clause(hit):
        return None
    index = scene.token_at(ref.end)
    mark = scene.tokens.words[index] if index < len(scene.tokens.words) else ""
    return scene.tokens.ends[index] if mark in (":", "-") else None


_CUES = (
    Role.STUCK, Role.WAIT, Role.HELP, Role.NEED, Role.BLOCKER, Role.BECAUSE, Role.UNTIL, Role.BY, Role.IF
)  # fmt: skip


_ASKS_ONLY, _POINTS_ONLY = 2, 3


def _rank(scene: Scene, hit: Hit) -> int:
    """A cue for being stuck tells more than a request beside it, and any more than a request alone.

    What only points at something tells least.
    """
    if points_back(scene, hit):
        return _POINTS_ONLY
    if _only_asks(scene, hit):
        return _ASKS_ONLY
    return int(hit.roles.isdisjoint(_STUCK) and not hit.roles.isdisjoint(_REQUESTS))


_STUCK = (Role.STUCK, Role.WAIT)
_REQUESTS = (Role.HELP, Role.NEED)


def _only_asks(scene: Scene, hit: Hit) -> bool:
    """`please help` with nothing behind, `can you help?`: another cue tells more."""
    if hit.roles.isdisjoint(_REQUESTS):
        return False
    if Role.NEED in hit.roles:
        named = [at for at in scene.mentions if scene.gap(hit.end, at.start) <= 1 and at.start >= hit.end]
        return bool(named) and not scene.unknown_words(hit.end, scene.clauses.end_of(hit.start))
    asked = scene.clauses.sentence_at(hit.start) in scene.clauses.asked
    end = scene.clauses.end_of(hit.start)
    return asked or not (scene.within(hit.end, end) or scene.unknown_words(hit.end, end))


def _is_what_blocks(scene: Scene, hit: Hit) -> Passage | None:
    """`legal is the bottleneck`, 法务是瓶颈: what stands before the "is"."""
    if is_denied(scene, hit) or _cleared(scene, hit):
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


def _opening(scene: Scene, hit: Hit) -> int | None:
    """Where the blocker's text begins behind a cue, or None when the cue opens nothing here."""
    roles = hit.roles
    if not roles.isdisjoint(_STUCK):
        if is_denied(scene, hit) or not stands_free(scene, hit) or is_value(scene, hit):
            return None
        if is_nothing(scene, hit.end) or only_stands(scene, hit):
            return None
        return _behind_stuck(scene, hit)
    if Role.HELP in roles:
        return None if is_denied(scene, hit) else hit.start
    if Role.NEED in roles:
        asks = _asks(scene, hit) and not is_denied(scene, hit) and not _is_for_meeting(scene, hit)
        return hit.start if asks else None
    if Role.BLOCKER in roles:
        if is_nothing(scene, hit.end) or scene.holds(
            Side.SHOWN_ON, hit.last, min(hit.last + 3, len(scene.tokens.words))
        ):
            return None  # 3 blockers on the board
        named = scene.skip(_behind_owner(scene, hit), Side.FILLER, Side.PLACE)
        if scene.token_at(named) > hit.last or scene.starts_clause(hit) or _follows_figure(scene, hit):
            return None if is_denied(scene, hit) or _cleared(scene, hit) else max(named, hit.end)
        return None
    if not roles.isdisjoint((Role.BECAUSE, Role.UNTIL, Role.IF)):
        explains = hinders(scene, hit) or (Role.BECAUSE in roles and _explains(scene, hit))
        return hit.end if explains else None
    return hit.end


def _follows_figure(scene: Scene, hit: Hit) -> bool:
    """`… keyakinan tujuh kendalanya invoice belum terbit`: said without a pause, behind another field."""
    number = next(
        (at for at in scene.numbers if at.end <= hit.start and not scene.gap(at.end, hit.start)), None
    )
    if number is None:
        return False
    sure = scene.before(number.start, gap=1)
    rates = sure is not None and not sure.roles.isdisjoint((Role.CONFIDENCE, Role.SURE))
    return rates or number.unit is not None or abs(number.amount) >= _LEAST_AMOUNT


_LEAST_AMOUNT = 10000
"""What nobody counts blockers with."""


def _behind_stuck(scene: Scene, hit: Hit) -> int:
    """`stuck again on KR4 by legal`, `mentok lagi di legal`: behind what only says once more, and where."""
    if scene.tokens.words[hit.last : hit.last + 1] == ["了"]:
        return scene.skip(hit.end, Side.PARTICLE)
    more = _behind_since(scene, hit) or scene.skip(hit.end, Side.ONCE_MORE)
    place = scene.skip(more, Side.PLACE)
    owner = next((at for at in scene.refs if at.start == place), None)
    if owner is not None and any(at.end <= hit.start for at in scene.topics):
        return place  # KR6 nunggu KR2 kelar
    if owner is not None:
        return behind_copula(scene, owner.end) or scene.skip(owner.end, Side.ONCE_MORE, Side.BLOCKED_BY)
    apart = scene.token_at(more) > hit.last or _is_misspelt(scene, hit)
    return scene.skip(more, Side.BLOCKED_BY) if apart else hit.end


def _is_misspelt(scene: Scene, hit: Hit) -> bool:
    """`blokced by billing`: the "by" is no part of the cue, as it is of one that is spelled right."""
    word = scene.tokens.words[hit.first]
    return hit.last - hit.first == 1 and not has_role(word, Role.STUCK) and not has_role(word, Role.WAIT)


def _behind_since(scene: Scene, hit: Hit) -> int | None:
    """`blocked since Monday by the IdP team`: behind the day, where what blocks is told behind that."""
    if not scene.dates:
        return None
    day = next(
        (end for start, end in scene.dates if start >= hit.end and scene.gap(hit.end, start) <= 1), None
    )
    index = len(scene.tokens.words) if day is None else scene.token_at(day)
    if day is None or index >= len(scene.tokens.words):
        return None
    return day if side(Side.BLOCKED_BY).match(scene.tokens, index) is not None else None


_OF_TALK = {Role.MEETING, Role.REPORT}


def _is_for_meeting(scene: Scene, hit: Hit) -> bool:
    """`nhờ đặt phòng để họp KR3`, `nhờ @hoa cập nhật KR1`: a favour for a meeting or report about it."""
    ref = next((at for at in scene.refs if at.start >= hit.end), None)
    before = scene.before(ref.start, gap=1) if ref is not None else None
    return before is not None and bool(before.roles & _OF_TALK) and before.start >= hit.end


def _behind_owner(scene: Scene, hit: Hit) -> int:
    """`the obstacle for KR5 is …`, `trở ngại của KR5 là …`: behind the code of what it is in the way of."""
    place = scene.skip(hit.end, Side.PLACE)
    ref = next((at for at in scene.refs if at.start >= place and scene.gap(place, at.start) <= 1), None)
    if ref is None:
        return hit.end
    named = scene.skip(ref.end, Side.PLACE)
    return behind_copula(scene, ref.end) or (
        named if scene.token_at(named) > scene.token_at(ref.end) else hit.end
    )


def _cleared(scene: Scene, hit: Hit) -> bool:
    end = scene.clauses.end_of(hit.start)
    return any(
        not other.roles.isdisjoint((Role.CLEARED, Role.UNBLOCKED)) for other in scene.within(hit.end, end)
    )


def _asks(scene: Scene, hit: Hit) -> bool:
    """Whether a need names somebody or one of the words for help."""
    end = scene.clauses.end_of(hit.start)
    people = (at for at in scene.mentions if at.is_person)
    needy = any(not scene.gap(ref.end, hit.start) for ref in scene.topics if ref.end <= hit.start)
    named = [
        at for at in people if hit.end <= at.start < end and (needy or _is_asked(scene, hit, at.start))
    ]  # KR3 needs the signed DPA @wang
    if named:
        behind = scene.token_at(named[-1].end)
        return (
            behind >= len(scene.tokens.words)
            or side(Side.SO).match(scene.tokens, behind, bare=scene.bare) is None
        )
    if any(_is_others(scene, giver.last) for giver in scene.within(hit.end, end) if Role.FROM in giver.roles):
        return True  # butuh 2 server dari tim infra
    index = hit.last
    aid = side(Side.AID)
    while index < len(scene.tokens.words) and scene.tokens.starts[index] < end and index - hit.last < 12:
        if aid.match(scene.tokens, index, bare=scene.bare) is not None:
            return hit.end - hit.start > 1 or side(Side.OTHERS).match(scene.tokens, hit.last) is not None
        index += 1
    return False


def _is_others(scene: Scene, index: int) -> bool:
    return index < len(scene.tokens.words) and side(Side.OTHERS).match(scene.tokens, index) is not None


def _is_asked(scene: Scene, hit: Hit, place: int) -> bool:
    """`need @ravi`, `need a rollback slot from @ravi`: whom a need is put to."""
    giver = scene.before(place)
    return scene.gap(hit.end, place) <= 1 or (giver is not None and Role.FROM in giver.roles)


def _explains(scene: Scene, hit: Hit) -> bool:
    """Whether a "because" stands directly behind a bad status (`late on KR6 because …`)."""
    bad = [
        other for other in scene.within(hit.start - NEAR * 4, hit.start) if not other.roles.isdisjoint(BAD)
    ]
    if not bad or is_denied(scene, bad[-1]):
        return False
    place = scene.skip(bad[-1].end, Side.PLACE)
    owner = next((ref for ref in scene.refs if ref.start == place and ref.end <= hit.start), None)
    first = bad[-1].last if owner is None else scene.token_at(owner.end)
    late_by = next((at for at in scene.numbers if scene.token_at(at.start) == first), None)
    first = first if late_by is None else scene.token_at(late_by.end)  # trễ 3 ngày vì …
    between = scene.tokens.words[first : hit.first]
    return all(word in (",", "") or side(Side.PARTICLE).get(word) for word in between)


def _between(scene: Scene, hit: Hit) -> Passage | None:
    """被证书卡住了: what stands between the two halves of the cue."""
    end = scene.clauses.end_of(hit.start)
    close = next(
        (other for other in scene.within(hit.end + 1, end)[:NEAR] if Role.BY_END in other.roles), None
    )
    if close is None:
        return None
    text = scene.normal.as_typed(hit.end, close.start).strip(EDGES)
    if not scene.unknown_words(hit.end, close.start) and any(
        hit.end <= at.start < close.start for at in scene.mentions
    ):
        return passage(scene, hit.end, hit.start, [])  # bị @vuong giữ hồ sơ
    return Passage(text, hit.end, close.end, hit.start) if text else None
