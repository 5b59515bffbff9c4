"""Why a change cannot be taken back any more: somebody else built on it, or its cycle is closed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from commands.acts.objectives.fields import code_of
from commands.acts.undo.undoing import Touched, key_results_of
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.texts.markdown import Md, bold
from storage import changes, okrs
from storage.tables import (
    Blocker,
    BlockerAsk,
    Change,
    CheckIn,
    Comment,
    Cycle,
    Grade,
    Initiative,
    KeyResult,
    Lesson,
    Objective,
)

REPORTED_AGAINST = frozenset({"kind", "unit", "start", "target", "owner_id"})
"""Fields of a key result by which a later check-in was made."""

BUILT = (Objective, KeyResult, CheckIn, Blocker, Initiative, Comment)
"""What somebody may have put under a new objective, key result or blocker; an answer to it does not count."""


def refuse_if_built_on(context: Context, change: Change, touched: Sequence[Touched]) -> None:
    """A change stays once something of somebody else stands on it.

    Raises:
        Refusal: with what stands on it, and what works instead.
    """
    own = {each.row for each in touched}
    below = changes.pointing_at(context.work.session, (each.row for each in touched if each.made))
    _cycle_open(context, [*key_results_of(context, touched), *(each.row for each in touched)])
    for each in touched:
        if isinstance(each.row, CheckIn):
            _no_later_check_in(context, each.row)
        if isinstance(each.row, KeyResult) and REPORTED_AGAINST & each.after.keys():
            _no_check_in_since(context, change, each.row)
        if isinstance(each.row, Blocker):
            _not_accepted(context, each.row)
            if each.made:
                _not_cleared(context, each.row)
        if isinstance(each.row, KeyResult | Objective | Grade | BlockerAsk) and not each.made:
            _not_changed_again(context, change, each)
        if each.made:
            under = [row for row in below.get(each.row.id, ()) if isinstance(row, BUILT) and row not in own]
            changed = [each.row] if isinstance(each.row, KeyResult | Objective) else []
            _nothing_below(context, change, each.row, [*changed, *under])


def _cycle_open(context: Context, rows: Sequence[Any]) -> None:
    session, key = context.work.session, context.org_id
    graded = [session.get_one(KeyResult, (key, row.key_result_id)) for row in rows if isinstance(row, Grade)]
    kinds = (Objective, KeyResult, Blocker, Lesson)
    for cycle_id in {row.cycle_id for row in [*rows, *graded] if isinstance(row, kinds)}:
        cycle = session.get_one(Cycle, (key, cycle_id))
        if cycle.closed_at is not None:
            raise Refusal(
                context.say(
                    "{cycle} is closed, so nothing in it is taken back any more.", cycle=bold(cycle.name)
                )
            )


def _no_later_check_in(context: Context, row: CheckIn) -> None:
    key_result = context.work.session.get_one(KeyResult, (context.org_id, row.key_result_id))
    newest = next(iter(okrs.check_ins(context.work.session, key_result, limit=1)), None)
    if newest is not None and newest.member_id != context.member.id and newest.at > row.at:
        raise Refusal(_checked_in_since(context, key_result, newest))


def _no_check_in_since(context: Context, change: Change, row: KeyResult) -> None:
    newest = next(iter(okrs.check_ins(context.work.session, row, limit=1)), None)
    if newest is not None and newest.member_id != context.member.id and newest.created_at >= change.at:
        raise Refusal(_checked_in_since(context, row, newest))


def _checked_in_since(context: Context, row: KeyResult, newest: CheckIn) -> Md:
    return context.say(
        "{name} checked in on {code} since then, so nothing was taken back. Correct it with {example}",
        name=bold(context.name(context.member_by_id(newest.member_id))),
        code=bold(row.code),
        example=context.here.shown(f"{row.code} = …"),
    )


def _not_accepted(context: Context, row: Blocker) -> None:
    if row.state != "accepted" or row.helper_id == context.member.id:
        return
    raise Refusal(
        context.say(
            "{helper} has taken {code} meanwhile, so it stays. Say {done} when it is out of the way.",
            helper=bold(context.name(context.member_by_id(row.helper_id))),
            code=bold(row.code),
            done=context.here.shown(context.say("unblocked {code}", code=row.code)),
        )
    )


def _not_cleared(context: Context, row: Blocker) -> None:
    """A blocker that a helper cleared stays, with what they did."""
    if row.state != "resolved" or row.helper_id in (None, context.member.id):
        return
    raise Refusal(
        context.say(
            "{helper} has cleared {code} meanwhile, so nothing was taken back.",
            helper=bold(context.name(context.member_by_id(row.helper_id))),
            code=bold(row.code),
        )
    )


def _not_changed_again(context: Context, change: Change, touched: Touched) -> None:
    """What was set has another value now: giving back the former one would undo somebody's later change."""
    row = touched.row
    if all(getattr(row, name) == value for name, value in touched.after.items()):
        return
    code = bold(_code(context, row))
    later = changes.by_another(context.work.session, change, [row.id])
    raise Refusal(
        context.say(
            "{name} changed {code} again since then, so nothing was taken back.",
            name=bold(context.name(context.member_by_id(later.member_id))),
            code=code,
        )
        if later
        else context.say("You changed {code} again elsewhere since then; undo it there first.", code=code)
    )


def _code(context: Context, row: KeyResult | Objective | Grade | BlockerAsk) -> str:
    """Of a grade the code of its key result, of somebody asked that of the blocker."""
    if isinstance(row, BlockerAsk):
        return context.work.session.get_one(Blocker, (context.org_id, row.blocker_id)).code
    if isinstance(row, Grade):
        return context.work.session.get_one(KeyResult, (context.org_id, row.key_result_id)).code
    return row.code


def _nothing_below(context: Context, change: Change, row: Any, below: Sequence[Any]) -> None:
    later = changes.by_another(context.work.session, change, [each.id for each in below])
    if later is None:
        return
    raise Refusal(
        context.say(
            "{name} has built on {code} since then, so nothing was taken back. To drop it: {drop}",
            name=bold(context.name(context.member_by_id(later.member_id))),
            code=bold(row.code),
            drop=_drop(context, row),
        )
    )


def _drop(context: Context, row: Any) -> Md:
    code = code_of(context, row)
    if isinstance(row, Objective):
        return context.here.shown(context.say("/okr drop {code} because …", code=code))
    return context.here.shown(context.say("/kr drop {code} because …", code=code))
