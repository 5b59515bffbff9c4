"""What a key result measures, read from its line: `from 45% to 60%`, `4 milestones`, `>= 99.9%`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Literal

from commands.core.grammar.figures.measures import measured
from commands.core.grammar.figures.number_words import duration_seconds
from commands.core.grammar.figures.numbers import Number, find_numbers
from commands.core.grammar.orders.okr_titles import (
    folded,
    joined,
    tail_begins,
    trimmed,
    without_object_mark,
    without_tail,
)
from commands.core.grammar.orders.okr_words import shape, words
from commands.core.grammar.words.normal import Normal
from commands.rules import units

Kind = Literal[
    "percent", "number", "currency", "duration", "milestones", "yes_no", "keep_above", "keep_below"
]

ONLY_BY_NAME = ("milestones", "yes_no", "keep_above", "keep_below")
"""Kinds that a line has only if it names them; the others follow from the unit."""

ZERO, ONE, HUNDRED = Decimal(0), Decimal(1), Decimal(100)
YEARS = range(1990, 2100)
MOST_NUMBERS = 20
"""Only the last ones of a line are looked at; a line with more is no key result but a pasted table."""
LONGEST_JOINT = 60
"""Characters between a start and its target."""


class Assumed(StrEnum):
    """What the writer did not say."""

    START = "start"
    """Only a target was given: it begins at 0."""
    PERCENT = "percent"
    """No number at all: progress from 0 to 100 %."""


class Problem(StrEnum):
    """Why a draft cannot become a key result as it is."""

    NO_TITLE = "no_title"
    SAME_START_AND_TARGET = "same_start_and_target"
    UNITS_DIFFER = "units_differ"
    """Start and target in units that do not convert, as in `2 h to 50%`."""
    TITLE_TOO_LONG = "title_too_long"
    TOO_MANY_DIGITS = "too_many_digits"


@dataclass(frozen=True, slots=True)
class Figures:
    """What a line measures, and the title that is left."""

    title: str
    kind: Kind
    unit: str | None
    start: Decimal
    target: Decimal
    assumed: tuple[Assumed, ...] = ()
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without prefix and mentions. Cues are looked for in `folded`; places are those of `normal`."""

    normal: Normal
    folded: str
    numbers: tuple[Number, ...]

    def title(self, start: int = 0, end: int = 0) -> str:
        """What was typed around `start:end`, the part that holds the figures."""
        return joined(self.before(start), self.behind(end))

    def before(self, place: int) -> str:
        return self.normal.as_typed(0, place)

    def behind(self, place: int) -> str:
        return self.normal.as_typed(place, len(self.normal.text))


def read_figures(typed: str, *, language: str | None) -> Figures:
    """The figures of a line; without any it is progress from 0 to 100 %."""
    normal = Normal.of(typed)
    numbers = find_numbers(normal.text, language=language)[-MOST_NUMBERS:]
    line = _Line(normal, folded(normal.text), numbers)
    for reader in _READERS:
        found = reader(line)
        if found is not None:
            return found
    return Figures(line.title(), "percent", "%", ZERO, HUNDRED, (Assumed.PERCENT,))


# --- the readers, in the order in which they are asked ------------------------------------------------


def _yes_no(line: _Line) -> Figures | None:
    """`Security audit passed yes/no`, `是否通过审计`."""
    found = shape(r"[(\[]?\s?<YES_NO>\s?\??[)\]]?").search(line.folded)
    return Figures(line.title(*found.span()), "yes_no", None, ZERO, ONE) if found else None


def _from_to(line: _Line) -> Figures | None:
    """Two figures joined: `from 45% to 60%`, `6h -> 2h`, `0 → 5`, `从0到5家`, or `to 60% from 45%`."""
    numbers = [measured(line.normal.text, number) for number in line.numbers]
    for first, second in reversed(tuple(pairwise(numbers))):
        between = line.folded[first.end : second.start]
        if len(between) > LONGEST_JOINT:
            continue
        if _leads_on(line, first, second, between):
            return _between(line, first, second, cut_from=_cue_before(line, first, "<FROM>"), last=second)
        if shape(r"\s*[(,]?\s*<NOW>\s*:?\s*").fullmatch(between):
            return _between(line, second, first, cut_from=_cue_before(line, first, _REACH), last=second)
    return None


def _leads_on(line: _Line, first: Number, second: Number, between: str) -> bool:
    """Whether the words between two numbers lead from a start to a target."""
    joint = shape(
        r"(?P<noun>\D{0,20}?)[,(]?\s*(?:<TO>|<TARGET>|\s-\s)\s*[:=]?\s*(?:<AT_LEAST>|<AT_MOST>)?\s*"
    ).fullmatch(between)
    if joint is None:
        falls = first.amount > second.amount and second.unit is not None  # "2-3 days" is a range
        return between == "-" and (first.unit is not None or falls)
    noun = joint["noun"].strip()
    return not noun or (len(noun.split()) <= 2 and _is_counted(line, first, second, noun))


def _is_counted(line: _Line, first: Number, second: Number, noun: str) -> bool:
    """`0 clients to 5 clients`, `从0家到5家`; but not "3 features to 100% of users"."""
    repeated = line.folded[second.end :].strip().startswith(noun)
    return noun in words("MEASURES") or repeated or _cue_before(line, first, "<FROM>") < first.start


def _between(line: _Line, start: Number, target: Number, *, cut_from: int, last: Number) -> Figures:
    """The figures of `start` and `target`, written from `cut_from` to the number `last`."""
    noun, end = _counted_behind(line, last)
    milestones = shape(r"\s*<MILESTONES>").match(line.folded, last.end)
    if milestones:
        title = line.title(cut_from, milestones.end())
        return Figures(title, "milestones", None, start.amount, target.amount)
    title = without_object_mark(line.title(cut_from, _skip(line, end, "(?:<OR_MORE>|<OR_LESS>)")))
    unit, amount, problem = _common_unit(start, target)
    unit = unit or noun
    return Figures(title, _kind(unit, title), unit, amount, target.amount, problem=problem)


def _milestones(line: _Line) -> Figures | None:
    """`SSO launch: 4 milestones`; a list of them behind a colon is no title."""
    for number in line.numbers:
        found = shape(r"\s*<MILESTONES>").match(line.folded, number.end)
        if found and number.amount > 0 and number.unit is None:
            title = trimmed(line.before(number.start))
            if title and not re.match(r"\s*[:(]", line.folded[found.end() :]):
                title = line.title(number.start, found.end())
            return Figures(title, "milestones", None, ZERO, number.amount)
    return None


def _limit(line: _Line) -> Figures | None:
    """A value to keep: `Uptime >= 99.9%`, `错误率不超过0.1%`, `Tỷ lệ lỗi tối đa 0,5%`."""
    for number in reversed(_values(line)):
        for kind, in_front, behind in _LIMITS:
            cue, counted = _cue_before(line, number, in_front), _counted_behind(line, number)[1]
            end = _skip(line, counted, behind)
            title = trimmed(line.before(without_tail(line.folded, cue, "<STAYS>")))
            if (cue == number.start and end == counted) or not title or _reaches(title):
                continue
            title = without_object_mark(joined(title, line.behind(end)))
            return Figures(title, kind, _plain(number.unit), number.amount, number.amount)
    return None


_LIMITS: tuple[tuple[Kind, str, str], ...] = (
    ("keep_above", "<AT_LEAST>", "<OR_MORE>"),
    ("keep_below", "<AT_MOST>", "<OR_LESS>"),
)


def _target(line: _Line) -> Figures | None:
    """Only a target: `NPS 50`, `reach 500 customers`, `达到500万`. It begins at 0, which is said.

    The title is what stands before a number at the end, else the whole line: "reach customers" is none.
    """
    values = _values(line)
    if not values:
        return None
    cued = [number for number in values if _cue_before(line, number, _REACH) < number.start]
    number = (cued or values)[-1]
    noun, last = _counted_behind(line, number)
    cue = without_tail(line.folded, number.start, "(?:<REACH>|<AT_LEAST>|<AT_MOST>)")
    title = trimmed(line.before(cue))
    at_end = not line.folded[last:].strip(" .!") and (noun is None or noun in words("MEASURES"))
    if not title or not at_end:
        title = line.title()
    unit = _plain(number.unit) or noun
    return Figures(title, _kind(unit, title), unit, ZERO, number.amount, (Assumed.START,))


_READERS: tuple[Callable[[_Line], Figures | None], ...] = (_yes_no, _from_to, _milestones, _limit, _target)
_REACH = "(?:<REACH>|<TO>)"


# --- numbers and what stands around them --------------------------------------------------------------


def _values(line: _Line) -> list[Number]:
    """The numbers that can be figures: no part of a name (`30-day`, `v2`, `2.0`), no date, no year."""
    return [number for number in line.numbers if not _belongs_to_title(line, number)]


def _belongs_to_title(line: _Line, number: Number) -> bool:
    if shape(r"-[^\W\d]|\s*<DATE_BEHIND>").match(line.folded, number.end):
        return True
    if tail_begins(line.folded, number.start, "(?:<DATE_BEFORE>|<VERSION>)") is not None:
        return True
    if number.unit is None:
        return number.amount in YEARS or line.folded[number.start : number.end].endswith(".0")
    return _is_duration(number.unit) and _describes(line, number)


def _describes(line: _Line, number: Number) -> bool:
    """Whether a duration tells more of the word behind it (`30天留存率`, `30 day retention`)."""
    if shape(r"\s*(?:<GOES_ON>|<OR_MORE>|<OR_LESS>)").match(line.folded, number.end):
        return False
    cued = _cue_before(line, number, "(?:<REACH>|<AT_LEAST>|<AT_MOST>)") < number.start
    return not cued and shape(r"\s*[^\W\d]").match(line.folded, number.end) is not None


def _cue_before(line: _Line, number: Number, template: str) -> int:
    """Where the cue directly before a number begins; the number's own start when there is none."""
    place = tail_begins(line.folded, number.start, template)
    return number.start if place is None else place


def _skip(line: _Line, place: int, template: str) -> int:
    """The place behind a word that stands at `place`, else `place`."""
    found = shape(rf"\s*{template}").match(line.folded, place)
    return found.end() if found else place


def _counted_behind(line: _Line, number: Number) -> tuple[str | None, int]:
    """What is counted behind a number (`家`, `clients`) and the place behind it.

    A Latin word counts only as the last of the line, "5 clients", not "5 per week"; so does "120/day".
    """
    measure = shape(r"\s*(?P<noun><MEASURES>)").match(line.folded, number.end)
    last = shape(r"(?P<noun>\s+(?!<GOES_ON>)[a-z][a-z'-]+|\s?/\s?[a-z]+)\s*[.!]?\s*$")
    noun = last.match(line.folded, number.end)
    found = measure or noun
    if found is None or (measure is None and _plain(number.unit) is not None):
        return None, number.end
    return line.normal.as_typed(*found.span("noun")).strip(), found.end("noun")


def _common_unit(start: Number, target: Number) -> tuple[str | None, Decimal, Problem | None]:
    """The target's unit (or the only one given), the start in it, and what is wrong."""
    mine, unit = _plain(start.unit), _plain(target.unit)
    if mine is None or unit is None or mine == unit:
        return unit or mine, start.amount, None
    amount = units.between(start.amount, mine, unit)
    if amount is None:
        return unit, start.amount, Problem.UNITS_DIFFER
    return unit, amount, None


def _plain(unit: str | None) -> str | None:
    """The unit without "points", which count whatever the key result counts."""
    return None if unit == "pt" else unit


def _kind(unit: str | None, title: str) -> Kind:
    if unit == "%":
        return "percent"
    if _is_duration(unit):
        return "duration"
    if unit is None:
        return _kind_by_title(folded(Normal.of(title).text))
    return "currency" if re.fullmatch("[A-Z]{3}", unit) else "number"


def _kind_by_title(title: str) -> Kind:
    """Bare numbers of revenue are money, those of a reply time are durations."""
    if shape("<MONEY>").search(title):
        return "currency"
    return "duration" if shape("<TIME>").search(title) else "number"


def _is_duration(unit: str | None) -> bool:
    return unit is not None and unit in duration_seconds()


def _reaches(title: str) -> bool:
    """Whether a title begins with reaching something: an "at least" then belongs to a target, not a limit."""
    return shape(r"\s*<REACH>").match(folded(Normal.of(title).text)) is not None
