"""`/okr edit O1 New title`, `/kr edit KR3 target 6`: the code decides what is changed."""

from __future__ import annotations

from dataclasses import replace

from commands.acts.objectives import changing
from commands.acts.objectives.changing import Subject
from commands.acts.objectives.editing import edit_key_result
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.orders.change_words import led_by, with_reason
from commands.core.grammar.orders.okr_lines import LONGEST_TITLE
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.rules.quality import NUMBER, Hint, HintCode
from commands.texts.hints import hints
from commands.texts.markdown import Md, paragraphs
from storage.tables import Objective

OBJECTIVE, KEY_RESULT = "okr.edit", "kr.edit"


def run(context: Context) -> Reply:
    """Change an objective's title, or what a key result is called and measures."""
    objective = context.parsed.intent == OBJECTIVE
    meant = changing.subject(context, _example(context, objective=objective))
    if not meant.words:
        raise Refusal(
            context.say(
                "What shall be different? For example: {example}",
                example=_example(context, objective=meant.placed is None),
            )
        )
    if meant.placed is not None:
        return edit_key_result(context, meant, meant.placed, kind=KEY_RESULT)
    return _retitle(context, meant, meant.objective)


def _example(context: Context, *, objective: bool) -> Md:
    if objective:
        return context.here.shown(context.say("/okr edit O1 Renewals run by themselves"))
    return context.here.shown(context.say("/kr edit KR3 target 6"))


def _retitle(context: Context, meant: Subject, row: Objective) -> Reply:
    title, reason = with_reason(meant.words, title=True)
    named = led_by(title, "title")
    title = " ".join((named[1] if named and named[1] else title).split())
    if not title:
        raise Refusal(
            context.say(
                "A title needs words; nothing was changed. For example: {example}",
                example=_example(context, objective=True),
            )
        )
    if len(title) > LONGEST_TITLE:
        raise Refusal(context.say("A title may have 200 characters at most; nothing was changed."))
    if title == row.title:
        raise changing.nothing_to_change(context, meant)
    before, change = {"title": row.title}, context.change(OBJECTIVE)
    change.set(row, title=title)
    change.row.reason = reason
    reply = changing.edited(context, meant, before, reason)
    return replace(reply, text=paragraphs(reply.text, _advice(context, title)))


def _advice(context: Context, title: str) -> Md | None:
    number = NUMBER.search(title)
    return hints([Hint(HintCode.NUMBER_IN_OBJECTIVE, word=number[0])] if number else [], context.here)


COMMAND = (
    Command(
        name=OBJECTIVE, usage="/okr edit O1 Renewals run by themselves", says="change an objective", run=run
    ),
    Command(
        name=KEY_RESULT,
        usage="/kr edit KR3 target 6",
        says="change a key result: title, from and to, unit",
        run=run,
    ),
)
