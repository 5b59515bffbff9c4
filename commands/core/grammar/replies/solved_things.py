"""What is said to be out of the way, in words: `legal is sorted now`, `KR3 no longer waiting for legal`."""

from __future__ import annotations

from functools import cache

from commands.core.grammar.check_ins.resolved import is_said_to_be_gone
from commands.core.grammar.check_ins.scene import Scene
from commands.core.grammar.phrases import languages
from commands.core.grammar.text import Text
from commands.core.grammar.words.lexicon import Hit, has_role
from commands.core.grammar.words.normal import normalise
from commands.core.grammar.words.roles import Role, Side
from commands.core.grammar.words.tokens import Tokens
from commands.core.grammar.words.trie import phrases_of

_MOST_WORDS = 4
"""Words in no table of a line that says no more than what is solved; each Chinese character is one half."""


@cache
def _small_words() -> frozenset[str]:
    """Words that say nothing of what it is; a phrase file may name some in BESIDE_SOLVED."""
    tables = ((*file.CUES, *getattr(file, "BESIDE_SOLVED", ())) for file in languages().values())
    return frozenset(word for words in tables for word in words)


def solved_things(text: str) -> tuple[str, ...]:
    """The words for what a line says is gone, each Chinese stretch as one; none if it says no such thing."""
    scene = Scene.of(Text.of(text), language=None)
    if "\n" in text or scene.numbers or not is_said_to_be_gone(scene):
        return ()
    if Role.CHATTER in scene.tables or any(
        ref.is_blocker for ref in scene.refs
    ):  # lunch with legal is sorted
        return ()
    words = _words(scene, 0, len(scene.tokens))
    return tuple(words) if sum(map(_weight, words)) <= _MOST_WORDS else ()  # no story


def granted_things(text: str) -> tuple[str, ...] | None:
    """Who or what is said to have signed, approved or answered: `legal has signed`, 法务签了.

    Nothing where a line says no more than that (`signed now`); None where it says no such thing.
    """
    scene = Scene.of(Text.of(text), language=None)
    if "\n" in text or scene.refs or scene.numbers or scene.clauses.asked or scene.tables & _NOT_GRANTED:
        return None
    tokens, given = scene.tokens, phrases_of("GRANTED")
    found = ((at, match[0]) for at in range(len(tokens)) if (match := given.match(tokens, at)) is not None)
    first, behind = next(found, (-1, -1))
    if first < 0:
        return None
    beside = phrases_of("BESIDE_GRANTED")
    said = (*_words(scene, 0, first), *_words(scene, behind, len(tokens)))
    things = tuple(word for word in said if beside.get(word) is None)
    return things if sum(map(_weight, things)) <= _MOST_WORDS else None


def waited_for(text: str) -> tuple[str, ...]:
    """The words for what a key result waits for no more, right behind that; none where it names nothing."""
    scene = Scene.of(Text.of(text), language=None)
    cue = next((hit for hit in scene.hits if _names_hindrance(scene, hit)), None)
    if cue is None:
        return ()
    end = scene.clauses.end_of(cue.start)
    others = (hit.start for hit in scene.within(cue.end, end) if Role.NOW not in hit.roles)  # mentok di legal
    return tuple(_words(scene, cue.last, scene.token_at(next(others, end))))


def _names_hindrance(scene: Scene, hit: Hit) -> bool:
    """`no longer waiting for`, 不用等, `hết kẹt`, and not `moving again`: behind it stands what for."""
    if hit.roles.isdisjoint(_FREED):
        return False
    words = scene.tokens.words[hit.first : hit.last]
    return any(has_role(word, role) for word in words for role in (Role.STUCK, Role.WAIT))


_NOT_GRANTED = frozenset(
    {
        Role.WAIT,
        Role.UNTIL,
        Role.NEED,
        Role.NOT,
        Role.NOT_YET,
        Role.MAYBE,
        Role.IF,
        Role.FORECAST,
        Role.CHATTER,
    }
)
_FREED = frozenset({Role.UNBLOCKED, Role.NO_BLOCKER, Role.STUCK, Role.WAIT})


def _words(scene: Scene, first: int, last: int) -> list[str]:
    """Of these pieces those that are in no table, Chinese ones side by side put together."""
    tokens, behind = scene.tokens, -1
    found: list[str] = []
    trouble = {at for at in range(first, last) if _is_aside(scene, at)}
    for index in range(first, last):
        word = tokens.words[index]
        unknown = scene.unknown_words(tokens.starts[index], tokens.ends[index])
        if not unknown or index in trouble or word in _small_words():
            continue
        if found and behind == index and not word.isascii():
            found[-1] += word
        else:
            found.append(word)
        behind = index + 1
    return [word for word in found if word.isascii() or len(word) > 1]


def _is_aside(scene: Scene, index: int) -> bool:
    return scene.holds(Side.TROUBLE, index, index + 1) or scene.holds(Side.ANYMORE, index, index + 1)


def _weight(word: str) -> float:
    return 1 if word.isascii() else len(word) / 2


def holds_any(text: str, things: tuple[str, ...]) -> bool:
    """Whether a text holds one of these words."""
    return any(holds_all(text, (thing,)) for thing in things)


def holds_all(text: str, things: tuple[str, ...]) -> bool:
    """Whether a text holds every one of these words; of a Chinese stretch a half and two characters of it."""
    said = normalise(text).casefold()
    words = frozenset(Tokens.of(said).words)
    return bool(things) and all(_holds(said, words, thing) for thing in things)


def _holds(said: str, words: frozenset[str], thing: str) -> bool:
    if thing.isascii():
        return thing in words
    least = max(2, (len(thing) + 1) // 2)
    return any(thing[first : first + least] in said for first in range(len(thing) - least + 1))
