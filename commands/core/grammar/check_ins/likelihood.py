"""How surely a number is where the key result stands, by what stands around it."""

from __future__ import annotations

from commands.core.grammar.check_ins.pairs import CLASSIFIERS
from commands.core.grammar.check_ins.weighing import Line, counts_own_thing, has_behind
from commands.core.grammar.codes.titles import is_title_word
from commands.core.grammar.figures.number_words import PERCENT, duration_seconds
from commands.core.grammar.figures.numbers import Number
from commands.core.grammar.words.lexicon import side
from commands.core.grammar.words.roles import Role, Side

_FAR = 6
"""Pieces behind a count in which a word for "all" is looked for."""
_NEAR_CHARS = 80
"""Characters before a figure in which a bracket is looked for."""
LEAST_AMOUNT = 1000
"""The least figure that is an amount and no count of deals."""


def likelihood(line: Line, number: Number, near: frozenset[Role]) -> int:
    """Points for a number; `near` are the roles of the phrase directly before it."""
    if Role.BEYOND in near or is_bound(line, number):
        return _unit_score(line, number) - 1
    score = -6 if is_bracketed(line, number) else 0
    score += _said_before(near) if near else 0
    won = _WON_OR_DONE if line.counts else _WON
    if not near.isdisjoint(won) or has_behind(line, number, *won, *_ON_THE_WAY):
        score += 2
    if beside_topic(line, number):
        score += 3
    if _is_sum(line, number) or (number.amount == line.target and _are_all(line, number)):
        score += 5
    if _are_held(line, number):
        score += 3
    if counts_others(line, number):
        score -= 4
    elif number.spelled and (_is_whole_clause(line, number) or _ends_what_is_won(line, number)):
        score += 2
    return score + _unit_score(line, number)


_WON = (Role.ACHIEVED,)
_WON_OR_DONE = (*_WON, Role.DONE)
_ON_THE_WAY = (Role.PROGRESS, Role.WAY)


def _said_before(near: frozenset[Role]) -> int:
    """Points for what the phrase directly before a number says of it."""
    score = 0
    if Role.MEANT in near:
        score += 10
    if Role.MAYBE in near:
        score -= 2
    if not near.isdisjoint((Role.TO, Role.DWINDLED, Role.SHORT)):
        score += 6
    elif Role.NOW in near:
        score += 3
    return score


def is_bound(line: Line, number: Number) -> bool:
    """30分钟以内: passed, so that an exact figure beside it is the value."""
    return side(Side.BOUND).match(line.scene.tokens, line.scene.token_at(number.end)) is not None


def _is_sum(line: Line, number: Number) -> bool:
    """`closed two, so four in total`: what a word for the whole stands behind."""
    index = line.scene.token_at(number.end)
    if number.amount == line.target or Side.TOTAL not in line.scene.tables:
        return False
    opening, start = line.scene.token_at(line.scene.clause_of(number.start)[0]), number.start
    if opening and line.scene.holds(Side.TOTAL, opening, opening + 1):
        return not line.scene.unknown_words(line.scene.tokens.starts[opening + 1], start)
    return (
        index < len(line.scene.tokens.words) and side(Side.TOTAL).match(line.scene.tokens, index) is not None
    )


def counts_others(line: Line, number: Number) -> bool:
    """`KR2: 12 tickets over 8h, …`: a count of something the key result does not measure in."""
    if number.unit is not None or line.counts or abs(number.amount) >= LEAST_AMOUNT:
        return False
    return line.target is not None and names_a_thing(line, number)


def _are_held(line: Line, number: Number) -> bool:
    """`KR3: we have four clients`: so many of what the title counts."""
    known, tokens = line.scene.key_result, line.scene.tokens
    if known is None or number.unit is not None or Side.HOLDS not in line.scene.tables or not line.counts:
        return False
    first, behind = line.scene.token_at(number.start), line.scene.token_at(number.end)
    held = any(
        (found := side(Side.HOLDS).match(tokens, index)) is not None and first - found[0] <= 1
        for index in range(max(0, first - 3), first)
    )
    return held and behind < len(tokens.words) and is_title_word(tokens.words[behind], known.title)


def names_a_thing(line: Line, number: Number) -> bool:
    """Whether an unknown word stands directly behind a number."""
    index = line.scene.token_at(number.end)
    if index >= len(line.scene.tokens.words) or not line.scene.same_clause(
        number.start, line.scene.tokens.starts[index]
    ):
        return False
    if line.scene.tokens.words[index] in CLASSIFIERS:
        return not line.counts
    noun = line.scene.after(number.end)
    if noun is not None and Role.CHATTER in noun.roles:
        return True
    return line.scene.unknown_words(line.scene.tokens.starts[index], line.scene.tokens.ends[index]) > 0


def _is_whole_clause(line: Line, number: Number) -> bool:
    """四家了: a spelled count and at most a classifier are all a clause says."""
    start, end = line.scene.clause_of(number.start)
    customers = line.scene.key_result is None and line.scene.tokens.words[
        line.scene.token_at(number.end) : line.scene.token_at(number.end) + 1
    ] == ["家"]
    return (
        (line.counts or customers)
        and line.scene.unknown_words(start, end) <= 1
        and (line.scene.gap(start, number.start) == 0 and line.scene.gap(number.end, end) <= 2)
    )


def _ends_what_is_won(line: Line, number: Number) -> bool:
    """完成里程碑三个: a verb of winning, what is counted, and how many at the end of the clause."""
    scene = line.scene
    start, end = scene.clause_of(number.start)
    index = scene.token_at(number.end)
    if (
        not line.counts
        or scene.tokens.words[index : index + 1] not in _CLASSIFIED
        or scene.gap(number.end, end) > 2
    ):
        return False
    won = [hit for hit in scene.within(start, number.start) if Role.ACHIEVED in hit.roles]
    return bool(won) and scene.unknown_words(won[-1].end, number.start) == 0


_CLASSIFIED = tuple([classifier] for classifier in CLASSIFIERS)


def _unit_score(line: Line, number: Number) -> int:
    if counts_own_thing(line, number):
        return 3
    if number.unit is None:
        return int(abs(number.amount) >= 10000)
    if line.unit is None:
        return 1
    if number.unit == line.unit:
        return 3
    seconds = duration_seconds()
    both_durations = number.unit in seconds and line.unit in seconds
    if number.unit.isupper() and line.unit.isupper():
        return _FOREIGN  # USD 150k ~ 2,4 M
    return 2 if both_durations else 1 if number.unit == PERCENT else -2


_FOREIGN = -5
"""For an amount in another currency than the key result's, beside one in its own."""


def beside_topic(line: Line, number: Number) -> bool:
    """Whether a code or title words stand directly before (`KR1 51`, `KR1: 51`)."""
    places = [ref.end for ref in line.scene.refs] + [end for _, end in line.scene.titles]
    for end in places:
        if end <= number.start:
            between = line.scene.tokens.words[line.scene.token_at(end) : line.scene.token_at(number.start)]
            if all(word in (":", "=", "", "-", ",") for word in between):
                return True
            if between[-1] == ":" and line.scene.same_clause(end - 1, number.start):
                return True
    return False


def _are_all(line: Line, number: Number) -> bool:
    """四个里程碑都上了: a count of which something is said of all."""
    index, end = (
        line.scene.token_at(number.end),
        line.scene.token_at(line.scene.clauses.end_of(number.start)),
    )
    words = range(index, min(end, index + _FAR))
    return any(side(Side.ALL).match(line.scene.tokens, at) is not None for at in words)


def is_bracketed(line: Line, number: Number) -> bool:
    """`4 of 5 (80 %, 54 % expected)`: brackets hold what only explains."""
    before = line.scene.tokens.text[max(0, number.start - _NEAR_CHARS) : number.start]
    return before.rfind("(") > before.rfind(")")
