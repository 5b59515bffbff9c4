"""Tasks that are done: by their code, or by "done" to a message of mine that speaks of one."""

from __future__ import annotations

from collections.abc import Sequence

from commands.acts.members.rights import may_finish
from commands.acts.objectives.showing import value_example
from commands.acts.tasks.initiatives import of_key_result, shown
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.reply import Reply
from commands.texts.markdown import Md, bold, lines
from storage.initiatives import PlacedInitiative

KIND = "task.done"


def finish(context: Context, found: Sequence[PlacedInitiative]) -> Reply:
    """Store that these are done.

    Raises:
        Refusal: somebody else's, or all of them are done already.
    """
    for each in found:
        may_finish(context, each.row, each.placed)
    fresh = [each for each in found if each.row.done_at is None]
    if not fresh:
        raise Refusal(
            lines(
                context.say("That is done already; nothing was changed."),
                *(shown(context, context.here, each) for each in found),
            )
        )
    for each in fresh:
        context.change(KIND).set(each.row, done_at=context.now)
    return Reply(
        lines(
            *(shown(context, context.here, each) for each in fresh),
            _last(context, fresh[-1]),
            context.say("{undo} takes it back.", undo=context.here.typed(context.say("undo"))),
        ),
        about=fresh[0].row.code if len(fresh) == 1 else None,
    )


def _last(context: Context, task: PlacedInitiative) -> Md | None:
    """After the last one it is time to say how far the key result is."""
    placed = task.placed
    if placed.row.owner_id != context.member.id or any(
        each.row.done_at is None for each in of_key_result(context, placed)
    ):
        return None
    return context.say(
        "All tasks of {code} are done. How far is it now? {example}",
        code=bold(context.code(placed)),
        example=value_example(context, placed),
    )
