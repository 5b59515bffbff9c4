"""Confidence, read before every other number."""

from __future__ import annotations

from commands.core.grammar.check_ins.confidence_levels import agrees, behind_code, level_of
from commands.core.grammar.check_ins.confidence_marks import is_bracketed, is_in_marks, moves_by
from commands.core.grammar.check_ins.confidence_points import TEN, Confidence, points_of
from commands.core.grammar.check_ins.marks import (
    find_compact,
    find_figure_behind,
    find_mark,
    find_marks_alone,
    find_rated,
)
from commands.core.grammar.check_ins.odds import find_odds, find_tenths
from commands.core.grammar.check_ins.pairs import Pair
from commands.core.grammar.check_ins.scene import Scene, inside
from commands.core.grammar.check_ins.talk import is_score
from commands.core.grammar.figures.number_words import POINT_UNIT, number_words
from commands.core.grammar.figures.numbers import Number
from commands.core.grammar.words.lexicon import Hit, side
from commands.core.grammar.words.roles import Role, Side
from commands.core.grammar.words.tokens import is_figure

_FAR = 6
"""Pieces that may stand between a confidence word and its number."""


def find_confidence(scene: Scene, numbers: list[Number], pairs: list[Pair]) -> Confidence | None:
    """The confidence a line states. `pairs` are its `n of m`; the figures of one are in `numbers` too."""
    compact = find_compact(scene)
    if compact is not None:
        return compact
    even = scene.live(Role.EVEN_ODDS)
    if even:
        numbers = [at for at in numbers if not inside(at.start, [(hit.start, hit.end) for hit in even])]
    for hit in (*scene.live(Role.CONFIDENCE), *scene.live(Role.SURE)):
        found = _beside(scene, hit, numbers, pairs)
        if found is not None:
            return found
    if len(numbers) > 1:
        percents = [at for at in numbers if at.unit == "%"]
        for hit in scene.live(Role.CHANCE):
            found = _beside(scene, hit, percents, pairs)
            if found is not None:
                return found
    if (rated := _rated(scene, numbers)) is not None:
        return rated
    if (shares := find_odds(scene, pairs)) is not None:
        return shares
    if even:
        return Confidence(5, scene.normal.as_typed(even[0].start, even[0].end), even[0].start, even[0].end)
    return find_tenths(scene, pairs) or find_figure_behind(scene, numbers, pairs)


def _rated(scene: Scene, numbers: list[Number]) -> Confidence | None:
    return find_mark(scene, numbers) or find_rated(scene, numbers) or find_marks_alone(scene, numbers)


def _beside(scene: Scene, hit: Hit, numbers: list[Number], pairs: list[Pair]) -> Confidence | None:
    level = level_of(scene, hit)
    if level is None and _stays(scene, hit):
        return None
    if level is None and moves_by(scene, hit, numbers):
        settled = _in_next_clause(scene, hit, numbers, pairs)
        return None if settled is None else _state(scene, settled, pairs, hit)
    if level is not None:
        if (behind := _behind_colon(scene, hit, numbers, pairs)) is not None:
            return _state(scene, behind, pairs, hit)
        exact = _in_next_clause(scene, hit, numbers, pairs)
        told = exact is not None and (
            is_bracketed(scene, exact) or is_in_marks(scene, exact) or agrees(scene, exact, level)
        )
        return _state(scene, exact, pairs, hit) if exact is not None and told else level
    sure = Role.CONFIDENCE not in hit.roles
    end = scene.clauses.end_of(hit.start)
    if sure and any(_is_hoped(scene, hit, at) for at in numbers if hit.end <= at.start < end):
        return None  # 50%, pede bisa 58%
    behind = _behind(scene, hit, numbers, pairs, near=sure)
    near = behind is not None and scene.gap(scene.skip(hit.end, Side.FILLER), behind.start) == 0
    ahead = near and Role.SURE not in hit.roles
    before = None if ahead else _before(scene, hit, numbers, pairs, sure=sure)
    chosen: Number | None
    scaled = before is not None and _pair_of(before, pairs) is not None
    if near and before is not None and behind is not None and _is_share_before(scene, hit, before, behind):
        near = False  # 九成把握五家全签
    if behind is not None and (before is None or near or not (sure or scaled)):
        chosen = behind
    elif before is not None:
        chosen = before
    else:
        chosen = _in_next_clause(scene, hit, numbers, pairs)
    if chosen is None:
        return None
    if _is_former(scene, hit, chosen) and (now := _in_next_clause(scene, hit, numbers, pairs)) is not None:
        chosen = now
    return _state(scene, chosen, pairs, hit)


def _behind_colon(scene: Scene, hit: Hit, numbers: list[Number], pairs: list[Pair]) -> Number | None:
    """`tự tin cao nhất từ đầu quý: 9`: the figure behind a colon, later in the clause."""
    end = scene.clauses.end_of(hit.start)
    bare = (at for at in numbers if at.unit is None and abs(at.amount) <= TEN)
    later = (at for at in bare if hit.end <= at.start < end)
    colons = (at for at in later if scene.tokens.words[scene.token_at(at.start) - 1] == ":")
    return next((at for at in colons if _fits(scene, at, pairs)), None)


def _stays(scene: Scene, hit: Hit) -> bool:
    """信心没变: no figure, whatever stands before it."""
    behind = scene.after(hit.end)
    if behind is None or behind.roles.isdisjoint((Role.SAME, Role.LOOSE_SAME)):
        return False
    return Role.CONFIDENCE in hit.roles and not any(at.start >= behind.end for at in scene.numbers)


def _is_share_before(scene: Scene, hit: Hit, before: Number, behind: Number) -> bool:
    """Whether tenths touch a "sure" whose next figure is no percent."""
    touches = before.end == hit.start and scene.tokens.text[before.end - 1] == "成"
    return touches and behind.unit != "%" and Role.SURE in hit.roles


def _is_former(scene: Scene, hit: Hit, number: Number) -> bool:
    """`conf was 7, now 4`, 之前信心7，现在4: the figure of then."""
    if Role.WAS not in scene.tables:
        return False
    before = (scene.before(hit.start), scene.before(number.start, gap=1))
    return number.start > hit.start and any(at is not None and Role.WAS in at.roles for at in before)


def _in_next_clause(scene: Scene, hit: Hit, numbers: list[Number], pairs: list[Pair]) -> Number | None:
    """`confidence is fine, 8`, 信心还行，8分: a figure alone in the clause behind."""
    end = scene.clauses.end_of(hit.start)
    number = next((at for at in numbers if at.start > end), None)
    hoped = any(_is_hoped(scene, hit, at) for at in numbers if hit.end <= at.start < end)
    if hoped or number is None or is_score(scene.tokens.text, number.start, number.end):
        return None
    if not _fits(scene, number, pairs) or _pair_of(number, pairs):
        return None
    if abs(number.amount) > TEN and not _is_how_sure(scene, hit, number):
        return None
    start, stop = scene.clause_of(number.start)
    others = [other for other in scene.within(start, stop) if other.roles.isdisjoint(_ABOUT)]
    behind = scene.clauses.at(start) == scene.clauses.at(hit.start) + 1
    return number if behind and not others and scene.unknown_words(start, stop) == 0 else None


def _is_how_sure(scene: Scene, hit: Hit, number: Number) -> bool:
    """`pretty sure about KR3, 80%`, KR3挺有把握的，80%: unless it may be a value measured in percent."""
    of_code = behind_code(scene, hit.end) > hit.end or scene.tokens.text[hit.end - 2 : hit.end] == "把握"
    if Role.SURE not in hit.roles or number.unit != "%" or not of_code:
        return False
    known = scene.key_result
    if known is None or known.unit != "%" or known.start is None or known.target is None:
        return True
    return not min(known.start, known.target) <= number.amount <= max(known.start, known.target)


_ABOUT = (Role.BEYOND, Role.MAYBE, Role.NOW, Role.DWINDLED, Role.MEANT, Role.NOT, Role.NEUTRAL)
"""Words that may stand beside a figure of confidence in a clause of its own (`…, maybe 4`)."""


def _behind(scene: Scene, hit: Hit, numbers: list[Number], pairs: list[Pair], *, near: bool) -> Number | None:
    """The number a confidence word announces: behind a "to" if there is one, else the first."""
    end = scene.clauses.end_of(hit.start)
    others = scene.within(hit.end, end)
    stop = next((other.start for other in others if not other.roles.isdisjoint(_OTHER_SUBJECTS)), end)
    candidates = [
        at
        for at in numbers
        if hit.end <= at.start < stop
        and _fits(scene, at, pairs)
        and not (_is_way(scene, at) or _is_hoped(scene, hit, at) or (near and _counts_things(scene, at)))
    ]
    if candidates and _pair_of(candidates[0], pairs) and scene.gap(hit.end, candidates[0].start) == 0:
        return candidates[0]
    for number in candidates:
        if number.unit != candidates[0].unit:
            continue
        before = scene.before(number.start, gap=1)
        if before is not None and not before.roles.isdisjoint(_NOW_AT):
            return number
    if not candidates:
        return None
    first = scene.token_at(_behind_about(scene, hit)) if near else hit.last
    between = scene.tokens.words[first : scene.token_at(candidates[0].start)]
    gap = sum(1 for word in between if word)  # a code between counts for nothing
    if Role.CHANCE in hit.roles and between[-1:] == [":"]:
        return candidates[0]  # chances of making KR5: 60%
    if gap <= (2 if near else _FAR) and (gap <= 1 or not near or _is_scaled(candidates[0], pairs)):
        return candidates[0]
    return None


def _counts_things(scene: Scene, number: Number) -> bool:
    """我给KR4提了2个ticket: a classifier behind the figure, so that it is no mark."""
    index = scene.token_at(number.end)
    return scene.tokens.words[index : index + 1] in (["个"], ["张"], ["次"], ["条"])


def _behind_about(scene: Scene, hit: Hit) -> int:
    """The place behind a code, particles and a word for "about" (`I give KR6 a 6`, 我挺有把握的大概八成)."""
    code = behind_code(scene, hit.end)
    tables = (Side.PARTICLE, Side.EACH) if code == hit.end else (Side.CONNECT,)
    place = scene.skip(code, *tables)
    about = next(iter(scene.within(place, place + 1)), None)
    return about.end if about is not None and Role.NOW in about.roles else place


_NOW_AT = (Role.TO, Role.DWINDLED, Role.MEANT)
_OTHER_SUBJECTS = (Role.NEXT, Role.STUCK, Role.WAIT, Role.HELP, Role.BLOCKER)


def _before(scene: Scene, hit: Hit, numbers: list[Number], pairs: list[Pair], *, sure: bool) -> Number | None:
    """The number directly before: `5/10 confidence`, `seventy percent confident`, 七成把握."""
    chosen: Number | None = None
    for number in numbers:
        if any(number is pair.second for pair in pairs):
            continue
        end = _whole_end(number, pairs)
        if number.unit == POINT_UNIT and number.start < hit.start:
            end = min(end, hit.start)  # 7 điểm tự tin
        if end <= hit.start and scene.same_clause(number.start, hit.start) and _is_near(scene, end, hit):
            chosen = None if _is_joint(scene, end) else number
    if chosen is None or not _fits(scene, chosen, pairs):
        return None
    pair = _pair_of(chosen, pairs)
    if pair is not None:
        return pair.first if _may_rate(scene, hit, pair) else None
    if sure:
        near = scene.gap(chosen.end, hit.start) == 0 or scene.tokens.words[hit.first - 1] == "分"
        return chosen if chosen.unit is not None or near else None
    return (
        chosen
        if (chosen.unit in (None, POINT_UNIT) and chosen.amount <= 10)
        or (chosen.unit == "%" and not _has_room(scene, hit))
        else None
    )


def _is_near(scene: Scene, place: int, hit: Hit) -> bool:
    """Whether a figure and a noun stand together, a word and a code aside (`7 for KR1 confidence`)."""
    between = scene.tokens.words[scene.token_at(place) : hit.first]
    return sum(map(bool, between)) <= 1


def _is_joint(scene: Scene, place: int) -> bool:
    """`52% and confidence up`, `52% but confident`: the figure belongs to something else."""
    word = scene.tokens.words[scene.token_at(place)]
    return word in number_words().joins or side(Side.CONTRAST).get(word) is not None


def _may_rate(scene: Scene, hit: Hit, pair: Pair) -> bool:
    """`2/4 and confidence shaky`: a count up to the target rates only what stands directly behind."""
    target = scene.key_result.target if scene.key_result is not None else None
    return pair.second.amount != target or not scene.gap(pair.end, hit.start)


def _has_room(scene: Scene, hit: Hit) -> bool:
    """Whether a percent before a confidence noun belongs to something else (`60% confidence …`)."""
    behind = scene.token_at(hit.end)
    return behind < len(scene.tokens.words) and is_figure(scene.tokens.words[behind])


def _state(scene: Scene, number: Number, pairs: list[Pair], hit: Hit) -> Confidence:
    pair = _pair_of(number, pairs)
    end = pair.end if pair is not None else number.end
    start = pair.start if pair is not None else number.start
    scale = pair.second.amount if pair is not None else None
    percent = number.unit == "%"
    fraction = "." in format(number.amount, "f") and not percent
    points, mapped = points_of(number.amount, scale, percent=percent, fraction=fraction)
    words = scene.normal.as_typed(start, end) if mapped else None
    return Confidence(points, words, min(start, hit.start), max(end, hit.end))


def _fits(scene: Scene, number: Number, pairs: list[Pair]) -> bool:
    """Whether a number can be a confidence at all."""
    if number.unit not in (None, "%") and not _is_mark(scene, number):
        return False
    most = _MOST_PERCENT if number.unit == "%" else 100  # 110% is refused, and no other figure taken instead
    return abs(number.amount) <= most and all(number is not pair.second for pair in pairs)


_MOST_PERCENT = 200


def _is_mark(scene: Scene, number: Number) -> bool:
    """`độ tự tin 7 điểm`: points that nothing rose or fell by."""
    if number.unit != POINT_UNIT or number.signed or not 0 <= number.amount <= TEN:
        return False
    moved = scene.before(number.start, gap=1)
    return moved is None or moved.roles.isdisjoint((Role.UP, Role.DOWN, Role.MORE))


def _is_way(scene: Scene, number: Number) -> bool:
    """`chắc đi được nửa đường`: a share of the way."""
    behind = scene.after(number.end) if number.spelled else None
    return behind is not None and Role.WAY in behind.roles


def _is_hoped(scene: Scene, hit: Hit, number: Number) -> bool:
    """`pede KR3 bakal 5`: behind the key result, what it is to come to."""
    if scene.tables.isdisjoint(_HOPES):
        return False
    before = scene.before(number.start, gap=1)
    if before is None or before.start < hit.end:
        return False
    if Role.MAYBE in before.roles:  # optimis bisa 60%
        known = scene.key_result
        return number.unit == "%" and known is not None and known.unit == "%"
    return Role.FORECAST in before.roles and any(hit.end <= ref.start < number.start for ref in scene.refs)


_HOPES = (Role.FORECAST, Role.MAYBE)


def _is_scaled(number: Number, pairs: list[Pair]) -> bool:
    return number.unit == "%" or _pair_of(number, pairs) is not None or abs(number.amount) <= 10


def _pair_of(number: Number, pairs: list[Pair]) -> Pair | None:
    return next((pair for pair in pairs if number in (pair.first, pair.second)), None) if pairs else None


def _whole_end(number: Number, pairs: list[Pair]) -> int:
    pair = _pair_of(number, pairs)
    return pair.end if pair is not None else number.end
