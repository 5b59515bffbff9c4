"""How a key result moved since a moment, in one line."""

from __future__ import annotations

from commands.core.context import Context
from commands.reports.key_result_moves import Move
from commands.rules.progress import KeyResultKind
from commands.texts.boards import counted
from commands.texts.formats import ARROW, change, number, points, yes_no
from commands.texts.markdown import Md, bold, shorten
from storage.tables import CheckIn

QUOTED = 120
MOST_LEVELS = 5
"""Confidences shown of a trend."""


def line(context: Context, move: Move, *, quote: bool = True) -> Md:
    """Figures then and now, the confidence on its way, and the last words said about it."""
    row = move.placed.row
    parts = [
        context.say(
            "{code} {title}: {figures}",
            code=bold(context.code(move.placed)),
            title=row.title,
            figures=figures(context, move),
        ),
        context.say("{points} points", points=points(context.voice, move.points * 100))
        if round(move.points * 100)
        else None,
        trend(context, move),
        words(context, move.said) if quote else None,
    ]
    return Md(" · ").join([part for part in parts if part])


def figures(context: Context, move: Move) -> Md:
    """Where it was and is, in its own unit."""
    row = move.placed.row
    kind = KeyResultKind(row.kind)
    if kind is KeyResultKind.YES_NO:
        return yes_no(context.voice, row.progress >= 1)
    now = counted(context.voice, kind, row.current, row.target, row.unit)
    if move.value == row.current:
        return now
    if kind is KeyResultKind.MILESTONES:
        return Md(ARROW).join([number(context.voice, move.value), now])
    return change(context.voice, move.value, row.current, row.unit)


def trend(context: Context, move: Move) -> Md | None:
    """The confidences from then to now; None while nobody has said one."""
    levels = move.confidences
    turns = [level for nth, level in enumerate(levels) if nth == 0 or level != levels[nth - 1]]
    if not turns:
        return None
    shown = " → ".join(str(level) for level in turns[-MOST_LEVELS:])
    return context.say("confidence {level}", level=Md(shown))


def words(context: Context, said: tuple[CheckIn, ...]) -> Md | None:
    """The last note, in quotes and with its author."""
    note = next((each for each in reversed(said) if each.note), None)
    if note is None:
        return None
    name = context.name(context.member_by_id(note.member_id))
    return context.say("{name}: “{words}”", name=bold(name), words=shorten(str(note.note), QUOTED))
