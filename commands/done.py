"""`done`, `解决了`, `beres`, `xong`: what I was asked for, or my key result, is done; and `unblocked KR3`."""

from __future__ import annotations

from dataclasses import replace

from commands.acts.blockers import closing_blockers, helping
from commands.acts.blockers.helping import BLOCKER_CODE, wanted_of
from commands.acts.check_ins.updating import update
from commands.acts.targets import by_code, is_due_today, owned, quoted_key_result
from commands.acts.tasks.finishing_tasks import finish
from commands.acts.tasks.initiatives import quoted_task
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.reading import CHECK_IN, RESOLVE_BLOCKER, Line, Reading, StatedStatus
from commands.core.grammar.replies.short_words import said_besides
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.texts.markdown import bold, lines, paragraphs
from storage import blockers
from storage.okrs import Placed
from storage.tables import Blocker, KeyResult


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
    line = next(iter(context.parsed.lines), None)
    if line is None:
        raise Refusal(
            context.say(
                "What is out of the way? For example {example}. Nothing was changed.",
                example=context.here.shown(context.say("unblocked {code}", code="B7")),
            )
        )
    found = _meant(context, line)
    if not found:
        raise Refusal(
            context.say(
                "No open blocker fits that. {list} shows the open ones.",
                list=context.here.typed(context.say("/blockers")),
            )
        )
    if len(found) > 1:
        return _say_which(context, found)
    blocker, key_result = found[0]
    reply = closing_blockers.resolve(context, blocker, key_result, line.reading.note)
    more = _check_in_beside(context, line, key_result)
    if more is None:
        return reply
    return Reply(
        paragraphs(reply.text, more.text),
        at=(*reply.at, *more.at),
        about=reply.about,
        direct=(*reply.direct, *more.direct),
    )


def _check_in_beside(context: Context, line: Line, key_result: KeyResult) -> Reply | None:
    """What the message says of the key result beside its blocker: "…, back on track, conf 8"."""
    reading = line.reading
    if (reading.percent, reading.value, reading.confidence, reading.status) == (None, None, None, None):
        return None
    code = next(context.code(each) for each in context.key_results if each.row.id == key_result.id)
    stated = replace(reading, refs=(code,), blocker=None, note=None)
    return update(context, [Line(line.text, CHECK_IN, stated)])


def _meant(context: Context, line: Line) -> list[tuple[Blocker, KeyResult]]:
    team_ids = [team.id for team in context.teams]
    every = blockers.open_of_teams(context.work.session, context.org_id, team_ids, eyes=context.eyes)
    numbers = {int(number) for number in BLOCKER_CODE.findall(context.message.text)}
    if numbers:
        return [pair for pair in every if pair[0].number in numbers]
    codes = [ref for ref in (*line.reading.refs, *line.reading.title_codes) if "KR" in ref.upper()]
    if codes:
        ids = {by_code(context, code).row.id for code in codes}
        return [pair for pair in every if pair[1].id in ids]
    placed = quoted_key_result(context)
    if placed is not None:
        return [pair for pair in every if pair[1].id == placed.row.id]
    mine = {context.member.id}
    asked = {each.blocker.id for each in wanted_of(context)}
    return [pair for pair in every if pair[0].raised_by_id in mine or pair[0].id in asked]


def _say_which(context: Context, found: list[tuple[Blocker, KeyResult]]) -> Reply:
    raise Refusal(
        lines(
            context.say("Which one is out of the way? Nothing was changed."),
            *(
                context.say(
                    "{words} · {text} ({key_result})",
                    words=context.here.typed(context.say("unblocked {code}", code=blocker.code)),
                    text=blocker.text,
                    key_result=bold(key_result.code),
                )
                for blocker, key_result in found[:10]
            ),
        )
    )


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
    ),
)
