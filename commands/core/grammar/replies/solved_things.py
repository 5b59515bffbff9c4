"""What a short line says is solved without a code: `legal is sorted now`, 法务那边解决了."""

from __future__ import annotations

from functools import cache

from commands.core.grammar.check_ins.resolved import is_said_to_be_gone
from commands.core.grammar.check_ins.scene import Scene
from commands.core.grammar.phrases import languages
from commands.core.grammar.text import Text
from commands.core.grammar.words.normal import normalise
from commands.core.grammar.words.roles import Role, Side
from commands.core.grammar.words.tokens import Tokens

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
    if "\n" in text or scene.refs or scene.numbers or not is_said_to_be_gone(scene):
        return ()
    if Role.CHATTER in scene.tables:  # lunch with legal is sorted
        return ()
    words = _words(scene)
    return tuple(words) if sum(map(_weight, words)) <= _MOST_WORDS else ()  # no story


def _words(scene: Scene) -> list[str]:
    """The pieces that are in no table, Chinese ones side by side put together."""
    tokens, behind = scene.tokens, -1
    found: list[str] = []
    trouble = {at for at in range(len(tokens)) if scene.holds(Side.TROUBLE, at, at + 1)}
    for index, word in enumerate(tokens.words):
        unknown = scene.unknown_words(tokens.starts[index], tokens.ends[index])
        if not unknown or index in trouble or word in _small_words():
            continue
        if found and behind == index and not word.isascii():
            found[-1] += word
        else:
            found.append(word)
        behind = index + 1
    return [word for word in found if word.isascii() or len(word) > 1]


def _weight(word: str) -> float:
    return 1 if word.isascii() else len(word) / 2


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
