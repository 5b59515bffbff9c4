"""`/okr`: the team's board; `/okr @li` one person's; `/okr O2` one objective."""

from __future__ import annotations

import re

from commands.acts.naming import typed_names
from commands.acts.people import meant
from commands.acts.showing import board, in_the_way, key_result_shown, objective_shown, seen
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.reports.board import TeamView
from commands.rules.cycle import Cycle, week_of
from commands.texts.boards import key_result, objective
from commands.texts.markdown import Md, bold, bullets, lines, paragraphs
from storage.tables import Member

OBJECTIVE = re.compile(r"\s*O\s*(\d+)\s*", re.IGNORECASE)


def run(context: Context) -> Reply:
    """The board of each team meant, one person's key results, or one objective."""
    rest = context.parsed.rest
    wanted = OBJECTIVE.fullmatch(rest)
    if wanted:
        return _one(context, int(wanted[1]))
    if context.mentioned or typed_names(rest):
        return _of_people(context, typed_names(rest))
    boards = [_board(context, board(context, team)) for team in context.teams]
    if not boards:
        raise Refusal(context.say("You are in no team yet. Add me to a group and say hello there."))
    return Reply(paragraphs(*boards))


def _board(context: Context, found: TeamView) -> Md:
    if found.cycle is None or not found.objectives:
        return lines(
            context.say(
                "{team} has no objectives yet. Start with one line each:", team=bold(found.team.name)
            ),
            context.here.shown(
                context.say("/okr new Renewals feel effortless; KR 30-day retention from 45% to 60%")
            ),
        )
    cycle = Cycle(found.cycle.name, found.cycle.starts_on, found.cycle.ends_on)
    week, weeks = week_of(cycle, today=context.now.astimezone(context.team_zone(found.team)).date())
    blocked, flagged = in_the_way(context)
    return paragraphs(
        context.say(
            "📊 {team} · {cycle} · week {week} of {weeks}",
            team=bold(found.team.name),
            cycle=cycle.name,
            week=week,
            weeks=weeks,
        ),
        *(
            objective(objective_shown(context, each, blocked=blocked, flagged=flagged), context.here)
            for each in found.objectives
        ),
    )


def _one(context: Context, number: int) -> Reply:
    blocked, flagged = in_the_way(context)
    shown = [
        objective(objective_shown(context, each, blocked=blocked, flagged=flagged), context.here)
        for team in context.teams
        for each in board(context, team).objectives
        if each.row.number == number
    ]
    if not shown:
        raise Refusal(
            context.say(
                "There is no objective {code} here. {board} shows them all.",
                code=f"O{number}",
                board=context.here.typed("/okr"),
            )
        )
    return Reply(paragraphs(*shown))


def _of_people(context: Context, names: list[str]) -> Reply:
    people = meant(context, names).people if not context.outsider else context.mentioned
    if not people:
        raise Refusal(context.say("I do not know who that is. Pick them from the @ list, please."))
    return Reply(paragraphs(*(_of_person(context, member) for member in people)))


def _of_person(context: Context, member: Member) -> Md:
    blocked, flagged = in_the_way(context)
    own = [each for each in context.key_results if each.row.owner_id == member.id]
    if not own:
        return context.say("{name} owns no key result here.", name=bold(context.name(member)))
    return paragraphs(
        bold(context.name(member)),
        bullets(
            key_result(
                key_result_shown(context, seen(context, each), blocked=blocked, flagged=flagged), context.here
            )
            for each in own
        ),
    )


COMMAND = Command(
    name="okr.show", usage="/okr", says="the team's board; /okr O2 or /okr @li shows a part", run=run
)
