"""Closing a blocker: it is out of the way, or not needed any more."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from commands.acts.blockers.follow_up_plan import plan
from commands.acts.check_ins.storing import MORE_EXACTLY
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.reply import Asks, Direct, Reply
from commands.core.team_codes import team_word
from commands.texts.formats import age
from commands.texts.markdown import Md, bold, lines
from commands.texts.scene import Scene
from commands.texts.voice import mark
from storage import blockers
from storage.tables import Blocker, KeyResult, Member

GONE = mark("✅ {name} says {code} {text} is out of the way: nothing to do for you any more.")
WITHDRAWN = mark("{name} withdrew {code} ({text}): nothing to do for you any more.")


def resolve(
    context: Context, blocker: Blocker, key_result: KeyResult, words: str | None, *, asks: bool = True
) -> Reply:
    """The blocker is out of the way: say thanks, and ask its raiser whether the key result moved.

    Without `asks` a raiser who says so themselves is not asked: the same message tells it.

    Raises:
        Refusal: the speaker has nothing to do with it.
    """
    _may_close(context, blocker, helpers=True)
    context.change("resolve").set(
        blocker,
        state="resolved",
        resolved_at=context.now,
        resolution=words,
        helper_id=_helper(context, blocker),
    )
    plan(context, blocker)
    raiser, about = context.member_by_id(blocker.raised_by_id), key_result.code
    head = _out_of_the_way(context, blocker)
    quoted = context.say("“{words}”", words=words) if words else None
    others = _tell_asked(context, blocker, GONE, "gone")
    if raiser is not None and raiser.id == context.member.id and not asks:
        return Reply(lines(head, quoted), about=about, direct=others)
    if raiser is None or raiser.id == context.member.id:
        context.ask(MORE_EXACTLY, _new_value(context, key_result))
        return Reply(lines(head, quoted, _moved_by_oneself(context, key_result)), about=about, direct=others)
    thanks = context.say("Thank you, {name}.", name=context.name(context.member))
    text = lines(head, quoted, thanks)
    if context.group:
        context.ask(MORE_EXACTLY, _new_value(context, key_result), of=raiser)
        line = _raiser_line(context, raiser, key_result)
        return Reply(lines(text, line), at=(raiser,), about=about, direct=others)
    told = _tell_raiser(context, raiser, blocker, key_result, words)
    return Reply(text, about=about, direct=(told, *others))


def withdraw(context: Context, blocker: Blocker) -> Reply:
    """It is not needed any more: whoever was asked is told.

    Raises:
        Refusal: somebody else raised it.
    """
    _may_close(context, blocker, helpers=False)
    context.change("withdraw").set(blocker, state="withdrawn", withdrawn_at=context.now)
    plan(context, blocker)
    return Reply(
        context.say(
            "👌 {code} {text} is withdrawn. {undo} takes that back.",
            code=bold(blocker.code),
            text=blocker.text,
            undo=context.here.typed(context.say("undo")),
        ),
        direct=_tell_asked(context, blocker, WITHDRAWN, "withdrawn"),
    )


def _new_value(context: Context, key_result: KeyResult) -> dict[str, str]:
    """What the answer to "does that move KR5?" needs: a code that says which team's."""
    team = context.team_by_id(key_result.team_id)
    return {"code": f"{team_word(team.name)}/{key_result.code}"}


def _tell_asked(context: Context, blocker: Blocker, message: str, what: str) -> tuple[Direct, ...]:
    """Who was asked and did not pass it on need not think of it any more; the raiser hears it otherwise."""
    asks = blockers.asks_for(context.work.session, context.org_id, [blocker.id])
    ids = dict.fromkeys(ask.member_id for ask in asks if ask.answer != "passed_on")
    people = [context.member_by_id(each) for each in ids]
    without = (context.member.id, blocker.raised_by_id)
    return tuple(
        _told(context, member, blocker, message, what)
        for member in people
        if member is not None and member.id not in without
    )


def _told(context: Context, to: Member, blocker: Blocker, message: str, what: str) -> Direct:
    there = context.alone_with(to)
    return Direct(
        to=to,
        text=there.say(
            message,
            name=bold(context.name(context.member, there.voice)),
            code=bold(blocker.code),
            text=blocker.text,
        ),
        once=f"{what}:{blocker.id}:{to.id}:{context.message.message_id}",
        about=blocker.code,
    )


def _out_of_the_way(context: Context, blocker: Blocker) -> Md:
    code, lasted = bold(blocker.code), context.now - blocker.raised_at
    if lasted < timedelta(minutes=1):
        return context.say("✅ {code} {text} is out of the way.", code=code, text=blocker.text)
    return context.say(
        "✅ {code} {text} is out of the way after {age}.",
        code=code,
        text=blocker.text,
        age=age(context.voice, lasted),
    )


def _helper(context: Context, blocker: Blocker) -> UUID | None:
    """Who resolved it helped, unless it was the raiser."""
    if blocker.helper_id is not None or blocker.raised_by_id == context.member.id:
        return blocker.helper_id
    return context.member.id


def _moved(scene: Scene, key_result: KeyResult) -> Md:
    return scene.say(
        "does that move {key_result}? {value} · {same}",
        key_result=bold(key_result.code),
        value=scene.shown(f"{key_result.code} = …"),
        same=scene.typed(scene.say("{code} same", code=key_result.code)),
    )


def _moved_by_oneself(context: Context, key_result: KeyResult) -> Md:
    return context.say(
        "{name}, {question}",
        name=context.name(context.member),
        question=_moved(context.here, key_result),
    )


def _raiser_line(context: Context, raiser: Member, key_result: KeyResult) -> Md:
    there = context.here_for(raiser)
    return there.say(
        "{person}, {question}",
        person=context.here.person(raiser.staff_id, context.name(raiser)),
        question=_moved(there, key_result),
    )


def _tell_raiser(
    context: Context, raiser: Member, blocker: Blocker, key_result: KeyResult, words: str | None
) -> Direct:
    there = context.alone_with(raiser)
    return Direct(
        to=raiser,
        text=lines(
            there.say(
                "✅ {name} says {code} {text} is out of the way.",
                name=bold(context.name(context.member, there.voice)),
                code=bold(blocker.code),
                text=blocker.text,
            ),
            there.say("“{words}”", words=words) if words else None,
            there.say(
                "{name}, {question}",
                name=context.name(raiser, there.voice),
                question=_moved(there, key_result),
            ),
        ),
        once=f"resolved:{blocker.id}:{context.message.message_id}",
        about=key_result.code,
        asks=Asks(MORE_EXACTLY, _new_value(context, key_result)),
    )


def _may_close(context: Context, blocker: Blocker, *, helpers: bool) -> None:
    key_result = next((each for each in context.key_results if each.row.id == blocker.key_result_id), None)
    may = {key_result.row.owner_id, key_result.objective.owner_id} if key_result else set()
    may.add(blocker.raised_by_id)
    if helpers:
        asks = blockers.asks_for(context.work.session, context.org_id, [blocker.id])
        may |= {ask.member_id for ask in asks} | {blocker.helper_id or blocker.raised_by_id}
    if context.member.id in may:
        return
    if any(context.is_manager(team) for team in context.teams if team.id == blocker.team_id):
        return
    raise Refusal(_who_may(context, blocker, helpers=helpers))


def _who_may(context: Context, blocker: Blocker, *, helpers: bool) -> Md:
    fields = {
        "code": bold(blocker.code),
        "name": bold(context.name(context.member_by_id(blocker.raised_by_id))),
    }
    if helpers:
        return context.say(
            "Only who raised {code}, who helps with it, the owner or the manager can close it. "
            "It was raised by {name}.",
            **fields,
        )
    return context.say(
        "Only who raised {code}, the owner or the manager can withdraw it. It was raised by {name}; "
        "if you cannot help, say {pass_on}",
        pass_on=context.here.shown(context.say("not me @name")),
        **fields,
    )
