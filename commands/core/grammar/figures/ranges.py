"""Two figures that are one: the lower one of a range, and the part of a whole with its magnitude."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from typing import TYPE_CHECKING

from commands.core.grammar.figures.literals import read_literal
from commands.core.grammar.figures.number_words import number_words
from commands.core.grammar.words.tokens import Tokens, is_figure

if TYPE_CHECKING:
    from commands.core.grammar.figures.numbers import Number

_RANGE = ("-", "~")
_TO = ("到", "至")
_BETWEEN = ("之间", "区间")
_FEW = 3
"""Pieces in which a word for "between" stands before the lower figure."""


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
    """`1.2-1.3M`, `60-70%`, 50%到53%之间 as its lower figure, with the magnitude and unit of the other.

    `index` is the piece at which the higher one begins.
    """
    if (spoken := _lower_of_words(tokens, low, high, index)) is not None:
        return spoken
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


def _lower_of_words(tokens: Tokens, low: Number, high: Number, index: int) -> Number | None:
    """`between 2 and 3 M`, `sekitar 3 sampai 4 menit`, `khoảng 3 đến 4 khách`: the lower figure."""
    tables = number_words()
    first, behind = bisect_left(tokens.starts, low.start), bisect_left(tokens.starts, low.end)
    joint = tables.range_joins.match(tokens, behind, bare=True)
    if joint is None or joint[0] != index or low.unit not in (None, high.unit):
        return None
    start = next((at for at in range(max(0, first - _FEW), first) if _leads(tokens, at, first)), None)
    if start is None or low.amount >= high.amount:
        return None
    factor = _magnitude_between(low.amount, high.amount) if low.unit is None else 1
    amount = low.amount * factor
    return low._replace(start=tokens.starts[start], end=high.end, unit=high.unit, amount=amount)


def _leads(tokens: Tokens, index: int, first: int) -> bool:
    """Whether a word for "between" or "about" stands at a piece and ends before the lower figure."""
    found = number_words().range_starts.match(tokens, index, bare=True)
    return found is not None and found[0] == first


def _magnitude_between(low: Decimal, high: Decimal) -> int:
    """Of `2 and 3 M` the million, which is said once for both."""
    return next((factor for factor in _MAGNITUDES if low < 1000 and low * factor <= high), 1)


_MAGNITUDES = (10**9, 10**6, 1000)
