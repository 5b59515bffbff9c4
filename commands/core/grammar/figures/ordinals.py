"""Ordinals: `3rd`, `third`, `client #3`, 第三, `ke-3`, `ketiga`, `thứ tư`."""

from __future__ import annotations

from functools import cache

from commands.core.grammar.figures import chinese
from commands.core.grammar.figures.number_words import (
    NO_ORDINAL,
    ORDINAL_ENDS,
    ORDINAL_STARTS,
    Part,
    number_words,
)
from commands.core.grammar.words.lexicon import side
from commands.core.grammar.words.normal import normalise
from commands.core.grammar.words.roles import Side
from commands.core.grammar.words.tokens import Tokens, is_figure

_MOST_DIGITS = 3
_MOST_PIECES = 4
"""Of a text that only says which one."""


def ordinals(tokens: Tokens, *, bare: bool = False) -> list[tuple[int, int, int]]:
    """Every ordinal of a text: its place, the place behind it, its number."""
    found = []
    for index in tokens.places(_first_words()):
        read = _ordinal(tokens, index, tokens.words[index], bare=bare)
        if read is not None:
            found.append((tokens.starts[index], tokens.ends[read[0] - 1], read[1]))
    return found


def ordinal_alone(text: str) -> int | None:
    """The number of a text that is only an ordinal: `the second one`, 第二个, `yang kedua`, `cái thứ hai`."""
    tokens = Tokens.of(normalise(text))
    found = ordinals(tokens)
    if len(found) != 1 or len(tokens.words) > _MOST_PIECES:
        return None
    return found[0][2]


@cache
def _first_words() -> frozenset[str]:
    """Every piece but a figure that an ordinal can begin with."""
    return frozenset(
        (*side(Side.ORDINAL).first_words, *ORDINAL_STARTS, *side(Side.NUMBERED).first_words, "ke")
    )


def _ordinal(tokens: Tokens, index: int, word: str, *, bare: bool) -> tuple[int, int] | None:
    """The index behind an ordinal, and its number."""
    behind = tokens.words[index + 1] if index + 1 < len(tokens.words) else ""
    if is_figure(word):
        return (index + 2, int(word)) if behind in ORDINAL_ENDS and _is_short(word) else None
    if index and (tokens.words[index - 1], word) in NO_ORDINAL:
        return None
    named = side(Side.ORDINAL).match(tokens, index, bare=bare)
    if named is not None:
        return named
    if (
        word == "ke"
        and behind == "-"
        and index + 2 < len(tokens.words)
        and _is_short(tokens.words[index + 2])
    ):
        return index + 3, int(tokens.words[index + 2])
    if word in ORDINAL_STARTS and behind:
        return _behind_mark(tokens, index + 1, behind)
    marked = side(Side.NUMBERED).match(tokens, index)
    if not index or marked is None or marked[0] >= len(tokens.words):
        return None
    return _one_piece(tokens.words[marked[0]], marked[0] + 1)


def _one_piece(word: str, behind: int) -> tuple[int, int] | None:
    """`client #4`, `number five`."""
    if _is_short(word):
        return behind, int(word)
    part = number_words().parts.get(word)
    return (behind, part[1]) if part is not None and part[0] is Part.DIGIT else None


def _behind_mark(tokens: Tokens, index: int, word: str) -> tuple[int, int] | None:
    if _is_short(word):
        return index + 1, int(word)
    numeral = chinese.read(tokens.words[index : index + 5])
    return (index + numeral[1], int(numeral[0])) if numeral is not None else None


def _is_short(word: str) -> bool:
    return word.isdecimal() and len(word) <= _MOST_DIGITS
