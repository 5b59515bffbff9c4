"""Putting off what is due: it is asked for again at the moment somebody chose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from commands.acts.members.standing_in import calendar_of
from commands.acts.targets import is_due_today, owned, quoted_key_result
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.days.later import MORNING
from commands.core.reply import Reply
from commands.rituals import snooze
from commands.rules.quiet_hours import allowed_from
from commands.texts.formats import moment
from commands.texts.markdown import Md, bold, lines
from storage import rituals
from storage.okrs import Placed
from storage.tables import Ritual

KIND = snooze.KIND
A_WHILE = timedelta(hours=2)
EVENING = time(18)
"""A while later it should not be later than this."""


def in_a_while(context: Context) -> datetime:
    """Two hours from now, or in the morning of the next working day."""
    later = context.now.astimezone(context.zone) + A_WHILE
    if MORNING <= later.time() < EVENING and later.date() == context.today:
        return later
    return datetime.combine(calendar_of(context).working_day_after(context.today), MORNING, context.zone)


def put_off(context: Context, wished: datetime) -> Reply:
    """Ask again then for what the speaker quoted, else for all of theirs that is due.

    Raises:
        Refusal: a moment gone by, or nothing is due.
    """
    not_gone_by(context, wished)
    meant = _meant(context)
    if not meant:
        raise Refusal(_nothing_due(context))
    at = allowed_from(wished, context.zone)
    _replace_former(context, meant)
    context.change(KIND).create(_row(context, meant, at))
    return Reply(lines(_receipt(context, meant, at), because_of_quiet_hours(context, wished, at)))


def not_gone_by(context: Context, at: datetime) -> None:
    """What is to happen must be still to come.

    Raises:
        Refusal: it is not.
    """
    if at <= context.now:
        raise Refusal(
            context.say(
                "I read that as {moment}, which is over. Nothing was changed. For example: {example}",
                moment=bold(moment(context.voice, at, context.zone, context.now)),
                example=context.here.shown(context.say("remind me tomorrow 9")),
            )
        )


def because_of_quiet_hours(context: Context, wished: datetime, at: datetime) -> Md | None:
    """Why it is later than wished."""
    if at == wished:
        return None
    return context.say("Between 20:00 and 8:00 I write to nobody, so it comes in the morning.")


def _meant(context: Context) -> list[Placed]:
    quoted, mine = quoted_key_result(context), owned(context)
    if quoted is not None and quoted in mine:
        return [quoted]
    return [each for each in mine if is_due_today(context, each)]


def _replace_former(context: Context, meant: Sequence[Placed]) -> None:
    """What was put off before to another moment is asked for at the new one only."""
    ids = {str(each.row.id) for each in meant}
    for row in rituals.of_member(context.work.session, context.org_id, context.member.id):
        if row.kind == KIND and row.next_due_at is not None and ids.issuperset(row.spec["key_results"]):
            context.change(KIND).set(row, withdrawn_at=context.now)


def _row(context: Context, meant: Sequence[Placed], at: datetime) -> Ritual:
    return Ritual(
        org_id=context.org_id,
        member_id=context.member.id,
        kind=KIND,
        spec={"key_results": [str(each.row.id) for each in meant]},
        next_due_at=at,
        made_by_id=context.member.id,
        created_at=context.now,
    )


def _receipt(context: Context, meant: Sequence[Placed], at: datetime) -> Md:
    when = moment(context.voice, at, context.zone, context.now)
    return context.voice.count(
        "💤 {when}. {codes} stays marked as due.",
        "💤 {when}. {codes} stay marked as due.",
        len(meant),
        when=Md(when[:1].upper() + when[1:]),
        codes=context.voice.list([bold(context.code(each)) for each in meant]),
    )


def _nothing_due(context: Context) -> Md:
    return context.say(
        "Nothing of yours is due now, so there is nothing to put off. "
        "I remind you of anything else: {example}",
        example=context.here.shown(context.say("remind me tomorrow 9 to call legal")),
    )
