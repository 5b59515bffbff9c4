"""Confidence, read before every other number (R4)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_DOWN, Decimal

from commands.core.grammar.lexicon import Hit, Role, Side, letters_of_confidence, side
from commands.core.grammar.literals import read_literal
from commands.core.grammar.numbers import Number
from commands.core.grammar.pairs import Pair
from commands.core.grammar.scene import Scene, inside
from commands.core.grammar.tokens import is_figure

_TEN = Decimal(10)
_FAR = 6
"""Pieces that may stand between a confidence word and its number."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """A stated confidence: points, the words it came from if mapped, and the figures it used up."""

    points: int | None
    as_typed: str | None
    start: int
    end: int


def find_confidence(scene: Scene, numbers: list[Number], pairs: list[Pair]) -> Confidence | None:
    """The confidence a line states. `pairs` are its `n of m`; the figures of one are in `numbers` too."""
    compact = _compact(scene)
    if compact is not None:
        return compact
    even = scene.live(Role.EVEN_ODDS)
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
    if even:
        return Confidence(5, scene.normal.as_typed(even[0].start, even[0].end), even[0].start, even[0].end)
    return _bare_tenths(scene, pairs)


def _rated(scene: Scene, numbers: list[Number]) -> Confidence | None:
    """打8分, 给个7分: a mark of ten behind a verb of rating, in a line about a key result."""
    if scene.key_result is None and not any(ref.is_topic for ref in scene.refs):
        return None
    for number in numbers:
        first, last = scene.token_at(number.start), scene.token_at(number.end)
        if number.unit is not None or number.amount > _TEN or last >= len(scene.tokens):
            continue
        verb = next((at for at in (first - 2, first - 1) if at >= 0 and _leads_to(scene, at, first)), None)
        if verb is not None and side(Side.MARKS).match(scene.tokens, last) is not None:
            points, _ = _points(number.amount, None)
            return Confidence(points, None, scene.tokens.starts[verb], scene.tokens.ends[last])
    return None


def _leads_to(scene: Scene, index: int, place: int) -> bool:
    found = side(Side.RATING).match(scene.tokens, index)
    return found is not None and found[0] == place


def _compact(scene: Scene) -> Confidence | None:
    """`c7`, `k7`, `tt7`, `c:7`."""
    words = scene.tokens.words
    letters = letters_of_confidence()
    for index in range(1, len(words)):
        if not is_figure(words[index]):
            continue
        letter = index - 2 if words[index - 1] in (":", "=") and index > 1 else index - 1
        if words[letter] not in letters:
            continue
        start = scene.tokens.starts[letter]
        if not (letter < index - 1 or scene.tokens.touches(index) or _stands_alone(scene, letter)):
            continue
        inner = scene.tokens.touches(letter) and words[letter - 1].isascii() and words[letter - 1].isalnum()
        if inner or not scene.is_live(start):
            continue
        value = read_literal(words[index], "id")
        if value is None:
            continue
        end = scene.tokens.ends[index]
        if words[index + 1 : index + 3] == ["/", "10"]:
            end = scene.tokens.ends[index + 2]
        points, mapped = _points(value[0], None)
        return Confidence(points, scene.normal.as_typed(start, end) if mapped else None, start, end)
    return None


def _stands_alone(scene: Scene, index: int) -> bool:
    """The `c` of `KR4 c 7`: a letter and one figure up to ten, with no word before it; `k` only at an end."""
    words = scene.tokens.words
    before = words[index - 1] if index else ""
    ends = index + 2 >= len(words) or not words[index + 2][:1].isalnum()
    return (
        len(words[index]) < 3
        and (words[index] != "k" or ends)
        and words[index + 1].isdecimal()
        and int(words[index + 1]) <= _TEN
        and (not before.isalpha() or _ends_figure(scene, index))
    )


def _ends_figure(scene: Scene, index: int) -> bool:
    """Whether the piece before is the unit of a figure (`195 mins c 6`)."""
    end = scene.tokens.ends[index - 1]
    return any(number.end == end for number in scene.numbers)


def _beside(scene: Scene, hit: Hit, numbers: list[Number], pairs: list[Pair]) -> Confidence | None:
    level = _level(scene, hit)
    if level is not None:
        exact = _in_next_clause(scene, hit, numbers, pairs)
        bracketed = exact is not None and scene.tokens.text[: exact.start].rstrip().endswith("(")
        return _state(scene, exact, pairs, hit) if exact is not None and bracketed else level
    sure = Role.CONFIDENCE not in hit.roles
    behind = _behind(scene, hit, numbers, pairs, near=sure)
    before = _before(scene, hit, numbers, pairs, sure=sure)
    chosen: Number | None
    near = behind is not None and scene.gap(scene.skip(hit.end, Side.FILLER), behind.start) == 0
    scaled = before is not None and _pair_of(before, pairs) is not None
    if behind is not None and (before is None or near or not (sure or scaled)):
        chosen = behind
    elif before is not None:
        chosen = before
    else:
        chosen = _in_next_clause(scene, hit, numbers, pairs)
    return None if chosen is None else _state(scene, chosen, pairs, hit)


def _in_next_clause(scene: Scene, hit: Hit, numbers: list[Number], pairs: list[Pair]) -> Number | None:
    """`confidence is fine, 8`, 信心还行，8分: a figure alone in the clause behind."""
    end = scene.clauses.end_of(hit.start)
    number = next((at for at in numbers if at.start > end), None)
    if number is None or not _fits(number, pairs) or abs(number.amount) > _TEN or _pair_of(number, pairs):
        return None
    start, stop = scene.clause_of(number.start)
    others = [other for other in scene.within(start, stop) if other.roles.isdisjoint(_ABOUT)]
    behind = scene.clauses.at(start) == scene.clauses.at(hit.start) + 1
    return number if behind and not others and scene.unknown_words(start, stop) == 0 else None


_ABOUT = (Role.MAYBE, Role.NOW, Role.DWINDLED)
"""Words that may stand beside a figure of confidence in a clause of its own (`…, maybe 4`)."""


def _level(scene: Scene, hit: Hit) -> Confidence | None:
    """`confidence: low`, `low confidence`, 信心较高."""
    if Role.CONFIDENCE not in hit.roles:
        return None
    return _level_behind(scene, hit) or _level_before(scene, hit)


def _level_behind(scene: Scene, hit: Hit) -> Confidence | None:
    tokens = scene.tokens
    start = scene.skip(_behind_code(scene, hit.end), Side.FILLER, Side.PARTICLE)
    index = scene.token_at(start)
    found = side(Side.LEVEL).match(tokens, index, bare=True) if index < len(tokens) else None
    if found is None or not scene.same_clause(hit.start, start):
        return None
    if found[0] < len(tokens) and is_figure(tokens.words[found[0]]):
        return None
    end = tokens.ends[found[0] - 1]
    return Confidence(found[1], scene.normal.as_typed(start, end), hit.start, end)


def _behind_code(scene: Scene, place: int) -> int:
    """The end of the code that stands at a place or one word behind it (`confidence on KR4 is low`)."""
    return next(
        (ref.end for ref in scene.refs if ref.start >= place and scene.gap(place, ref.start) <= 1), place
    )


def _level_before(scene: Scene, hit: Hit) -> Confidence | None:
    if hit.first == 0 or not scene.tokens.words[hit.first - 1].isascii():
        return None
    found = side(Side.LEVEL).match(scene.tokens, hit.first - 1)
    if found is None or found[0] != hit.first:
        return None
    start = scene.tokens.starts[hit.first - 1]
    return Confidence(found[1], scene.normal.as_typed(start, hit.end), start, hit.end)


def _behind(scene: Scene, hit: Hit, numbers: list[Number], pairs: list[Pair], *, near: bool) -> Number | None:
    """The number a confidence word announces: behind a "to" if there is one, else the first."""
    end = scene.clauses.end_of(hit.start)
    others = scene.within(hit.end, end)
    stop = next((other.start for other in others if not other.roles.isdisjoint(_OTHER_SUBJECTS)), end)
    candidates = [number for number in numbers if hit.end <= number.start < stop and _fits(number, pairs)]
    candidates = [number for number in candidates if not _is_way(scene, number)]
    if candidates and _pair_of(candidates[0], pairs) and scene.gap(hit.end, candidates[0].start) == 0:
        return candidates[0]
    for number in candidates:
        if number.unit != candidates[0].unit:
            continue
        before = scene.before(number.start, gap=1)
        if before is not None and not before.roles.isdisjoint((Role.TO, Role.DWINDLED, Role.MEANT)):
            return number
    if not candidates:
        return None
    first = scene.token_at(_behind_about(scene, hit)) if near else hit.last
    between = scene.tokens.words[first : scene.token_at(candidates[0].start)]
    gap = sum(1 for word in between if word)  # a code between counts for nothing
    if gap <= (2 if near else _FAR) and (gap <= 1 or not near or _is_scaled(candidates[0], pairs)):
        return candidates[0]
    return None


def _behind_about(scene: Scene, hit: Hit) -> int:
    """The place behind particles and a word for "about" (我挺有把握的大概八成)."""
    place = scene.skip(hit.end, Side.PARTICLE)
    about = next(iter(scene.within(place, place + 1)), None)
    return about.end if about is not None and Role.NOW in about.roles else place


_OTHER_SUBJECTS = (Role.NEXT, Role.STUCK, Role.WAIT, Role.HELP, Role.BLOCKER)


def _before(scene: Scene, hit: Hit, numbers: list[Number], pairs: list[Pair], *, sure: bool) -> Number | None:
    """The number directly before: `5/10 confidence`, `seventy percent confident`, 七成把握."""
    chosen: Number | None = None
    for number in numbers:
        if any(number is pair.second for pair in pairs):
            continue
        end = _whole_end(number, pairs)
        if end <= hit.start and scene.same_clause(number.start, hit.start) and scene.gap(end, hit.start) <= 1:
            chosen = number
    if chosen is None or not _fits(chosen, pairs):
        return None
    pair = _pair_of(chosen, pairs)
    if pair is not None:
        return pair.first
    if sure:
        near = scene.gap(chosen.end, hit.start) == 0 or scene.tokens.words[hit.first - 1] == "分"
        return chosen if chosen.unit is not None or near else None
    return (
        chosen
        if (chosen.unit is None and chosen.amount <= 10) or (chosen.unit == "%" and not _has_room(scene, hit))
        else None
    )


def _has_room(scene: Scene, hit: Hit) -> bool:
    """Whether a percent before a confidence noun belongs to something else (`60% confidence …`)."""
    behind = scene.token_at(hit.end)
    return behind < len(scene.tokens) and is_figure(scene.tokens.words[behind])


def _state(scene: Scene, number: Number, pairs: list[Pair], hit: Hit) -> Confidence:
    pair = _pair_of(number, pairs)
    end = pair.end if pair is not None else number.end
    start = pair.start if pair is not None else number.start
    scale = pair.second.amount if pair is not None else None
    percent = number.unit == "%"
    fraction = "." in format(number.amount, "f") and not percent
    points, mapped = _points(number.amount, scale, percent=percent, fraction=fraction)
    words = scene.normal.as_typed(start, end) if mapped else None
    return Confidence(points, words, min(start, hit.start), max(end, hit.end))


def _bare_tenths(scene: Scene, pairs: list[Pair]) -> Confidence | None:
    """`7/10` without a word is confidence, unless ten is what the key result counts to."""
    target = scene.key_result.target if scene.key_result is not None else None
    for pair in pairs:
        tenths = pair.second.amount == _TEN != target and pair.first.amount <= _TEN
        tenths = tenths and not _counts_people(scene, pair)
        if tenths and scene.is_live(pair.start):
            points, mapped = _points(pair.first.amount, _TEN)
            words = scene.normal.as_typed(pair.start, pair.end) if mapped else None
            return Confidence(points, words, pair.start, pair.end)
    return None


def _counts_people(scene: Scene, pair: Pair) -> bool:
    """`7 out of 10 people`, 10个人里7个: in words and with a noun, a count of something."""
    if "/" in scene.tokens.text[pair.start : pair.end]:
        return False
    index = scene.token_at(pair.end)
    if index < len(scene.tokens) and side(Side.PLACE).match(scene.tokens, index) is not None:
        return False  # seven out of ten on this
    end = scene.tokens.ends[min(index, len(scene.tokens) - 1)]
    end = end if scene.same_clause(pair.start, end - 1) else pair.end
    return scene.unknown_words(pair.start, end) > 0


def _points(
    amount: Decimal, scale: Decimal | None, *, percent: bool = False, fraction: bool = True
) -> tuple[int, bool]:
    """Points of ten, and whether that is another scale than what was typed."""
    points = amount
    if scale is not None and scale != _TEN and scale > 0:
        points = amount * 10 / scale
    elif percent:
        points = amount / 10
    elif (scale is None and fraction and 0 < amount < 1) or (
        amount == 1 and fraction and amount.as_tuple().exponent != 0
    ):
        points = amount * 10
    if abs(points) > 10**6:
        return 10**6 if points > 0 else -(10**6), True
    whole = int(points.quantize(Decimal(1), rounding=ROUND_HALF_DOWN))
    return whole, whole != amount


def _fits(number: Number, pairs: list[Pair]) -> bool:
    """Whether a number can be a confidence at all."""
    if number.unit not in (None, "%"):
        return False
    return abs(number.amount) <= 100 and all(number is not pair.second for pair in pairs)


def _is_way(scene: Scene, number: Number) -> bool:
    """`chắc đi được nửa đường`: a share of the way."""
    behind = scene.after(number.end)
    return number.spelled and behind is not None and Role.WAY in behind.roles


def _is_scaled(number: Number, pairs: list[Pair]) -> bool:
    return number.unit == "%" or _pair_of(number, pairs) is not None or abs(number.amount) <= 10


def _pair_of(number: Number, pairs: list[Pair]) -> Pair | None:
    return next((pair for pair in pairs if number in (pair.first, pair.second)), None)


def _whole_end(number: Number, pairs: list[Pair]) -> int:
    pair = _pair_of(number, pairs)
    return pair.end if pair is not None else number.end
