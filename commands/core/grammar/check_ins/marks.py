"""Confidence in short: `c7`, `tt 7`, a bare figure behind the value, and marks given in a verb (打8分)."""

from __future__ import annotations

from itertools import pairwise

from commands.core.grammar.check_ins.confidence_points import TEN, Confidence, points_of
from commands.core.grammar.check_ins.pairs import Pair
from commands.core.grammar.check_ins.scene import Scene
from commands.core.grammar.figures.literals import read_literal
from commands.core.grammar.figures.number_words import PERCENT, duration_seconds
from commands.core.grammar.figures.numbers import Number
from commands.core.grammar.words.lexicon import letters_of_confidence, side
from commands.core.grammar.words.roles import Side


def find_mark(scene: Scene, numbers: list[Number]) -> Confidence | None:
    """打8分, 给个7分: a mark of ten behind a verb of rating, in a line about a key result."""
    if scene.key_result is None and not scene.topics:
        return None
    if side(Side.RATING).first_words.isdisjoint(scene.tokens.words):
        return None
    for number in numbers:
        first, last = scene.token_at(number.start), scene.token_at(number.end)
        if number.unit is not None or number.amount > TEN or last >= len(scene.tokens.words):
            continue
        words = range(max(0, first - _LONGEST_VERB), first)
        verb = next((at for at in words if _leads_to(scene, at, first)), None)
        if verb is not None and side(Side.MARKS).match(scene.tokens, last) is not None:
            points, _ = points_of(number.amount, None)
            return Confidence(points, None, scene.tokens.starts[verb], scene.tokens.ends[last])
    return None


_LONGEST_VERB = 5
"""Pieces of such a verb."""


def find_marks_alone(scene: Scene, numbers: list[Number]) -> Confidence | None:
    """越来越没信心，现在4分: points that are all a clause says, where no minutes are counted."""
    known = scene.key_result
    if known is None or known.unit in duration_seconds() or len(scene.clauses.starts) < 2:
        return None
    marks = side(Side.MARKS)
    for number in numbers:
        last = scene.token_at(number.end)
        if number.unit is not None or number.signed or number.amount > TEN or last >= len(scene.tokens.words):
            continue
        start, end = scene.clause_of(number.start)
        if marks.match(scene.tokens, last) is None or scene.unknown_words(start, end):
            continue
        if start and scene.skip(scene.tokens.ends[last], Side.PARTICLE) >= end:
            points, _ = points_of(number.amount, None)
            return Confidence(points, None, number.start, scene.tokens.ends[last])
    return None


def find_rated(scene: Scene, numbers: list[Number]) -> Confidence | None:
    """`I'd put KR4 at a 7`: a whole figure up to ten behind an article, and nothing that is counted."""
    if Side.RATED not in scene.tables or not scene.topics:
        return None
    rated = side(Side.RATED)
    for number in numbers:
        first, last = scene.token_at(number.start), scene.token_at(number.end)
        if number.unit is not None or number.signed or number.amount > TEN or not scene.is_live(number.start):
            continue
        led = any(
            (found := rated.match(scene.tokens, at)) is not None and found[0] == first
            for at in range(max(0, first - 2), first)
        )
        if led and (last >= len(scene.tokens.words) or not scene.tokens.words[last].isalnum()):
            points, _ = points_of(number.amount, None)
            return Confidence(points, None, number.start, number.end)
    return None


def find_figure_behind(scene: Scene, numbers: list[Number], pairs: list[Pair]) -> Confidence | None:
    """The 7 of `KR5 1.2M, 7`: a bare figure up to ten behind what can only be the value."""
    if len(numbers) < 2 or not scene.topics:
        return None
    for before, number in pairwise(numbers):
        if _is_bare(number, pairs) and _is_alone_behind(scene, before, number):
            if not _is_surely_value(before, number, pairs):
                return None
            return Confidence(int(number.amount), None, number.start, number.end)
    return None


_UNFLAGGED = 3
"""The least confidence of which no red flag comes."""


def _is_bare(number: Number, pairs: list[Pair]) -> bool:
    """Whether a figure is whole, up to ten, and nothing but itself; no red flag is raised by a guess."""
    if number.unit is not None or number.signed or number.spelled or not _UNFLAGGED <= number.amount <= TEN:
        return False
    return number.amount == int(number.amount) and all(
        number not in (pair.first, pair.second) for pair in pairs
    )


def _is_alone_behind(scene: Scene, before: Number, number: Number) -> bool:
    """Whether a figure is all that the next clause says, or follows an amount and ends the line."""
    start, end = scene.clause_of(number.start)
    if scene.gap(number.end, end):
        return False
    if not scene.gap(start, number.start):
        return scene.clauses.at(before.start) == scene.clauses.at(number.start) - 1
    amount = before.unit == PERCENT or (before.unit or "").isupper() or before.amount >= _LEAST_AMOUNT
    last = not any(map(str.isalnum, scene.tokens.text[number.end :]))
    return amount and last and not scene.gap(before.end, number.start)


_LEAST_AMOUNT = 1000


def _is_surely_value(number: Number, behind: Number, pairs: list[Pair]) -> bool:
    """Whether a figure has a unit, a magnitude or a whole: the one behind is no second thought of it."""
    pair = next((pair for pair in pairs if number is pair.second), None)
    if pair is not None:
        return pair.second.amount - pair.first.amount != behind.amount  # 3/5, 2: two to go
    return number.unit is not None or number.amount > TEN


def _leads_to(scene: Scene, index: int, place: int) -> bool:
    found = side(Side.RATING).match(scene.tokens, index)
    return found is not None and found[0] == place


def find_compact(scene: Scene) -> Confidence | None:
    """`c7`, `k7`, `tt7`, `c:7`."""
    words = scene.tokens.words
    letters = letters_of_confidence()
    if letters.isdisjoint(words):
        return None
    for index in scene.tokens.figures:
        if not index:
            continue
        letter = index - 2 if words[index - 1] in _BETWEEN and index > 1 else index - 1
        if words[letter] not in letters:
            continue
        start = scene.tokens.starts[letter]
        if not (letter < index - 1 or scene.tokens.touches(index) or _stands_alone(scene, letter)):
            continue
        inner = scene.tokens.touches(letter) and _is_of_one_word(words[letter - 1], words[letter])
        if inner or not scene.is_live(start):
            continue
        value = read_literal(words[index], "id")
        if value is None or _moves_on(scene, index):
            continue
        end = scene.tokens.ends[index]
        if words[index + 1 : index + 3] == ["/", "10"]:
            end = scene.tokens.ends[index + 2]
        points, mapped = points_of(value[0], None)
        return Confidence(points, scene.normal.as_typed(start, end) if mapped else None, start, end)
    return None


_BETWEEN = (":", "=", "~", "≈")


def _is_of_one_word(before: str, letter: str) -> bool:
    """Whether a letter only ends a word: the c of `abc7`, and the 信 of 微信8."""
    return before.isalnum() and (before.isascii() or not letter.isascii())


def _moves_on(scene: Scene, index: int) -> bool:
    """The first of `c6->c7`."""
    words, behind = scene.tokens.words, index + 1
    while behind < len(words) and words[behind] in _ARROW:
        behind += 1
    return (
        behind > index + 1
        and words[behind - 1] != "-"
        and words[behind : behind + 1] != []
        and (words[behind] in letters_of_confidence())
    )


_ARROW = frozenset("->→⇒")


def _stands_alone(scene: Scene, index: int) -> bool:
    """The `c` of `KR4 c 7`: a letter and one figure up to ten, with no word before it; `k` only at an end."""
    words = scene.tokens.words
    before = words[index - 1] if index else ""
    ends = index + 2 >= len(words) or not words[index + 2][:1].isalnum()
    return (
        len(words[index]) < 3
        and (words[index] != "k" or ends)
        and words[index + 1].isdecimal()
        and int(words[index + 1]) <= TEN
        and (not before.isalpha() or _ends_figure(scene, index))
    )


def _ends_figure(scene: Scene, index: int) -> bool:
    """Whether the piece before is the unit of a figure (`195 mins c 6`)."""
    end = scene.tokens.ends[index - 1]
    return any(number.end == end for number in scene.numbers)
