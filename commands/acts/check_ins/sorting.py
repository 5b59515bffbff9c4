"""Which lines of a message can be stored as they are, and which need an answer first or come back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from commands.acts.blockers.helping import BLOCKER_CODE
from commands.acts.check_ins.checking_in import decided
from commands.acts.check_ins.told_for import told_for
from commands.acts.members.rights import may_check_in
from commands.acts.targets import Several, target
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.reading import CHECK_IN, NONE, Line, Reading
from commands.rules.verdicts import Asked, Taken
from commands.texts.markdown import Md, lines, shorten
from commands.texts.receipts import QUOTED
from storage.okrs import Placed


@dataclass(frozen=True, slots=True)
class Ready:
    """A line that can be stored: its key result is known and its figures were decided."""

    line: Line
    placed: Placed
    verdict: Taken | None


@dataclass(frozen=True, slots=True)
class Open:
    """A line that needs an answer first: which key result, which reading of its number, or what is new."""

    line: Line
    choice: Several | None = None
    doubt: Asked | None = None
    placed: Placed | None = None


def sorted_lines(context: Context, found: Sequence[Line]) -> tuple[list[Ready], list[Open], list[Md]]:
    """Lines that can be stored, those that need an answer first, and why the others cannot be stored."""
    ready: list[Ready] = []
    waiting: list[Open] = []
    refused: list[Md] = []
    for line in found:
        if line.intent == NONE and not line.reading.refs:  # "hi all", "thanks": around a check-in, not one
            continue
        if line.intent not in (CHECK_IN, NONE):
            refused.append(in_words(context, Open(line)))
            continue
        for reading in _one_each(line.reading):
            try:
                each = _prepared(context, line if reading is line.reading else replace(line, reading=reading))
            except Refusal as no:
                refused.append(no.text if len(found) == 1 else not_done(context, line, no.text))
                continue
            (ready if isinstance(each, Ready) else waiting).append(each)  # type: ignore[arg-type]  # by its kind
    twice = _guessed_twice(ready) if len(ready) > 1 else []
    return [each for each in ready if each not in twice], [*waiting, *map(_unclear, twice)], refused


def _guessed_twice(ready: Sequence[Ready]) -> list[Ready]:
    """Lines that name no key result and would all be about the same one: they mean several."""
    guessed = [each for each in ready if not (each.line.reading.refs or each.line.reading.title_codes)]
    often = Counter(each.placed.row.id for each in guessed)
    return [each for each in guessed if often[each.placed.row.id] > 1]


def _unclear(each: Ready) -> Open:
    return Open(each.line, choice=Several((each.placed,)))


def _one_each(reading: Reading) -> list[Reading]:
    """A line about several key results is a check-in of each; a blocker's code beside them is none."""
    if len(reading.refs) < 2:
        return [reading]
    refs = [ref for ref in reading.refs if not BLOCKER_CODE.fullmatch(ref)] or reading.refs
    return [replace(reading, refs=(ref,)) for ref in refs]


def _prepared(context: Context, line: Line) -> Ready | Open:
    found = target(context, line.reading)
    if isinstance(found, Several):
        return Open(line, choice=found)
    return with_figures(context, line, found)


def with_figures(context: Context, line: Line, placed: Placed) -> Ready | Open:
    """A line about this key result, with what its figures mean.

    Raises:
        Refusal: somebody else\'s key result, or a figure that cannot be.
    """
    may_check_in(context, placed)
    line = told_for(context, line, placed)
    if not line.reading.tells:
        return Open(line, placed=placed)
    verdict = decided(context, placed, line.reading)
    if isinstance(verdict, Asked):
        return Open(line, doubt=verdict, placed=placed)
    return Ready(line, placed, verdict)


def in_words(context: Context, waiting: Open) -> Md:
    """One of several lines that is not clear: said with its text, to be sent again by itself."""
    line = shorten(waiting.line.text, QUOTED)
    if waiting.doubt is not None:
        return context.say(
            "❓ “{line}” was not stored: its figure can be meant in two ways. Please send it by itself.",
            line=line,
        )
    if waiting.line.intent not in (CHECK_IN, NONE):
        return context.say("❓ “{line}” was not done: please send it as a message of its own.", line=line)
    if waiting.line.reading.refs and not waiting.line.reading.tells:
        return context.say("❓ “{line}” was not stored: it does not say what is new.", line=line)
    return context.say(
        "❓ “{line}” was not stored: it is not clear what it means. Please send it again with its code.",
        line=line,
    )


def not_done(context: Context, line: Line, why: Md) -> Md:
    """Which of several lines it is that cannot be stored, and why."""
    return lines(context.say("❓ “{line}” was not stored:", line=shorten(line.text, QUOTED)), why)
