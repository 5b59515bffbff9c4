"""Objectives and key results as people write them: `30-day retention from 45% to 60%`.

Titles, units and figures only; nothing is refused here. What was assumed and what cannot be right is said in
the draft, for whoever stores it to explain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from commands.core.grammar.orders.line_terms import cut_terms
from commands.core.grammar.orders.okr_figures import Assumed, Figures, Kind, Problem, read_figures
from commands.core.grammar.orders.okr_titles import TAIL, folded, trimmed, unquoted
from commands.core.grammar.orders.okr_words import shape, words
from commands.core.grammar.words.normal import Normal

__all__ = [
    "LONGEST_TITLE",
    "Assumed",
    "KeyResultDraft",
    "OkrDraft",
    "Problem",
    "read_key_result",
    "read_okr",
    "without_prefix",
]

ObjectiveType = Literal["committed", "stretch"]
Visibility = Literal["team", "private"]

LONGEST_TITLE = 200
"""Characters: a longer title is a text, and boards could not show it."""
MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class KeyResultDraft:
    """One line read. Figures are in `unit` (`%`, a currency, a duration, a counted thing, or None if unsaid).

    A limit to keep has it as both start and target. `mentions` are typed names without the @.
    """

    text: str
    title: str
    kind: Kind
    unit: str | None
    start: Decimal
    target: Decimal
    assumed: tuple[Assumed, ...] = ()
    mentions: tuple[str, ...] = ()
    weight: Decimal | None = None
    cadence: str | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class OkrDraft:
    """An objective with its key results. An empty title means that none was written."""

    title: str
    key_results: tuple[KeyResultDraft, ...] = ()
    objective_type: ObjectiveType | None = None
    visibility: Visibility | None = None
    mentions: tuple[str, ...] = ()


def read_okr(text: str, *, language: str | None = None) -> OkrDraft:
    """An objective and its key results: line by line, or `TITLE; KR …; KR …` on one line.

    A line that says only "committed" or "private" tells the objective's type or who may see it.
    """
    parts = _parts(text)
    head = OkrDraft("")
    if parts and not shape(_LABEL).match(folded(Normal.of(parts[0]).text)):
        head = _read_title(parts.pop(0))
    lines = [part for part in parts if _only_an_attribute(part) is None and without_prefix(part)]
    return _with_attributes(
        replace(head, key_results=tuple(read_key_result(line, language=language) for line in lines)),
        map(_only_an_attribute, parts),
    )


def read_key_result(line: str, *, language: str | None = None) -> KeyResultDraft:
    """One key result with or without `KR1:`, `-`, `1.` or the like in front."""
    content, mentions = _without_mentions(without_prefix(line))
    terms = cut_terms(content)
    content = terms.line
    figures = read_figures(content, language=language)
    title = figures.title or trimmed(content)
    return KeyResultDraft(
        text=line.strip(),
        title=title,
        kind=figures.kind,
        unit=figures.unit,
        start=figures.start,
        target=figures.target,
        assumed=figures.assumed,
        mentions=mentions,
        weight=terms.weight,
        cadence=terms.cadence,
        problem=_problem(figures, title),
    )


def _problem(figures: Figures, title: str) -> Problem | None:
    if not title:
        return Problem.NO_TITLE
    if len(title) > LONGEST_TITLE:
        return Problem.TITLE_TOO_LONG
    if any(len(number.as_tuple().digits) > MOST_DIGITS for number in (figures.start, figures.target)):
        return Problem.TOO_MANY_DIGITS
    if figures.start == figures.target and figures.kind not in ("keep_above", "keep_below"):
        return Problem.SAME_START_AND_TARGET
    return figures.problem


# --- title and lines ------------------------------------------------------------------------------

_SEMICOLON = re.compile(r"[;；]")
_SEMICOLON_BEFORE_KR = re.compile(r"[;；](?=\s*(?:O\d+)?KR(?![A-Za-z]))", re.IGNORECASE)
_NUMBERED_KR = re.compile(
    r"[\s,，.。、](?=KR\s?\d{1,2}\s?[:：.、)）]|KR\d{1,2}\s|KR\s?[:：])"
    r"|[,，.。、:：]\s*(?=KR\s)",
    re.IGNORECASE,
)
"""Where a key result begins in a line: a code before it, or `kr` behind a mark (`Grow: kr a, kr b`)."""
_TYPES: dict[str, ObjectiveType] = {"COMMITTED": "committed", "STRETCH": "stretch"}
_AUDIENCES: dict[str, Visibility] = {"PRIVATE": "private", "TEAM_ONLY": "team"}
_ATTRIBUTES = (*_AUDIENCES, *_TYPES)
"""What may stand before or behind a title, or in a line of its own."""


def _parts(text: str) -> list[str]:
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) == 1:
        splitter = _SEMICOLON if _SEMICOLON.search(lines[0]) else _NUMBERED_KR
        lines = splitter.split(lines[0])
    else:
        lines = [part for line in lines for part in _SEMICOLON_BEFORE_KR.split(line)]
    return [line.strip() for line in lines if line.strip()]


def _read_title(part: str) -> OkrDraft:
    """The objective's line: `Objective: Renewals feel effortless (committed) @dana`."""
    content, mentions = _without_mentions(part)
    normal = Normal.of(content)
    text = folded(normal.text)
    label = shape(r"\s*<OBJECTIVE>\s?\d{0,2}\s?:\s*").match(text)
    start, end = (label.end() if label else 0), len(text)
    said: list[str] = []
    for table in _ATTRIBUTES:
        word = rf"[(\[【]\s?<{table}>\s?[)\]】]"
        before = shape(rf"\s*(?:{word}|<{table}>\s?:)\s*").match(text, start)
        behind = shape(rf"(?:{word}|[,·;-]\s?<{table}>)\s*$").search(text, max(start, len(text) - TAIL))
        if before or behind:
            said.append(table)
            start = before.end() if before else start
            end = behind.start() if behind else end
    draft = OkrDraft(unquoted(trimmed(normal.as_typed(start, end))), mentions=mentions)
    return _with_attributes(draft, said)


def _only_an_attribute(part: str) -> str | None:
    content = folded(Normal.of(part).text).strip(" ()[]【】")
    return next((table for table in _ATTRIBUTES if content in words(table)), None)


def _with_attributes(draft: OkrDraft, said: Iterable[str | None]) -> OkrDraft:
    """What was said last holds."""
    for table in filter(None, said):
        if table in _TYPES:
            draft = replace(draft, objective_type=_TYPES[table])
        else:
            draft = replace(draft, visibility=_AUDIENCES[table])
    return draft


# --- prefixes and mentions -----------------------------------------------------------------------

_SPECIAL_BULLET = re.compile(r"[•·●○▪■□☐◦►▶✓✔※①-⑳⑴-⒇⒈-⒛❶-❿➀-➓㈠-㈩]\s*|\d\ufe0f?\u20e3\s*")
"""Signs that normalising would turn into plain numbers."""
_LABEL = (
    r"(?:o\d+)?kr(?![a-z])(?:\d{1,2}(?![\d.,%])|\s+\d{1,2}(?=\s?[:.、)](?!\d)))?\s*[:.、)-]?\s*"
    r"|<KEY_RESULT>\s?(?:\d{1,2}|[一二三四五六七八九十])?\s?[:、.)]\s*"
)
"""`KR`, `KR2`, `KR 2:`, `O1KR2`, `key result 1:`, but not the `KR 30` of "KR 30-day retention"."""
_PREFIXES = (
    _LABEL,
    r"\[[ x]?\]\s*",
    r"[-*+](?:\s+|(?=[^\W\d])|(?=\d+\s?[^\W\d]))",
    r"[(\[](?:\d{1,2}|[a-z]|[一二三四五六七八九十]{1,3})[)\]]\s*",
    r"\d{1,2}(?:、\s*|[.):](?:\s+|(?=\D)))",
    r"第?[一二三四五六七八九十]{1,3}[、.,:]\s*",
    r"[a-z][.)]\s+",
)
_MOST_PREFIXES = 3
"""As in `- [ ] KR1:`."""
_MENTION = (
    r"[(\[,]?\s{0,4}(?:<OWNER>\s?(?:is|是)?\s?:?\s?)?(?<![a-z0-9._%+-])@([^\s@,;:()\[\]、。]+)\s?[)\]]?"
)
"""A typed name with the label in front of it; an e-mail address is none."""


def without_prefix(line: str) -> str:
    """The line without bullet, number or label in front, as typed. `30-day …` is no prefix."""
    rest = line.strip()
    for _ in range(_MOST_PREFIXES):
        shorter = _without_one_prefix(rest)
        if shorter == rest:
            break
        rest = shorter
    return rest


def _without_one_prefix(line: str) -> str:
    special = _SPECIAL_BULLET.match(line)
    if special:
        return line[special.end() :].strip()
    normal = Normal.of(line)
    text = folded(normal.text)
    ends = (found.end() for found in (shape(prefix).match(text) for prefix in _PREFIXES) if found)
    end = next(filter(None, ends), 0)
    return normal.as_typed(end, len(text)).strip() if end else line


def _without_mentions(typed: str) -> tuple[str, tuple[str, ...]]:
    """The text without typed names, and the names."""
    if "@" not in typed and "＠" not in typed:
        return typed, ()
    normal = Normal.of(typed)
    names: list[str] = []
    kept: list[str] = []
    place = 0
    for found in shape(_MENTION).finditer(folded(normal.text)):
        names.append(normal.as_typed(*found.span(1)))
        kept.append(normal.as_typed(place, found.start()).strip())
        place = found.end()
    kept.append(normal.as_typed(place, len(normal.text)).strip())
    return " ".join(filter(None, kept)), tuple(names)
