"""Lines that leave something open: what is asked about them, and what an answer makes of them."""

from __future__ import annotations

from commands.acts import asking
from commands.acts.check_ins import habits
from commands.acts.check_ins.asking_privately import WHAT_CHANGED, take_note
from commands.acts.check_ins.checking_in import decided
from commands.acts.check_ins.sorting import Open, Ready, with_figures
from commands.acts.check_ins.storing import (
    MORE_EXACTLY,
    WHAT_IS_NEW,
    WHICH_KEY_RESULT,
    WHICH_VALUE,
    save,
    stored,
)
from commands.acts.check_ins.told_for import told_for
from commands.acts.check_ins.which_reading import options_of, question_of
from commands.acts.objectives.showing import key_result_shown, seen, update_example
from commands.acts.targets import by_code
from commands.core.context import Context
from commands.core.grammar.reading import CHECK_IN, NONE, Line, Reading
from commands.core.registry import Answer
from commands.core.reply import Reply
from commands.rules.verdicts import Asked, Doubt, Taken
from commands.texts.boards import figures
from commands.texts.markdown import bold
from storage.okrs import Placed
from storage.tables import Question


def ask_about(context: Context, waiting: Open) -> Reply:
    """Ask what the line leaves open: what is new, which reading of its number, or which key result."""
    if waiting.placed is not None:
        if waiting.doubt is None:
            return _what_is_new(context, waiting.placed)
        return _which_value(context, waiting.line, waiting.placed, waiting.doubt)
    assert waiting.choice is not None
    options = waiting.choice.options
    return asking.ask(
        context,
        WHICH_KEY_RESULT,
        context.say("Which one, {name}?", name=context.name(context.member)),
        [
            context.say(
                "{code} {title} · {value}",
                code=bold(context.code(each)),
                title=each.row.title,
                value=figures(
                    key_result_shown(context, seen(context, each), blocked=(), flagged=()), context.here
                ),
            )
            for each in options
        ],
        [context.code(each) for each in options],
        _kept(context, waiting.line),
    )


def _what_is_new(context: Context, placed: Placed) -> Reply:
    """Ask for what a line leaves out; the next message that names no other key result is about this one."""
    code = context.code(placed)
    context.ask(WHAT_IS_NEW, {"code": code})
    return Reply(
        context.say(
            "What is new with {code} {title}? For example: {example}",
            code=bold(code),
            title=placed.row.title,
            example=update_example(context, placed),
        ),
        about=code,
    )


def _which_value(context: Context, line: Line, placed: Placed, doubt: Asked) -> Reply:
    return asking.ask(
        context,
        WHICH_VALUE,
        question_of(context, placed, doubt),
        options_of(context, placed, doubt),
        [str(index) for index, _ in enumerate(doubt.candidates, 1)],
        {**_kept(context, line), "code": context.code(placed)},
    )


def _kept(context: Context, line: Line) -> dict[str, object]:
    """What is needed to store the line once the question is answered."""
    return {"text": line.text, "mentions": [member.staff_id for member in context.mentioned]}


def _take_key_result(context: Context, question: Question) -> Reply | None:
    code = _by_title(context, question) or asking.chosen(context, question)
    if code is None:
        return None
    context.remember(question.payload["mentions"])
    line = _line(context, question)
    each = with_figures(context, line, by_code(context, code))
    return stored(context, [each], []) if isinstance(each, Ready) else ask_about(context, each)


def _by_title(context: Context, question: Question) -> str | None:
    """The one of those asked about that the message names by words of its title, and nothing else."""
    text = asking.free_words(context)
    named = [code for code in context.titled_in(text or "") if code in question.payload["values"]]
    return named[0] if len(named) == 1 else None


def _take_value(context: Context, question: Question) -> Reply | None:
    number = asking.chosen(context, question)
    if number is None:
        return None
    context.remember(question.payload["mentions"])
    placed = by_code(context, question.payload["code"])
    line = told_for(context, _line(context, question), placed)
    doubt = decided(context, placed, line.reading)
    if not isinstance(doubt, Asked):  # the key result moved meanwhile and the number is clear now
        return stored(context, [Ready(line, placed, doubt)], [])
    found = doubt.candidates[int(number) - 1]
    ready = Ready(line, placed, Taken(found.value, found.progress, stated=found.stated))
    if line.reading.value is None or doubt.doubt is not Doubt.TWO_READINGS:
        return stored(context, [ready], [])
    habits.remember(context, placed, line.reading.value, other=number == "2")
    return stored(context, [ready], [context.say("From now on I read numbers written like this that way.")])


def _line(context: Context, question: Question) -> Line:
    """The line that was asked about, read again."""
    text: str = question.payload["text"]
    line = next(iter(context.read(text).lines), None)
    return line if line and line.intent != NONE else Line(text, CHECK_IN, Reading(note=text))


def _take_more(context: Context, question: Question) -> Reply | None:
    """A bare value after a receipt that offered another reading belongs to that receipt's key result."""
    if context.parsed.intent == "keep":
        return Reply(context.say("👍 Kept as it is."))
    found = context.parsed.lines
    plain = len(found) == 1 and context.parsed.intent == CHECK_IN and not context.parsed.explicit
    if not plain or found[0].reading.refs or found[0].reading.title_codes:
        return None
    each = with_figures(context, found[0], by_code(context, question.payload["code"]))
    return stored(context, [each], []) if isinstance(each, Ready) else ask_about(context, each)


def _take_news(context: Context, question: Question) -> Reply | None:
    """What is new, in figures or in somebody's own words."""
    reply = _take_more(context, question)
    words = asking.free_words(context)
    names_another = any(line.reading.refs for line in context.parsed.lines)
    if reply is not None or names_another or words is None or words.endswith(("?", "？")):
        return reply
    line = Line(words, CHECK_IN, Reading(note=words))
    return save(context, line, by_code(context, question.payload["code"]), None)


ANSWERS: dict[str, Answer] = {
    WHICH_KEY_RESULT: _take_key_result,
    WHICH_VALUE: _take_value,
    MORE_EXACTLY: _take_more,
    WHAT_IS_NEW: _take_news,
    WHAT_CHANGED: take_note,
}
"""Who takes the answers to the questions asked here."""
