"""One fact about a key result: when it is due, whose it is, what comes next."""

from __future__ import annotations

from commands.acts.answers.subject import Asked, named, objective
from commands.acts.targets import is_due_today
from commands.core.context import Context
from commands.core.reply import Reply
from commands.rules.due import Cadence, next_due
from commands.texts.formats import day
from commands.texts.markdown import Md, bold, lines, shorten
from storage import okrs
from storage.okrs import Placed

QUOTED = 200
LOOK_BACK = 20
"""Check-ins in which the last next step is looked for."""


def due(context: Context, asked: Asked) -> Reply:
    """When its next check-in is wanted, and when its cycle ends."""
    placed = named(context, asked)
    today = context.standpoint(placed).today
    code, end = bold(context.code(placed)), day(context.voice, placed.cycle.ends_on, today)
    return Reply(
        lines(
            context.say(
                "{code} {title} is to be reached by {day}.", code=code, title=placed.row.title, day=end
            ),
            _check_in_due(context, placed),
        ),
        about=context.code(placed),
    )


def _check_in_due(context: Context, placed: Placed) -> Md | None:
    if placed.cycle.closed_at is not None:
        return None
    if is_due_today(context, placed):
        return context.say("A check-in is due this week.")
    today = context.standpoint(placed).today
    cadence = Cadence(placed.row.cadence)
    monday = next_due(cadence, today=today, cycle_start=placed.cycle.starts_on)
    if monday > placed.cycle.ends_on:
        return None
    return context.say("The next check-in is due from {day} on.", day=day(context.voice, monday, today))


def owner(context: Context, asked: Asked) -> Reply:
    """Whose it is, and whose its objective."""
    of_this = objective(context, asked)
    if of_this is not None:
        whose = bold(context.name(context.member_by_id(of_this.row.owner_id)))
        shown = context.say(
            "{code} {title} is {owner}'s.",
            code=bold(context.code(of_this)),
            title=of_this.row.title,
            owner=whose,
        )
        return Reply(shown)
    placed = named(context, asked)
    return Reply(
        context.say(
            "{code} {title} is {owner}'s; the objective {objective} is {objective_owner}'s.",
            code=bold(context.code(placed)),
            title=placed.row.title,
            owner=bold(context.name(context.member_by_id(placed.row.owner_id))),
            objective=placed.objective.code,
            objective_owner=bold(context.name(context.member_by_id(placed.objective.owner_id))),
        ),
        about=context.code(placed),
    )


def next_step(context: Context, asked: Asked) -> Reply:
    """The last step somebody named, in their words."""
    placed = named(context, asked)
    check_ins = okrs.check_ins(context.work.session, placed.row, limit=LOOK_BACK)
    latest = next((each for each in check_ins if each.next_step), None)
    code = bold(context.code(placed))
    if latest is None:
        return Reply(
            context.say("No next step of {code} {title} is recorded.", code=code, title=placed.row.title),
            about=context.code(placed),
        )
    return Reply(
        context.say(
            "{code}: {name} wrote ({day}): “{words}”",
            code=code,
            name=bold(context.name(context.member_by_id(latest.member_id))),
            day=day(context.voice, latest.at.astimezone(context.zone_here).date()),
            words=shorten(str(latest.next_step), QUOTED),
        ),
        about=context.code(placed),
    )
