"""A message read once: command, answer, or lines of plain language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from commands.core.grammar.days.time_off import may_be_time_off, put_off_until, says_leave
from commands.core.grammar.message import Message
from commands.core.grammar.orders.code_first import find_behind_code
from commands.core.grammar.orders.command_lines import read_command, ritual, unknown_command
from commands.core.grammar.orders.commands import (
    GREET,
    answer_names,
    find_command,
    language_of_opening,
    subjects,
)
from commands.core.grammar.orders.new_target import find_new_target
from commands.core.grammar.orders.requests import find_request
from commands.core.grammar.orders.ritual_lines import may_be_ritual, reads_as_ritual
from commands.core.grammar.plain_language import read_plain
from commands.core.grammar.reading import NONE, KnownKeyResult, ParsedCommand
from commands.core.grammar.replies.how_to import find_how_to
from commands.core.grammar.replies.initiatives import done_code
from commands.core.grammar.replies.questions import ASK, language_of_question
from commands.core.grammar.replies.thanks import find_thanks


def parse(
    text: str, *, language: str | None = None, key_results: Sequence[KnownKeyResult] = ()
) -> ParsedCommand:
    """Read one message. Never raises; an empty text is a greeting.

    `language` is the reader's own and decides ambiguous notation only where the message does not;
    `key_results` are those the writer may mean, for title words and units.
    """
    message = Message(text, language, key_results)
    parsed = _parsed(message)
    if parsed.language is not None:
        return parsed
    answer = parsed.intent in answer_names()
    opening = language_of_opening(message.tokens, message.start, answer=answer)
    if opening is None and parsed.intent == ASK:
        opening = language_of_question(message.tokens, message.start)
    return parsed if opening is None else replace(parsed, language=opening)


def _parsed(message: Message) -> ParsedCommand:
    """What it is, tried in this order: greeting, command, days away, ritual, plain language."""
    if message.start >= len(message.tokens):
        return message.command(GREET, len(message.normal.text), explicit=False)
    command = find_command(message.tokens, message.start)
    read = (
        read_command(message, command)
        if command is not None
        else _behind_code(message) or _task_done(message)
    )
    read = read or find_new_target(message)
    if read is not None:
        return read
    if message.is_all(subjects(), message.start) == "due":
        return message.command("kr.show", len(message.normal.text), explicit=True, rest="due")
    if message.tokens.words[message.start] == "/" and _is_slash_word(message):
        return _slashed_code(message) or unknown_command(message)
    typed = message.typed_from(message.start)
    if may_be_time_off(message.tokens) and (off := _time_off(message, typed)) is not None:
        return off
    if may_be_ritual(message.tokens) and reads_as_ritual(typed):
        return ritual(message)
    plain = read_plain(message, message.text_of(typed) if message.start else message.text)
    if plain.intent == NONE:
        return find_thanks(message) or find_how_to(message) or find_request(message) or plain
    return (find_how_to(message) if plain.intent == ASK else None) or plain


def _behind_code(message: Message) -> ParsedCommand | None:
    """`KR3 交给 @李`: the command whose words follow a code, as if the code followed them."""
    found = find_behind_code(message.tokens, message.start, message.text.refs, message.text.mentions)
    if found is None:
        return None
    behind = f"@{found.person}" if found.person else message.rest(message.tokens.ends[found.end - 1])
    rest = f"{found.ref.code} {behind}".strip()
    return message.command(found.name, found.end, explicit=True, rest=rest)


def _task_done(message: Message) -> ParsedCommand | None:
    """`T3 done`, unless more is said than that."""
    if message.text.refs or "\n" in message.normal.text:
        return None
    code = done_code(message.tokens, message.start)
    return message.command("task.done", 0, explicit=False, rest=code.upper()) if code else None


def _slashed_code(message: Message) -> ParsedCommand | None:
    """`/KR3 60%`: the slash that somebody put in front of a code, as if it were not there."""
    behind = message.tokens.starts[message.start + 1]
    if not any(ref.start == behind for ref in message.text.refs):
        return None
    return parse(
        message.typed_from(message.start + 1), language=message.language, key_results=message.key_results
    )


def _is_slash_word(message: Message) -> bool:
    behind = message.start + 1
    return (
        behind < len(message.tokens)
        and message.tokens.touches(behind)
        and message.tokens.words[behind][0].isalpha()
    )


def _time_off(message: Message, typed: str) -> ParsedCommand | None:
    """`tomorrow morning, ask again`, `out sick tomorrow`: as if their commands had been typed."""
    end = len(message.normal.text)
    if (moment := put_off_until(typed)) is not None:
        return message.command("snooze", end, explicit=True, rest=moment)
    return message.command("away", end, explicit=True, rest=typed) if says_leave(typed) else None
