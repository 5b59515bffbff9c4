"""Weights, lengths and the like behind a figure (`3 kg`, 40公里)."""

from __future__ import annotations

import re

from commands.core.grammar.figures.numbers import Number
from commands.rules.units import MEASURES

_BEHIND = re.compile(
    rf"\s?({'|'.join(sorted(MEASURES, key=len, reverse=True))})(?![^\W\d_㐀-鿿])", re.IGNORECASE
)
"""A Latin measure ends with its word; in Chinese anything may follow."""


def measured(text: str, number: Number) -> Number:
    """The number with the measure that stands directly behind it in a normalised text as its unit."""
    if number.unit is not None:
        return number
    found = _BEHIND.match(text, number.end)
    return number if found is None else number._replace(end=found.end(), unit=found[1])
