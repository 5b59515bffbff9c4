"""The check-ins of a message: its lines, and the items of a list in a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from commands.core.grammar.check_ins.check_in import read_scene
from commands.core.grammar.check_ins.lists import (
    MOST_ITEMS,
    MOST_LINES,
    behind_closed_list,
    confidence_of_all,
    is_new_item,
    paragraphs,
)
from commands.core.grammar.check_ins.own_figures import (
    have_each_a_figure,
    own_figures,
    with_own_confidence,
)
from commands.core.grammar.check_ins.resolved import solves_blocker
from commands.core.grammar.check_ins.runs import runs
from commands.core.grammar.check_ins.scene import Scene
from commands.core.grammar.codes.key_results import Ref
from commands.core.grammar.codes.titled_items import titled_cuts
from commands.core.grammar.codes.titles import find_title
from commands.core.grammar.message import Message
from commands.core.grammar.reading import (
    CHECK_IN,
    NONE,
    RESOLVE_BLOCKER,
    AmountKind,
    Line,
    Reading,
)
from commands.core.grammar.text import Text
from commands.core.grammar.words.lexicon import side
from commands.core.grammar.words.normal import normalise
from commands.core.grammar.words.roles import Side
from commands.core.grammar.words.tokens import Tokens


def lines_of(message: Message, text: Text, *, explicit: bool) -> list[Line]:
    """The check-ins of a message, line by line and along its list of codes."""
    parts = paragraphs(text, partial(_measures_by_title, message), partial(_solves, message))
    read = [
        items_of(message, part) or [report_line(message, part, explicit=explicit)]
        for part in parts[:MOST_LINES]
    ]
    if len(parts) == 1:
        return read[0]
    lines = [
        line
        for start, end in runs(read)
        for line in _joined(message, parts[start:end], read[start:end], explicit=explicit)
    ]
    for part in parts[MOST_LINES:]:
        lines.extend(_left_unread(part, 0))
    return lines


def _measures_by_title(message: Message, text: Text) -> bool:
    """Whether a line gives the figure of a key result that it names by words of its title."""
    if find_title(text.tokens, message.key_results) is None:
        return False
    reading = report_line(message, text).reading
    return bool(reading.title_codes) and (reading.percent is not None or reading.value is not None)


def _joined(
    message: Message, parts: Sequence[Text], read: Sequence[Sequence[Line]], *, explicit: bool
) -> Sequence[Line]:
    """A run of lines as one check-in, without the greeting above it and the thanks below."""
    apart = [line for lines in read for line in lines]
    saying = [index for index, line in enumerate(apart) if line.intent == CHECK_IN]
    if len(saying) < 2 or len(apart) != len(parts):
        return apart
    first, last = saying[0], saying[-1] + 1
    typed = "\n".join(part.normal.typed for part in parts[first:last])
    joined = report_line(message, message.text_of(typed), explicit=explicit)
    return [*apart[:first], joined, *apart[last:]] if joined.intent == CHECK_IN else apart


def _left_unread(text: Text, start: int) -> list[Line]:
    """What is more than anybody has key results: it comes back to the writer as not understood."""
    typed = text.normal.as_typed(start, len(text.normal.text)).strip()
    codes = (ref.code for ref in text.refs_within(start, len(text.normal.text)))
    return [Line(typed, NONE, Reading(refs=tuple(dict.fromkeys(codes))))] if typed else []


def report_line(message: Message, text: Text, *, explicit: bool = False) -> Line:
    """One line read on its own; behind a command word (`explicit`) it is a check-in in any case."""
    scene = Scene.of(text, language=message.language)
    intent, reading = read_scene(scene, message.key_results, explicit=explicit)
    if intent != RESOLVE_BLOCKER and not text.topics and solves_blocker(scene):
        intent, reading = RESOLVE_BLOCKER, message.names(text.normal.typed)
    return Line(text.normal.typed, intent, reading)


def _solves(message: Message, text: Text) -> bool:
    """Whether a line is about blockers alone, and says that they are gone."""
    only = bool(text.refs) and not text.topics
    return only and solves_blocker(Scene.of(text, language=message.language))


def solved_beside(message: Message, text: Text) -> list[Line] | None:
    """`B2 done, KR1 54%` as two lines, if each part is about the one or the other."""
    cuts = [
        ref.start
        for before, ref in pairwise(text.refs)
        if before.is_blocker != ref.is_blocker and is_new_item(text.normal.text, before, ref)
    ]
    parts = [_trimmed(text, start, end) for start, end in pairwise([0, *cuts, len(text.normal.text)])]
    lines = [report_line(message, part) for part in parts]
    apart = {line.intent for line in lines} == {CHECK_IN, RESOLVE_BLOCKER}
    return lines if apart and all(map(_is_about_one_sort, lines)) else None


def _is_about_one_sort(line: Line) -> bool:
    return line.intent == RESOLVE_BLOCKER or _states_figure(line)


def items_of(message: Message, text: Text) -> list[Line] | None:
    """`KR1 52 c7, KR2 same` as two lines, if each part says something of its own."""
    normal = text.normal
    refs = text.topics
    if not refs:
        return _titled_items(message, text)
    refs, more = refs[:MOST_ITEMS], refs[MOST_ITEMS:]
    cuts = [
        ref.start
        for before, ref in pairwise(refs)
        if ref.code != before.code and is_new_item(normal.text, before, ref)
    ]
    cuts = cuts or behind_closed_list(normal.text, refs)
    if not cuts:
        return _with_own_figures(message, text, refs) if len(refs) > 1 else None
    rest = more[0].start if more else len(normal.text)
    parts = [_trimmed(text, start, end) for start, end in pairwise([0, *cuts, rest])]
    cue = confidence_of_all(text, refs[0])
    if cue is not None:
        parts = [parts[0], *(message.text_of(f"{cue} {part.normal.typed}") for part in parts[1:])]
    rated = with_own_confidence([part.normal.text for part in parts])
    parts = parts if rated is None else [message.text_of(each) for each in rated]
    lines = _likewise([report_line(message, part) for part in parts])
    if any(line.intent == NONE for line in lines) and not any(map(_states_figure, lines)):
        return None
    return [*_shared(lines), *_left_unread(text, rest)]


def _with_own_figures(message: Message, text: Text, refs: Sequence[Ref]) -> list[Line] | None:
    """A line for each code, or one that comes back where it is not clear which figure is of which."""
    told = own_figures(text.normal.text, refs)
    if told is not None:
        return [report_line(message, message.text_of(each)) for each in told]
    codes = tuple(dict.fromkeys(ref.code for ref in refs))
    line = report_line(message, text) if have_each_a_figure(text.normal.text, refs) else None
    if line is None or line.intent != CHECK_IN or set(codes) <= set(line.reading.refs):
        return None
    return [replace(line, intent=NONE, reading=Reading(refs=codes))]


def _likewise(lines: list[Line]) -> list[Line]:
    """The lines, each that says no more than "too" with what the one before says (`KR2 sama, KR3 juga`)."""
    told = lines[:1]
    for line in lines[1:]:
        told.append(_as_before(told[-1], line) if _says_too(line) else line)
    return told


def _as_before(before: Line, line: Line) -> Line:
    """Of a figure nobody can say that another key result has it too."""
    reading = before.reading
    figure = _states_figure(before) and not _is_unchanged(reading)
    if before.intent != CHECK_IN or figure:
        return replace(line, intent=NONE, reading=Reading(refs=line.reading.refs))
    said = Reading(refs=line.reading.refs, value=reading.value, status=reading.status)
    return replace(line, intent=CHECK_IN, reading=said)


def _is_unchanged(reading: Reading) -> bool:
    return reading.value is not None and reading.value.kind is AmountKind.NO_CHANGE


def _says_too(line: Line) -> bool:
    if _states_figure(line) and not _is_unchanged(line.reading):
        return False
    text = Text.of(line.text)
    tokens = text.tokens.without([(ref.start, ref.end) for ref in text.refs])
    words = [index for index, word in enumerate(tokens.words) if word[:1].isalnum()]
    found = side(Side.LIKEWISE).match(tokens, words[0]) if words else None
    return found is not None and found[0] > words[-1]


def _states_figure(line: Line) -> bool:
    """Whether a line says where its key result stands, which is true of no other (`KR1 52%, KR2 later`)."""
    reading = line.reading
    return line.intent == CHECK_IN and (reading.percent is not None or reading.value is not None)


def _shared(lines: list[Line]) -> list[Line]:
    """The lines, each with the confidence and status that the last one states of both (`…, both conf 7`)."""
    last = lines[-1].reading
    said = (last.confidence, last.status)
    if said == (None, None) or not _speaks_of_all(lines[-1]):
        return lines
    if any(line.reading.confidence is not None or line.reading.status is not None for line in lines[:-1]):
        return lines
    return [*(replace(line, reading=_as_sure(line.reading, last)) for line in lines[:-1]), lines[-1]]


def _as_sure(reading: Reading, other: Reading) -> Reading:
    return replace(
        reading,
        confidence=other.confidence,
        confidence_as_typed=other.confidence_as_typed,
        status=other.status,
    )


def _speaks_of_all(line: Line) -> bool:
    tokens = Tokens.of(normalise(line.text))
    each = side(Side.EACH)
    return any(each.match(tokens, index) is not None for index in range(len(tokens)))


def _titled_items(message: Message, text: Text) -> list[Line] | None:
    """`retention 51%, reply time 3h` as two lines, if all of it is a report and each gives a figure."""
    cuts = titled_cuts(text, message.key_results)[: MOST_ITEMS - 1]
    if not cuts or report_line(message, text).intent != CHECK_IN:
        return None
    parts = [_trimmed(text, start, end) for start, end in pairwise([0, *cuts, len(text.normal.text)])]
    measured = all(_measures_by_title(message, part) for part in parts)
    return [report_line(message, part) for part in parts] if measured else None


def _trimmed(text: Text, start: int, end: int) -> Text:
    """A stretch without the marks and blanks at its ends."""
    typed = text.normal.text
    while start < end and typed[start] in _LIST_MARKS:
        start += 1
    while end > start and typed[end - 1] in _LIST_MARKS:
        end -= 1
    return text.part(start, end)


_LIST_MARKS = " ,，;；、\t"
