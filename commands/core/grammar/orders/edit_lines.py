"""What somebody wants changed of a key result: `target 6`, `Clients signed from 0 to 8`, `since 1 Oct`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from commands.core.grammar.figures.numbers import find_numbers
from commands.core.grammar.orders.change_words import led_by, means, with_reason
from commands.core.grammar.orders.okr_figures import ONLY_BY_NAME, Assumed, read_figures
from commands.core.grammar.words.normal import Normal

_PARTS = re.compile(r"\s*[\n;；]\s*")
_FIGURES = ("target", "start", "unit", "kind", "since")
_KINDS = (
    "percent",
    "number",
    "currency",
    "duration",
    "milestones",
    "yes_no",
    "keep_above",
    "keep_below",
)


@dataclass(frozen=True, slots=True)
class KeyResultEdit:
    """The fields that were named; None was not. `typed_unit` is the unit beside the numbers.

    `since` is a day in words. `bare` is a number of which nothing says that it is the new target, and
    `no_kind` what was called a kind and is none.
    """

    title: str | None = None
    start: Decimal | None = None
    target: Decimal | None = None
    typed_unit: str | None = None
    unit: str | None = None
    kind: str | None = None
    since: str | None = None
    reason: str | None = None
    bare: str | None = None
    no_kind: str | None = None


def read_edit(text: str, *, language: str | None = None) -> KeyResultEdit:
    """What the text behind a code asks for; parts stand on lines of their own or behind semicolons."""
    said = with_reason(text, title=led_by(text, *_FIGURES) is None)
    edit = KeyResultEdit(reason=said.reason)
    for part in filter(None, _PARTS.split(said.text)):
        edit = _with_part(edit, part, language)
    return edit


def _with_part(edit: KeyResultEdit, part: str, language: str | None) -> KeyResultEdit:
    named = led_by(part, "title", *_FIGURES, "to")
    if named is None:
        return _line(edit, part, language)
    field, rest = named
    if field == "title" and rest:
        return replace(edit, title=rest)
    if field == "unit" and rest:
        return replace(edit, unit=rest)
    if field == "since" and rest:
        return replace(edit, since=rest)
    if field == "kind":
        kind = means(rest, *_KINDS)
        return replace(edit, kind=kind) if kind else replace(edit, no_kind=rest or part)
    return _numbers(edit, field, part, rest, language)


def _numbers(edit: KeyResultEdit, field: str, part: str, rest: str, language: str | None) -> KeyResultEdit:
    """`target 6`, `from 0 to 8`: the last number is the target, unless only the start was named."""
    found = find_numbers(Normal.of(rest).text, language=language)
    if not found:
        return _line(edit, rest or part if field == "to" else part, language)
    unit = next((each.unit for each in reversed(found) if each.unit), None)
    edit = replace(edit, typed_unit=unit)
    if field == "start":
        edit = replace(edit, start=found[0].amount)
        return replace(edit, target=found[-1].amount) if len(found) > 1 else edit
    return replace(edit, target=found[-1].amount)


def _line(edit: KeyResultEdit, part: str, language: str | None) -> KeyResultEdit:
    """A line as `/kr add` reads it; without a number it is the title."""
    figures = read_figures(part, language=language)
    if Assumed.PERCENT in figures.assumed:
        return replace(edit, title=figures.title)
    kind = figures.kind if figures.kind in ONLY_BY_NAME else edit.kind
    if Assumed.START in figures.assumed and _begins_with_number(part, language):
        return replace(edit, bare=part)
    return replace(
        edit,
        title=figures.title or edit.title,
        start=None if Assumed.START in figures.assumed or kind == "yes_no" else figures.start,
        target=None if kind == "yes_no" else figures.target,
        typed_unit=figures.unit,
        kind=kind,
    )


def _begins_with_number(part: str, language: str | None) -> bool:
    found = find_numbers(Normal.of(part).text, language=language)
    return bool(found) and found[0].start == 0
