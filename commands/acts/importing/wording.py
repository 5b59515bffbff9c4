"""What is new or different, in the words of whoever imports."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from commands.acts.importing.existing import PlannedObjective
from commands.acts.importing.figures import stays
from commands.acts.importing.values import Reading
from commands.core.context import Context
from commands.core.grammar.orders.okr_figures import ONLY_BY_NAME
from commands.core.grammar.orders.okr_lines import KeyResultDraft
from commands.core.grammar.orders.okr_words import wording
from commands.rules.progress import KeyResultKind
from commands.rules.quality import key_result_hints
from commands.texts.changes import FIELDS, NAMES
from commands.texts.formats import MISSING, change, day, number, value
from commands.texts.hints import HINTS
from commands.texts.importing import CURRENT_STAYS
from commands.texts.sheets import heading, named
from commands.texts.voice import Voice
from storage.tables import KeyResult, Member, Objective
from storage.visibility import PUBLIC


def new_objective(context: Context, reading: Reading, planned: PlannedObjective) -> tuple[str, ...]:
    """Its owner, and what is unusual of it."""
    voice = context.voice
    return _given(
        context.name(planned.owner),
        named(voice, "type", planned.type) if reading.text("type") else None,
        named(voice, "visibility", planned.visibility) if planned.visibility != PUBLIC else None,
    )


def new_key_result(
    context: Context,
    draft: KeyResultDraft,
    *,
    current: Decimal,
    owner: Member,
    implied: PlannedObjective | None,
) -> tuple[str, ...]:
    """Its way, its owner, what is unusual of it, and the objective that comes with it."""
    voice = context.voice
    return _given(
        _way(voice, draft),
        _now(voice, current, draft.unit) if current != draft.start else None,
        context.name(owner),
        voice.plain("weight {n}", n=str(number(voice, draft.weight))) if draft.weight else None,
        named(voice, "cadence", draft.cadence) if draft.cadence else None,
        voice.plain("with a new objective: {title}", title=implied.title) if implied else None,
    )


def _given(*parts: str | None) -> tuple[str, ...]:
    return tuple(part for part in parts if part)


def _now(voice: Voice, amount: Decimal, unit: str | None) -> str:
    return voice.plain("now {value}", value=str(value(voice, amount, unit)))


def _way(voice: Voice, draft: KeyResultDraft) -> str:
    kind = named(voice, "kind", draft.kind)
    if draft.kind == KeyResultKind.YES_NO.value:
        return kind
    if draft.kind in ONLY_BY_NAME:
        return f"{kind}: {value(voice, draft.target, draft.unit)}"
    return str(change(voice, draft.start, draft.target, draft.unit))


def advice(voice: Voice, reading: Reading, draft: KeyResultDraft) -> tuple[str, ...]:
    """The quality hints of the chat."""
    measured = reading.text("target") is not None or reading.text("unit") is not None
    found = key_result_hints(
        draft.title,
        kind=KeyResultKind(draft.kind),
        has_number=measured,
        has_owner=True,
        wording=wording(),
    )
    return tuple(voice.plain(HINTS[each.code], word=each.word or "", n=each.count or 0) for each in found)


def differences(context: Context, row: Objective | KeyResult, fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Field by field: "target: 60% → 65%"."""
    now = {name: getattr(row, name) for name in (*fields, "unit") if hasattr(row, name)}
    return tuple(
        context.voice.plain(
            text, before=_shown(context, name, now), after=_shown(context, name, {**now, **fields})
        )
        for name, text in FIELDS.items()
        if name in fields
    )


def _shown(context: Context, name: str, fields: Mapping[str, Any]) -> str:
    voice, held = context.voice, fields[name]
    if held is None:
        return str(MISSING)
    if name in NAMES:
        return named(voice, name, held)
    if name == "owner_id":
        return context.name(context.member_by_id(held))
    if isinstance(held, date):
        return str(day(voice, held, context.today))
    if name == "weight":
        return str(number(voice, held))
    return str(value(voice, held, fields["unit"])) if isinstance(held, Decimal) else str(held)


def current_stays(voice: Voice, reading: Reading, row: KeyResult) -> tuple[str, ...]:
    """That another current value is not taken: figures come from check-ins."""
    if not stays(reading, row):
        return ()
    now = value(voice, row.current, row.unit)
    return (voice.plain(CURRENT_STAYS, column=heading(voice, "current"), value=str(now)),)
