"""`/okr`: the team's board; `/okr @li` one person's; `/okr O2` one objective, by words of its title too."""

from __future__ import annotations

import re
from collections.abc import Iterable

from commands.acts.codes import is_called, not_here
from commands.acts.cycles.review_views import named_cycle
from commands.acts.members.naming import typed_names
from commands.acts.members.people import meant, named
from commands.acts.objectives.by_code import coded
from commands.acts.objectives.latest_comments import comments_on
from commands.acts.objectives.showing import boards, in_the_way, key_result_shown, objective_shown, seen
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.codes.titles import codes_titled
from commands.core.grammar.reading import KnownKeyResult
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.reports.board import TeamView
from commands.reports.cycles import span
from commands.rules.cycle import quarter_named
from commands.texts.boards import key_result, objective
from commands.texts.cycles import where_in
from commands.texts.markdown import Md, bold, bullets, lines, paragraphs, shorten
from storage import cycles, objectives
from storage.tables import Member, Team

QUOTED = 60
OBJECTIVE = re.compile(r"\s*((?:[^\W\d_][\w-]*/)?)([OP])\s*(\d+)(@\S+)?\s*", re.IGNORECASE)


def run(context: Context) -> Reply:
    """The board of each team meant, one person's key results, or one objective."""
    rest = context.parsed.rest
    codes = [ref for line in context.parsed.lines for ref in line.reading.refs]
    wanted = OBJECTIVE.fullmatch(codes[0] if len(codes) == 1 else rest)
    if wanted:
        return _one(context, f"{wanted[1]}{wanted[2].upper()}{wanted[3]}{(wanted[4] or '').upper()}")
    if context.mentioned or typed_names(rest):
        return _of_people(context, typed_names(rest))
    if rest.strip():
        return _named(context, rest)
    context.need_a_team()
    return Reply(_boards(context, context.teams))


def _boards(context: Context, teams: Iterable[Team]) -> Md:
    return paragraphs(*(_board(context, each) for team in teams for each in boards(context, team)))


def _named(context: Context, words: str) -> Reply:
    """What words without a code or an @ mean: a team, an objective by its title, somebody by their name.

    Raises:
        Refusal: none of these.
    """
    ended = _of_cycle(context, words)
    if ended is not None:
        return ended
    called = [team for team in context.teams if is_called(team, words.strip(), context.teams)]
    if called:
        return Reply(_boards(context, called))
    titles = [KnownKeyResult(each.code, each.row.title) for each in _here(context)]
    titled = codes_titled(words, titles)
    if len(titled) == 1:
        return _one(context, titled[0])
    people = named(context, words.strip()) if not context.outsider else []
    if len(people) == 1:
        return Reply(_of_person(context, people[0]))
    raise Refusal(
        context.say(
            "I know no objective and nobody here called “{words}”. {board} shows all objectives.",
            words=shorten(words, QUOTED),
            board=context.here.typed("/okr"),
        )
    )


def _of_cycle(context: Context, words: str) -> Reply | None:
    """`/okr 2026-Q3`: the board of an open cycle, how a closed one ended; None if that is no cycle's name.

    Raises:
        Refusal: no team here has one of that name.
    """
    quarter = quarter_named(words, today=context.today)
    if quarter is None:
        return None
    opened = [
        _board(context, each)
        for team in context.teams
        for each in boards(context, team)
        if each.cycle is not None and each.cycle.name == quarter.name
    ]
    shown = paragraphs(*opened) or named_cycle(context, quarter.name)
    if not shown:
        raise Refusal(
            context.say(
                "There is no cycle {cycle} here. {list} shows all.",
                cycle=bold(quarter.name),
                list=context.here.typed(context.say("/cycle list")),
            )
        )
    return Reply(shown)


def _here(context: Context) -> list[objectives.PlacedObjective]:
    """The live objectives of the teams meant, as far as they may be seen here."""
    return objectives.open_ones(
        context.work.session, context.org_id, eyes=context.eyes, team_ids=[team.id for team in context.teams]
    )


def _board(context: Context, found: TeamView) -> Md:
    if found.cycle is None or not found.objectives:
        return lines(
            context.say(
                "{team} has no objectives yet. Start with one line each:", team=bold(found.team.name)
            ),
            context.here.shown(
                context.say("/okr new Renewals feel effortless; KR 30-day retention from 45% to 60%")
            ),
            _looking_back(context, found.team),
        )
    blocked, flagged = in_the_way(context)
    return paragraphs(
        context.say(
            "📊 {team} · {cycle} · {week}",
            team=bold(found.team.name),
            cycle=found.cycle.name,
            week=where_in(context.voice, span(found.cycle), context.standpoint_of(found.team).today),
        ),
        *(
            objective(objective_shown(context, each, blocked=blocked, flagged=flagged), context.here)
            for each in found.objectives
        ),
    )


def _looking_back(context: Context, team: Team) -> Md | None:
    """Where what the team had before is to be found, once a cycle of it is closed."""
    closed = [each for each in cycles.of_team(context.work.session, team) if each.closed_at is not None]
    if not closed:
        return None
    return context.say("Looking back: {look}", look=context.here.typed(f"/okr {closed[-1].name}"))


def _one(context: Context, code: str) -> Reply:
    """The objective with this code in each of the teams meant."""
    not_here(context, code)
    wanted = {each.row.id for each in coded(_here(context), code)}
    if not wanted:
        raise Refusal(
            context.say(
                "There is no objective {code} here. {board} shows them all.",
                code=code,
                board=context.here.typed("/okr"),
            )
        )
    blocked, flagged = in_the_way(context)
    return Reply(
        paragraphs(
            *(
                part
                for team in context.teams
                for board in boards(context, team)
                for each in board.objectives
                if each.row.id in wanted
                for part in (
                    objective(objective_shown(context, each, blocked=blocked, flagged=flagged), context.here),
                    comments_on(context, each.row),
                )
            )
        )
    )


def _of_people(context: Context, names: list[str]) -> Reply:
    people = (
        context.mentioned if context.outsider else meant(context, names).people or _oneself(context, names)
    )
    if not people:
        raise Refusal(context.say("I do not know who that is. Pick them from the @ list, please."))
    return Reply(paragraphs(*(_of_person(context, member) for member in people)))


def _oneself(context: Context, names: list[str]) -> tuple[Member, ...]:
    """The speaker, if it is them who was named."""
    me = context.member
    here = me.staff_id in context.message.mentions or any(named(context, name) == [me] for name in names)
    return (me,) if here else ()


def _of_person(context: Context, member: Member) -> Md:
    """What somebody owns in whatever team, as far as it may be seen here."""
    own = objectives.key_results_everywhere(
        context.work.session, context.org_id, eyes=context.eyes, owner_id=member.id
    )
    blocked, flagged = in_the_way(context, own)
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
    name="okr.show",
    usage="/okr",
    says="the team's board, one objective, or one person's part",
    run=run,
    shows=True,
)
