"""`/comment KR4 text`, `/comment O2 text`: a remark by anybody who may see it; the owner is told."""

from __future__ import annotations

from commands.acts.objectives.by_code import OBJECTIVE, objective_by_code
from commands.acts.objectives.commenting import KIND, comment_on
from commands.acts.targets import by_code, quoted_key_result
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.codes.key_results import find_refs
from commands.core.grammar.words.normal import Normal
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.texts.markdown import Md
from storage.tables import KeyResult, Objective

BETWEEN = " \t\n:：,，-–—"
"""What may stand between the code and the words."""


def run(context: Context) -> Reply:
    """Read what is said of what; the rest is the same for every remark."""
    about, words = _read(context)
    if about is None or not words:
        raise Refusal(_how(context))
    return comment_on(context, about, words)


def _read(context: Context) -> tuple[KeyResult | Objective | None, str]:
    """What is commented on and the words: a code in front, or the quoted message's key result."""
    normal = Normal.of(context.parsed.rest)
    refs = [ref for ref in find_refs(normal.text) if not ref.is_blocker]
    if refs:
        first = refs[0]
        in_front = not normal.text[: first.start].strip()
        words = normal.as_typed(first.end if in_front else 0, len(normal.text))
        return _row(context, first.code), words.strip(BETWEEN)
    quoted = quoted_key_result(context)
    return (quoted.row if quoted else None), context.parsed.rest.strip(BETWEEN)


def _row(context: Context, code: str) -> KeyResult | Objective:
    of_this = objective_by_code(context, code) if OBJECTIVE.fullmatch(code) else None
    return of_this.row if of_this else by_code(context, code).row


def _how(context: Context) -> Md:
    code = next((each.code for each in context.key_results), "KR4")
    return context.say(
        "Nothing was stored. Say what you comment on, and what: {example}",
        example=context.here.shown(context.say("/comment {code} Well done!", code=code)),
    )


COMMAND = Command(
    name=KIND,
    usage="/comment KR4 Well done!",
    says="a remark on a key result or an objective; its owner is told",
    run=run,
    family="kr",
)
