"""`/okr drop O1 because …`, `/kr drop KR3 because …`: it stays in the history, and its code stays used."""

from __future__ import annotations

from collections.abc import Sequence

from commands.acts.blockers.follow_up_plan import plan
from commands.acts.objectives import changing
from commands.acts.objectives.changing import Subject
from commands.acts.objectives.fields import code_of
from commands.core.context import Context
from commands.core.grammar.orders.change_words import with_reason
from commands.core.registry import Command
from commands.core.reply import NEWS, Direct, Reply
from commands.texts.changes import reason_line
from commands.texts.markdown import Md, bold, lines
from storage import blockers, objectives
from storage.tables import Blocker, KeyResult, Member

OBJECTIVE, KEY_RESULT = "okr.drop", "kr.drop"


def run(context: Context) -> Reply:
    """Drop what is named with all that stands under it; whoever was asked to help is told."""
    meant = changing.subject(context, _example(context))
    said = with_reason(meant.words)
    reason = said.reason or said.text or None
    key_results = [] if meant.placed else objectives.key_results_of(context.work.session, meant.objective)
    direct = _drop(context, meant, key_results, reason)
    at, news = _owner_told(context, meant, reason)
    return Reply(
        lines(
            _dropped(context, meant, key_results),
            reason_line(context.here, reason) or _ask_why(context),
            *(context.say("{person}, it was yours.", person=_person(context, owner)) for owner in at),
            *_not_needed(context, direct),
            context.say("{undo} takes it back.", undo=context.here.typed(context.say("undo"))),
        ),
        at=at,
        about=meant.row.code,
        direct=direct + news,
    )


def _person(context: Context, member: Member) -> Md:
    return context.here.person(member.staff_id, context.name(member))


def _owner_told(
    context: Context, meant: Subject, reason: str | None
) -> tuple[tuple[Member, ...], tuple[Direct, ...]]:
    """Nobody learns from the board alone that something of theirs was dropped."""
    owner = context.member_by_id(meant.row.owner_id)
    if owner is None:
        return (), ()
    there = context.alone_with(owner)
    news = lines(
        there.say(
            "🗑 {name} dropped your {code} {title} ({team}).",
            name=bold(context.name(context.member, there.voice)),
            code=bold(code_of(context, meant.row)),
            title=meant.row.title,
            team=meant.team.name,
        ),
        reason_line(there, reason),
    )
    return changing.informed(context, meant, owner, news)


def _example(context: Context) -> Md:
    if context.parsed.intent == OBJECTIVE:
        return context.here.shown(context.say("/okr drop O1 because the market is gone"))
    return context.here.shown(context.say("/kr drop KR3 because the market is gone"))


def _drop(
    context: Context, meant: Subject, key_results: Sequence[KeyResult], reason: str | None
) -> tuple[Direct, ...]:
    change = context.change(KEY_RESULT if meant.placed else OBJECTIVE)
    change.row.reason = reason
    for row in (meant.row, *key_results):
        change.set(row, withdrawn_at=context.now, dropped_because=reason or "")
    dropped = [meant.row] if isinstance(meant.row, KeyResult) else key_results
    in_the_way = [
        blocker for row in dropped for blocker in blockers.open_of_key_result(context.work.session, row)
    ]
    for blocker in in_the_way:
        change.set(blocker, state="withdrawn", withdrawn_at=context.now)
        plan(context, blocker)
    return _withdrawn(context, {each.id: each for each in in_the_way})


def _withdrawn(context: Context, in_the_way: dict[object, Blocker]) -> tuple[Direct, ...]:
    """Whoever was asked to help has nothing to do any more. Of what is dropped they may know no more."""
    direct = []
    for ask in blockers.asks_for(
        context.work.session, context.org_id, [each.id for each in in_the_way.values()]
    ):
        helper, blocker = context.member_by_id(ask.member_id), in_the_way[ask.blocker_id]
        if helper is None or helper.id == context.member.id or ask.answer == "passed_on":
            continue
        there = context.alone_with(helper)
        direct.append(
            Direct(
                to=helper,
                text=there.say(
                    "{name} withdrew {code} ({text}): nothing to do for you any more.",
                    name=bold(context.name(context.member, there.voice)),
                    code=bold(blocker.code),
                    text=blocker.text,
                ),
                once=f"dropped:{ask.id}:{context.message.message_id}",
                kind=NEWS,
            )
        )
    return tuple(direct)


def _dropped(context: Context, meant: Subject, key_results: Sequence[KeyResult]) -> Md:
    head = {"code": bold(code_of(context, meant.row)), "title": meant.row.title}
    if not key_results:
        return context.say("🗑 {code} {title}: dropped. Its history stays.", **head)
    return context.say(
        "🗑 {code} {title}: dropped, with {codes}. The history stays.",
        codes=context.voice.list([bold(code_of(context, row)) for row in key_results]),
        **head,
    )


def _ask_why(context: Context) -> Md:
    return context.say("A reason helps later: next time, add “because …”.")


def _not_needed(context: Context, direct: Sequence[Direct]) -> list[Md]:
    people: dict[object, Member] = {each.to.id: each.to for each in direct}
    if not people:
        return []
    names = context.voice.list([bold(context.name(member)) for member in people.values()])
    return [context.say("Open blockers are withdrawn; I told {people}.", people=names)]


COMMAND = (
    Command(
        name=OBJECTIVE,
        usage="/okr drop O1 because the market is gone",
        says="drop an objective with its key results",
        run=run,
    ),
    Command(
        name=KEY_RESULT,
        usage="/kr drop KR3 because the market is gone",
        says="drop a key result",
        run=run,
    ),
)
