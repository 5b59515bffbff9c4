"""What changed since the last digest, or since the day that is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from commands.acts.answers.subject import Asked
from commands.acts.objectives.move_lines import line
from commands.acts.rituals import digesting
from commands.core.context import Context
from commands.core.grammar.days.dates import find_date
from commands.core.grammar.replies import questions
from commands.core.grammar.replies.questions import Since
from commands.core.reply import Reply
from commands.reports.key_result_moves import Move, moves
from commands.rules.due import monday_of
from commands.texts.formats import moment
from commands.texts.markdown import Md, bold, bullets, paragraphs
from storage import rituals, weeks
from storage.tables import Blocker, RedFlag

WEEK = timedelta(days=7)
DAYS = {Since.YESTERDAY: 1, Since.TODAY: 0, Since.LAST_WEEK: 7, Since.MONTH: 30}
MOST = 15


def answer(context: Context, asked: Asked) -> Reply:
    """What was said and what it moved, then blockers and red flags; the silent ones are only counted."""
    since = _since(context, asked.text)
    found = moves(context.work.session, context.key_results, since)
    moved = sorted((each for each in found if each.said), key=lambda each: abs(each.points), reverse=True)
    happened = _happened(context, found, since)
    when = moment(context.voice, since, context.zone_here, context.now)
    if not moved and not happened:
        return Reply(context.say("Nothing was reported since {when}.", when=when))
    return Reply(
        paragraphs(
            context.say("🔄 Since {when}:", when=when),
            bullets([*(line(context, each) for each in moved[:MOST]), *happened[:MOST]]),
            _still(context, len(found) - len(moved)),
        )
    )


def _still(context: Context, count: int) -> Md | None:
    if count <= 0:
        return None
    return context.voice.count(
        "Nothing new of {n} other key result.", "Nothing new of {n} other key results.", count
    )


def _happened(context: Context, found: Sequence[Move], since: datetime) -> list[Md]:
    codes = {each.placed.row.id: context.code(each.placed) for each in found}
    session, org_id = context.work.session, context.org_id
    blocked = weeks.blockers_since(session, org_id, codes, since, ())
    flagged = weeks.flags_since(session, org_id, codes, since, (), eyes=context.eyes)
    shown = [_blocker(context, each, codes[each.key_result_id], since) for each in blocked]
    shown += [_flag(context, each, codes[each.key_result_id], since) for each in flagged]
    return [each for each in shown if each]


def _blocker(context: Context, blocker: Blocker, of: str, since: datetime) -> Md | None:
    fields = {"code": bold(blocker.code), "text": blocker.text, "key_result": of}
    if blocker.resolved_at is not None and blocker.resolved_at > since:
        return context.say("🧹 {code} {text} ({key_result}) is out of the way", **fields)
    if blocker.raised_at > since:
        return context.say("🚧 {code} {text} ({key_result}) is new", **fields)
    return None


def _flag(context: Context, flag: RedFlag, of: str, since: datetime) -> Md | None:
    if flag.cleared_at is not None:
        return context.say("🏳️ The red flag on {code} is down", code=bold(of))
    return context.say("🚩 A red flag on {code}", code=bold(of)) if flag.raised_at > since else None


# --- since when -------------------------------------------------------------------------------------


def _since(context: Context, text: str) -> datetime:
    """The day the question names; else the last digest."""
    named = questions.since(text)
    midnight = _midnight(context, context.now)
    if named is Since.WEEK:
        return midnight - timedelta(days=(context.today - monday_of(context.today)).days)
    if named in DAYS:
        return midnight - timedelta(days=DAYS[named])
    due = find_date(text, now=context.now.astimezone(context.zone_here)) if named is None else None
    return _gone_by(_midnight(context, due.at), midnight) if due else _last_digest(context)


def _gone_by(day: datetime, midnight: datetime) -> datetime:
    """A weekday means the last one of its name, a date this year's or last year's."""
    while day >= midnight and day - midnight < WEEK:
        day -= WEEK
    return day if day < midnight else day.replace(year=day.year - 1)


def _midnight(context: Context, at: datetime) -> datetime:
    local = at.astimezone(context.zone_here)
    return datetime.combine(local.date(), time(), local.tzinfo)


def _last_digest(context: Context) -> datetime:
    """Of several teams the one longest ago."""
    session = context.work.session
    found = [
        digesting.before(context, rituals.of_kind(session, team, digesting.KIND), at=context.now).at
        for team in context.teams
    ]
    return min(found, default=context.now - WEEK)
