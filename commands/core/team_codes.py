"""Codes with the name of their team before them, for where several teams could be meant."""

from __future__ import annotations

import re
from typing import Protocol

from commands.core.grammar import normalise
from storage.tables import Initiative, KeyResult, Objective

LONGEST_WORD = 30


class Coded(Protocol):
    """An objective, key result or task with its place, as the queries and reports give them."""

    @property
    def row(self) -> Objective | KeyResult | Initiative: ...
    @property
    def code(self) -> str: ...


def team_word(team_name: str) -> str:
    """A team's name as one word to type before a code: `Support-Growth` for "Support & Growth"."""
    word = re.sub(r"[^\w]+", "-", normalise(team_name)).strip("-")[:LONGEST_WORD]
    return word if len(word) > 1 and word[0].isalpha() else f"T-{word}"
