"""`/okr committed O1` and `/okr stretch O1`: whether all of it is promised, or 70 % of it is good."""

from __future__ import annotations

from commands.acts.objectives import changing
from commands.acts.objectives.fields import changed
from commands.core.context import Context
from commands.core.grammar.orders.change_words import with_reason
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.rules.progress import ObjectiveType
from commands.texts.markdown import Md

PREFIX = "okr."


def run(context: Context) -> Reply:
    """Make the objective the type that the command is called after."""
    kind = ObjectiveType(context.parsed.intent.removeprefix(PREFIX))
    committed = kind is ObjectiveType.COMMITTED
    example = context.here.shown(context.say("/okr committed O1" if committed else "/okr stretch O1"))
    meant = changing.objective(context, example)
    row, said = meant.objective, with_reason(meant.words)
    if row.type == kind:
        raise changing.nothing_to_change(context, meant)
    before, change = {"type": row.type}, context.change(f"{PREFIX}{kind}")
    change.set(row, type=kind.value)
    change.row.reason = said.reason
    fields = changed(context, context.here, row, before, {"type": kind.value})
    fields.append(_meaning(context, kind))
    return Reply(changing.receipt(context, meant, fields, said.reason), about=row.code)


def _meaning(context: Context, kind: ObjectiveType) -> Md:
    if kind is ObjectiveType.COMMITTED:
        return context.say("Committed: all of it is promised for the end of the cycle.")
    return context.say("Stretch: aimed high, so 70% of it is a good result.")


COMMAND = (
    Command(
        name=f"{PREFIX}{ObjectiveType.COMMITTED}",
        usage="/okr committed O1",
        says="all of an objective is promised",
        run=run,
    ),
    Command(
        name=f"{PREFIX}{ObjectiveType.STRETCH}",
        usage="/okr stretch O1",
        says="an objective aims high: 70% is good",
        run=run,
    ),
)
