"""Key results named one behind the other by words of their titles (`retention 51%, reply time 3h`)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from commands.core.grammar.codes.titles import find_title, telling_words
from commands.core.grammar.figures.number_words import number_words
from commands.core.grammar.reading import KnownKeyResult
from commands.core.grammar.text import Text
from commands.core.grammar.words.clauses import find_clauses
from commands.core.grammar.words.lexicon import side
from commands.core.grammar.words.roles import Side
from commands.core.grammar.words.tokens import Tokens


def titled_cuts(text: Text, key_results: Sequence[KnownKeyResult]) -> list[int]:
    """Where an item begins that names another key result than the one before, with a figure; at most one
    figure would be no list.
    """
    tokens = text.tokens
    if len(key_results) < 2 or len(tokens.figures) < 2:
        return []
    places = pairwise([*_openings(tokens), len(tokens.text)])
    parts = [(start, part) for start, end in places if (part := tokens.part(start, end)).figures]
    telling = telling_words(tuple(item.title for item in key_results))
    if tokens.text.isascii() and all(telling.isdisjoint(part.words) for _, part in parts[1:]):
        return []  # most lines: retention up 2 points, conf 8
    cuts = []
    named: tuple[str, ...] = ()
    for start, part in parts:
        match = find_title(part, key_results)
        if match is None or len(match.codes) > 1 or match.codes == named:
            continue
        if named:
            cuts.append(start)
        named = match.codes
    return cuts


def _openings(tokens: Tokens) -> list[int]:
    """Where clauses begin, and what an "and" or "but" joins to them."""
    joins, contrast = number_words().joins, side(Side.CONTRAST)
    behind = (
        tokens.ends[index]
        for index, word in enumerate(tokens.words)
        if word in joins or (word in contrast.first_words and contrast.get(word) is not None)
    )
    return sorted({*find_clauses(tokens).starts, *behind})
