"""How a key result ended, as people write it: `0.7 last week was a promo`, 好, `0,7 alasan …`, `keep`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from commands.core.grammar.orders.change_words import reasons
from commands.core.grammar.phrases import languages
from commands.core.grammar.words.lexicon import side
from commands.core.grammar.words.normal import Normal
from commands.core.grammar.words.roles import Side
from commands.core.grammar.words.tokens import Tokens
from commands.core.grammar.words.trie import Trie

PLANS = frozenset({"keep", "change", "drop"})
_EDGES = " \t\n:：=,，;；.。、-–—()（）"
_FIGURE = re.compile(
    r"(?P<number>\d{1,3}(?:[.,]\d{1,4})?|[.,]\d{1,4})"
    r"\s*(?:(?P<percent>%)|/\s*(?P<scale>100|10|1(?:[.,]0)?)(?![\d.,]))?(?![\d/%])"
)
_SCALES = {None: Decimal(1), "100": Decimal(100), "10": Decimal(10)}


@dataclass(frozen=True, slots=True)
class GradeLine:
    """What somebody says of a key result's end; one of the fields is set, `reason` only beside a `grade`.

    `grade` is as stated on the scale 0…1 and may lie outside it. `agreed`: the numbers are right. `plan` is a
    word of `PLANS`, `note` what was learned.
    """

    grade: Decimal | None = None
    reason: str | None = None
    agreed: bool = False
    plan: str | None = None
    note: str | None = None


def read_grade_line(text: str) -> GradeLine | None:
    """The words behind a code, or an answer; None if they say nothing of the kind."""
    normal = Normal.of(text.rstrip(_EDGES).lstrip(_EDGES.replace(".", "")))
    tokens = Tokens.of(normal.text)
    if not tokens.words:
        return None
    figure = _FIGURE.match(normal.text)
    if figure is not None:
        return GradeLine(grade=_grade(figure), reason=_reason(normal, figure.end()))
    return _in_words(normal, tokens)


def begins_with_grade(text: str) -> bool:
    """Whether a text begins with a number on the scale: behind everyday words it is a grade then."""
    line = read_grade_line(text)
    return line is not None and line.grade is not None and line.grade <= 1


def read_plan(text: str) -> str | None:
    """What becomes of a key result in the next cycle: a word of `PLANS`."""
    line = read_grade_line(text)
    return line.plan if line else None


@cache
def _words() -> Trie[str]:
    trie: Trie[str] = Trie()
    for file in languages().values():
        for meaning, phrases in file.GRADING.items():
            for phrase in phrases:
                trie.add(phrase, meaning)
    return trie


def _grade(figure: re.Match[str]) -> Decimal:
    number = Decimal(figure["number"].replace(",", "."))
    scale = "100" if figure["percent"] else figure["scale"]
    return number / _SCALES.get(scale, Decimal(1))


def _reason(normal: Normal, place: int) -> str | None:
    """What stands behind the grade, without the words that only say that a reason comes."""
    rest = Normal.of(normal.as_typed(place, len(normal.text)).strip(_EDGES))
    for table in (_words(), reasons()):
        tokens = Tokens.of(rest.text)
        found = table.match(tokens, 0, bare=True) if tokens.words else None
        if found is None or found[1] not in ("points", True):
            continue
        behind = rest.as_typed(tokens.ends[found[0] - 1], len(rest.text)).strip(_EDGES)
        rest = Normal.of(behind) if behind or found[1] == "points" else rest
    return rest.typed or None


def _in_words(normal: Normal, tokens: Tokens) -> GradeLine | None:
    found = _words().match(tokens, 0, bare=True)
    if found is None:
        return None
    end, meaning = found
    if meaning == "note":
        return GradeLine(note=normal.as_typed(tokens.ends[end - 1], len(normal.text)).strip(_EDGES) or None)
    if not _closes(tokens, end) or meaning == "points":
        return None
    return GradeLine(agreed=True) if meaning == "agreed" else GradeLine(plan=meaning)


def _closes(tokens: Tokens, index: int) -> bool:
    """Whether only marks and particles follow."""
    while index < len(tokens):
        found = side(Side.PARTICLE).match(tokens, index, bare=True)
        if found is None and tokens.words[index][0].isalnum():
            return False
        index = found[0] if found else index + 1
    return True
