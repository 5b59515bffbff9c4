"""Key results named by words of their title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from commands.core.grammar.phrases import languages
from commands.core.grammar.reading import KnownKeyResult
from commands.core.grammar.words.normal import half_marked, lowered, normalise, unmarked
from commands.core.grammar.words.tokens import Tokens

_HAN = re.compile("[㐀-䶿一-鿿฀-๿]")
_FUZZY_FROM = 6
"""Letters a word needs before one slip in it is forgiven."""


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """Words of a title in a text: the place of the longest run, and the codes of all they fit.

    More than one code means that the words do not decide.
    """

    start: int
    end: int
    codes: tuple[str, ...]


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(
        unmarked(word) for file in languages().values() for word in getattr(file, "TITLE_STOP", ())
    )


@lru_cache(maxsize=2048)
def _title_words(title: str) -> tuple[dict[str, str], frozenset[str], tuple[str, ...]]:
    """Each way to type a word of a title with the word itself, those that tell it apart, its Chinese runs."""
    tokens = Tokens.of(normalise(title))
    typed = [word for word in tokens.words if word.isalnum() and not _HAN.match(word)]
    words = {way: unmarked(word) for word in typed for way in (word, *half_marked(word))}
    telling = frozenset(word for word in words.values() if _tells(word))
    runs = tuple(
        run for run in re.split("[^㐀-䶿一-鿿฀-๿A-Za-z0-9]+", lowered(normalise(title))) if _HAN.search(run)
    )
    return words, telling, runs


def _tells(word: str) -> bool:
    return not word[0].isdigit() and len(word) >= 3 and word not in _stop_words()


def find_title(tokens: Tokens, key_results: Sequence[KnownKeyResult]) -> TitleMatch | None:
    """The key result whose title words the text uses, if any are used.

    Words match with one slip (from six letters on) or another ending; the best match must beat the second.
    """
    text = tokens.text_left()
    scores = {
        title: (_han_score(text, title), _word_score(tokens, title))
        for title in dict.fromkeys(item.title for item in key_results)
    }
    scored = [
        (score, span, item.code) for item in key_results for score, span in scores[item.title] if score > 0
    ]
    if not scored:
        return None
    best = max(score for score, _, _ in scored)
    winners = [(span, code) for score, span, code in scored if score > best - 0.5]
    codes = tuple(dict.fromkeys(code for _, code in winners))
    (start, end), _ = winners[0]
    return TitleMatch(start, end, codes)


@lru_cache(maxsize=256)
def telling_words(titles: tuple[str, ...]) -> frozenset[str]:
    """The words that tell any of some titles apart, without their marks."""
    return frozenset().union(*(_title_words(title)[1] for title in titles))


def is_title_word(word: str, title: str) -> bool:
    """Whether a word is one of a title's, or nearly so."""
    return bool(word) and word[0].isalpha() and _same(word, _title_words(title)[0]) is not None


def codes_titled(text: str, key_results: Sequence[KnownKeyResult]) -> tuple[str, ...]:
    """The codes of those whose titles a text uses words of; several where the words do not decide."""
    found = find_title(Tokens.of(normalise(text)), key_results)
    return found.codes if found is not None else ()


def _han_score(text: str, title: str) -> tuple[float, tuple[int, int]]:
    """The longest run of Chinese characters a title and a text share; two are the least."""
    best = (0.0, (0, 0))
    for run in _title_words(title)[2]:
        for size in range(len(run), 1, -1):
            if size <= best[0]:
                break
            place, piece = _shared(text, run, size)
            if place >= 0 and piece not in _stop_words():
                best = (float(size), (place, place + size))
                break
    return best


def _shared(text: str, run: str, size: int) -> tuple[int, str]:
    for start in range(len(run) - size + 1):
        piece = run[start : start + size]
        if _cuts_figure(run, start, start + size):
            continue  # the 0天 of 30天留存率
        if (place := text.find(piece)) >= 0 and _HAN.search(piece) and piece not in _stop_words():
            return place, piece
    return -1, ""


def _cuts_figure(run: str, start: int, end: int) -> bool:
    """Whether a piece of a title begins or ends inside of a figure."""
    begins = start > 0 and run[start - 1].isdigit() and run[start].isdigit()
    return begins or (end < len(run) and run[end - 1].isdigit() and run[end].isdigit())


def _word_score(tokens: Tokens, title: str) -> tuple[float, tuple[int, int]]:
    """How many letters of telling words the best run of title words has."""
    text_words = tokens.words
    words, telling, _ = _title_words(title)
    if not telling:
        return 0.0, (0, 0)
    best = (0.0, (0, 0))
    index = 0
    while index < len(text_words):
        word = _same(text_words[index], words)
        if word is None:
            index += 1
            continue
        first = index
        score, last, matched = 0.0, index, 0
        missed = 0
        while index < len(text_words) and missed <= 1:
            word = _same(text_words[index], words)
            if word is not None:
                score += _weight(word, telling)
                last, matched = index, matched + 1
                missed = 0
            elif text_words[index] not in ("-", "'"):
                missed += 1
            index += 1
        index = last + 1
        if score > best[0] and (matched > 1 or text_words[first].isascii()):
            best = (score, (tokens.starts[first], tokens.ends[last]))
    return best if best[0] >= 3 else (0.0, (0, 0))


def _weight(word: str, telling: frozenset[str]) -> float:
    return 3.0 + len(word) / 10 if word in telling else 0.4


def _same(word: str, title_words: dict[str, str]) -> str | None:
    """The title word a text word stands for; `hơi` is no `hồi`, but `hoi` may be."""
    word = word.removesuffix("'s")
    if word in title_words:
        return title_words[word]
    if len(word) < 4 or not word[0].isalpha():
        return None
    others = dict.fromkeys(title_words.values())
    return next((other for other in others if other[0] == word[0] and _alike(word, other)), None)


def _alike(word: str, other: str) -> bool:
    """`client` for `clients`, `retensinya` for `retensi`, `retantion` for `retention`."""
    if len(other) < 4 or abs(len(word) - len(other)) > 3:
        return False
    if word.startswith(other) and word[len(other) :] in ("s", "es", "nya", "an"):
        return True
    if other.startswith(word) and other[len(word) :] in ("s", "es", "nya", "an"):
        return True
    if min(len(word), len(other)) < _FUZZY_FROM or word[0] != other[0]:
        return False
    allowed = 1 if len(other) < 9 else 2
    return OSA.distance(word, other, score_cutoff=allowed) <= allowed
