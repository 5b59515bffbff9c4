"""What may stand behind a new key result: `…, weight 2`, `… (monthly)`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from commands.core.grammar.figures.numbers import find_numbers
from commands.core.grammar.orders.change_words import led_by, means
from commands.core.grammar.words.normal import Normal

_LAST = re.compile(r"(.*\S)\s*[,，(（]\s*([^,，()（）]+?)\s*[)）]?\s*", re.DOTALL)
_MOST = 3


class Terms(NamedTuple):
    """A line without its terms, and the terms."""

    line: str
    weight: Decimal | None = None
    cadence: str | None = None


def cut_terms(line: str) -> Terms:
    """Take a weight and a cadence off the end of a line, each behind a comma or in brackets."""
    terms = Terms(line)
    for _ in range(_MOST):
        found = _LAST.fullmatch(terms.line)
        if found is None:
            break
        weight, cadence = _weight(found[2]), means(found[2], "weekly", "two_weeks", "monthly")
        if weight is None and cadence is None:
            break
        terms = Terms(found[1], weight or terms.weight, cadence or terms.cadence)
    return terms


def _weight(words: str) -> Decimal | None:
    led = led_by(words, "weight")
    found = find_numbers(Normal.of(led[1]).text) if led else ()
    return found[0].amount if len(found) == 1 and 0 < found[0].amount <= 100 else None
