"""What "undo" and "cancel" mean while I wait for an answer.

A question that was asked in the receipt of a change belongs to that change, and undo takes back both. Where
nothing had been stored it drops the question alone, and says so.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from commands.core.context import BY_ANOTHER, Context
from commands.core.reply import Reply
from commands.texts.markdown import lines
from storage import changes, questions
from storage.tables import Change, Question

TAKEN_BACK_WITHIN = timedelta(hours=24)


def latest_change(
    context: Context, *, since: datetime | None = None, anywhere: bool = False
) -> Change | None:
    """The speaker's latest change here that can still be taken back; `anywhere`: in any conversation."""
    return changes.latest(
        context.work.session,
        org_id=context.org_id,
        member_id=context.member.id,
        conversation_id=None if anywhere else context.message.conversation,
        since=since or context.now - TAKEN_BACK_WITHIN,
    )


def is_in_a_receipt(context: Context, question: Question) -> bool:
    """Whether the message that a question answered changed something, or another one did since."""
    return latest_change(context, since=question.asked_at) is not None


def called_off(context: Context, question: Question) -> Reply | None:
    """The reply to an undo that drops the question; None if it means a change.

    What somebody else or the clock made me ask stands in no answer to the speaker: their undo means a change.
    """
    unasked = question.conversation_id == questions.PERSONAL or BY_ANOTHER in question.payload
    if context.parsed.intent != "undo" or unasked or is_in_a_receipt(context, question):
        return None
    undo = context.here.typed(context.say("undo"))
    return Reply(
        lines(
            context.say("👌 Never mind my question; nothing was changed."),
            context.say("{undo} once more takes back your latest change.", undo=undo)
            if latest_change(context, anywhere=not context.group)
            else None,
        )
    )


def drop_questions_of(context: Context, change: Change) -> None:
    """Close what the receipt of a change asked its author, there or alone."""
    for conversation in {change.conversation_id, questions.PERSONAL}:
        question = questions.latest(context.work.session, context.member, conversation, now=context.now)
        if question is not None and question.asked_at == change.at:
            question.closed_at = context.now
