"""`cancel`, `取消`, `batalkan`, `hủy`: the question I asked is dropped; `keep 60%`: it stays as it is."""

from __future__ import annotations

from commands.core.calling_off import is_in_a_receipt
from commands.core.context import Context
from commands.core.registry import Command
from commands.core.reply import Reply


def run(context: Context) -> Reply:
    """Wait for no answer any more; what the receipt that asked had stored stays stored."""
    question = context.question
    context.drop_questions()
    if question is None or not is_in_a_receipt(context, question):
        return Reply(context.say("👌 Nothing was changed."))
    undo = context.here.typed(context.say("undo"))
    return Reply(
        context.say("👌 Never mind my question. What I stored stays; {undo} takes it back.", undo=undo)
    )


def keep(context: Context) -> Reply:
    """The answer to a receipt that offered another reading: it stays as stored."""
    context.drop_questions()
    return Reply(context.say("👌 It stays as it is."))


COMMAND = (
    Command(name="cancel", usage="cancel", says="drop the question I asked", family="kr", run=run),
    Command(name="keep", usage="keep 60%", says="leave it as I stored it", family="kr", run=keep),
)
