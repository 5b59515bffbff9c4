"""How much of a line can only be a report, and what of it could be talk."""

from __future__ import annotations

from commands.core.grammar.check_ins.asides import is_aside, is_only_waited_for
from commands.core.grammar.check_ins.found import Found
from commands.core.grammar.check_ins.passages import Passage
from commands.core.grammar.check_ins.scene import Scene
from commands.core.grammar.check_ins.talk import is_about_meeting, is_chatter, is_score
from commands.core.grammar.figures.number_words import duration_seconds
from commands.core.grammar.reading import AmountKind
from commands.core.grammar.words.lexicon import Hit, side
from commands.core.grammar.words.roles import Role, Side


def evidence_of(found: Found) -> tuple[int, int]:
    """How many fields are unmistakable, and how many could be chatter."""
    strong, weak = 0, int(found.topic and bool(found.scene.live(Role.NO_BLOCKER)))
    stated = found.stated
    if _is_no_report(found):
        return 0, 0
    if found.confidence is not None:
        if _is_plain_confidence(found):
            strong += 1
        else:
            weak += 1
    if (stated.percent is not None or stated.value is not None) and not (
        not found.topic and _is_label(found)
    ):
        if _is_bare_figure(found) or _speaks_of_progress(found) or _is_tally(found):
            strong += 1
        else:
            weak += 1
    if found.blocker is not None and not is_aside(found):
        waits = not found.topic and is_only_waited_for(found)
        strong, weak = (strong, weak + 1) if waits else (strong + 1, weak)
    if found.step is not None and found.step.firm and found.step.cue_start == 0:
        strong += 1
    elif found.step is not None and (found.step.firm or strong or (weak and found.topic)):
        weak += 1
    if found.same is not None or stated.remains:
        strong += 1
    if found.status is not None:
        firm = found.status.firm and not _is_elsewhere(found, found.status.start)
        meant = firm or strong or weak or not is_chatter(found.scene)  # haha KR4 is so stable
        strong, weak = (strong + 1, weak) if firm else (strong, weak + int(meant))
    if weak == 2 and not strong and not found.topic and _is_one_remark(found):
        return 0, 1
    return strong, weak


def _is_no_report(found: Found) -> bool:
    """Whether a line is of somebody on the way, praise or advice (also `love the KR1 chart, 10/10`)."""
    if found.topic:
        return _is_order(found) or (_is_praise(found) and _names(Side.SHOWN_ON, found.scene))
    return _is_late_person(found) or _is_praise(found) or _is_advice(found)


def _is_order(found: Found) -> bool:
    """`gọi 10 khách cho KR3`, `3 contoh kontrak untuk KR3`: a verb or thing and how many, its code last."""
    scene, stated = found.scene, found.stated
    if found.confidence or found.blocker or found.step or found.status or found.same:
        return False
    if stated.percent is not None or len(stated.spans) != 1 or len(scene.numbers) != 1:
        return False
    start, end = stated.spans[0]
    if scene.numbers[0].unit is not None or scene.titles or scene.clause_of(start)[0]:
        return False
    ref = scene.topics[0].start if scene.topics else 0
    if ref < end or not scene.unknown_words(end, ref):
        return False
    meant_for = scene.holds(Side.MEANT_FOR, max(0, scene.token_at(ref) - 1), scene.token_at(ref))
    if not scene.unknown_words(0, start) and not (meant_for and scene.unknown_words(end, ref) > 1):
        return False
    led = scene.unknown_words(0, start) > 0  # vừa tạo 2 task cho KR6
    idle = {Role.NEUTRAL, Role.NOW} if led else {Role.NEUTRAL}
    meant = (hit for hit in scene.within(0, start) if hit.roles.isdisjoint(idle))
    return not any(meant) and not scene.live(Role.DONE, Role.ACHIEVED)


def _is_one_remark(found: Found) -> bool:
    """`on track for a 5k run`: a status and a figure in one breath, about something with its own name."""
    scene, status = found.scene, found.status
    if status is None or not found.stated.spans:
        return False
    place = found.stated.spans[0][0]
    return scene.same_clause(status.start, place) and scene.unknown_words(*scene.clause_of(place)) > 0


def _is_praise(found: Found) -> bool:
    """`10/10 explanation!`, 讲得太清楚了，10/10: a bare mark and words, and nothing else stated."""
    at, stated = found.confidence, found.stated
    if at is None or found.blocker or found.step or found.status or found.same or stated.value:
        return False
    scene = found.scene
    cued = any(at.start <= hit.start < at.end for hit in scene.live(*_OF_CONFIDENCE))
    tenths = scene.tokens.text[at.start : at.end].replace(" ", "").endswith(("/10", "outof10"))
    other = scene.unknown_words(0, len(scene.tokens.text)) > 0 or is_about_meeting(scene)
    return tenths and not cued and stated.percent is None and other


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


def _is_elsewhere(found: Found, place: int) -> bool:
    """`on track for a great weekend`, `50/50 on the venue`: no key result, and a subject of its own."""
    return not found.topic and found.scene.unknown_words(*found.scene.clause_of(place)) > 0


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
    if counted and is_score(scene.tokens.text, start, end):
        return True
    if counted and value is not None and value.amount is not None and value.amount in _YEARS:
        return True
    return counted and index > 0 and scene.unknown_words(scene.tokens.starts[index - 1], start) > 0


def _is_late_person(found: Found) -> bool:
    """`running 15 min late`, `20 menit lagi nyampe`: a duration and a delay are about somebody on the way."""
    scene = found.scene
    if _is_somebody_late(found):
        return True
    late = [hit.start for hit in scene.live(Role.LOOSE_OFF_TRACK, Role.LEFT, Role.POSTPONED)]
    lasting = [at.start for at in scene.numbers if at.unit in duration_seconds()]
    return any(scene.same_clause(one, other) for one in late for other in lasting)


def _is_somebody_late(found: Found) -> bool:
    """`Sari telat lagi, macet di Kuningan`: who is late, and no figure at all."""
    scene = found.scene
    if scene.numbers or found.confidence is not None:
        return False
    late = scene.live(Role.LOOSE_OFF_TRACK)
    return any(scene.unknown_words(scene.clause_of(hit.start)[0], hit.start) > 0 for hit in late)


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
    return bool(nouns) or not sure or _is_all(found)


def _is_all(found: Found) -> bool:
    """`pede 7`, `pede 7, lanjut …`: all that a line says (before what is next) is a figure and a "sure"."""
    scene, at = found.scene, found.confidence
    if at is None or found.blocker is not None or len(scene.numbers) != 1:
        return False
    if scene.numbers[0].unit is not None:
        return False
    end = found.step.cue_start if found.step is not None else len(scene.tokens.text)
    return scene.unknown_words(0, end) == 0 and at.end <= end and not scene.refs


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
        if not found.topic and (_goes_on(scene, end) or _is_amount_of_talk(found)):
            continue
        if found.step is not None and _is_label_of(scene, end, found.step):
            return True
        unknown = scene.unknown_words(scene.clauses.starts[clause], scene.clauses.ends[clause])
        if unknown == 0 or (unknown == 1 and _counts_customers(scene, end)):
            return True
    return False


def _counts_customers(scene: Scene, place: int) -> bool:
    """四家: what is counted so is a customer or a bank, which no chat about other things is."""
    index = scene.token_at(place)
    return scene.tokens.words[index : index + 1] == ["家"] and len(scene.clauses.starts) == 1


def _is_amount_of_talk(found: Found) -> bool:
    """`còn 4 bạn chưa đóng quỹ, 20k nha`: an amount is all that is stated, and the rest is talk."""
    stated = found.stated
    if stated.percent is not None or found.confidence or found.blocker or found.step or found.status:
        return False
    return found.scene.unknown_words(0, len(found.scene.tokens.text)) > 1


def _is_label_of(scene: Scene, place: int, step: Passage) -> bool:
    """`60%: next call them`: a figure, a colon and what comes next."""
    colon = scene.colon_behind(place)
    return colon is not None and scene.token_at(colon) == scene.token_at(step.cue_start)


def _is_tally(found: Found) -> bool:
    """`signed two more clients so that's 4`, 签了两家新的，现在一共4家: what was won, and the sum."""
    scene, value = found.scene, found.stated.value
    if value is not None and value.in_all and _names(Side.WINNING, scene):
        return True  # 签了2单共80万
    sums = [hit for start, _ in found.stated.spans if (hit := scene.before(start)) is not None]
    if not any(_holds(Side.TALLY, scene, hit) for hit in sums):
        return False
    return any(_holds(Side.WINNING, scene, hit) for hit in scene.live(Role.ACHIEVED, Role.MORE))


def _names(table: Side, scene: Scene) -> bool:
    """Whether one of a table's phrases stands in a line."""
    return any(side(table).match(scene.tokens, index) is not None for index in range(len(scene.tokens.words)))


def _holds(table: Side, scene: Scene, hit: Hit) -> bool:
    """Whether one of a table's phrases begins within a phrase."""
    return any(side(table).match(scene.tokens, index) is not None for index in range(hit.first, hit.last))


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
