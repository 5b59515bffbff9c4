"""A new target or weight said in passing: `KR5 target 10`, `set the weight of KR5 to 2`, 把KR5的目标改成9."""

from __future__ import annotations

from functools import cache

from commands.core.grammar.check_ins.pairs import CLASSIFIERS
from commands.core.grammar.figures.numbers import Number, numbers_in
from commands.core.grammar.message import Message
from commands.core.grammar.orders.change_words import changes
from commands.core.grammar.phrases import languages
from commands.core.grammar.reading import ParsedCommand
from commands.core.grammar.words.lexicon import side
from commands.core.grammar.words.roles import Side
from commands.core.grammar.words.trie import Trie, phrases_of

_MOST = 16
"""Pieces such a message has at most."""

_POSSESSIVE = ("", "的", "'s", "new", "新")


@cache
def _words() -> Trie[str]:
    """Verbs of changing a target and the small words between: a message of these, a code and a figure."""
    trie: Trie[str] = Trie()
    for file in languages().values():
        for phrase in getattr(file, "RETARGET", ()):
            trie.add(phrase, "change")
    return trie


def find_new_target(message: Message) -> ParsedCommand | None:
    """The edit a message asks for that names one code, a target or weight, a figure, and nothing else."""
    if len(message.tokens) - message.start > _MOST or len(message.text.refs) != 1:
        return None
    ref = message.text.refs[0]
    places = [index for index, word in enumerate(message.tokens.words) if word in changes().first_words]
    whats = (found for at in places if at >= message.start and (found := _what(message, at)))
    named = next(whats, None)
    if not (named or _raises().match(message.tokens, message.start)):
        return None
    numbers = numbers_in(message.tokens, language=message.language)
    if not ref.is_topic or len(numbers) != 1:
        return None
    if not (_names(message, named, numbers[0]) if named else _is_beyond(message, numbers[0])):
        return None
    figure = message.normal.as_typed(numbers[0].start, numbers[0].end)
    end = len(message.normal.text)
    if named == "weight":
        return message.command("kr.weight", end, explicit=True, rest=f"{ref.code} {figure}")
    return message.command("kr.edit", end, explicit=True, rest=f"{ref.code} target {figure}")


def _raises() -> Trie[bool]:
    """Verbs of moving a key result that begin a message, of which the figure says what is moved."""
    return phrases_of("RAISE")


def _is_beyond(message: Message, number: Number) -> bool:
    """`naikin KR5 ke 6 miliar` of 5: behind such a verb, a figure past the target is the new one."""
    code = message.text.refs[0].code
    known = next((each for each in message.key_results if each.code == code), None)
    if known is None or known.start is None or known.target is None:
        return False
    past = number.amount > known.target if known.target > known.start else number.amount < known.target
    return past and _says_only_change(message, number)


def _what(message: Message, index: int) -> str | None:
    """Which of the settings that are changed in passing a piece names."""
    found = changes().match(message.tokens, index, bare=True)
    return next((name for name in _SETTINGS if found is not None and name in found[1]), None)


_SETTINGS = ("target", "weight")


def _names(message: Message, what: str, number: Number) -> bool:
    """Whether the word of a setting stands before the figure, and only words of changing around."""
    tokens = message.tokens
    places = (at for at in range(message.start, len(tokens)) if _what(message, at) == what)
    named = any(_is_of_it(message, tokens.starts[at], number) for at in places)
    return named and _says_only_change(message, number)


def _says_only_change(message: Message, number: Number) -> bool:
    """Whether nothing stands around a code and a figure but words of changing, and nothing is asked."""
    tokens, index = message.tokens, message.start
    spans = [(at.start, at.end) for at in (message.text.refs[0], number)]
    while index < len(tokens):
        start = tokens.starts[index]
        found = changes().match(tokens, index, bare=True)
        if found is not None and not found[1].isdisjoint(_SETTINGS):
            index = found[0]
        elif any(first <= start < end for first, end in spans) or not tokens.words[index].isalnum():
            index += 1
        elif tokens.words[index] in CLASSIFIERS and start == number.end:
            index += 1  # 目标调到6家
        elif (behind := _behind_small_word(message, index)) is not None:
            index = behind
        else:
            return False
    return "?" not in tokens.words


def _is_of_it(message: Message, place: int, number: Number) -> bool:
    """Whether its word precedes the figure and follows the code at once: KR2降到目标30分钟 reports."""
    ref = message.text.refs[0]
    between = message.normal.text[ref.end : place].strip() if ref.end <= place else ""
    return place < number.start and between in _POSSESSIVE


def _behind_small_word(message: Message, index: int) -> int | None:
    found = changes().match(message.tokens, index, bare=True)
    if found is not None and "to" in found[1]:
        return found[0]
    small = _words().match(message.tokens, index, bare=True)
    if small is not None:
        return small[0]
    particle = side(Side.PARTICLE).match(message.tokens, index, bare=True)
    return particle[0] if particle is not None else None
