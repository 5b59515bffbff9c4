"""What is blocked, and who waits for whom."""

from __future__ import annotations

from commands.acts.answers.subject import Asked, key_result
from commands.acts.blockers.named_blockers import told_of
from commands.acts.blockers.open_blockers import MOST, line
from commands.core.context import Context
from commands.core.reply import Reply
from commands.texts.markdown import Md, bold, bullets, lines
from storage import blockers
from storage.tables import Blocker, KeyResult


def answer(context: Context, asked: Asked) -> Reply:
    """The blocker that is named, or the open ones of a key result or of all here: whom each waits for."""
    named = told_of(context, asked.text)
    if named is not None:
        return named
    session = context.work.session
    placed = key_result(context, asked)
    if placed is not None:
        found = [(each, placed.row) for each in blockers.open_of_key_result(session, placed.row)]
    else:
        teams = [team.id for team in context.teams]
        found = list(blockers.open_of_teams(session, context.org_id, teams, eyes=context.eyes))
    if not found:
        return Reply(_nothing(context, context.code(placed) if placed else None))
    return Reply(
        lines(
            context.voice.count("🚧 {n} open blocker", "🚧 {n} open blockers", len(found)),
            bullets(_line(context, *each) for each in found[:MOST]),
        ),
        about=context.code(placed) if placed else None,
    )


def _nothing(context: Context, code: str | None) -> Md:
    if code is None:
        return context.say("👍 Nothing is blocked.")
    return context.say("👍 Nothing that was reported blocks {code}.", code=bold(code))


def _line(context: Context, blocker: Blocker, key_result: KeyResult) -> Md:
    raiser = context.name(context.member_by_id(blocker.raised_by_id))
    return context.say(
        "{name} asked: {blocker}", name=bold(raiser), blocker=line(context, blocker, key_result)
    )
