"""Longest-match lookup of phrases over the pieces of a text."""

from __future__ import annotations

from typing import Generic, TypeVar

from commands.core.grammar.normal import normalise, unmarked
from commands.core.grammar.tokens import GONE, Tokens

T = TypeVar("T")

_ATTACHED = ("nya", "lah", "kah", "pun")
"""Indonesian particles written onto the word before (`yakinnya` is `yakin`)."""

_SHORTEST_ATTACHED = 5
"""Letters a word has at most without holding another word and a particle."""
_SEAM = {"-", "'"}
"""Marks that may or may not stand inside a phrase (`on-track`, `on track`)."""


def _has_particle(word: str) -> bool:
    return len(word) > _SHORTEST_ATTACHED and word.endswith(_ATTACHED)


class Trie(Generic[T]):
    """Phrases and what each of them means; `match` gives the longest one that begins at a piece.

    A Vietnamese phrase is found without its diacritics too: always when it is longer than one piece,
    else only if `bare` is asked for (`on` is an English word, `ổn` typed in haste is rarely seen).
    """

    __slots__ = ("_bare", "_next", "_value")

    def __init__(self) -> None:
        self._next: dict[str, Trie[T]] = {}
        self._bare: dict[str, list[Trie[T]]] = {}
        self._value: T | None = None

    def add(self, phrase: str, value: T) -> None:
        """Enter a phrase; a later entry of the same phrase wins."""
        node = self
        for word in Tokens.of(normalise(phrase)).words:
            if word not in _SEAM:
                node = node._step(word)
        node._value = value

    def get(self, phrase: str) -> T | None:
        """What exactly this phrase means, as entered."""
        node: Trie[T] | None = self
        for word in Tokens.of(normalise(phrase)).words:
            if word not in _SEAM:
                node = node._next.get(word) if node is not None else None
        return node._value if node is not None else None

    def first_words(self) -> set[str]:
        """Every piece a phrase can begin with."""
        return self._next.keys() | self._bare.keys()

    def _step(self, word: str) -> Trie[T]:
        child = self._next.get(word)
        if child is None:
            child = self._next[word] = Trie()
            plain = unmarked(word)
            if plain != word:
                self._bare.setdefault(plain, []).append(child)
        return child

    def match(
        self, tokens: Tokens, index: int, *, bare: bool = False, stop: int | None = None
    ) -> tuple[int, T] | None:
        """The index behind the longest phrase from `index` (up to `stop`), and its meaning."""
        words = tokens.words if stop is None else tokens.words[:stop]
        word = words[index]
        if word == GONE:
            return None
        if word not in self._next and word not in self._bare and not _has_particle(word):
            return None
        return self._longest(words, index, index, bare=bare, marked=True)

    def _longest(
        self, words: list[str], index: int, first: int, *, bare: bool, marked: bool
    ) -> tuple[int, T] | None:
        best: tuple[int, T] | None = None
        if index < len(words):
            word = words[index]
            child = self._child(word)
            if child is not None:
                best = child._longest(words, index + 1, first, bare=bare, marked=marked)
            for plain in self._bare.get(word, ()):
                other = plain._longest(words, index + 1, first, bare=bare, marked=False)
                if other is not None and (best is None or other[0] > best[0]):
                    best = other
            if best is None and word in _SEAM and index > first and child is None:
                best = self._behind_seam(words, index, first, bare=bare, marked=marked)
        if best is None and self._value is not None and (marked or bare or index - first > 1):
            return index, self._value
        return best

    def _child(self, word: str) -> Trie[T] | None:
        child = self._next.get(word)
        if child is None and _has_particle(word):
            child = self._next.get(word[:-3])
        return child

    def _behind_seam(
        self, words: list[str], index: int, first: int, *, bare: bool, marked: bool
    ) -> tuple[int, T] | None:
        found = self._longest(words, index + 1, first, bare=bare, marked=marked)
        return found if found is not None and found[0] > index + 1 else None
