"""`/checkin`: my weekly round. A line per due key result, answered in one message of several lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from commands.acts.check_ins.rounds import lines_of
from commands.acts.check_ins.storing import MORE_EXACTLY
from commands.acts.check_ins.updating import update
from commands.acts.codes import has_code
from commands.acts.objectives.beginning import no_key_results
from commands.acts.objectives.showing import key_result_shown, seen, update_example
from commands.acts.targets import is_due_today, owned
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.reading import NONE, Line
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.rules.due import Cadence, next_due
from commands.texts.boards import figures
from commands.texts.formats import confidence, day
from commands.texts.markdown import Md, bold, lines, paragraphs
from storage.okrs import Placed
from storage.tables import Question

ROUND = "round"


def run(context: Context) -> Reply:
    """Ask for everything of the speaker's that is due, or say kindly that nothing is."""
    mine = owned(context)
    if not mine and not context.key_results:
        return Reply(no_key_results(context))
    if not mine:
        return Reply(
            context.say(
                "You own no key result here. {board} shows the team's.", board=context.here.typed("/okr")
            )
        )
    due = [each for each in mine if is_due_today(context, each)]
    if not due:
        return Reply(_nothing_due(context, mine))
    return Reply(_asked(context, due, _head(context, due)))


def _nothing_due(context: Context, mine: Sequence[Placed]) -> Md:
    return context.say(
        "👍 Nothing of yours is due: all is checked in. The next round begins on {day}.",
        day=bold(day(context.voice, min(_next_due(context, each) for each in mine))),
    )


def _next_due(context: Context, placed: Placed) -> date:
    today, cycle_start = context.standpoint(placed).today, placed.cycle.starts_on
    return next_due(Cadence(placed.row.cadence), today=today, cycle_start=cycle_start)


def _head(context: Context, due: Sequence[Placed]) -> Md:
    return context.voice.count(
        "🔄 Your round: {n} key result is due.", "🔄 Your round: {n} key results are due.", len(due)
    )


def _asked(context: Context, due: Sequence[Placed], head: Md) -> Md:
    """The open question: everything due with its last figures and how it could be answered."""
    context.ask(ROUND, {"codes": [context.code(each) for each in due]})
    listed = lines(*(_line(context, number, each) for number, each in enumerate(due, 1)))
    return paragraphs(head, listed, _how(context, several=len(due) > 1))


def _line(context: Context, number: int, placed: Placed) -> Md:
    shown = key_result_shown(context, seen(context, placed), blocked=(), flagged=())
    now = [figures(shown, context.here)]
    if shown.confidence is not None:
        now.append(context.say("confidence {level}", level=confidence(context.voice, shown.confidence)))
    return context.say(
        "{number} · {code} {title}: {value} · e.g. {example}",
        number=Md(str(number)),
        code=bold(context.code(placed)),
        title=placed.row.title,
        value=Md(" · ").join(now),
        example=update_example(context, placed),
    )


def _how(context: Context, *, several: bool) -> Md:
    same = context.here.typed(context.say("all same"))
    if not several:
        return context.say("Reply with a value, or {same} if it has not moved.", same=same)
    return context.say(
        "Answer them in one message, a line each, with the code or the number in front. "
        "Nothing has moved? {same}",
        same=same,
    )


def _take(context: Context, question: Question) -> Reply | None:
    """Save the good lines and go on with what is left."""
    codes: list[str] = question.payload["codes"]
    found = lines_of(context, codes)
    if not found:
        return None
    unclear = [line for line in found if line.intent == NONE and line.reading.refs]
    reply = _stored(context, [line for line in found if line not in unclear], unclear)
    asked = (each for each in owned(context) if context.code(each) in codes)
    left = [each for each in asked if is_due_today(context, each)]
    return replace(reply, text=paragraphs(reply.text, _what_is_left(context, left)))


def _stored(context: Context, found: Sequence[Line], unclear: Sequence[Line]) -> Reply:
    """The good lines stored, and those that name a key result but say nothing of it beside them.

    Raises:
        Refusal: no line can be stored; the round stays open.
    """
    hints = [_hint(context, line) for line in unclear]
    if not found:
        raise Refusal(lines(*hints))
    reply = update(context, found)
    return replace(reply, text=paragraphs(reply.text, lines(*hints)))


def _hint(context: Context, line: Line) -> Md:
    mine = owned(context)
    meant = next((each for each in mine if has_code(context, each, line.reading.refs[0])), mine[0])
    return context.say(
        "❓ “{line}” says nothing I could store. For example: {example}",
        line=line.text,
        example=update_example(context, meant),
    )


def _what_is_left(context: Context, left: Sequence[Placed]) -> Md | None:
    if not left:
        return None if context.asked else context.say("🎉 That was your round. Thank you!")
    if context.asked not in (None, MORE_EXACTLY):  # what a check-in asks is more urgent than the rest
        return context.say(
            "{checkin} goes on with your round.", checkin=context.here.typed(context.say("/checkin"))
        )
    context.work.flush()  # so that an offer of another reading is waited for no more
    return _asked(context, left, context.say("Still open in your round:"))


COMMAND = Command(
    name=ROUND,
    usage="/checkin",
    says="your weekly round: everything due, answered in one message",
    run=run,
    shows=True,
    answers={ROUND: _take},
    family="kr",
)
