"""The latest comments on a key result or an objective, as its page shows them."""

from __future__ import annotations

from commands.core.context import Context
from commands.texts.formats import day
from commands.texts.markdown import Md, bold, bullets
from storage import comments
from storage.tables import Comment, KeyResult, Objective

LATEST = 5


def comments_on(context: Context, row: KeyResult | Objective) -> Md | None:
    """The latest comments, newest first; None if there are none."""
    found = comments.latest_on(context.work.session, row, limit=LATEST)
    return bullets(_comment(context, each) for each in found) if found else None


def _comment(context: Context, comment: Comment) -> Md:
    return context.say(
        "💬 {day} · {name}: “{words}”",
        day=day(context.voice, comment.at.astimezone(context.zone).date(), context.today),
        name=bold(context.name(context.member_by_id(comment.member_id))),
        words=comment.text,
    )
