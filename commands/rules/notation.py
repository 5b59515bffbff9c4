"""Ways of writing a number that can be read in two ways, and what each reading is called.

The names are stored (`storage.tables.NumberHabit`), so they stay as they are.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum


class Notation(StrEnum):
    """Why a number has two readings."""

    SEPARATOR = "separator"
    """`1.234`: thousands or decimals."""
    LETTER_M = "letter_m"
    """`1,2M` in Indonesian: miliar or million."""


_MEANINGS = {Notation.SEPARATOR: ("decimals", "thousands"), Notation.LETTER_M: ("million", "billion")}
"""The smaller and the larger reading."""


def meaning(notation: Notation, chosen: Decimal, rejected: Decimal) -> str:
    """The name of the reading somebody chose."""
    return _MEANINGS[notation][abs(chosen) > abs(rejected)]


def reading(notation: Notation, means: str, one: Decimal, other: Decimal) -> Decimal:
    """Which of two readings bears the name."""
    return (min, max)[means == _MEANINGS[notation][1]](one, other, key=abs)
