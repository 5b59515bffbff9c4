"""`/okr private O1`, `/okr team-only O1`, `/okr public P1`: who may see an objective and its key results."""

from __future__ import annotations

from commands.acts.members.rights import may_disclose
from commands.acts.objectives import changing
from commands.acts.objectives.changing import Subject
from commands.acts.objectives.fields import code_of
from commands.acts.objectives.numbering import key_result_code, objective_code
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.texts.audiences import SEEN_BY
from commands.texts.markdown import Md, bold, lines, paragraphs
from storage import cycles, objectives
from storage.tables import KeyResult
from storage.visibility import PRIVATE, PUBLIC, TEAM

COMMANDS = {"okr.private": PRIVATE, "okr.team_only": TEAM, "okr.public": PUBLIC}


def run(context: Context) -> Reply:
    """Show an objective to those the command is called after, with new codes where it becomes private or
    known again."""
    kind = context.parsed.intent
    visibility = COMMANDS[kind]
    meant = changing.objective(context, context.here.shown(context.say(USAGES[kind])))
    if context.group and visibility == PRIVATE:
        raise Refusal(_only_alone(context, meant))
    may_disclose(context, meant.team, meant.objective)
    row = meant.objective
    if row.visibility == visibility:
        raise changing.nothing_to_change(context, meant)
    former = code_of(context, row)
    key_results = _store(context, meant, kind, visibility)
    new_codes = _new_codes(context, meant, former, key_results) if code_of(context, row) != former else None
    return Reply(
        paragraphs(changing.receipt(context, meant, [context.say(SEEN_BY[visibility])], None), new_codes),
        about=row.code,
    )


def _only_alone(context: Context, meant: Subject) -> Md:
    return context.say(
        "🔒 What is private I keep out of groups. Tell me in our direct chat: {words}. Nothing was changed.",
        words=context.alone.shown(context.say("/okr private {code}", code=meant.objective.code)),
    )


def _store(context: Context, meant: Subject, kind: str, visibility: str) -> list[KeyResult]:
    """Who sees it, with new codes for it and the key results given back where it becomes private or was."""
    row, change, session = meant.objective, context.change(kind), context.work.session
    if PRIVATE not in (row.visibility, visibility):
        change.set(row, visibility=visibility)
        return []
    cycles.lock(session, meant.cycle)
    change.set(row, visibility=visibility, **objective_code(meant.cycle, visibility)._asdict())
    every = objectives.all_key_results_of(session, row)
    for each in every:
        change.set(each, **key_result_code(meant.cycle, visibility)._asdict())
    return [each for each in every if each.withdrawn_at is None]


def _new_codes(context: Context, meant: Subject, former: str, key_results: list[KeyResult]) -> Md:
    return lines(
        context.say(
            "Its codes are new: {former} is {code} now.",
            former=former,
            code=bold(code_of(context, meant.objective)),
        ),
        *(
            context.say("{code} {title}", code=bold(code_of(context, each)), title=each.title)
            for each in key_results
        ),
    )


COMMAND = (
    Command(
        name="okr.private",
        usage="/okr private O1",
        says="only its owner and the manager see an objective",
        run=run,
    ),
    Command(name="okr.team_only", usage="/okr team-only O1", says="only the team sees an objective", run=run),
    Command(
        name="okr.public", usage="/okr public O1", says="the whole organization sees an objective", run=run
    ),
)

USAGES = {each.name: each.usage for each in COMMAND}
