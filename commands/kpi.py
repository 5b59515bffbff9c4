"""`/kpi add uptime >= 99.9%`, `/kpi set uptime 99.95`, `/kpi list`, `/kpi drop uptime`: health metrics."""

from __future__ import annotations

from decimal import Decimal

from commands.acts.members.rights import may_say_here, may_take_part
from commands.acts.metrics.health_metrics import (
    add_example,
    amount,
    every,
    in_unit,
    leading,
    line,
    set_example,
    shown_key,
)
from commands.acts.metrics.readings import Recorded, record_reading
from commands.acts.objectives.showing import value_example
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.orders.health_lines import Range, read_range
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.texts.formats import change, percent
from commands.texts.formats import value as shown
from commands.texts.health_metrics import range_shown, standing
from commands.texts.markdown import Md, bold, bullets, dotted, lines, paragraphs
from storage import health_metrics
from storage.tables import HealthMetric, Team

ADD, SET, LIST, DROP = "kpi.add", "kpi.set", "kpi.list", "kpi.drop"
LONGEST_TITLE = 100


def add(context: Context) -> Reply:
    """A new metric of the team; of one that is there already another range."""
    team = context.team
    may_take_part(context, team)
    said = _described(context)
    there = health_metrics.by_key(context.work.session, team, said.key)
    if there is None:
        metric = _new(context, team, said)
    else:
        metric = there
        _change_range(context, metric, said)
    return Reply(
        lines(
            context.say(
                "🩺 {key}: {range}",
                key=bold(shown_key(context, metric)),
                range=range_shown(context.here, metric),
            ),
            context.say("Measured? {example}", example=set_example(context, metric)),
            _undo(context),
        )
    )


def _described(context: Context) -> Range:
    said = read_range(context.parsed.rest, language=context.habit)
    if not said.key or len(said.title) > LONGEST_TITLE:
        raise Refusal(_how(context))
    if said.limit is not None:
        raise Refusal(_which_side(context, said))
    if said.low is None and said.high is None:
        raise Refusal(_how(context))
    return said


def _how(context: Context) -> Md:
    return lines(
        context.say("Nothing was added. Say what is measured and where it should stay, for example:"),
        add_example(context),
        context.here.shown(context.say("/kpi add “First reply time” between 1h and 4h")),
    )


def _which_side(context: Context, said: Range) -> Md:
    said_so = {"key": said.key, "limit": said.limit or ""}
    least = context.here.shown(context.say("/kpi add {key} >= {limit}", **said_so))
    most = context.here.shown(context.say("/kpi add {key} <= {limit}", **said_so))
    return context.say(
        "Is {limit} the least or the most? Nothing was added. At least: {least} · At most: {most}",
        limit=said.limit or "",
        least=least,
        most=most,
    )


def _new(context: Context, team: Team, said: Range) -> HealthMetric:
    return context.change(ADD).create(
        HealthMetric(
            org_id=context.org_id,
            team_id=team.id,
            key=said.key,
            title=said.title,
            unit=said.unit,
            low=said.low,
            high=said.high,
            created_at=context.now,
        )
    )


def _change_range(context: Context, metric: HealthMetric, said: Range) -> None:
    """A key is used once: a dropped metric comes back with its readings, in the unit they have."""
    limits = [_in_its_unit(context, metric, each, said) for each in (said.low, said.high)]
    if metric.withdrawn_at is None and limits == [metric.low, metric.high]:
        raise Refusal(
            context.say(
                "{key} is like that already; nothing was changed.", key=bold(shown_key(context, metric))
            )
        )
    context.change(ADD).set(metric, low=limits[0], high=limits[1], withdrawn_at=None)


def _in_its_unit(
    context: Context, metric: HealthMetric, limit: Decimal | None, said: Range
) -> Decimal | None:
    if limit is None:
        return None
    found = in_unit(limit, said.unit, metric)
    if found is None:
        raise Refusal(
            context.say(
                "{key} is there already and measures something else ({range}), so nothing was changed. "
                "Choose another name, for example: {example}",
                key=bold(shown_key(context, metric)),
                range=range_shown(context.here, metric),
                example=context.here.shown(context.say("/kpi add {key}-2 …", key=metric.key)),
            )
        )
    return found


def set_value(context: Context) -> Reply:
    """A reading; the key results that follow the metric are checked in with it."""
    metric, words = leading(context, context.parsed.rest)
    may_take_part(context, context.team_by_id(metric.team_id))
    value, former = amount(context, metric, words), metric.current
    recorded = record_reading(
        context,
        metric,
        value,
        at=context.message.sent_at,
        member=context.member,
        change=context.change(SET),
    )
    return Reply(
        lines(
            dotted(
                context.say(
                    "🩺 {key} {value}",
                    key=bold(shown_key(context, metric)),
                    value=standing(context.here, metric, value),
                ),
                range_shown(context.here, metric),
                context.say("before: {value}", value=shown(context.voice, former, metric.unit))
                if former is not None
                else None,
            ),
            *_followers(context, recorded),
            _undo(context),
        )
    )


def _followers(context: Context, recorded: Recorded) -> list[Md]:
    """The key results that moved, and those that could not; of private ones nothing is said in a group."""
    moved = [each for each in recorded.moved if may_say_here(context, [each.placed.row])]
    left = [each for each in recorded.left if may_say_here(context, [each.row])]
    return [
        *(
            context.say(
                "{code} {title}: {change} (progress {share})",
                code=bold(context.code(each.placed)),
                title=each.placed.row.title,
                change=change(context.voice, each.before, each.placed.row.current, each.placed.row.unit),
                share=percent(context.voice, each.placed.row.progress),
            )
            for each in moved
        ),
        *(
            context.say(
                "{code} {title} could not follow that. Say it yourself: {example}",
                code=bold(context.code(each)),
                title=each.row.title,
                example=value_example(context, each),
            )
            for each in left
        ),
    ]


def listed(context: Context) -> Reply:
    """All metrics of the teams meant."""
    found = every(context)
    if not found:
        return Reply(
            context.say("No health metric is kept here yet. Add one: {example}", example=add_example(context))
        )
    return Reply(
        paragraphs(
            context.voice.count("🩺 {n} health metric", "🩺 {n} health metrics", len(found)),
            bullets(line(context, each) for each in found),
            context.say("Measured? {example}", example=set_example(context, found[0])),
        )
    )


def drop(context: Context) -> Reply:
    """It is not measured any more; what followed it stays where it is."""
    metric, _ = leading(context, context.parsed.rest)
    may_take_part(context, context.team_by_id(metric.team_id))
    changes = context.change(DROP)
    changes.set(metric, withdrawn_at=context.now)
    for each in health_metrics.followers(context.work.session, metric):
        changes.set(each.row, follows_id=None)
    return Reply(
        lines(
            context.say("🗑 {key} is not measured any more.", key=bold(shown_key(context, metric))),
            _undo(context),
        )
    )


def _undo(context: Context) -> Md:
    return context.say("{undo} takes it back.", undo=context.here.typed(context.say("undo")))


COMMAND = (
    Command(name=ADD, usage="/kpi add uptime >= 99.9%", says="a number the team keeps in a range", run=add),
    Command(name=SET, usage="/kpi set uptime 99.95", says="what was measured of it", run=set_value),
    Command(
        name=LIST, usage="/kpi list", says="all health metrics, inside or outside", run=listed, shows=True
    ),
    Command(name=DROP, usage="/kpi drop uptime", says="it is not measured any more", run=drop),
)
