"""`/kr add O1 30-day retention from 45% to 60%`: more key results for an objective."""

from __future__ import annotations

import re
from collections.abc import Sequence

from commands.acts import asking
from commands.acts.codes import not_here
from commands.acts.members.people import meant
from commands.acts.members.rights import may_change
from commands.acts.objectives.by_code import objective_by_code
from commands.acts.objectives.fields import code_of
from commands.acts.objectives.making import made_line, make_key_results, unclear_owners
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.orders.okr_lines import KeyResultDraft, read_key_result
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.rules.quality import count_hints
from commands.texts.hints import hints
from commands.texts.markdown import Md, bold, bullets, lines, paragraphs
from commands.texts.refusals import refused_draft
from storage import cycles, okrs
from storage.objectives import PlacedObjective
from storage.tables import Cycle, Objective, Question

KIND = "kr.add"
WHICH_OBJECTIVE = "which_objective"
OBJECTIVE = re.compile(
    r"\s*(?P<code>(?:[^\W\d_][\w-]*/)?(?:O\s?|P)\d+(?:@[\w-]+)?)(?![A-Za-z0-9])\s*(?P<colon>[:：]?)",
    re.IGNORECASE,
)


def run(context: Context) -> Reply:
    """Add each line as a key result of the objective named, of the only one there is, or of mine."""
    return _add(context, context.parsed.rest)


def _add(context: Context, rest: str) -> Reply:
    named, text = _named(context, rest)
    team = named.team if named else context.team
    may_change(context, team)
    opened = cycles.open_of_team(context.work.session, team)
    if not text.strip() or not opened:
        raise Refusal(_how(context, nothing_there=not opened))
    open_ones = _open_ones(context, opened)
    objective = named.row if named else _only_one(context, open_ones)
    if objective is None:
        return _which(context, open_ones, text)
    cycle = next(each for each in opened if each.id == objective.cycle_id)
    cycles.lock(context.work.session, cycle)
    drafts = _drafts(context, text)
    people = meant(context, ())
    owner = people.people[0] if len(people.people) == 1 else context.member
    there = sum(1 for each in context.key_results if each.objective.id == objective.id)
    made = make_key_results(
        context, team, objective, cycle, _good(context, drafts), owner=owner, kind=KIND, there=there
    )
    answer = paragraphs(
        context.say("🎯 {code} {title}", code=bold(code_of(context, objective)), title=bold(objective.title)),
        bullets(made_line(context, each, show_owner=True) for each in made),
        unclear_owners(context, made),
        _refused(context, drafts),
        hints(count_hints(there + len(made)), context.here),
        context.say("{undo} takes it back.", undo=context.here.typed(context.say("undo"))),
    )
    return Reply(answer, about=made[0].placed.code)


def _drafts(context: Context, text: str) -> list[KeyResultDraft]:
    """A key result of each line."""
    typed = (line for line in re.split(r"[\n;；]", text) if line.strip())
    return [read_key_result(line, language=context.voice.code) for line in typed]


def _refused(context: Context, drafts: list[KeyResultDraft]) -> Md:
    """The lines that cannot be one, each with the reason."""
    return lines(*(refused_draft(context.here, each.problem, each.text) for each in drafts if each.problem))


def _good(context: Context, drafts: list[KeyResultDraft]) -> list[KeyResultDraft]:
    good = [each for each in drafts if each.problem is None]
    if not good:
        raise Refusal(_refused(context, drafts))
    return good


def _how(context: Context, *, nothing_there: bool) -> Md:
    if nothing_there:
        return lines(
            context.say("There is no objective here yet. Start with:"),
            context.here.shown(
                context.say("/okr new Renewals feel effortless; KR 30-day retention from 45% to 60%")
            ),
        )
    return lines(
        context.say("Say the objective and what is measured, from where to where:"),
        context.here.shown(context.say("/kr add O1 30-day retention from 45% to 60%")),
    )


def _named(context: Context, rest: str) -> tuple[PlacedObjective | None, str]:
    """The objective whose code stands in front, and the words behind it.

    "P1 bugs from 12 to 3" is a key result, unless there is such a private objective or a colon says so.
    """
    match = OBJECTIVE.match(rest)
    if match is None:
        return None, rest
    code = "".join(match["code"].split())
    if match["colon"]:
        not_here(context, code)
    found = objective_by_code(context, code)
    return (found, rest[match.end() :]) if found else (None, rest)


def _open_ones(context: Context, opened: Sequence[Cycle]) -> Sequence[Objective]:
    cycle_ids = [each.id for each in opened]
    return okrs.objectives(context.work.session, context.org_id, cycle_ids, eyes=context.eyes)


def _only_one(context: Context, rows: Sequence[Objective]) -> Objective | None:
    """The only objective there is, else the only one of the speaker's own."""
    mine = [row for row in rows if row.owner_id == context.member.id]
    return next((found[0] for found in (rows, mine) if len(found) == 1), None)


def _which(context: Context, rows: Sequence[Objective], text: str) -> Reply:
    """Ask for the objective; the lines to add are kept until then."""
    return asking.ask(
        context,
        WHICH_OBJECTIVE,
        context.say("Of which objective?"),
        [context.say("{code} {title}", code=bold(code_of(context, row)), title=row.title) for row in rows],
        [code_of(context, row) for row in rows],
        {"rest": text, "mentions": [member.staff_id for member in context.mentioned]},
    )


def _chosen(context: Context, question: Question) -> Reply | None:
    code = asking.chosen(context, question)
    if code is None:
        return None
    context.remember(question.payload["mentions"])
    return _add(context, f"{code} {question.payload['rest']}")


COMMAND = Command(
    name=KIND,
    usage="/kr add O1 30-day retention from 45% to 60%",
    says="more key results for an objective",
    run=run,
    answers={WHICH_OBJECTIVE: _chosen},
)
