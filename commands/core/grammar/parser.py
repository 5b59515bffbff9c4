"""A message read once: command, answer, or lines of plain language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from commands.core.grammar.check_in import read_line, read_scene
from commands.core.grammar.commands import (
    GREET,
    UNKNOWN,
    Command,
    answers,
    behind_yes,
    find_answer,
    find_command,
    may_stand_alone,
    nearest,
    shown,
    subjects,
)
from commands.core.grammar.dates import with_prepositions
from commands.core.grammar.key_results import find_refs
from commands.core.grammar.languages import detect_in
from commands.core.grammar.lexicon import Role, Side, find_hits, side
from commands.core.grammar.lists import MOST_LINES, is_new_item, paragraphs
from commands.core.grammar.mentions import find_links, find_mentions
from commands.core.grammar.normal import Normal
from commands.core.grammar.reading import (
    CHECK_IN,
    NONE,
    RESOLVE_BLOCKER,
    KnownKeyResult,
    Line,
    ParsedCommand,
    Reading,
)
from commands.core.grammar.scene import Scene
from commands.core.grammar.tokens import Tokens

_PLAIN = ("check_in", "correct", "resolve_blocker")


def parse(
    text: str, *, language: str | None = None, key_results: Sequence[KnownKeyResult] = ()
) -> ParsedCommand:
    """Read one message. Never raises; an empty text is a greeting.

    `language` is the reader's own and decides ambiguous notation only where the message does not;
    `key_results` are those the writer may mean, for title words and units.
    """
    return _Message(text, language, key_results).read()


class _Message:
    """One message on its way to a `ParsedCommand`."""

    def __init__(self, text: str, language: str | None, key_results: Sequence[KnownKeyResult]) -> None:
        self.normal = Normal.of(text)
        self.tokens = Tokens.of(self.normal.text)
        self.detected = detect_in(self.normal.text, self.tokens)
        guessed = self.detected or language or detect_in(self.normal.text, self.tokens, least=1)
        self.language = guessed or _language_of_money(key_results)
        self.key_results = key_results
        self.start = self._behind_bot()

    def read(self) -> ParsedCommand:
        """The command, the answer, or the lines."""
        if self.start >= len(self.tokens):
            return self._command(GREET, len(self.normal.text), explicit=False)
        command = find_command(self.tokens, self.start)
        read = self._of_command(command) if command is not None else None
        if read is not None:
            return read
        if self.tokens.words[self.start] == "/" and self._is_slash_word():
            return self._unknown()
        return self._plain(self.normal.typed if not self.start else self._typed_from(self.start))

    def _behind_bot(self) -> int:
        """The first piece behind the bot's own typed name and leading marks."""
        index = 0
        mentions = find_mentions(self.normal.text, find_links(self.normal.text))
        for mention in mentions:
            between = self.tokens.words[index:]
            if mention.is_person or not between or self.tokens.starts[index] < mention.start:
                break
            while index < len(self.tokens) and self.tokens.starts[index] < mention.end:
                index += 1
        while index < len(self.tokens) and self.tokens.words[index] in (",", ":", "、"):
            index += 1
        return index

    def _typed_from(self, index: int) -> str:
        return self.normal.as_typed(self.tokens.starts[index], len(self.normal.text))

    def _is_slash_word(self) -> bool:
        behind = self.start + 1
        return (
            behind < len(self.tokens)
            and self.tokens.touches(behind)
            and self.tokens.words[behind][0].isalpha()
        )

    # --- commands ------------------------------------------------------------------------------

    def _of_command(self, command: Command) -> ParsedCommand | None:
        end = self.tokens.ends[command.end - 1]
        rest = self._rest(end)
        if command.name == "kr.show":
            return self._of_kr(command, rest)
        if command.name == "okr.show":
            return self._of_okr(command, rest)
        if may_stand_alone(command) and not self._is_empty(command.end):
            return None
        if (
            command.name in ("lang", "team.manager", "team.lang")
            and not command.slash
            and len(rest.split()) > 2
        ):
            return None
        if command.name in _PLAIN:
            return self._explicit(command, rest)
        if command.name == "block":
            return self._block(rest)
        return self._command(command.name, end, explicit=True)

    def _rest(self, end: int) -> str:
        return self.normal.as_typed(end, len(self.normal.text)).lstrip(" \t:：,，　").rstrip()

    def _is_empty(self, index: int) -> bool:
        """Whether only marks and particles follow."""
        while index < len(self.tokens):
            if self.tokens.words[index][0].isalnum():
                found = side(Side.PARTICLE).match(self.tokens, index, bare=True)
                if found is None:
                    return False
                index = found[0]
            else:
                index += 1
        return True

    def _command(self, name: str, end: int, *, explicit: bool, rest: str | None = None) -> ParsedCommand:
        text = self._rest(end) if rest is None else rest
        lines = (Line(text, NONE, _names(text)),) if text else ()
        return ParsedCommand(name, explicit, text, lines, self.detected)

    def _of_kr(self, command: Command, rest: str) -> ParsedCommand | None:
        """`/kr`, `/kr due`, `/kr KR4`; with more it is a check-in (`/kr 60% …`)."""
        end = self.tokens.ends[command.end - 1]
        if self._is_empty(command.end):
            return self._command("kr.show", end, explicit=True, rest="")
        subject = subjects().match(self.tokens, command.end, bare=True)
        if subject is not None and self._is_empty(subject[0]):
            return self._command("kr.show", end, explicit=True, rest=subject[1])
        if not command.slash:
            return None
        code = re.fullmatch(r"#?(\d{1,3})", rest)
        refs = find_refs(Normal.of(rest).text)
        if code or (len(refs) == 1 and refs[0].end - refs[0].start == len(rest)):
            return self._command("kr.show", end, explicit=True, rest=f"KR{int(code[1])}" if code else rest)
        if self._looks_misspelt(command.end):
            return self._unknown()
        rest = re.sub(r"^(\d{1,2})(?=\s+[\d+])", r"KR\1", rest)
        read = self._explicit(Command("check_in", command.end, slash=True), rest)
        return read if _says_something(read) else self._unknown()

    def _of_okr(self, command: Command, rest: str) -> ParsedCommand | None:
        end = self.tokens.ends[command.end - 1]
        if self._is_empty(command.end):
            return self._command("okr.show", end, explicit=True, rest="")
        names = _names(rest)
        word = shown().match(self.tokens, command.end, bare=True)
        if names.mentions or names.refs or (word is not None and self._is_empty(word[0])):
            return self._command("okr.show", end, explicit=True)
        return self._unknown() if command.slash else None

    def _looks_misspelt(self, index: int) -> bool:
        """Whether the word behind `/kr` is nearly one of its own words (`/kr updaet 60%`)."""
        if (
            index >= len(self.tokens)
            or not self.tokens.words[index].isalpha()
            or len(self.tokens.words[index]) < 4
        ):
            return False
        hits = find_hits(Tokens.of(self.tokens.words[index]))
        return not hits and nearest(f"/kr {self.tokens.words[index]}") not in (None, "/kr")

    def _unknown(self) -> ParsedCommand:
        typed = self._typed_from(self.start)
        words = self.normal.text[self.tokens.starts[self.start] :]
        return ParsedCommand(UNKNOWN, True, typed, (), self.detected, nearest(words))

    def _explicit(self, command: Command, rest: str) -> ParsedCommand:
        lines = self._lines(rest, explicit=True)
        kinds = [line.intent for line in lines]
        intent = command.name if command.name != CHECK_IN or not kinds else kinds[0]
        return ParsedCommand(intent, True, rest, lines, self.detected)

    def _block(self, rest: str) -> ParsedCommand:
        """`/kr block KR3 legal @wang by Friday`: without codes, names and date the blocker is left."""
        normal = Normal.of(rest)
        scene = Scene.of(normal, language=self.language)
        gone = [(at.start, at.end) for at in scene.refs] + [
            (at.start, at.end) for at in scene.mentions if at.is_person
        ]
        gone += [
            with_prepositions(scene.tokens, at)
            for at in scene.dates
            if not scene.unknown_words(at[1], len(normal.text))
        ]
        text = without(normal, gone)
        names = _names(rest)
        reading = replace(names, blocker=text or None)
        return ParsedCommand("block", True, rest, (Line(rest, CHECK_IN, reading),), self.detected)

    # --- plain language ------------------------------------------------------------------------

    def _plain(self, text: str) -> ParsedCommand:
        normal = Normal.of(text)
        if "\n" not in normal.text:
            scene = Scene.of(normal, language=self.language)
            intent, reading = read_scene(scene, self.key_results)
            answer = find_answer(scene)
            special = self._special(scene, answer, intent)
            if special is not None:
                return self._answer(special, scene, text)
            if len(scene.refs) < 2:
                return ParsedCommand(intent, False, text, (Line(text, intent, reading),), self.detected)
        lines = self._lines(text, explicit=False)
        intent = next((line.intent for line in lines if line.intent != NONE), NONE)
        return ParsedCommand(intent, False, text, lines, self.detected)

    def _special(self, scene: Scene, answer: str | None, intent: str) -> str | None:
        """The intent of a line that is an answer, a greeting or about a blocker's code."""
        blockers = [ref for ref in scene.refs if ref.code[0] == "B"]
        if blockers and (answer == "done" or any(not hit.roles.isdisjoint(_SOLVED) for hit in scene.hits)):
            return RESOLVE_BLOCKER
        if answer is not None and (
            intent == NONE or answer in ("keep", "done", "accept", "pass_on", "need_info")
        ):
            return answer
        if intent == NONE and _is_greeting(scene):
            return GREET
        return None

    def _answer(self, name: str, scene: Scene, text: str) -> ParsedCommand:
        kind = name if name == RESOLVE_BLOCKER else NONE
        rest = text if name == RESOLVE_BLOCKER else _behind_answer(scene, text)
        return ParsedCommand(name, False, rest, (Line(text, kind, _names(text)),), self.detected)

    def _lines(self, text: str, *, explicit: bool) -> tuple[Line, ...]:
        """The check-ins of a message, line by line and along its list of codes."""
        lines: list[Line] = []
        for part in paragraphs(text):
            pieces = self._pieces(part)
            if pieces is None:
                intent, reading = read_line(
                    part, language=self.language, key_results=self.key_results, explicit=explicit
                )
                pieces = [Line(part, intent, reading)]
            lines.extend(pieces)
        return tuple(lines)

    def _pieces(self, text: str) -> list[Line] | None:
        """`KR1 52 c7, KR2 same` as two lines, if each part says something of its own."""
        normal = Normal.of(text)
        refs = [ref for ref in find_refs(normal.text) if ref.is_topic]
        cuts = [ref.start for before, ref in pairwise(refs) if is_new_item(normal.text, before, ref)]
        if not cuts:
            return None
        lines = []
        for start, end in pairwise([0, *cuts[:MOST_LINES], len(normal.text)]):
            part = normal.as_typed(start, end).strip(" ,，;；、\t")
            intent, reading = read_line(part, language=self.language, key_results=self.key_results)
            if intent == NONE:
                return None
            lines.append(Line(part, intent, reading))
        return lines


_MONEY = {"IDR": "id", "VND": "vi", "CNY": "zh"}


def _language_of_money(key_results: Sequence[KnownKeyResult]) -> str | None:
    """How figures are written where the key results are counted in this currency."""
    found = {_MONEY[item.unit] for item in key_results if item.unit in _MONEY}
    return found.pop() if len(found) == 1 else None


_SOLVED = frozenset({Role.CLEARED, Role.UNBLOCKED, Role.DONE})


def _names(text: str) -> Reading:
    """Only the codes and names of a text."""
    normal = Normal.of(text).text
    refs = tuple(dict.fromkeys(ref.code for ref in find_refs(normal)))
    mentions = tuple(
        dict.fromkeys(at.name for at in find_mentions(normal, find_links(normal)) if at.is_person)
    )
    return Reading(refs=refs, mentions=mentions)


def _says_something(parsed: ParsedCommand) -> bool:
    empty = Reading()
    return any(line.reading != empty for line in parsed.lines)


def without(normal: Normal, spans: list[tuple[int, int]]) -> str:
    """The text as typed with some spans cut out and the gaps closed."""
    pieces = []
    place = 0
    for start, end in sorted(spans):
        if start >= place:
            pieces.append(normal.as_typed(place, start))
            place = end
    pieces.append(normal.as_typed(place, len(normal.text)))
    return re.sub(r"\s{2,}", " ", " ".join(pieces)).strip(" \t,，;；:：.。、")


def _is_greeting(scene: Scene) -> bool:
    """A greeting and at most two more words, such as a name."""
    hits = [hit for hit in scene.hits if Role.GREETING in hit.roles]
    if not hits or scene.refs or scene.numbers or hits[0].first > 1:
        return False
    return (
        scene.unknown_words(0, len(scene.tokens.text)) <= 2
        and len(scene.hits) <= 2
        and not scene.clauses.asked
    )


def _behind_answer(scene: Scene, text: str) -> str:
    """The text behind the words of an answer, as typed; all of it when they do not come first."""
    tokens = scene.tokens
    first = next((index for index, word in enumerate(tokens.words) if word[:1].isalnum()), None)
    if first is None:
        return text
    found = None
    for index in (first, behind_yes(tokens, first)):
        found = found or answers().match(tokens, index, bare=True)
    if found is None:
        return text
    end = tokens.ends[found[0] - 1]
    return scene.normal.as_typed(end, len(scene.normal.text)).strip(" \t,，:：;；.。、")
