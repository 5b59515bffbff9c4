"""Longest-match lookup of phrases over the pieces of a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from sys import intern
from typing import Any, Generic, TypeVar

from commands.core.grammar.phrases import languages
from commands.core.grammar.words.normal import half_marked, normalise
from commands.core.grammar.words.telex import struck
from commands.core.grammar.words.tokens import Tokens

T = TypeVar("T")

_ATTACHED = ("nya", "lah", "kah", "pun", "mu", "ku")
"""Indonesian particles and pronouns written onto the word before (`yakinnya` is `yakin`)."""

_SHORTEST_ATTACHED = 5
"""Letters a word has at most without holding another word and a particle."""
_SEAM = {"-", "'"}
"""Marks that may or may not stand inside a phrase (`on-track`, `on track`)."""


def _without_particle(word: str) -> str | None:
    """The word a particle is written onto, if one is."""
    if len(word) <= _SHORTEST_ATTACHED or not word.endswith(_ATTACHED):
        return None
    return word[:-2] if word.endswith(("mu", "ku")) else word[:-3]


@cache
def _in_full() -> dict[str, str]:
    """The word each one typed in haste stands for (`blm` -> `belum`), from every language's SPELLINGS."""
    return {
        short: word
        for file in languages().values()
        for word, spellings in getattr(file, "SPELLINGS", {}).items()
        for short in spellings.split()
    }


@cache
def _in_haste() -> dict[str, tuple[str, ...]]:
    """The other way round."""
    found: dict[str, tuple[str, ...]] = {}
    for short, word in _in_full().items():
        found[word] = (*found.get(word, ()), short)
    return found


def _is_letter(word: str) -> bool:
    """Whether a letter is one of many meanings (`k`), which stands for a word only inside a phrase."""
    return not _in_full().get(word, "a").isascii()


def _spellings(word: str) -> set[str]:
    """Every piece that stands for the first word of a phrase."""
    attached = {word + particle for particle in _ATTACHED}
    typed = (*half_marked(word), *struck(word))
    return {word, *typed, *_in_haste().get(word, ()), *filter(_without_particle, attached)}


def _pieces(phrase: str) -> list[str]:
    """The words of a phrase in full, without seams; the same word is one object in every phrase."""
    words = [word for word in Tokens.of(normalise(phrase)).words if word not in _SEAM]
    return [intern(_in_full().get(word, word)) for word in words]


def _doubled(words: list[str]) -> list[str] | None:
    """`gara gara` as people type it: `gara2`; of three letters it may be English (`was 2`)."""
    for index, word in enumerate(words[1:], 1):
        if word == words[index - 1] and len(word) > 3:
            return [*words[:index], "2", *words[index + 1 :]]
    return None


_NOTHING: dict[str, Any] = {}
"""Never written to: a node gets dictionaries of its own with its first child."""


class _Node(Generic[T]):
    """Where phrases that began alike go on. There are 18,000, most of them ends, so the empty is shared."""

    __slots__ = ("_bare", "_next", "_typed", "_value")

    def __init__(self) -> None:
        self._next: dict[str, _Node[T]] = _NOTHING
        self._typed: dict[str, _Node[T]] = _NOTHING  # the same, and by every word typed in haste
        self._bare: dict[str, list[_Node[T]]] = _NOTHING
        self._value: T | None = None

    def _step(self, word: str) -> _Node[T]:
        if not self._next:
            self._next, self._typed = {}, {}
        child = self._next.get(word)
        if child is None:
            child = self._next[word] = _Node()
            self._typed.update(dict.fromkeys((word, *_in_haste().get(word, ())), child))
            for keys in struck(word):
                self._typed.setdefault(keys, child)
            for plain in half_marked(word):
                if not self._bare:
                    self._bare = {}
                self._bare.setdefault(plain, []).append(child)
        return child

    def _longest(
        self, words: list[str], index: int, first: int, *, bare: bool, marked: bool
    ) -> tuple[int, T] | None:
        node, best, count = self, None, len(words)
        while True:
            value, following = node._value, node._typed
            if value is not None and (marked or bare or index - first > 1):
                best = index, value
            if not following or index >= count:
                return best
            word = words[index]
            if node._bare and word in node._bare:
                return node._branched(words, index, first, bare=bare, marked=marked) or best
            child = following.get(word)
            if child is None and len(word) > _SHORTEST_ATTACHED:
                child = node._child(word)
            if child is None:
                if word not in _SEAM or index == first:
                    return best
                return node._behind_seam(words, index, first, bare=bare, marked=marked) or best
            node, index = child, index + 1

    def _child(self, word: str) -> _Node[T] | None:
        child = self._typed.get(word)
        if child is None and (stem := _without_particle(word)) is not None:
            child = self._next.get(stem)
        return child

    def _branched(
        self, words: list[str], index: int, first: int, *, bare: bool, marked: bool
    ) -> tuple[int, T] | None:
        """The longest of the phrases that go on with a piece as typed, or as typed without diacritics."""
        child = self._child(words[index])
        ways = [] if child is None else [child._longest(words, index + 1, first, bare=bare, marked=marked)]
        ways += [
            plain._longest(words, index + 1, first, bare=bare, marked=False)
            for plain in self._bare[words[index]]
        ]
        return max((way for way in ways if way is not None), key=lambda way: way[0], default=None)

    def _behind_seam(
        self, words: list[str], index: int, first: int, *, bare: bool, marked: bool
    ) -> tuple[int, T] | None:
        behind = index + 1  # a line drawn of a thousand dashes is passed over in a loop
        while behind < len(words) and words[behind] in _SEAM and self._child(words[behind]) is None:
            behind += 1
        found = self._longest(words, behind, first, bare=bare, marked=marked)
        return found if found is not None and found[0] > behind else None


@dataclass(slots=True)
class _Beginning(Generic[T]):
    """What a first word means alone, as typed or also `bare`, and the pieces with which its phrases go on.

    `marked` is whether it is no mere letter (`k`).
    """

    following: frozenset[str]
    value: T | None
    bare: T | None
    marked: bool


class Trie(_Node[T]):
    """Phrases and what each of them means; `match` gives the longest one that begins at a piece.

    A Vietnamese phrase is found without all or some of its diacritics too: always when it is longer than
    one piece, else only if `bare` is asked for (`on` is an English word, `ổn` typed in haste is rarely seen).
    """

    __slots__ = ("_begins", "first_words")

    def __init__(self) -> None:
        super().__init__()
        self.first_words: set[str] = set()
        """Every piece a phrase can begin with: without its diacritics and with a particle too."""
        self._begins: dict[str, _Beginning[T]] = {}
        """What each of them that was looked up begins."""

    def add(self, phrase: str, value: T) -> None:
        """Enter a phrase; a later entry of the same phrase wins."""
        words = _pieces(phrase)
        self.first_words |= _spellings(words[0])
        self._enter(words, value)
        doubled = _doubled(words)
        if doubled is not None:
            self._enter(doubled, value)

    def _enter(self, words: list[str], value: T) -> None:
        node: _Node[T] = self
        for word in words:
            node = node._step(word)
        node._value = value

    def get(self, phrase: str) -> T | None:
        """What exactly this phrase means, as entered."""
        node: _Node[T] | None = self
        for word in _pieces(phrase):
            node = node._next.get(word) if node is not None else None
        return node._value if node is not None else None

    def match(
        self, tokens: Tokens, index: int, *, bare: bool = False, stop: int | None = None
    ) -> tuple[int, T] | None:
        """The index behind the longest phrase from `index` (up to `stop`), and its meaning.

        None at the end of the text, too.
        """
        words = tokens.words
        if index >= len(words) or (word := words[index]) not in self.first_words:
            return None
        if stop is not None:
            words = words[:stop]
        beginning = self._begins.get(word) or self._begin(word)
        if beginning.following and index + 1 < len(words):
            behind = words[index + 1]
            attached = len(behind) > _SHORTEST_ATTACHED and behind.endswith(_ATTACHED)
            if attached or behind in beginning.following:
                return self._longest(words, index, index, bare=bare, marked=beginning.marked)
        value = beginning.bare if bare else beginning.value
        return None if value is None else (index + 1, value)

    def _begin(self, word: str) -> _Beginning[T]:
        """What a word begins that some phrase can begin with."""
        marked = len(word) > 1 or word > "z" or not _is_letter(word)
        child, plain = self._child(word), self._bare.get(word, [])
        nodes = plain if child is None else [child, *plain]
        following = frozenset().union(*(node._typed.keys() | node._bare.keys() for node in nodes))
        if following:
            following |= _SEAM
        value = child._value if child is not None and marked else None
        bare = next((node._value for node in nodes if node._value is not None), None)
        self._begins[word] = beginning = _Beginning(following, value, bare, marked)
        return beginning


@cache
def phrases_of(table: str) -> Trie[bool]:
    """What all languages list in a table that is a mere list, such as THANKS."""
    trie: Trie[bool] = Trie()
    for file in languages().values():
        for phrase in getattr(file, table, ()):
            trie.add(phrase, True)
    return trie
