"""Questions about using the bot: "how do I start?", 怎么更新进度, `gimana cara lapor`."""

from __future__ import annotations

from commands.core.grammar.message import Message
from commands.core.grammar.reading import ParsedCommand
from commands.core.grammar.words.trie import phrases_of

HELP = "help"


def _opens(message: Message) -> bool:
    return phrases_of("HOW_TO").match(message.tokens, message.start) is not None


def _closes(message: Message) -> bool:
    """`mau bikin OKR gimana caranya?`: the question at the end of a message."""
    tokens = message.tokens
    end = max((index + 1 for index, word in enumerate(tokens.words) if word[:1].isalnum()), default=0)
    near = range(max(message.start, end - _LONGEST), end - 1)
    table = phrases_of("HOW_TO_LAST")
    return any((found := table.match(tokens, at)) is not None and found[0] == end for at in near)


_LONGEST = 4
"""Pieces of such a question at the end."""


def find_how_to(message: Message) -> ParsedCommand | None:
    """The wish for help, of a message that begins like such a question and names nothing to look at."""
    if message.text.refs or not (_opens(message) or _closes(message)):
        return None
    return message.command(HELP, len(message.normal.text), explicit=False)
