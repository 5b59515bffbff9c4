"""Codes of tasks as people type them, and "T3 done"."""

from __future__ import annotations

import re

from commands.core.grammar.replies.answers import answers
from commands.core.grammar.words.lexicon import side
from commands.core.grammar.words.roles import Side
from commands.core.grammar.words.tokens import Tokens

CODE = re.compile(
    r"(?<![A-Za-z0-9_@./-])(?:(?P<team>[^\W\d_][\w-]{1,30})/)?[tT](?P<number>\d{1,4})"
    r"(?:@(?P<cycle>\d{4}-\w{1,11}))?(?![A-Za-z0-9_%]|[.-]\w)"
)
_BETWEEN = frozenset(":,-、")
"""What may stand between the code and its word."""
_SENTENCE = frozenset(".,;:!、。")
"""What may follow; a word that runs on makes it talk: "T3 done by whom?"."""


def done_code(tokens: Tokens, start: int) -> str | None:
    """The code of the task that a message says is done, before or behind its code: `T3 done`, 完成 T3."""
    found = CODE.match(tokens.text, tokens.starts[start])
    if found is not None:
        end = _done(tokens, _skipped(tokens, _index(tokens, found.end())))
        return found[0] if end is not None and _ends(tokens, end) else None
    end = _done(tokens, start)
    if end is None or (place := _skipped(tokens, end)) >= len(tokens):
        return None
    found = CODE.match(tokens.text, tokens.starts[place])
    return found[0] if found is not None and _ends(tokens, _index(tokens, found.end())) else None


def _index(tokens: Tokens, place: int) -> int:
    """The first piece at or behind a place of the text."""
    return next((index for index, start in enumerate(tokens.starts) if start >= place), len(tokens))


def _skipped(tokens: Tokens, index: int) -> int:
    """The first piece behind marks and an "is"."""
    while index < len(tokens) and tokens.words[index] in _BETWEEN:
        index += 1
    filler = side(Side.FILLER).match(tokens, index, bare=True) if index < len(tokens) else None
    return filler[0] if filler else index


def _done(tokens: Tokens, index: int) -> int | None:
    """Where a word for "done" ends that stands at a piece."""
    found = answers().match(tokens, index, bare=True) if index < len(tokens) else None
    return found[0] if found is not None and found[1] == "done" else None


def _ends(tokens: Tokens, index: int) -> bool:
    """Whether the sentence is over, but for a particle."""
    particle = side(Side.PARTICLE).match(tokens, index, bare=True) if index < len(tokens) else None
    index = particle[0] if particle else index
    return index >= len(tokens) or tokens.words[index] in _SENTENCE or not tokens.words[index].isalnum()
