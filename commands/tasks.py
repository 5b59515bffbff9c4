"""`T3 done`, `/task reopen T3`, `/task drop T3`, `/task list`: what became of tasks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby

from commands.acts.members.rights import may_finish
from commands.acts.targets import by_code
from commands.acts.tasks.finishing_tasks import finish
from commands.acts.tasks.initiatives import add_example, every, meant, of_key_result, shown
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.texts.markdown import Md, bold, bullets, lines, paragraphs
from storage.initiatives import PlacedInitiative

DONE, REOPEN, DROP, LIST = "task.done", "task.reopen", "task.drop", "task.list"
STILL_SHOWN = timedelta(days=7)
"""How long a task that is done stays in the list."""
MOST_SHOWN = 20


def done(context: Context) -> Reply:
    """The tasks named are done."""
    return finish(context, _named(context, context.say("/task done T3")))


def reopen(context: Context) -> Reply:
    """They are not done after all."""
    found = _up_to_speaker(context, context.say("/task reopen T3"))
    opened = [each for each in found if each.row.done_at is not None]
    if not opened:
        raise Refusal(
            lines(context.say("That is open already; nothing was changed."), *_lines(context, found))
        )
    for each in opened:
        context.change(REOPEN).set(each.row, done_at=None)
    return Reply(
        lines(context.say("↩️ Open again:"), *_lines(context, opened), _undo(context)), about=_only(opened)
    )


def drop(context: Context) -> Reply:
    """They are not needed any more. Their codes stay used."""
    found = _up_to_speaker(context, context.say("/task drop T3"))
    for each in found:
        context.change(DROP).set(each.row, withdrawn_at=context.now)
    return Reply(
        lines(context.say("🗑 Dropped:"), *_lines(context, found), _undo(context)), about=_only(found)
    )


def _up_to_speaker(context: Context, example: Md) -> list[PlacedInitiative]:
    """The tasks named, all of which the speaker may change."""
    found = _named(context, example)
    for each in found:
        may_finish(context, each.row, each.placed)
    return found


def _named(context: Context, example: Md) -> list[PlacedInitiative]:
    found = meant(context, context.parsed.rest)
    if not found:
        raise Refusal(
            context.say(
                "Which task? Say its code, for example: {example}. {list} shows them. Nothing was changed.",
                example=context.here.shown(example),
                list=context.here.typed(context.say("/task list")),
            )
        )
    return found


def _lines(context: Context, found: Sequence[PlacedInitiative]) -> list[Md]:
    return [shown(context, context.here, each) for each in found]


def _undo(context: Context) -> Md:
    return context.say("{undo} takes it back.", undo=context.here.typed(context.say("undo")))


def _only(found: Sequence[PlacedInitiative]) -> str | None:
    return found[0].row.code if len(found) == 1 else None


def listed(context: Context) -> Reply:
    """The team's in its group, one's own in a direct chat, those of a key result if it is named."""
    refs = [ref for line in context.parsed.lines for ref in line.reading.refs]
    if refs:
        return _of_key_result(context, refs[0])
    found = every(context, done_since=context.now - STILL_SHOWN)
    if not context.group:
        found = [each for each in found if each.row.owner_id == context.member.id]
    if not found:
        return Reply(_nothing(context))
    return Reply(
        paragraphs(
            context.voice.count("📌 {n} open task", "📌 {n} open tasks", _open(found)),
            *(
                _under(context, list(each))
                for _, each in groupby(found[:MOST_SHOWN], key=lambda each: each.placed.row.id)
            ),
            _more(context, len(found) - MOST_SHOWN),
            _how_done(context, found),
        )
    )


def _open(found: Sequence[PlacedInitiative]) -> int:
    return sum(1 for each in found if each.row.done_at is None)


def _under(context: Context, found: Sequence[PlacedInitiative]) -> Md:
    """The tasks of one key result below its title; of one that is not seen only the tasks."""
    placed = found[0].placed
    head = context.say("{code} {title}", code=bold(context.code(placed)), title=placed.row.title)
    return lines(head if found[0].seen else None, bullets(_lines(context, found)))


def _more(context: Context, count: int) -> Md | None:
    return context.voice.count("and {n} more", "and {n} more", count) if count > 0 else None


def _how_done(context: Context, found: Sequence[PlacedInitiative]) -> Md | None:
    first = next((each for each in found if each.row.done_at is None), None)
    if first is None:
        return None
    return context.say(
        "Done? {done}", done=context.here.shown(context.say("{code} done", code=context.code(first)))
    )


def _nothing(context: Context) -> Md:
    if context.group:
        return context.say("No task is open here. Add one: {example}", example=add_example(context))
    return context.say("No task of yours is open. Add one: {example}", example=add_example(context))


def _of_key_result(context: Context, code: str) -> Reply:
    placed = by_code(context, code)
    found = of_key_result(context, placed)
    head = context.say("{code} {title}", code=bold(context.code(placed)), title=placed.row.title)
    if not found:
        return Reply(
            lines(
                head,
                context.say(
                    "No task yet. Add one: {example}",
                    example=context.here.shown(context.say("/task add {code} …", code=context.code(placed))),
                ),
            ),
            about=context.code(placed),
        )
    return Reply(
        paragraphs(head, bullets(_lines(context, found)), _how_done(context, found)),
        about=context.code(placed),
    )


COMMAND = (
    Command(name=DONE, usage="T3 done", says="a task is done", run=done),
    Command(
        name=LIST, usage="/task list", says="the team's tasks; in a direct chat yours", run=listed, shows=True
    ),
    Command(name=REOPEN, usage="/task reopen T3", says="a task is not done after all", run=reopen),
    Command(name=DROP, usage="/task drop T3", says="a task is not needed any more", run=drop),
)
