"""Codes told by their place in a row: `KR ketiga`, `KR ke-3`, `KR nomor 3`, `KR thứ ba`, `KR số 3`."""

from __future__ import annotations

from commands.core.grammar.figures.number_words import Part, number_words
from commands.core.grammar.words.lexicon import side
from commands.core.grammar.words.roles import Side
from commands.core.grammar.words.tokens import Tokens

_WINDOW = 24
"""Characters behind a bare `KR` in which its number is looked for."""
_MOST_DIGITS = 2
_MEASURES = frozenset(("%", "/"))


def number_behind(text: str, place: int) -> tuple[int, int] | None:
    """The number told from a place on, and the place behind it.

    Behind `KR` a word for "number" or an ordinal names the code, so `thứ ba` is no Tuesday there.
    """
    tokens = Tokens.of(text[place : place + _WINDOW])
    ordinal = side(Side.ORDINAL).match(tokens, _behind_relative(tokens), bare=True)
    if ordinal is not None:
        return ordinal[1], place + tokens.ends[ordinal[0] - 1]
    named = side(Side.CODE_NUMBER).match(tokens, 0, bare=True)
    index = named[0] if named is not None else _behind_ke(tokens)
    number = _number(tokens, index) if index < len(tokens) else None
    return None if number is None else (number, place + tokens.ends[index])


def _behind_relative(tokens: Tokens) -> int:
    """The piece behind the "which is" of `KR yang kedua`."""
    return int(tokens.words[:1] == ["yang"])


def _behind_ke(tokens: Tokens) -> int:
    """The piece behind the `ke-` or `ke` of an ordinal in digits."""
    if tokens.words[:1] != ["ke"]:
        return len(tokens)
    return 2 if tokens.words[1:2] == ["-"] else 1


def _number(tokens: Tokens, index: int) -> int | None:
    """A small number at a piece, unless it begins a figure (`50%`, `3/5`)."""
    word = tokens.words[index]
    if word.isdecimal():
        behind = tokens.words[index + 1] if index + 1 < len(tokens) else ""
        return int(word) if len(word) <= _MOST_DIGITS and behind not in _MEASURES else None
    part = number_words().bare_parts.get(word) or number_words().parts.get(word)
    return part[1] if part is not None and part[0] is Part.DIGIT and part[1] > 0 else None
