"""A message read once: command, answer, or lines of plain language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from commands.core.grammar import privates
from commands.core.grammar.check_in import read_scene
from commands.core.grammar.code_first import find_behind_code
from commands.core.grammar.commands import (
    GREET,
    MISSPELT,
    UNKNOWN,
    Command,
    answer_names,
    answers,
    behind_yes,
    find_answer,
    find_command,
    language_names,
    language_of_opening,
    may_stand_alone,
    nearest,
    shown,
    subjects,
)
from commands.core.grammar.dates import with_prepositions
from commands.core.grammar.days_away import names_days
from commands.core.grammar.grades import begins_with_grade
from commands.core.grammar.initiatives import CODE as TASK_CODE
from commands.core.grammar.initiatives import done_code
from commands.core.grammar.key_results import codes_of_teams_left_out
from commands.core.grammar.languages import detect_in
from commands.core.grammar.later import is_moment
from commands.core.grammar.lexicon import Role, Side, find_hits, side
from commands.core.grammar.lists import MOST_LINES, behind_closed_list, is_new_item, paragraphs
from commands.core.grammar.normal import Normal, without
from commands.core.grammar.questions import ASK, asks_outright, find_question
from commands.core.grammar.reading import (
    CHECK_IN,
    NONE,
    RESOLVE_BLOCKER,
    KnownKeyResult,
    Line,
    ParsedCommand,
    Reading,
)
from commands.core.grammar.ritual_lines import reads_as_ritual, says_how_often
from commands.core.grammar.runs import runs
from commands.core.grammar.scene import Scene
from commands.core.grammar.text import Text
from commands.core.grammar.time_off import may_be_time_off, put_off_until, says_leave
from commands.core.grammar.titles import TitleMatch, find_title
from commands.core.grammar.tokens import Tokens
from commands.core.grammar.trie import Trie

_PLAIN = ("check_in", "correct", "resolve_blocker")
_WITH_FEW_WORDS = frozenset(
    {"team.manager", "team.lang", "template"}
    | {"team.timezone", "team.country", "team.weekend", "team.creators", "team.remove"}
    | {"me.zone", "me.country"}
)
"""Commands that without their slash take a name of at most two words."""
_WITH_CODE = frozenset(
    {"okr.edit", "okr.drop", "okr.assign", "okr.align", "okr.committed", "okr.stretch"}
    | {"kr.edit", "kr.drop", "kr.assign", "kr.weight", "kr.cadence", "kr.history", "help_with"}
    | {"kr.follow", "task.add"}
)
"""Commands that without their slash need a code directly behind: their words are everyday words."""
_WITH_TASK = frozenset({"task.done", "task.reopen", "task.drop"})
"""The same for the code of a task."""


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
        typed = Text.of(text)
        self.normal, self.tokens = typed.normal, typed.tokens
        self.privates = privates.known(item.code for item in key_results)
        self.privates |= privates.meant(self.normal.text, self.tokens)
        self.text = typed.knowing(self.privates)
        spoken = codes_of_teams_left_out(self.normal.text)
        words = self.tokens if spoken == self.normal.text else Tokens.of(spoken)
        self.detected = detect_in(spoken, words)
        told = self.detected or language or _language_of_money(key_results)
        self.language = told or detect_in(spoken, words, least=1)
        self.key_results = key_results
        self.start = self._behind_bot()

    def read(self) -> ParsedCommand:
        """The command, the answer, or the lines, in the message's own language."""
        parsed = self._parsed()
        if parsed.language is not None:
            return parsed
        answer = parsed.intent in answer_names()
        language = language_of_opening(self.tokens, self.start, answer=answer)
        return parsed if language is None else replace(parsed, language=language)

    def _parsed(self) -> ParsedCommand:
        if self.start >= len(self.tokens):
            return self._command(GREET, len(self.normal.text), explicit=False)
        command = find_command(self.tokens, self.start)
        read = self._of_command(command) if command is not None else self._behind_code() or self._task_done()
        if read is not None:
            return read
        if self._is_all(subjects(), self.start) == "due":
            return self._command("kr.show", len(self.normal.text), explicit=True, rest="due")
        if self.tokens.words[self.start] == "/" and self._is_slash_word():
            return self._unknown()
        typed = self._typed_from(self.start)
        if may_be_time_off(self.tokens) and (off := self._time_off(typed)) is not None:
            return off
        if reads_as_ritual(typed):
            return self._ritual()
        return self._plain(self._text(self._typed_from(self.start)) if self.start else self.text)

    def _text(self, typed: str) -> Text:
        return Text.of(typed, self.privates)

    def _names(self, typed: str) -> Reading:
        """Only the codes and names of a text."""
        text = self._text(typed)
        refs = tuple(dict.fromkeys(ref.code for ref in text.refs))
        mentions = tuple(dict.fromkeys(at.name for at in text.mentions if at.is_person))
        return Reading(refs=refs, mentions=mentions)

    def _behind_bot(self) -> int:
        """The first piece behind the bot's own typed name and leading marks."""
        index = 0
        for mention in self.text.mentions:
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
        self.privates |= privates.expected(rest)
        if command.name == "kr.show":
            return self._of_kr(command, rest)
        if command.name == "okr.show":
            return self._of_okr(command, rest)
        if command.name == "review.show" and command.slash and not self._is_empty(command.end):
            return self._command("review.grade", end, explicit=True)
        if command.name == "help" and self._is_one_code(command.end):
            return self._command("help_with", end, explicit=True)
        if may_stand_alone(command) and not self._is_empty(command.end):
            named = command.name == "lang" and self._is_all(language_names(), command.end)
            return self._command("lang", end, explicit=True) if named else None
        if command.name in _WITH_FEW_WORDS and not command.slash and len(rest.split()) > 2:
            return None
        if not command.slash and not self._suits(command, rest):
            return None
        if command.name == "round" and rest:
            return self._explicit(Command(CHECK_IN, command.end, slash=True), rest)
        if command.name in ("remind", "remind.on"):
            return self._of_remind(command, rest)
        if command.name in _PLAIN:
            return self._explicit(command, rest)
        if command.name == "block":
            return self._block(rest)
        return self._command(command.name, end, explicit=True)

    def _suits(self, command: Command, rest: str) -> bool:
        """Whether what follows everyday words makes them the command they can be."""
        if command.name in _WITH_CODE:
            return any(ref.start == self._start_of(command.end) for ref in self.text.refs)
        if command.name in _WITH_TASK:
            return TASK_CODE.match(rest) is not None
        if command.name == "review.grade":
            return self._grades(command)
        if command.name in ("remind", "snooze"):
            return self._says_when(command)
        if self._is_empty(command.end) or command.name not in ("comment", "away"):
            return True
        named = bool(self._names(rest).refs)
        return named if command.name == "comment" else not named and names_days(self.normal.text)

    def _grades(self, command: Command) -> bool:
        """`score KR1 0.7 …`: a code directly behind, and a grade behind that."""
        start = self._start_of(command.end)
        ref = next((each for each in self.text.refs if each.start == start), None)
        return ref is not None and begins_with_grade(self.normal.text[ref.end :])

    def _says_when(self, command: Command) -> bool:
        if self._is_empty(command.end):
            return True
        if command.name == "snooze":
            return is_moment(self._rest(self.tokens.ends[command.end - 1]))
        return reads_as_ritual(self._typed_from(self.start))

    def _of_remind(self, command: Command, rest: str) -> ParsedCommand:
        """`/remind` alone lists; `/remind on 2` switches on, unless `the 15th of each month` follows."""
        end = self.tokens.ends[command.end - 1]
        if command.name == "remind" and self._is_empty(command.end):
            return self._command("remind.list", end, explicit=True)
        if command.name == "remind.on" and not says_how_often(rest):
            return self._command(command.name, end, explicit=True)
        return self._ritual()

    def _ritual(self) -> ParsedCommand:
        """The whole sentence: in `remind me tomorrow` the command's own words say whom."""
        typed = self._typed_from(self.start).lstrip("/")
        return self._command("remind", len(self.normal.text), explicit=True, rest=typed)

    def _time_off(self, typed: str) -> ParsedCommand | None:
        """`tomorrow morning, ask again`, `out sick tomorrow`: as if their commands had been typed."""
        end = len(self.normal.text)
        if (moment := put_off_until(typed)) is not None:
            return self._command("snooze", end, explicit=True, rest=moment)
        return self._command("away", end, explicit=True, rest=typed) if says_leave(typed) else None

    def _is_one_code(self, index: int) -> bool:
        """Whether nothing but the code of a key result follows (`/help KR4`)."""
        start, end = self._start_of(index), len(self.normal.text.rstrip())
        return any(ref.is_topic and (ref.start, ref.end) == (start, end) for ref in self.text.refs)

    def _start_of(self, index: int) -> int:
        """Where a piece begins, or the text ends."""
        return self.tokens.starts[index] if index < len(self.tokens) else len(self.normal.text)

    def _behind_code(self) -> ParsedCommand | None:
        """`KR3 交给 @李`: the command whose words follow a code, as if the code followed them."""
        found = find_behind_code(self.tokens, self.start, self.text.refs, self.text.mentions)
        if found is None:
            return None
        rest = f"{found.ref.code} {self._rest(self.tokens.ends[found.end - 1])}".strip()
        return self._command(found.name, found.end, explicit=True, rest=rest)

    def _task_done(self) -> ParsedCommand | None:
        """`T3 done`, unless more is said than that."""
        if self.text.refs or "\n" in self.normal.text:
            return None
        code = done_code(self.tokens, self.start)
        return self._command("task.done", 0, explicit=False, rest=code.upper()) if code else None

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

    def _is_all(self, table: Trie[str], index: int) -> str | None:
        """What a phrase means behind which nothing follows."""
        found = table.match(self.tokens, index)
        return found[1] if found is not None and self._is_empty(found[0]) else None

    def _command(self, name: str, end: int, *, explicit: bool, rest: str | None = None) -> ParsedCommand:
        text = self._rest(end) if rest is None else rest
        lines = (Line(text, NONE, self._names(text)),) if text else ()
        return ParsedCommand(name, explicit, text, lines, self.detected)

    def _of_kr(self, command: Command, rest: str) -> ParsedCommand | None:
        """`/kr`, `/kr due`, `/kr KR4`; with more it is a check-in (`/kr 60% …`)."""
        end = self.tokens.ends[command.end - 1]
        if self._is_empty(command.end):
            return self._command("kr.show", end, explicit=True, rest="")
        subject = subjects().match(self.tokens, command.end, bare=True)
        if subject is not None and self._is_empty(subject[0]):
            return self._command("kr.show", end, explicit=True, rest=subject[1])
        code = re.fullmatch(r"#?(\d{1,3})", rest) if command.slash else None
        refs = self._text(rest).refs
        if code or (len(refs) == 1 and refs[0].end - refs[0].start == len(rest)):
            return self._command("kr.show", end, explicit=True, rest=f"KR{int(code[1])}" if code else rest)
        if not command.slash:
            return None
        if self._looks_misspelt(command.end):
            return self._unknown()
        rest = re.sub(r"^(\d{1,2})(?=\s+[\d+])", r"KR\1", rest)
        read = self._explicit(Command("check_in", command.end, slash=True), rest)
        return read if _says_something(read) else self._unknown()

    def _of_okr(self, command: Command, rest: str) -> ParsedCommand | None:
        end = self.tokens.ends[command.end - 1]
        if self._is_empty(command.end):
            return self._command("okr.show", end, explicit=True, rest="")
        number = re.fullmatch(r"[oO]?\s*#?(\d{1,3})", rest)
        if number:
            return self._command("okr.show", end, explicit=True, rest=f"O{int(number[1])}")
        names = self._names(rest)
        if len(names.refs) == 1 and self._text(rest).refs[0].is_topic:
            return self._command("kr.show", end, explicit=True)
        word = shown().match(self.tokens, command.end, bare=True)
        if word is not None and self._is_empty(word[0]):
            return self._command("okr.show", end, explicit=True, rest="")
        if not command.slash and not (names.mentions or names.refs):
            return None
        if self._looks_like_another(rest):
            return self._unknown()
        return self._command("okr.show", end, explicit=True)

    def _looks_like_another(self, rest: str) -> bool:
        """Whether `/okr nwe …` is rather one of its commands, misspelt, than a name or a title."""
        return nearest(f"/okr {rest}", least=MISSPELT) is not None

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
        lines = tuple(self._lines(self._text(rest), explicit=True))
        kinds = [line.intent for line in lines]
        intent = command.name if command.name != CHECK_IN or not kinds else kinds[0]
        return ParsedCommand(intent, True, rest, lines, self.detected)

    def _block(self, rest: str) -> ParsedCommand:
        """`/kr block KR3 legal @wang by Friday`: without codes, names and date the blocker is left."""
        normal = Normal.of(rest)
        scene = Scene.of(Text(normal, self.privates), language=self.language)
        gone = [(at.start, at.end) for at in scene.refs] + [
            (at.start, at.end) for at in scene.mentions if at.is_person
        ]
        gone += [
            with_prepositions(scene.tokens, at)
            for at in scene.dates
            if not scene.unknown_words(at[1], len(normal.text))
        ]
        text = without(normal, gone)
        names = self._names(rest)
        reading = replace(names, blocker=text or None)
        return ParsedCommand("block", True, rest, (Line(rest, CHECK_IN, reading),), self.detected)

    # --- plain language ------------------------------------------------------------------------

    def _plain(self, text: Text) -> ParsedCommand:
        typed = text.normal.typed
        if "\n" in typed:
            return self._listed(typed, self._lines(text, explicit=False))
        items = None if self._solves(text) else self._items(text)
        if items is not None:
            return self._listed(typed, items)
        scene = Scene.of(text, language=self.language)
        intent, reading = read_scene(scene, self.key_results)
        special = self._special(scene, find_answer(scene), intent)
        if intent == NONE and scene.clauses.asked:
            self.privates |= privates.asked_about(typed)
            scene = Scene.of(self._text(typed), language=self.language)
        title = find_title(scene.tokens, self.key_results) if intent == NONE else None
        topic = find_question(scene, titled=title is not None)
        if topic is not None and asks_outright(scene, topic) and special in (None, "accept"):
            return self._question(typed, title)
        if special is not None:
            return self._answer(special, scene, typed)
        if topic is not None and intent == NONE:
            return self._question(typed, title)
        return self._listed(typed, [Line(typed, intent, reading)])

    def _question(self, typed: str, title: TitleMatch | None) -> ParsedCommand:
        """What is asked is read again by whoever answers: only they need to know."""
        named = replace(self._names(typed), title_codes=title.codes if title else ())
        return ParsedCommand(ASK, False, typed, (Line(typed, NONE, named),), self.detected)

    def _solves(self, text: Text) -> bool:
        """Whether the message is about a blocker's code, so that it is no list of key results."""
        named = any(ref.is_blocker for ref in text.refs)
        return named and _is_solved(Scene.of(text, language=self.language))

    def _listed(self, typed: str, lines: list[Line]) -> ParsedCommand:
        intent = next((line.intent for line in lines if line.intent != NONE), NONE)
        return ParsedCommand(intent, False, typed, tuple(lines), self.detected)

    def _special(self, scene: Scene, answer: str | None, intent: str) -> str | None:
        """The intent of a line that is an answer, a greeting or about a blocker's code."""
        if _is_solved(scene) or (answer == "done" and _has_blocker(scene)):
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
        return ParsedCommand(name, False, rest, (Line(text, kind, self._names(text)),), self.detected)

    def _lines(self, text: Text, *, explicit: bool) -> list[Line]:
        """The check-ins of a message, line by line and along its list of codes."""
        parts = paragraphs(text, self._measures_by_title)
        read = [self._items(part) or [self._line(part, explicit=explicit)] for part in parts[:MOST_LINES]]
        lines = [
            line
            for start, end in runs(read)
            for line in self._joined(parts[start:end], read[start:end], explicit=explicit)
        ]
        for part in parts[MOST_LINES:]:
            lines.extend(self._left_unread(part, 0))
        return lines

    def _measures_by_title(self, text: Text) -> bool:
        if find_title(text.tokens, self.key_results) is None:
            return False
        reading = self._line(text).reading
        return bool(reading.title_codes) and (reading.percent is not None or reading.value is not None)

    def _joined(
        self, parts: Sequence[Text], read: Sequence[Sequence[Line]], *, explicit: bool
    ) -> Sequence[Line]:
        """A run of lines as one check-in, without the greeting above it and the thanks below."""
        apart = [line for lines in read for line in lines]
        saying = [index for index, line in enumerate(apart) if line.intent == CHECK_IN]
        if len(saying) < 2 or len(apart) != len(parts):
            return apart
        first, last = saying[0], saying[-1] + 1
        typed = "\n".join(part.normal.typed for part in parts[first:last])
        joined = self._line(self._text(typed), explicit=explicit)
        return [*apart[:first], joined, *apart[last:]] if joined.intent == CHECK_IN else apart

    def _left_unread(self, text: Text, start: int) -> list[Line]:
        """What is more than anybody has key results: it comes back to the writer as not understood."""
        typed = text.normal.as_typed(start, len(text.normal.text)).strip()
        codes = (ref.code for ref in text.refs_within(start, len(text.normal.text)))
        return [Line(typed, NONE, Reading(refs=tuple(dict.fromkeys(codes))))] if typed else []

    def _line(self, text: Text, *, explicit: bool = False) -> Line:
        scene = Scene.of(text, language=self.language)
        intent, reading = read_scene(scene, self.key_results, explicit=explicit)
        return Line(text.normal.typed, intent, reading)

    def _items(self, text: Text) -> list[Line] | None:
        """`KR1 52 c7, KR2 same` as two lines, if each part says something of its own."""
        normal = text.normal
        refs = [ref for ref in text.refs if ref.is_topic]
        refs, more = refs[:MOST_LINES], refs[MOST_LINES:]
        cuts = [
            ref.start
            for before, ref in pairwise(refs)
            if ref.code != before.code and is_new_item(normal.text, before, ref)
        ]
        cuts = cuts or behind_closed_list(normal.text, refs)
        if not cuts:
            return None
        lines = []
        rest = more[0].start if more else len(normal.text)
        for start, end in pairwise([0, *cuts, rest]):
            line = self._line(_trimmed(text, start, end))
            if line.intent == NONE:
                return None
            lines.append(line)
        return lines + self._left_unread(text, rest)


def _trimmed(text: Text, start: int, end: int) -> Text:
    """A stretch without the marks and blanks at its ends."""
    typed = text.normal.text
    while start < end and typed[start] in _LIST_MARKS:
        start += 1
    while end > start and typed[end - 1] in _LIST_MARKS:
        end -= 1
    return text.part(start, end)


_LIST_MARKS = " ,，;；、\t"
_MONEY = {"IDR": "id", "VND": "vi", "CNY": "zh"}


def _language_of_money(key_results: Sequence[KnownKeyResult]) -> str | None:
    """How figures are written where the key results are counted in this currency."""
    found = {_MONEY[item.unit] for item in key_results if item.unit in _MONEY}
    return found.pop() if len(found) == 1 else None


_SOLVED = frozenset({Role.CLEARED, Role.UNBLOCKED, Role.DONE})
_GOES_WELL = frozenset({Role.ON_TRACK, Role.LOOSE_ON_TRACK})


def _has_blocker(scene: Scene) -> bool:
    return any(ref.is_blocker for ref in scene.refs)


def _is_solved(scene: Scene) -> bool:
    """Whether a line names a blocker's code and says that it is gone (`B7 lancar`: that it goes well)."""
    if not _has_blocker(scene):
        return False
    alone = not any(ref.is_topic for ref in scene.refs) and len(scene.hits) == 1
    solved = _SOLVED | _GOES_WELL if alone else _SOLVED
    return any(not hit.roles.isdisjoint(solved) for hit in scene.hits)


def _says_something(parsed: ParsedCommand) -> bool:
    empty = Reading()
    return any(line.reading != empty for line in parsed.lines)


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
