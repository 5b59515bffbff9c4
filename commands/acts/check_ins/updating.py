"""From the lines of a message to stored check-ins: every good line is stored, only the others come back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from commands.acts import asking
from commands.acts.blockers.blocking import offered_names, unclear_names
from commands.acts.blockers.helping import BLOCKER_CODE
from commands.acts.check_ins import habits
from commands.acts.check_ins.asking_privately import WHAT_CHANGED, take_note
from commands.acts.check_ins.checking_in import CheckedIn, check_in, decided
from commands.acts.check_ins.told_for import told_for
from commands.acts.check_ins.which_reading import options_of, question_of
from commands.acts.flags.flagging import ask_what_helps
from commands.acts.members.people import Meant, meant_by_line
from commands.acts.members.rights import may_check_in
from commands.acts.objectives.showing import key_result_shown, seen, update_example
from commands.acts.targets import Several, by_code, target
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.reading import CHECK_IN, NONE, Line, Reading
from commands.core.registry import Answer
from commands.core.reply import Direct, Reply
from commands.rules.verdicts import Asked, Doubt, Taken
from commands.texts.boards import figures
from commands.texts.markdown import Md, bold, lines, paragraphs, shorten
from commands.texts.receipts import QUOTED, RaisedBlocker, closing, receipt
from storage.okrs import Placed
from storage.tables import Question

WHICH_KEY_RESULT = "which_key_result"
WHICH_VALUE = "which_value"
MORE_EXACTLY = "more_exactly"
WHAT_IS_NEW = "what_is_new"


@dataclass(frozen=True, slots=True)
class Ready:
    """A line that can be stored: its key result is known and its figures were decided."""

    line: Line
    placed: Placed
    verdict: Taken | None


@dataclass(frozen=True, slots=True)
class Open:
    """A line that needs an answer first: which key result, which reading of its number, or what is new."""

    line: Line
    choice: Several | None = None
    doubt: Asked | None = None
    placed: Placed | None = None


def update(context: Context, found: Sequence[Line]) -> Reply:
    """Store every line that can be stored; ask about the only one that cannot, or explain the others.

    Raises:
        Refusal: no line can be stored.
    """
    ready, waiting, refused = _sorted(context, found)
    if not ready:
        return _nothing_ready(context, waiting, refused)
    return _stored(context, ready, refused + [_in_words(context, each) for each in waiting])


def save(context: Context, line: Line, placed: Placed, verdict: Taken | None) -> Reply:
    """Store a line whose key result and figures are decided already: nothing of it is asked about.

    Raises:
        Refusal: somebody else's key result.
    """
    may_check_in(context, placed)
    return _stored(context, [Ready(line, placed, verdict)], [])


def ask_which(context: Context, line: Line) -> Reply:
    """Ask which of the speaker's key results a line is about, even if there is only one."""
    return _which(context, Open(line, choice=_mine(context)))


def _mine(context: Context) -> Several:
    choice = target(context, Reading())
    return choice if isinstance(choice, Several) else Several((choice,))


def _sorted(context: Context, found: Sequence[Line]) -> tuple[list[Ready], list[Open], list[Md]]:
    ready: list[Ready] = []
    waiting: list[Open] = []
    refused: list[Md] = []
    for line in found:
        if line.intent == NONE and not line.reading.refs:  # "hi all", "thanks": around a check-in, not one
            continue
        if line.intent not in (CHECK_IN, NONE):
            refused.append(_in_words(context, Open(line)))
            continue
        for reading in _one_each(line.reading):
            try:
                each = _prepared(context, replace(line, reading=reading))
            except Refusal as no:
                refused.append(no.text if len(found) == 1 else not_done(context, line, no.text))
                continue
            (ready if isinstance(each, Ready) else waiting).append(each)  # type: ignore[arg-type]  # by its kind
    twice = _guessed_twice(ready) if len(ready) > 1 else []
    return [each for each in ready if each not in twice], [*waiting, *map(_unclear, twice)], refused


def _guessed_twice(ready: Sequence[Ready]) -> list[Ready]:
    """Lines that name no key result and would all be about the same one: they mean several."""
    guessed = [each for each in ready if not (each.line.reading.refs or each.line.reading.title_codes)]
    often = Counter(each.placed.row.id for each in guessed)
    return [each for each in guessed if often[each.placed.row.id] > 1]


def _unclear(each: Ready) -> Open:
    return Open(each.line, choice=Several((each.placed,)))


def _one_each(reading: Reading) -> list[Reading]:
    """A line about several key results is a check-in of each; a blocker's code beside them is none."""
    refs = [ref for ref in reading.refs if not BLOCKER_CODE.fullmatch(ref)] or reading.refs
    return [replace(reading, refs=(ref,)) for ref in refs] or [reading]


def _prepared(context: Context, line: Line) -> Ready | Open:
    found = target(context, line.reading)
    if isinstance(found, Several):
        return Open(line, choice=found)
    return _with_figures(context, line, found)


def _with_figures(context: Context, line: Line, placed: Placed) -> Ready | Open:
    may_check_in(context, placed)
    line = told_for(context, line, placed)
    if not line.reading.tells:
        return Open(line, placed=placed)
    verdict = decided(context, placed, line.reading)
    if isinstance(verdict, Asked):
        return Open(line, doubt=verdict, placed=placed)
    return Ready(line, placed, verdict)


def _nothing_ready(context: Context, waiting: list[Open], refused: list[Md]) -> Reply:
    if len(waiting) == 1 and not refused:
        return _which(context, waiting[0])
    raise Refusal(lines(*refused, *dict.fromkeys(_in_words(context, each) for each in waiting)))


def _in_words(context: Context, waiting: Open) -> Md:
    """One of several lines that is not clear: said with its text, to be sent again by itself."""
    line = shorten(waiting.line.text, QUOTED)
    if waiting.doubt is not None:
        return context.say(
            "❓ “{line}” was not stored: its figure can be meant in two ways. Please send it by itself.",
            line=line,
        )
    if waiting.line.intent not in (CHECK_IN, NONE):
        return context.say("❓ “{line}” was not done: please send it as a message of its own.", line=line)
    if waiting.line.reading.refs and not waiting.line.reading.tells:
        return context.say("❓ “{line}” was not stored: it does not say what is new.", line=line)
    return context.say(
        "❓ “{line}” was not stored: it is not clear what it means. Please send it again with its code.",
        line=line,
    )


def not_done(context: Context, line: Line, why: Md) -> Md:
    """Which of several lines it is that cannot be stored, and why."""
    return lines(context.say("❓ “{line}” was not stored:", line=shorten(line.text, QUOTED)), why)


def _stored(context: Context, ready: list[Ready], others: list[Md]) -> Reply:
    _wait_no_more(context)
    readings = [each.line.reading for each in ready]
    people = meant_by_line(
        context, [each.mentions for each in readings], [each.blocker is not None for each in readings]
    )
    done = [
        check_in(context, each.placed, each.line.reading, each.verdict, named, text=each.line.text)
        for each, named in zip(ready, people, strict=True)
    ]
    remarks = [
        remark
        for each, named in zip(done, people, strict=True)
        if each.receipt.blocker
        for remark in _about_names(context, named, each, each.receipt.blocker)
    ]
    asked_alone = _wait_for_more(context, ready, done)
    return Reply(
        paragraphs(
            *(receipt(each.receipt, context.here) for each in done),
            *others,
            asked_alone,
            lines(*remarks, closing(done[0].receipt, context.here)),
        ),
        at=tuple({member.id: member for each in done for member in each.asked}.values()),
        about=context.code(ready[0].placed) if len(ready) == 1 else None,
        direct=(*(direct for each in done for direct in each.direct), *_asked_elsewhere(done)),
        groups=tuple(said for each in done for said in each.groups),
    )


def _wait_no_more(context: Context) -> None:
    """Whoever reports something else meanwhile gives up what they were asked about."""
    question = context.question
    if question is not None and question.kind in (WHICH_KEY_RESULT, WHICH_VALUE, MORE_EXACTLY, WHAT_IS_NEW):
        question.closed_at = context.now


def _about_names(context: Context, people: Meant, done: CheckedIn, blocker: RaisedBlocker) -> list[Md]:
    """Names that are not clear, and names without an @ of people who could be asked."""
    return [
        *unclear_names(context, blocker.code, people),
        *offered_names(context, blocker.code, blocker.text, done.asked),
    ]


def _wait_for_more(context: Context, ready: list[Ready], done: list[CheckedIn]) -> Md | None:
    """Wait for one answer to the receipt: what would help, else another reading, else what changed.

    Returns what is asked alone, where that is here.
    """
    flagged = [each.flag for each in done if each.flag]
    verdict = ready[0].verdict if len(ready) == 1 else None
    if flagged:
        ask_what_helps(context, flagged)
    elif verdict is not None and (verdict.other is not None or verdict.asks_final):
        context.ask(MORE_EXACTLY, {"code": context.code(ready[0].placed)})
    else:
        here = next((each.private for each in done if each.private and each.private.here), None)
        if here:
            context.ask(WHAT_CHANGED, here.payload)
            return here.text
    return None


def _asked_elsewhere(done: list[CheckedIn]) -> list[Direct]:
    """What owners are asked alone, who are not alone with me here: at most one question each."""
    elsewhere = [each.private for each in done if each.private and not each.private.here]
    return [private.direct for private in {each.to.id: each for each in reversed(elsewhere)}.values()]


def _which(context: Context, waiting: Open) -> Reply:
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
    each = _with_figures(context, line, by_code(context, code))
    return _stored(context, [each], []) if isinstance(each, Ready) else _which(context, each)


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
        return _stored(context, [Ready(line, placed, doubt)], [])
    found = doubt.candidates[int(number) - 1]
    ready = Ready(line, placed, Taken(found.value, found.progress, stated=found.stated))
    if line.reading.value is None or doubt.doubt is not Doubt.TWO_READINGS:
        return _stored(context, [ready], [])
    habits.remember(context, placed, line.reading.value, other=number == "2")
    return _stored(context, [ready], [context.say("From now on I read numbers written like this that way.")])


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
    each = _with_figures(context, found[0], by_code(context, question.payload["code"]))
    return _stored(context, [each], []) if isinstance(each, Ready) else _which(context, each)


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
