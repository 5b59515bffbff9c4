"""How it stands: a key result, an objective, or the team."""

from __future__ import annotations

from collections import Counter

from commands.acts.answers.subject import Asked, key_result, objective
from commands.acts.blockers.open_blockers import line as blocker_line
from commands.acts.objectives.showing import boards, in_the_way, key_result_shown, objective_shown, seen
from commands.core.context import Context
from commands.core.reply import Reply
from commands.reports.board import ObjectiveView, TeamView
from commands.reports.cycles import span
from commands.rules.status import Status
from commands.texts import boards as text
from commands.texts.cycles import where_in
from commands.texts.formats import age, bar, percent
from commands.texts.markdown import Md, bold, bullets, lines, paragraphs, shorten
from commands.texts.names import STATUS_MARKS, STATUS_NAMES
from storage import blockers, okrs
from storage.objectives import PlacedObjective
from storage.okrs import Placed

QUOTED = 200


def answer(context: Context, asked: Asked) -> Reply:
    """Short: where it is against what was expected, and the last words about it."""
    of_this = objective(context, asked)
    if of_this is not None:
        return Reply(lines(*_objective(context, of_this)))
    placed = key_result(context, asked)
    if placed is not None:
        return Reply(_key_result(context, placed), about=context.code(placed))
    shown = [
        _team(context, board) for team in context.teams for board in boards(context, team) if board.cycle
    ]
    return Reply(paragraphs(*shown) if shown else context.say("There are no objectives here yet."))


def _key_result(context: Context, placed: Placed) -> Md:
    blocked, flagged = in_the_way(context, [placed])
    shown = key_result_shown(context, seen(context, placed), blocked=blocked, flagged=flagged)
    latest = next(iter(okrs.check_ins(context.work.session, placed.row, limit=1)), None)
    open_ones = blockers.open_of_key_result(context.work.session, placed.row)
    return lines(
        text.key_result(shown, context.here),
        text.pace(shown, context.here),
        context.say(
            "Last heard of {age} ago from {name}",
            age=age(context.voice, context.now - latest.at),
            name=bold(context.name(context.member_by_id(latest.member_id))),
        )
        if latest
        else context.say("No check-in yet."),
        context.say("“{words}”", words=shorten(latest.note, QUOTED)) if latest and latest.note else None,
        bullets(blocker_line(context, each, placed.row) for each in open_ones) or None,
    )


def _objective(context: Context, found: PlacedObjective) -> list[Md]:
    blocked, flagged = in_the_way(context)
    return [
        text.objective(objective_shown(context, each, blocked=blocked, flagged=flagged), context.here)
        for board in boards(context, found.team)
        for each in board.objectives
        if each.row.id == found.row.id
    ]


def _team(context: Context, board: TeamView) -> Md:
    """The objectives without their key results, and how many of those stand how."""
    assert board.cycle is not None, "only boards with objectives are shown"
    statuses = Counter(view.judged.status for each in board.objectives for view in each.key_results)
    counts = [
        context.say(
            "{mark} {status} {n}",
            mark=STATUS_MARKS[status],
            status=context.say(STATUS_NAMES[status]),
            n=statuses[status],
        )
        for status in Status
        if statuses[status]
    ]
    return lines(
        context.say(
            "📊 {team} · {cycle} · {week}",
            team=bold(board.team.name),
            cycle=board.cycle.name,
            week=where_in(context.voice, span(board.cycle), context.standpoint_of(board.team).today),
        ),
        Md(" · ").join(counts),
        bullets(_line(context, each) for each in board.objectives),
        context.say("More: {help}", help=context.here.typed("/okr")),
    )


def _line(context: Context, each: ObjectiveView) -> Md:
    head = context.say(
        "{mark} {code} {title}",
        mark=STATUS_MARKS[each.status],
        code=bold(context.code(each)),
        title=each.row.title,
    )
    if each.progress is None:
        return head
    share = percent(context.voice, each.progress)
    return Md(" · ").join([head, context.say("{bar} {share}", bar=bar(each.progress), share=share)])
