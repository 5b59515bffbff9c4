"""Words of changes: which field, which cadence, and why."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from commands.core.grammar.phrases import languages
from commands.core.grammar.words.lexicon import side
from commands.core.grammar.words.normal import Normal
from commands.core.grammar.words.roles import Side
from commands.core.grammar.words.tokens import Tokens
from commands.core.grammar.words.trie import Trie, phrases_of

_EDGES = " \t\n:：,，;；.。、-–—"
_SET_OFF = re.compile(r"[,，;；、\n(（]\s*$|\s[-–—]\s*$")


class Reasoned(NamedTuple):
    """What somebody wants changed, and why if they said so."""

    text: str
    reason: str | None


@cache
def changes() -> Trie[frozenset[str]]:
    """The words of a change, each with all it may mean ("target" is a field, "time" a kind)."""
    trie: Trie[frozenset[str]] = Trie()
    for file in languages().values():
        for meaning, phrases in getattr(file, "CHANGES", {}).items():
            for phrase in phrases:
                trie.add(phrase, (trie.get(phrase) or frozenset()) | {meaning})
    return trie


def reasons() -> Trie[bool]:
    """The words before a reason."""
    return phrases_of("REASON")


def means(text: str, *wanted: str) -> str | None:
    """Which of these meanings a whole text has (`两周` → `two_weeks`)."""
    tokens = Tokens.of(Normal.of(text).text)
    if not tokens.words:
        return None
    found = changes().match(tokens, 0, bare=True)
    if found is None or any(word.isalnum() for word in tokens.words[_behind_advice(tokens, found[0]) :]):
        return None
    return next((meaning for meaning in wanted if meaning in found[1]), None)


def _behind_advice(tokens: Tokens, index: int) -> int:
    """The piece behind a particle that only softens (每月更新吧)."""
    found = side(Side.SUGGEST).match(tokens, index) if index < len(tokens) else None
    return index if found is None else found[0]


def led_by(text: str, *wanted: str) -> tuple[str, str] | None:
    """Which of these meanings a text begins with, and what follows (`target 6` → target, `6`)."""
    normal = Normal.of(text)
    tokens = Tokens.of(normal.text)
    found = changes().match(tokens, 0, bare=True) if tokens.words else None
    meaning = next((each for each in wanted if found and each in found[1]), None)
    if found is None or meaning is None:
        return None
    return meaning, normal.as_typed(tokens.ends[found[0] - 1], len(normal.text)).strip(_EDGES)


def with_reason(text: str, *, title: bool = False) -> Reasoned:
    """A text and the reason behind its "because". In a `title` a reason must be set off by a mark."""
    normal = Normal.of(text)
    tokens = Tokens.of(normal.text)
    for index in range(len(tokens)):
        found = reasons().match(tokens, index)
        if found is None or found[0] >= len(tokens):
            continue
        before = normal.as_typed(0, tokens.starts[index])
        if title and before.strip() and not _SET_OFF.search(before):
            continue
        reason = normal.as_typed(tokens.ends[found[0] - 1], len(normal.text)).strip(_EDGES)
        return Reasoned(before.strip(_EDGES + "(（"), reason.rstrip(")）") or None)
    return Reasoned(text.strip(), None)
