"""What a question names: a key result, an objective, or nothing in particular."""

from __future__ import annotations

from dataclasses import dataclass

from commands.acts.codes import CODE, not_here
from commands.acts.objectives.by_code import objective_by_code
from commands.acts.targets import listed, quoted_key_result, to_read
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.reading import Reading
from commands.texts.markdown import lines
from storage.objectives import PlacedObjective
from storage.okrs import Placed


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: its words, and the codes and title words in it."""

    text: str
    reading: Reading


def key_result(context: Context, asked: Asked) -> Placed | None:
    """The key result a question names or quotes; None if it is about no particular one.

    Raises:
        Refusal: an unknown code, or words that fit several.
        OnlyDirectly: a private code in a group.
    """
    codes = [code for code in asked.reading.refs if CODE.fullmatch(code)]
    if codes:
        return to_read(context, codes[0])
    found = [each for each in context.key_results if context.code(each) in asked.reading.title_codes]
    if len(found) > 1:
        raise Refusal(
            lines(context.say("Which one do you mean? Ask again with its code:"), listed(context, found))
        )
    return found[0] if found else quoted_key_result(context)


def objective(context: Context, asked: Asked) -> PlacedObjective | None:
    """The objective a question names; a `P…` may be a key result instead.

    Raises:
        Refusal: there is none with this code.
        OnlyDirectly: a private code in a group.
    """
    for code in asked.reading.refs:
        name = code.rpartition("/")[2]
        if name[0] in "OP" and "KR" not in name and "." not in name:
            not_here(context, code)
            return objective_by_code(context, code)
    return None


def named(context: Context, asked: Asked) -> Placed:
    """The key result a question is about.

    Raises:
        Refusal: it names none.
    """
    found = key_result(context, asked)
    if found is None:
        raise Refusal(
            context.say(
                "Which key result do you mean? Ask again with its code, for example: {words}",
                words=context.here.shown(context.say("why KR4")),
            )
        )
    return found
