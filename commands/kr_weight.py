"""`/kr weight KR3 2`: how much a key result counts in its objective's progress."""

from __future__ import annotations

from decimal import Decimal

from commands.acts.objectives import changing
from commands.acts.objectives.fields import changed, code_of
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar import find_numbers, normalise
from commands.core.grammar.orders.change_words import with_reason
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.rules.editing import LARGEST_WEIGHT
from commands.rules.progress import objective_progress
from commands.texts.formats import percent
from commands.texts.markdown import Md, bold
from storage import objectives
from storage.tables import Objective

KIND = "kr.weight"


def run(context: Context) -> Reply:
    """Let the key result count more or less than the others, which count 1."""
    example = context.here.shown(context.say("/kr weight KR3 2"))
    meant, placed = changing.key_result(context, example)
    said, row = with_reason(meant.words), placed.row
    weight = _weight(context, said.text, example)
    if weight == row.weight:
        raise changing.nothing_to_change(context, meant)
    before, change = {"weight": row.weight}, context.change(KIND)
    progress = _progress(context, placed.objective)
    change.set(row, weight=weight)
    change.row.reason = said.reason
    fields = changed(context, context.here, row, before, {"weight": weight})
    fields += _effect(context, placed.objective, progress)
    return Reply(changing.receipt(context, meant, fields, said.reason), about=row.code)


def _weight(context: Context, text: str, example: Md) -> Decimal:
    found = find_numbers(normalise(text), language=context.voice.code)
    minus = "-" in text or "−" in text
    if len(found) == 1 and found[0].unit is None and not minus and 0 < found[0].amount <= LARGEST_WEIGHT:
        return found[0].amount
    raise Refusal(
        context.say(
            "A weight is a number above 0 and up to 100; the others count 1. Nothing was changed. For "
            "example: {example}",
            example=example,
        )
    )


def _progress(context: Context, objective: Objective) -> Decimal:
    rows = objectives.key_results_of(context.work.session, objective)
    return objective_progress((row.progress, row.weight) for row in rows) or Decimal(0)


def _effect(context: Context, objective: Objective, before: Decimal) -> list[Md]:
    after = _progress(context, objective)
    if after == before:
        return []
    return [
        context.say(
            "progress of {objective}: {before} → {after}",
            objective=bold(code_of(context, objective)),
            before=percent(context.voice, before),
            after=percent(context.voice, after),
        )
    ]


COMMAND = Command(name=KIND, usage="/kr weight KR3 2", says="how much a key result counts", run=run)
