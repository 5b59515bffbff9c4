"""What is asked for politely: `please undo`, `tolong batal`, and a cry for help: 帮我解决KR5的阻塞."""

from __future__ import annotations

from commands.core.grammar.message import Message
from commands.core.grammar.orders.commands import find_command, may_stand_alone
from commands.core.grammar.orders.ritual_lines import asks_to_remind
from commands.core.grammar.reading import ParsedCommand
from commands.core.grammar.replies.short_words import cries_for_help, says_stuck
from commands.core.grammar.words.trie import phrases_of

BLOCK, REMIND = "block", "remind"


def find_request(message: Message) -> ParsedCommand | None:
    """A command that needs nothing behind it, or help wanted with one key result and nothing said of why."""
    return _politely(message) or _cry_for_help(message)


def _politely(message: Message) -> ParsedCommand | None:
    first = _behind_please(message, message.start)
    command = find_command(message.tokens, first)
    if command is not None and command.name == REMIND and asks_to_remind(message.typed_from(first)):
        return message.command(
            REMIND, len(message.normal.text), explicit=True, rest=message.typed_from(first)
        )
    if command is None or not may_stand_alone(command):
        return None
    if not message.is_empty(_behind_please(message, command.end)):
        return None
    return message.command(command.name, len(message.normal.text), explicit=True, rest="")


def _behind_please(message: Message, index: int) -> int:
    found = phrases_of("POLITELY").match(message.tokens, index) if index < len(message.tokens) else None
    return _behind_please(message, found[0]) if found is not None else index


def _cry_for_help(message: Message) -> ParsedCommand | None:
    """`please unblock KR3`, `gỡ vướng KR3 giúp em với`: a blocker without a word of what it is."""
    refs, said = [ref for ref in message.text.refs if ref.is_topic], message.typed_from(message.start)
    if not message.text.refs and says_stuck(said):
        return message.command(BLOCK, len(message.normal.text), explicit=True, rest="")
    if len(refs) != 1 or len(message.text.refs) != 1:
        return None
    if not cries_for_help(said.replace(message.normal.as_typed(refs[0].start, refs[0].end), " ")):
        return None
    return message.command(BLOCK, len(message.normal.text), explicit=True, rest=refs[0].code)
