"""`/ask why KR4`, or any question: answered from what was written down, never guessed; nothing is changed."""

from __future__ import annotations

from collections.abc import Callable

from commands.acts.answers import behind, blocked, changed, decisions, facts, missing, state, why
from commands.acts.answers.subject import Asked
from commands.core.context import Context
from commands.core.grammar.reading import Reading
from commands.core.grammar.replies.questions import ASK, Topic, topic_of
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.texts.questions import what_can_be_asked

ANSWERS: dict[Topic, Callable[[Context, Asked], Reply]] = {
    Topic.BEHIND: behind.answer,
    Topic.MISSING: missing.answer,
    Topic.CHANGED: changed.answer,
    Topic.WHY: why.answer,
    Topic.BLOCKED: blocked.answer,
    Topic.DECISIONS: decisions.answer,
    Topic.STATE: state.answer,
    Topic.DUE: facts.due,
    Topic.OWNER: facts.owner,
    Topic.NEXT: facts.next_step,
}


def run(context: Context) -> Reply:
    """The answer, or in one line what can be asked."""
    asked = Asked(context.parsed.rest, _reading(context))
    topic = topic_of(asked.text, titled=bool(asked.reading.title_codes))
    return ANSWERS[topic](context, asked) if topic else Reply(what_can_be_asked(context.here))


def _reading(context: Context) -> Reading:
    """The codes and title words; behind the word of a command they are looked for only here."""
    parsed = context.read(context.parsed.rest) if context.parsed.explicit else context.parsed
    return parsed.lines[0].reading if parsed.lines else Reading()


COMMAND = Command(
    name=ASK,
    usage="/ask why KR4",
    says="any question about the objectives",
    run=run,
    shows=True,
    family="okr",
)
