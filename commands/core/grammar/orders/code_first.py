"""Commands said behind a code: `KR3 交给 @李`, `O1 aligns to O3`, `KR3 weight 2`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from commands.core.grammar.codes.key_results import Ref
from commands.core.grammar.figures.numbers import find_numbers
from commands.core.grammar.orders.change_words import changes, reasons
from commands.core.grammar.orders.grades import begins_with_grade
from commands.core.grammar.phrases import languages
from commands.core.grammar.words.lexicon import find_hits, side
from commands.core.grammar.words.mentions import Mention
from commands.core.grammar.words.roles import Side
from commands.core.grammar.words.tokens import GONE, Tokens, is_figure
from commands.core.grammar.words.trie import Trie, phrases_of
from commands.rules.due import Cadence

_CADENCES = frozenset(cadence.value for cadence in Cadence)
_OBJECT_MARKS = frozenset({"把", "将"})


class CodeFirst(NamedTuple):
    """The command, the code in front of its words, and the piece behind them."""

    name: str
    ref: Ref
    end: int
    person: str | None = None
    """Whom it names without an @ (KR4 交给王磊)."""


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
    if start < len(tokens):
        start = _behind_setter(tokens, start)
    if not refs or start >= len(tokens) or tokens.starts[start] != refs[0].start:
        return None
    while start < len(tokens) and (tokens.starts[start] < refs[0].end or tokens.words[start] in ",:"):
        start += 1
    if start >= len(tokens):
        return None
    if _is_repeated(tokens, start, refs[0]):
        return CodeFirst("kr.cadence", refs[0], start)
    found = _behind_code().match(tokens, start, bare=True)
    if found is None:
        return None
    end, name = found
    rest = tokens.without([(at.start, at.end) for at in mentions])
    if _SUITS[name](rest, end, refs[0]):
        return CodeFirst(name, refs[0], start if name in _WITH_WORDS else end)
    person = _plain_name(rest, end) if name == "kr.assign" else None
    return None if person is None else CodeFirst(name, refs[0], len(tokens), person)


def _behind_setter(tokens: Tokens, start: int) -> int:
    """The piece behind 把, or behind the verb of `make O1 private`."""
    if tokens.words[start] in _OBJECT_MARKS:
        return start + 1
    found = phrases_of("SETTERS").match(tokens, start)
    return found[0] if found is not None else start


_WITH_WORDS = frozenset({"kr.edit"})
"""Commands that read the words behind the code once more: they say what is changed."""


def _plain_name(tokens: Tokens, index: int) -> str | None:
    """The Chinese name at a piece behind which nothing but "is in charge" follows; no word with a meaning."""
    verbs = (at for at in range(index, len(tokens)) if phrases_of("TAKES_OVER").match(tokens, at) is not None)
    end = next(verbs, len(tokens))
    behind = phrases_of("TAKES_OVER").match(tokens, end) if end < len(tokens) else None
    if any(word.isalnum() for word in tokens.words[behind[0] if behind else end :]):
        return None
    name = tokens.words[index:end]
    while name and not name[-1].isalnum():
        name.pop()
    if not _NAME[0] <= len(name) <= _NAME[1] or any(len(word) != 1 or word.isascii() for word in name):
        return None
    text = "".join(name)
    others = any(side(Side.OTHERS).match(tokens, at) is not None for at in range(index, end))
    return None if others or find_hits(Tokens.of(text)) else text


_NAME = (2, 4)
"""Characters of a Chinese name, or of what colleagues call each other (小王, 欧阳老师)."""


def _is_repeated(tokens: Tokens, index: int, ref: Ref) -> bool:
    """`KR3 every two weeks`, KR3 两周更新一次: how often and nothing else; 两周 alone may be a value."""
    found = changes().match(tokens, index, bare=True)
    if found is None or not _a_cadence(tokens, index, ref):
        return False
    counted = find_numbers(tokens.text[tokens.starts[index] : tokens.ends[found[0] - 1]])
    whole = tokens.ends[found[0] - 1] - tokens.starts[index]
    return found[0] - index > 1 and not any(at.start == 0 and at.end == whole for at in counted)


def _a_cadence(tokens: Tokens, index: int, ref: Ref) -> bool:
    """Whether nothing but a cadence and particles follow."""
    found = changes().match(tokens, index, bare=True) if index < len(tokens) else None
    if found is None or found[1].isdisjoint(_CADENCES):
        return False
    return _nothing_more(tokens, _behind_particles(tokens, found[0]), ref)


def _behind_particles(tokens: Tokens, index: int) -> int:
    while index < len(tokens) and (found := side(Side.PARTICLE).match(tokens, index)) is not None:
        index = found[0]
    return index


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


def _a_reason(tokens: Tokens, index: int, ref: Ref) -> bool:
    """KR3不做了，市场没了: nothing behind, or a comma."""
    return _nothing_more(tokens, index, ref) or tokens.words[index : index + 1] == [","]


def _some_words(tokens: Tokens, index: int, ref: Ref) -> bool:
    del ref
    return any(word.isalnum() for word in tokens.words[index:])


def _something(tokens: Tokens, index: int, ref: Ref) -> bool:
    return ref.is_topic and _some_words(tokens, index, ref)


def _of_an_objective(tokens: Tokens, index: int, ref: Ref) -> bool:
    return not ref.is_topic and not any(word.isalnum() for word in tokens.words[index:])


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
    "kr.cadence": _a_cadence,
    "kr.history": _nothing_more,
    "kr.edit": _something,
    "comment": _some_words,
    "kr.drop": _a_reason,
    "okr.private": _of_an_objective,
    "okr.public": _of_an_objective,
    "okr.committed": _of_an_objective,
    "okr.stretch": _of_an_objective,
    "review.grade": _a_grade,
}
