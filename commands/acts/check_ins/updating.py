"""From the lines of a message to stored check-ins: every good line is stored, only the others come back."""

from __future__ import annotations

from collections.abc import Sequence

from commands.acts.check_ins.open_lines import ask_about
from commands.acts.check_ins.sorting import Open, in_words, sorted_lines
from commands.acts.check_ins.storing import stored
from commands.acts.targets import Several, target
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.reading import Line, Reading
from commands.core.reply import Reply
from commands.texts.markdown import Md, lines


def update(context: Context, found: Sequence[Line]) -> Reply:
    """Store every line that can be stored; ask about the only one that cannot, or explain the others.

    Raises:
        Refusal: no line can be stored.
    """
    ready, waiting, refused = sorted_lines(context, found)
    if not ready:
        return _nothing_ready(context, waiting, refused)
    return stored(context, ready, refused + [in_words(context, each) for each in waiting])


def _nothing_ready(context: Context, waiting: list[Open], refused: list[Md]) -> Reply:
    if len(waiting) == 1 and not refused:
        return ask_about(context, waiting[0])
    raise Refusal(lines(*refused, *dict.fromkeys(in_words(context, each) for each in waiting)))


def ask_which(context: Context, line: Line) -> Reply:
    """Ask which of the speaker's key results a line is about, even if there is only one."""
    return ask_about(context, Open(line, choice=_mine(context)))


def _mine(context: Context) -> Several:
    choice = target(context, Reading())
    return choice if isinstance(choice, Several) else Several((choice,))
