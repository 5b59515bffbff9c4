"""What the words of all languages mean: the phrase tables in one lookup, and the hits in a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

from commands.core.grammar.phrases import languages
from commands.core.grammar.words.normal import unmarked
from commands.core.grammar.words.roles import Role, Side
from commands.core.grammar.words.tokens import Tokens
from commands.core.grammar.words.trie import Trie

Kind = TypeVar("Kind", Role, Side)


@dataclass(slots=True)
class Hit:
    """A phrase in a text: what it may do, and its place in characters and in pieces.

    Made and asked all the time, and so neither frozen nor a tuple.
    """

    roles: frozenset[Role]
    start: int
    end: int
    first: int
    last: int


_SHORTEST_MISSPELT = 8


_SHORTEST_ABRIDGED = 4


_LONGEST_MISSPELT = 24


@cache
def _lexicon() -> Trie[frozenset[Role]]:
    trie: Trie[frozenset[Role]] = Trie()
    for file in languages().values():
        for role in Role:
            for phrase in getattr(file, role.value, ()):
                trie.add(phrase, _with(trie.get(phrase), role))
    return trie


@cache
def _with(known: frozenset[Kind] | None, one: Kind) -> frozenset[Kind]:
    """A set and one more. The same for the same: of 20,000 phrases most mean what others mean."""
    return (known or frozenset()) | {one}


@cache
def side(table: Side) -> Trie[int]:
    """One of the small tables; a phrase without a value means 1."""
    trie: Trie[int] = Trie()
    for file in languages().values():
        entries = getattr(file, table.value, ())
        for phrase, value in (entries if isinstance(entries, dict) else dict.fromkeys(entries, 1)).items():
            trie.add(phrase, value)
    return trie


@cache
def _sides_by_word() -> dict[str, frozenset[Side]]:
    """The small tables by every piece with which one of their phrases can begin."""
    tables: dict[str, frozenset[Side]] = {}
    for table in Side:
        for word in side(table).first_words:
            tables[word] = _with(tables.get(word), table)
    return tables


def sides_in(tokens: Tokens) -> frozenset[Side]:
    """The small tables of which a phrase may stand in a text."""
    tables = _sides_by_word()
    return frozenset().union(*[tables[word] for word in tables.keys() & tokens.words])


@cache
def letters_of_confidence() -> frozenset[str]:
    """`c` of `c7` in every language."""
    return frozenset(
        letter for file in languages().values() for letter in getattr(file, "CONFIDENCE_LETTERS", ())
    )


@cache
def is_confidence(word: str) -> bool:
    """Whether the word is a noun for confidence, behind which a figure may stand without a space."""
    return has_role(word, Role.CONFIDENCE)


@cache
def has_role(word: str, role: Role) -> bool:
    """What a single word may do, also where it is part of a longer phrase."""
    found = _lexicon().get(word)
    return found is not None and role in found


@cache
def _misspellable() -> tuple[str, ...]:
    """Long single words people mistype in a hurry."""
    return tuple(
        phrase
        for file in languages().values()
        for role in (Role.CONFIDENCE, Role.SURE, Role.STUCK, Role.BLOCKER)
        for phrase in getattr(file, role.value, ())
        if phrase.isascii() and phrase.isalpha() and len(phrase) >= _SHORTEST_MISSPELT
    )


@cache
def _abridged() -> dict[str, str]:
    """Cues typed without vowels, all of them or one (`blckd`, `mntok`, `stck`), and what they stand for."""
    return {
        short: cue
        for file in languages().values()
        for role in (Role.CONFIDENCE, Role.SURE, Role.STUCK, Role.WAIT, Role.BLOCKER)
        for cue in getattr(file, role.value, ())
        if cue.isascii() and cue.isalpha() and len(cue) > _SHORTEST_ABRIDGED
        for short in (*_without_vowels(cue), *_slipped(cue))
        if len(short) >= _SHORTEST_ABRIDGED
    }


def _without_vowels(word: str) -> set[str]:
    inner = range(1, len(word) - 1)
    vowels = [place for place in inner if word[place] in "aeiou"]
    every = "".join(letter for place, letter in enumerate(word) if place not in vowels)
    return {every, *(word[:place] + word[place + 1 :] for place in vowels)}


def _slipped(word: str) -> set[str]:
    """A word of seven letters with one of its inner ones left out, or two of them swapped (`watiing`)."""
    if len(word) != _SHORTEST_MISSPELT - 1:
        return set()
    inner = range(1, len(word) - 1)
    missing = {word[:place] + word[place + 1 :] for place in inner}
    swapped = {
        word[:place] + word[place + 1] + word[place] + word[place + 2 :] for place in range(1, len(word) - 2)
    }
    return (missing | swapped) - {word}


@lru_cache(maxsize=4096)
def _meant(word: str) -> str | None:
    """The cue a long word is a slip of, if it is one (`confidance`)."""
    allowed = 1 if len(word) < 9 else 2
    found = process.extractOne(
        word, _misspellable(), scorer=OSA.distance, score_cutoff=allowed, processor=None
    )
    return found[0] if found is not None else None


@cache
def _plain_cues() -> frozenset[str]:
    """Words that give away Vietnamese typed without diacritics."""
    return frozenset(word for file in languages().values() for word in getattr(file, "PLAIN_CUES", ()))


def is_plain_vietnamese(tokens: Tokens) -> bool:
    """Whether the text seems to be Vietnamese without its diacritics (two cue words, no marked one)."""
    cues = _plain_cues()
    return len(cues.intersection(tokens.words)) >= 2 and all(unmarked(word) == word for word in tokens.words)


_YIELDING = frozenset(
    {Role.NOW, Role.TO, Role.NOT_YET, Role.NOT, Role.OF, Role.LOOSE_NEXT, Role.LEFT, Role.SHORT, Role.TARGET}
)
"""Small words whose phrases give way to a phrase that begins inside them (`still at` + `at risk`)."""


def _yield_to_later(
    trie: Trie[frozenset[Role]], tokens: Tokens, index: int, found: tuple[int, frozenset[Role]], *, bare: bool
) -> tuple[int, frozenset[Role]] | None:
    for inner in range(index + 1, found[0]):
        later = trie.match(tokens, inner, bare=bare)
        if later is not None and later[0] > found[0]:
            return trie.match(tokens, index, bare=bare, stop=inner)
    return found


@cache
def _known_words() -> frozenset[str]:
    """Every piece that a phrase can begin with, or that is a slip of one."""
    return _slips() | _lexicon().first_words


@cache
def _slips() -> frozenset[str]:
    """Every short piece that is a cue typed without vowels or with an "is"."""
    return frozenset(_abridged()).union(word + "'s" for word in _nouns())


@cache
def _nouns() -> frozenset[str]:
    """The words for confidence and blockers that people write an "is" or "has" into (`blocker's gone`)."""
    nouns = (word for file in languages().values() for word in (*file.CONFIDENCE, *file.BLOCKER))
    return frozenset(word for word in nouns if word.isalpha())


def find_hits(tokens: Tokens, *, bare: bool = False) -> list[Hit]:
    """Every known phrase of a text, leftmost and longest, never overlapping."""
    trie = _lexicon()
    hits: list[Hit] = []
    last = 0
    known, slips = _known_words(), _slips()
    places = [
        index for index, word in enumerate(tokens.words) if word in known or len(word) >= _SHORTEST_MISSPELT
    ]
    for index in places:
        if index < last:
            continue
        found = trie.match(tokens, index, bare=bare)
        if found is None and ((word := tokens.words[index]) in slips or len(word) >= _SHORTEST_MISSPELT):
            found = _misspelt(trie, index, word)
        if found is not None and found[0] - index > 1 and not found[1].isdisjoint(_YIELDING):
            found = _yield_to_later(trie, tokens, index, found, bare=bare)
        if found is not None:
            last, roles = found
            hits.append(Hit(roles, tokens.starts[index], tokens.ends[last - 1], index, last))
    return hits


def roles_of(hits: list[Hit]) -> frozenset[Role]:
    """What any of some phrases may do."""
    return frozenset().union(*[hit.roles for hit in hits])


def shortened(tokens: Tokens, hits: list[Hit], figures: list[tuple[int, int]], *, bare: bool) -> list[Hit]:
    """`nambah satu miliar`: the phrases without the `satu` of "one more" that begins a figure of its own.

    Nor is `làm được mot nua` one more: what is a figure as a whole is "half", unless it was added.
    """
    kept: list[Hit] = []
    for hit in hits:
        if Role.ONE_MORE not in hit.roles:
            kept.append(hit)
        elif (hit.start, hit.end) not in figures or _is_added(kept, hit):
            kept.append(_shortened(tokens, hit, figures, bare=bare))
    return kept


def _is_added(before: list[Hit], hit: Hit) -> bool:
    """Whether a verb of adding or winning stands directly before a phrase."""
    verb = before[-1] if before else None
    return verb is not None and verb.last == hit.first and not verb.roles.isdisjoint(_ADDING)


_ADDING = (Role.MORE, Role.UP, Role.ACHIEVED)


def _shortened(tokens: Tokens, hit: Hit, figures: list[tuple[int, int]], *, bare: bool) -> Hit:
    begins = any(hit.start < start < hit.end < end for start, end in figures)
    found = _lexicon().match(tokens, hit.first, bare=bare, stop=hit.last - 1) if begins else None
    return Hit(found[1], hit.start, tokens.ends[found[0] - 1], hit.first, found[0]) if found else hit


def _misspelt(trie: Trie[frozenset[Role]], index: int, word: str) -> tuple[int, frozenset[Role]] | None:
    """What a word means that is a slip of a known long one, or holds an "is" (`conf's 7`)."""
    if word.endswith("'s"):
        noun = trie.get(word[:-2]) if word[:-2] in _nouns() else None
        return None if noun is None else (index + 1, noun)
    if not (len(word) < _LONGEST_MISSPELT and word.isascii()):
        return None
    meant = _meant(word) if len(word) >= _SHORTEST_MISSPELT else _abridged().get(word)
    meaning = trie.get(meant) if meant is not None else None
    return None if meaning is None else (index + 1, meaning)
