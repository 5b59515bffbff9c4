"""`done`, `解决了`, `beres`, `xong`: what I was asked for, or my key result, is done; and `unblocked KR3`."""

from __future__ import annotations

from commands.acts.blockers import closing_blockers, helping
from commands.acts.blockers.helping import wanted_of
from commands.acts.blockers.solved_by_words import WHICH_IS_GONE, chosen, solve
from commands.acts.blockers.solving import report
from commands.acts.check_ins.updating import update
from commands.acts.targets import is_due_today, owned, quoted_key_result
from commands.acts.tasks.finishing_tasks import finish
from commands.acts.tasks.initiatives import quoted_task
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.reading import CHECK_IN, NONE, RESOLVE_BLOCKER, Line, Reading, StatedStatus
from commands.core.grammar.replies.short_words import said_besides
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.texts.markdown import lines
from storage.okrs import Placed


def run(context: Context) -> Reply:
    """The quoted task or key result, else my single open request as helper, else my single due key result."""
    task = quoted_task(context)
    if task is not None:
        return finish(context, [task])
    placed = quoted_key_result(context)
    if placed is not None:
        return _complete(context, placed)
    wanted = wanted_of(context)
    if len(wanted) == 1:
        said = said_besides(context.parsed.rest)
        return closing_blockers.resolve(context, wanted[0].blocker, wanted[0].key_result, said)
    if wanted:
        return helping.ask_which(context, wanted, intent="done")
    due = [each for each in owned(context) if is_due_today(context, each)]
    if len(due) == 1:
        return _complete(context, due[0])
    raise Refusal(
        lines(
            context.say("What is done? Say it with its code. Nothing was changed."),
            *(
                context.here.shown(context.say("{code} done", code=context.code(each)))
                for each in (due or owned(context))[:5]
            ),
        )
    )


def _complete(context: Context, placed: Placed) -> Reply:
    reading = Reading(
        refs=(context.code(placed),),
        status=StatedStatus.DONE,
        note=said_besides(context.parsed.rest),
    )
    return update(context, [Line(context.message.text, CHECK_IN, reading)])


def resolved(context: Context) -> Reply:
    """`unblocked KR3`: its blocker is out of the way. What else the message says is a check-in."""
    solved = solve(context) if context.parsed.intent == NONE else None
    if solved is not None:
        return solved
    if not context.parsed.lines:
        raise Refusal(
            context.say(
                "What is out of the way? For example {example}. Nothing was changed.",
                example=context.here.shown(context.say("unblocked {code}", code="B7")),
            )
        )
    return report(context, context.parsed.lines)


COMMAND = (
    Command(
        name="done",
        usage="done, the contract is signed",
        says="what you were asked for is done",
        family="block",
        run=run,
    ),
    Command(
        name=RESOLVE_BLOCKER,
        usage="unblocked KR3",
        says="a blocker is out of the way",
        family="block",
        run=resolved,
        answers={WHICH_IS_GONE: chosen},
    ),
)
