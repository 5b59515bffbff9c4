"""Changing what a key result is called and measures."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from commands.acts.check_ins.figures import refresh
from commands.acts.objectives import changing
from commands.acts.objectives.changing import Subject
from commands.acts.objectives.fields import code_of
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar import find_date
from commands.core.grammar.orders.edit_lines import KeyResultEdit, read_edit
from commands.core.grammar.orders.okr_lines import LONGEST_TITLE
from commands.core.reply import Reply
from commands.rules.editing import Agreed, EditProblem, Wanted, edited
from commands.rules.progress import KeyResultKind, progress
from commands.texts.changes import PROBLEMS, named
from commands.texts.formats import percent
from commands.texts.markdown import Md, bold
from storage import okrs
from storage.okrs import Placed
from storage.tables import KeyResult

FAR = Decimal(10)
"""A progress that an edit hardly meant to make: the target 10 of what is counted in millions."""


def edit_key_result(context: Context, meant: Subject, placed: Placed, *, kind: str) -> Reply:
    """Store what the words ask for, and say what is different now.

    Raises:
        Refusal: it cannot be, it is not clear, or nothing would be different.
    """
    row, edit = placed.row, read_edit(meant.words, language=context.voice.code)
    if edit.bare is not None:
        raise Refusal(_bare(context, row, edit.bare))
    if edit.no_kind is not None:
        raise Refusal(_no_kind(context, edit.no_kind))
    fields = _fields(context, placed, edit)
    before = {name: getattr(row, name) for name, value in fields.items() if getattr(row, name) != value}
    if not before:
        raise changing.nothing_to_change(context, meant)
    share, change = row.progress, context.change(kind)
    change.set(row, **fields)
    change.row.reason = edit.reason
    refresh(context, row)
    return changing.edited(context, meant, before, edit.reason, more=_moved(context, row, share))


def _bare(context: Context, row: KeyResult, words: str) -> Md:
    return context.say(
        "Is “{words}” the new target, or where it stands? Nothing was changed. The target: {target} · a "
        "check-in: {check_in}",
        words=words,
        target=context.here.shown(
            context.say("/kr edit {code} target {value}", code=code_of(context, row), value=words)
        ),
        check_in=context.here.shown(context.say("{code} {value}", code=code_of(context, row), value=words)),
    )


def _no_kind(context: Context, words: str) -> Md:
    names = [named(context.here, "kind", kind) for kind in KeyResultKind]
    return context.say(
        "I do not know the kind “{words}”, so nothing was changed. There are: {names}",
        words=words,
        names=context.voice.list(names),
    )


def _fields(context: Context, placed: Placed, edit: KeyResultEdit) -> dict[str, Any]:
    row, fields = placed.row, dict[str, Any]()
    if edit.title is not None:
        fields["title"] = _title(context, edit.title)
    if edit.since is not None:
        fields["paced_from"] = _day(context, placed, edit.since)
    if (edit.start, edit.target, edit.unit, edit.kind) != (None, None, None, None):
        fields |= _wanted(context, row, edit)
    return fields


def _title(context: Context, title: str) -> str:
    if len(title) > LONGEST_TITLE:
        raise Refusal(context.say("A title may have 200 characters at most; nothing was changed."))
    return " ".join(title.split())


def _wanted(context: Context, row: KeyResult, edit: KeyResultEdit) -> dict[str, Any]:
    """What the words ask for, in figures."""
    wanted = Wanted(
        start=edit.start,
        target=edit.target,
        typed_unit=edit.typed_unit,
        unit=edit.unit,
        kind=KeyResultKind(edit.kind) if edit.kind else None,
    )
    found = agreed(context, row, wanted)
    if isinstance(found, EditProblem):
        raise Refusal(_problem(context, row, found))
    return found


def agreed(context: Context, row: KeyResult, wanted: Wanted) -> dict[str, Any] | EditProblem:
    """The fields of what is measured from now on. What was never reported begins at the new start."""
    now = Agreed(KeyResultKind(row.kind), row.unit, row.start, row.target)
    found = edited(now, wanted, reported=_is_reported(context, row))
    if isinstance(found, EditProblem):
        return found
    initial = found.start if row.initial == row.start else row.initial
    share = progress(found.kind, start=found.start, target=found.target, value=initial)
    return {
        "kind": found.kind,
        "unit": found.unit,
        "start": found.start,
        "target": found.target,
        "initial": initial,
        "initial_progress": share,
    }


def _is_reported(context: Context, row: KeyResult) -> bool:
    return row.checked_in_at is not None and bool(okrs.check_ins(context.work.session, row, limit=1))


def _problem(context: Context, row: KeyResult, problem: EditProblem) -> Md:
    return context.say(
        PROBLEMS[problem],
        code=bold(code_of(context, row)),
        example=context.here.shown(context.say("/kr edit {code} from 0 to 8", code=code_of(context, row))),
    )


def _day(context: Context, placed: Placed, words: str) -> date:
    """The day from which pace is expected: one inside the cycle, and rather a past one than a coming one."""
    standpoint, cycle = context.standpoint(placed), placed.cycle
    for now in (context.now, context.now - (standpoint.today - cycle.starts_on + timedelta(days=1))):
        found = find_date(words, now=now.astimezone(standpoint.zone), language=context.voice.code)
        if found is not None and cycle.starts_on <= found.at.date() <= cycle.ends_on:
            return found.at.date()
    raise Refusal(
        context.say(
            "I need a day inside {cycle}, so nothing was changed. For example: {example}",
            cycle=cycle.name,
            example=context.here.shown(f"/kr edit {placed.code} since {cycle.starts_on.isoformat()}"),
        )
    )


def _moved(context: Context, row: KeyResult, share: Decimal) -> list[Md]:
    if row.progress == share:
        return []
    moved = context.say(
        "progress: {before} → {after}",
        before=percent(context.voice, share),
        after=percent(context.voice, row.progress),
    )
    if abs(row.progress) <= FAR:
        return [moved]
    return [moved, context.say("That is a big jump; if it is a slip, take it back below.")]
