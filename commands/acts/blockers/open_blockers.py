"""What is in the way, a line each, for whoever lists it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from commands.acts.blockers.blocking import due_for
from commands.core.context import Context
from commands.texts.blockers import waits_for
from commands.texts.formats import age
from commands.texts.markdown import Md, bold, bullets, paragraphs
from storage import blockers
from storage.tables import Blocker, KeyResult, Member

MOST = 20
"""Lines of one answer."""


def open_ones(context: Context, found: Sequence[tuple[Blocker, KeyResult]]) -> Md:
    """Blockers with a line each, and how to say that one is gone."""
    return paragraphs(
        context.voice.count("🚧 {n} open blocker", "🚧 {n} open blockers", len(found)),
        bullets(line(context, *each) for each in found[:MOST]),
        context.say(
            "Out of the way? {done}",
            done=context.here.shown(context.say("unblocked {code}", code=found[0][0].code)),
        ),
    )


def line(context: Context, blocker: Blocker, key_result: KeyResult) -> Md:
    """What is in the way of what, since when, and who helps."""
    return context.say(
        "{code} {text} · {key_result} {title} · {age} · {who}",
        code=bold(blocker.code),
        text=blocker.text,
        key_result=key_result.code,
        title=key_result.title,
        age=age(context.voice, max(context.now - blocker.raised_at, timedelta(0))),
        who=_who(context, blocker),
    )


def _who(context: Context, blocker: Blocker) -> Md:
    """Who helps. Where nobody else reads it, the speaker is "you"."""
    if blocker.helper_id is not None:
        if _is_you(context, blocker.helper_id):
            return _you_have_it(context, blocker)
        helper = bold(context.name(context.member_by_id(blocker.helper_id)))
        due = due_for(context, blocker, _reader(context), context.here)
        if due is None:
            return context.say("{helper} is on it", helper=helper)
        return context.say("{helper} is on it, due {when}", helper=helper, when=due)
    asks = blockers.asks_for(context.work.session, context.org_id, [blocker.id])
    if any(_is_you(context, ask.member_id) for ask in asks if ask.answer is None):
        return context.say("waits for your answer: {words}", words=_accepting(context, blocker))
    waiting = [context.member_by_id(ask.member_id) for ask in asks if ask.answer is None]
    if waiting and blocker.followed_up:
        return waits_for(context.here, [context.name(member) for member in waiting])
    if waiting:
        names = context.voice.list([bold(context.name(member)) for member in waiting])
        return context.say("waiting for {people}", people=names)
    return context.say("nobody has it yet")


def _reader(context: Context) -> Member | None:
    return None if context.outsider else context.member


def _is_you(context: Context, member_id: UUID) -> bool:
    return not context.group and member_id == context.member.id


def _you_have_it(context: Context, blocker: Blocker) -> Md:
    done = context.here.typed(context.say("{code} done", code=blocker.code))
    due = due_for(context, blocker, _reader(context), context.here)
    if due is None:
        return context.say("you have it: {words}", words=done)
    return context.say("you have it, due {when}: {words}", when=due, words=done)


def _accepting(context: Context, blocker: Blocker) -> Md:
    return context.here.typed(context.say("{code} on it by Thu", code=blocker.code))
