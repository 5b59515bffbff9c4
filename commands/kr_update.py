"""The check-in: `/kr update …`, `/kr 60%`, or plain language in any of the languages."""

from __future__ import annotations

from commands.acts.blockers.solving import report
from commands.acts.check_ins.asking_privately import WHAT_CHANGED
from commands.acts.check_ins.open_lines import ANSWERS
from commands.acts.check_ins.updating import ask_which
from commands.acts.targets import target
from commands.core.context import Context
from commands.core.grammar import bare_number, normalise
from commands.core.grammar.reading import CHECK_IN, Reading
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.texts.markdown import lines


def run(context: Context) -> Reply:
    """Check in; a bare number without a question or a quote is never stored but asked about."""
    found = context.parsed.lines
    if not found:
        return _how(context)
    if _is_bare(context):
        return ask_which(context, found[0])
    return report(context, found)


def _how(context: Context) -> Reply:
    """`/kr update` alone: how it is said, with a key result of the speaker's own."""
    target(context, Reading())  # explains it to those who own nothing
    return Reply(
        lines(
            context.say("Say how far it is, how sure you are, and what is in the way. For example:"),
            context.here.shown(context.say("/kr update 60% confidence 7 blocked on legal @wang")),
            context.here.shown(context.say("/kr update 60%, next: call the three that are left")),
        )
    )


def _is_bare(context: Context) -> bool:
    if context.parsed.explicit or context.message.quote is not None:
        return False
    number = bare_number(normalise(context.message.text))
    return number is not None and number.unit is None


COMMAND = Command(
    name=CHECK_IN,
    usage="/kr update KR3 60% conf 7 blocked on legal @wang",
    says="check in: progress, confidence, what is in the way",
    family="kr",
    run=run,
    answers=ANSWERS,
    heard_in_groups=frozenset({WHAT_CHANGED}),
)
