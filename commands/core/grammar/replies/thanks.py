"""Thanks that nobody called kudos: `thanks @leo for the demo`, 谢谢@小李帮忙, `cảm ơn @lan đã giúp`."""

from __future__ import annotations

from commands.core.grammar.message import Message
from commands.core.grammar.reading import ParsedCommand
from commands.core.grammar.replies.answers import behind_yes
from commands.core.grammar.words.tokens import Tokens
from commands.core.grammar.words.trie import phrases_of

KUDOS = "kudos"


def find_thanks(message: Message) -> ParsedCommand | None:
    """Thanks at the beginning or behind a name, as kudos that were not asked for in so many words.

    What they are for stands in `rest`, with the names; it is empty where nothing is said of it. None where
    they may be a request, an objection or a joke: nobody is praised by mistake.
    """
    tokens = message.tokens
    if (praised := _praised(message)) is not None:
        return praised
    start = _behind_names(message)
    thanks = phrases_of("THANKS")
    openings = (at for at in (start, _behind_signs(tokens, start)) if at < len(tokens))
    found = next((match for at in openings if (match := thanks.match(tokens, at)) is not None), None)
    if found is None or message.normal.text.rstrip().endswith("?"):
        return None
    behind = found[0]
    if _stands(tokens, "NOT_THANKS", behind):
        return None
    names = " ".join(f"@{each.name}" for each in message.text.mentions if each.is_person)
    said = message.rest(tokens.ends[behind - 1]) if _stands(tokens, "THANKED_FOR", behind) else names
    if start > message.start and said != names:
        said = f"{names} {said}"
    return message.command(KUDOS, len(message.normal.text), explicit=False, rest=said)


def _praised(message: Message) -> ParsedCommand | None:
    """给王磊点赞，盖章帮大忙了: a name, with or without @, between the two halves of praise."""
    tokens, start = message.tokens, message.start
    opened = phrases_of("PRAISE_FOR").match(tokens, start) if start < len(tokens) else None
    if opened is None:
        return None
    longest = min(len(tokens), opened[0] + _LONGEST_NAME + 2)
    for index in range(opened[0] + 1, longest):
        closed = phrases_of("PRAISE").match(tokens, index)
        if closed is not None:
            name = tokens.text[tokens.starts[opened[0]] : tokens.ends[index - 1]].strip(" @")
            said = message.rest(tokens.ends[closed[0] - 1])
            return message.command(KUDOS, len(message.normal.text), explicit=True, rest=f"@{name} {said}")
    return None


_LONGEST_NAME = 8
"""Pieces of a name; each Chinese character is one."""


def _behind_names(message: Message) -> int:
    """The first piece behind the names a message begins with."""
    index, tokens = message.start, message.tokens
    for mention in message.text.mentions:
        if index >= len(tokens) or tokens.starts[index] < mention.start:
            break
        while index < len(tokens) and tokens.starts[index] < mention.end:
            index += 1
    return index


def _behind_signs(tokens: Tokens, index: int) -> int:
    """Behind a thumb and an "ok" (`👍 makasih`, `great, thanks`)."""
    while index < len(tokens) and not tokens.words[index][:1].isalnum():
        index += 1
    return behind_yes(tokens, index) if index < len(tokens) else index


def _stands(tokens: Tokens, name: str, start: int) -> bool:
    """Whether a phrase of a table stands somewhere from a piece on."""
    return any(phrases_of(name).match(tokens, index) is not None for index in range(start, len(tokens)))
