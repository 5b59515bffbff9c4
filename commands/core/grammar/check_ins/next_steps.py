"""What comes next."""

from __future__ import annotations

from dataclasses import replace

from commands.core.grammar.check_ins.listed import listed
from commands.core.grammar.check_ins.passages import Passage, passage
from commands.core.grammar.check_ins.scene import Scene
from commands.core.grammar.check_ins.stuck_cues import is_nothing
from commands.core.grammar.days.day_tables import match
from commands.core.grammar.words.lexicon import Hit, side
from commands.core.grammar.words.roles import Role, Side

_PUT_OFF = (
    Role.TO, Role.POSTPONED, Role.FROM, Role.WAS, Role.MAYBE, Role.FORECAST, Role.UP, Role.DOWN, Role.BEYOND,
    Role.TARGET,
)  # fmt: skip
_UNTIL = frozenset(
    {
        "until",
        "till",
        "by",
        "ke",
        "sampai",
        "hingga",
        "đến",
        "tới",
        "sang",
        "qua",
        "前",
        "到",
        "在",
        "to",
        "for",
    }
)
_ARROWS = frozenset("→⇒➔➜>")
_NO_STEPS = (Role.FORECAST, Role.MAYBE, Role.PROPOSAL, Role.CONFIDENCE, Role.TARGET)


def find_next(scene: Scene, ends: list[int]) -> Passage | None:
    """The next step a line names."""
    if scene.tables.isdisjoint(_CUES):
        return None
    for hit in (*scene.live(Role.NEXT), *scene.live(Role.LOOSE_NEXT, Role.NEXT_TIME)):
        if not _announces(scene, hit):
            continue
        label = scene.label_behind(hit.end) or _behind_owner(scene, hit)
        start = scene.skip(label or hit.end, Side.FILLER)
        if start < len(scene.tokens.text) and scene.tokens.text[start] == ",":
            if Role.NEXT not in hit.roles and _follows_figure(scene, hit):
                continue
            start += 1
        another = next((other for other in scene.live(Role.NEXT_TIME) if other.start == start), None)
        if another is not None:
            start = scene.skip(another.end, Side.FILLER)
        loose = Role.NEXT not in hit.roles and label is None
        if loose and _goes_on_to(scene, hit):
            continue
        if loose and (_is_no_step(scene, start) or _tells_how_it_stands(scene, hit, start)):
            continue
        later = [at for at in ends if at > hit.end]
        items = listed(scene, start, hit.start, later, named=True)
        found = items or passage(scene, start, hit.start, later, named=True)
        here = found is not None and (items is not None or _same_line(scene, hit.end, found.start))
        if found is not None and here and not (_is_leave(scene, found) or _is_promise(scene, found)):
            firm = Role.NEXT in hit.roles or label is not None
            firm = firm or _is_planned(scene, hit, found)
            return replace(found, firm=firm)
    return None


_CUES = (Role.NEXT, Role.LOOSE_NEXT, Role.NEXT_TIME)


def _is_promise(scene: Scene, found: Passage) -> bool:
    """`tuần sau báo lại`, `next week I'll update`: when there will be news, and no step."""
    first = next(iter(scene.within(found.start, found.end)), None)
    report = first is not None and first.start == found.start and Role.REPORT in first.roles
    return report and not scene.unknown_words(found.start, found.end)


def _behind_owner(scene: Scene, hit: Hit) -> int | None:
    """`next for KR1: …`: behind the colon of the code whose step it is."""
    place = scene.skip(hit.end, Side.PLACE)
    ref = next((at for at in scene.refs if at.start >= place and not scene.gap(place, at.start)), None)
    colon = scene.colon_behind(ref.end) if ref is not None and scene.starts_clause(hit) else None
    figure = colon is not None and any(
        scene.gap(colon, at.start) == 0 for at in scene.numbers if at.start >= colon
    )
    return None if figure else colon  # the plan for KR5: 1.5M by November


def _goes_on_to(scene: Scene, hit: Hit) -> bool:
    """`terus KR2 itu empat menit`: on to the next key result, and where it stands."""
    ref = next((at for at in scene.refs if at.start >= hit.end and not scene.gap(hit.end, at.start)), None)
    if ref is None or not ref.is_topic:
        return False
    end = scene.clauses.end_of(hit.start)
    return any(
        ref.end <= at.start < end and not scene.unknown_words(ref.end, at.start) for at in scene.numbers
    )


def _follows_figure(scene: Scene, hit: Hit) -> bool:
    """`0,5% terus, pede 4`: at the end of a clause with a figure the word says how it goes on."""
    start = scene.clause_of(hit.start)[0]
    return any(start <= at.start < hit.start for at in scene.numbers)


def _is_leave(scene: Scene, found: Passage) -> bool:
    """`minggu depan saya cuti`, `tuần sau em nghỉ`: who is away, and no step."""
    index, last = scene.token_at(found.start), scene.token_at(found.end)
    leave = match("LEAVE", scene.tokens, index)
    while leave is None and (filler := match("LEAVE_FILLERS", scene.tokens, index)) is not None:
        index = filler[0]
        leave = match("LEAVE", scene.tokens, index)
    if leave is None or leave[0] > last:
        return False
    return scene.unknown_words(scene.tokens.ends[leave[0] - 1], found.end) == 0


def _is_planned(scene: Scene, hit: Hit, found: Passage) -> bool:
    """`KR3 minggu depan teken Bank Nagari`: a coming week behind a code, and no meeting."""
    behind = any(scene.gap(ref.end, hit.start) == 0 and ref.end <= hit.start for ref in scene.topics)
    if not behind or Role.NEXT_TIME not in hit.roles:
        return False
    others = scene.within(found.start, found.end)
    return all(other.roles.isdisjoint((Role.MEETING, Role.REPORT, Role.PROPOSAL)) for other in others)


def _is_no_step(scene: Scene, place: int) -> bool:
    """`next week it could hit 0.2%`, 下周有望到0.2%, 之后信心7: a time and a hope, or how sure one is."""
    first = next(iter(scene.within(place, scene.clauses.end_of(place))), None)
    return first is not None and first.start == place and not first.roles.isdisjoint(_NO_STEPS)


def _tells_how_it_stands(scene: Scene, hit: Hit, place: int) -> bool:
    """然后到四家了, 然后缺人有风险, 下周搞定: "and then" as people speak, or when it will be done."""
    others = scene.within(place, scene.clauses.end_of(place))
    if others and others[0].start == place and scene.tokens.words[others[0].last - 1] == "了":
        return not others[0].roles.isdisjoint(_WAS_DONE)  # 上线准备做了一大半
    if Role.NEXT_TIME in hit.roles:
        return _comes_by_itself(scene, place)
    if Role.TARGET in hit.roles:
        return any(at.start == place for at in scene.numbers)  # 计划12家
    if side(Side.RUN_ON).match(scene.tokens, hit.first) is None or not _is_chinese(scene, hit):
        return False
    if any(not other.roles.isdisjoint(_STANDS_BADLY) for other in others):
        return True
    reached = (other for other in others if Role.TO in other.roles)
    return any(_has_come_to(scene, other.end) for other in reached)


def _comes_by_itself(scene: Scene, place: int) -> bool:
    """下周搞定, 下周一出结果: when something will be done or told, and nothing that anybody does."""
    end = scene.clauses.end_of(place)
    first = next(iter(scene.within(place, end)), None)
    done = first is not None and first.start == place and not first.roles.isdisjoint(_OVER)
    if done and not scene.unknown_words(place, end):
        return True
    index = scene.token_at(place)
    found = side(Side.ARRIVES).match(scene.tokens, index) if index < len(scene.tokens.words) else None
    return found is not None and not scene.unknown_words(scene.tokens.ends[found[0] - 1], end)


def _is_chinese(scene: Scene, hit: Hit) -> bool:
    return not scene.tokens.words[hit.first].isascii()


def _has_come_to(scene: Scene, place: int) -> bool:
    """到四家了: a figure, and 了 within two pieces."""
    number = next((at for at in scene.numbers if at.start >= place), None)
    if number is None or scene.gap(place, number.start):
        return False
    index = scene.token_at(number.end)
    return "了" in scene.tokens.words[index : index + 2]


_OVER = (Role.DONE, Role.CLEARED)
_WAS_DONE = (Role.PROGRESS, Role.ACHIEVED)
_STANDS_BADLY = (Role.AT_RISK, Role.OFF_TRACK)


def runs_on(scene: Scene, hit: Hit) -> bool:
    """`waiting for legal redlines next chase the CFO`: a word for the next step in speech without commas."""
    if scene.bare or len(scene.clauses.starts) > 1 or scene.starts_clause(hit):
        return False
    if side(Side.RUN_ON).match(scene.tokens, hit.first) is None:
        return False
    cues = [other for other in scene.live(*_BEFORE_RUN_ON) if other.end <= hit.start]
    free = bool(cues) and (Role.CONFIDENCE in cues[-1].roles or is_nothing(scene, cues[-1].end))
    if not cues or scene.gap(cues[-1].end, hit.start) < (1 if free else 2):
        return False
    end = scene.clauses.end_of(hit.start)
    return scene.unknown_words(hit.end, end) > 0 and scene.gap(hit.end, end) > 1


_BEFORE_RUN_ON = (Role.STUCK, Role.WAIT, Role.CONFIDENCE, Role.BLOCKER)


def _is_labelled(scene: Scene, hit: Hit) -> bool:
    """`butuh keputusan: lanjut vendor A atau B`: what is told behind the colon of another field."""
    if scene.tokens.words[hit.first - 1 : hit.first] != [":"]:
        return False
    label = scene.before(scene.tokens.starts[hit.first - 1])
    return label is not None and not label.roles.isdisjoint((Role.HELP, Role.BLOCKER, Role.STUCK))


def _same_line(scene: Scene, one: int, other: int) -> bool:
    return "\n" not in scene.tokens.text[one:other]


def _announces(scene: Scene, hit: Hit) -> bool:
    if Role.NEXT in hit.roles:
        return True
    if scene.label_behind(hit.end) is not None:
        return True
    if _is_labelled(scene, hit):
        return False
    before = scene.before(hit.start)
    word = scene.tokens.words[hit.first - 1] if hit.first else ""
    if word not in _ARROWS and (
        word in _UNTIL or (before is not None and not before.roles.isdisjoint(_PUT_OFF))
    ):
        return False
    waits = before is not None and Role.WAIT in before.roles and before.end == hit.start
    if waits and Role.NEXT_TIME in hit.roles:
        return False  # 等下周发版
    if Role.NEXT_TIME in hit.roles:
        return hit.end < scene.clauses.end_of(hit.start) - 1
    return scene.starts_clause(hit) or runs_on(scene, hit)
