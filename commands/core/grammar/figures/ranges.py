"""Two figures that are one: the lower one of a range, and the part of a whole with its magnitude."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commands.core.grammar.figures.literals import read_literal
from commands.core.grammar.words.tokens import Tokens, is_figure

if TYPE_CHECKING:
    from commands.core.grammar.figures.numbers import Number

_RANGE = ("-", "~")
_TO = ("到", "至")
_BETWEEN = ("之间", "区间")


def share_of_whole(tokens: Tokens, part: Number, whole: Number, index: int, language: str | None) -> Number:
    """The 1.3 of `1.3/2M`, 330/500万: the magnitude behind the whole, at a piece, is the part's too."""
    figure = read_literal(tokens.words[index], language) if is_figure(tokens.words[index]) else None
    touches = part.end + 1 == whole.start and part.unit is None
    if not touches or figure is None or not figure[0] or part.amount > figure[0]:
        return part
    return part._replace(amount=part.amount * whole.amount / figure[0])


def lower_figure(
    tokens: Tokens, low: Number, high: Number, index: int, language: str | None
) -> Number | None:
    """`1.2-1.3M`, `60-70%`, 50%到53%之间 as its lower figure, with the magnitude and unit of the other."""
    words = tokens.words
    if low.end + 1 != high.start or not is_figure(words[index]):
        return None
    between = words[index - 1] in _TO and tokens.text[high.end : high.end + 2] in _BETWEEN
    if not between and (words[index - 1] not in _RANGE or low.unit is not None):
        return None
    end = high.end + len(_BETWEEN[0]) * between
    if low.unit is not None:
        return low._replace(end=end) if low.unit == high.unit else None
    figure = read_literal(words[index], language)
    if figure is None or not low.amount < figure[0]:
        return None
    if high.unit is None and high.amount == figure[0] and not between:
        return None  # 10-12
    return low._replace(end=end, unit=high.unit, amount=low.amount * high.amount / figure[0])
