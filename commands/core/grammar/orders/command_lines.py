"""Commands: words at the beginning of a message, and what follows them."""

from __future__ import annotations

import re
from dataclasses import replace

from commands.core.grammar.check_ins.scene import Scene
from commands.core.grammar.codes import privates
from commands.core.grammar.days.dates import with_prepositions
from commands.core.grammar.days.days_away import names_days
from commands.core.grammar.days.later import is_moment
from commands.core.grammar.message import Message
from commands.core.grammar.orders.change_words import means
from commands.core.grammar.orders.commands import (
    MISSPELT,
    UNKNOWN,
    Command,
    find_command,
    language_names,
    may_stand_alone,
    nearest,
    shown,
    subjects,
)
from commands.core.grammar.orders.grades import begins_with_grade
from commands.core.grammar.orders.ritual_lines import asks_to_remind, reads_as_ritual, says_how_often
from commands.core.grammar.reading import CHECK_IN, Line, ParsedCommand, Reading
from commands.core.grammar.replies.initiatives import CODE as TASK_CODE
from commands.core.grammar.report_lines import lines_of
from commands.core.grammar.text import Text
from commands.core.grammar.words.lexicon import find_hits
from commands.core.grammar.words.normal import Normal, without
from commands.core.grammar.words.tokens import Tokens

_PLAIN = ("check_in", "correct", "resolve_blocker")
_WITH_FEW_WORDS = frozenset(
    {"team.manager", "team.lang", "template"}
    | {"team.timezone", "team.country", "team.weekend", "team.creators", "team.add", "team.remove"}
    | {"me.zone", "me.country"}
)
"""Commands that without their slash take a name of at most two words."""
_WITH_CODE = frozenset(
    {"okr.edit", "okr.drop", "okr.assign", "okr.align", "okr.committed", "okr.stretch"}
    | {"kr.edit", "kr.drop", "kr.assign", "kr.weight", "kr.cadence", "kr.history", "help_with"}
    | {"kr.follow", "task.add"}
)
"""Commands that without their slash need a code directly behind: their words are everyday words."""
_HEADINGS = frozenset({"kr", "okr", "block", "task", "kpi", "team", "cycle", "review"})
"""Of what the help tells without its slash, too."""
_TOLD_OF = frozenset({"blockers", "flags", "round", "task.list", "kpi.list"}) | frozenset(
    {"team.show", "cycle.show", "review.show"}
)
"""Commands whose words are a heading in each language: `bantuan hambatan`, `帮助 打卡`."""
_WITH_TASK = frozenset({"task.done", "task.reopen", "task.drop"})
"""The same for the code of a task."""


def read_command(message: Message, command: Command) -> ParsedCommand | None:
    """The command and its arguments; None if its words are everyday words here."""
    end = message.tokens.ends[command.end - 1]
    rest = message.rest(end)
    message.privates |= privates.expected(rest)
    if command.name == "kr.show":
        return _of_kr(message, command, rest)
    if command.name == "okr.show":
        return _of_okr(message, command, rest)
    if command.name == "review.show" and command.slash and not message.is_empty(command.end):
        return message.command("review.grade", end, explicit=True)
    named = {"help": _of_help, "lang": _of_language}.get(command.name)
    if named is not None and (read := named(message, command, rest)) is not None:
        return read
    if may_stand_alone(command) and not message.is_empty(command.end):
        return None
    if command.name in _WITH_FEW_WORDS and not command.slash and len(rest.split()) > 2:
        return None
    if not command.slash and not _suits(message, command, rest):
        return None
    if command.name == "round" and rest:
        return _explicit(message, Command(CHECK_IN, command.end, slash=True), rest)
    if command.name in ("remind", "remind.on"):
        return _of_remind(message, command, rest)
    if command.name in _PLAIN:
        return _explicit(message, command, rest)
    if command.name == "block":
        return _block(message, rest)
    nameless = command.name == "okr.new" and means(rest, "self")  # tạo okr cho tôi
    return message.command(command.name, end, explicit=True, rest="" if nameless else None)


def _of_help(message: Message, command: Command, rest: str) -> ParsedCommand | None:
    """`help KR4`, and `help kr` without a slash."""
    end = message.tokens.ends[command.end - 1]
    if _is_one_code(message, command.end):
        return message.command("help_with", end, explicit=True)
    told = rest.casefold() in _HEADINGS or _names_heading(message, command.end)
    return message.command("help", end, explicit=True) if told else None


def _names_heading(message: Message, index: int) -> bool:
    """Whether only such words follow, be they a command without a slash or with one (`bantuan tugas`)."""
    found = find_command(message.tokens, index)
    if found is not None:
        return found.name in _TOLD_OF and message.is_empty(found.end)
    slashed = Tokens.of(f"/{message.rest(message.tokens.ends[index - 1]).casefold()}")
    found = find_command(slashed, 0)
    return found is not None and found.name in _TOLD_OF and found.end == len(slashed)


def _of_language(message: Message, command: Command, _rest: str) -> ParsedCommand | None:
    """The language that a word names, and nothing but particles behind it (`… Indonesia dong`)."""
    found = language_names().match(message.tokens, command.end)
    if found is None or not message.ends_with_particles(found[0]):
        return None
    start, end = message.tokens.starts[command.end], message.tokens.ends[found[0] - 1]
    called = message.normal.as_typed(start, end)
    return message.command("lang", message.tokens.ends[command.end - 1], explicit=True, rest=called)


def _suits(message: Message, command: Command, rest: str) -> bool:
    """Whether what follows everyday words makes them the command they can be."""
    if command.name in _WITH_CODE:
        place = message.start_of(_behind_words(message, command))
        return any(ref.start == place for ref in message.text.refs)
    if command.name in _WITH_TASK:
        return TASK_CODE.match(rest) is not None
    if command.name == "review.grade":
        return _grades(message, command)
    if command.name in ("remind", "snooze"):
        return _says_when(message, command)
    if message.is_empty(command.end) or command.name not in ("comment", "away"):
        return True
    named = bool(message.names(rest).refs)
    return named if command.name == "comment" else not named and names_days(message.normal.text)


def _behind_words(message: Message, command: Command) -> int:
    """The piece behind the words, and of a task behind their colon (`edit: KR1 52%` corrects)."""
    colon = message.tokens.words[command.end : command.end + 1] == [":"]
    return command.end + (colon and command.name == "task.add")


def _grades(message: Message, command: Command) -> bool:
    """`score KR1 0.7 …`: a code directly behind, and a grade behind that."""
    start = message.start_of(command.end)
    ref = next((each for each in message.text.refs if each.start == start), None)
    return ref is not None and begins_with_grade(message.normal.text[ref.end :])


def _says_when(message: Message, command: Command) -> bool:
    if message.is_empty(command.end):
        return True
    if command.name == "snooze":
        return is_moment(message.rest(message.tokens.ends[command.end - 1]))
    typed = message.typed_from(message.start)
    return reads_as_ritual(typed) or asks_to_remind(typed)


def _of_remind(message: Message, command: Command, rest: str) -> ParsedCommand:
    """`/remind` alone lists; `/remind on 2` switches on, unless `the 15th of each month` follows."""
    end = message.tokens.ends[command.end - 1]
    if command.name == "remind" and message.is_empty(command.end):
        return message.command("remind.list", end, explicit=True)
    if command.name == "remind.on" and not says_how_often(rest):
        return message.command(command.name, end, explicit=True)
    return ritual(message)


def ritual(message: Message) -> ParsedCommand:
    """The whole sentence: in `remind me tomorrow` the command's own words say whom."""
    typed = message.typed_from(message.start).lstrip("/")
    return message.command("remind", len(message.normal.text), explicit=True, rest=typed)


def _is_one_code(message: Message, index: int) -> bool:
    """Whether nothing but the code of a key result follows (`/help KR4`)."""
    start, end = message.start_of(index), len(message.normal.text.rstrip())
    return any(ref.is_topic and (ref.start, ref.end) == (start, end) for ref in message.text.refs)


def _of_kr(message: Message, command: Command, rest: str) -> ParsedCommand | None:
    """`/kr`, `/kr due`, `/kr KR4`; with more it is a check-in (`/kr 60% …`)."""
    end = message.tokens.ends[command.end - 1]
    if message.is_empty(command.end):
        return message.command("kr.show", end, explicit=True, rest="")
    subject = subjects().match(message.tokens, command.end, bare=True)
    if subject is not None and message.is_empty(subject[0]):
        return message.command("kr.show", end, explicit=True, rest=subject[1])
    code = re.fullmatch(r"#?(\d{1,3})", rest) if command.slash else None
    refs = message.text_of(rest).refs
    if code or (len(refs) == 1 and refs[0].end - refs[0].start == len(rest)):
        return message.command("kr.show", end, explicit=True, rest=f"KR{int(code[1])}" if code else rest)
    if not command.slash:
        return None
    if _looks_misspelt(message, command.end):
        return unknown_command(message)
    rest = re.sub(r"^(\d{1,2})(?=\s+[\d+])", r"KR\1", rest)
    read = _explicit(message, Command("check_in", command.end, slash=True), rest)
    return read if _says_something(read) else unknown_command(message)


def _of_okr(message: Message, command: Command, rest: str) -> ParsedCommand | None:
    end = message.tokens.ends[command.end - 1]
    if message.is_empty(command.end):
        return message.command("okr.show", end, explicit=True, rest="")
    number = re.fullmatch(r"[oO]?\s*#?(\d{1,3})", rest)
    if number:
        return message.command("okr.show", end, explicit=True, rest=f"O{int(number[1])}")
    names = message.names(rest)
    if len(names.refs) == 1 and message.text_of(rest).refs[0].is_topic:
        return message.command("kr.show", end, explicit=True)
    word = shown().match(message.tokens, command.end, bare=True)
    if word is not None and message.is_empty(word[0]):
        return message.command("okr.show", end, explicit=True, rest="")
    if not command.slash and not (names.mentions or names.refs):
        return None
    if not names.mentions and _looks_like_another(message, rest):
        return unknown_command(message)
    return message.command("okr.show", end, explicit=True)


def _looks_like_another(message: Message, rest: str) -> bool:
    """Whether `/okr nwe …` is rather one of its commands, misspelt, than a name or a title."""
    return nearest(f"/okr {rest}", language=message.language, least=MISSPELT) is not None


def _looks_misspelt(message: Message, index: int) -> bool:
    """Whether the word behind `/kr` is nearly one of its own words (`/kr updaet 60%`)."""
    if (
        index >= len(message.tokens)
        or not message.tokens.words[index].isalpha()
        or len(message.tokens.words[index]) < 4
    ):
        return False
    hits = find_hits(Tokens.of(message.tokens.words[index]))
    near = nearest(f"/kr {message.tokens.words[index]}", language=message.language)
    return not hits and near not in (None, "/kr")


def unknown_command(message: Message) -> ParsedCommand:
    typed = message.typed_from(message.start)
    words = message.normal.text[message.tokens.starts[message.start] :]
    return ParsedCommand(
        UNKNOWN, True, typed, (), message.detected, nearest(words, language=message.language)
    )


def _explicit(message: Message, command: Command, rest: str) -> ParsedCommand:
    lines = tuple(lines_of(message, message.text_of(rest), explicit=True))
    kinds = [line.intent for line in lines]
    intent = command.name if command.name != CHECK_IN or not kinds else kinds[0]
    return ParsedCommand(intent, True, rest, lines, message.detected)


def _block(message: Message, rest: str) -> ParsedCommand:
    """`/kr block KR3 legal @wang by Friday`: without codes, names and date the blocker is left."""
    normal = Normal.of(rest)
    scene = Scene.of(Text(normal, message.privates), language=message.language)
    gone = [(at.start, at.end) for at in scene.refs] + [
        (at.start, at.end) for at in scene.mentions if at.is_person
    ]
    gone += [
        with_prepositions(scene.tokens, at)
        for at in scene.dates
        if not scene.unknown_words(at[1], len(normal.text))
    ]
    text = without(normal, gone)
    names = message.names(rest)
    reading = replace(names, blocker=text or None)
    return ParsedCommand("block", True, rest, (Line(rest, CHECK_IN, reading),), message.detected)


def _says_something(parsed: ParsedCommand) -> bool:
    empty = Reading()
    return any(line.reading != empty for line in parsed.lines)
