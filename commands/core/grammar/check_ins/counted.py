"""Counts said by an ordinal: `signed our 3rd client`, 签了第三家, `klien ketiga`."""

from __future__ import annotations

from decimal import Decimal

from commands.core.grammar.check_ins.pairs import CLASSIFIERS
from commands.core.grammar.check_ins.remaining import is_remaining
from commands.core.grammar.check_ins.scene import Scene, inside
from commands.core.grammar.check_ins.weighing import Line, is_period
from commands.core.grammar.days.day_tables import match
from commands.core.grammar.figures.number_words import number_words
from commands.core.grammar.figures.numbers import Number
from commands.core.grammar.words.lexicon import Hit, side
from commands.core.grammar.words.roles import Role, Side

_OPEN = (Role.UNABLE, Role.UNTIL, Role.IF)
_UNSURE = (Role.SURE, Role.CHANCE, Role.FORECAST)
"""In the clause of an ordinal: it is still to come (`80% sure we get the fifth`)."""

_MOST_VERBS = 200
"""Looked at in one line: each asks what else its clause says, and no clause that people write has so many."""


def find_counted(line: Line) -> Number | None:
    """The ordinal beside a verb of winning, as the count it stands for."""
    scene = line.scene
    if scene.key_result is not None and line.unit is not None and not line.counts:
        return None  # 500 juta pertama masuk
    counted = scene.key_result is not None and line.unit is None
    for hit in scene.live(Role.ACHIEVED, *((Role.DONE, Role.TO) if counted else ()))[:_MOST_VERBS]:
        ordinals = scene.ordinals(*scene.clause_of(hit.start))
        if not ordinals or inside(hit.start, line.taken) or _is_open(line, hit):
            continue
        for place, behind, amount in ordinals:
            number = Number(place, behind, Decimal(amount))
            if Role.TO in hit.roles and (scene.gap(hit.end, place) or hit.end > place):
                continue  # the ke of ke-4 leads to nothing by itself
            if (
                _is_day(scene, place)
                or _is_weekday(scene, place)
                or _is_part(scene, place)
                or _is_another(scene, place)
            ):
                continue
            if not (_keeps_it(line, behind) or inside(place, line.taken) or is_remaining(line, number)):
                return number
    return _last_of_all(line) if line.counts else None


def _keeps_it(line: Line, place: int) -> bool:
    """`keempat minggu`: a period behind an ordinal, and no day (`klien keempat hari Kamis`)."""
    day = any(not line.scene.gap(place, start) for start, _ in line.scene.dates if start >= place)
    return is_period(line, place) and not day


def _is_part(scene: Scene, place: int) -> bool:
    """`a third of the work is done`."""
    return any(number.start < place < number.end for number in scene.numbers)


def _is_another(scene: Scene, place: int) -> bool:
    """`three, with a fourth in legal`: one more, beside a count of those that are won."""
    index = scene.token_at(place)
    article = scene.tokens.words[index - 1 : index]
    counted = any(at.end <= place and at.unit is None for at in scene.numbers)
    return counted and bool(article) and article[0] in number_words().ones


def _is_day(scene: Scene, place: int) -> bool:
    """`out till the 15th`, `on the 12th`, `ký hôm thứ Tư`, `trước thứ Tư`."""
    until = scene.before(place, gap=1)
    if until is not None and Role.UNTIL in until.roles:
        return True
    index = scene.token_at(place)
    led = (match(table, scene.tokens, at) for at in range(max(0, index - 2), index) for table in _OF_DAYS)
    return any(found is not None and found[0] == index for found in led)


def _is_weekday(scene: Scene, place: int) -> bool:
    """`thứ sáu ký hợp đồng`, `ký rồi, dự kiến thứ Sáu`: a day first in its clause, or one expected."""
    if not inside(place, scene.dates):
        return False
    expected = scene.before(place)
    if expected is not None and Role.FORECAST in expected.roles:
        return True
    first = scene.token_at(scene.clause_of(place)[0])
    return not any(scene.tokens.words[first : scene.token_at(place)])


_OF_DAYS = ("DEADLINE", "ON_DAY")
"""Tables of words with which a day is told."""


def _last_of_all(line: Line) -> Number | None:
    """招行也签了，第四家了; `…, itu yang keempat`: a clause that says which one it is, and nothing else."""
    scene = line.scene
    for place, behind, amount in scene.ordinals(0, len(scene.tokens.text)):
        start, end = scene.clause_of(place)
        number = Number(place, behind, Decimal(amount))
        ticked = _is_ticked(scene, end)
        if not (start or ticked) or scene.unknown_words(start, place) > 1 or _is_weekday(scene, place):
            continue
        if not (ticked or _is_told(scene, start, place, end)):
            continue
        if ticked and scene.is_live(place) and not inside(place, line.taken):
            return number
        rest = scene.tokens.words[scene.token_at(behind) : scene.token_at(end)]
        told = all(word in CLASSIFIERS or word in "了啦." for word in rest)
        if told and scene.is_live(place) and not inside(place, line.taken):
            return number
    return None


def _is_ticked(scene: Scene, end: int) -> bool:
    """`third milestone ✔`: a mark that says so of the clause that ends there."""
    return scene.tokens.text[end : end + 1] in _TICKS


_TICKS = ("✔", "✅", "☑")


def _is_told(scene: Scene, start: int, place: int, end: int) -> bool:
    """Whether an "is" or "that makes" stands before an ordinal, or 了 ends its clause."""
    last = scene.tokens.words[scene.token_at(end) - 1]
    words = range(scene.token_at(start), scene.token_at(place))
    copula = any(side(Side.COPULA).match(scene.tokens, index) is not None for index in words)
    now = scene.before(place, gap=2)
    told = copula or last in "了啦" or (now is not None and Role.NOW in now.roles)
    return told or _is_won_before(scene, start)


def _is_won_before(scene: Scene, start: int) -> bool:
    """招行签了！第四家: the clause in front ends with what was won."""
    won = scene.before(start - 1, gap=1)
    return won is not None and Role.ACHIEVED in won.roles and not (won.roles & {Role.NEUTRAL, Role.UNABLE})


def _is_open(line: Line, hit: Hit) -> bool:
    """`can't sign bank no. 4`: what a verb says has not come about."""
    start, end = line.scene.clause_of(hit.start)
    if any(not other.roles.isdisjoint(_OPEN) for other in line.scene.within(start, hit.end)):
        return True
    unsure = [other for other in line.scene.within(start, end) if not other.roles.isdisjoint(_UNSURE)]
    return any(other.start < hit.start or not inside(other.start, line.taken) for other in unsure)
