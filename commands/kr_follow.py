"""`/kr follow KR3 uptime`: a health metric moves a key result; `/kr follow KR3 none` ends that."""

from __future__ import annotations

from commands.acts.check_ins.checking_in import figures
from commands.acts.metrics.health_metrics import leading, set_example, shown_key
from commands.acts.objectives import changing
from commands.acts.objectives.changing import Subject
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.orders.change_words import led_by, means, with_reason
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.rules.progress import ONE
from commands.rules.value import measured
from commands.texts.changes import reason_line
from commands.texts.health_metrics import range_shown
from commands.texts.markdown import Md, bold, lines
from storage import health_metrics
from storage.okrs import Placed
from storage.tables import HealthMetric

KIND = "kr.follow"


def run(context: Context) -> Reply:
    """Let the key result follow a metric of its team, or none any more."""
    meant, placed = changing.key_result(context, context.here.shown(context.say("/kr follow KR3 uptime")))
    said = with_reason(meant.words)
    if means(said.text, "nothing"):
        return _ended(context, meant, placed, said.reason)
    led = led_by(said.text, "to")
    metric, _ = leading(context, led[1] if led and led[1] else said.text, team=meant.team)
    if placed.row.follows_id == metric.id:
        raise changing.nothing_to_change(context, meant)
    _same_measure(context, placed, metric)
    _set(context, placed, metric, said.reason)
    return Reply(
        lines(
            context.say(
                "🩺 {code} {title} follows {key} ({range}) from the next reading on: {example}",
                code=bold(context.code(placed)),
                title=placed.row.title,
                key=bold(shown_key(context, metric)),
                range=range_shown(context.here, metric),
                example=set_example(context, metric),
            ),
            reason_line(context.here, said.reason),
            _undo(context),
        ),
        about=context.code(placed),
    )


def _same_measure(context: Context, placed: Placed, metric: HealthMetric) -> None:
    """A metric moves only what is counted in its unit, or in one that can be converted.

    Raises:
        Refusal: they measure different things.
    """
    sample = next((each for each in (metric.current, metric.low, metric.high) if each is not None), ONE)
    if measured(figures(placed), sample, metric.unit) is None:
        raise Refusal(
            context.say(
                "{code} {title} and {key} ({range}) do not measure the same thing, so nothing was changed.",
                code=bold(context.code(placed)),
                title=placed.row.title,
                key=bold(shown_key(context, metric)),
                range=range_shown(context.here, metric),
            )
        )


def _ended(context: Context, meant: Subject, placed: Placed, reason: str | None) -> Reply:
    if health_metrics.followed_by(context.work.session, placed.row) is None:
        raise changing.nothing_to_change(context, meant)
    _set(context, placed, None, reason)
    return Reply(
        lines(
            context.say(
                "🩺 {code} {title} follows no health metric now.",
                code=bold(context.code(placed)),
                title=placed.row.title,
            ),
            reason_line(context.here, reason),
            _undo(context),
        ),
        about=context.code(placed),
    )


def _set(context: Context, placed: Placed, metric: HealthMetric | None, reason: str | None) -> None:
    change = context.change(KIND)
    change.set(placed.row, follows_id=metric.id if metric else None)
    change.row.reason = reason


def _undo(context: Context) -> Md:
    return context.say("{undo} takes it back.", undo=context.here.typed(context.say("undo")))


COMMAND = Command(
    name=KIND, usage="/kr follow KR3 uptime", says="let a health metric move a key result", run=run
)
