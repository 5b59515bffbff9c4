"""What kind of line it is: a correction, a resolved blocker, a check-in, or none."""

from __future__ import annotations

from commands.core.grammar.found import Found, is_old
from commands.core.grammar.lexicon import Hit, Role, Side, side
from commands.core.grammar.number_words import duration_seconds
from commands.core.grammar.pasted import is_pasted
from commands.core.grammar.reading import (
    CHECK_IN,
    CORRECT,
    NONE,
    RESOLVE_BLOCKER,
    AmountKind,
)
from commands.core.grammar.scene import Scene


def intent_of(found: Found, *, explicit: bool) -> str:
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
        if before is not None and not before.roles.isdisjoint((Role.MAYBE, Role.NOT)):
            continue
        if not any(_asks_first(other) for other in _before(scene, hit)):
            return True
    if _is_settled(scene) or any(_is_cleared_before(scene, hit) for hit in scene.live(Role.BLOCKER)):
        return True
    if any(_is_over(scene, hit) for hit in scene.live(Role.STUCK, Role.WAIT, Role.NO_BLOCKER)):
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


def _asks_first(hit: Hit) -> bool:
    """`cần @lan duyệt thì KR4 mới chạy tiếp được`: what has to happen before it is so."""
    return hit.roles.isdisjoint((Role.NOT, Role.NO_BLOCKER)) and not hit.roles.isdisjoint(_FIRST)


_FIRST = (Role.NEED, Role.HELP, Role.UNTIL, Role.THEN)


def _is_settled(scene: Scene) -> bool:
    """`KR3 resolved`, `KR3: legal issue sorted`: no figure, and that what was in its way is gone."""
    if scene.numbers or not any(ref.is_topic for ref in scene.refs):
        return False
    if any(_is_trouble_over(scene, hit) for hit in scene.live(Role.CLEARED)):
        return True
    if not scene.refs[0].is_topic:
        return False
    hit = scene.after(scene.refs[0].end, gap=2)
    alone = hit is not None and Role.CLEARED in hit.roles and Role.DONE not in hit.roles
    return hit is not None and alone and scene.unknown_words(0, len(scene.tokens.text)) == 0


def _is_trouble_over(scene: Scene, hit: Hit) -> bool:
    """`legal issue sorted`, `urusan legal kelar`, 法务问题搞定: an everyday word for trouble, and its end."""
    if hit.first == 0 or any(not other.roles.isdisjoint(_STILL) for other in _before(scene, hit)):
        return False
    start = scene.token_at(scene.clause_of(hit.start)[0])
    trouble = side(Side.TROUBLE)
    return any(trouble.match(scene.tokens, at) for at in range(max(start, hit.first - _FAR), hit.first))


_STILL = (Role.NOT, Role.NOT_YET, Role.MAYBE, Role.IF, Role.FORECAST)


def _before(scene: Scene, hit: Hit) -> list[Hit]:
    return scene.within(scene.clause_of(hit.start)[0], hit.start)


def _is_cleared_before(scene: Scene, hit: Hit) -> bool:
    """`cleared the blocker`, 解除阻塞: the verb before the noun."""
    before = scene.before(hit.start, gap=2)
    return before is not None and Role.CLEARED in before.roles and scene.before(before.start) is None


def _is_over(scene: Scene, hit: Hit) -> bool:
    """`isn't stuck any more`, `not waiting for legal anymore`: denied, and a word that it was so before."""
    before = scene.before(hit.start, gap=1)
    if Role.NO_BLOCKER not in hit.roles and (before is None or Role.NOT not in before.roles):
        return False
    end = scene.token_at(scene.clauses.end_of(hit.start))
    anymore = side(Side.ANYMORE)
    return any(anymore.match(scene.tokens, index) for index in range(hit.last, min(end, hit.last + _FAR)))


_FAR = 8
"""Pieces behind a denied cue in which a word for "any more" is looked for."""


def _closes(scene: Scene, hit: Hit, end: int) -> bool:
    return scene.unknown_words(hit.end, end) == 0


def _is_correction(found: Found) -> bool:
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
    live = [number for number in scene.numbers if scene.is_live(number.start)]
    if len(live) > 1 and any(is_old(scene, number) for number in live):
        return True
    return any(
        ref.is_topic and (_equals_behind(scene, ref.end) or _is_meant_behind(scene, ref.end))
        for ref in scene.refs
    )


def _equals_behind(scene: Scene, place: int) -> bool:
    """`KR5 = 1.12M`."""
    index = scene.token_at(place)
    return index < len(scene.tokens) and scene.tokens.words[index] == "="


def _is_meant_behind(scene: Scene, place: int) -> bool:
    """`KR3 should read 4`, KR3应该是4家: the right figure directly behind the code, due on no day."""
    hit = scene.after(place)
    if hit is not None and Role.CONFIDENCE in hit.roles:  # KR1信心应该是6
        hit = scene.after(hit.end)
    if hit is None or Role.MEANT not in hit.roles or hit.last - hit.first < 2:
        return False
    end = scene.clauses.end_of(place)
    figure = any(scene.gap(hit.end, at.start) == 0 for at in scene.numbers if at.start >= hit.end)
    return figure and not any(place < start < end for start, _ in scene.dates)


def _leads(scene: Scene, hit: Hit) -> bool:
    """A correction word near the beginning of its clause, before any figure.

    An everyday one (`sửa`) must be the first word, with nothing unknown behind it.
    """
    if Role.CORRECTION not in hit.roles:
        return hit.first == 0 and (scene.unknown_words(hit.end, scene.clauses.end_of(hit.start)) == 0)
    start = scene.clause_of(hit.start)[0]
    if any(start <= number.start < hit.start for number in scene.numbers):
        return False
    busy = any(not other.roles.isdisjoint(_REASONS) for other in scene.within(start, hit.start))
    few = 2 if scene.tokens.words[hit.first].isascii() else 4
    return not busy and scene.unknown_words(start, hit.start) <= few


_REASONS = (Role.BECAUSE, Role.STUCK, Role.WAIT, Role.NEED, Role.HELP, Role.NEXT, Role.LOOSE_NEXT)


def _is_chatter(scene: Scene) -> bool:
    return any(Role.CHATTER in hit.roles for hit in scene.hits)


def _is_check_in(found: Found) -> bool:
    strong, weak = _evidence(found)
    if not any(ref.is_topic for ref in found.scene.refs) and is_pasted(found.scene.tokens.text):
        return False
    if found.topic:
        return (bool(strong or weak) and not _is_dial_in(found, strong + weak)) or _is_remark(found)
    if (_is_chatter(found.scene) and not _names_confidence(found, strong)) or (
        _is_about_meeting(found.scene) and found.confidence is None
    ):
        return False
    return strong > 0 or weak > 1


def _names_confidence(found: Found, strong: int) -> bool:
    """A confidence noun beside another field: more than an everyday word can undo."""
    at = found.confidence
    nouns = found.scene.live(Role.CONFIDENCE)
    return at is not None and strong > 1 and any(at.start <= hit.start < at.end for hit in nouns)


def _is_dial_in(found: Found, fields: int) -> bool:
    """`KR3 call at 3pm, dial-in 4455`: about a meeting, and a loose figure is all it states."""
    value = found.stated.value
    loose = fields == 1 and value is not None and found.stated.strength <= 1
    return loose and _is_about_meeting(found.scene)


def _is_remark(found: Found) -> bool:
    """`KR3: legal call went fine`: a code, a colon and words that ask nothing."""
    scene = found.scene
    if not scene.refs or scene.token_at(scene.refs[0].start) != 0:
        return False
    behind = scene.colon_behind(scene.refs[0].end)
    return (
        behind is not None
        and scene.is_live(behind)
        and scene.unknown_words(behind, len(scene.tokens.text)) > 1
    )


def _is_about_meeting(scene: Scene) -> bool:
    return any(Role.MEETING in hit.roles for hit in scene.hits)


def _evidence(found: Found) -> tuple[int, int]:
    """How many fields are unmistakable, and how many could be chatter."""
    strong = weak = 0
    stated = found.stated
    if not found.topic and (_is_late_person(found) or _is_praise(found) or _is_advice(found)):
        return 0, 0
    if found.confidence is not None:
        if _is_plain_confidence(found):
            strong += 1
        else:
            weak += 1
    if (stated.percent is not None or stated.value is not None) and not (
        not found.topic and _is_label(found)
    ):
        if _is_bare_figure(found) or _speaks_of_progress(found):
            strong += 1
        else:
            weak += 1
    if found.blocker is not None and not _is_aside(found):
        strong += 1
    if found.step is not None and found.step.firm and found.step.cue_start == 0:
        strong += 1
    elif found.step is not None and (found.step.firm or strong or (weak and found.topic)):
        weak += 1
    if found.same is not None or stated.remains:
        strong += 1
    if found.status is not None:
        firm = found.status.firm and not _is_elsewhere(found, found.status.start)
        strong, weak = (strong + 1, weak) if firm else (strong, weak + 1)
    return strong, weak


def _is_praise(found: Found) -> bool:
    """`10/10 explanation!`, 讲得太清楚了，10/10: a bare mark and words, and nothing else stated."""
    at, stated = found.confidence, found.stated
    if at is None or found.blocker or found.step or found.status or found.same or stated.value:
        return False
    scene = found.scene
    cued = any(at.start <= hit.start < at.end for hit in scene.live(*_OF_CONFIDENCE))
    tenths = scene.tokens.text[at.start : at.end].replace(" ", "").endswith("/10")
    return (
        tenths and not cued and stated.percent is None and scene.unknown_words(0, len(scene.tokens.text)) > 0
    )


_OF_CONFIDENCE = (Role.CONFIDENCE, Role.SURE, Role.CHANCE, Role.EVEN_ODDS)


def _is_advice(found: Found) -> bool:
    """`tunggu legal aja`, 等法务吧: a waiting cue first and a particle of advice last."""
    scene = found.scene
    if found.blocker is None or found.confidence or found.stated.value or found.stated.percent:
        return False
    words = scene.tokens.words
    first = next((hit for hit in scene.hits if Role.WAIT in hit.roles), None)
    last = max((index for index, word in enumerate(words) if word[:1].isalnum()), default=0)
    if first is None or first.first or first.last > last:
        return False
    advice = side(Side.SUGGEST)
    return any(
        (found_at := advice.match(scene.tokens, index)) is not None and found_at[0] > last
        for index in range(max(first.last, last - 2), last + 1)
    )


def _is_private(found: Found) -> bool:
    """`waiting for my visa`, 等我的签证."""
    index = found.scene.token_at(found.blocker.start) if found.blocker is not None else 0
    return index < len(found.scene.tokens) and side(Side.OWN).match(found.scene.tokens, index) is not None


def _is_elsewhere(found: Found, place: int) -> bool:
    """`on track for a great weekend`, `50/50 on the venue`: no key result, and a subject of its own."""
    return not found.topic and found.scene.unknown_words(*found.scene.clause_of(place)) > 0


def _is_aside(found: Found) -> bool:
    """Whether what blocks is a private matter, somebody else's, or a calendar (`blocked my calendar for …`)."""
    private = _is_private(found)
    if found.topic:
        return private and (_is_about_meeting(found.scene) or _is_chatter(found.scene))
    return private or _is_somebodys(found)


def _is_somebodys(found: Found) -> bool:
    """`4 PR nunggu direview`: who or what waits stands before the cue, and is no key result."""
    scene, blocker = found.scene, found.blocker
    if blocker is None:
        return False
    return scene.unknown_words(scene.clause_of(blocker.cue_start)[0], blocker.cue_start) > 0


_YEARS = range(2000, 2100)


def _is_label(found: Found) -> bool:
    """`ticket 3391`, 工单3391 name a thing, and 100%是 begins a remark: no figure of a key result."""
    scene, value = found.scene, found.stated.value
    if not found.stated.spans:
        return False
    start, end = found.stated.spans[0]
    index, behind = scene.token_at(start), scene.token_at(end)
    if scene.tokens.words[behind : behind + 1] == ["是"]:
        return True
    counted = value is not None and value.kind is AmountKind.NUMBER and value.unit is None
    if counted and _is_score(scene.tokens.text, start, end):
        return True
    if counted and value is not None and value.amount is not None and value.amount in _YEARS:
        return True
    return counted and index > 0 and scene.unknown_words(scene.tokens.starts[index - 1], start) > 0


def _is_score(text: str, start: int, end: int) -> bool:
    """`3:1`, `3-1`: a figure on either side of a mark."""
    around = text[max(0, start - 2) : start], text[end : end + 2]
    return any(
        len(part) == 2 and part.strip(":-").isdecimal() and len(part.strip(":-")) == 1 for part in around
    )


def _is_late_person(found: Found) -> bool:
    """`running 15 min late`: a duration and a delay in one clause are about somebody on the way."""
    scene = found.scene
    late = [hit.start for hit in scene.live(Role.LOOSE_OFF_TRACK)]
    lasting = [at.start for at in scene.numbers if at.unit in duration_seconds()]
    return any(scene.same_clause(one, other) for one in late for other in lasting)


def _is_plain_confidence(found: Found) -> bool:
    """A confidence noun, `c7` or `7/10`; "90% sure" could be about anything."""
    at = found.confidence
    if at is None:
        return False
    sure = [hit for hit in found.scene.live(Role.SURE) if at.start <= hit.start < at.end]
    nouns = [hit for hit in found.scene.live(Role.CONFIDENCE) if at.start <= hit.start < at.end]
    even = any(at.start <= hit.start < at.end for hit in found.scene.live(Role.EVEN_ODDS))
    if even and _is_elsewhere(found, at.start):
        return False
    if found.scene.unknown_words(at.start, at.end) > _MOST_BETWEEN:
        return False  # my confidence in the new espresso machine is 10/10
    return bool(nouns) or not sure


_MOST_BETWEEN = 2
"""Unknown words between a noun for confidence and its figure."""


def _is_bare_figure(found: Found) -> bool:
    """Whether the clause of the figure says nothing else (`47%, …`)."""
    scene = found.scene
    value = found.stated.value
    timed = value is not None and value.unit in duration_seconds() and not found.topic
    for start, end in found.stated.spans:
        clause = scene.clauses.at(start)
        if timed and scene.gap(scene.clauses.starts[clause], start) + scene.gap(
            end, scene.clauses.ends[clause]
        ):
            continue
        if not found.topic and _goes_on(scene, end):
            continue
        if scene.unknown_words(scene.clauses.starts[clause], scene.clauses.ends[clause]) == 0:
            return True
    return False


def _goes_on(scene: Scene, place: int) -> bool:
    """`12 em về`: a verb of getting somewhere behind a figure, with nothing that it gets to."""
    behind = scene.after(place, gap=2)
    return behind is not None and Role.TO in behind.roles and behind.roles.isdisjoint((Role.NOW, Role.DONE))


def _speaks_of_progress(found: Found) -> bool:
    scene = found.scene
    value = found.stated.value
    if not found.topic and value is not None and value.unit in duration_seconds():
        return False  # `5h em xong`: when somebody is done
    for start, end in found.stated.spans:
        opening, closing = scene.clause_of(start)
        if not found.topic and scene.unknown_words(opening, start) + scene.unknown_words(end, closing) > 1:
            continue  # `server costs went up 15% in October`
        if any(scene.same_clause(hit.start, start) for hit in scene.live(Role.PROGRESS, Role.DONE, Role.WAY)):
            return True
    return False
