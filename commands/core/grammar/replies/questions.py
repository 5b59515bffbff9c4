"""Questions about objectives and key results: what is asked, by words of general meaning in any order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from commands.core.grammar.check_ins.scene import Scene
from commands.core.grammar.codes import privates
from commands.core.grammar.phrases import languages
from commands.core.grammar.text import Text
from commands.core.grammar.words.tokens import Tokens
from commands.core.grammar.words.trie import Trie

ASK = "ask"
"""The name of the command that answers questions."""


class Topic(StrEnum):
    """What can be answered from the rows."""

    BEHIND = "behind"
    MISSING = "missing"
    CHANGED = "changed"
    WHY = "why"
    BLOCKED = "blocked"
    DECISIONS = "decisions"
    STATE = "state"
    DUE = "due"
    OWNER = "owner"
    NEXT = "next"


class Since(StrEnum):
    """From when on changes are asked for; each is a key of the table SINCE."""

    DIGEST = "digest"
    WEEK = "week"
    YESTERDAY = "yesterday"
    TODAY = "today"
    LAST_WEEK = "last_week"
    MONTH = "month"


_QUESTION_WORDS = frozenset({"who", "whose", "what", "when", "why", "how"})
"""Meanings that ask wherever they stand; `is_it` asks only at the beginning or the end."""
_MOST_UNKNOWN, _FEW_UNKNOWN = 5, 2
"""Words in no table that a line with a question mark may have, and one without: with more it is a story."""


@cache
def _asked() -> Trie[frozenset[str]]:
    """Phrases and what they may mean: a phrase can have several meanings (`chưa` asks and denies)."""
    trie: Trie[frozenset[str]] = Trie()
    for file in languages().values():
        for meaning, phrases in getattr(file, "ASKED", {}).items():
            for phrase in phrases:
                trie.add(phrase, (trie.get(phrase) or frozenset()) | {meaning})
    return trie


@cache
def _asking() -> Trie[frozenset[str]]:
    """Question words and the languages they belong to."""
    trie: Trie[frozenset[str]] = Trie()
    for code, file in languages().items():
        for meaning in _QUESTION_WORDS:
            for phrase in getattr(file, "ASKED", {}).get(meaning, ()):
                trie.add(phrase, (trie.get(phrase) or frozenset()) | {code})
    return trie


def language_of_question(tokens: Tokens, start: int) -> str | None:
    """The one language that the question word at a piece belongs to (`why KR4`, `kenapa KR4`)."""
    found = _asking().match(tokens, start)
    return next(iter(found[1])) if found is not None and len(found[1]) == 1 else None


@cache
def _since() -> Trie[str]:
    trie: Trie[str] = Trie()
    for file in languages().values():
        for meaning, phrases in getattr(file, "SINCE", {}).items():
            for phrase in phrases:
                trie.add(phrase, meaning)
    return trie


def find_question(scene: Scene, *, titled: bool = False, explicit: bool = False) -> Topic | None:
    """What a line asks, if it asks something that can be answered.

    `titled`: words of a key result's title were used; `explicit`: that it asks was said by a command.
    """
    heard = _hear(scene)
    coded = any(not ref.is_blocker for ref in scene.refs)
    about = coded or titled
    if coded and not heard.meanings:
        return Topic.STATE if explicit or scene.clauses.asked else None
    topic = _topic(heard.meanings, about=about)
    if explicit or topic is None:
        return topic
    if heard.unknown > (_MOST_UNKNOWN if scene.clauses.asked else _FEW_UNKNOWN):
        return None
    asks = heard.asks or scene.clauses.asked or (topic is Topic.STATE and coded)
    return topic if asks else None


@dataclass(frozen=True, slots=True)
class _Heard:
    """What a line's words may mean, whether one of them asks, and how many are in no table."""

    meanings: frozenset[str]
    asks: bool
    unknown: float


def _hear(scene: Scene) -> _Heard:
    """The longest phrases first, never overlapping."""
    meanings: set[str] = set()
    asks, unknown, index = False, 0.0, 0
    while index < len(scene.tokens):
        found = _asked().match(scene.tokens, index, bare=scene.bare)
        if found is None:
            unknown += _weight(scene, index)
            index += 1
            continue
        end, may_mean = found
        meanings |= may_mean
        asks = asks or not may_mean.isdisjoint(_QUESTION_WORDS)
        asks = asks or ("is_it" in may_mean and (index == 0 or _is_end(scene, end)))
        index = end
    return _Heard(frozenset(meanings), asks, unknown)


def words_of_questions(scene: Scene) -> frozenset[str]:
    """What the words of a line may ask, whether it asks or not."""
    return _hear(scene).meanings


def _weight(scene: Scene, index: int) -> float:
    """1 for a word that is in no table at all, half of that for a Chinese character."""
    start, end = scene.tokens.starts[index], scene.tokens.ends[index]
    if not scene.unknown_words(start, end):
        return 0
    return 1 if scene.tokens.words[index] < "\u2e80" else 0.5


def _is_end(scene: Scene, index: int) -> bool:
    return not any(word[:1].isalnum() for word in scene.tokens.words[index:])


def may_ask_outright(scene: Scene) -> bool:
    """Whether a line is one clause without figures and codes, which could be a question and nothing else."""
    return not (scene.numbers or scene.refs or scene.clauses.at(scene.tokens.starts[-1] - 1) > 0)


def asks_outright(scene: Scene, topic: Topic) -> bool:
    """Whether such a line is a question from its first word on, so that it can be no report."""
    first = _asked().match(scene.tokens, 0, bare=scene.bare)
    begins = first is not None and not (_QUESTION_WORDS | {"is_it"}).isdisjoint(first[1])
    return scene.clauses.asked != set() or begins or topic is Topic.DECISIONS


def _topic(found: frozenset[str], *, about: bool) -> Topic | None:
    """The topic that these meanings make together; `about` says whether something is named."""

    def has(*meanings: str) -> bool:
        return not found.isdisjoint(meanings)

    if about and has("why", "happened", "changed", "down"):
        return Topic.WHY
    if has("when", "due") and about and has("due", "checked_in"):
        return Topic.DUE
    if has("decide"):
        return Topic.DECISIONS
    if has("missing") or (has("checked_in") and has("not", "all", "who")):
        return Topic.MISSING
    if has("blocked"):
        return Topic.BLOCKED
    if about and has("owner", "whose") and has("who", "whose", "what", "is_it", "owner"):
        return Topic.OWNER
    if about and has("next"):
        return Topic.NEXT
    if has("changed") or (has("happened") and has("what")):
        return Topic.CHANGED
    if has("behind") and not about:
        return Topic.BEHIND
    if (about and has("behind", "state", "how")) or (has("state") and has("us")):
        return Topic.STATE
    return None


def since(text: str) -> Since | None:
    """From when on a question asks, where it is said by name."""
    tokens = Tokens.of(text)
    for index in range(len(tokens)):
        found = _since().match(tokens, index, bare=True)
        if found is not None:
            return Since(found[1])
    return None


def topic_of(text: str, *, titled: bool) -> Topic | None:
    """What a text asks that is known to be a question."""
    scene = Scene.of(Text.of(text, privates.asked_about(text)), language=None)
    return find_question(scene, titled=titled, explicit=True)
