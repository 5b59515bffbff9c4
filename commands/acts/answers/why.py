"""Why a key result stands as it does: what was reported and said in the last weeks, and nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from commands.acts.answers import behind
from commands.acts.answers.subject import Asked, key_result, objective
from commands.acts.blockers.open_blockers import line as blocker_line
from commands.core.context import Context
from commands.core.reply import Reply
from commands.rules.progress import KeyResultKind
from commands.texts.formats import day, value, yes_no
from commands.texts.markdown import Md, bold, bullets, dotted, lines, paragraphs, shorten
from storage import blockers, okrs
from storage.okrs import Placed
from storage.tables import Blocker, CheckIn

LOOK_BACK = timedelta(weeks=4)
LEAST, MOST = 2, 6
"""Check-ins an answer is based on, if there are so many: a change needs two."""
QUOTED = 200


def answer(context: Context, asked: Asked) -> Reply:
    """Of one key result, or of each of an objective; without either: what is behind at all."""
    meant = objective(context, asked)
    if meant is not None:
        placed = [each for each in context.key_results if each.objective.id == meant.row.id]
    else:
        found = key_result(context, asked)
        placed = [found] if found else []
    if not placed:
        return behind.answer(context, asked)
    about = context.code(placed[0]) if len(placed) == 1 else None
    return Reply(paragraphs(*(_why(context, each) for each in placed)), about=about)


def _why(context: Context, placed: Placed) -> Md:
    check_ins = _recent(context, placed)
    open_ones = blockers.open_of_key_result(context.work.session, placed.row)
    return lines(
        _way(context, placed, check_ins),
        bullets(
            [
                *(_quote(context, each) for each in check_ins if each.note),
                *(blocker_line(context, each, placed.row) for each in open_ones),
            ]
        )
        or None,
        _basis(context, check_ins, open_ones),
        _not_recorded(context, check_ins, open_ones),
    )


def _recent(context: Context, placed: Placed) -> list[CheckIn]:
    """Those of the last weeks, oldest first; two at least, to show where it came from."""
    latest = okrs.check_ins(context.work.session, placed.row, limit=MOST)
    return [each for nth, each in enumerate(latest) if nth < LEAST or each.at > context.now - LOOK_BACK][::-1]


def _way(context: Context, placed: Placed, check_ins: Sequence[CheckIn]) -> Md:
    """Values with their days, then the confidences."""
    head = context.say("{code} {title}", code=bold(context.code(placed)), title=bold(placed.row.title))
    values = [_dated(context, placed, each) for each in check_ins if each.value is not None]
    if len(values) < LEAST:
        start = value(context.voice, placed.row.initial, placed.row.unit)
        values = [context.say("{value} (at the beginning)", value=start), *values]
    levels = [str(each.confidence) for each in check_ins if each.confidence is not None]
    sure = context.say("confidence {level}", level=Md(" → ".join(levels))) if levels else None
    way = Md(" → ").join(values)
    return context.say("{key_result}: {way}", key_result=head, way=dotted(way, sure))


def _dated(context: Context, placed: Placed, each: CheckIn) -> Md:
    on = day(context.voice, each.at.astimezone(context.zone_here).date())
    yes = KeyResultKind(placed.row.kind) is KeyResultKind.YES_NO
    at = (
        yes_no(context.voice, (each.progress or 0) >= 1)
        if yes or each.value is None
        else value(context.voice, each.value, placed.row.unit)
    )
    return context.say("{value} ({day})", value=at, day=on)


def _quote(context: Context, each: CheckIn) -> Md:
    return context.say(
        "{name} wrote ({day}): “{words}”",
        name=bold(context.name(context.member_by_id(each.member_id))),
        day=day(context.voice, each.at.astimezone(context.zone_here).date()),
        words=shorten(str(each.note), QUOTED),
    )


def _basis(context: Context, check_ins: Sequence[CheckIn], open_ones: Sequence[Blocker]) -> Md:
    voice = context.voice
    if not check_ins and not open_ones:
        return context.say("No check-in yet.")
    said = voice.count("{n} check-in", "{n} check-ins", len(check_ins))
    if not open_ones:
        return context.say("Based on {check_ins}.", check_ins=said)
    blocked = voice.count("{n} blocker", "{n} blockers", len(open_ones))
    return context.say("Based on {check_ins} and {blockers}.", check_ins=said, blockers=blocked)


def _not_recorded(context: Context, check_ins: Sequence[CheckIn], open_ones: Sequence[Blocker]) -> Md | None:
    """What a reader would want to know and nobody has written down."""
    if not open_ones and not any(each.note for each in check_ins):
        return context.say("A reason is not recorded.")
    undated = [bold(each.code) for each in open_ones if each.due_at is None]
    if not undated:
        return None
    return context.say("By when {codes} will be solved is not recorded.", codes=context.voice.list(undated))
