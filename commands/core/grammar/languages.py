"""The language a message is written in, when its words decide (product 4.2)."""

from __future__ import annotations

import re
from functools import cache

from commands.core.grammar.phrases import languages
from commands.core.grammar.words.normal import normalise
from commands.core.grammar.words.tokens import Tokens

_LIST_MARKS = re.compile(r"^[^\S\n]*[(（]?[一二三四五六七八九十]{1,3}[)）、]", re.MULTILINE)
"""`一、` before an item says nothing about the language of the item."""


@cache
def _letters() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Languages by the letters that only they have: a script of their own before marked Latin letters."""
    tables = [(code, name, getattr(file, name, "")) for code, file in languages().items() for name in _OWN]
    tables.sort(key=lambda table: _OWN.index(table[1]))
    return tuple((code, re.compile(f"[{own}]", re.IGNORECASE)) for code, _, own in tables if own)


_OWN = ("SCRIPT", "LETTERS_OF_ITS_OWN")


@cache
def _cues() -> dict[str, tuple[str, ...]]:
    """Which languages a cue word speaks for; Vietnamese ones are those typed without diacritics."""
    cues: dict[str, tuple[str, ...]] = {}
    for code, file in languages().items():
        for word in (*getattr(file, "CUES", ()), *getattr(file, "PLAIN_CUES", ())):
            cues[word] = (*cues.get(word, ()), code)
    return cues


def detect_language(text: str) -> str | None:
    """The language by script, by diacritics, or by two cue words; None when nothing decides."""
    normal = normalise(text)
    return detect_in(normal, Tokens.of(normal))


def _is_most(letters: re.Pattern[str], text: str) -> bool:
    """Whether letters stand in at least half of the lines with words: one may only quote a title."""
    lines = _LINE_ENDS.split(text)
    own = sum(letters.search(line) is not None for line in lines)
    others = sum(_WORD.search(line) is not None for line in lines if not letters.search(line))
    return own > 0 and own >= others


_LINE_ENDS = re.compile("[\n;；]")
_WORD = re.compile(r"[^\W\d_]{3,}")
"""Three letters at the least: KR and O are no words."""


def detect_in(text: str, tokens: Tokens, *, least: int = 2) -> str | None:
    """`detect_language` over pieces; `least` cue words decide."""
    if not text.isascii():
        for code, letters in _letters():
            if letters.search(text) and _is_most(letters, _LIST_MARKS.sub("", text)):
                return code
    cues = _cues()
    counts: dict[str, int] = {}
    for word in cues.keys() & tokens.words:
        for code in cues[word]:
            counts[code] = counts.get(code, 0) + 1
    most = max(counts.values(), default=0)
    leading = [code for code, count in counts.items() if count == most]
    return leading[0] if most >= least and len(leading) == 1 else None
