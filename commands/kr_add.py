"""`/kr add O1 30-day retention from 45% to 60%`: more key results for an objective."""

from __future__ import annotations

import re

from commands.acts.people import meant
from commands.acts.planning import made_line, make_key_results
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.okr_lines import KeyResultDraft, read_key_result
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.texts.markdown import Md, bold, bullets, lines, paragraphs
from commands.texts.refusals import refused_draft
from storage import okrs
from storage.tables import Cycle, Objective

KIND = "kr.add"
OBJECTIVE = re.compile(r"\s*O\s*(\d+)(?![A-Za-z0-9])\s*[:：]?", re.IGNORECASE)


def run(context: Context) -> Reply:
    """Add each line as a key result of the objective named, or of the only one there is."""
    rest = context.parsed.rest
    named = OBJECTIVE.match(rest)
    text = rest[named.end() :] if named else rest
    team = context.team
    cycle = okrs.active_cycle(context.work.session, team)
    if not text.strip() or cycle is None:
        raise Refusal(_how(context, nothing_there=cycle is None))
    objective = _objective(context, cycle, int(named[1]) if named else None)
    drafts = [
        read_key_result(line, language=context.voice.code)
        for line in re.split(r"[\n;；]", text)
        if line.strip()
    ]
    people = meant(context, ())
    owner = people.people[0] if len(people.people) == 1 else context.member
    there = sum(1 for each in context.key_results if each.objective.id == objective.id)
    made = make_key_results(
        context, team, objective, cycle, _good(context, drafts), owner=owner, kind=KIND, there=there
    )
    return Reply(
        paragraphs(
            context.say("🎯 {code} {title}", code=bold(objective.code), title=bold(objective.title)),
            bullets(made_line(context, each, show_owner=True) for each in made),
            lines(
                *(
                    refused_draft(context.here, each.problem, each.text)
                    for each in drafts
                    if each.problem is not None
                )
            ),
            context.say("{undo} takes it back.", undo=context.here.typed(context.say("undo"))),
        ),
        about=made[0].placed.code,
    )


def _good(context: Context, drafts: list[KeyResultDraft]) -> list[KeyResultDraft]:
    good = [each for each in drafts if each.problem is None]
    if not good:
        raise Refusal(lines(*(refused_draft(context.here, str(each.problem), each.text) for each in drafts)))
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


def _objective(context: Context, cycle: Cycle, number: int | None) -> Objective:
    rows = okrs.objectives(context.work.session, context.org_id, [cycle.id])
    found = [row for row in rows if number is None or row.number == number]
    if len(found) == 1:
        return found[0]
    raise Refusal(
        lines(
            context.say(
                "Which objective? Say its code, like {example}. Nothing was added.",
                example=bold("/kr add O1 …"),
            ),
            *(context.say("{code} {title}", code=bold(row.code), title=row.title) for row in rows),
        )
    )


COMMAND = Command(
    name=KIND,
    usage="/kr add O1 30-day retention from 45% to 60%",
    says="more key results for an objective",
    run=run,
)
