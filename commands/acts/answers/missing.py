"""Who has not checked in this week, and who is away."""

from __future__ import annotations

from commands.acts.answers.subject import Asked
from commands.core.context import Context
from commands.core.reply import Reply
from commands.reports.due import waiting
from commands.texts.markdown import Md, paragraphs
from commands.texts.reminders import Missing, missing
from storage import absences, weeks
from storage.okrs import Placed


def answer(context: Context, asked: Asked) -> Reply:
    """Names with what is due of each, as the list of Friday has them."""
    del asked
    placed: list[Placed] = context.key_results
    session, org_id = context.work.session, context.org_id
    owners = list(weeks.people(session, org_id, [each.row.owner_id for each in placed]).values())
    away = absences.away_on(session, org_id, [each.id for each in owners], context.today)
    found = waiting(owners, placed, context.standpoint)
    still = [each for each in found if each.member.id not in away]
    if not placed:
        return Reply(context.say("There are no objectives here yet."))
    gone = [context.name(each) for each in owners if each.id in away]
    if not still:
        return Reply(
            paragraphs(
                _nobody(context, placed),
                context.say("Away: {people}", people=context.voice.list(gone)) if gone else None,
            )
        )
    people = [
        Missing(context.name(each.member), [context.code(one) for one in each.key_results]) for each in still
    ]
    text = missing(context.here, people, gone, done=len(owners) - len(found), of=len(owners))
    return Reply(text)


def _nobody(context: Context, placed: list[Placed]) -> Md:
    """All have checked in; or what has no check-in yet is too new to be waited for."""
    new = [context.code(each) for each in placed if each.row.checked_in_at is None]
    if not new:
        return context.say("👍 Everybody has checked in this week.")
    return context.say(
        "👍 Nobody is late. New, and without a check-in yet: {codes}", codes=context.voice.list(new)
    )
