"""A correction in words: "oops, KR5 is 1.12M", "更正：…", "ralat …", "nhầm, …"."""

from __future__ import annotations

from collections.abc import Sequence

from commands.acts.check_ins.checking_in import correct
from commands.acts.flags.flagging import ask_what_helps
from commands.acts.members.rights import may_check_in
from commands.acts.objectives.showing import value_example
from commands.acts.targets import by_code, owned, told_in_its_unit
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.reading import CORRECT, Line, Reading
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.rules.verdicts import Asked
from commands.texts.markdown import lines
from commands.texts.receipts import closing, correction
from storage import okrs
from storage.okrs import Placed
from storage.tables import CheckIn


def run(context: Context) -> Reply:
    """Put what is said in the place of the speaker's last check-in there; both stay in the history."""
    if not context.parsed.lines:
        raise Refusal(
            context.say(
                "What shall I correct? For example {example}. Nothing was changed.",
                example=context.here.shown(context.say("oops, {value}", value="55%")),
            )
        )
    line = context.parsed.lines[0]
    former, placed = _former(context, line)
    may_check_in(context, placed)
    done = correct(context, placed, former, line.reading, text=line.text)
    if isinstance(done, Asked):
        raise Refusal(
            context.say(
                "That could be two different values, so nothing was changed. Please write it with its unit, "
                "or the whole number: {example}",
                example=value_example(context, placed),
            )
        )
    if done.flag:
        ask_what_helps(context, [done.flag])
    return Reply(
        lines(correction(done.receipt, context.here), closing(done.receipt, context.here)),
        about=context.code(placed),
        direct=done.direct,
        groups=done.groups,
    )


def _former(context: Context, line: Line) -> tuple[CheckIn, Placed]:
    """The check-in meant: the speaker's last one, of the named key result if one is named, or told in the
    unit that was typed.
    """
    reading = line.reading
    meant = [by_code(context, reading.refs[0])] if reading.refs else _possible(context, reading)
    former = okrs.latest_check_in_of(
        context.work.session,
        context.org_id,
        context.member.id,
        key_result_ids=[placed.row.id for placed in meant],
    )
    if former is None:
        raise Refusal(
            context.say(
                "I have no check-in of yours to correct here. A new one is {example}",
                example=context.here.shown(context.say("/kr update 60%")),
            )
        )
    return former, next(placed for placed in meant if placed.row.id == former.key_result_id)


def _possible(context: Context, reading: Reading) -> Sequence[Placed]:
    named = [placed for placed in context.key_results if context.code(placed) in reading.title_codes]
    return named or told_in_its_unit(owned(context), reading.value) or context.key_results


COMMAND = Command(
    name=CORRECT,
    usage="oops, KR3 55%",
    says="correct your last check-in",
    family="kr",
    run=run,
)
