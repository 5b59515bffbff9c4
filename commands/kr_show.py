"""`/kr`: my key results; `/kr due` those due; `/kr KR4` one with its trend and notes."""

from __future__ import annotations

from commands.acts.cycles.reviewing import shown as grade_shown
from commands.acts.members.rights import checks_in, remark_welcome
from commands.acts.objectives.beginning import no_key_results
from commands.acts.objectives.latest_comments import comments_on
from commands.acts.objectives.showing import in_the_way, key_result_shown, reported, seen, update_example
from commands.acts.targets import is_due_today, owned, to_read
from commands.acts.tasks.initiatives import of_key_result, shown
from commands.core.context import Context
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.reports.review import graded_one
from commands.texts import reviews
from commands.texts.boards import key_result, pace, way
from commands.texts.formats import confidence, day
from commands.texts.health_metrics import range_shown
from commands.texts.markdown import Md, bold, bullets, lines, paragraphs
from storage import blockers, health_metrics, okrs
from storage.okrs import Placed
from storage.tables import CheckIn

LATEST = 8


def run(context: Context) -> Reply:
    """One key result if a code is named, else the speaker's own."""
    codes = [ref for line in context.parsed.lines for ref in line.reading.refs]
    if codes:
        return _one(context, to_read(context, codes[0]))
    return _mine(context, only_due=bool(context.parsed.rest.strip()))


def _mine(context: Context, *, only_due: bool) -> Reply:
    mine = [each for each in owned(context) if not only_due or is_due_today(context, each)]
    if not mine and only_due:
        return Reply(context.say("👍 Nothing of yours is due."))
    if not mine and not context.key_results:
        return Reply(no_key_results(context))
    if not mine:
        return Reply(
            context.say(
                "You own no key result here. {board} shows the team's.", board=context.here.typed("/okr")
            )
        )
    blocked, flagged = in_the_way(context)
    return Reply(
        paragraphs(
            context.say("Your key results that are due:") if only_due else context.say("Your key results:"),
            bullets(
                key_result(
                    key_result_shown(context, seen(context, each), blocked=blocked, flagged=flagged),
                    context.here,
                )
                for each in mine
            ),
            _how_to_update(context, mine[0]),
        ),
        about=context.code(mine[0]) if len(mine) == 1 else None,
    )


def _how_to_update(context: Context, placed: Placed) -> Md:
    return context.say("Update with e.g. {example}", example=update_example(context, placed))


def _what_next(context: Context, placed: Placed) -> Md | None:
    """What the speaker can say of it: an update, if it is theirs, else a remark."""
    if placed.cycle.closed_at is not None:
        return _closed(context, placed)
    if checks_in(context, placed):
        return _how_to_update(context, placed)
    return None if context.outsider else remark_welcome(context, context.code(placed))


def _closed(context: Context, placed: Placed) -> Md:
    return context.say(
        "{cycle} is closed: this can be read and not changed any more.", cycle=placed.cycle.name
    )


def _one(context: Context, placed: Placed) -> Reply:
    blocked, flagged = in_the_way(context)
    found = key_result_shown(context, seen(context, placed), blocked=blocked, flagged=flagged)
    checked_in = okrs.check_ins(context.work.session, placed.row, limit=LATEST)
    open_ones = blockers.open_of_key_result(context.work.session, placed.row)
    return Reply(
        paragraphs(
            lines(
                key_result(found, context.here),
                way(found, context.here),
                pace(found, context.here) if placed.cycle.closed_at is None else None,
                *(
                    context.say("🚧 {code} {text}", code=bold(blocker.code), text=blocker.text)
                    for blocker in open_ones
                ),
                _followed(context, placed),
            ),
            _graded(context, placed),
            bullets(shown(context, context.here, each) for each in of_key_result(context, placed)),
            bullets(_entry(context, placed, each) for each in checked_in)
            if checked_in
            else context.say("No check-in yet."),
            comments_on(context, placed.row),
            _what_next(context, placed),
        ),
        about=context.code(placed),
    )


def _followed(context: Context, placed: Placed) -> Md | None:
    metric = health_metrics.followed_by(context.work.session, placed.row)
    if metric is None:
        return None
    return context.say(
        "🩺 follows {key} ({range})", key=bold(metric.key), range=range_shown(context.here, metric)
    )


def _graded(context: Context, placed: Placed) -> Md | None:
    """How it ended, once somebody graded it or its cycle is closed; and what was learned from it."""
    found = graded_one(context.work.session, placed)
    if not found.given and not found.lessons and placed.cycle.closed_at is None:
        return None
    return lines(
        reviews.grade_alone(grade_shown(context, found), context.here),
        *(reviews.lesson_line(context.here, each.text) for each in found.lessons),
    )


def _entry(context: Context, placed: Placed, check_in: CheckIn) -> Md:
    """A check-in of the past in one line."""
    parts = [
        day(context.voice, check_in.at.astimezone(context.zone).date(), context.today),
        bold(context.name(context.member_by_id(check_in.member_id))),
        reported(context, placed, check_in),
        context.say("confidence {level}", level=confidence(context.voice, check_in.confidence))
        if check_in.confidence is not None
        else None,
        context.say("“{words}”", words=check_in.note) if check_in.note else None,
    ]
    return Md(" · ").join([part for part in parts if part])


COMMAND = Command(
    name="kr.show",
    usage="/kr KR3",
    says="your key results, those due, or one with its history",
    run=run,
    shows=True,
)
