"""`/undo`: takes back everything one message of mine changed, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.registry import Command
from commands.core.reply import Direct, Reply
from commands.texts.formats import percent, value
from commands.texts.markdown import Md, bold, lines
from storage import blockers, changes, okrs
from storage.tables import Blocker, Change, CheckIn, Edit, KeyResult, Objective

TAKEN_BACK_WITHIN = timedelta(hours=24)


def run(context: Context) -> Reply:
    """Reverse the speaker's latest change in this conversation; a second undo takes the one before."""
    change = changes.latest(
        context.work.session,
        org_id=context.org_id,
        member_id=context.member.id,
        conversation_id=context.message.conversation,
        since=context.now - TAKEN_BACK_WITHIN,
    )
    if change is None:
        raise Refusal(context.say("There is nothing of yours from the last 24 hours to take back here."))
    session = context.work.session
    made = changes.created_by(session, change)
    edits = [(edit, changes.subject(session, edit)) for edit in changes.edits_of(session, change)]
    rows = list(dict.fromkeys([*made, *(row for _, row in edits)]))
    _nobody_built_on_it(context, rows)
    direct = _withdrawn(context, made)
    _reverse(context, change, made, edits)
    context.drop_questions()
    return Reply(
        lines(
            context.say("↩️ Taken back."),
            *_now_shown(context, rows),
            context.say(
                "{undo} once more takes back the one before.", undo=context.here.typed(context.say("undo"))
            ),
        ),
        direct=direct,
    )


def _nobody_built_on_it(context: Context, rows: Sequence[Any]) -> None:
    for row in rows:
        if isinstance(row, CheckIn):
            _no_later_check_in(context, row)
        if isinstance(row, Blocker) and row.state == "accepted" and row.helper_id != context.member.id:
            raise Refusal(
                context.say(
                    "{helper} has taken {code} meanwhile, so it stays. Say {done} when it is out of the way.",
                    helper=bold(context.name(context.member_by_id(row.helper_id))),
                    code=bold(row.code),
                    done=context.here.shown(context.say("unblocked {code}", code=row.code)),
                )
            )


def _no_later_check_in(context: Context, row: CheckIn) -> None:
    key_result = context.work.session.get_one(KeyResult, (context.org_id, row.key_result_id))
    newest = next(iter(okrs.check_ins(context.work.session, key_result, limit=1)), None)
    if newest is None or newest.member_id == context.member.id or newest.at <= row.at:
        return
    raise Refusal(
        context.say(
            "{name} checked in on {code} since then, so nothing was taken back. Correct it with {example}",
            name=bold(context.name(context.member_by_id(newest.member_id))),
            code=bold(key_result.code),
            example=context.here.shown(f"{key_result.code} = …"),
        )
    )


def _reverse(
    context: Context, change: Change, made: Sequence[Any], edits: Sequence[tuple[Edit, Any]]
) -> None:
    """Withdraw what was made and give every field its former value, as a change that names this one."""
    reversing = context.change("undo")
    reversing.row.reverses_id = change.id
    for edit, row in edits:
        reversing.set(row, **changes.former(edit))
    for row in made:
        reversing.set(row, withdrawn_at=context.now)
        if isinstance(row, Blocker):
            reversing.set(row, state="withdrawn")
    change.reversed_at = context.now
    context.work.flush()
    for key_result in _key_results(context, [*made, *(row for _, row in edits)]):
        okrs.refresh(context.work, key_result)


def _key_results(context: Context, rows: Sequence[Any]) -> list[KeyResult]:
    ids = dict.fromkeys(row.key_result_id for row in rows if isinstance(row, CheckIn))
    return [context.work.session.get_one(KeyResult, (context.org_id, each)) for each in ids]


def _withdrawn(context: Context, made: Sequence[Any]) -> tuple[Direct, ...]:
    """Whoever was asked to help is told that it is no longer needed: a sent message cannot be unsent."""
    by_id = {row.id: row for row in made if isinstance(row, Blocker)}
    direct = []
    for ask in blockers.asks_for(context.work.session, context.org_id, by_id):
        helper = context.member_by_id(ask.member_id)
        if helper is None:
            continue
        there, blocker = context.alone_with(helper), by_id[ask.blocker_id]
        direct.append(
            Direct(
                to=helper,
                text=there.say(
                    "{name} withdrew {code} ({text}): nothing to do for you any more.",
                    name=bold(context.name(context.member, there.voice)),
                    code=bold(blocker.code),
                    text=blocker.text,
                ),
                once=f"withdrawn:{ask.id}",
            )
        )
    return tuple(direct)


def _now_shown(context: Context, rows: Sequence[Any]) -> list[Md]:
    """What the board shows now, a line for each thing taken back."""
    shown = [_key_result_line(context, key_result) for key_result in _key_results(context, rows)]
    for row in rows:
        if isinstance(row, Objective | KeyResult | Blocker) and row.withdrawn_at is not None:
            shown.append(context.say("{code} {title}: withdrawn", code=bold(row.code), title=_title(row)))
        elif isinstance(row, Blocker):
            shown.append(context.say("{code} {title}: open again", code=bold(row.code), title=row.text))
    return list(dict.fromkeys(shown))


def _key_result_line(context: Context, row: KeyResult) -> Md:
    return context.say(
        "{code} {title} is at {value} again (progress {share}).",
        code=bold(row.code),
        title=row.title,
        value=value(context.voice, row.current, row.unit),
        share=percent(context.voice, row.progress),
    )


def _title(row: Objective | KeyResult | Blocker) -> str:
    return row.text if isinstance(row, Blocker) else row.title


COMMAND = Command(name="undo", usage="/undo", says="take back your latest change (24 h)", run=run)
