"""Storing lines that are ready: a check-in each, one receipt, and at most one question behind it."""

from __future__ import annotations

from commands.acts.blockers.blocking import offered_names, unclear_names
from commands.acts.check_ins.asking_privately import WHAT_CHANGED
from commands.acts.check_ins.checking_in import CheckedIn, check_in
from commands.acts.check_ins.sorting import Ready
from commands.acts.flags.flagging import ask_what_helps
from commands.acts.members.people import Meant, meant_by_line
from commands.acts.members.rights import may_check_in
from commands.core.context import Context
from commands.core.grammar.reading import Line
from commands.core.reply import Direct, Reply
from commands.rules.verdicts import Taken
from commands.texts.markdown import Md, lines, paragraphs
from commands.texts.receipts import RaisedBlocker, closing, receipt
from storage.okrs import Placed

WHICH_KEY_RESULT = "which_key_result"
WHICH_VALUE = "which_value"
MORE_EXACTLY = "more_exactly"
WHAT_IS_NEW = "what_is_new"
"""What can be asked about a check-in."""


def save(context: Context, line: Line, placed: Placed, verdict: Taken | None) -> Reply:
    """Store a line whose key result and figures are decided already: nothing of it is asked about.

    Raises:
        Refusal: somebody else's key result.
    """
    may_check_in(context, placed)
    return stored(context, [Ready(line, placed, verdict)], [])


def stored(context: Context, ready: list[Ready], others: list[Md]) -> Reply:
    """Store these lines; the receipt says so, and tells `others` below it."""
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
