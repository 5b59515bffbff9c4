"""Questions about using the bot: "how do I start?", 怎么更新进度, `gimana cara lapor`."""

from __future__ import annotations

from functools import cache

from commands.core.grammar.message import Message
from commands.core.grammar.phrases import languages
from commands.core.grammar.reading import ParsedCommand
from commands.core.grammar.trie import Trie

HELP = "help"


@cache
def _table() -> Trie[bool]:
    trie: Trie[bool] = Trie()
    for file in languages().values():
        for phrase in file.HOW_TO:
            trie.add(phrase, True)
    return trie


def find_how_to(message: Message) -> ParsedCommand | None:
    """The wish for help, of a message that begins like such a question and names nothing to look at."""
    if message.text.refs or _table().match(message.tokens, message.start) is None:
        return None
    return message.command(HELP, len(message.normal.text), explicit=False)
