"""Commands said behind a code: `KR3 交给 @李`, `O1 aligns to O3`, `KR3 weight 2`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from commands.core.grammar.change_words import changes, reasons
from commands.core.grammar.grades import begins_with_grade
from commands.core.grammar.key_results import Ref
from commands.core.grammar.lexicon import side
from commands.core.grammar.mentions import Mention
from commands.core.grammar.phrases import languages
from commands.core.grammar.roles import Side
from commands.core.grammar.tokens import GONE, Tokens, is_figure
from commands.core.grammar.trie import Trie

_OBJECT_MARKS = frozenset({"把", "将"})


class CodeFirst(NamedTuple):
    """The command, the code in front of its words, and the piece behind them."""

    name: str
    ref: Ref
    end: int


@cache
def _behind_code() -> Trie[str]:
    trie: Trie[str] = Trie()
    for file in languages().values():
        for name, phrases in getattr(file, "BEHIND_CODE", {}).items():
            for phrase in phrases:
                trie.add(phrase, name)
    return trie


def find_behind_code(
    tokens: Tokens, start: int, refs: Sequence[Ref], mentions: Sequence[Mention]
) -> CodeFirst | None:
    """The command whose words follow the code that a message begins with, if the rest suits it.

    These are everyday words: "KR3 交给法务审核" reports, "KR3 交给 @李" hands over.
    """
    if start < len(tokens) and tokens.words[start] in _OBJECT_MARKS:
        start += 1
    if not refs or start >= len(tokens) or tokens.starts[start] != refs[0].start:
        return None
    while start < len(tokens) and (tokens.starts[start] < refs[0].end or tokens.words[start] in ",:"):
        start += 1
    found = _behind_code().match(tokens, start, bare=True) if start < len(tokens) else None
    if found is None:
        return None
    end, name = found
    rest = tokens.without([(at.start, at.end) for at in mentions])
    return CodeFirst(name, refs[0], end) if _SUITS[name](rest, end, refs[0]) else None


def _to_people(tokens: Tokens, index: int, ref: Ref) -> bool:
    """Whether only people, particles or a reason follow; picked people are not in the text at all."""
    del ref
    while index < len(tokens):
        if reasons().match(tokens, index) is not None:
            return True
        found = side(Side.PARTICLE).match(tokens, index) or _oneself(tokens, index)
        if found is None and tokens.words[index] != GONE and tokens.words[index].isalnum():
            return False
        index = found[0] if found else index + 1
    return True


def _oneself(tokens: Tokens, index: int) -> tuple[int, str] | None:
    found = changes().match(tokens, index)
    return (found[0], "self") if found is not None and "self" in found[1] else None


def _to_objective(tokens: Tokens, index: int, ref: Ref) -> bool:
    return not ref.is_topic and index < len(tokens)


def _one_figure(tokens: Tokens, index: int, ref: Ref) -> bool:
    del ref
    return index == len(tokens) - 1 and is_figure(tokens.words[index])


def _nothing_more(tokens: Tokens, index: int, ref: Ref) -> bool:
    return ref.is_topic and not any(word.isalnum() for word in tokens.words[index:])


def _a_grade(tokens: Tokens, index: int, ref: Ref) -> bool:
    """`KR1 打分 0.7 理由`."""
    rest = tokens.text[tokens.starts[index] :] if index < len(tokens) else ""
    return ref.is_topic and begins_with_grade(rest)


_SUITS: dict[str, Callable[[Tokens, int, Ref], bool]] = {
    "kr.assign": _to_people,
    "okr.align": _to_objective,
    "kr.weight": _one_figure,
    "kr.history": _nothing_more,
    "review.grade": _a_grade,
}
